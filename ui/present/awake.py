"""No screen saver while something is presented; given back when the show ends."""

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.text import _
from ui.mishaps import contained

if TYPE_CHECKING:
    from ui.present.portal import Inhibitor

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x8000_0000, 0x1, 0x2


class Awake(QObject):
    """Keeps displays on, where the system lets itself be asked; elsewhere nothing happens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held = False
        self._inhibitor: Inhibitor | None = None
        self._caffeinate: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """From here on the displays stay on."""
        self.held = True
        with contained:
            if sys.platform == "win32":
                _tell_windows(_CONTINUOUS | _SYSTEM | _DISPLAY)
            elif sys.platform == "darwin":
                command = ["/usr/bin/caffeinate", "-d", "-w", str(os.getpid())]
                self._caffeinate = subprocess.Popen(command)
            else:
                from ui.present.portal import Inhibitor  # noqa: PLC0415 - loads QtDBus

                self._inhibitor = Inhibitor(self)
                self._inhibitor.hold(_("Something is being presented"))

    def release(self) -> None:
        """The system does as ever."""
        if not self.held:
            return
        self.held = False
        with contained:
            if sys.platform == "win32":
                _tell_windows(_CONTINUOUS)
            if self._caffeinate is not None:
                self._caffeinate.terminate()
                self._caffeinate.wait(1)
            if self._inhibitor is not None:
                self._inhibitor.release()


def _tell_windows(state: int) -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there alone

        ctypes.windll.kernel32.SetThreadExecutionState(state)
