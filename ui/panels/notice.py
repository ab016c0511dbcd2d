"""A sentence across the top of the window: what went wrong, and what can be done."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from explorer.text import _
from ui import theme

Offers = Mapping[str, Callable[[], object]]
"""What can be done, by the words of its button; an & stands before the letter of its key."""


class Notice(QWidget):
    """Hidden until there is something to say; stays until closed, answered or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._offers: list[Callable[[], object]] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._answer)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(_("Close the message"))
        self._close.clicked.connect(self.dismiss)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(2 * theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        self._layout.addWidget(self.text, 1)
        self._layout.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, offers: Offers | None = None) -> None:
        """Show a sentence, and a button for each thing that can be done about it."""
        self.dismiss()
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self._offers = list((offers or {}).values())
        before: QWidget = self.text
        for place, words in enumerate(offers or {}):
            button = QPushButton(words)
            self._group.addButton(button, place)
            self._layout.insertWidget(1 + place, button)
            QWidget.setTabOrder(before, button)
            before = button
        self.show()
        alert = QAccessibleEvent(self, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(alert)

    def dismiss(self) -> None:
        """There is nothing to say any more, and nothing to be done about it."""
        self.hide()
        self._offers = []
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()

    def _answer(self, place: int) -> None:
        chosen = self._offers[place]
        self.dismiss()
        chosen()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with the colour of a warning at its edge."""
        painter, colors = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colors.color("card"))
        painter.fillRect(0, 0, 4, self.height(), colors.color("bad"))
        painter.end()
