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

CLAIM = 5
"""The colour of claims in the theme's series."""


@dataclass(frozen=True, slots=True)
class Named:
    """A claim as an axis names it: its ends, kept on the axis, a label and a tooltip."""

    ends: tuple[float, float]
    label: str
    tip: str
    beyond: bool


@dataclass(frozen=True)
class Shape:
    """What is drawn, in the units shown; `claims` are those on the result.

    `band` is the 5th and 95th percentile at every `x`, None where nothing but `x` varies.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    here: tuple[float, float]
    label: str
    claims: tuple[Claim, ...] = ()
    band: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None

    @property
    def rises(self) -> bool:
        """Whether the curve is higher at its right end."""
        return bool(self.y[-1] >= self.y[0])

    @property
    def curves(self) -> tuple[NDArray[np.float64], ...]:
        """The curve, then the ends of the band where there is one."""
        return (self.y, *(self.band or ()))

    def is_only_moved(self, before: "Shape") -> bool:
        """Whether curve and band are the same objects as before."""
        return self.x is before.x and self.y is before.y and self.band is before.band


def place_of(plot: Plot, shape: Shape, bottom: Axis, left: Axis) -> QPointF:
    """Where the dot is on the plot, in pixels."""
    return plot.point(bottom.position(shape.here[0]), left.position(shape.here[1]))


class Overlay:
    """Arranges the marks for a plot of the size at hand."""

    def __init__(self, zoom: float = 1.0) -> None:
        self._strong, self.plain = Type(zoom, bold=True), Type(0.88 * zoom)
        self._claimed: tuple[object, list[Mark]] = (None, [])

    def marks(self, plot: Plot, shape: Shape, bottom: Axis, left: Axis) -> list[Mark]:
        """Everything on top of the curve, the dot last."""
        colors, area, dot = theme.current(), plot.inside, place_of(plot, shape, bottom, left)
        if not (math.isfinite(dot.x()) and math.isfinite(dot.y())):
            return []
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
        return found + here_dot(dot, focused=plot.hasFocus())

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
        return plate(box, shape.label, self._strong)

    def _claims(
        self, plot: Plot, claims: tuple[Claim, ...], axis: Axis, *, at_left: bool
    ) -> list[Mark]:
        """Dashed lines with a label each; a claim beyond the axis is named at its end."""
        color, area = QColor(theme.current().series[CLAIM]), plot.inside
        lines: list[Mark] = []
        labels: list[tuple[float, str, str]] = []
        for claim in claims:
            name = named(claim, axis, self.plain, 0.5 * area.width(), "↓↑")
            heights = [round(plot.point(0, axis.position(end)).y()) + 0.5 for end in name.ends]
            if not name.beyond:
                lines += _dashes(area, heights, color, name.tip)
            above = min(heights) - self.plain.height / 2 - 2
            labels.append((above, name.label, name.tip))
        return lines + self._labels(area, sorted(labels), at_left=at_left)

    def _labels(
        self, area: QRectF, labels: list[tuple[float, str, str]], *, at_left: bool
    ) -> list[Mark]:
        line = self.plain.height
        labels = labels[: max(int(area.height() / line), 1)]
        low, high = area.top() + line / 2, area.bottom() - line / 2
        places = spread([at for at, _text, _tip in labels], line + 1, low, high)
        found: list[Mark] = []
        for (_at, text, tip), place in zip(labels, places, strict=True):
            width = self.plain.width(text) + 12
            left = area.left() + 4 if at_left else area.right() - width
            box = QRectF(left, place - line / 2, width, line)
            found += plate(box, text, self.plain, tip)
        return found


def published_value(axis: Axis, claim: Claim) -> str:
    """The value of a claim in the unit in which it was published."""
    low, high = (axis.quantity.exact(end, claim.unit) for end in (claim.low, claim.high))
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def named(claim: Claim, axis: Axis, kind: Type, room: float, arrows: str) -> Named:
    """The label of a claim in this room; an arrow down or up the axis where it lies beyond."""
    low, high = (value / axis.quantity.size for value in (claim.low, claim.high))
    beyond = f"{arrows[1]} " if low > axis.high else f"{arrows[0]} " if high < axis.low else ""
    published = published_value(axis, claim)
    by = kind.cut(claim.by, room - kind.width(published) - 24)
    return Named(
        ends=(min(max(low, axis.low), axis.high), min(max(high, axis.low), axis.high)),
        label=beyond + (f"{by}: {published}" if by else published),
        tip=f"{claim.by}: {published}\n{claim.sentence}".strip(),
        beyond=bool(beyond),
    )


def here_dot(at: QPointF, *, focused: bool = False) -> list[Mark]:
    """The dot that stands for this scenario."""
    accent, ring = theme.current().color("accent"), theme.current().color("card")
    radii = [(10.0, accent)] * focused + [(8.0, ring), (6.0, accent)]
    return [
        Box(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), color, radius=radius)
        for radius, color in radii
    ]


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


def plate(box: QRectF, text: str, kind: Type, tip: str = "") -> list[Mark]:
    """Words on a plate that keeps the lines behind from striking them through."""
    colors = theme.current()
    back = QColor(colors.card)
    back.setAlphaF(0.85)
    words = box.adjusted(5, 0, 0, 0) if tip else box
    return [
        Box(box, back, tip, radius=3),
        Words(words, text, kind, colors.color("text"), LEFT if tip else CENTER, tip),
    ]
