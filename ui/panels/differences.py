"""Two states of a scenario side by side: only what differs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from explorer.scenario import Scenario
from explorer.study.differences import KINDS, Difference, differences
from explorer.text import _
from ui import theme
from ui.panels.lists import Columns

_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class DifferencesTable(QWidget):
    """What differs, in groups; a sentence where nothing does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.list = Columns()
        self.list.setAccessibleName(_("What differs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)

    def show_differences(
        self, one: Scenario, other: Scenario, heading_one: str, heading_other: str
    ) -> None:
        """Show what differs between two scenarios."""
        found = differences(one, other)
        self.said.setText(counted(found))
        self.said.setAlignment(_TOP_LEFT if found else Qt.AlignmentFlag.AlignCenter)
        self.list.setVisible(bool(found))
        self.list.show_headings((_("What"), heading_one, heading_other), fitting=1)
        self.list.show_rows(
            (words, [(d.what, d.one, d.other) for d in found if d.kind == kind])
            for kind, words in KINDS.items()
        )


def counted(found: tuple[Difference, ...]) -> str:
    """How much differs, in words; that results differ with it goes without saying."""
    number = sum(one.kind != "result" for one in found)
    if not found:
        return _("Nothing differs.")
    return _("One thing differs.") if number == 1 else _("{n} things differ.").format(n=number)


class CompareDialog(QDialog):
    """What differs between two scenarios, to read and to copy."""

    def __init__(
        self,
        one: Scenario,
        other: Scenario,
        heading_one: str,
        heading_other: str,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(860, 520)
        self.table = DifferencesTable()
        self.table.show_differences(one, other, heading_one, heading_other)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
