"""Asks what was meant, where a typed value looks like a slip of unit or magnitude."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.slips import Offer, Slip
from explorer.text import _
from ui import theme
from ui.plain import menu_text


class MendDialog(QDialog):
    """The slip in a sentence and one button for each offer; Enter takes the first."""

    def __init__(self, slip: Slip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Offer | None = None
        self.offers = slip.offers
        self.setWindowTitle(_("What was meant?"))
        said = QLabel(str(slip))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addWidget(said)
        self.group = QButtonGroup(self)
        for place, offer in enumerate(slip.offers):
            button = QPushButton(menu_text(_words(offer)))
            self.group.addButton(button, place)
            layout.addWidget(button)
        self.group.idClicked.connect(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        # The button with the focus is the default one.
        self.group.button(0).setFocus()

    def _choose(self, place: int) -> None:
        self.chosen = self.offers[place]
        self.accept()


def _words(offer: Offer) -> str:
    words = _("Keep {value} as typed") if offer.kept else _("Use {value}")
    return words.format(value=offer)
