"""A typed entry: a value with its unit, checked when it is finished."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from explorer.errors import WattifError
from explorer.quantity import Quantity
from explorer.text import _
from ui import theme
from ui.plain import plain

_Key = QKeySequence.StandardKey


class ValueEntry(QLineEdit):
    """Shows a quantity's value; what is typed is taken with Enter or Tab, refused in words."""

    typed = Signal(float, str)
    refused = Signal(str)
    """A text that could not be taken was left; the sentence says why."""

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quantity = quantity
        self._shown = ""
        self._exact = ""
        self._bad = False
        self.setMaxLength(80)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(theme.font())
        self.setAccessibleName(_("{label}, value with unit").format(label=quantity.label))
        self.textEdited.connect(self._forget_error)

    def show_value(self, shown: str, exact: str) -> None:
        """The value rounded to read, and the text to edit it by; a text being typed is left."""
        if (shown, exact) == (self._shown, self._exact):
            return
        typing = self.isModified() and self.hasFocus()
        self._shown, self._exact = shown, exact
        if not typing:
            self._put(exact if self.hasFocus() else shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The exact text comes up, selected, ready to be typed over."""
        super().focusInEvent(event)
        self._put(self._exact)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is taken; what cannot be taken goes back to what was."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._take(keep_on_error=False)
            self._put(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the text, Escape puts the old one back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(keep_on_error=True)
            return
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._put(self._exact)
            self.selectAll()
            return
        super().keyPressEvent(event)

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
        """A refused text is painted in the theme's colour for it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self._bad:
            self._redden()

    def _take(self, *, keep_on_error: bool) -> None:
        text = self.text().strip()
        if not self.isModified() or not text or text == self._exact:
            self.setModified(False)
            return
        try:
            value, unit = self._quantity.read(text, bare=True)
        except WattifError as error:
            self._refuse(str(error), keep=keep_on_error)
            self.setModified(keep_on_error)
            return
        self.setModified(False)
        self.typed.emit(value, unit)
        self._put(self._exact if self.hasFocus() else self._shown)

    def _refuse(self, sentence: str, *, keep: bool) -> None:
        below = self.mapToGlobal(QPoint(0, self.height() - 8))
        QToolTip.showText(below, plain(sentence), self, self.rect(), 12_000)
        if keep:
            self._bad = True
            self.setAccessibleDescription(sentence)
            self._redden()
        else:
            self.refused.emit(sentence)

    def _redden(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, theme.current().color("bad"))
        self.setPalette(palette)

    def _forget_error(self) -> None:
        if self._bad:
            self._bad = False
            self.setPalette(QPalette())
            self.setAccessibleDescription("")
            QToolTip.hideText()

    def _put(self, text: str) -> None:
        self._forget_error()
        self.setText(text)
        self.setModified(False)
        self.setCursorPosition(0)
