"""Bins on round edges, evenly spaced on a linear or a logarithmic axis, and counting into them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.quantity import Quantity
from explorer.scenario import Claim
from explorer.study.draws import Array
from ui.charts.axes import Axis

_WANTED = 40
_DECADES = 1.5
"""So many powers of ten between the least and the greatest value make the axis logarithmic."""
_TAIL = 0.001
"""This share of the draws may lie beyond either end of the axis."""
_REACH = 1.5
"""By how much an axis grows, at most, to hold a claim."""
_PER_DECADE = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Bins:
    """An axis in `count` bins; values are in the unit shown."""

    axis: Axis
    count: int

    @property
    def edges(self) -> Array:
        """The positions on the axis where bins begin and end, one more than there are bins."""
        return np.linspace(*self.axis.ends, self.count + 1)

    def interval(self, index: int) -> tuple[float, float]:
        """The values at the edges of a bin, rounded to what they were meant to be."""
        low, high = self.axis.ends
        first, last = (
            self.axis.value(low + (high - low) * n / self.count) for n in (index, index + 1)
        )
        return float(f"{first:.9g}"), float(f"{last:.9g}")

    def counted(self, values: Array) -> NDArray[np.intp]:
        """How many of the finite values lie below the axis, in each bin, and above the axis."""
        low, high = self.axis.ends
        places = np.log10(np.maximum(values, 1e-300)) if self.axis.log else values
        index = np.clip((places - low) * (self.count / (high - low)), -1.0, self.count)
        # The last bin holds its upper edge: a share may well be one hundred per cent exactly.
        index[places == high] = self.count - 1
        return np.bincount(np.floor(index).astype(np.intp) + 1, minlength=self.count + 2)


def fitting_bins(
    quantity: Quantity, span: tuple[float, float], claims: Sequence[Claim] = ()
) -> Bins:
    """Bins for all of a span, and for claims that are near; values are in the unit shown."""
    axis = axis_over(quantity, *span)
    low, high = axis.ends
    for claim in claims:
        first, last = (axis.position(end / quantity.size) for end in (claim.low, claim.high))
        wider = min(low, first), max(high, last)
        if wider[1] - wider[0] <= _REACH * (axis.ends[1] - axis.ends[0]):
            low, high = wider
    width = _log_width(high - low) if axis.log else _width((high - low) / _WANTED)
    start, end = math.floor(low / width + 1e-9), math.ceil(high / width - 1e-9)
    rounded = axis.value(start * width), axis.value(end * width)
    return Bins(Axis(quantity, *rounded, axis.log), end - start)


def span_of(values: Array, here: float | None) -> tuple[float, float]:
    """From the least to the greatest of some finite values, less the tails, and the present one."""
    tail = int(len(values) * _TAIL)
    part = np.partition(values, (tail, len(values) - 1 - tail))
    low, high = float(part[tail]), float(part[-1 - tail])
    if here is not None and (here > 0 or not _spread_out(low, high)):
        low, high = min(low, here), max(high, here)
    return low, high


def axis_over(quantity: Quantity, low: float, high: float) -> Axis:
    """The axis from end to end, logarithmic where they are far apart."""
    if low == high:
        low, high = low - 0.1 * (abs(low) or 1.0), high + 0.1 * (abs(high) or 1.0)
    return Axis(quantity, low, high, _spread_out(low, high))


def densest(values: Array, span: tuple[float, float], *, log: bool) -> float:
    """The share of the values in the fullest bin over its width: per unit, or per power of ten."""
    ends = (math.log10(span[0]), math.log10(span[1])) if log else span
    width = (ends[1] - ends[0]) / _WANTED
    if not width > 0:
        return 0.0
    places = np.log10(np.maximum(values, 1e-300)) if log else values
    counts, _edges = np.histogram(places, _WANTED, ends)
    return float(counts.max()) / len(values) / width


def _spread_out(low: float, high: float) -> bool:
    return low > 0 and math.log10(high / low) > _DECADES


def _width(wanted: float) -> float:
    """The round width that is nearest: 1, 2, 2.5 or 5 of a power of ten."""
    power = 10.0 ** math.floor(math.log10(wanted))
    return min((n * power for n in (1, 2, 2.5, 5, 10)), key=lambda w: abs(math.log(w / wanted)))


def _log_width(decades: float) -> float:
    """A round part of a decade."""
    wanted = _WANTED / decades
    return 1 / min(_PER_DECADE, key=lambda n: abs(math.log(n / wanted)))
