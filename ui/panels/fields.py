"""Fields for texts that were there before: untouched, they give back the very same text.

What Qt shows is not always what it was given: some spaces and ends of lines come back as others.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from explorer.plain_text import clean
from ui import theme

LONGEST = 20_000
"""Characters; a file has no longer texts."""


class Line(QLineEdit):
    """One line of text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.put(text)

    def put(self, text: str) -> None:
        """Show a text, from its beginning."""
        self._given = text
        self.setText(text)
        self.setCursorPosition(0)
        self._shown = self.text()

    def written(self) -> str:
        """What stands in it now."""
        return self._given if self.text() == self._shown else clean(self.text()).strip()


class Lines(QPlainTextEdit):
    """Several lines of text; Tab leaves them."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.put(text)

    def put(self, text: str) -> None:
        """Show a text."""
        self._given = text
        self.setPlainText(text)
        self._shown = self.toPlainText()

    def written(self) -> str:
        """What stands in it now."""
        now = self.toPlainText()
        return self._given if now == self._shown else clean(now)


class Told(QLabel):
    """A sentence below a field; an empty one takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._role = "faint"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(0.9))
        self.hide()

    def put(self, text: str, role: str) -> None:
        """Say it in one of the theme's colours."""
        if (text, role) == (self.text(), self._role):
            return
        self._role = role
        self.setText(text)
        self.setVisible(bool(text))
        self._color()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._color()

    def _color(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.current().color(self._role))
        self.setPalette(palette)
