"""What stands round a map: ticks and names of its axes, and the bar of its colours."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer.text import _
from ui import theme
from ui.charts.map import ramp
from ui.charts.map.frame import GAP, Axes, Frame
from ui.charts.marks import CENTER, LEFT, RIGHT, Group, Mark, Stroke, Type, Words

_LARGER = 0.6
"""The name of the axis on the left takes at most this share of the plot's width."""


@dataclass(eq=False)
class Surround(Group):
    """It stays while nothing but the values changes."""

    frame: Frame
    """Where things are."""

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        if self.frame.shades:
            shares = np.linspace(0, 1, 256)[:, np.newaxis]
            painter.drawImage(self.frame.bar, ramp.picture(shares))
        super().draw(painter)


def surround(axes: Axes, area: QRectF, small: Type) -> Surround:
    """All that stands round a map in an area."""
    frame = Frame(axes, area, small)
    return Surround([*_axes(frame, small), *_shades(frame, small)], area, frame)


def _axes(frame: Frame, small: Type) -> Iterator[Mark]:
    """Short ticks and their labels on two sides, and what the axes are called above."""
    colors, plot, half = theme.current(), frame.plot, small.height / 2
    faint, rule = colors.color("faint"), colors.color("groove")
    for tick in frame.up:
        y = frame.corner(0, tick.share).y()
        yield Stroke([(plot.left() - 3, y), (plot.left(), y)], rule)
        room = QRectF(frame.area.left(), y - half, plot.left() - GAP - frame.area.left(), 2 * half)
        yield Words(room, tick.text, small, faint, RIGHT)
    for tick in frame.across:
        x, width = frame.corner(tick.share, 0).x(), small.width(tick.text)
        yield Stroke([(x, plot.bottom()), (x, plot.bottom() + 3)], rule)
        at = min(max(x - width / 2, frame.area.left()), frame.area.right() - width)
        yield Words(QRectF(at, plot.bottom() + 5, width, 2 * half), tick.text, small, faint, CENTER)
    row = QRectF(plot.left(), frame.area.top(), plot.width(), 2 * half)
    up = _("{quantity} ↑").format(quantity=frame.axes[1].quantity.label)
    across = _("{quantity} →").format(quantity=frame.axes[0].quantity.label)
    first = small.cut(up, _LARGER * row.width())
    second = small.cut(across, row.width() - small.width(first) - 2 * GAP)
    yield Words(row, first, small, faint, LEFT, up)
    yield Words(row, second, small, faint, RIGHT, across)


def _shades(frame: Frame, small: Type) -> Iterator[Mark]:
    """The ticks of the bar of colours."""
    if not frame.shades:
        return
    bar, half, faint = frame.bar, small.height / 2, theme.current().color("faint")
    for tick in frame.shades:
        y = bar.bottom() - tick.share * bar.height()
        yield Stroke([(bar.right(), y), (bar.right() + 3, y)], theme.current().color("groove"))
        room = QRectF(bar.right() + GAP, y - half, small.width(tick.text), 2 * half)
        yield Words(room, tick.text, small, faint)
