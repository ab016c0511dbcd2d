"""A read-only list in columns, plain text, which can be copied into a spreadsheet."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from explorer.plain_text import cell
from ui import theme
from ui.plain import plain
from ui.scroll import thin_scroll_bars

_ROW = 24
"""Pixels for a row."""


class Columns(QTreeWidget):
    """Rows under headings, with a caption above each group; Ctrl+C copies everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin_scroll_bars(self)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.copy)

    def show_headings(self, headings: Sequence[str], stretching: int = -1) -> None:
        """Name the columns; all share the width, the stretching one takes the rest."""
        self.setColumnCount(len(headings))
        self.setHeaderLabels(list(headings))
        header = self.header()
        header.setStretchLastSection(False)
        modes = QHeaderView.ResizeMode
        for place in range(len(headings)):
            header.setSectionResizeMode(place, modes.Stretch)
        if stretching >= 0:
            for place in range(len(headings)):
                if place != stretching:
                    header.setSectionResizeMode(place, modes.ResizeToContents)

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
        item.setSizeHint(0, QSize(0, _ROW))
        return item

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
