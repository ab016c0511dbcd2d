"""The document: a frozen set of statements, each with its source, and what was claimed."""

import contextlib
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from explorer.distribution import Distribution, moved, natural
from explorer.errors import WattifError
from explorer.model import model
from explorer.quantity import Quantity
from explorer.text import _

Known = Literal["primary", "quoted", "computed", "unverified"]
TAGS = ("training", "fine-tuning", "serving", "sector", "data", "unit slip", "validation")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Source(_Frozen):
    """Where a figure comes from: a citation as text, its link if there is one, its year."""

    text: str = ""
    link: str = ""
    year: int | None = None

    def __str__(self) -> str:
        return f"{self.text} ({self.year})" if self.year else self.text


class _Cited(_Frozen):
    """Something with a source: `cite` is a key of the scenario's sources; the rest stands here."""

    cite: str = ""
    source: str = ""
    link: str = ""
    year: int | None = None

    @property
    def own_source(self) -> Source:
        """The source that stands with it, empty where none does."""
        return Source(text=self.source, link=self.link, year=self.year)


class Statement(_Cited):
    """A quantity that somebody states: SI value, the unit it was written in, range and source.

    `low` and `high` are the 5th and 95th percentile in SI, both or neither, and `distribution` is
    the one that passes through them.
    """

    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    distribution: Distribution | None = None
    known: Known | None = None
    note: str = ""

    @property
    def range(self) -> tuple[float, float] | None:
        """The 5th and 95th percentile, SI, or None where none is stated."""
        if self.low is None or self.high is None:
            return None
        return self.low, self.high

    def ranging(self, quantity: Quantity, low: float, high: float) -> "Statement":
        """The statement with another range, SI. Raises WattifError where that cannot be."""
        for end in (low, high):
            quantity.check(end)
        if not low <= self.value <= high:
            raise WattifError(
                _("The range {low} to {high} does not hold the value itself, {value}.").format(
                    low=quantity.exact(low),
                    high=quantity.exact(high),
                    value=quantity.exact(self.value),
                )
            )
        kind = natural(quantity, low)
        return self.model_copy(update={"low": low, "high": high, "distribution": kind})

    def without_range(self) -> "Statement":
        """The statement of its value alone."""
        return self.model_copy(update={"low": None, "high": None, "distribution": None})


class Claim(_Cited):
    """What was published about a quantity: SI interval (a point where both ends are equal)."""

    quantity: str
    low: float
    high: float
    unit: str
    sentence: str = ""
    by: str = ""


class Sampling(_Frozen):
    """How uncertainty is drawn: the same seed and number give the same draws, to the last digit."""

    seed: int = Field(1, ge=0, lt=2**32)
    samples: int = Field(100_000, ge=100, le=1_000_000)


class Hold(_Frozen):
    """A result that stays at a value, SI, because a stated quantity follows the others."""

    quantity: str
    value: float
    unit: str
    follower: str


class Scenario(_Frozen):
    """What somebody states about one case. Everything else follows from it, or is unknown."""

    title: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    sources: Mapping[str, Source] = Field(default_factory=dict)
    statements: Mapping[str, Statement] = Field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    sampling: Sampling = Sampling()
    hold: Hold | None = None

    @model_validator(mode="after")
    def _fits_the_model(self) -> "Scenario":
        quantities = model().quantities
        for name, statement in self.statements.items():
            if name not in quantities:
                raise WattifError(_("There is no quantity called “{name}”.").format(name=name))
            quantities[name].check(statement.value)
        if self.hold is not None and self.hold.follower not in self.statements:
            name = quantities[self.hold.follower].label
            raise WattifError(_("{name} cannot follow, for it is not stated.").format(name=name))
        return self

    @property
    def values(self) -> dict[str, float]:
        """The stated values by name, SI."""
        return {name: statement.value for name, statement in self.statements.items()}

    def stating(self, name: str, value: float, unit: str = "") -> "Scenario":
        """The scenario with a quantity stated anew, SI; a source that said otherwise goes.

        A range moves along with its value. Raises WattifError where the value cannot exist.
        """
        quantity = model().quantities[name]
        quantity.check(value)
        old = self.statements.get(name)
        if old is not None and old.value == value:
            return self
        new = Statement(value=value, unit=unit or (old.unit if old else quantity.unit))
        if old is not None and old.range is not None:
            low, high = (moved(quantity, old.value, value, end) for end in old.range)
            with contextlib.suppress(WattifError):  # beyond all numbers there are no ranges
                new = new.ranging(quantity, min(low, value), max(high, value))
        return self.with_statement(name, new)

    def with_statement(self, name: str, statement: Statement) -> "Scenario":
        """The scenario with one statement put in place."""
        return self.model_copy(update={"statements": {**self.statements, name: statement}})

    def with_statements(self, statements: Mapping[str, Statement]) -> "Scenario":
        """The scenario with several statements put in place."""
        return self.model_copy(update={"statements": {**self.statements, **statements}})

    def freeing(self, name: str) -> "Scenario":
        """The scenario without a statement, so that the quantity follows or is unknown."""
        kept = {n: s for n, s in self.statements.items() if n != name}
        hold = None if self.hold and name == self.hold.follower else self.hold
        return self.model_copy(update={"statements": kept, "hold": hold})

    def ranging(self, name: str, ends: tuple[float, float] | None) -> "Scenario":
        """The scenario with another range, SI, or none, of a statement. Raises WattifError."""
        old = self.statements.get(name)
        if old is None:
            raise WattifError(
                _(
                    "{label} is not stated, so it has no range of its own; state a value first."
                ).format(label=model().quantities[name].label)
            )
        if ends is None:
            return self.with_statement(name, old.without_range())
        new = old.ranging(model().quantities[name], *ends)
        if self.source_of(old).text and new.range != old.range:
            new = new.model_copy(update={"note": _("The range is not from this source.")})
        return self.with_statement(name, new)

    @property
    def uncertain(self) -> tuple[str, ...]:
        """The names of the statements that have a range."""
        return tuple(name for name, s in self.statements.items() if s.range is not None)

    def source_of(self, item: Statement | Claim) -> Source:
        """The source of a statement or claim, wherever it stands; empty where none is given."""
        if item.cite in self.sources:
            return self.sources[item.cite]
        return item.own_source


KNOWN_WORDS: dict[Known, str] = {
    "primary": _("read in the primary source"),
    "quoted": _("quoted from a secondary source"),
    "computed": _("computed from other figures"),
    "unverified": _("not checked"),
}
