"""The picture of a distribution: a heap of draws over an axis, its percentiles, and claims."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent

from explorer import show
from explorer.scenario import Claim
from explorer.study.draws import Array
from explorer.study.sampled import Band
from explorer.text import _
from ui import theme
from ui.charts.axes import Axis
from ui.charts.canvas import Canvas
from ui.charts.distribution.bins import Bins
from ui.charts.distribution.flags import Field, claim_flags, percentile_flags, reader_flag
from ui.charts.distribution.piles import Counted, Outlines, dots, outlines, steps
from ui.charts.legend import Entry, entries, height_of, legend
from ui.charts.marks import CENTER, RIGHT, Group, Item, Mark, Stroke, Type, Words, in_lines
from ui.charts.overlay import here_dot
from ui.gesture import key_steps

SERIES = 0
_MARGIN = 16.0
_BETWEEN = 12.0
"""From one tick's label to the next, at least."""
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
    others: tuple[Counted, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether there is one value alone."""
        return len(self.values) == 1

    @property
    def peak(self) -> float:
        """The share of the draws in the fullest bin of all."""
        own = 0.0 if self.certain else self.share(float(self.counts[1:-1].max(initial=1)))
        return max([own, *(other.peak for other in self.others)]) or 1.0

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

    def show_heap(
        self, heap: Heap | None, message: str = "", *, frozen: bool = False, least: float = 0.0
    ) -> None:
        """Show another heap, or a message where there is none.

        The height of the picture is at least a share of `least`.
        """
        self.heap, self.message = heap, message
        if heap is not None:
            peak = max(heap.peak, least)
            if not (frozen and 0.25 * self.highest < peak <= self.highest):
                self.highest = peak
        self.renew()

    # ---- how it looks

    def arrange(self, area: QRectF) -> Sequence[Item]:
        heap, line = self.heap, self._small.height
        if heap is None:
            return in_lines(self.message, area, self._plain)
        named = entries([one.beside for one in heap.others], heap.bins.axis.quantity.name)
        top = line + 4 + height_of(named, area, self._small)
        field = Field(heap.bins.axis, area.adjusted(_MARGIN, top, -_MARGIN, -2 * line - 11))
        key = heap.bins, area.getRect(), top
        flags = self.kept(
            ("claims", key, heap.claims), partial(claim_flags, heap.claims, field, self._small)
        )
        room = field.area.adjusted(0, flags.depth, 0, 0)
        items: list[Item] = [self.kept(("axis", key), partial(self._axis, field))]
        if not heap.certain:
            items.append(self._silhouette(heap, room))
        if heap.others:
            items += self._beside(heap, named, field, room, area)
        items.append(flags.lines)
        if not heap.certain:
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
        places: list[QRectF] = []
        for most in (9, 7, 5, 4, 3, 2):
            ticks = axis.ticks(most)
            places = [self._below(field, *tick) for tick in _labelled(axis, ticks)]
            if all(a.right() + _BETWEEN <= b.left() for a, b in pairwise(places)):
                break
        for (value, text), place in zip(_labelled(axis, ticks), places, strict=True):
            marks.append(Stroke(field.line(value), colors.color("line")))
            marks.append(Words(place, text, kind, colors.color("faint"), CENTER))
        ends = [(area.left(), area.bottom()), (area.right(), area.bottom())]
        marks.append(Stroke(ends, colors.color("groove"), 1.5))
        return Group(marks, area.adjusted(-_MARGIN, 0, _MARGIN, kind.height + 7))

    def _below(self, field: Field, value: float, text: str) -> QRectF:
        """Where a tick's label stands, within the picture."""
        width, area = self._small.width(text) + 2, field.area
        least, most = area.left() - _MARGIN, area.right() + _MARGIN - width
        left = min(max(field.x(value) - width / 2, least), most)
        return QRectF(left, area.bottom() + 6, width, self._small.height)

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
        whole = Stroke(steps(edges, heights, area.bottom()), light, filled=True)
        middle = Stroke(steps(within, heights, area.bottom()), dark, filled=True)
        return Outlines([whole, middle], area)

    def _beside(
        self, heap: Heap, named: Sequence[Entry], field: Field, room: QRectF, area: QRectF
    ) -> list[Item]:
        """The other scenarios and their legend, made anew only where the axes or they change."""
        key = heap.others, heap.bins, room.getRect(), self.highest
        lines = partial(outlines, heap.others, field, room, self.highest)
        found: list[Item] = [self.kept(("outlines", key), lines)]
        if height_of(named, area, self._small):
            make = partial(legend, named, area, self._small)
            found.append(self.kept(("legend", key, area.getRect()), make))
        return [*found, *dots(heap.others, field)]

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
        left, right = _MARGIN, self.room.width() - _MARGIN
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


def _labelled(axis: Axis, ticks: Sequence[float]) -> list[tuple[float, str]]:
    """Round values, each with its label."""
    return list(zip(ticks, axis.labels(list(ticks), named=True), strict=True))
