"""A sentence across the top of the window: what went wrong, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from explorer.text import _
from ui import theme


class Notice(QWidget):
    """Hidden until there is something to say; stays until closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setAccessibleName(_("Close the message"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with the colour of a warning at its edge."""
        painter, colors = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colors.color("card"))
        painter.fillRect(0, 0, 4, self.height(), colors.color("bad"))
        painter.end()
