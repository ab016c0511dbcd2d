"""The document: a frozen set of statements, each with its source, and what was claimed."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from explorer.errors import WattifError
from explorer.model import model
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

    `low` and `high` are the 5th and 95th percentile in SI.
    """

    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    known: Known | None = None
    note: str = ""


class Claim(_Cited):
    """What was published about a quantity: SI interval (a point where both ends are equal)."""

    quantity: str
    low: float
    high: float
    unit: str
    sentence: str = ""
    by: str = ""


class Scenario(_Frozen):
    """What somebody states about one case. Everything else follows from it, or is unknown."""

    title: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    sources: Mapping[str, Source] = Field(default_factory=dict)
    statements: Mapping[str, Statement] = Field(default_factory=dict)
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _fits_the_model(self) -> "Scenario":
        quantities = model().quantities
        for name, statement in self.statements.items():
            if name not in quantities:
                raise WattifError(_("There is no quantity called “{name}”.").format(name=name))
            quantities[name].check(statement.value)
        return self

    @property
    def values(self) -> dict[str, float]:
        """The stated values by name, SI."""
        return {name: statement.value for name, statement in self.statements.items()}

    def stating(self, name: str, value: float, unit: str = "") -> "Scenario":
        """The scenario with a quantity stated anew, SI; a source that said otherwise goes.

        Raises WattifError where the value cannot exist.
        """
        quantity = model().quantities[name]
        quantity.check(value)
        old = self.statements.get(name)
        if old is not None and old.value == value:
            return self
        new = Statement(value=value, unit=unit or (old.unit if old else quantity.unit))
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
        return self.model_copy(update={"statements": kept})

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
