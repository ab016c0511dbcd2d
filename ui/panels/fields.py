"""Fields for texts that were there before: untouched, they give back the very same text.

What Qt shows is not always what it was given: some spaces and ends of lines come back as others.
"""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from explorer.plain_text import clean

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
