"""Until the horizon: a result year by year, as a fan from the ranges, and when it meets a line."""

import math
from dataclasses import dataclass

import numpy as np

from explorer.results import Results, sweep
from explorer.study.draws import Array
from explorer.study.sampled import Sampled, band_of

SUBJECTS = ("horizon_energy", "horizon_emissions", "horizon_world_share")
"""What the outlook looks at: energy and emissions per year, share of the world."""
_YEAR = "horizon_year"


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


@dataclass(frozen=True, slots=True)
class Crossing:
    """The first year in which a line is met: by the stated path, at the earliest, at the latest.

    None stands for "not before the horizon".
    """

    stated: int | None
    earliest: int | None
    latest: int | None


def years(results: Results) -> Array:
    """The years from the base to the horizon, both included; empty where one is unknown."""
    values = results.values
    if "base_year" not in values or _YEAR not in values:
        return np.empty(0)
    first, last = round(values["base_year"]), round(values[_YEAR])
    return np.arange(first, last + 1.0) if last > first else np.empty(0)


def outlook(sampled: Sampled, quantity: str) -> Fan | None:
    """The fan of a result; None where it is unknown or there is no year to come."""
    results, ahead = sampled.results, years(sampled.results)
    if quantity not in results.values or not ahead.size:
        return None
    with np.errstate(all="ignore"):
        stated = np.broadcast_to(sweep(results.scenario, _YEAR, ahead)[quantity], ahead.shape)
        bands = [band_of(_in_year(sampled, year)[quantity]) for year in ahead]
    low, median, high = (
        np.array([getattr(b, n) for b in bands]) for n in ("low", "median", "high")
    )
    return Fan(quantity, ahead, stated, low, median, high)


def _in_year(sampled: Sampled, year: float) -> dict[str, Array]:
    changed = frozenset({_YEAR})
    return sampled.results.plan.run_again(sampled.values, {_YEAR: np.float64(year)}, changed)


def crossing(fan: Fan, level: float) -> Crossing | None:
    """When the fan meets a level, SI; None where no part of it does."""
    stated, low, high = (_first(fan.years, c, level) for c in (fan.stated, fan.low, fan.high))
    if stated is None and low is None and high is None:
        return None
    met = [year for year in (low, stated, high) if year is not None]
    return Crossing(stated, min(met), None if low is None or high is None else max(low, high))


def _first(years_: Array, curve: Array, level: float) -> int | None:
    """The first year at whose end the curve has come to the other side of the level."""
    if not np.all(np.isfinite(curve)) or not math.isfinite(level):
        return None
    above = curve >= level
    changed = np.flatnonzero(above != above[0])
    return int(years_[changed[0]]) if changed.size else None
