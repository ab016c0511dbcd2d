"""Garbage is looked for in the window's thread alone, and while nobody is waiting.

Python looks for it in whichever thread happens to allocate. In a worker that would destroy
widgets, which Qt allows in their own thread only, and in a drag it would cost a frame.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds."""


class Garbage(QObject):
    """Switches the automatic search off, and searches by a timer instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> None:
        """Search as far back as Python itself would have by now."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return
