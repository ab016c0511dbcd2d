"""What pictures are painted with: boxes, words and strokes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QRegion, QStaticText

from ui import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
_KEPT = 400

Tip: TypeAlias = str | Callable[[], str]
"""What a pointer resting on a mark is told, or how to find the words."""


class Type:
    """A size of the application's type, and the measures of what was written in it lately."""

    def __init__(self, scale: float = 1.0, *, bold: bool = False) -> None:
        self.font = theme.font(scale, bold=bold)
        self._metrics = QFontMetricsF(self.font)
        self.height = self._metrics.height()
        self._widths: dict[str, float] = {}
        self._cuts: dict[tuple[str, int], str] = {}
        self._texts: dict[str, QStaticText] = {}

    def width(self, text: str) -> float:
        """How wide a text is, in pixels."""
        if text not in self._widths:
            _forget(self._widths)
            self._widths[text] = self._metrics.horizontalAdvance(text)
        return self._widths[text]

    def cut(self, text: str, width: float) -> str:
        """The text, cut short with an ellipsis where it is too wide."""
        if self.width(text) <= width:
            return text
        key = text, int(width)
        if key not in self._cuts:
            _forget(self._cuts)
            mode = Qt.TextElideMode.ElideRight
            self._cuts[key] = self._metrics.elidedText(text, mode, key[1])
        return self._cuts[key]

    def laid_out(self, text: str) -> QStaticText:
        """The text ready to be painted again and again."""
        if text not in self._texts:
            _forget(self._texts)
            laid_out = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.prepare(font=self.font)
            self._texts[text] = laid_out
        return self._texts[text]

    def wrapped(self, text: str, room: QRectF) -> QRectF:
        """What the text fills of the room when it is broken into lines."""
        return self._metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)


def _forget(cache: dict[Any, Any]) -> None:
    if len(cache) >= _KEPT:
        cache.clear()


# Two marks are equal where they look the same, whatever they tell a pointer.


@dataclass
class Box:
    """A filled rectangle."""

    area: QRectF
    color: QColor
    tip: Tip = field(default="", compare=False)
    radius: float = 0.0

    @cached_property
    def extent(self) -> QRect:
        """The pixels that it may touch."""
        return _around(self.area)

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        if self.radius:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.color)
            painter.drawRoundedRect(self.area, self.radius, self.radius)
        else:
            painter.fillRect(self.area, self.color)


@dataclass
class Words:
    """One line of text within a rectangle that it does not leave."""

    area: QRectF
    text: str
    type: Type
    color: QColor
    align: Qt.AlignmentFlag = LEFT
    tip: Tip = field(default="", compare=False)

    @cached_property
    def corner(self) -> QPointF:
        """Where the text begins, at its top."""
        area, kind = self.area, self.type
        x, y = area.left(), area.center().y() - kind.height / 2
        if self.align != LEFT:
            free = area.width() - kind.width(self.text)
            x += free if self.align == RIGHT else free / 2
        return QPointF(x, y)

    @cached_property
    def extent(self) -> QRect:
        """The pixels that it may touch."""
        x, y, kind = self.corner.x(), self.corner.y(), self.type
        return _around(QRectF(x, y, kind.width(self.text), kind.height))

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setFont(self.type.font)
        painter.setPen(self.color)
        painter.drawStaticText(self.corner, self.type.laid_out(self.text))


@dataclass
class Stroke:
    """A line from point to point, or a filled shape where `filled`."""

    points: Sequence[tuple[float, float]]
    color: QColor
    width: float = 1.0
    filled: bool = False
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    tip: Tip = field(default="", compare=False)

    @cached_property
    def area(self) -> QRectF:
        """Where it is, with a margin for the pointer."""
        return QPolygonF([QPointF(*p) for p in self.points]).boundingRect().adjusted(-3, -3, 3, 3)

    @cached_property
    def extent(self) -> QRect:
        """The pixels that it may touch."""
        return _around(self.area)

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        points = [QPointF(x, y) for x, y in self.points]
        if self.filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.color)
            painter.drawPolygon(points)
        else:
            painter.setPen(QPen(self.color, self.width, self.style))
            painter.drawPolyline(points)


Mark: TypeAlias = Box | Words | Stroke


@dataclass(eq=False)
class Group:
    """Marks that are made and painted together, within an area."""

    marks: list[Mark]
    area: QRectF

    @cached_property
    def extent(self) -> QRect:
        """The pixels that it may touch."""
        return _around(self.area)

    def draw(self, painter: QPainter) -> None:
        """Paint them, the later ones on top."""
        for mark in self.marks:
            mark.draw(painter)


Item: TypeAlias = Mark | Group


def _around(area: QRectF) -> QRect:
    """The pixels of an area and some more, for soft edges and letters that lean out."""
    return area.toAlignedRect().adjusted(-3, -3, 3, 3)


def draw(painter: QPainter, marks: Iterable[Item], within: QRegion | None = None) -> None:
    """Paint marks, the later ones on top; only those that touch a region, if one is given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        if within is None or within.intersects(mark.extent):
            mark.draw(painter)


def tip_at(marks: Iterable[Mark], point: QPointF) -> str:
    """What the topmost mark at a point has to say."""
    found: Tip = ""
    for mark in marks:
        if mark.tip and mark.area.contains(point):
            found = mark.tip
    return found if isinstance(found, str) else found()


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places in the same rising order, at least `gap` apart, as near the wanted ones as can be.

    They stay between `low` and `high` as long as there is room for all of them.
    """
    blocks: list[tuple[float, int]] = []
    for index, place in enumerate(wanted):
        total, size = place - index * gap, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / size:
            before, number = blocks.pop()
            total, size = total + before, size + number
        blocks.append((total, size))
    last = high - (len(wanted) - 1) * gap
    starts = [max(min(total / size, last), low) for total, size in blocks for _i in range(size)]
    return [start + index * gap for index, start in enumerate(starts)]


def in_lines(text: str, area: QRectF, kind: Type) -> list[Mark]:
    """A sentence in the middle of an area, in as many lines as it takes."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if kind.width(longer) <= min(area.width() - 16, 420.0):
            lines[-1] = longer
        else:
            lines.append(word)
    step, color = 1.25 * kind.height, theme.current().color("faint")
    top = area.center().y() - step * len(lines) / 2
    return [
        Words(QRectF(area.left(), top + step * row, area.width(), step), line, kind, color, CENTER)
        for row, line in enumerate(lines)
    ]


def over(fill: QColor) -> QColor:
    """Black or white, whichever is easier to read on the fill."""
    light = 0.299 * fill.redF() + 0.587 * fill.greenF() + 0.114 * fill.blueF()
    return QColor("#10151b") if light > 0.48 else QColor("#ffffff")
