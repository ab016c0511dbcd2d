"""Where things are on a map: its plot, its axes and their ticks, and the bar of colours."""

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF

from explorer.show import abbreviated
from ui.charts.axes import Axis
from ui.charts.marks import Type

Axes: TypeAlias = tuple[Axis, Axis, Axis]
"""The one at the bottom, the one on the left, and that of the colours."""
GAP = 6.0
_BAR = 10.0
_WIDE, _HIGH = 290.0, 110.0
"""A smaller picture has no bar of colours, and a narrower one writes M for million."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value on an axis, as a share of its length, and how it is written."""

    share: float
    text: str


def ticks(axis: Axis, most: int, *, short: bool) -> list[Tick]:
    """At most about `most` round values."""
    values = axis.ticks(most)
    texts = axis.labels(values, named=True)
    return [
        Tick(_share(axis, value), abbreviated(text) if short else text)
        for value, text in zip(values, texts, strict=True)
    ]


class Frame:
    """Where things are on a map of a given size."""

    def __init__(self, axes: Axes, area: QRectF, small: Type) -> None:
        self.axes, self.area, line = axes, area, small.height
        bottom, left, scale = axes
        height = area.height() - 2 * line - 3 * GAP
        most = min(max(int(height / (2.2 * line)), 2), 8)
        self.up = ticks(left, most, short=area.width() < _WIDE)
        has_bar = area.width() >= _WIDE and area.height() >= _HIGH
        self.shades = ticks(scale, most, short=False) if has_bar else []
        beyond = max((small.width(tick.text) for tick in self.up), default=0.0) + GAP
        right = max((small.width(tick.text) for tick in self.shades), default=0.0)
        beside = _BAR + 2 * GAP + right + GAP if self.shades else GAP
        # On whole pixels, so that painting it once more over itself leaves no seam.
        self.plot = QRectF(area.adjusted(beyond, line + GAP, -beside, -line - GAP).toRect())
        self.bar = QRectF(self.plot.right() + 2 * GAP, self.plot.top(), _BAR, self.plot.height())
        self.across = self._across(bottom, small)

    def _across(self, bottom: Axis, small: Type) -> list[Tick]:
        """As many ticks as have room below the plot."""
        found: list[Tick] = []
        for most in (9, 7, 5, 4, 3, 2):
            found = ticks(bottom, most, short=self.area.width() < _WIDE)
            if sum(small.width(tick.text) + 22 for tick in found) <= self.plot.width():
                break
        return found

    def corner(self, across: float, up: float) -> QPointF:
        """The place at these shares of the axes."""
        plot = self.plot
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    def place(self, x: float, y: float) -> QPointF:
        """The place of two values in the units shown."""
        bottom, left, _scale = self.axes
        return self.corner(_share(bottom, x), _share(left, y))

    def values(self, point: QPointF) -> tuple[float, float]:
        """The values at a place, kept on the axes."""
        plot = self.plot
        across = (point.x() - plot.left()) / max(plot.width(), 1.0)
        up = (plot.bottom() - point.y()) / max(plot.height(), 1.0)
        return _value(self.axes[0], across), _value(self.axes[1], up)


def _share(axis: Axis, value: float) -> float:
    low, high = axis.ends
    return (axis.position(value) - low) / (high - low)


def _value(axis: Axis, share: float) -> float:
    low, high = axis.ends
    return axis.value(low + min(max(share, 0.0), 1.0) * (high - low))
