"""How to cite what is on screen, ready to be copied."""

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.text import _

_SIZE = (560, 300)


class CiteDialog(QDialog):
    """The citation in each of its forms, one on a tab."""

    def __init__(self, forms: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Cite"))
        self.tabs = QTabWidget()
        for name, text in forms.items():
            field = QPlainTextEdit(text)
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
            field.setAccessibleName(_("Citation, {form}").format(form=name))
            self.tabs.addTab(field, name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(_("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setDefault(True)
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addWidget(buttons)
        self.resize(*_SIZE)

    def _copy(self) -> None:
        field = self.tabs.currentWidget()
        if isinstance(field, QPlainTextEdit):
            QGuiApplication.clipboard().setText(field.toPlainText())
