"""A read-only list in columns, plain text, which can be copied into a spreadsheet."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPalette,
    QShortcut,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from explorer.plain_text import cell
from ui import theme
from ui.plain import plain
from ui.scroll import thin_scroll_bars

_ROW = 24
"""Pixels for a row of one line."""
_SIDE, _ABOVE = 4, 4
"""Pixels beside and above the text of a cell."""
_WIDEST = 200
"""Pixels that a column of the width of its texts may take."""


class Columns(QTreeWidget):
    """Rows under headings, with a caption above each group; Ctrl+C copies everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().sectionResized.connect(self._lay_out)
        thin_scroll_bars(self)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.copy)

    def show_headings(self, headings: Sequence[str], fitting: int) -> None:
        """Name the columns: the first `fitting` fit their texts, the others share the rest."""
        self.setColumnCount(len(headings))
        self.setHeaderLabels(list(headings))
        header, modes = self.header(), QHeaderView.ResizeMode
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in range(len(headings)):
            mode = modes.ResizeToContents if place < fitting else modes.Stretch
            header.setSectionResizeMode(place, mode)

    def show_rows(self, groups: Iterable[tuple[str, Iterable[Sequence[str]]]]) -> None:
        """Show groups of rows; an empty caption is not shown."""
        self.clear()
        for caption, rows in groups:
            items = [self._row(cells) for cells in rows]
            if caption and items:
                self._add_caption(caption)
            self.addTopLevelItems(items)
        first = next((i for i in self._items() if not i.isFirstColumnSpanned()), None)
        if first is not None:
            self.setCurrentItem(first)

    def _row(self, cells: Sequence[str]) -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(cells))
        for place, text in enumerate(cells):
            item.setToolTip(place, plain(text))
        return item

    def _lay_out(self, *_sizes: int) -> None:
        """Rows are as high as the width of their columns makes them."""
        self.scheduleDelayedItemsLayout()

    def _add_caption(self, caption: str) -> None:
        item = QTreeWidgetItem([caption])
        item.setFont(0, theme.font(1.0, bold=True))
        item.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        item.setSizeHint(0, QSize(0, _ROW + theme.GAP))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def rows(self) -> list[list[str]]:
        """Every row as its texts, captions too."""
        columns = range(self.columnCount())
        return [[item.text(place) for place in columns] for item in self._items()]

    def copy(self) -> None:
        """Put headings and rows onto the clipboard, for a spreadsheet."""
        head = self.headerItem()
        headings = [head.text(place) for place in range(self.columnCount())]
        lines = ("\t".join(map(cell, row)) for row in (headings, *self.rows()))
        QGuiApplication.clipboard().setText("\n".join(lines))


class _Cells(QStyledItemDelegate):
    """Draws the whole text of a cell, in as many lines as it takes."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self._columns = columns

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        fixed = index.data(Qt.ItemDataRole.SizeHintRole)
        if isinstance(fixed, QSize):
            return fixed
        text = index.data() or ""
        width = option.fontMetrics.horizontalAdvance(text) + 2 * _SIDE + 2
        room = self._columns.header().sectionSize(index.column()) - 2 * _SIDE
        _layout, height = _laid_out(text, option.font, room)
        return QSize(min(width, _WIDEST), max(height + 2 * _ABOVE, _ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if self._columns.isFirstColumnSpanned(index.row(), index.parent()):
            super().paint(painter, option, index)
            return
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._columns.style().drawPrimitive(panel, option, painter, self._columns)
        chosen = option.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(self._columns.palette().color(role))
        room = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, 0)
        layout, _height = _laid_out(index.data() or "", option.font, room.width())
        layout.draw(painter, QPointF(room.topLeft()))


def _laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """The text broken into lines of a width, and how high they are together."""
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, round(height)
