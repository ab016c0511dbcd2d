"""Hears what goes wrong without anybody being told: exceptions in slots, warnings of Qt."""

import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_HARMLESS = frozenset(
    {
        "This plugin does not support propagateSizeHints()",
        "This plugin does not support raise()",
        "This plugin does not support grabbing the keyboard",
    }
)
"""What Qt says of the platform without a screen, whatever a program does …"""
_NO_BROWSER = "This plugin does not support QPlatformServices::openUrl()"
"""… and of a link, which it names."""


class Listening:
    """While it is entered, everything said or raised is kept in `heard`."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._before: Any = None

    def __enter__(self) -> "Listening":
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._raised, self._raised_in_thread
        self._before = qInstallMessageHandler(self._said)
        return self

    def __exit__(self, *_error: object) -> None:
        qInstallMessageHandler(self._before)
        sys.excepthook, threading.excepthook = self._hook, self._thread_hook

    def _said(self, _kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if text not in _HARMLESS and not text.startswith(_NO_BROWSER):
            self.heard.append(f"Qt: {text}")

    def _raised(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        self.heard.append("".join(traceback.format_exception(kind, error, trace)))

    def _raised_in_thread(self, hooked: threading.ExceptHookArgs) -> None:
        self.heard.append(f"{hooked.exc_type.__name__} in a thread: {hooked.exc_value}")
