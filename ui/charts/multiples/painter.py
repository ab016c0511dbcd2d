"""What one row of many variants is painted with: name, range, dot, value and ratio."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from explorer import show
from ui import theme
from ui.charts.marks import RIGHT, Box, Group, Mark, Words
from ui.charts.multiples.frame import INDENT, Frame, Look
from ui.charts.multiples.rows import Row

_PALE = 0.35
_DOT = 5.0
_FAR = 300.0


@dataclass(frozen=True)
class RowPainter:
    """Makes the marks of rows in a frame."""

    look: Look
    frame: Frame
    focused: bool

    def row(self, row: Row, area: QRectF, *, highlighted: bool) -> Group:
        """Everything about a row."""
        colors, marks = theme.current(), list[Mark]()
        if highlighted:
            marks.append(Box(area, colors.color("window"), radius=4))
            if self.focused:
                edge = QRectF(area.left(), area.top() + 2, 3, area.height() - 4)
                marks.append(Box(edge, colors.color("accent"), radius=1.5))
        return Group([*marks, *self._name(row, area), *self._value(row, area)], area)

    def _name(self, row: Row, area: QRectF) -> Iterator[Mark]:
        colors, look = theme.current(), self.look
        left, right = area.left() + INDENT, self.frame.plot.left() - INDENT
        if row.warning:
            sign = QRectF(left, area.top(), right - left, area.height())
            yield Words(sign, "≠", self.frame.kind(look), colors.color("bad"))
            left += look.plain.width("≠ ")
        kind = look.strong if row.same and not self.frame.dense else self.frame.kind(look)
        place = QRectF(left, area.top(), right - left, area.height())
        ink = colors.color("faint" if row.at is None else "accent" if row.same else "text")
        yield Words(place, kind.cut(row.label, place.width()), kind, ink)

    def _value(self, row: Row, area: QRectF) -> Iterator[Mark]:
        colors, frame = theme.current(), self.frame
        if row.at is None:
            left = frame.plot.left() + INDENT
            place = QRectF(left, area.top(), frame.values - left, area.height())
            text = self.look.small.cut(f"{show.NOTHING} {row.instead}", place.width())
            yield self._ground(place, self.look.small.width(text))
            yield Words(place, text, self.look.small, colors.color("faint"))
            return
        ink = colors.color("bad" if row.warning else "accent")
        yield from self._dot(row, row.at, area, ink)
        place = QRectF(frame.values - _FAR, area.top(), _FAR, area.height())
        yield Words(place, row.value, frame.kind(self.look), colors.color("text"), RIGHT)
        if frame.ratios is not None and row.ratio:
            place = QRectF(frame.ratios - _FAR, area.top(), _FAR, area.height())
            yield Words(place, row.ratio, frame.kind(self.look), colors.color("faint"), RIGHT)

    def _ground(self, place: QRectF, width: float) -> Mark:
        """What keeps the lines of the picture from striking words through."""
        ground = QRectF(place.left() - 3, place.top() + 2, width + 6, place.height() - 4)
        return Box(ground, theme.current().color("card"), radius=2)

    def _dot(self, row: Row, at: float, area: QRectF, ink: QColor) -> Iterator[Mark]:
        middle, radius = area.center().y(), min(_DOT * self.look.zoom, 0.32 * area.height())
        if row.ends is not None:
            low, high = map(self.frame.x, row.ends)
            pale, thick = QColor(ink), 1.1 * radius
            pale.setAlphaF(_PALE)
            width = max(high - low, 1.0)
            yield Box(QRectF(low, middle - thick / 2, width, thick), pale, radius=thick / 2)
        x = self.frame.x(at)
        dot = QRectF(x - radius, middle - radius, 2 * radius, 2 * radius)
        yield Box(dot, ink, radius=radius)
        if row.partial:
            hole = dot.adjusted(0.4 * radius, 0.4 * radius, -0.4 * radius, -0.4 * radius)
            yield Box(hole, theme.current().color("card"), radius=0.6 * radius)
