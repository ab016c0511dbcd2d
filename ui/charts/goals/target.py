"""The typed target: the value that a result shall have, taken with Enter, refused in words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.errors import WattifError
from explorer.model import model
from explorer.quantity import Quantity
from explorer.text import _
from ui.field import Field


class TargetEntry(Field):
    """Empty while there is no target; what it is empty of stands in it, faint."""

    typed = Signal(float)
    """A target, SI."""
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quantity: Quantity = model().quantities["energy"]
        self._shown = ""
        self.setMinimumWidth(70)
        self.setClearButtonEnabled(False)

    def show_target(self, quantity: Quantity, target: str, now: str) -> None:
        """The target as text, empty where there is none; a text being typed is left."""
        if quantity is not self._quantity or not self.accessibleName():
            self._quantity = quantity
            self.setAccessibleName(_("{label} shall be, with unit").format(label=quantity.label))
            self.setModified(False)
        if now != self.placeholderText():
            self.setPlaceholderText(now)
        if target != self._shown or not self.isModified():
            self._shown = target
            if not (self.isModified() and self.hasFocus()) and self.text() != target:
                self.put(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the text, Escape puts the old one back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put(self._shown)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is taken when it is left; what cannot be taken goes back to what was."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._take()
            if self.bad:
                self.put(self._shown)

    def _take(self) -> None:
        text = self.text().strip()
        if not self.isModified() or text == self._shown:
            self.setModified(False)
            return
        if not text:
            self.setModified(False)
            self.emptied.emit()
            return
        try:
            value, _unit = self._quantity.read(text, bare=True)
        except WattifError as error:
            self.refuse(str(error))
            return
        self.setModified(False)
        self.typed.emit(value)
