"""A gesture: a drag, or a key held down. Its beginning and its end are told once each."""

from typing import TypeVar

from PySide6.QtCore import Qt, SignalInstance

Step = TypeVar("Step", int, float)


def key_steps(arrow: Step, page: Step, end: Step) -> dict[Qt.Key, Step]:
    """How far each key moves something along one line: by an arrow, by a page, to its ends."""
    key = Qt.Key
    return {
        key.Key_Left: -arrow,
        key.Key_Down: -arrow,
        key.Key_Right: arrow,
        key.Key_Up: arrow,
        key.Key_PageDown: -page,
        key.Key_PageUp: page,
        key.Key_Home: -end,
        key.Key_End: end,
    }


class Gesture:
    """Tells a widget's `gesture_changed`, however often it is begun or ended; None tells nobody."""

    def __init__(self, changed: SignalInstance | None = None) -> None:
        self._changed = changed
        self.active = False

    def begin(self) -> None:
        """From here on it goes on."""
        if not self.active:
            self._turn(active=True)

    def end(self) -> None:
        """It is over."""
        if self.active:
            self._turn(active=False)

    def _turn(self, *, active: bool) -> None:
        self.active = active
        if self._changed is not None:
            self._changed.emit(active)
