"""The results that a file showed when it was saved, beside those of now, with the reasons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from explorer.plain_text import short
from explorer.study.then import Change
from explorer.text import _
from ui import theme
from ui.panels.lists import Columns


class ThenDialog(QDialog):
    """Then, now and why, a row for each result that differs."""

    def __init__(
        self, changes: Sequence[Change], version: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Then, now, why"))
        self.resize(980, 460)
        said = QLabel(
            _(
                "This file was saved by Wattif {version}. These results differ from those that it "
                "showed then; the file itself is unchanged, and keeps them until it is saved again."
            ).format(version=short(version) or "?")
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.list = Columns()
        self.list.setAccessibleName(_("Results that differ"))
        self.list.show_headings((_("Result"), _("Then"), _("Now"), _("Why")), fitting=3)
        self.list.show_rows([("", [(c.label, c.then, c.now, c.why) for c in changes])])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        layout.setSpacing(theme.GAP)
        layout.addWidget(said)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
