"""How a slider is painted: groove, range, density, marks and handle."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from ui import theme
from ui.controls.grips import DIAMOND, FOOT, RADIUS, Places

HEIGHT = 34
_THICK = 4.0
_TOP = 2.0
"""Where the highest point of a density lies."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that a slider shows."""

    places: Places
    width: float
    base: float | None
    density: QPainterPath
    beyond: int
    follows: bool
    enabled: bool
    focused: bool


def density_height(middle: float) -> float:
    """How high the density above the groove may be."""
    return middle - _THICK / 2 - _TOP


def paint(painter: QPainter, look: Look) -> None:
    """A groove filled to the handle, what surrounds it, and the handle on top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colors, places = theme.current(), look.places
    fill = colors.color("accent") if look.enabled else colors.color("faint")
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_density(painter, look, fill)
    _bar(painter, colors.color("groove"), places.middle, RADIUS, look.width)
    _bar(painter, fill, places.middle, RADIUS, places.value - RADIUS)
    if look.base is not None:
        mark = QRectF(look.base - 1, places.middle - 8, 2, 16)
        painter.fillRect(mark, colors.color("faint"))
    _paint_range(painter, places, fill)
    _paint_handle(painter, look, fill)
    if places.answer is not None:
        _paint_answer(painter, places.answer, places.middle, look.beyond)


def _bar(painter: QPainter, color: QColor, middle: float, left: float, width: float) -> None:
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(left, middle - _THICK / 2, width, _THICK), 2, 2)


def _paint_density(painter: QPainter, look: Look, fill: QColor) -> None:
    if look.density.isEmpty():
        return
    painter.save()
    painter.translate(RADIUS, _TOP)
    painter.setPen(QPen(_faded(fill, 150), 1))
    painter.setBrush(_faded(fill, 60))
    painter.drawPath(look.density)
    painter.restore()


def _paint_range(painter: QPainter, places: Places, fill: QColor) -> None:
    """The range shaded on the groove, and at either end a stem on a foot that points outwards."""
    if places.low is None or places.high is None:
        return
    middle, foot = places.middle, places.middle + RADIUS + FOOT
    shade = QRectF(places.low, middle - 4, places.high - places.low, 8)
    painter.fillRect(shade, _faded(fill, 70))
    painter.setBrush(fill)
    painter.setPen(QPen(fill, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for x, outwards in ((places.low, -FOOT), (places.high, FOOT)):
        painter.drawLine(QPointF(x, middle - 6), QPointF(x, foot))
        corners = (QPointF(x, foot - FOOT), QPointF(x, foot), QPointF(x + outwards, foot))
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()


def _paint_handle(painter: QPainter, look: Look, fill: QColor) -> None:
    """A disc; a ring where the value follows."""
    colors = theme.current()
    center = QPointF(look.places.value, look.places.middle)
    painter.setPen(Qt.PenStyle.NoPen)
    if look.focused:
        painter.setBrush(_faded(fill, 70))
        painter.drawEllipse(center, RADIUS + 4, RADIUS + 4)
    painter.setBrush(fill if look.enabled else colors.color("groove"))
    painter.setPen(QPen(colors.color("card"), 1.5))
    painter.drawEllipse(center, RADIUS, RADIUS)
    if look.follows:
        painter.setPen(QPen(fill, 2))
        painter.setBrush(colors.color("card"))
        painter.drawEllipse(center, RADIUS - 1.5, RADIUS - 1.5)


def _paint_answer(painter: QPainter, x: float, middle: float, beyond: int) -> None:
    """A hollow diamond; an arrow outwards where the value lies beyond the slider's end."""
    colors = theme.current()
    painter.setPen(QPen(QColor(colors.series[1]), 1.75))
    painter.setBrush(colors.color("card"))
    size = DIAMOND
    if beyond:
        tip = QPointF(x + beyond * (size + 1), middle)
        corners = [tip, QPointF(x, middle - size), QPointF(x, middle + size)]
    else:
        corners = [
            QPointF(x - size, middle),
            QPointF(x, middle - size),
            QPointF(x + size, middle),
            QPointF(x, middle + size),
        ]
    painter.drawPolygon(QPolygonF(corners))


def _faded(color: QColor, alpha: int) -> QColor:
    faded = QColor(color)
    faded.setAlpha(alpha)
    return faded
