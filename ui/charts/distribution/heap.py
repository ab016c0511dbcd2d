"""The picture of a distribution: a heap of draws over an axis, its percentiles, and claims."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter

from explorer import show
from explorer.scenario import Claim
from explorer.study.draws import Array
from explorer.study.sampled import Band
from explorer.text import _
from ui import theme
from ui.charts.canvas import Canvas
from ui.charts.distribution.bins import Bins
from ui.charts.distribution.flags import Field, claim_flags, percentile_flags, reader_flag
from ui.charts.marks import CENTER, RIGHT, Group, Item, Mark, Stroke, Type, Words
from ui.charts.overlay import here_dot
from ui.gesture import key_steps

SERIES = 0
_MARGIN = 16.0
_KEYS = key_steps(1, 10, 99)
"""How many percentiles further a key reads."""


@dataclass(frozen=True, eq=False)
class Heap:
    """What is drawn, in the unit shown: the finite draws, counted and by themselves."""

    bins: Bins
    counts: NDArray[np.intp]
    values: Array
    band: Band
    here: float | None
    stated: str
    notes: tuple[str, ...]
    """How it was drawn, the longest wording first."""
    claims: tuple[Claim, ...] = ()

    def share(self, count: float) -> float:
        """So many draws as a share of all that are finite."""
        return count / len(self.values)

    def below(self, value: float) -> float:
        """The share of the draws below a value."""
        return self.share(int(np.count_nonzero(self.values < value)))

    def above(self, value: float) -> float:
        """The share of the draws above a value."""
        return self.share(int(np.count_nonzero(self.values > value)))

    def percentile(self, percentage: int) -> float:
        """The value below which so many per cent of the draws lie."""
        return float(np.quantile(self.values, percentage / 100, method="hazen"))


@dataclass(eq=False)
class _Silhouette(Group):
    """Bars have no slanting edges to be smoothed, which costs half the time of the picture."""

    def draw(self, painter: QPainter) -> None:
        """Paint them with hard edges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        super().draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


class HeapPicture(Canvas):
    """A silhouette, dark within the 5th and 95th percentile; or a sentence instead of it."""

    def __init__(self) -> None:
        super().__init__()
        self.heap: Heap | None = None
        self.message = ""
        self.highest = 0.0
        """The share of the draws that reaches the top; it stays while a gesture is active."""
        self._read = 50
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Histogram; the arrow keys read its percentiles"))

    def measure(self, zoom: float) -> None:
        self._small, self._strong = Type(0.88 * zoom), Type(0.88 * zoom, bold=True)
        self._plain = Type(zoom)

    def show_heap(self, heap: Heap | None, message: str = "", *, frozen: bool = False) -> None:
        """Show another heap, or a message where there is none."""
        self.heap, self.message = heap, message
        if heap is not None:
            peak = heap.share(float(heap.counts[1:-1].max(initial=1)))
            if not (frozen and 0.25 * self.highest < peak <= self.highest):
                self.highest = peak
        self.renew()

    # ---- how it looks

    def arrange(self, area: QRectF) -> Sequence[Item]:
        heap, line = self.heap, self._small.height
        if heap is None:
            return in_lines(self.message, area, self._plain)
        field = Field(heap.bins.axis, area.adjusted(_MARGIN, line + 4, -_MARGIN, -2 * line - 11))
        key = heap.bins, area.getRect()
        flags = self.kept(
            ("claims", key, heap.claims), partial(claim_flags, heap.claims, field, self._small)
        )
        items: list[Item] = [self.kept(("axis", key), partial(self._axis, field))]
        items.append(self._silhouette(heap, field.area.adjusted(0, flags.depth, 0, 0)))
        items.append(flags.lines)
        items += percentile_flags(heap.band, field, self._small, self._strong)
        items.append(flags.labels)
        items += self._foot(heap, field, area)
        if self.hasFocus():
            value = heap.percentile(self._read)
            items += reader_flag(value, self.reading, field, self._small)
        return items

    def _axis(self, field: Field) -> Group:
        """A line below, and a faint one up at every tick."""
        area, colors, axis, kind = field.area, theme.current(), field.axis, self._small
        marks: list[Mark] = []
        ticks: list[float] = []
        for most in (9, 7, 5, 4, 3, 2):
            ticks = axis.ticks(most)
            widths = sum(kind.width(text) + 18 for text in axis.labels(ticks, named=True))
            if widths <= area.width() + 2 * _MARGIN:
                break
        least, most_right = area.left() - _MARGIN, area.right() + _MARGIN
        for value, text in zip(ticks, axis.labels(ticks, named=True), strict=True):
            width = kind.width(text) + 2
            left = min(max(field.x(value) - width / 2, least), most_right - width)
            place = QRectF(left, area.bottom() + 6, width, kind.height)
            marks.append(Stroke(field.line(value), colors.color("line")))
            marks.append(Words(place, text, kind, colors.color("faint"), CENTER))
        ends = [(area.left(), area.bottom()), (area.right(), area.bottom())]
        marks.append(Stroke(ends, colors.color("groove"), 1.5))
        return Group(marks, area.adjusted(-_MARGIN, 0, _MARGIN, kind.height + 7))

    def _silhouette(self, heap: Heap, area: QRectF) -> Group:
        """The bars as one outline, and once more within the band."""
        field = Field(heap.bins.axis, area)
        edges = np.linspace(area.left(), area.right(), heap.bins.count + 1)
        heights = heap.counts[1:-1] * (area.height() / len(heap.values) / self.highest)
        light = QColor(theme.current().series[SERIES])
        dark = QColor(light)
        light.setAlphaF(0.35)
        dark.setAlphaF(0.6)
        within = np.clip(edges, field.x(heap.band.low), field.x(heap.band.high))
        whole = Stroke(_steps(edges, heights, area.bottom()), light, filled=True)
        middle = Stroke(_steps(within, heights, area.bottom()), dark, filled=True)
        return _Silhouette([whole, middle], area)

    def _foot(self, heap: Heap, field: Field, area: QRectF) -> list[Mark]:
        """The present value as a dot on the axis and in words, and how it was drawn."""
        colors, kind = theme.current(), self._small
        row = QRectF(area.left(), area.bottom() - kind.height - 1, area.width(), kind.height)
        text = kind.cut(heap.stated, row.width() - 16)
        dot = QPointF(row.left() + 6, row.center().y())
        marks = (
            [] if heap.here is None else here_dot(QPointF(field.x(heap.here), field.area.bottom()))
        )
        marks += here_dot(dot)
        marks.append(Words(row.adjusted(18, 0, 0, 0), text, kind, colors.color("text")))
        room = row.adjusted(kind.width(text) + 30, 0, 0, 0)
        note = next((n for n in heap.notes if kind.width(n) <= room.width()), "")
        marks.append(Words(room, note, kind, colors.color("faint"), RIGHT, heap.notes[0]))
        return marks

    # ---- what it tells

    @property
    def reading(self) -> str:
        """What the reader says that the arrow keys move."""
        if self.heap is None:
            return self.message
        quantity = self.heap.bins.axis.quantity
        value = self.heap.percentile(self._read) * quantity.size
        return _("{share} of the draws lie below {value}").format(
            share=show.percent(self._read / 100), value=quantity.shown(value)
        )

    def tip(self, point: QPointF) -> str:
        """The claim below the pointer, or else the bar."""
        told, heap = super().tip(point), self.heap
        if told or heap is None:
            return told
        left, right = _MARGIN, self.width() - _MARGIN
        index = math.floor((point.x() - left) / (right - left) * heap.bins.count)
        if not 0 <= index < heap.bins.count:
            return ""
        quantity = heap.bins.axis.quantity
        low, high = (value * quantity.size for value in heap.bins.interval(index))
        below = float(heap.counts[: index + 1].sum())
        return _("{interval}: {share} of the draws\n{below} lie below, {above} above").format(
            interval=quantity.interval(low, high),
            share=show.percent(heap.share(float(heap.counts[index + 1]))),
            below=show.percent(heap.share(below)),
            above=show.percent(heap.share(float(heap.counts[index + 2 :].sum()))),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None or self.heap is None:
            event.ignore()
            return
        self._read = min(max(self._read + step, 1), 99)
        self.setAccessibleDescription(self.reading)
        self.renew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setAccessibleDescription(self.reading)
        self.renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.renew()


def _steps(
    edges: NDArray[np.floating], heights: NDArray[np.floating], bottom: float
) -> list[tuple[float, float]]:
    """The outline of bars between edges."""
    xs = np.repeat(edges, 2)
    ys = bottom - np.concatenate(([0.0], np.repeat(heights, 2), [0.0]))
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


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
