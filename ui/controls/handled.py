"""How a slider is handled: what the mouse and the keys do with its parts."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from ui.controls.grips import RADIUS, Part, Places
from ui.controls.scale import STEPS
from ui.gesture import Gesture, key_steps

_Key = Qt.Key
_COARSE = STEPS // 100
_STEPS = key_steps(1, STEPS // 10, STEPS)
_ENDS = {_Key.Key_Left: -2, _Key.Key_Right: 2}
"""The steps by which the keys that move an end of the range move it."""
_CURSORS: dict[Part, Qt.CursorShape] = {
    "value": Qt.CursorShape.ArrowCursor,
    "low": Qt.CursorShape.SizeHorCursor,
    "high": Qt.CursorShape.SizeHorCursor,
    "answer": Qt.CursorShape.PointingHandCursor,
}


class HandledSlider(QSlider):
    """A slider with a handle, and perhaps two ends of a range and the mark of an answer.

    A subclass says where they are and moves the ends.
    """

    gesture_changed = Signal(bool)
    applied = Signal()
    """The answer that is marked is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grip: Part | None = None
        self._offset = 0.0
        self._keys = Gesture(self.gesture_changed)
        self.setRange(0, STEPS)
        self.setSingleStep(_COARSE)
        self.setPageStep(STEPS // 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def places(self) -> Places:
        """Where the parts are now."""
        raise NotImplementedError

    def drag_end(self, part: Part, fraction: float) -> None:
        """Bring an end of the range to a fraction of the slider."""
        raise NotImplementedError

    def nudge_end(self, part: Part, steps: int) -> None:
        """Move an end of the range by some steps."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press takes an end of the range, or the handle there; the drag is one gesture."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        places, x = self.places(), event.position().x()
        grip = places.at(event.position())
        if grip == "answer":
            return  # it may become a double click
        self._grip = grip
        self.gesture_changed.emit(True)
        if grip == "value":
            self._follow(x)
        else:
            end = places.low if grip == "low" else places.high
            self._offset = 0.0 if end is None else end - x

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the mark of the answer it takes the answer; elsewhere it is a press."""
        if self.places().at(event.position()) == "answer":
            self.applied.emit()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What was taken follows while the button is held."""
        x = event.position().x()
        if self._grip is None:
            self.setCursor(_CURSORS[self.places().at(event.position())])
        elif self._grip == "value":
            self._follow(x)
        else:
            self.drag_end(self._grip, self._fraction_at(x + self._offset))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The gesture ends where the button is let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel; it must not change a value in passing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys step; with Shift they step finely. Keys held down are one gesture."""
        key, fine = _Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._press_with_ctrl(event, "high" if fine else "low")
            return
        step = _STEPS.get(key)
        if step is None:
            super().keyPressEvent(event)
            return
        self._keys.begin()
        if abs(step) == 1 and not fine:
            step *= self.singleStep()
        self.setValue(self.value() + step)

    def _press_with_ctrl(self, event: QKeyEvent, part: Part) -> None:
        """The arrows move the lower end, with Shift the upper one; Enter takes the mark."""
        key, places = _Key(event.key()), self.places()
        if key in (_Key.Key_Return, _Key.Key_Enter) and places.answer is not None:
            self.applied.emit()
        elif key in _ENDS and places.low is not None:
            self._keys.begin()
            self.nudge_end(part, _ENDS[key])
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The gesture of a key ends when it is let go."""
        if not event.isAutoRepeat():
            self._keys.end()
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """A gesture also ends where the slider loses focus or is taken away."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._keys.end()
            if event.type() == QEvent.Type.Hide:
                self._let_go()
        return super().event(event)

    def _let_go(self) -> None:
        if self._grip is not None:
            self._grip = None
            self.gesture_changed.emit(False)

    def _follow(self, x: float) -> None:
        self.setValue(round(self._fraction_at(x) * STEPS))

    def _fraction_at(self, x: float) -> float:
        fraction = (x - RADIUS) / max(self.width() - 2 * RADIUS, 1.0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            fraction = 1 - fraction
        return min(max(fraction, 0.0), 1.0)
