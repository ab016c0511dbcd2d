"""The answers as a table: choose a row, apply it, or let it follow."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from explorer.text import _
from ui import theme
from ui.charts.goals.answered import HEADINGS, Row
from ui.charts.goals.header import APPLY, CHANGE, HAPPENS, NEEDED, NOW, QUANTITY, Header, alignment
from ui.plain import menu_text, plain
from ui.scroll import thin_scroll_bars

_TYPICAL = {NOW: "1,234 kW", NEEDED: "1,234 kW", CHANGE: "2.31× less"}
_HIDDEN_BELOW = {CHANGE: 20.0, HAPPENS: 29.0, NOW: 38.0}
"""Columns that go where the table is narrower than so many heights of a letter."""
_ROLE = Qt.ItemDataRole.UserRole
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class AnswerTable(QTreeWidget):
    """One row for each quantity; Enter or a double click applies, the menu lets it follow."""

    chosen = Signal(str)
    """The name of the row selected, empty for none."""
    applied = Signal(str)
    hold_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._name = ""
        self._filling = False
        self.holds = ""
        """What letting the selected quantity follow is called; empty where it cannot."""
        self.setHeader(Header(Qt.Orientation.Horizontal))
        self.setHeaderLabels(list(HEADINGS))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("What each quantity would have to be"))
        self.setAccessibleDescription(_("Enter applies the row, the menu key offers more."))
        thin_scroll_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(10)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._click)
        self.doubleClicked.connect(self._double_click)
        self.restyle(1.0)

    # ---- what it shows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; items are kept, and only texts that differ are set."""
        self._filling = True
        while self.topLevelItemCount() > len(rows):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        before = self.rows[: len(rows)]
        for place, row in enumerate(rows):
            if place >= self.topLevelItemCount():
                self.addTopLevelItem(QTreeWidgetItem())
            old = before[place] if place < len(before) else None
            item = self.topLevelItem(place)
            if item is not None and row != old:
                self._fill(item, row, old)
        self.rows = list(rows)
        self._filling = False
        self._select(self._name)

    @property
    def selected(self) -> str:
        """The name of the selected row."""
        return self._name

    def row_of(self, name: str) -> Row | None:
        """The row of a quantity."""
        return next((row for row in self.rows if name and row.name == name), None)

    def _fill(self, item: QTreeWidgetItem, row: Row, old: Row | None) -> None:
        apply = _("Apply") if row.applies else ""
        texts = (*row.texts, *[""] * (APPLY - len(row.texts)), apply)
        new = old is None or old.name != row.name
        for column, text in enumerate(texts):
            if new or text != item.text(column):
                item.setText(column, text)
                if column in (NOW, NEEDED):
                    self._make_room(column, text)
        if new:
            heading = not row.name
            item.setData(QUANTITY, _ROLE, row.name)
            item.setFirstColumnSpanned(heading)
            item.setSizeHint(QUANTITY, QSize(0, round(1.45 * self.fontMetrics().height())))
            item.setFlags(Qt.ItemFlag.NoItemFlags if heading else _FLAGS)
            for column in range(APPLY + 1):
                item.setTextAlignment(column, alignment(column))
        if new or old is None or old.role != row.role:
            self._color(item, row)
        if old is None or old.tip != row.tip:
            item.setToolTip(QUANTITY, plain(row.tip))
            item.setToolTip(HAPPENS, plain(row.tip))

    def _color(self, item: QTreeWidgetItem, row: Row) -> None:
        colors = theme.current()
        if not row.name:
            item.setForeground(QUANTITY, QBrush(colors.color("faint")))
            return
        for column, role in enumerate(("text", "faint", "text", "faint", row.role, "accent")):
            item.setForeground(column, QBrush(colors.color(role)))

    def restyle(self, zoom: float) -> None:
        """Take the theme's colours and type, `zoom` times as large."""
        self.setFont(theme.font(0.95 * zoom))
        self.header().setFont(theme.font(0.88 * zoom))
        metrics = self.fontMetrics()
        for column, text in _TYPICAL.items():
            self.setColumnWidth(column, metrics.horizontalAdvance(text) + 14)
        self.setColumnWidth(APPLY, metrics.horizontalAdvance(_("Apply")) + 14)
        for place, row in enumerate(self.rows):
            item = self.topLevelItem(place)
            if item is not None:
                self._color(item, row)
                item.setSizeHint(QUANTITY, QSize(0, round(1.45 * metrics.height())))
                for column, text in enumerate(row.texts):
                    if column in (NOW, NEEDED):
                        self._make_room(column, text)
        self._fit()

    def _make_room(self, column: int, text: str) -> None:
        """A column of numbers grows, so that none is cut; it does not shrink while it is used."""
        width = self.fontMetrics().horizontalAdvance(text) + 14
        if width > self.columnWidth(column):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that have no room go."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        width = self.viewport().width() / line
        for column, least in _HIDDEN_BELOW.items():
            if self.isColumnHidden(column) != (width < least):
                self.setColumnHidden(column, width < least)
        fixed, stretch = QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Stretch
        wide = not self.isColumnHidden(HAPPENS)
        header = self.header()
        header.setSectionResizeMode(QUANTITY, fixed if wide else stretch)
        header.setSectionResizeMode(HAPPENS, stretch if wide else fixed)
        if wide:
            self.setColumnWidth(QUANTITY, round(min(0.28 * width, 16) * line))

    # ---- what is done with it

    def _select(self, name: str) -> None:
        place = next((i for i, row in enumerate(self.rows) if name and row.name == name), -1)
        item = self.topLevelItem(place) if place >= 0 else None
        if item is not self.currentItem() or (item is None and name):
            self.setCurrentItem(item)  # type: ignore[arg-type]  # None selects nothing

    def _choose(self, *_items: object) -> None:
        if self._filling:
            return
        item = self.currentItem()
        name = str(item.data(QUANTITY, _ROLE) or "") if item else ""
        if name != self._name:
            self._name = name
            self.chosen.emit(name)

    def _click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == APPLY:
            self._apply(str(item.data(QUANTITY, _ROLE) or ""))

    def _double_click(self, index: QModelIndex) -> None:
        if index.column() != APPLY:
            self._apply(self._name)

    def _apply(self, name: str) -> None:
        row = self.row_of(name)
        if row is not None and row.applies:
            self.applied.emit(name)

    def _apply_selected(self) -> None:
        self._apply(self._name)

    def _hold_selected(self) -> None:
        if self.holds:
            self.hold_asked.emit(self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies the selected row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply(self._name)
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu | None:
        """What can be done with the selected row."""
        row = self.row_of(self._name)
        if row is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        apply = menu.addAction(_("Apply"))
        apply.setEnabled(row.applies)
        apply.triggered.connect(self._apply_selected)
        if self.holds:
            menu.addAction(menu_text(self.holds)).triggered.connect(self._hold_selected)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu, where = self.menu(), event.globalPos()
        if menu is None:
            super().contextMenuEvent(event)
            return
        item = self.currentItem()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and item is not None:
            below = self.visualItemRect(item).bottomLeft()
            where = self.viewport().mapToGlobal(below)
        menu.popup(where)
