"""Where things stand in the picture of a waterfall."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.charts.marks import Type
from ui.charts.waterfall.rows import Row

GAP = 6.0
"""Between the end of a bar and what is written there."""
INDENT = 6.0
"""Before and after names."""
TWO = 1.8
"""Names have what they went from and to below them in rows of so many lines."""
_COLUMN = 0.46
"""At most this share of the width is for the names."""
_TALLEST = 5.0
"""No row is higher than so many lines."""


class Look:
    """The type of a picture of a certain size."""

    def __init__(self, zoom: float) -> None:
        self.zoom = zoom
        self.strong, self.plain = Type(zoom, bold=True), Type(zoom)
        self.small = Type(0.88 * zoom)
        self.line = self.plain.height + 2
        self.least = self.plain.height + 4

    def name(self, row: Row) -> Type:
        """The type of a row's name."""
        return self.strong if row.kind == "total" else self.plain


@dataclass(frozen=True)
class Frame:
    """The plot, between the column of names and the values, with the scale across it, SI."""

    area: QRectF
    plot: QRectF
    column: float
    pitch: float
    low: float
    high: float
    two_lines: bool

    @property
    def key(self) -> tuple[object, ...]:
        """All that decides how its rows look."""
        return self.area.getRect(), self.plot.getRect(), self.low, self.high, self.two_lines

    @property
    def broken(self) -> bool:
        """Whether zero is not on the scale."""
        return not self.low <= 0 <= self.high

    def x(self, value: float) -> float:
        """Where a value is, in pixels; beyond the scale at its end."""
        share = (value - self.low) / (self.high - self.low)
        return self.plot.left() + min(max(share, 0.0), 1.0) * self.plot.width()

    def row(self, number: int) -> QRectF:
        """Where a row is."""
        top = self.plot.top() + number * self.pitch
        return QRectF(self.area.left(), top, self.area.width(), self.pitch)


def frame(
    rows: Sequence[Row], area: QRectF, look: Look, ends: tuple[float, float], least: float
) -> Frame:
    """Names at the left, values at the right of the bars; `least` is room kept for values."""
    pitch = min(area.height() / len(rows), _TALLEST * look.line)
    two_lines = pitch >= TWO * look.line
    column = _column(rows, look, area.width(), two_lines=two_lines)
    room = area.width() - column
    beside = max(_beside(rows, look, room, ends), least)
    top = area.top() + max(area.height() - pitch * len(rows), 0.0) / 2
    plot = QRectF(area.left() + column, top, max(room - beside, 10.0), pitch * len(rows))
    return Frame(area, plot, column, pitch, *ends, two_lines)


def _column(rows: Sequence[Row], look: Look, width: float, *, two_lines: bool) -> float:
    """The width of the names and, where they stand behind them, of what they went from and to."""
    widest = 0.0
    for row in rows:
        # A long title of a scenario is cut; names of quantities are not.
        name = min(look.name(row).width(row.label), (1.0 if row.name else 0.3) * width)
        detail = look.small.width(row.detail)
        widest = max(widest, max(name, detail) if two_lines else name + (detail and detail + 8))
    return min(widest + 2 * INDENT, _COLUMN * width)


def _beside(rows: Sequence[Row], look: Look, room: float, ends: tuple[float, float]) -> float:
    """The room that values take right of the plot: three rounds from the narrowest come near."""
    low, high = ends
    plot = beside = 0.0
    for _round in range(3):
        beside = max(
            look.name(row).width(row.text)
            + GAP
            + 3
            - (1 - (max(row.start, row.end, low) - low) / (high - low)) * plot
            for row in rows
        )
        plot = max(room - max(beside, 3.0), 10.0)
    return max(beside, 3.0)
