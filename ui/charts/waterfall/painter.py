"""What a row of a waterfall is painted with: its name, its bar, and the value at its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui import theme
from ui.charts.marks import RIGHT, Box, Group, Mark, Stroke, Words
from ui.charts.waterfall.frame import GAP, INDENT, Frame, Look
from ui.charts.waterfall.rows import Kind, Row

SERIES: dict[Kind, int] = {"more": 1, "less": 4}
"""Which colour of the theme's series a change has; none of them is a scenario's."""
_THICK, _SHARE = 44.0, 0.66
_POINT = 9.0
"""A change ends in a point of so many pixels, which shows where it goes."""
_GHOST = 0.45
_FAR = 600.0


@dataclass(frozen=True)
class RowPainter:
    """Makes the marks of rows in a frame."""

    look: Look
    frame: Frame
    focused: bool

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
        marks += self._bar(row, self.band(area))
        kind = self.look.name(row)
        x = self.frame.x(max(row.start, row.end)) + GAP
        place = QRectF(x, area.top(), _FAR, area.height())
        marks.append(Words(place, row.text, kind, colors.color("text")))
        return Group(marks, area)

    def band(self, area: QRectF) -> QRectF:
        """How high the bar of a row is, and where."""
        thick = min(_SHARE * area.height(), _THICK * self.look.zoom)
        return QRectF(area.left(), area.center().y() - thick / 2, area.width(), thick)

    def _name(self, row: Row, area: QRectF) -> Iterator[Mark]:
        colors, kind, small = theme.current(), self.look.name(row), self.look.small
        width = self.frame.column - 2 * INDENT
        place = QRectF(area.left() + INDENT, area.top(), width, area.height())
        label = kind.cut(row.label, width + 1)
        if self.frame.two_lines and row.detail:
            half = kind.height
            upper = QRectF(place.left(), area.center().y() - half, width, half)
            yield Words(upper, label, kind, colors.color("text"))
            detail = small.cut(row.detail, width + 1)
            yield Words(upper.translated(0, half - 1), detail, small, colors.color("faint"))
            return
        yield Words(place, label, kind, colors.color("text"))
        if row.detail and kind.width(label) + 8 + small.width(row.detail) <= width + 1:
            yield Words(place, row.detail, small, colors.color("faint"), RIGHT)

    def _bar(self, row: Row, band: QRectF) -> Iterator[Mark]:
        if row.kind == "total":
            yield from self._total(row, band)
            return
        start, end = self.frame.x(row.start), self.frame.x(row.end)
        color = QColor(theme.current().series[SERIES[row.kind]])
        if abs(end - start) < 1.5:
            line = QRectF(min(start, end) - 0.75, band.top(), 1.5, band.height())
            yield Box(line, color)
            return
        # The point takes of a short bar no more than half.
        back = min(_POINT, abs(end - start) / 2) * (1 if end > start else -1)
        middle = band.center().y()
        yield Stroke(
            [
                (start, band.top()),
                (end - back, band.top()),
                (end, middle),
                (end - back, band.bottom()),
                (start, band.bottom()),
            ],
            color,
            filled=True,
        )

    def _total(self, row: Row, band: QRectF) -> Iterator[Mark]:
        color = QColor(row.color)
        if row.ghost:
            color.setAlphaF(_GHOST)
        left, right = sorted((self.frame.x(0.0), self.frame.x(row.end)))
        yield Box(QRectF(left, band.top(), max(right - left, 1.5), band.height()), color, radius=2)
        if self.frame.broken:
            yield from self._break(band)

    def _break(self, band: QRectF) -> Iterator[Mark]:
        """Two slanted cuts near the left end say that the bar does not begin at zero."""
        card = theme.current().color("card")
        for x in (band.left() + self.frame.column + 10, band.left() + self.frame.column + 16):
            ends = [(x - 3, band.bottom() + 2), (x + 3, band.top() - 2)]
            yield Stroke(ends, card, 2.5)
