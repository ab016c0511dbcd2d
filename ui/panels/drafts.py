"""A claim while it is being written: what stands in the fields, and the claim that it makes."""

from dataclasses import dataclass
from typing import Any

from explorer import toml_entries
from explorer.faults import FaultError
from explorer.model import model
from explorer.plain_text import short
from explorer.scenario import Claim, Scenario
from explorer.text import _
from explorer.toml_reader import claim_from

_ORIGIN = ("source", "link", "year")


@dataclass(frozen=True)
class Draft:
    """The texts in the fields, perhaps not yet a claim; `was` is the claim that they changed."""

    quantity: str = ""
    value: str = ""
    sentence: str = ""
    by: str = ""
    source: str = ""
    link: str = ""
    year: str = ""
    was: Claim | None = None

    @classmethod
    def of(cls, claim: Claim, scenario: Scenario) -> "Draft":
        """What stands in the fields of a claim that nobody has changed."""
        source = scenario.source_of(claim)
        return cls(
            quantity=model().quantities[claim.quantity].label,
            value=str(toml_entries.claim(claim)["value"]),
            sentence=claim.sentence,
            by=claim.by,
            source=source.text,
            link=source.link,
            year=str(source.year or ""),
            was=claim,
        )

    def read(self, scenario: Scenario) -> Claim:
        """The claim that it makes. Raises a fault whose path begins with the field."""
        before = self._before(scenario)
        if self.was is not None and self == before:
            return self.was
        entry = {
            "quantity": _named(self.quantity),
            "value": _given(self.value),
            "sentence": self.sentence,
            "by": self.by,
            **self._origin(before),
        }
        claim = claim_from(
            {k: v for k, v in entry.items() if v not in ("", None)}, scenario.sources
        )
        if self.was is not None and self._has(before, "quantity", "value"):
            return claim.model_copy(update=self.was.model_dump(include={"low", "high", "unit"}))
        return claim

    def cites(self, scenario: Scenario) -> str:
        """The key of the shared source that it cites, until its source is changed."""
        if self.was is None or not self._has(self._before(scenario), *_ORIGIN):
            return ""
        return self.was.cite

    def _before(self, scenario: Scenario) -> "Draft":
        return Draft.of(self.was, scenario) if self.was is not None else Draft()

    def _has(self, other: "Draft", *names: str) -> bool:
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def _origin(self, before: "Draft") -> dict[str, Any]:
        if self.was is not None and self._has(before, *_ORIGIN):
            return self.was.model_dump(include={"cite", *_ORIGIN})
        year = int(self.year) if self.year.isdecimal() else self.year
        return {"source": self.source, "link": self.link, "year": year}


def _named(text: str) -> str:
    """The quantity that a text names, by its label or its key. Raises a fault."""
    wanted = text.strip().casefold()
    for quantity in model().quantities.values():
        if wanted in (quantity.label.casefold(), quantity.name):
            return quantity.name
    sentence = _("Choose the quantity that the claim is about.")
    if wanted:
        sentence = _("“{text}” is no quantity that Wattif knows; choose one from the list.").format(
            text=short(text)
        )
    raise FaultError(("quantity",), sentence)


def _given(text: str) -> str:
    if not text:
        raise FaultError(("value",), _("Write the value with its unit, as it was published."))
    return text
