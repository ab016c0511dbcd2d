"""Where everything of the comparison stands: heads, cells, and the lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.charts.comparison.cells import PAD, Types

_TALLEST = 78.0
_GAP = 20.0
"""Between the ratio of one cell and the value of the next."""
SQUARE = 9.0


@dataclass(frozen=True)
class Frame:
    """Results down and scenarios across or, where these would be narrow, the other way round.

    `shown` are the places of the results that have room.
    """

    area: QRectF
    upright: bool
    column: float
    head: float
    shown: tuple[int, ...]
    scenarios: int
    tallest: float

    @property
    def down(self) -> int:
        """How many lines there are."""
        return len(self.shown) if self.upright else self.scenarios

    @property
    def across(self) -> int:
        """How many columns there are."""
        return self.scenarios if self.upright else len(self.shown)

    @property
    def width(self) -> float:
        """Of a column."""
        return (self.area.width() - self.column) / max(self.across, 1)

    @property
    def height(self) -> float:
        """Of a line."""
        return min((self.area.height() - self.head) / max(self.down, 1), self.tallest)

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.area.top() + self.head + self.down * self.height

    @property
    def corner(self) -> QRectF:
        """Where heads would cross."""
        return QRectF(self.area.left(), self.area.top(), self.column - PAD, self.head)

    def cell(self, order: int, place: int) -> QRectF:
        """The cell of a result, counted among those shown, and a scenario."""
        right, down = (place, order) if self.upright else (order, place)
        left, top = self._left(right), self._top(down)
        return QRectF(left, top, self.width - _GAP, self.height)

    def party(self, place: int) -> QRectF:
        """The head of a scenario."""
        if self.upright:
            return QRectF(self._left(place) - 4, self.area.top(), self.width - PAD, self.head)
        return QRectF(self.area.left(), self._top(place), self.column - PAD, self.height)

    def result(self, order: int) -> QRectF:
        """The head of a result."""
        if self.upright:
            return QRectF(self.area.left() + 4, self._top(order), self.column - PAD, self.height)
        return QRectF(self._left(order), self.area.top(), self.width - PAD, self.head)

    def band(self, order: int) -> QRectF:
        """A whole line or column of a result."""
        if self.upright:
            return QRectF(self.area.left(), self._top(order), self.area.width(), self.height)
        height = self.head + self.down * self.height
        return QRectF(self._left(order) - 6, self.area.top(), self.width - 4, height)

    def lines(self) -> list[tuple[tuple[float, float], tuple[float, float]]]:
        """Between the lines of cells."""
        tops = [self._top(down) for down in range(1, self.down)]
        return [((self.area.left(), y), (self.area.right(), y)) for y in tops]

    def _left(self, right: int) -> float:
        return self.area.left() + self.column + right * self.width

    def _top(self, down: int) -> float:
        return self.area.top() + self.head + down * self.height


def frame(
    area: QRectF, types: Types, labels: Sequence[str], titles: Sequence[str], first: int
) -> Frame:
    """The frame for results and scenarios of these names; `first` is shown in any case."""
    head = types.strong.height + 6
    widest = max((types.strong.width(label) for label in labels), default=0.0)
    column = min(widest, 150.0 * types.zoom) + 2 * PAD
    least = types.cell + _GAP
    tallest = _TALLEST * types.zoom
    everything = tuple(range(len(labels)))
    width = (area.width() - column) / len(titles)
    if width >= least:
        room = width - SQUARE * types.zoom - 22
        if any(types.strong.width(title) > room for title in titles):
            head += types.strong.height
        return Frame(area, True, column, head, everything, len(titles), tallest)
    widest = max(types.strong.width(title) for title in titles) + SQUARE * types.zoom + 2 * PAD
    column = min(widest + PAD, max(0.34 * area.width(), 90.0))
    room = max(int((area.width() - column) // least), 1)
    column = min(widest + PAD, max(area.width() - room * least, column))
    order = [first, *(n for n in everything if n != first)] if everything else []
    return Frame(area, False, column, head, tuple(sorted(order[:room])), len(titles), tallest)


def least_height(found: Frame, types: Types) -> float:
    """The height that a frame needs to be read."""
    return found.head + found.down * (types.large.height + 10)
