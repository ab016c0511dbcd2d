"""Cells in as many columns as make them largest."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme
from ui.charts.sidebyside.cell import Cell
from ui.scroll import thin_scroll_bars

GAP, _ABOVE = 14.0, 5.0
_LEAST, _HIGHEST = 150.0, 8_000
"""No cell is made less high, and no grid higher."""
_WIDER = 1.5
"""A cell is best so many times as wide as high."""


class Grid(QWidget):
    """One to six cells, all of the same size."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: tuple[Cell, ...] = ()
        self._scale, self._columns = 1.0, 1

    def put(self, cells: Sequence[Cell]) -> None:
        """Show other cells."""
        self.cells = tuple(cells)
        for cell in cells:
            cell.show()

    def magnify(self, scale: float) -> None:
        """Set titles larger."""
        self._scale = scale
        for cell in self.cells:
            cell.magnify(scale)

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint all cells elsewhere."""
        columns = columns_for(len(self.cells), area.width(), area.height()) if self.cells else 1
        for cell, place in zip(self.cells, self._places(area, columns), strict=True):
            cell.draw_into(painter, place)

    def fit(self, room: QSizeF) -> None:
        """Be as high as the cells need in this room, so that what has no room can be scrolled."""
        number, width, height = len(self.cells), room.width(), room.height()
        gap, least = GAP * self._scale, _LEAST * self._scale
        self._columns = columns_for(number, width, height) if number else 1
        rows = -(-number // self._columns)
        if number and (height - gap * rows) / rows < least:
            self._columns = min(max(int(width / (_WIDER * least)), 1), number)
            rows = -(-number // self._columns)
        self.setMinimumHeight(min(round(rows * (least + gap)), _HIGHEST))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().color("card"))
        painter.end()

    def _lay_out(self) -> None:
        area = QRectF(self.rect())
        for cell, place in zip(self.cells, self._places(area, self._columns), strict=True):
            cell.setGeometry(place.toRect())

    def _places(self, area: QRectF, columns: int) -> list[QRectF]:
        below = area.adjusted(0, _ABOVE * self._scale, 0, 0)
        return places(len(self.cells), below, columns, GAP * self._scale)


class Scrolled(QScrollArea):
    """The grid in a frame that scrolls where the cells would become too small to read."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid()
        self.setWidget(self.grid)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        thin_scroll_bars(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Arrange the cells for the room there is."""
        self.grid.fit(QSizeF(self.viewport().size()))


def columns_for(number: int, width: float, height: float) -> int:
    """In how many columns so many cells are largest."""

    def size(columns: int) -> float:
        return min(width / columns / _WIDER, height / -(-number // columns))

    return max(range(1, number + 1), key=size)


def places(number: int, area: QRectF, columns: int, gap: float) -> list[QRectF]:
    """Where so many cells stand in an area, row by row."""
    rows = max(-(-number // columns), 1)
    width = (area.width() - gap * (columns - 1)) / columns
    height = (area.height() - gap * (rows - 1)) / rows
    return [
        QRectF(
            area.left() + (place % columns) * (width + gap),
            area.top() + (place // columns) * (height + gap),
            width,
            height,
        )
        for place in range(number)
    ]
