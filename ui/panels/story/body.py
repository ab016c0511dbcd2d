"""What the dock of a story consists of; undo and redo in it are those of the story."""

from PySide6.QtCore import QEvent, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_Key = QKeySequence.StandardKey


class Body(QWidget):
    """Takes the keys of undo and redo before the window does for the scenario's own history."""

    def __init__(
        self, undone: SignalInstance, redone: SignalInstance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._undone, self._redone = undone, redone

    def event(self, event: QEvent) -> bool:
        """A key that a window would take for a shortcut is offered to what has the focus first."""
        key = event if isinstance(event, QKeyEvent) else None
        if key and key.type() == QEvent.Type.ShortcutOverride and self._asked(key):
            key.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        if asked is None:
            super().keyPressEvent(event)
        else:
            asked.emit()

    def _asked(self, key: QKeyEvent) -> SignalInstance | None:
        if key.matches(_Key.Undo):
            return self._undone
        return self._redone if key.matches(_Key.Redo) else None
