"""Where things stand in the picture of a tornado."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.charts.marks import Type
from ui.charts.tornado.rows import Picture

GAP = 5.0
"""Between the end of a bar and what is written there."""
INDENT = 6.0
"""Before and after names."""
_COLUMN = 0.45
"""At most this share of the width is for the names."""


class Look:
    """The type of a picture of a certain size."""

    def __init__(self, zoom: float) -> None:
        self.zoom = zoom
        self.strong, self.plain = Type(zoom, bold=True), Type(zoom)
        self.small = Type(0.88 * zoom)
        self.line = self.plain.height + 2


@dataclass(frozen=True)
class Frame:
    """Where things stand: the plot between the labels, and the scale across it."""

    area: QRectF
    plot: QRectF
    column: float
    pitch: float
    low: float
    high: float
    two_lines: bool
    """Whether there is room for notes below names …"""
    inputs_below: bool
    """… and for inputs below results."""

    @property
    def key(self) -> tuple[object, ...]:
        """All that decides how its rows look."""
        return (
            self.area.getRect(),
            self.plot.getRect(),
            self.low,
            self.high,
            self.two_lines,
            self.inputs_below,
        )

    def x(self, value: float) -> float:
        """Where a value is, in pixels."""
        share = (value - self.low) / (self.high - self.low)
        return self.plot.left() + share * self.plot.width()

    def row(self, number: int) -> QRectF:
        """Where a row is."""
        top = self.plot.top() + number * self.pitch
        return QRectF(self.area.left(), top, self.area.width(), self.pitch)


def column(picture: Picture, look: Look, width: float, *, two_lines: bool) -> float:
    """The width of the names and, where they stand behind them, of the notes."""
    widest = 0.0
    for row in picture.rows:
        name, note = look.plain.width(row.label), look.small.width(row.note)
        widest = max(widest, max(name, note) if two_lines else name + (note and note + 6))
    return min(widest + 2 * INDENT, _COLUMN * width)


def labels_beside(
    picture: Picture, look: Look, width: float, ends: tuple[float, float], *, inputs_below: bool
) -> tuple[float, float]:
    """The room that labels take beside the plot, left and right.

    How far a label reaches out depends on how wide the plot is, which depends on the room:
    three rounds from the narrowest plot on come near enough, and never fall short.
    """
    low, high = ends
    needed: list[list[tuple[float, float]]] = [[], []]
    for row in picture.rows:
        shares = [(end - low) / (high - low) for end in row.ends]
        for side, text in enumerate((row.left, row.right)):
            under = look.small.width(row.under[side]) if inputs_below else 0.0
            wide = max(look.plain.width(text), under)
            inside = 1 - shares[1] if side else shares[0]
            needed[side].append((wide + GAP + 2 if wide else 3.0, inside))
    plot = 0.0
    room = (0.0, 0.0)
    for _round in range(3):
        left, right = (max(wide - inside * plot for wide, inside in s) for s in needed)
        room = max(left, 3.0), max(right, 3.0)
        plot = max(width - sum(room), 10)
    return room
