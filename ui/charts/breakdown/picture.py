"""The picture of what totals are made of: a bar for each, and its parts."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from explorer import show
from explorer.study.parts import Bar, Part
from ui import theme
from ui.charts.beside import Beside
from ui.charts.breakdown.beside import THINNEST, Totals, room_for_totals, thin_bars
from ui.charts.canvas import Canvas
from ui.charts.legend import entries, height_of, legend
from ui.charts.marks import RIGHT, Box, Item, Mark, Type, Words, over

_GAP = 2.0
_INSET = 7.0
_THICK = 34.0
_LEAST = 1.3
"""The bar of the scenario keeps so many lines' heights where it can."""
_COLUMN = 0.52
"""At most this share of the width is for the names and totals."""

_Key: TypeAlias = tuple[str, Part, float]
"""What is to be written below a part, and where the part begins."""


class Bars(Canvas):
    """The bars, one below the other, with their names at the left."""

    bars: list[Bar]

    def __init__(self) -> None:
        super().__init__()
        self.bars = []
        self.others: tuple[Beside, ...] = ()
        """The scenarios beside the one shown, of which a total is known."""
        self.totals: Mapping[str, Totals] = {}
        """Each total, by what it is called, in the scenarios beside the one shown."""

    def measure(self, zoom: float) -> None:
        """The sizes of type for a picture of this size."""
        self._zoom = zoom
        self._strong, self._plain = Type(zoom, bold=True), Type(zoom)
        self._small = Type(0.88 * zoom)

    def arrange(self, area: QRectF) -> list[Item]:
        """Known totals share the height; unknown ones are a line each, below."""
        named = entries(self.others)
        head = height_of(named, area, self._small)
        above = [legend(named, area, self._small)] if head else []
        area = area.adjusted(0, head, 0, 0)
        known = [bar for bar in self.bars if not bar.needs]
        missing = [bar for bar in self.bars if bar.needs]
        line = self._plain.height + 2
        pitch = (area.height() - line * len(missing)) / max(len(known), 1)
        two_lines = pitch >= 2.5 * line
        column = self._column(two_lines, area.width())
        marks: list[Item] = [*above]
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
        totals = self.totals.get(bar.name, Totals())
        beside = self._beside(len(totals.others), row.height(), caption)
        least = min(self._small.height - 2, 0.45 * row.height())
        thick = min(thick, max(row.height() - caption - 8 - beside, least))
        content = thick + beside
        content += caption if row.height() >= content + caption else 0
        top = row.top() + (row.height() - content) / 2
        width, own = row.width() - column, bar.parts[0].total if bar.parts else 0.0
        most = max(own, totals.most)
        share = own / most if totals.others else 1.0
        written = room_for_totals(totals, beside - 2, self._small)
        box = QRectF(row.left() + column, top, (width - written) * share, thick)
        below = caption if content > thick + beside else 0
        room = QRectF(box.left(), box.bottom() + 1, width, below)
        # Rounded, since a share that stays is not always found at the very same fraction.
        parts = tuple((part.name, round(part.share, 9), part.series) for part in bar.parts)
        key = bar.name, parts, bar.remarks, box.getRect(), room.getRect()
        label = QRectF(row.left(), top, column - 10, content if totals.others else thick)
        marks = [*self._label(bar, label, two_lines)]
        marks += self.kept(key, partial(self._parts, bar, box, room))
        if totals.others:
            under = QRectF(box.left(), box.bottom() + below + 2, width, beside - 2)
            make = partial(thin_bars, totals, under, most, self._small, written=written)
            marks += self.kept((totals, under.getRect(), most), make)
        return marks

    def _beside(self, others: int, height: float, caption: float) -> float:
        """How much of a row's height is for the bars of other scenarios."""
        if not others:
            return 0.0
        least, best = others * THINNEST + 2, others * (self._small.height + 1) + 2
        return min(best, max(least, height - caption - _LEAST * self._small.height))

    def _parts(self, bar: Bar, box: QRectF, room: QRectF) -> list[Mark]:
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
        if room.height():
            marks += self._caption(bar, keys, room)
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
