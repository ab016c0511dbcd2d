"""What a map shows behind its dot: values over two axes, their colours, and lines of one value."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from explorer.quantity import Quantity
from explorer.study.map import levels
from ui.charts.axes import Axis
from ui.charts.map.isolines import isolines

Array = NDArray[np.float64]
_DECADES = {True: 1.5, False: 3.0}
"""How many powers of ten are too many for even colours, by whether an axis is logarithmic."""
_FINER = 4
"""So many cells are coloured between two values."""
_FARTHEST = 1e-12
"""A logarithmic scale reaches down to this share of its top, whatever lies below."""


@dataclass(frozen=True)
class Contour:
    """A line of one value, in the unit shown, and what is written on it."""

    value: float
    label: str
    kind: Literal["round", "claim", "goal"] = "round"
    by: str = ""
    tip: str = ""


@dataclass(frozen=True, eq=False)
class Ground:
    """Values in the units shown, `values[row, column]`; `scale` is the axis of the colours."""

    values: Array
    bottom: Axis
    left: Axis
    scale: Axis
    marked: tuple[Contour, ...] = ()

    @property
    def axes(self) -> tuple[Axis, Axis, Axis]:
        """All that its picture has beside it."""
        return self.bottom, self.left, self.scale

    @property
    def shares(self) -> Array:
        """How far up the scale values are, from 0 to 1, at the middles of fine cells.

        NaN where there is none.
        """
        with np.errstate(all="ignore"):
            places = np.log10(self.values) if self.scale.log else self.values
        low, high = self.scale.ends
        shares = np.where(
            np.isnan(self.values), np.nan, np.clip((places - low) / (high - low), 0, 1)
        )
        return _finer(_finer(shares).T).T

    def share(self, value: float) -> float:
        """The same for one value, not held between the ends."""
        low, high = self.scale.ends
        return (self.scale.position(value) - low) / (high - low)

    def holds(self, value: float) -> bool:
        """Whether there are values on both sides of one, so that it has a line."""
        known = self.values[np.isfinite(self.values)]
        return bool(known.size and known.min() <= value <= known.max())

    def contours(self, most: int) -> list[Contour]:
        """The goal, the claims, and at most so many round values."""
        scale = self.scale
        known = [contour.value for contour in self.marked]
        rounds = [v for v in levels(scale.low, scale.high, most, log=scale.log) if v not in known]
        texts = (scale.labels([value], named=True)[0] for value in rounds)
        return [*self.marked, *(Contour(v, text) for v, text in zip(rounds, texts, strict=True))]

    def lines(self, contours: Sequence[Contour]) -> list[list[Array]]:
        """For every contour its polylines, as shares of the axes."""
        logs = self.bottom.log, self.left.log
        return isolines(self.values, [contour.value for contour in contours], logs)


def _finer(values: Array) -> Array:
    """Between every two rows several ones that lead from the one to the other."""
    steps = (len(values) - 1) * _FINER
    places = (np.arange(steps) + 0.5) / _FINER
    before = places.astype(np.intp)
    up = (places - before)[:, np.newaxis]
    return values[before] * (1 - up) + values[before + 1] * up


def scale_of(quantity: Quantity, values: Array, *, over_log: bool) -> Axis | None:
    """The axis of the colours from the least value to the most; None where there are none."""
    known = values[np.isfinite(values)]
    if not known.size:
        return None
    low, high = float(known.min()), float(known.max())
    if low >= 0 and high > 0:
        least = max(float(known[known > 0].min()), high * _FARTHEST)
        if math.log10(high / least) > _DECADES[over_log]:
            return Axis(quantity, least, high, log=True)
    if high - low <= 1e-9 * abs(high):
        half = 0.5 * abs(high) or 0.5
        return Axis(quantity, low - half, high + half, log=False)
    return Axis(quantity, low, high, log=False)


def suits(scale: Axis, values: Array) -> bool:
    """Whether a scale still shows most of some values, their middle at least."""
    known = values[np.isfinite(values)]
    return bool(known.size) and scale.holds(float(np.median(known)))
