"""What the cards of claims are made of: coloured texts, and remedies with their button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.study.cards import Remedy
from explorer.text import _
from ui import theme


class Text(QLabel):
    """Plain text, wrapped, in one of the theme's colours; set only where it differs."""

    def __init__(self, role: str = "text", scale: float = 1.0, *, bold: bool = False) -> None:
        super().__init__()
        self._role, self._type = "", (scale, bold)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(scale, bold=bold))
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.put("", role)

    def put(self, text: str, role: str = "") -> None:
        """Show a text; an empty one takes no room."""
        if text != self.text():
            self.setText(text)
        if self.isHidden() == bool(text):
            self.setVisible(bool(text))
        if role and role != self._role:
            self._role = role
            self.recolor()

    def magnify(self, scale: float) -> None:
        """Set it so many times as large."""
        size, bold = self._type
        self.setFont(theme.font(size * scale, bold=bold))

    def recolor(self) -> None:
        """Take the theme's colour."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.current().color(self._role))
        self.setPalette(palette)


class RemedyLine(QWidget):
    """What an assumption would have to be, and a button that states it."""

    applied = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        self.remedy: Remedy | None = None
        self._large = False
        self.text, self.button = Text(), QPushButton(_("Apply"))
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._apply)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        policy = self.button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(policy)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)

    def show_remedy(self, remedy: Remedy) -> None:
        """Show another sentence or value."""
        self.remedy = remedy
        reaches = remedy.answer.value is not None
        self.text.put(remedy.sentence, "text" if reaches else "faint")
        name = _("Apply: {sentence}").format(sentence=remedy.sentence)
        if name != self.button.accessibleName():
            self.button.setAccessibleName(name)
        offered = reaches and not self._large
        if self.button.isHidden() == offered:
            self.button.setVisible(offered)

    def magnify(self, scale: float) -> None:
        """Larger type and, in a room, no button."""
        self._large = scale != 1.0
        self.text.magnify(scale)
        policy = self.button.sizePolicy()
        policy.setRetainSizeWhenHidden(not self._large)
        self.button.setSizePolicy(policy)
        self.button.setVisible(
            not self._large and self.remedy is not None and self.remedy.answer.value is not None
        )

    def _apply(self) -> None:
        answer = self.remedy.answer if self.remedy else None
        if answer is not None and answer.value is not None:
            self.applied.emit(answer.name, answer.value)
