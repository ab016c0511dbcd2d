"""A field for typing whose refused text stays in sight, in the theme's colour, with the reason."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from ui import theme
from ui.plain import plain

_Key = QKeySequence.StandardKey
_LONGEST = 80
_READ = 12_000
"""So many milliseconds the reason stays beside the field."""


class Field(QLineEdit):
    """What typed entries have in common."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bad = False
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(self.forgive)

    def put(self, text: str) -> None:
        """Show a text that nobody typed, from its beginning."""
        self.forgive()
        self.setText(text)
        self.setModified(False)
        self.setCursorPosition(0)

    def say(self, sentence: str) -> None:
        """Say beside the field what is wrong with its text."""
        below = self.mapToGlobal(QPoint(0, self.height() - 8))
        QToolTip.showText(below, plain(sentence), self, self.rect(), _READ)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong, and leave the text as it is, marked."""
        self.say(sentence)
        self.bad = True
        self.setAccessibleDescription(sentence)
        self._redden()

    def forgive(self) -> None:
        """The text is no longer the one that was refused."""
        if self.bad:
            self.bad = False
            self.setPalette(QPalette())
            self.setAccessibleDescription("")
            QToolTip.hideText()

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the window's, unless a text is being typed here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.isModified()
            and (event.matches(_Key.Undo) or event.matches(_Key.Redo))
        ):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """A refused text takes the colour of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self.bad:
            self._redden()

    def _redden(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, theme.current().color("bad"))
        self.setPalette(palette)
