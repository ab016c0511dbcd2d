"""What varies, and which of it: chosen for each kind, kept while others are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.model import model
from explorer.results import Results
from explorer.study.variants import (
    CATALOGUES,
    Variant,
    catalogue,
    first_choice,
    stated_by,
    usual_values,
    valued,
)

Values = tuple[tuple[float, str], ...]


@dataclass
class Picking:
    """The choices of one chart: keys of the catalogue, values of quantities, the order."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, Values] = field(default_factory=dict)
    by_value: bool = True

    def keys_of(self, what: str) -> tuple[str, ...]:
        """Which entries of the catalogue are shown."""
        return self.keys.get(what) or first_choice(what)

    def values_of(self, what: str, results: Results) -> Values:
        """Which values of a quantity are shown."""
        return self.values.get(what) or usual_values(results, what)

    def variants(self, what: str, results: Results) -> tuple[Variant, ...]:
        """All that is shown of a kind, in the order of the catalogue or as typed."""
        if what not in CATALOGUES:
            return valued(results, what, self.values_of(what, results))
        keys = set(self.keys_of(what))
        return tuple(variant for variant in catalogue(what) if variant.key in keys)


def name_of(what: str) -> str:
    """What varies, in words."""
    return CATALOGUES.get(what) or model().quantities[what].label


def varied_by(what: str) -> frozenset[str]:
    """The quantities that something else is stated of."""
    return stated_by(what) if what in CATALOGUES else frozenset({what})


def offered(quantities: Sequence[str]) -> list[tuple[str, str]]:
    """All that can vary: the kinds of the catalogue, then quantities, each with its label."""
    return [(what, name_of(what)) for what in (*CATALOGUES, *quantities)]
