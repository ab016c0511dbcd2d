"""What was published about the case: claims to add, write, remove and put in order."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.faults import FaultError
from explorer.plain_text import short
from explorer.scenario import Claim, Scenario
from explorer.text import _
from explorer.toml_reader import MOST_CLAIMS
from ui import theme
from ui.panels.claim_form import ClaimForm
from ui.panels.drafts import Draft
from ui.scroll import thin_scroll_bars


class ClaimsDialog(QDialog):
    """The claims at the left, the fields of the chosen one at the right."""

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Claims"))
        self.resize(940, 600)
        self.claimed = self._scenario = scenario
        self._drafts = [Draft.of(claim, scenario) for claim in scenario.claims]
        self._refused = False
        self.list = _list()
        self.form = ClaimForm(scenario)
        self.empty = QLabel(
            _(
                "A claim is a figure that somebody published about this case: “training took "
                "1287 MWh”. Wattif puts it beside what follows from the statements, says whether "
                "it is reproduced, and what would have to be different for it to be true. Add "
                "one to begin."
            )
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.form)
        self.pages.addWidget(self.empty)
        self.add, self.remove = QPushButton(_("&Add")), QPushButton(_("&Remove"))
        self.up, self.down = QPushButton(_("Move &up")), QPushButton(_("Move &down"))
        self._lay_out()
        self._connect()
        for draft in self._drafts:
            self.list.addItem(_caption(draft))
        self.list.setCurrentRow(0 if self._drafts else -1)
        self._show()

    def _lay_out(self) -> None:
        tools = QGridLayout()
        tools.setSpacing(theme.GAP)
        for place, button in enumerate((self.add, self.remove, self.up, self.down)):
            button.setAutoDefault(False)
            tools.addWidget(button, place // 2, place % 2)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        columns = QHBoxLayout()
        columns.setSpacing(3 * theme.GAP)
        columns.addLayout(left, 2)
        columns.addWidget(self.pages, 3)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GAP)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.form.edited.connect(self._write)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)

    def accept(self) -> None:
        """Close only where every claim can be kept; else show what is wrong with the first."""
        claims: list[Claim] = []
        for row, draft in enumerate(self._drafts):
            try:
                claims.append(draft.read(self._scenario))
            except FaultError as fault:
                self._refused = True
                self.list.setCurrentRow(row)
                self.form.tell(fault)
                self.form.focus(str(fault.path[0]) if fault.path else "")
                return
        self.claimed = self._scenario.model_copy(update={"claims": tuple(claims)})
        super().accept()

    def _show(self, *_row: object) -> None:
        """Show the chosen claim, and what can be done with it."""
        row, last = self.list.currentRow(), len(self._drafts) - 1
        chosen = 0 <= row <= last
        self.pages.setCurrentWidget(self.form if chosen else self.empty)
        self.add.setEnabled(last + 1 < MOST_CLAIMS)
        self.remove.setEnabled(chosen)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(chosen and row < last)
        if chosen:
            self.form.show_draft(self._drafts[row])
            self._check()

    def _write(self) -> None:
        """What is typed is kept at once, so that nothing is lost by looking at another claim."""
        row = self.list.currentRow()
        self._drafts[row] = self.form.draft
        self.list.item(row).setText(_caption(self._drafts[row]))
        self._check()

    def _check(self) -> None:
        """Once something was refused, what is wrong is said until it is mended."""
        fault: FaultError | None = None
        if self._refused:
            try:
                self._drafts[self.list.currentRow()].read(self._scenario)
            except FaultError as found:
                fault = found
        self.form.tell(fault)

    def _add(self) -> None:
        row = self.list.currentRow() + 1
        self._refused = False
        self._drafts.insert(row, Draft())
        self.list.insertItem(row, _caption(Draft()))
        self.list.setCurrentRow(row)
        self._show()
        self.form.focus("quantity")

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            del self._drafts[row]
            self.list.takeItem(row)
            self._show()

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        self._drafts.insert(row + step, self._drafts.pop(row))
        self.list.insertItem(row + step, self.list.takeItem(row))
        self.list.setCurrentRow(row + step)
        self._show()


def _list() -> QListWidget:
    chosen = QListWidget()
    chosen.setSpacing(2)
    chosen.setTextElideMode(Qt.TextElideMode.ElideRight)
    chosen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    chosen.setAccessibleName(_("Claims, in their order"))
    thin_scroll_bars(chosen)
    return chosen


def _caption(draft: Draft) -> str:
    """Two lines: what is claimed, and by whom or in which words."""
    what = ": ".join(part for part in (draft.quantity, draft.value) if part)
    who = " – ".join(part for part in (draft.by, draft.sentence) if part)
    return f"{short(what or _('New claim'), 120)}\n{short(who, 120)}"
