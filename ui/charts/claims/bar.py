"""What was published and what is computed, on one axis."""

import math
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.model import model
from explorer.study.cards import Card
from explorer.text import _
from ui import theme
from ui.charts.axes import Axis, drawable, fitted
from ui.charts.canvas import Canvas
from ui.charts.marks import CENTER, LEFT, RIGHT, Box, Mark, Stroke, Type, Words

_FAR = 30.0
"""Figures so many times apart stand on a logarithmic axis."""
_LEAST = 5.0
_AIR = 1.04
"""So much of the axis goes on beyond the largest figure."""


class ClaimBar(Canvas):
    """Two lines, published and computed: a bar for an interval or a range, a dot for a value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def measure(self, zoom: float) -> None:
        self._plain, self._small = Type(0.9), Type(0.88)

    def sizeHint(self) -> QSize:
        lines = 3.9 * self.magnified
        return QSize(240, round(lines * self.fontMetrics().height()))

    def show_card(self, card: Card) -> None:
        """Show the figures of another card, or of the same one as they now are."""
        if self._card != card:
            self._card = card
            self.setAccessibleName(
                _("{beside} {published}, computed {computed}").format(
                    beside=card.beside, published=card.published, computed=card.computed
                )
            )
            self.renew()

    def arrange(self, area: QRectF) -> Sequence[Mark]:
        card = self._card
        if card is None or card.value is None:
            return []
        ends = (card.low, card.high)
        band = (card.band.low, card.band.high) if card.band else (card.value, card.value)
        values = [*ends, *band, card.value]
        axis = _axis(card.quantity, values)
        if axis is None:
            return []
        colors = theme.current()
        names = (card.beside, _("computed"))
        left = max(map(self._plain.width, names)) + 14
        room = area.adjusted(left, 0, -_LEAST - 4, 0)
        place = partial(_place, axis, room)
        height = self._plain.height + 4
        marks: list[Mark] = self._ticks(axis, room, 2 * height + 2)
        lines = ((ends, None, colors.series[1]), (band, card.value, colors.series[0]))
        for number, (name, (pair, value, color)) in enumerate(zip(names, lines, strict=True)):
            row = QRectF(area.left(), number * height, left - 14, height)
            marks.append(Words(row, name, self._plain, colors.color("faint"), RIGHT))
            middle = row.center().y()
            marks += _bar(place(pair[0]), place(pair[1]), middle, QColor(color))
            if value is not None:
                marks.append(_dot(place(value), middle, QColor(color)))
        return marks

    def _ticks(self, axis: Axis, room: QRectF, top: float) -> list[Mark]:
        colors, size = theme.current(), axis.quantity.size
        most = max(int(room.width() / 90), 2)
        values = axis.ticks(most)
        marks: list[Mark] = [
            Stroke([(room.left(), top), (room.right(), top)], colors.color("groove"))
        ]
        texts = axis.labels(values, named=True)
        for value, text in zip(values, texts, strict=True):
            x = _place(axis, room, value * size)
            marks.append(Stroke([(x, 0.0), (x, top + 3)], colors.color("line")))
            width = self._small.width(text) + 4
            label = QRectF(x - width / 2, top + 4, width, self._small.height)
            align = CENTER
            if label.right() > room.right() + _LEAST + 4:
                label.moveRight(room.right() + _LEAST + 4)
                align = RIGHT
            elif label.left() < 0:
                label.moveLeft(0)
                align = LEFT
            marks.append(Words(label, text, self._small, colors.color("faint"), align))
        return marks


def _axis(name: str, values: Sequence[float]) -> Axis | None:
    quantity = model().quantities[name]
    shown = [value / quantity.size for value in values]
    if not all(math.isfinite(v) and drawable(v) for v in shown):
        return None
    low, high = min(shown), max(shown)
    high *= _AIR if high > 0 else 1.0
    if quantity.calendar:
        return Axis(quantity, low - 1, high + 1, log=False)
    return fitted(quantity, low, high, log=low > 0 and high / low > _FAR)


def _place(axis: Axis, room: QRectF, si: float) -> float:
    low, high = axis.ends
    share = (axis.position(si / axis.quantity.size) - low) / (high - low)
    return room.left() + min(max(share, 0.0), 1.0) * room.width()


def _bar(left: float, right: float, middle: float, color: QColor) -> list[Mark]:
    if right - left < _LEAST:
        return [_dot((left + right) / 2, middle, color)]
    return [Box(QRectF(left, middle - 4, right - left, 8), _soft(color), radius=4)]


def _dot(x: float, middle: float, color: QColor) -> Box:
    return Box(QRectF(x - _LEAST, middle - _LEAST, 2 * _LEAST, 2 * _LEAST), color, radius=_LEAST)


def _soft(color: QColor) -> QColor:
    soft = QColor(color)
    soft.setAlphaF(0.55)
    return soft
