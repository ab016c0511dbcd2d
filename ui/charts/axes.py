"""Axes with round ends and round ticks, linear or logarithmic.

Values are turned into positions here (their logarithm on a logarithmic axis), since pyqtgraph's
own logarithmic mode has no labels inside one decade and misplaces everything but curves.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer import show, units
from explorer.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of a quantity; its ends are in the unit shown."""

    quantity: Quantity
    low: float
    high: float
    log: bool

    def position(self, value: float) -> float:
        """Where a value stands on the axis as drawn."""
        if not self.log:
            return value
        return math.log10(value) if value > 0 else -math.inf

    def positions(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for many values; what cannot be drawn becomes a gap."""
        with np.errstate(all="ignore"):
            found = np.log10(values) if self.log else values
        return np.where(np.isfinite(found), found, np.nan)

    def value(self, position: float) -> float:
        """The value at a position."""
        return float(10.0**position) if self.log else position

    @property
    def ends(self) -> tuple[float, float]:
        """The positions of the ends."""
        return self.position(self.low), self.position(self.high)

    def holds(self, *values: float) -> bool:
        """Whether all the values lie between the ends."""
        return all(self.low <= value <= self.high for value in values)

    def ticks(self, most: int) -> list[float]:
        """At most about `most` round values between the ends, two or more where possible."""
        if self.log and self.high / self.low >= 4:
            return _log_ticks(self.low, self.high, most)
        step = _nice((self.high - self.low) / max(most, 1))
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [step * n for n in range(first, last + 1)]

    def labels(self, values: list[float], *, named: bool) -> list[str]:
        """Round values as ticks say them; one unit of all stands at the last, if it is `named`."""
        written = [self._written(value) for value in values]
        if len({unit for _number, unit in written}) == 1:
            last = len(written) - 1 if named else len(written)
            written[:last] = [(number, "1") for number, _unit in written[:last]]
        return [show.with_unit(number, unit) for number, unit in written]

    def _written(self, value: float) -> tuple[str, str]:
        quantity = self.quantity
        if quantity.calendar:
            return f"{value:.0f}", "1"
        unit, number = quantity.unit, value
        best = show.fitting(value * quantity.size, unit)
        steps = math.log10(units.size(best) / quantity.size)
        if abs(steps - round(steps)) < 1e-9:
            unit, number = best, value * quantity.size / units.size(best)
        return show.number(number, _figures(number)), unit


def drawable(value: float) -> bool:
    """Whether a value can stand on an axis: finite, and not so far out that pixels lose sense."""
    return value == 0 or 1e-60 < abs(value) < 1e60


def fitted(quantity: Quantity, low: float, high: float, *, log: bool) -> Axis:
    """An axis with round ends that holds the interval; a linear one begins at zero if it can."""
    if log:
        fine = high / low < 30
        return Axis(quantity, _floor(low, fine=fine), _ceiling(high * 1.0001, fine=fine), log=True)
    low = min(low, 0.0)
    high = high if high > low else low + 1.0
    step = _nice((high - low) / 5)
    ends = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return Axis(quantity, *ends, log=False)


def axis_along(quantity: Quantity, *here: float) -> Axis:
    """The axis over all of a quantity's slider, longer where a value `here` lies beyond it."""
    low, high = quantity.slider
    log = quantity.scale == "log"
    held = [low, high, *(value for value in here if value > 0 or not log)]
    if (min(held), max(held)) == (low, high):
        return Axis(quantity, low, high, log)
    return fitted(quantity, min(held), max(held), log=log)


def _log_ticks(low: float, high: float, most: int) -> list[float]:
    found: list[float] = []
    more: list[float] = []
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for steps, skip in (((1, 2, 5), 1), ((1,), 1), ((1,), 2), ((1,), 3), ((1,), 6), ((1,), 12)):
        powers = range(math.ceil(first / skip) * skip, last + 1, skip)
        values = [step * 10.0**power for power in powers for step in steps]
        more = found
        found = [v for v in values if low * (1 - 1e-9) <= v <= high * (1 + 1e-9)]
        if len(found) <= most:
            break
    return found if len(found) > 1 or not more else [more[0], more[-1]]


def _figures(number: float) -> int:
    """How many figures a round number needs to be written in full."""
    for figures in (1, 2, 3):
        if abs(float(f"{number:.{figures - 1}e}") - number) <= 1e-9 * abs(number):
            return figures
    return 4


def _nice(step: float) -> float:
    """The next of 1, 2, 5, 10 … at or above."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= step * (1 - 1e-9))


def _ceiling(value: float, *, fine: bool) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return next(n * power for n in ((1, 2, 5, 10) if fine else (1, 10)) if n * power >= value)


def _floor(value: float, *, fine: bool) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return next(n * power for n in ((5, 2, 1) if fine else (1,)) if n * power <= value * (1 + 1e-9))
