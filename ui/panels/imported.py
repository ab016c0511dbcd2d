"""What a table would state, row by row, before anything of it is taken."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.model import model
from explorer.plain_text import cell, short
from explorer.ranges import written
from explorer.results import Results
from explorer.scenario import Statement
from explorer.table_reader import Row, Taken, counted, news
from explorer.text import _
from ui import theme
from ui.plain import plain
from ui.scroll import thin_scroll_bars

_LONGEST = 200
"""Characters of a source or a row that one cell shows."""

_WIDEST = 260
"""Pixels that any column but the last may take."""
_ROW = 34
"""Pixels for a row, of which some have two lines."""

Cells = Sequence[tuple[str, ...]]


class ImportDialog(QDialog):
    """Two lists: what is taken, beside what it is now, and what is not, and why."""

    def __init__(self, taken: Taken, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import a table"))
        self._taken, self._results = taken, results
        self.statements: Mapping[str, Statement] = news(taken.statements, results.scenario)
        self.said = QLabel(self._summary())
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setFont(theme.font(1.1, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.said)
        self.takes = _table(self._taken_cells(), self._faint_rows())
        self.leaves = _table(self._refused_cells(), ())
        for table, caption in (
            (self.takes, _("What the table states")),
            (self.leaves, _("What is not taken, and why")),
        ):
            rows = table.rowCount()
            table.setAccessibleName(caption)
            if rows:
                layout.addWidget(_caption(caption))
                layout.addWidget(table, min(rows, 12) + 1)
            else:
                table.setParent(self)
                table.hide()
        if taken.unread:
            unread = ", ".join(taken.unread)
            layout.addWidget(
                _caption(_("Columns that were not read: {columns}.").format(columns=unread))
            )
        self.buttons = self._make_buttons()
        layout.addWidget(self.buttons)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.activated.connect(self.copy)
        lists = [len(rows) for rows in (taken.taken, taken.refused) if rows]
        self.resize(980, min(110 + sum(62 + _ROW * rows for rows in lists), 720))
        self._choose_default()

    def _make_buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        copy = buttons.addButton(_("&Copy this report"), roles.ActionRole)
        self.take = buttons.addButton(_verb(len(self.statements)), roles.AcceptRole)
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.take.setEnabled(bool(self.statements))
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _choose_default(self) -> None:
        """Return takes what can be taken."""
        button = self.take if self.statements else self.cancel
        button.setDefault(True)
        button.setFocus()

    def _summary(self) -> str:
        sentence = counted(self._taken)
        same = len(self._taken.statements) - len(self.statements)
        if not self._taken.statements or not same:
            return sentence
        if not self.statements:
            return sentence + " " + _("The scenario states all this already.")
        return sentence + " " + _("Stated already: {same}.").format(same=same)

    def _taken_cells(self) -> Cells:
        head = (_("Line"), _("Quantity"), _("Now"), _("From the table"), _("Source"))
        return [head, *(self._taken_row(row) for row in self._taken.taken)]

    def _taken_row(self, row: Row) -> tuple[str, ...]:
        quantity, name, results = model().quantities[row.name], row.name, self._results
        stated = results.scenario.statements.get(name)
        now = _how_now(results, name) if stated is None else written(quantity, stated)
        new = self.statements.get(name)
        if new is None and stated is not None:
            source = str(results.scenario.source_of(stated))
            return str(row.line), quantity.label, now, _("the same"), short(source, _LONGEST)
        new = new or self._taken.statements[name]
        source = short(str(results.scenario.source_of(new)), _LONGEST)
        return str(row.line), quantity.label, now, written(quantity, new), source

    def _faint_rows(self) -> Sequence[int]:
        """The rows that change nothing."""
        rows = enumerate(self._taken.taken)
        return [place for place, row in rows if row.name not in self.statements]

    def _refused_cells(self) -> Cells:
        head = (_("Line"), _("Row"), _("Why"))
        return [head, *((str(r.line), r.text, r.why) for r in self._taken.refused)]

    @property
    def report(self) -> str:
        """Both lists as text, ready for a spreadsheet."""
        lists = [cells for cells in (self._taken_cells(), self._refused_cells()) if len(cells) > 1]
        texts = ["\n".join("\t".join(map(cell, row)) for row in cells) for cells in lists]
        return "\n\n".join([self._summary(), *texts]).replace("\N{NO-BREAK SPACE}", " ")

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)


class _Airy(QStyledItemDelegate):
    """Leaves some room above and below the text of a cell."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + theme.GAP, hint.height() + theme.GAP)


def _how_now(results: Results, name: str) -> str:
    """The value that a quantity has without being stated."""
    words = {"follows": _("{value}, follows"), "assumed": _("{value}, assumed")}
    how = results.how(name)
    return words.get(str(how), _("unknown")).format(value=results.shown(name))


def _verb(count: int) -> str:
    if not count:
        return _("Nothing to take")
    return _("&Take one statement") if count == 1 else _("&Take {n} statements").format(n=count)


def _caption(text: str) -> QLabel:
    caption = QLabel(text)
    caption.setTextFormat(Qt.TextFormat.PlainText)
    caption.setWordWrap(True)
    caption.setForegroundRole(caption.foregroundRole().PlaceholderText)
    return caption


def _table(cells: Cells, faint: Sequence[int]) -> QTableWidget:
    """A list to read, its last column as wide as there is room."""
    head, *rows = cells
    table = QTableWidget(len(rows), len(head))
    table.setItemDelegate(_Airy(table))
    table.setHorizontalHeaderLabels(head)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(True)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    thin_scroll_bars(table)
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(plain(text))
            if place in faint:
                item.setForeground(QColor(theme.current().faint))
            if column == 0:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(place, column, item)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setMaximumSectionSize(_WIDEST)
    table.resizeColumnsToContents()
    header.setMaximumSectionSize(-1)
    header.setSectionResizeMode(len(head) - 1, QHeaderView.ResizeMode.Stretch)
    return table
