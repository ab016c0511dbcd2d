"""How to begin, where there is no story yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.text import _
from ui import theme


class Beginning(QWidget):
    """Says what a story is, and offers the ways to one."""

    recorded = Signal()
    article = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(
            _(
                "A story is a list of steps, each a state of the scenario with the charts that "
                "show it and one sentence whose numbers follow the model. Move the sliders until "
                "the screen shows what you want to say, and record it with F9; go on with the "
                "next. Present it with F5."
            )
        )
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(words)
        for text, signal in (
            (_("&Record what is on screen"), self.recorded),
            (_("Open the &article’s story"), self.article),
            (_("Open a &file…"), self.opened),
        ):
            button = QPushButton(text)
            button.clicked.connect(signal)
            layout.addWidget(button)
        layout.addStretch(1)
