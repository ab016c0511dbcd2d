"""The picture of the comparison: a grid of cells with heads, sentences below."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent

from explorer.study.comparison import Row
from explorer.text import _
from ui import theme
from ui.charts.canvas import Canvas
from ui.charts.comparison.cells import PAD, Look, Types, broken, cell_marks
from ui.charts.comparison.frame import SQUARE, Frame, frame, least_height
from ui.charts.comparison.scale import Scale
from ui.charts.comparison.words import Party
from ui.charts.marks import RIGHT, Box, Item, Mark, Stroke, Words


class Table(Canvas):
    """Every result of every scenario, and how they compare in words."""

    head_clicked = Signal(int)
    """The name of a scenario was clicked, by its place."""

    def __init__(self) -> None:
        super().__init__()
        self.parties: Sequence[Party] = ()
        self.rows: Sequence[Row] = ()
        self.scales: Mapping[str, Scale | None] = {}
        self.baseline = 0
        self.result = ""
        self.notes: Sequence[str] = ()
        self.tell: Callable[[int, int], str] = _nothing

    def measure(self, zoom: float) -> None:
        """The sizes of type for a picture of this size."""
        self._types = Types(zoom)

    # ---- where everything stands

    def arrange(self, area: QRectF) -> list[Item]:
        """The grid, and below it as many sentences as there is room for."""
        if not self.parties:
            return []
        grid, notes = self._grid(area)
        found = self._frame(grid)
        items: list[Item] = []
        for order, number in enumerate(found.shown):
            row, looked_at = self.rows[number], self.rows[number].name == self.result
            key = row.name, looked_at, found.result(order).getRect(), found.bottom
            items += self.kept(key, partial(self._result, row, found, order, looked_at))
        items += self._left_out(found)
        for place, party in enumerate(self.parties):
            name = found.party(place)
            head = place, party.name, party.color, place == self.baseline, name.getRect()
            items += self.kept(head, partial(self._party, place, party, name))
            for order, number in enumerate(found.shown):
                items += self._cell(number, place, found.cell(order, place))
        color = theme.current().color("line")
        items += [Stroke(line, color) for line in found.lines()]
        top = found.bottom + PAD / 2
        for line, whole in notes:
            items.append(self._note(line, whole, QRectF(area.left(), top, area.width(), 0)))
            top += self._line
        return items

    def _frame(self, area: QRectF) -> Frame:
        labels = [row.label for row in self.rows]
        names = [row.name for row in self.rows]
        first = names.index(self.result) if self.result in names else 0
        return frame(area, self._types, labels, [party.name for party in self.parties], first)

    @property
    def _line(self) -> float:
        return self._types.small.height + 2

    def _grid(self, area: QRectF) -> tuple[QRectF, list[tuple[str, str]]]:
        """The place of the grid, and the lines of those sentences that have room below it."""
        room = area.height() - least_height(self._frame(area), self._types) - PAD
        lines: list[tuple[str, str]] = []
        for note in self.notes:
            pieces = broken(note, self._types.small, area.width())
            if (len(lines) + len(pieces)) * self._line > room:
                break
            lines += [(line, note) for line in pieces]
        below = len(lines) * self._line + (PAD if lines else 0.0)
        return area.adjusted(0, 0, 0, -below), lines

    def _note(self, line: str, whole: str, area: QRectF) -> Mark:
        area.setHeight(self._line)
        cut = self._types.small.cut(line, area.width())
        return Words(area, cut, self._types.small, theme.current().color("text"), tip=whole)

    # ---- what stands there

    def _result(self, row: Row, found: Frame, order: int, looked_at: bool) -> list[Mark]:
        """The name of a result; the one looked at has a ground of its own."""
        colors = theme.current()
        kind = self._types.strong if looked_at else self._types.plain
        place = found.result(order)
        color = colors.color("text" if looked_at else "faint")
        words = Words(place, kind.cut(row.label, place.width()), kind, color, tip=row.label)
        if not looked_at:
            return [words]
        return [Box(found.band(order), colors.color("window"), radius=4), words]

    def _left_out(self, found: Frame) -> list[Mark]:
        """Says how many results have no room."""
        if len(found.shown) == len(self.rows):
            return []
        hidden = [row.label for n, row in enumerate(self.rows) if n not in found.shown]
        text = _("{n} of {all} results").format(n=len(found.shown), all=len(self.rows))
        tip = _("No room for {names}. Choose what to look at, or widen the window.").format(
            names=", ".join(hidden)
        )
        kind, color = self._types.small, theme.current().color("faint")
        return [Words(found.corner, kind.cut(text, found.corner.width()), kind, color, tip=tip)]

    def _party(self, place: int, party: Party, area: QRectF) -> list[Mark]:
        """The name of a scenario, with its colour; the baseline says so where it has room."""
        colors, types = theme.current(), self._types
        side, tip = SQUARE * types.zoom, self._head_tip(place, party)
        line, name = types.strong.height, area.adjusted(side + 10, 0, 0, 0)
        lines = broken(
            party.name, types.strong, name.width(), 2 if area.height() >= 2 * line else 1
        )
        baseline = place == self.baseline and len(self.parties) > 1
        below = types.small.height if baseline else 0.0
        below = below if area.height() >= len(lines) * line + below else 0.0
        top = area.center().y() - (len(lines) * line + below) / 2
        square = QRectF(area.left() + 4, top + (line - side) / 2, side, side)
        marks: list[Mark] = [Box(square, QColor(party.color), tip, radius=2)]
        for number, text in enumerate(lines):
            room = QRectF(name.left(), top + number * line, name.width(), line)
            marks.append(Words(room, text, types.strong, colors.color("text"), tip=tip))
        said = _("baseline")
        if below:
            lower = QRectF(name.left(), top + len(lines) * line, name.width(), below)
            marks.append(Words(lower, said, types.small, colors.color("faint"), tip=tip))
        elif baseline and types.strong.width(lines[-1]) + types.small.width(said) < name.width():
            lower = QRectF(name.left(), top + (len(lines) - 1) * line, name.width(), line)
            marks.append(Words(lower, said, types.small, colors.color("faint"), RIGHT, tip=tip))
        return marks

    def _head_tip(self, place: int, party: Party) -> str:
        if place == self.baseline:
            return _("{title}: the baseline of all ratios").format(title=party.name)
        return _("{title}: click to measure the others against it").format(title=party.name)

    def _cell(self, number: int, place: int, area: QRectF) -> list[Mark]:
        row = self.rows[number]
        base = None if place == self.baseline else row.cells[self.baseline].value
        colors = self.parties[place].color, self.parties[self.baseline].color
        look = Look(row.cells[place], self.scales.get(row.name), colors[0], base, colors[1])
        tip = partial(self._tell, number, place)
        key = row.name, place, look.words, area.getRect()
        return self.kept(key, partial(cell_marks, look, area, self._types, tip))

    def _tell(self, number: int, place: int) -> str:
        return self.tell(number, place)

    # ---- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A scenario's name makes it the baseline."""
        place = self._head_at(self.spot(event.position()))
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.head_clicked.emit(place)
        else:
            super().mousePressEvent(event)

    def _head_at(self, point: QPointF) -> int | None:
        """The scenario whose name is at a point of the picture."""
        found = self._frame(self._grid(self.room)[0])
        places = range(len(self.parties))
        return next((n for n in places if found.party(n).contains(point)), None)


def _nothing(_row: int, _place: int) -> str:
    return ""
