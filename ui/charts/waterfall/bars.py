"""The picture of a waterfall: names at the left, floating bars, values, and a scale below."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ui import theme
from ui.charts.axes import Axis
from ui.charts.canvas import Canvas
from ui.charts.marks import CENTER, Item, Mark, Stroke, Words
from ui.charts.walked import STEPS, sentence
from ui.charts.waterfall.frame import INDENT, Frame, Look, frame
from ui.charts.waterfall.painter import RowPainter
from ui.charts.waterfall.rows import Picture, Row

_LOWER = 9
"""A picture of fewer lines' heights has no scale."""


class Bars(Canvas):
    """As many rows as there is room for; one can be pointed at, walked to and activated."""

    activated = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.picture = Picture()
        self.ends = (0.0, 1.0)
        """The values at the ends of the scale, SI."""
        self.frozen = False
        self.highlighted = -1
        self._shown: tuple[Row, ...] = ()
        self._frame: Frame | None = None
        self._beside = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def measure(self, zoom: float) -> None:
        self._look = Look(zoom)

    @property
    def visible_rows(self) -> tuple[Row, ...]:
        """The rows on screen, those gathered as one."""
        return self._shown

    def row_at(self, point: QPointF) -> int:
        """The number of the row at a place, below zero where none is."""
        if self._frame is None:
            return -1
        number = int((point.y() - self._frame.plot.top()) // self._frame.pitch)
        return number if 0 <= number < len(self._shown) else -1

    def tip(self, point: QPointF) -> str:
        number = self.row_at(point)
        return self._shown[number].tip() if number >= 0 else super().tip(point)

    def arrange(self, area: QRectF) -> list[Item]:
        if not self.picture.rows:
            self._shown, self._frame = (), None
            return sentence(self.picture.instead, self._look.plain, area, INDENT)
        look = self._look
        scaled = area.height() / look.line >= _LOWER
        room = area.adjusted(0, 0, 0, -(look.small.height + 5) * scaled)
        fitted = self.picture.fitted(int(room.height() / look.least))
        self._shown = fitted.rows
        least = self._beside if self.frozen else 0.0  # lest the plot trembles in a drag
        place = self._frame = frame(self._shown, room, look, self.ends, least)
        self._beside = area.right() - place.plot.right()
        painter = RowPainter(look, place, self.hasFocus())
        items: list[Item] = list(self._scale(place)) if scaled else []
        for number, row in enumerate(self._shown):
            on = number == self.highlighted
            make = partial(painter.row, row, place.row(number), highlighted=on)
            items.append(self.kept((row, place.key, number, on, painter.focused), make))
        return [*items, *self._links(place, painter), *self._zero(place)]

    # ---- what is painted beside the rows

    def _scale(self, place: Frame) -> Iterator[Mark]:
        """Thin lines at round values, which are named below."""
        quantity, look, plot = self.picture.quantity, self._look, place.plot
        axis = Axis(quantity, place.low / quantity.size, place.high / quantity.size, log=False)
        line, faint = theme.current().color("line"), theme.current().color("faint")
        ticks = axis.ticks(min(max(int(plot.width() / (3.6 * look.line)), 2), 8))
        free = place.area.left() + place.column - INDENT
        for value, label in zip(ticks, axis.labels(ticks, named=True), strict=True):
            x, text = place.x(value * quantity.size), label if value else "0"
            width = look.small.width(text)
            yield Stroke([(x, plot.top()), (x, plot.bottom())], line)
            left = min(x - width / 2, place.area.right() - width)
            if left >= free:
                under = QRectF(left, plot.bottom() + 2, width, look.small.height)
                yield Words(under, text, look.small, faint, CENTER)
                free = left + width + 8

    def _links(self, place: Frame, painter: RowPainter) -> Iterator[Mark]:
        """From where one bar ends down to where the next one begins."""
        faint = theme.current().color("faint")
        for number, row in enumerate(self._shown[:-1]):
            x = place.x(row.end)
            top = painter.band(place.row(number)).bottom()
            bottom = painter.band(place.row(number + 1)).top()
            yield Stroke([(x, top), (x, bottom)], faint)

    def _zero(self, place: Frame) -> Iterator[Mark]:
        if not place.broken:
            x = place.x(0.0)
            ends = [(x, place.plot.top() - 1), (x, place.plot.bottom() + 1)]
            yield Stroke(ends, theme.current().color("text"), 1.2)

    # ---- pointer and keyboard

    def highlight(self, number: int) -> None:
        """Highlight a row, and let a screen reader say it."""
        if 0 <= number < len(self._shown):
            row = self._shown[number]
            self.setAccessibleDescription(row.tip().replace("\n", ", "))
        if number != self.highlighted:
            self.highlighted = number
            self.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._shown) - 1
        if key in STEPS and last >= 0:
            self.highlight(min(max(self.highlighted + STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate(self.highlighted)
        else:
            super().keyPressEvent(event)

    def _activate(self, number: int) -> None:
        if 0 <= number < len(self._shown) and self._shown[number].name:
            self.activated.emit(self._shown[number].name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.row_at(self.spot(event.position()))
        named = number >= 0 and bool(self._shown[number].name)
        shape = Qt.CursorShape.PointingHandCursor if named else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        self.highlight(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            number = self.row_at(self.spot(event.position()))
            self.highlight(number)
            self._activate(number)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.highlight(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.highlighted < 0 and self._shown:
            self.highlight(0)
        self.renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.renew()
