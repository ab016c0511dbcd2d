"""After a crash: what was open then, beside what the files hold, to be opened or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.study.differences import differences
from explorer.text import _
from ui import theme
from ui.panels.differences import DifferencesTable, counted
from ui.plain import plain

Outcome: TypeAlias = Literal["open", "later", "discard"]


@dataclass(frozen=True)
class Found:
    """The work of one window: what it was, and what its file holds now.

    `saved` is what was opened where there is no file, and None where the file cannot be read:
    `trouble` says why.
    """

    title: str
    file: str
    when: datetime
    recovered: Scenario
    saved: Scenario | None
    trouble: str = ""


class RecoverDialog(QDialog):
    """A list of windows to tick, and for the chosen one what differs from its file."""

    def __init__(self, found: Sequence[Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome: Outcome = "later"
        self._found = found
        self.setWindowTitle(_("Unsaved work from last time"))
        self.resize(980, 560)
        said = _plain(
            _(
                "Wattif ended without being closed, and this is the work that no file had yet. "
                "Nothing of it is lost, and your files are as you saved them."
            )
        )
        said.setWordWrap(True)
        self.list = QListWidget()
        self.list.setFixedWidth(280)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Windows that were open"))
        self.list.setSpacing(2)
        for one in found:
            self.list.addItem(_item(one))
        self.where = _plain("")
        self.where.setWordWrap(True)
        self.table = DifferencesTable()
        right = QVBoxLayout()
        right.addWidget(self.where)
        right.addWidget(self.table, 1)
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
        places = range(self.list.count())
        return tuple(p for p in places if self.list.item(p).checkState() == Qt.CheckState.Checked)

    def accept(self) -> None:
        """Open what is ticked."""
        self.outcome = "open"
        super().accept()

    def _ask_to_discard(self) -> None:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Discard all"))
        box.setText(_("Discard all this work for good?"))
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
        self.where.setText(_where(one))
        heading = _("In the file") if one.file else _("As opened")
        self.table.show_differences(one.saved or Scenario(), one.recovered, heading, _("Recovered"))


def _item(one: Found) -> QListWidgetItem:
    when = one.when.astimezone().strftime("%Y-%m-%d %H:%M")
    name = short(Path(one.file).name, 40) if one.file else _("never saved")
    count = counted(differences(one.saved, one.recovered)) if one.saved is not None else ""
    title = short(one.title, 40) or _("Untitled scenario")
    item = QListWidgetItem("\n".join(filter(None, (title, f"{name} · {when}", count))))
    item.setToolTip(plain("\n".join(filter(None, (one.title, one.file)))))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item


def _where(one: Found) -> str:
    if one.trouble:
        return one.trouble
    if not one.file:
        return _("This scenario was never saved to a file.")
    return short(one.file, 200)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
