"""What one row of a tornado is painted with: its name and notes, its bars, and their labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui import theme
from ui.charts.marks import LEFT, RIGHT, Box, Group, Mark, Words, over
from ui.charts.tornado.frame import GAP, INDENT, Frame, Look
from ui.charts.tornado.rows import Bar, Row

_THICK = 34.0
_INSET = 5.0
_PALE, _STALE = 0.42, 0.5
_FAR = 400.0
_OTHERS = 0.55
"""Bars of other scenarios have at most this share of a row …"""
THINNEST, _THICKEST, _HOLLOW = 2.6, 9.0, 4.0
"""… with so many pixels for each, and are outlined from so many on."""
_INSIDE, _GHOST = 0.18, 0.6


@dataclass(frozen=True)
class RowPainter:
    """Makes the marks of rows in a frame."""

    look: Look
    frame: Frame
    focused: bool
    stale: bool

    def row(self, row: Row, area: QRectF, *, highlighted: bool) -> Group:
        """Everything about a row."""
        colors = theme.current()
        marks: list[Mark] = []
        if highlighted:
            marks.append(Box(area, colors.color("window"), radius=4))
            if self.focused:
                edge = QRectF(area.left(), area.top() + 2, 3, area.height() - 4)
                marks.append(Box(edge, colors.color("accent"), radius=1.5))
        marks += self._name(row, area)
        own, below = self._split(area, len(row.others))
        thick = min(0.66 * area.height(), own.height(), _THICK * self.look.zoom)
        band = QRectF(0, own.center().y() - thick / 2, 0, thick)
        for bar in row.bars:
            marks += self._bar(bar, band)
        marks += self._others(row, below)
        return Group([*marks, *self._ends(row, own)], area)

    def _split(self, area: QRectF, others: int) -> tuple[QRectF, QRectF]:
        """The room of a row for the bars of the scenario, and below for those of others."""
        if not others:
            return area, QRectF()
        height = own_height(area.height(), others, self.look.zoom)
        own = QRectF(area.left(), area.top(), area.width(), height)
        return own, area.adjusted(0, height, 0, -2)

    def _others(self, row: Row, area: QRectF) -> Iterator[Mark]:
        """An outlined bar for each other scenario, as thick as there is room for."""
        for number, other in enumerate(row.others):
            pitch = area.height() / len(row.others)
            left, right = sorted(map(self.frame.x, (other.start, other.end)))
            top, thick = area.top() + number * pitch, max(pitch - 1.5, 1.5)
            bar = QRectF(left, top, max(right - left, 1.5), thick)
            color = QColor(other.color)
            color.setAlphaF(_GHOST if other.ghost else 1.0)
            yield Box(bar, color, other.words, radius=1)
            if thick >= _HOLLOW:
                inside = bar.adjusted(1.2, 1.2, -1.2, -1.2)
                if inside.width() > 0:
                    yield Box(inside, _mixed(other.color, theme.current().card, _INSIDE))

    def _name(self, row: Row, area: QRectF) -> Iterator[Mark]:
        ink, note = theme.current().color("text"), row.note
        place = QRectF(
            area.left() + INDENT, area.top(), self.frame.column - 2 * INDENT, area.height()
        )
        if self.frame.two_lines and note:
            half = self.look.plain.height
            upper = QRectF(place.left(), area.center().y() - half, place.width(), half)
            yield Words(upper, self.look.plain.cut(row.label, upper.width()), self.look.plain, ink)
            lower = upper.translated(0, half - 1)
            yield self._note(lower, note)
            return
        note = self._fitting(row, place.width())
        taken = self.look.small.width(note) + 6 if note else 0.0
        label = self.look.plain.cut(row.label, place.width() - taken)
        yield Words(place, label, self.look.plain, ink)
        if note:
            left = place.left() + self.look.plain.width(label) + 6
            yield self._note(QRectF(left, place.top(), place.right() - left, place.height()), note)

    def _fitting(self, row: Row, width: float) -> str:
        """The notes, or the first of them, where they leave room for the whole name."""
        for note in (row.note, *row.notes[:1]):
            if width - self.look.small.width(note) - 6 >= self.look.plain.width(row.label):
                return note
        return ""

    def _note(self, area: QRectF, note: str) -> Mark:
        text = self.look.small.cut(note, area.width() + 1)
        return Words(area, text, self.look.small, theme.current().color("faint"))

    def _bar(self, bar: Bar, band: QRectF) -> Iterator[Mark]:
        """A bar and, where it has room, its input at its end."""
        x = sorted((self.frame.x(bar.start), self.frame.x(bar.end)))
        area = QRectF(x[0], band.top(), x[1] - x[0], band.height())
        if area.width() < 0.5:
            return
        color = fill(bar.series, pale=bar.pale, stale=self.stale)
        yield Box(area, color, radius=2)
        room = area.width() - 2 * _INSET
        fits = (
            self.look.small.width(bar.inside) <= room
            and band.height() >= self.look.small.height - 3
        )
        if bar.inside and fits and not self.frame.inputs_below:
            side = LEFT if bar.end < bar.start else RIGHT
            inside = area.adjusted(_INSET, 0, -_INSET, 0)
            yield Words(inside, bar.inside, self.look.small, over(color), side)

    def _ends(self, row: Row, area: QRectF) -> Iterator[Mark]:
        """The results at both ends and, where there is a line for them, the inputs below."""
        colors, (low, high) = theme.current(), map(self.frame.x, row.ends)
        half, top = area.height(), area.top()
        two_lines = self.frame.inputs_below and any(row.under)
        if two_lines:
            half = self.look.plain.height
            top = area.center().y() - half
        sides = ((row.left, row.under[0], low, RIGHT), (row.right, row.under[1], high, LEFT))
        for text, under, x, side in sides:
            left = x - GAP - _FAR if side == RIGHT else x + GAP
            place = QRectF(left, top, _FAR, half)
            if text:
                yield Words(place, text, self.look.plain, colors.color("text"), side)
            if two_lines:
                below = place.translated(0, half - 1)
                yield Words(below, under, self.look.small, colors.color("faint"), side)


def own_height(pitch: float, others: int, zoom: float) -> float:
    """How much of a row's height is for the scenario itself, beside so many others."""
    return pitch - min(_OTHERS * pitch, others * _THICKEST * zoom + 2) if others else pitch


def fill(series: int, *, pale: bool, stale: bool = False) -> QColor:
    """One of the series' colours; a pale or a stale one is mixed with what lies behind it."""
    colors, strength = theme.current(), (_PALE if pale else 1.0) * (_STALE if stale else 1.0)
    return _mixed(colors.series[series], colors.card, strength)


@cache
def _mixed(color: str, other: str, strength: float) -> QColor:
    """A colour with something of another one; not to be changed."""
    one, two = QColor(color), QColor(other)
    channels = (QColor.red, QColor.green, QColor.blue)
    mixed = (strength * of(one) + (1 - strength) * of(two) for of in channels)
    return QColor(*map(round, mixed))
