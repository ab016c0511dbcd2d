"""What stands on top of a response curve: the dot, its value, and the claims on the result."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor

from explorer.scenario import Claim
from explorer.text import _
from ui import theme
from ui.charts.axes import Axis
from ui.charts.marks import CENTER, LEFT, Box, Mark, Stroke, Type, Words, spread
from ui.plot import Plot

_CLAIM = 5
"""The colour of claims in the theme's series."""


@dataclass(frozen=True)
class Shape:
    """What is drawn, in the units shown; `claims` are those on the result."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    here: tuple[float, float]
    label: str
    claims: tuple[Claim, ...] = ()

    @property
    def rises(self) -> bool:
        """Whether the curve is higher at its right end."""
        return bool(self.y[-1] >= self.y[0])


def place_of(plot: Plot, shape: Shape, bottom: Axis, left: Axis) -> QPointF:
    """Where the dot is on the plot, in pixels."""
    return plot.point(bottom.position(shape.here[0]), left.position(shape.here[1]))


class Overlay:
    """Arranges the marks for a plot of the size at hand."""

    def __init__(self, zoom: float = 1.0) -> None:
        self._strong, self._plain = Type(zoom, bold=True), Type(0.88 * zoom)
        self._claimed: tuple[object, list[Mark]] = (None, [])

    def marks(self, plot: Plot, shape: Shape, bottom: Axis, left: Axis) -> list[Mark]:
        """Everything on top of the curve, the dot last."""
        colors, area, dot = theme.current(), plot.inside, place_of(plot, shape, bottom, left)
        if not (math.isfinite(dot.x()) and math.isfinite(dot.y())):
            return []
        accent = colors.color("accent")
        down = [(dot.x(), dot.y()), (dot.x(), area.bottom())]
        found: list[Mark] = [Stroke(down, colors.color("faint"), style=Qt.PenStyle.DotLine)]
        if shape.claims:
            at_left = dot.x() > area.center().x()
            key = area, shape.claims, left, at_left
            if self._claimed[0] != key:
                made = self._claims(plot, shape.claims, left, at_left=at_left)
                self._claimed = key, made
            found += self._claimed[1]
        found += self._value(shape, area, dot, [m.area for m in found if isinstance(m, Words)])
        for radius, color in ((10.0, accent), (8.0, colors.color("card")), (6.0, accent)):
            if radius < 10 or plot.hasFocus():
                box = QRectF(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius)
                found.append(Box(box, color, radius=radius))
        return found

    def _value(self, shape: Shape, area: QRectF, dot: QPointF, taken: list[QRectF]) -> list[Mark]:
        """The result's value beside the dot, where the curve and the claims leave room."""
        size = QSizeF(self._strong.width(shape.label) + 10, self._strong.height + 2)
        up, down = dot.y() - size.height() - 7, dot.y() + 7
        left, right = dot.x() - size.width() - 9, dot.x() + 9
        best = [(right, down), (left, up)] if shape.rises else [(right, up), (left, down)]
        rest = [(right, up), (left, down)] if shape.rises else [(right, down), (left, up)]
        boxes = [QRectF(QPointF(*corner), size) for corner in (*best, *rest)]
        free = [b for b in boxes if area.contains(b) and not any(map(b.intersects, taken))]
        inside = [b for b in boxes if b.right() <= area.right() and b.left() >= area.left()]
        box = (free or inside or boxes)[0]
        box.moveTop(min(max(box.top(), area.top()), area.bottom() - box.height()))
        return _plate(box, shape.label, self._strong)

    def _claims(
        self, plot: Plot, claims: tuple[Claim, ...], axis: Axis, *, at_left: bool
    ) -> list[Mark]:
        """Dashed lines with a label each; a claim beyond the axis is named at its end."""
        color, area = QColor(theme.current().series[_CLAIM]), plot.inside
        lines: list[Mark] = []
        labels: list[tuple[float, str, str]] = []
        for claim in claims:
            low, high = (value / axis.quantity.size for value in (claim.low, claim.high))
            ends = [min(max(value, axis.low), axis.high) for value in (low, high)]
            heights = [round(plot.point(0, axis.position(end)).y()) + 0.5 for end in ends]
            beyond = "↑ " if low > axis.high else "↓ " if high < axis.low else ""
            published = published_value(axis, claim)
            tip = f"{claim.by}: {published}\n{claim.sentence}".strip()
            if not beyond:
                lines += _dashes(area, heights, color, tip)
            above = min(heights) - self._plain.height / 2 - 2
            by = self._plain.cut(claim.by, 0.5 * area.width() - self._plain.width(published) - 24)
            labels.append((above, beyond + (f"{by}: {published}" if by else published), tip))
        return lines + self._labels(area, sorted(labels), at_left=at_left)

    def _labels(
        self, area: QRectF, labels: list[tuple[float, str, str]], *, at_left: bool
    ) -> list[Mark]:
        line = self._plain.height
        labels = labels[: max(int(area.height() / line), 1)]
        low, high = area.top() + line / 2, area.bottom() - line / 2
        places = spread([at for at, _text, _tip in labels], line + 1, low, high)
        found: list[Mark] = []
        for (_at, text, tip), place in zip(labels, places, strict=True):
            width = self._plain.width(text) + 12
            left = area.left() + 4 if at_left else area.right() - width
            box = QRectF(left, place - line / 2, width, line)
            found += _plate(box, text, self._plain, tip)
        return found


def published_value(axis: Axis, claim: Claim) -> str:
    """The value of a claim in the unit in which it was published."""
    low, high = (axis.quantity.exact(end, claim.unit) for end in (claim.low, claim.high))
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _dashes(area: QRectF, heights: list[float], color: QColor, tip: str) -> list[Mark]:
    found: list[Mark] = []
    if len(set(heights)) > 1:
        faint = QColor(color)
        faint.setAlphaF(0.1)
        band = QRectF(area.left(), min(heights), area.width(), max(heights) - min(heights))
        found.append(Box(band, faint, tip))
    for y in sorted(set(heights)):
        ends = [(area.left(), y), (area.right(), y)]
        found.append(Stroke(ends, color, style=Qt.PenStyle.DashLine, tip=tip))
    return found


def _plate(box: QRectF, text: str, kind: Type, tip: str = "") -> list[Mark]:
    """Words on a plate that keeps the lines behind from striking them through."""
    colors = theme.current()
    back = QColor(colors.card)
    back.setAlphaF(0.85)
    words = box.adjusted(5, 0, 0, 0) if tip else box
    return [
        Box(box, back, tip, radius=3),
        Words(words, text, kind, colors.color("text"), LEFT if tip else CENTER, tip),
    ]
