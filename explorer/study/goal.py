"""A target for a result, and what a single quantity would have to be to reach it."""

from dataclasses import dataclass
from typing import Literal

from explorer import show
from explorer.model import model
from explorer.results import Results
from explorer.scenario import Claim
from explorer.text import _

Kind = Literal["reached", "nearly", "out of reach", "no effect"]
_COUNTED = 1e6
"""Whole numbers up to here are counted one by one; larger ones are rounded like others."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A result and the value, SI, that it shall have."""

    quantity: str
    value: float

    @property
    def shown(self) -> str:
        """The target as people read it."""
        return model().quantities[self.quantity].shown(self.value)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one quantity would have to be, SI, and what the result is then.

    `value` is None where no value reaches the target; `at` is then the best that can be done, and
    `gives` the result there. `others` counts further values that would reach the target as well.
    """

    name: str
    kind: Kind
    value: float | None
    at: float
    gives: float
    others: int = 0

    def words(self, goal: Goal) -> str:
        """The answer in a few words."""
        gives = model().quantities[goal.quantity].shown(self.gives)
        match self.kind:
            case "no effect":
                return _("makes no difference")
            case "out of reach":
                bound = _("at most {value}") if self.gives < goal.value else _("at least {value}")
                return _("not within reach: {bound}").format(bound=bound.format(value=gives))
            case "nearly":
                return _("{value}, the nearest whole number, gives {result}").format(
                    value=self.needed, result=gives
                )
        more = _(" (or {n} other values)").format(n=self.others) if self.others else ""
        return self.needed + more

    @property
    def needed(self) -> str:
        """The value by itself, as people read it: whole numbers in full."""
        quantity = model().quantities[self.name]
        if quantity.whole and self.at < _COUNTED:
            return quantity.exact(self.at)
        return quantity.shown(self.at, 4 if quantity.scale == "linear" else show.FIGURES)


def goal_of(claim: Claim, results: Results) -> Goal:
    """The published value or, of an interval, what is nearest to the computed one."""
    computed = results.values.get(claim.quantity, claim.low)
    return Goal(claim.quantity, min(max(computed, claim.low), claim.high))
