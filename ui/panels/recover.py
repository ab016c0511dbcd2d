"""After a crash: what was open then, beside what the files hold, to be opened or not."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMessageBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.plain_text import clean
from explorer.scenario import Scenario
from explorer.text import _
from ui import theme
from ui.panels.differences import DifferencesTable
from ui.panels.found import Found, FoundList
from ui.plain import plain
from ui.saving import question

__all__ = ["Found", "Outcome", "RecoverDialog"]

Outcome: TypeAlias = Literal["open", "later", "discard"]


class RecoverDialog(QDialog):
    """A list of windows to tick, and for the chosen one what differs from its file."""

    def __init__(self, found: Sequence[Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome: Outcome = "later"
        self._found = found
        self.setWindowTitle(_("Unsaved work from last time"))
        self.resize(980, 560)
        said = _sentence()
        said.setText(
            _(
                "Wattif ended without being closed, and this is the work that no file had yet. "
                "Nothing of it is lost, and your files are as you saved them."
            )
        )
        self.list = FoundList(found)
        self.list.setFixedWidth(280)
        self.path = _Path()
        self.where = _sentence()
        self.table = DifferencesTable()
        right = QVBoxLayout()
        right.setSpacing(theme.GAP // 2)
        for widget in (self.path, self.where, self.table):
            right.addWidget(widget)
        right.setStretchFactor(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(2 * theme.GAP)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addWidget(said)
        layout.addLayout(middle, 1)
        layout.addWidget(self._make_buttons())
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._ticked)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _make_buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self.discard = buttons.addButton(_("&Discard all…"), roles.DestructiveRole)
        self.later = buttons.addButton(_("Decide &later"), roles.RejectRole)
        self.open_ = buttons.addButton(_("&Open the chosen"), roles.AcceptRole)
        self.discard.setAutoDefault(False)
        self.later.setAutoDefault(False)
        self.open_.setDefault(True)
        self.discard.clicked.connect(self._ask_to_discard)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def chosen(self) -> tuple[int, ...]:
        """The places of those that are ticked."""
        return self.list.chosen

    def accept(self) -> None:
        """Open what is ticked."""
        self.outcome = "open"
        super().accept()

    def _ask_to_discard(self) -> None:
        buttons = QMessageBox.StandardButton
        box = question(self, _("Discard all"), _("Discard all this work for good?"))
        box.setInformativeText(_("It cannot be brought back. Your files stay as they are."))
        box.setStandardButtons(buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        answer = box.exec()
        box.deleteLater()
        if answer == buttons.Discard:
            self.outcome = "discard"
            super().accept()

    def _ticked(self, _item: QListWidgetItem) -> None:
        self.open_.setEnabled(bool(self.chosen))

    def _show(self, row: int) -> None:
        one = self._found[row]
        self.path.show_path(one.file)
        where = clean(_where(one))
        self.where.setText(where)
        self.where.setToolTip(plain(where) if one.trouble else "")
        self.where.setVisible(bool(where))
        self.table.show_differences(
            one.saved or Scenario(), one.recovered, _heading(one), _("Recovered")
        )


def _heading(one: Found) -> str:
    if one.saved is None:
        return _("Not known") if one.file else _("Before")
    return _("In the file") if one.file else _("As opened")


def _where(one: Found) -> str:
    """What must be known of where the work was, beside the path of its file."""
    if one.trouble:
        return _("{trouble} So this is all that was recovered.").format(trouble=one.trouble)
    if one.file:
        return ""
    if one.saved is None:
        return _("This scenario was never saved to a file. This is all of it.")
    return _("This scenario was never saved to a file. This is what you changed.")


def _sentence() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # A word without end is cut; it makes the window no wider.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


class _Path(QLabel):
    """The path of a file on one line, cut in the middle where too long."""

    def __init__(self) -> None:
        super().__init__()
        self._path = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_path(self, path: str) -> None:
        """Show a path, or nothing."""
        self._path = " ".join(clean(path).split())
        self.setToolTip(plain(self._path) if path else "")
        self.setVisible(bool(path))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(
            self._path, Qt.TextElideMode.ElideMiddle, self.width() - 2
        )
        self.setText(cut)
