"""Where years and values stand on the picture of an outlook."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRectF

from explorer.facts import Mark
from explorer.study.crossings import Crossing
from explorer.study.draws import Array
from explorer.study.outlook import Fan
from ui.charts.axes import Axis, fitted
from ui.charts.beside import both
from ui.charts.marks import Type

BEYOND = 2
"""So many years after the horizon may be shown to hold a mark."""
_DECADES = 1.5
"""How many powers of ten the fan spans before its axis is logarithmic."""
_NEAR = {True: 10.0, False: 2.0}
"""So many times beyond the fan a mark may lie and still be on the axis, by whether it is
logarithmic."""
_IN_REACH = {True: 3.0, False: 1.3}
"""The same for a multiple of the base year."""
_PAD = 14.0
"""From the edge of the plot to the first year, and at least from the last one."""


@dataclass(frozen=True, slots=True)
class Span:
    """The years and values that are shown."""

    first: int
    last: int
    axis: Axis

    def holds(self, fan: Fan) -> bool:
        """Whether a fan lies within, and its values are shown in the same way."""
        low, high = extent(fan)
        return (
            self.axis.quantity is fan.shown
            and self.first <= fan.begins[0]
            and fan.ends[0] <= self.last
            and self.axis.holds(low, high)
        )


Within: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""The years, and the values in the unit shown, that a picture has to hold."""


def extent(fan: Fan) -> tuple[float, float]:
    """The least and the largest value of a fan, in the unit shown."""
    low = min(float(part.min()) for part in (fan.low, fan.stated))
    high = max(float(part.max()) for part in (fan.high, fan.stated))
    return low / fan.shown.size, high / fan.shown.size


def reach(fan: Fan, marks: Iterable[Mark], multiples: Iterable[Crossing]) -> Within:
    """All years and values of a fan, and of what else is near."""
    first, horizon = fan.begins[0], fan.ends[0]
    shown = [mark for mark in marks if first <= mark.year <= horizon + BEYOND]
    last = max([horizon, *(mark.year for mark in shown)])
    low, high = extent(fan)
    log = _is_log(low, high)
    ends = _with_marks(low, high, [(mark.low, mark.high) for mark in shown], fan, log=log)
    for multiple in multiples:
        level = multiple.low / fan.shown.size
        if level <= high * _IN_REACH[log]:
            ends = ends[0], max(ends[1], level)
    return (first, last), ends


def span(
    fan: Fan,
    marks: Iterable[Mark],
    multiples: Iterable[Crossing],
    others: Sequence[Fan] = (),
    within: Within | None = None,
) -> Span:
    """What holds a fan and what else is near it, other fans, and what shall be held."""
    if within is None:
        years, ends = reach(fan, marks, multiples)
        log = _is_log(*extent(fan))
    else:
        years, ends = both((fan.begins[0], fan.ends[0]), within[0]), both(extent(fan), within[1])
        log = _is_log(*ends)
    for other in others:
        years = both((other.begins[0], other.ends[0]), years)
        ends = both(extent(other), ends)
        log = log or _is_log(*ends)
    log = log and ends[0] > 0
    return Span(round(years[0]), round(years[1]), _axis(fan, *ends, log=log))


def _is_log(low: float, high: float) -> bool:
    return low > 0 and math.log10(high / low) > _DECADES


def _with_marks(
    low: float, high: float, said: Sequence[tuple[float, float]], fan: Fan, *, log: bool
) -> tuple[float, float]:
    near, size = _NEAR[log], fan.shown.size
    held = [(a / size, b / size) for a, b in said]
    held = [(a, b) for a, b in held if low / near <= a and b <= high * near]
    return min([low, *(a for a, _b in held)]), max([high, *(b for _a, b in held)])


def _axis(fan: Fan, low: float, high: float, *, log: bool) -> Axis:
    if not log:
        return fitted(fan.shown, low, high, log=False)
    # Round ends at 1, 2 and 5, however many powers of ten lie between them.
    bottom = fitted(fan.shown, low, 10 * low, log=True).low
    top = fitted(fan.shown, high / 10, high, log=True).high
    return Axis(fan.shown, bottom, top, log=True)


class Frame:
    """A span within an area: the plot, and where things are on it."""

    def __init__(self, span_: Span, area: QRectF, small: Type, below: float) -> None:
        self.span, self.area = span_, area
        line = small.height
        height = area.height() - line - 6 - below
        most = min(max(int(height / (2.4 * line)), 2), 8)
        values = span_.axis.ticks(most)
        texts = span_.axis.labels(values, named=True)
        size = span_.axis.quantity.size
        self.ticks = [(value * size, text) for value, text in zip(values, texts, strict=True)]
        widest = max((small.width(text) for text in texts), default=0.0)
        self.plot = area.adjusted(widest + 8, line / 2, -4, -line - 6 - below)
        self._right = max(_PAD, 0.6 * small.width("2000"))

    @property
    def step(self) -> float:
        """How far apart two years are, in pixels."""
        room = max(self.plot.width() - _PAD - self._right, 1.0)
        return room / max(self.span.last - self.span.first, 1)

    def x(self, year: float) -> float:
        """Where a year stands."""
        return self.plot.left() + _PAD + (year - self.span.first) * self.step

    def y(self, si: float) -> float:
        """Where a value, SI, stands; what lies beyond the axis stands at its end."""
        axis = self.span.axis
        low, high = axis.ends
        share = (axis.position(si / axis.quantity.size) - low) / (high - low)
        return self.plot.bottom() - min(max(share, 0.0), 1.0) * self.plot.height()

    def side(self, low: float, high: float) -> int:
        """1 where an interval, SI, lies above the axis, -1 where below it, else 0."""
        axis, size = self.span.axis, self.span.axis.quantity.size
        return (low / size > axis.high * (1 + 1e-9)) - (high / size < axis.low * (1 - 1e-9))

    def path(self, years: Array, values: Array) -> list[tuple[float, float]]:
        """The points of a path."""
        return [(self.x(year), self.y(value)) for year, value in zip(years, values, strict=True)]
