"""What a waterfall is: from one value to another, and a bar for each quantity that moves it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from explorer.graph import How
from explorer.model import model
from explorer.study.waterfall import words

Side: TypeAlias = How | Literal["absent"]
Method = Literal["LMDI", "Shapley"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A quantity, and by how much its going from `one` to `other` moves the result, all SI.

    `how` says of either side whether it is stated there, follows, is assumed or is absent, where
    it counts as zero; `units` are those in which it is stated.
    """

    name: str
    amount: float
    one: float
    other: float
    how: tuple[Side, Side]
    units: tuple[str, str] = ("", "")

    @property
    def label(self) -> str:
        """The quantity's label."""
        return model().quantities[self.name].label

    @property
    def ends(self) -> tuple[str, str]:
        """Its value on either side, as it was typed."""
        return words.values(self.name, (self.one, self.other), self.how, self.units)

    @property
    def values(self) -> str:
        """What it went from and to: “6.5 → 10.2 kW”."""
        return words.from_to(*self.ends)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The change of a result from one scenario to another, the largest bars first.

    The bars add up to `end` − `start`. `method` is how they were found: logarithmic means (LMDI)
    or, where a factor is zero or changes its sign, Shapley's averages.
    """

    target: str
    start: float
    end: float
    bars: tuple[Bar, ...]
    method: Method

    @property
    def words(self) -> str:
        """One sentence: from what to what, and what does most of it."""
        found = [(bar.name, bar.amount) for bar in self.bars]
        return words.sentence(self.target, self.start, self.end, found)

    def signed(self, amount: float) -> str:
        """An amount as a label has it: “+1.8 GWh”."""
        return words.signed(self.target, amount)
