"""What it is made of: each total as a bar of a hundred per cent."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from explorer import show
from explorer.graph import Plan
from explorer.study.sampled import Sampled
from explorer.text import _
from ui import theme
from ui.charts.breakdown.parts import Bar, Part, bars, sentence
from ui.charts.canvas import Canvas
from ui.charts.card import ChartCard
from ui.charts.marks import RIGHT, Box, Mark, Type, Words, over

_GAP = 2.0
_INSET = 7.0
_THICK = 34.0
_COLUMN = 0.52
"""At most this share of the width is for the names and totals."""

_Key: TypeAlias = tuple[str, Part, float]
"""What is to be written below a part, and where the part begins."""


class _Bars(Canvas):
    """The bars, one below the other, with their names at the left."""

    bars: list[Bar]

    def __init__(self) -> None:
        super().__init__()
        self.bars = []

    def measure(self, zoom: float) -> None:
        """The sizes of type for a picture of this size."""
        self._zoom = zoom
        self._strong, self._plain = Type(zoom, bold=True), Type(zoom)
        self._small = Type(0.88 * zoom)

    def arrange(self, area: QRectF) -> list[Mark]:
        """Known totals share the height; unknown ones are a line each, below."""
        known = [bar for bar in self.bars if not bar.needs]
        missing = [bar for bar in self.bars if bar.needs]
        line = self._plain.height + 2
        pitch = (area.height() - line * len(missing)) / max(len(known), 1)
        two_lines = pitch >= 2.5 * line
        column = self._column(two_lines, area.width())
        marks: list[Mark] = []
        top = area.top()
        for bar in known:
            row = QRectF(area.left(), top, area.width(), pitch)
            marks += self._row(bar, row, column, two_lines)
            top += pitch
        for bar in missing:
            marks.append(self._missing(bar, QRectF(area.left(), top, area.width(), line)))
            top += line
        return marks

    def _column(self, two_lines: bool, width: float) -> float:
        """The width of the names and totals."""
        widest = 0.0
        for bar in self.bars:
            if not bar.needs:
                name, total = self._strong.width(bar.name), self._plain.width(bar.total)
                widest = max(widest, max(name, total) if two_lines else name + total + 8)
        return min(widest + 14, _COLUMN * width)

    def _row(self, bar: Bar, row: QRectF, column: float, two_lines: bool) -> list[Mark]:
        caption = self._small.height + 1
        thick = min(max(row.height() - caption - 8, 0.4 * row.height()), _THICK * self._zoom)
        content = thick + (caption if row.height() >= thick + caption else 0)
        top = row.top() + (row.height() - content) / 2
        box = QRectF(row.left() + column, top, row.width() - column, thick)
        below = caption if content > thick else 0
        # Rounded, since a share that stays is not always found at the very same fraction.
        parts = tuple((part.name, round(part.share, 9), part.series) for part in bar.parts)
        key = bar.name, parts, bar.remarks, box.getRect(), below
        label = QRectF(row.left(), box.top(), column - 10, box.height())
        return [
            *self._label(bar, label, two_lines),
            *self.kept(key, partial(self._parts, bar, box, below)),
        ]

    def _parts(self, bar: Bar, box: QRectF, caption: float) -> list[Mark]:
        """The bar itself, and what is written below it where there is room."""
        marks: list[Mark] = []
        keys: list[_Key] = []
        left = box.left()
        for part in bar.parts:
            width = box.width() * part.share
            segment = QRectF(left, box.top(), max(width - _GAP, 1.5), box.height())
            written, unwritten = self._segment(bar, part, segment)
            marks += written
            if unwritten:
                keys.append((unwritten, part, left))
            left += width
        if caption:
            below = QRectF(box.left(), box.bottom() + 1, box.width(), caption)
            marks += self._caption(bar, keys, below)
        return marks

    def _label(self, bar: Bar, area: QRectF, two_lines: bool) -> list[Mark]:
        colors = theme.current()
        text, faint = colors.color("text"), colors.color("faint")
        if two_lines:
            half = self._plain.height
            upper = QRectF(area.left(), area.center().y() - half, area.width(), half)
            return [
                Words(upper, self._strong.cut(bar.name, area.width()), self._strong, text),
                Words(upper.translated(0, half), bar.total, self._plain, faint),
            ]
        middle = area.adjusted(0, -4, 0, 4)
        name = self._strong.cut(bar.name, area.width())
        marks: list[Mark] = [Words(middle, name, self._strong, text, tip=bar.total)]
        if self._strong.width(name) + 8 + self._plain.width(bar.total) <= area.width():
            marks.append(Words(middle, bar.total, self._plain, faint, RIGHT))
        return marks

    def _segment(self, bar: Bar, part: Part, area: QRectF) -> tuple[list[Mark], str]:
        """The segment with what can be written on it, and what is left to write beside it."""
        color, share = QColor(theme.current().series[part.series]), show.percent(part.share)
        marks: list[Mark] = [Box(area, color, self._tip(bar, part), radius=2)]
        if area.height() >= self._small.height - 3:
            for text, rest in ((f"{part.name} {share}", ""), (share, part.name)):
                if self._small.width(text) + 2 * _INSET <= area.width():
                    inside = area.adjusted(_INSET, 0, -_INSET, 0)
                    return [*marks, Words(inside, text, self._small, over(color))], rest
        return marks, f"{part.name} {share}"

    def _caption(self, bar: Bar, keys: list[_Key], area: QRectF) -> list[Mark]:
        """Below the bar: what its parts were too thin for, as near as can be, and remarks."""
        marks, free = list[Mark](), area.left()
        for text, part, wanted in keys:
            width = self._small.width(text) + 15
            left = max(min(wanted, area.right() - width), free)
            if left + width <= area.right() + 1:
                marks += self._key(bar, part, text, QRectF(left, area.top(), width, area.height()))
                free = left + width + 12
        if marks and marks[0].area.left() - area.left() > area.right() - free:
            room = QRectF(
                area.left(), area.top(), marks[0].area.left() - area.left() - 12, area.height()
            )
        else:
            room = QRectF(free, area.top(), area.right() - free, area.height())
        return marks + self._remarks(bar, room)

    def _key(self, bar: Bar, part: Part, text: str, area: QRectF) -> list[Mark]:
        colors, side, tip = theme.current(), 8.0, self._tip(bar, part)
        square = QRectF(area.left(), area.center().y() - side / 2, side, side)
        return [
            Box(square, QColor(colors.series[part.series]), tip, radius=2),
            Words(area.adjusted(13, 0, 1, 0), text, self._small, colors.color("text"), tip=tip),
        ]

    def _tip(self, bar: Bar, part: Part) -> Callable[[], str]:
        """What a part says when it is asked: its values may be other ones by then."""
        place = self.bars.index(bar), bar.parts.index(part)
        return lambda: self.bars[place[0]].parts[place[1]].tip

    def _remarks(self, bar: Bar, area: QRectF) -> list[Mark]:
        """As many of the remarks as there is room for."""
        text = ""
        for remark in bar.remarks:
            longer = f"{text} · {remark}" if text else remark
            if self._small.width(longer) <= area.width():
                text = longer
        if not text:
            return []
        faint = theme.current().color("faint")
        return [Words(area, text, self._small, faint, tip="\n".join(bar.remarks))]

    def _missing(self, bar: Bar, area: QRectF) -> Mark:
        text = f"{bar.name} {show.NOTHING} {bar.needs}"
        cut = self._plain.cut(text, area.width())
        return Words(area, cut, self._plain, theme.current().color("faint"), tip=text)


class Breakdown(ChartCard):
    """What energy, emissions, cost and water consist of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What it is made of"), parent)
        self._bars = _Bars()
        self._plan: Plan | None = None
        self._unknown: Mapping[str, tuple[str, ...]] = {}
        self._active = False
        self.fill(self._bars)
        self.say(_("The parts of each total, in per cent of it"))

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the totals of other results."""
        results = sampled.results
        if results.plan is not self._plan:
            self._plan, self._unknown = results.plan, results.unknown
        self._bars.bars = bars(results, self._unknown)
        self._bars.renew()
        if not self._active:
            self._describe()

    def gesture(self, active: bool) -> None:
        """The words for a screen reader wait for the end of the drag."""
        self._active = active
        if not active:
            self._describe()

    def table(self) -> list[tuple[str, ...]]:
        """One row for each part, and for each total that is unknown."""
        rows = [(_("Total"), _("Value"), _("Part"), _("Value"), _("Share"))]
        for bar in self._bars.bars:
            rows += [
                (bar.name, bar.total, part.name, part.value, show.percent(part.share))
                for part in bar.parts
            ] or [(bar.name, bar.total, bar.needs, "", "")]
        return list[tuple[str, ...]](rows)

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the bars."""
        self._bars.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._bars.restyle()

    def _describe(self) -> None:
        self.say(self.subtitle, "; ".join(sentence(bar) for bar in self._bars.bars))
