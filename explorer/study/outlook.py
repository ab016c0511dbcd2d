"""Until the horizon: a result year by year, as a fan from the ranges."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from explorer.formula import Value
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.draws import Array
from explorer.study.sampled import Sampled, band_of
from explorer.text import _

SUBJECTS: Mapping[str, str] = {
    "horizon_energy": _("Energy per year"),
    "horizon_emissions": _("Emissions per year"),
    "horizon_world_share": _("Share of the world"),
}
"""What the outlook looks at, by what it is called in any year."""
YEAR = "horizon_year"
_COUNTED = 4
"""In so many years a fast outlook counts its draws."""
_BASE, _GROWTH = "base_year", "fleet_growth"


@dataclass(frozen=True)
class Fan:
    """A result in each year: as stated, and the percentiles of the draws; SI, shape (years,)."""

    quantity: str
    years: Array
    stated: Array
    low: Array
    median: Array
    high: Array

    @property
    def certain(self) -> bool:
        """Whether nothing that it rests on has a range."""
        return bool(np.all(self.low == self.high))

    @property
    def shown(self) -> Quantity:
        """The quantity, for showing its values."""
        return model().quantities[self.quantity]

    @property
    def begins(self) -> tuple[int, float]:
        """The base year and the stated value in it."""
        return int(self.years[0]), float(self.stated[0])

    @property
    def ends(self) -> tuple[int, float]:
        """The horizon year and the stated value in it."""
        return int(self.years[-1]), float(self.stated[-1])


@dataclass(frozen=True, slots=True)
class Wanting:
    """Why there is no outlook, and the quantities that would have to be stated otherwise."""

    sentence: str
    names: tuple[str, ...]


def wanting(results: Results, quantity: str) -> Wanting | None:
    """What stands in the way of an outlook; None where nothing does."""
    if quantity not in results.values:
        return Wanting(_("The outlook needs:"), results.unknown[quantity])
    if _GROWTH not in results.plan.leaves[quantity]:
        # A value for the horizon alone says nothing of the years before it.
        return Wanting(
            _("The years before the horizon are unknown, for this is stated:"),
            _stated_instead(results, quantity),
        )
    if not years(results).size:
        return Wanting(_("The horizon year has to be later than the base year:"), (YEAR, _BASE))
    return None


def _stated_instead(results: Results, quantity: str) -> tuple[str, ...]:
    way = dict.fromkeys((quantity, "horizon_energy", "growth_factor"))
    return tuple(name for name in way if results.how(name) == "stated")[:1]


def years(results: Results) -> Array:
    """The years from the base to the horizon, both included; empty where one is unknown."""
    values = results.values
    if _BASE not in values or YEAR not in values:
        return np.empty(0)
    first, last = round(values[_BASE]), round(values[YEAR])
    return np.arange(first, last + 1.0) if last > first else np.empty(0)


def outlook(sampled: Sampled, quantity: str, *, fast: bool = False) -> Fan | None:
    """The fan of a result; None where something is wanting.

    A fast one has its percentiles counted in a few of the years, and curves between them.
    """
    results, ahead = sampled.results, years(sampled.results)
    if wanting(results, quantity):
        return None
    counted = _some(ahead) if fast else ahead
    with np.errstate(all="ignore"):
        stated = np.asarray(_in_years(results, results.values, quantity, ahead), dtype=float)
        bands = [band_of(_in_years(results, sampled.values, quantity, y)) for y in counted]
        edges = np.array([(b.low, b.median, b.high) for b in bands]).T
        low, median, high = (_between(edge, counted, ahead) for edge in edges)
    return Fan(quantity, ahead, stated, low, median, high)


def _some(ahead: Array) -> Array:
    places = np.linspace(0, len(ahead) - 1, min(len(ahead), _COUNTED))
    chosen: Array = ahead[places.round().astype(int)]
    return chosen


def _between(edge: Array, counted: Array, ahead: Array) -> Array:
    """An edge of the fan in all the years: growth is even, so its logarithm is nearly straight."""
    if len(counted) == len(ahead):
        return edge
    return np.exp(np.interp(ahead, counted, np.log(edge)))


def _in_years(
    results: Results, values: Mapping[str, Value], quantity: str, when: Array | np.float64
) -> Value:
    """A quantity with other horizon years, for all the draws if `values` are drawn."""
    return results.plan.run_to(quantity, values, {YEAR: when})


def rows(sampled: Sampled) -> list[tuple[str, ...]]:
    """Each year's known results as rows of text, with their percentiles where they have any."""
    fans = [fan for name in SUBJECTS if (fan := outlook(sampled, name))]
    if not fans:
        return []
    columns = [[_("Year"), *(f"{year:.0f}" for year in fans[0].years)]]
    for fan in fans:
        columns += _columns(fan)
    return list(zip(*columns, strict=True))


def _columns(fan: Fan) -> Iterator[list[str]]:
    subject, stated = SUBJECTS[fan.quantity], ("", fan.stated)
    parts = (
        (_("5th percentile"), fan.low),
        (_("median"), fan.median),
        (_("as stated"), fan.stated),
        (_("95th percentile"), fan.high),
    )
    for which, values in (stated,) if fan.certain else parts:
        head = f"{subject}, {which}" if which else subject
        yield [head, *(fan.shown.shown(value) for value in values)]
