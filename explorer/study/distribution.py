"""Ranges as distributions: their quantiles for drawing, their density for the eye."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import NormalDist
from typing import Protocol

import numpy as np

from explorer.distribution import natural
from explorer.model import model
from explorer.quantity import Quantity
from explorer.scenario import Statement
from explorer.study.draws import Array, Draws

LOW, HIGH = 0.05, 0.95
"""The probabilities that the two ends of a range stand for."""
_Z = NormalDist().inv_cdf(HIGH)
_POINTS = 513
_ROUNDS = 60


class Shape(Protocol):
    """A distribution of one quantity, SI."""

    def quantiles(self, draws: Draws) -> Array:
        """The value in the middle of each stratum, rising; shape (count,)."""

    def density(self, values: Array) -> Array:
        """The density at some values, up to a factor."""


@dataclass(frozen=True)
class LogNormal:
    """The logarithm of what lies above `floor` is normal."""

    floor: float
    mean: float
    deviation: float

    def quantiles(self, draws: Draws) -> Array:
        """Floor + exp(mean + deviation × z)."""
        return self.floor + np.exp(self.mean + self.deviation * draws.normal)

    def density(self, values: Array) -> Array:
        """exp(−z² ÷ 2) ÷ (value − floor)."""
        with np.errstate(all="ignore"):
            above = values - self.floor
            z = (np.log(above) - self.mean) / self.deviation
            return np.where(above > 0, np.exp(-0.5 * z * z) / above, 0.0)


@dataclass(frozen=True)
class Pert:
    """A beta distribution between `low` and `high` with its mode at `mode`: Clark 1962."""

    low: float
    mode: float
    high: float

    def quantiles(self, draws: Draws) -> Array:
        """By interpolation in the cumulated density."""
        return self.at(draws.shares)

    def at(self, shares: Array) -> Array:
        """The quantiles of some probabilities."""
        points, below = self._cumulated
        return np.interp(shares, below, points)

    def density(self, values: Array) -> Array:
        """(value − low)^a × (high − value)^b, with a + b = 4."""
        span = self.high - self.low
        at = np.clip((values - self.low) / span, 0.0, 1.0)
        rise = 4 * (self.mode - self.low) / span
        inside = (values >= self.low) & (values <= self.high)
        return np.where(inside, at**rise * (1 - at) ** (4 - rise), 0.0)

    @cached_property
    def _cumulated(self) -> tuple[Array, Array]:
        points = np.linspace(self.low, self.high, _POINTS)
        density = self.density(points)
        below = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
        return points, below / below[-1]


@dataclass(frozen=True)
class Point:
    """A range of no width."""

    value: float

    def quantiles(self, draws: Draws) -> Array:
        """The value, as often as there are draws."""
        return np.full(draws.count, self.value)

    def density(self, values: Array) -> Array:
        """Nothing but the value."""
        return np.where(values == self.value, 1.0, 0.0)


def shape_of(name: str, statement: Statement) -> Shape:
    """The distribution of a statement that has a range."""
    if statement.range is None:
        return Point(statement.value)
    quantity = model().quantities[name]
    low, high = statement.range
    kind = statement.distribution or natural(quantity, low)
    if high - low <= 1e-12 * abs(high):
        return Point(statement.value)
    if kind == "log-normal":
        return log_normal(quantity.si_low, low, high)
    return pert(quantity, low, statement.value, high)


def log_normal(floor: float, low: float, high: float) -> LogNormal:
    """The log-normal above `floor` with these 5th and 95th percentiles."""
    ends = math.log(low - floor), math.log(high - floor)
    return LogNormal(floor, sum(ends) / 2, (ends[1] - ends[0]) / (2 * _Z))


def pert(quantity: Quantity, low: float, mode: float, high: float) -> Pert:
    """The PERT with this mode and these 5th and 95th percentiles, as far as the bounds allow.

    Where a bound is too near, the distribution ends at the bound.
    """
    ceiling = math.inf if quantity.si_high is None else quantity.si_high
    return _pert(quantity.si_low, low, mode, high, ceiling)


@lru_cache(maxsize=256)
def _pert(floor: float, low: float, mode: float, high: float, ceiling: float) -> Pert:
    probabilities = np.array([LOW, HIGH])
    first, last = low, high
    for _round in range(_ROUNDS):
        at_low, at_high = Pert(first, mode, last).at(probabilities)
        wanted = max(first + low - at_low, floor), min(last + high - at_high, ceiling)
        step = max(abs(wanted[0] - first), abs(wanted[1] - last))
        first, last = min(wanted[0], mode), max(wanted[1], mode)
        if step <= 1e-7 * (high - low):
            break
    return Pert(first, mode, last)
