"""What stands up from a horizontal axis: lines with a label each, for percentiles and claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from explorer import show
from explorer.quantity import Quantity
from explorer.scenario import Claim
from explorer.study.distribution import HIGH, LOW
from explorer.study.sampled import Band
from ui import theme
from ui.charts.axes import Axis
from ui.charts.marks import CENTER, Box, Group, Mark, Stroke, Type, Words, spread
from ui.charts.overlay import CLAIM, named, plate

_APART = 10.0
_SHARES = tuple(f"{share * 100:.0f}\N{NO-BREAK SPACE}%" for share in (LOW, 0.5, HIGH))


@dataclass(frozen=True)
class Field:
    """A plot over a horizontal axis."""

    axis: Axis
    area: QRectF

    def x(self, value: float) -> float:
        """The pixel of a value in the unit shown, kept on the axis."""
        low, high = self.axis.ends
        share = (self.axis.position(value) - low) / (high - low)
        return self.area.left() + min(max(share, 0.0), 1.0) * self.area.width()

    def line(self, value: float) -> list[tuple[float, float]]:
        """A line up from a value, on the middle of its pixels."""
        x = round(self.x(value)) + 0.5
        return [(x, self.area.top()), (x, self.area.bottom())]


@dataclass(frozen=True, eq=False)
class Flags:
    """The lines of claims, to stand behind other things, and their labels, to stand in front."""

    lines: Group
    labels: Group
    depth: float
    """How far down from the top the labels reach."""


def claim_flags(claims: Sequence[Claim], field: Field, kind: Type) -> Flags:
    """A dashed line or a band for each claim, and a label in a row of its own.

    A claim beyond the axis is named at the end of it.
    """
    area, color = field.area, QColor(theme.current().series[CLAIM])
    faint = QColor(color)
    faint.setAlphaF(0.12)
    lines: list[Mark] = []
    labels: list[Mark] = []
    rows = claims[: max(int(0.5 * area.height() / (kind.height + 1)), 1)]
    for row, claim in enumerate(rows):
        name = named(claim, field.axis, kind, 0.75 * area.width(), "←→")
        low, high = (field.line(end) for end in name.ends)
        if not name.beyond:
            band = QRectF(low[0][0], area.top(), high[0][0] - low[0][0], area.height())
            lines.append(Box(band, faint, name.tip))
            dashed = partial(Stroke, color=color, width=1.5, style=Qt.PenStyle.DashLine)
            lines += [dashed(ends, tip=name.tip) for ends in (low, high)]
        width, top = kind.width(name.label) + 12, area.top() + 3 + row * (kind.height + 1)
        left = high[0][0] + 3
        if left + width > area.right():
            left = max(low[0][0] - 3 - width, area.left())
        labels += plate(QRectF(left, top, width, kind.height), name.label, kind, name.tip)
    return Flags(Group(lines, area), Group(labels, area), len(rows) * (kind.height + 1) + 5)


def percentile_flags(band: Band, field: Field, kind: Type, strong: Type) -> list[Mark]:
    """The 5th, 50th and 95th percentile, named above the plot; `band` is in the unit shown."""
    colors, area = theme.current(), field.area
    values, kinds = (band.low, band.median, band.high), (kind, strong, kind)
    room = QRectF(area.left() - 12, area.top() - kind.height - 3, area.width() + 24, kind.height)
    texts = next(
        texts
        for texts in (*_percentiles(values, field.axis.quantity), [""] * 3)
        if sum(map(Type.width, kinds, texts)) + 3 * _APART <= room.width()
    )
    widths = [t.width(text) + _APART for t, text in zip(kinds, texts, strict=True)]
    before = [sum(widths[:index]) for index in range(3)]
    wanted = [field.x(v) - w / 2 - b for v, w, b in zip(values, widths, before, strict=True)]
    starts = spread(wanted, 0.0, room.left(), room.right() - sum(widths))
    marks: list[Mark] = []
    for index, value in enumerate(values):
        color = colors.color("text" if index == 1 else "faint")
        left = starts[index] + before[index]
        place = QRectF(left, room.top(), widths[index], room.height())
        marks.append(Stroke(field.line(value), color))
        marks.append(Words(place, texts[index], kinds[index], color, CENTER))
    return marks


def reader_flag(value: float, text: str, field: Field, kind: Type) -> list[Mark]:
    """A line at a value, and a text at its foot."""
    area, width = field.area, kind.width(text) + 12
    left = min(max(field.x(value) - width / 2, area.left()), area.right() - width)
    box = QRectF(left, area.bottom() - kind.height - 12, width, kind.height + 2)
    accent = theme.current().color("accent")
    return [Stroke(field.line(value), accent, 2.0), *plate(box, text, kind)]


def _percentiles(values: Sequence[float], quantity: Quantity) -> Iterator[list[str]]:
    """Each with its share; then with one unit at the last one; then with none."""
    si = [value * quantity.size for value in values]
    shown = [show.abbreviated(quantity.shown(value)) for value in si]
    yield _with_shares(shown)
    ends = [show.abbreviated(quantity.ends(value, si[-1])[0]) for value in si]
    yield _with_shares([*ends[:-1], shown[-1]])
    yield _with_shares(ends)
    yield ends


def _with_shares(texts: list[str]) -> list[str]:
    return [f"{share}: {text}" for share, text in zip(_SHARES, texts, strict=True)]
