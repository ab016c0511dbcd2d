"""A window that hears the keys of a show: the show itself, and the presenter's view."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.present.keys import command, digit

_TYPING = 3_000
"""So many milliseconds after the last digit a number is forgotten."""


class Keyed(QWidget):
    """Tells by its signals what is asked for; a number is typed, then Enter."""

    asked = Signal(str)
    """The name of a command."""
    jumped = Signal(int)
    """The number of a step, from 1 on."""
    typed = Signal(str)
    """The digits so far; empty where they are forgotten."""
    closed = Signal()

    clock = False
    """Whether the keys of the clock and the notes count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._digits = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_TYPING)
        self._forget.timeout.connect(self._drop)

    @property
    def is_open(self) -> bool:
        """Whether another view takes most keys."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_open and self._count(event):
            return
        if name := command(event, is_open=self.is_open, clock=self.clock):
            self.asked.emit(name)
        else:
            super().keyPressEvent(event)

    def _count(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to a number that is being typed."""
        if one := digit(event):
            self._digits = (self._digits + one)[-3:]
            self._forget.start()
        elif not self._digits:
            return False
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = int(self._digits)
            self._drop()
            self.jumped.emit(number)
            return True
        elif event.key() == Qt.Key.Key_Backspace:
            self._digits = self._digits[:-1]
        elif event.key() == Qt.Key.Key_Escape:
            self._digits = ""
        else:
            self._drop()
            return False
        self.typed.emit(self._digits)
        return True

    def _drop(self) -> None:
        self._forget.stop()
        if self._digits:
            self._digits = ""
            self.typed.emit("")

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
