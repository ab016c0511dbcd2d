"""The picture of many variants: a row each on one axis, as many as there is room for."""

import math
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QWheelEvent

from explorer.text import _
from ui import theme
from ui.charts.marks import CENTER, Box, Item, Mark, Stroke, Words
from ui.charts.multiples.frame import INDENT, Frame, Look, fitted
from ui.charts.multiples.painter import RowPainter
from ui.charts.multiples.rows import Picture, Row
from ui.charts.overlay import CLAIM
from ui.charts.walked import Walked

_NOTCH = 120
"""So far a wheel turns for one step."""
_PER_NOTCH = 3


class Rows(Walked):
    """Rows that can be scrolled as well."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = Picture()
        self._first = 0
        self._turned = 0
        self._frame: Frame | None = None

    def measure(self, zoom: float) -> None:
        self._look = Look(zoom)

    @property
    def visible_rows(self) -> tuple[Row, ...]:
        """The rows in sight."""
        frame = self._frame
        return self.picture.rows[frame.first : frame.first + frame.count] if frame else ()

    @property
    def hidden_height(self) -> int:
        """How much higher the picture would have to be to hold the rows out of sight."""
        if not self.marks or self._frame is None:
            return 0
        out_of_sight = len(self.picture.rows) - self._frame.count
        return math.ceil(out_of_sight * self._frame.pitch * self.magnified)

    def row_at(self, point: QPointF) -> Row | None:
        """The row at a place of the picture."""
        number = self._frame.at(point.y()) if self._frame is not None else None
        return None if number is None else self.picture.rows[number]

    def tip(self, point: QPointF) -> str:
        row = self.row_at(point)
        return super().tip(point) or (row.tip() if row is not None else "")

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint the picture elsewhere, from its first row on; the one on screen stays."""
        before = self._frame, self._first
        self._first = 0
        super().draw_into(painter, area)
        self._frame, self._first = before

    def arrange(self, area: QRectF) -> list[Item]:
        picture, look = self.picture, self._look
        if not picture.rows or picture.axis is None:
            self._frame = None
            kind, faint = look.plain, theme.current().color("faint")
            return [Words(area, kind.cut(picture.instead, area.width()), kind, faint, CENTER)]
        frame = self._frame = fitted(picture, picture.axis, look, area, self._first)
        items: list[Item] = list(self._ruler(frame)) if frame.scaled else []
        items += [*self._claims(frame), *self._now(frame)]
        painter = RowPainter(look, frame, self.hasFocus())
        for number, row in enumerate(self.visible_rows):
            on = row.key == self.highlighted
            make = partial(painter.row, row, frame.row(number), highlighted=on)
            key = row, frame.key, frame.row(number).getRect(), on, painter.focused
            items.append(self.kept(key, make))
        return [*items, *self._more(frame), *self._legend(frame)]

    # ---- what is painted beside the rows

    def _ruler(self, frame: Frame) -> Iterator[Mark]:
        """Thin lines at round values, which are named below."""
        look, plot = self._look, frame.plot
        line, faint = theme.current().color("line"), theme.current().color("faint")
        ticks = frame.axis.ticks(max(int(plot.width() / (4.5 * look.line)), 3))
        free = frame.area.left()
        for value, text in zip(ticks, frame.axis.labels(ticks, named=True), strict=True):
            x, width = frame.x(value), look.small.width(text)
            yield Stroke([(x, plot.top()), (x, plot.bottom())], line)
            left = min(x - width / 2, frame.area.right() - width)
            if left >= free:
                place = QRectF(left, plot.bottom() + 2, width, look.small.height)
                yield Words(place, text, look.small, faint, CENTER)
                free = left + width + 8

    def _claims(self, frame: Frame) -> Iterator[Mark]:
        """What was published about the result, where the axis has it."""
        color, plot = QColor(theme.current().series[CLAIM]), frame.plot
        for mark in self.picture.marks:
            for value in sorted({mark.low, mark.high}):
                if frame.axis.holds(value):
                    x = frame.x(value)
                    ends = [(x, plot.top()), (x, plot.bottom())]
                    yield Stroke(ends, color, 1.4, style=Qt.PenStyle.DashLine, tip=mark.tip)

    def _now(self, frame: Frame) -> Iterator[Mark]:
        """The line of the present scenario, with its value on top."""
        now, look = self.picture.now, self._look
        if now is None:
            return
        text, x = theme.current().color("text"), frame.x(now)
        yield Stroke([(x, frame.plot.top() - 1), (x, frame.plot.bottom())], text, 1.2)
        width = look.strong.width(self.picture.label)
        left = max(min(x - width / 2, frame.area.right() - width), frame.area.left())
        row = QRectF(left, frame.area.top(), width, look.strong.height)
        yield Words(row, self.picture.label, look.strong, text, CENTER)

    def _more(self, frame: Frame) -> Iterator[Mark]:
        """How many rows are out of sight, and where those in sight are among them."""
        number = len(self.picture.rows)
        if frame.count >= number:
            return
        before, after = frame.first, number - frame.first - frame.count
        parts = [_("{n} above").format(n=before)] * (before > 0)
        parts += [_("{n} more below").format(n=after)] * (after > 0)
        text, small = " · ".join(parts), self._look.small
        room = QRectF(
            frame.area.left() + INDENT, frame.plot.bottom() + 2, small.width(text), small.height
        )
        yield Words(room, text, small, theme.current().color("faint"))
        colors, plot = theme.current(), frame.plot
        track = QRectF(frame.area.right() - 4, plot.top(), 4, plot.height())
        yield Box(track, colors.color("window"), radius=2)
        top = track.top() + track.height() * before / number
        handle = QRectF(track.left(), top, 4, track.height() * frame.count / number)
        yield Box(handle, colors.color("groove"), radius=2)

    def _legend(self, frame: Frame) -> Iterator[Mark]:
        """What the marks stand for, as much of it as there is room for."""
        if not frame.keyed:
            return
        colors, small, picture = theme.current(), self._look.small, self.picture
        left, top = frame.area.left() + INDENT, frame.area.bottom() - small.height
        parts: list[tuple[str, str, QColor]] = []
        if picture.warned:
            parts.append(("≠", _("contradicts the scenario"), colors.color("bad")))
        if picture.ranged:
            parts.append(("▬", _("nine in ten draws"), colors.color("accent")))
        if picture.partly:
            parts.append(("○", _("without what others count"), colors.color("accent")))
        if any(frame.axis.holds(m.low) or frame.axis.holds(m.high) for m in picture.marks):
            parts.append(("┆", _("published"), QColor(colors.series[CLAIM])))
        for sign, text, color in parts:
            after = left + small.width(sign) + 5
            if after + small.width(text) > frame.area.right():
                return
            yield Words(QRectF(left, top, after - left, small.height), sign, small, color)
            room = QRectF(after, top, small.width(text), small.height)
            yield Words(room, text, small, colors.color("faint"))
            left = room.right() + 14

    # ---- pointer and keyboard

    def keys(self) -> list[str]:
        return [row.key for row in self.picture.rows]

    def key_at(self, point: QPointF) -> str:
        row = self.row_at(point)
        return row.key if row is not None else ""

    def first_key(self) -> str:
        return self.visible_rows[0].key if self.visible_rows else ""

    def bring_into_sight(self, place: int) -> str:
        frame = self._frame
        if frame is not None:
            self._first = min(max(frame.first, place - frame.count + 1), place)
        return self.picture.rows[place].tip().replace("\n", ", ")

    def wheelEvent(self, event: QWheelEvent) -> None:
        frame = self._frame
        if frame is None or frame.count >= len(self.picture.rows):
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        last = len(self.picture.rows) - frame.count
        self._first = min(max(frame.first - _PER_NOTCH * notches, 0), last)
        self.renew()
        event.accept()
