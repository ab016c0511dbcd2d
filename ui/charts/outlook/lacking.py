"""What a chart shows in place of its picture: why there is none, and what to state for one."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model import labels, model
from explorer.study.outlook import Wanting
from ui import theme
from ui.charts.marks import Type
from ui.plain import menu_text

_COLUMNS = 2


class Lacking(QWidget):
    """A sentence, and a button for each quantity; emits the name of the one that is pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Wanting | None = None
        self._magnified = 1.0
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._ask)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(theme.GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addLayout(self._buttons)
        layout.addStretch(1)

    def show_wanting(self, wanting: Wanting) -> None:
        """Say what is wanting."""
        if wanting == self._shown:
            return
        self._shown = wanting
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        for index, name in enumerate(wanting.names):
            button = _button(name)
            self._group.addButton(button)
            self._buttons.addWidget(button, *divmod(index, _COLUMNS))
        self._say()

    def magnify(self, scale: float) -> None:
        """Larger type and, in a room, no buttons: the sentence names the quantities."""
        self._magnified = scale
        self._sentence.setFont(theme.font(scale))
        self._say()

    def _say(self) -> None:
        plain = self._magnified != 1.0
        text = "" if self._shown is None else self._shown.sentence
        self._sentence.setText(self.words if plain else text)
        for button in self._group.buttons():
            button.setVisible(not plain)

    @property
    def words(self) -> str:
        """All that is written, in one sentence."""
        if self._shown is None:
            return ""
        return f"{self._shown.sentence} {labels(self._shown.names)}".strip()

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Write the sentence elsewhere."""
        painter.setFont(Type(self._magnified).font)
        painter.setPen(theme.current().color("faint"))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, self.words)

    def _ask(self, button: QAbstractButton) -> None:
        self.wanted.emit(str(button.property("quantity")))


def _button(name: str) -> QPushButton:
    quantity = model().quantities[name]
    button = QPushButton(menu_text(quantity.label))
    button.setProperty("quantity", name)
    button.setToolTip(quantity.help)
    button.setAutoDefault(False)
    return button
