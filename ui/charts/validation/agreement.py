"""The picture of a validation: predicted against reported, a dot for each published figure."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from explorer.model import model
from explorer.study.validation import MEANINGS, Point
from explorer.text import _
from ui import theme
from ui.charts.canvas import Canvas
from ui.charts.marks import CENTER, RIGHT, Box, Mark, Stroke, Type, Words
from ui.charts.validation.pairs import BAND, Label, Panel, labels, tip

PANELS = {"energy": 0, "emissions": 2}
"""What has a panel, and which of the theme's colours its dots have."""
_WIDE = 38
"""From so many lines' heights on there is room for the panels side by side."""
_LOW = 12
"""A picture of fewer lines' heights has no legend."""
_TYPE = 0.95
"""The size of labels, so that most names have room beside their dots."""
_GAP = 20.0
_RADIUS = 5.0
_RING = 1.8
_REACH = 6.0
"""From the rim of a dot to its label."""
_SPACE = 6.0
"""Between name and error."""
_KEY = 16.0
"""The room of a dot or a line before its words in the legend."""
_APART = 18.0
"""From these words to the next dot."""


class Agreement(Canvas):
    """Panels with logarithmic axes, an exact diagonal and its band, and a legend below."""

    def __init__(self) -> None:
        super().__init__()
        self.points: Sequence[Point] = ()
        self.chosen = next(iter(PANELS))

    def measure(self, zoom: float) -> None:
        self._zoom = zoom
        self._strong, self._plain = Type(_TYPE * zoom, bold=True), Type(_TYPE * zoom)
        self._bold = Type(zoom, bold=True)
        self._small = Type(0.88 * zoom)
        self._line = self._plain.height + 1

    def has_room_for_all(self, width: float) -> bool:
        """Whether the panels stand side by side; otherwise the chosen one stands alone."""
        return width >= _WIDE * self.fontMetrics().height()

    def arrange(self, area: QRectF) -> list[Mark]:
        if not self.points:
            return []
        area = area.adjusted(0, 4, 0, 0)
        legend = self._legend(area) if area.height() >= _LOW * self._line else []
        top = min((mark.area.top() - 4 for mark in legend), default=area.bottom())
        above = QRectF(area.left(), area.top(), area.width(), top - area.top())
        names = tuple(PANELS) if self.has_room_for_all(area.width()) else (self.chosen,)
        width = (above.width() - _GAP * (len(names) - 1)) / len(names)
        marks: list[Mark] = []
        for index, name in enumerate(names):
            left = above.left() + index * (width + _GAP)
            marks += self._panel(name, QRectF(left, above.top(), width, above.height()))
        return marks + legend

    def _panel(self, name: str, area: QRectF) -> list[Mark]:
        panel = Panel(name, self._of(name), area, self._line, self._small)
        color = QColor(theme.current().series[PANELS[name]])
        marks = [*self._heading(name, area), *self._axes(panel), *_diagonal(panel, color)]
        for label in labels(panel, self._line):
            marks += self._label(panel, label, color)
        for point in panel.points:
            marks += self._dot(panel.place(point), color, point.measured, tip(point))
        return marks

    def _of(self, name: str) -> list[Point]:
        """The points of a panel, smallest first."""
        unit = model().quantities[name].si_unit
        found = (point for point in self.points if point.quantity.si_unit == unit)
        return sorted(found, key=lambda point: point.reported)

    def _heading(self, name: str, area: QRectF) -> list[Mark]:
        colors, title = theme.current(), model().quantities[name].label
        row = QRectF(area.left(), area.top(), area.width(), self._line)
        beside = row.adjusted(self._bold.width(title) + 10, 0, 0, 0)
        how = self._small.cut(_("predicted ↑  reported →"), beside.width())
        return [
            Words(row, title, self._bold, colors.color("text")),
            Words(beside, how, self._small, colors.color("faint")),
        ]

    def _axes(self, panel: Panel) -> Iterable[Mark]:
        """Lines of a grid at round values, and what they are called on both axes."""
        line, faint = theme.current().color("line"), theme.current().color("faint")
        plot, half, edge = panel.plot, self._small.height / 2, panel.area.left()
        for value, text in panel.ticks(panel.down):
            y = panel.y(value)
            yield Stroke([(plot.left(), y), (plot.right(), y)], line)
            beside = QRectF(edge, y - half, plot.left() - 7 - edge, 2 * half)
            yield Words(beside, text, self._small, faint, RIGHT)
        for value, text in panel.ticks(panel.across):
            x, width = panel.x(value), self._small.width(text)
            yield Stroke([(x, plot.top()), (x, plot.bottom())], line)
            below = QRectF(x - width / 2, plot.bottom() + panel.row, width, 2 * half)
            yield Words(below, text, self._small, faint, CENTER)

    def _label(self, panel: Panel, label: Label, color: QColor) -> Iterable[Mark]:
        """Name and error beside a dot, joined to it where they had to give way."""
        colors, point, (x, y) = theme.current(), label.point, panel.place(label.point)
        ink = colors.color("text" if point.measured else "faint")
        kind = self._strong if point.measured else self._plain
        error, away = point.error_text, (_RADIUS * self._zoom + _REACH) * (1 if label.right else -1)
        room = (panel.area.right() - x if label.right else x - panel.plot.left()) - abs(away)
        name = self._plain.cut(point.run.name, room - kind.width(error) - _SPACE)
        width = self._plain.width(name) + _SPACE + kind.width(error)
        left = x + away if label.right else x + away - width
        row = QRectF(left, label.y - self._line / 2, width, self._line)
        yield Box(row.adjusted(-2, 2, 2, -2), colors.color("card"))
        if abs(label.y - y) > 2:
            yield Stroke([(x, y), (x + away * 0.85, label.y)], color, 1.0)
        yield Words(row, name, self._plain, ink, tip=tip(point))
        yield Words(row, error, kind, ink, RIGHT, tip(point))

    def _dot(
        self, at: tuple[float, float], color: QColor, filled: bool, told: str = ""
    ) -> Iterable[Mark]:
        """A filled dot for what was measured, a ring for an identity."""
        radius = _RADIUS * self._zoom
        around = QRectF(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)
        yield Box(around, color, told, radius)
        if not filled:
            ring = _RING * self._zoom
            inside = around.adjusted(ring, ring, -ring, -ring)
            yield Box(inside, theme.current().color("card"), told, radius - ring)

    def _legend(self, area: QRectF) -> list[Mark]:
        """What dots, line and band mean, at the bottom."""
        faint, key = theme.current().color("faint"), _KEY * self._zoom
        rows = self._rows(area.width())
        marks: list[Mark] = []
        for number, row in enumerate(rows):
            left, top = area.left(), area.bottom() - (len(rows) - number) * self._line
            for sign, text in row:
                cut = self._small.cut(text, area.right() - left - key)
                place = QRectF(left + key, top, self._small.width(cut), self._line)
                marks += self._sign(sign, left, place.center().y(), faint)
                marks.append(Words(place, cut, self._small, faint, tip=text))
                left = place.right() + _APART
        return marks

    def _rows(self, width: float) -> list[list[tuple[str, str]]]:
        """The signs of the legend and their words, in as few rows as have room for them."""
        rows: list[list[tuple[str, str]]] = [[]]
        left = 0.0
        for sign, text in {**MEANINGS, "line": _("Line: exact; band: ±10 %")}.items():
            needed = _KEY * self._zoom + self._small.width(text)
            if rows[-1] and left + needed > width:
                rows.append([])
                left = 0.0
            rows[-1].append((sign, text))
            left += needed + _APART
        return rows

    def _sign(self, sign: str, left: float, y: float, color: QColor) -> Iterable[Mark]:
        """A dot or a piece of the line, as the panels have them."""
        half = _RADIUS * self._zoom
        if sign in MEANINGS:
            yield from self._dot((left + half, y), color, filled=sign == "measured")
        else:
            yield Box(QRectF(left, y - half, 2 * half, 2 * half), _pale(color))
            yield Stroke([(left, y), (left + 2 * half, y)], color, 1.2)


def _diagonal(panel: Panel, color: QColor) -> Iterable[Mark]:
    """Where predicted equals reported, and a band of ten per cent about it."""
    plot = panel.plot
    yield Stroke([panel.corner(*corner) for corner in panel.band(BAND)], _pale(color), filled=True)
    yield Stroke([(plot.left(), plot.bottom()), (plot.right(), plot.top())], color, 1.2)


def _pale(color: QColor) -> QColor:
    pale = QColor(color)
    pale.setAlpha(70)
    return pale
