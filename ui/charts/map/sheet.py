"""The ground of a map as a picture: colours, and lines of one value with their labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from ui import theme
from ui.charts.map import ramp
from ui.charts.map.ground import Contour, Ground
from ui.charts.marks import CENTER, Box, Group, Mark, Stroke, Type, Words, over

Array = NDArray[np.float64]
_CLAIM = 5
"""The colour of claims in the theme's series."""
_MIDDLE = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)
_ENDS = (0.2, 0.8, 0.28, 0.72, 0.12, 0.88, 0.36, 0.64, 0.44, 0.56, 0.5)
"""Where along a line its label is tried, the best place first; claims keep out of the dot's way."""
_LONGEST = 0.4
"""A label takes at most this share of the map's width."""
_PIECE = 9.0
"""A line bends at most so often, in pixels, which the eye takes for a curve."""
_APART = 58.0
"""About so many pixels lie between two lines of round values."""


@dataclass(frozen=True)
class Types:
    """The type of a map: of its axes and lines, of what stands out, and of its dot."""

    small: Type
    bold: Type
    strong: Type


@dataclass(eq=False)
class Sheet(Group):
    """Colours, and lines on top, on the area of the plot."""

    ground: Ground
    """What it shows."""

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.area, theme.current().color("card"))
        painter.drawImage(self.area, ramp.picture(self.ground.shares))
        super().draw(painter)

    @cached_property
    def labels(self) -> list[QRectF]:
        """Where the lines have their labels."""
        return [mark.area for mark in self.marks if isinstance(mark, Words)]


def sheet(ground: Ground, plot: QRectF, types: Types) -> Sheet:
    """Colours and lines on a plot; those of the goal and the claims are on top.

    Labels do not overlap.
    """
    most = min(max(int(min(plot.width(), plot.height()) / _APART) + 1, 2), 9)
    contours = ground.contours(most)
    strokes: list[Mark] = []
    labels: list[Mark] = []
    taken: list[QRectF] = []
    for contour, lines in zip(contours, ground.lines(contours), strict=True):
        pixels = [_in_pixels(plot, line) for line in lines]
        ink = ramp.color(ground.share(contour.value))
        strokes[:0] = [mark for line in pixels for mark in _strokes(contour, ink, line)]
        kind = types.bold if contour.kind == "goal" else types.small
        for text in _texts(contour, kind, plot.width()):
            size = QSizeF(kind.width(text) + 10, kind.height + 1)
            places = _MIDDLE if contour.kind == "round" else _ENDS
            box = _free(plot, pixels, size, places, taken)
            if box is not None:
                taken.append(box.adjusted(-4, -3, 4, 3))
                labels += _label(contour, ink, box, text, kind)
                break
    return Sheet(strokes + labels, plot, ground)


def _texts(contour: Contour, kind: Type, room: float) -> list[str]:
    """What may be written on a line: with who said it, cut short, or the value alone."""
    if not contour.by:
        return [contour.label]
    by = kind.cut(contour.by, _LONGEST * room - kind.width(contour.label))
    return [f"{by}: {contour.label}", contour.label]


def _in_pixels(plot: QRectF, line: Array) -> Array:
    """The line's points in pixels, no more of them than its pieces need."""
    points = np.column_stack(
        (plot.left() + line[:, 0] * plot.width(), plot.bottom() - line[:, 1] * plot.height())
    )
    step = max(int(_PIECE * len(points) / max(float(_lengths(points)[-1]), 1.0)), 1)
    return np.vstack((points[:-1:step], points[-1]))


def _strokes(contour: Contour, back: QColor, line: Array) -> Iterator[Mark]:
    colors, points = theme.current(), [(x, y) for x, y in line.tolist()]
    if contour.kind == "round":
        ink = over(back)
        ink.setAlphaF(0.45)
        yield Stroke(points, ink)
        return
    halo = colors.color("card")
    halo.setAlphaF(0.6)
    if contour.kind == "goal":
        yield Stroke(points, halo, 5.0)
        yield Stroke(points, colors.color("accent"), 2.8)
    else:
        yield Stroke(points, halo, 3.6)
        yield Stroke(points, QColor(colors.series[_CLAIM]), 1.8, style=Qt.PenStyle.DashLine)


def _free(
    plot: QRectF, lines: list[Array], size: QSizeF, places: Sequence[float], taken: list[QRectF]
) -> QRectF | None:
    """Room for a label on one of the lines, the longest first, clear of what is taken."""
    inside = plot.adjusted(3, 3, -3, -3)
    half = QPointF(size.width() / 2, size.height() / 2)
    measured = [(_lengths(line), line) for line in lines]
    for lengths, line in sorted(measured, key=lambda pair: -float(pair[0][-1])):
        if lengths[-1] < 1.3 * size.width():
            break
        for share in places:
            x, y = (float(np.interp(share * lengths[-1], lengths, line[:, n])) for n in (0, 1))
            box = QRectF(QPointF(x, y) - half, size)
            if inside.contains(box) and not any(map(box.intersects, taken)):
                return box
    return None


def _lengths(line: Array) -> Array:
    """How far from its beginning every point of a line is, along it."""
    return np.append(0.0, np.hypot(*np.diff(line, axis=0).T).cumsum())


def _label(contour: Contour, back: QColor, box: QRectF, text: str, kind: Type) -> list[Mark]:
    """Words on a plate that breaks the line."""
    colors, ink = theme.current(), over(back)
    if contour.kind == "goal":
        back, ink = colors.color("accent"), colors.color("accent_text")
    elif contour.kind == "claim":
        back, ink = colors.color("card"), colors.color("text")
        back.setAlphaF(0.9)
    return [
        Box(box, back, contour.tip, radius=3),
        Words(box, text, kind, ink, CENTER, contour.tip),
    ]
