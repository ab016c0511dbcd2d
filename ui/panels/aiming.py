"""A button for a result that sets a target for it: by a drag sideways, by keys, by its menu."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from explorer.model import model
from explorer.study.goal import Goal
from explorer.text import _
from ui.gesture import Gesture

_DECADE = 300.0
"""So many pixels of a drag make ten times the target."""
_STEP = 1.01
"""What a key makes of a target."""


class AimingButton(QAbstractButton):
    """A click is a click; a drag sideways moves the target of the result called `name`."""

    goal_changed = Signal(object)
    gesture_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.goal: Goal | None = None
        self._si = math.nan
        self._pressed: tuple[float, float] | None = None
        self._drag = Gesture(self.gesture_changed)

    def aim(self, si: float, goal: Goal | None) -> None:
        """The value as a number, SI, and the target if there is one for it."""
        self._si, self.goal = si, goal

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._si > 0:
            start = self.goal.value if self.goal else self._si
            self._pressed = event.position().x(), start
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Sideways the target grows and shrinks in proportion."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        far = event.position().x() - self._pressed[0]
        if abs(far) >= QApplication.startDragDistance():
            self._drag.begin()
        if self._drag.active:
            self._target(self._pressed[1] * 10.0 ** (far / _DECADE))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """After a drag nothing is clicked."""
        self._pressed = None
        if self._drag.active:
            self.setDown(False)
            self._drag.end()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the target by one per cent, Delete gives it up."""
        steps = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: 1 / _STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._si > 0:
            self._target((self.goal.value if self.goal else self._si) * step)
        elif event.key() == Qt.Key.Key_Delete and self.goal is not None:
            self._clear()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Set a target at the present value, or give it up."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = menu.addAction(_("&Set a target here"))
        here.setEnabled(0 < self._si < math.inf)
        here.triggered.connect(self._target_here)
        clear = menu.addAction(_("&Clear the target"))
        clear.setEnabled(self.goal is not None)
        clear.triggered.connect(self._clear)
        menu.popup(event.globalPos())

    def _target_here(self) -> None:
        self.goal_changed.emit(Goal(self.name, self._si))

    def _clear(self) -> None:
        self.goal_changed.emit(None)

    def _target(self, si: float) -> None:
        """Aim at a value of three figures in the unit shown."""
        size = model().quantities[self.name].size
        if math.isfinite(si) and si > 0:
            self.goal_changed.emit(Goal(self.name, float(f"{si / size:.2e}") * size))
