"""The picture of a tornado: names at the left, bars about a line, a scale and a legend below."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from explorer.text import _
from ui import theme
from ui.charts.axes import Axis
from ui.charts.legend import Entry, height_of, legend
from ui.charts.marks import CENTER, Box, Item, Mark, Stroke, Words
from ui.charts.tornado.frame import INDENT, Frame, Look, column, labels_beside
from ui.charts.tornado.marks import THINNEST, RowPainter, fill, own_height
from ui.charts.tornado.rows import Picture, Row
from ui.charts.walked import Walked, sentence

_LOW, _LOWER = 7, 10
"""A picture of fewer lines' heights has no legend, or no scale."""
_TALLEST = 5.0
"""No row is higher than so many lines."""
_TWO = 2.1
"""Names have their notes below them in rows of so many lines."""
_NAMES, _TYPICAL = 0.36, "88,888"
"""The share of the width for names, and the room for a label, where scales are shared."""
_NARROW = 5.0
"""A plot of fewer lines' heights in width has no inputs beside it."""


class Bars(Walked):
    """As many rows as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = Picture()
        self.ends = (0.0, 1.0)
        """The values at the ends of the scale."""
        self.named: Sequence[Entry] = ()
        """The legend of the scenarios beside the one shown."""
        self.shared = False
        """Whether other pictures have the same scale, so that its ticks are the same ones."""
        self.frozen = False
        self.stale = False
        self._first = 0
        self._room = 0
        self._beside = (0.0, 0.0)
        self._frame: Frame | None = None

    def measure(self, zoom: float) -> None:
        self._look = Look(zoom)

    @property
    def visible_rows(self) -> tuple[Row, ...]:
        """The rows there is room for."""
        return self.picture.rows[self._first : self._first + self._room]

    def row_at(self, point: QPointF) -> Row | None:
        """The row at a place."""
        if self._frame is None:
            return None
        number = int((point.y() - self._frame.plot.top()) // self._frame.pitch)
        return self.visible_rows[number] if 0 <= number < len(self.visible_rows) else None

    def tip(self, point: QPointF) -> str:
        row = self.row_at(point)
        return row.tip() if row is not None else super().tip(point)

    def arrange(self, area: QRectF) -> list[Item]:
        picture, look = self.picture, self._look
        if not picture.rows:
            self._room, self._frame = 0, None
            return sentence(picture.instead, look.plain, area, INDENT)
        head = height_of(self.named, area, look.small)
        above = [legend(self.named, area, look.small)] if head else []
        area = area.adjusted(0, head, 0, 0)
        bottom, lines = area.bottom(), area.height() / look.line
        if lines >= _LOW:
            bottom -= look.small.height + 5
        scaled = picture.quantity is not None and lines >= _LOWER
        frame = self._frame = self._fitted(area, bottom, scaled=scaled)
        items: list[Item] = list(self._scale(frame)) if scaled else []
        painter = RowPainter(look, frame, self.hasFocus(), self.stale)
        for number, row in enumerate(self.visible_rows):
            on = row.name == self.highlighted
            make = partial(painter.row, row, frame.row(number), highlighted=on)
            items.append(self.kept((row, frame.key, number, on, painter.focused, self.stale), make))
        below = frame.plot.bottom() + (look.small.height + 5 if scaled or self._hidden else 5)
        colors = self._legend(area, below) if lines >= _LOW else ()
        return [*above, *items, *self._zero(frame), *self._more(frame), *colors]

    # ---- where things stand

    def _fitted(self, area: QRectF, bottom: float, *, scaled: bool) -> Frame:
        look, number = self._look, len(self.picture.rows)
        top = area.top() + (look.strong.height + 3 if self.picture.label else 0)
        height = bottom - top - (look.small.height + 2) * scaled
        beside = max((len(row.others) for row in self.picture.rows), default=0)
        least = look.plain.height + 3 + THINNEST * beside
        if int(height / least) < number and not scaled:
            height -= look.small.height + 1
        self._room = max(int(height / least), 1)
        self._first = max(min(self._first, number - self._room), 0)
        rows = min(self._room, number)
        pitch = min(height / rows, _TALLEST * look.line)
        two_lines = own_height(pitch, beside, look.zoom) >= _TWO * look.line
        names = column(self.picture, look, area.width(), two_lines=two_lines)
        if self.shared:
            return self._alike(area, QRectF(area.left(), top, 0, pitch * rows), pitch, two_lines)
        width = area.width() - names
        left, right = labels_beside(self.picture, look, width, self.ends, inputs_below=two_lines)
        below = two_lines and width - left - right >= _NARROW * look.line
        if two_lines and not below:
            left, right = labels_beside(self.picture, look, width, self.ends, inputs_below=False)
        if self.frozen:  # in a drag it never shrinks, lest the plot trembles
            left, right = max(left, self._beside[0]), max(right, self._beside[1])
        self._beside = left, right
        plot = QRectF(area.left() + names + left, top, max(width - left - right, 10), pitch * rows)
        return Frame(area, plot, names, pitch, *self.ends, two_lines, below)

    def _alike(self, area: QRectF, rows: QRectF, pitch: float, two_lines: bool) -> Frame:
        """The plot is at the same place in all pictures that share a scale, whatever they name."""
        names, label = _NAMES * area.width(), self._look.plain.width(_TYPICAL)
        wide = max(area.width() - names - 2 * label, 10)
        plot = QRectF(area.left() + names + label, rows.top(), wide, rows.height())
        return Frame(area, plot, names, pitch, *self.ends, two_lines, inputs_below=False)

    # ---- what is painted beside the rows

    def _scale(self, frame: Frame) -> Iterator[Mark]:
        """Thin lines at round values, which are named below."""
        quantity, look, plot = self.picture.quantity, self._look, frame.plot
        if quantity is None:
            return
        axis = Axis(quantity, frame.low, frame.high, log=False)
        line, faint = theme.current().color("line"), theme.current().color("faint")
        ticks = axis.ticks(max(int(plot.width() / (4.5 * look.line)), 4))
        free = frame.area.left() + frame.column - INDENT
        for value, text in zip(ticks, axis.labels(ticks, named=True), strict=True):
            x, width = frame.x(value), look.small.width(text)
            yield Stroke([(x, plot.top()), (x, plot.bottom())], line)
            left = min(x - width / 2, frame.area.right() - width)
            if left >= free:
                place = QRectF(left, plot.bottom() + 2, width, look.small.height)
                yield Words(place, text, look.small, faint, CENTER)
                free = left + width + 8

    def _zero(self, frame: Frame) -> Iterator[Mark]:
        """The line that the bars stand about, with its value."""
        text, x, look = theme.current().color("text"), frame.x(self.picture.zero), self._look
        yield Stroke([(x, frame.plot.top() - 1), (x, frame.plot.bottom())], text, 1.2)
        if self.picture.label:
            width = look.strong.width(self.picture.label)
            left = max(min(x - width / 2, frame.area.right() - width), frame.area.left())
            row = QRectF(left, frame.area.top(), width, look.strong.height)
            yield Words(row, self.picture.label, look.strong, text, CENTER)

    @property
    def _hidden(self) -> list[Row]:
        return [row for row in self.picture.rows if row not in self.visible_rows]

    def _more(self, frame: Frame) -> Iterator[Mark]:
        """How many rows there was no room for."""
        if hidden := self._hidden:
            text = _("and {n} more").format(n=len(hidden))
            left, height = frame.area.left() + INDENT, self._look.small.height
            place = QRectF(left, frame.plot.bottom() + 2, frame.column - INDENT, height)
            tip = "\n".join(row.label for row in hidden)
            yield Words(place, text, self._look.small, theme.current().color("faint"), tip=tip)

    def _legend(self, area: QRectF, top: float) -> Iterator[Mark]:
        """What the colours stand for, as much of it as there is room for."""
        faint, small = theme.current().color("faint"), self._look.small
        left, side = area.left() + INDENT, 0.66 * small.height
        for colors, pale, text in self.picture.legend:
            after = left + len(colors) * (side + 3) + 3
            if after + small.width(text) > area.right():
                return
            for number, series in enumerate(colors):
                x, y = left + number * (side + 3), top + (small.height - side) / 2
                yield Box(QRectF(x, y, side, side), fill(series, pale=pale), radius=2)
            yield Words(QRectF(after, top, small.width(text), small.height), text, small, faint)
            left = after + small.width(text) + 12

    # ---- pointer and keyboard

    def keys(self) -> list[str]:
        return [row.name for row in self.picture.rows]

    def key_at(self, point: QPointF) -> str:
        row = self.row_at(point)
        return row.name if row is not None else ""

    def first_key(self) -> str:
        return self.picture.rows[0].name if self.picture.rows else ""

    def bring_into_sight(self, place: int) -> str:
        if self._room:
            self._first = min(max(self._first, place - self._room + 1), place)
        row = self.picture.rows[place]
        return "; ".join((row.label, *row.notes, row.tip()))
