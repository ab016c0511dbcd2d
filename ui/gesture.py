"""A gesture: a drag, or a key held down. Its beginning and its end are told once each."""

from PySide6.QtCore import SignalInstance


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
