"""What goes wrong inside the program: caught once, logged, told in a sentence; work goes on."""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO, TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from explorer import __version__
from explorer.text import _
from ui.places import state_folder

_LARGEST, _OLDER = 500_000, 2
"""Bytes of a log, and how many older ones are kept."""
_MOST_KINDS = 1_000

MessageHandler: TypeAlias = Callable[[QtMsgType, QMessageLogContext, str], None]

log = logging.getLogger("wattif")


@dataclass(frozen=True)
class Mishap:
    """Something that should not have happened: a sentence for everybody, details for us."""

    sentence: str
    details: str


class Mishaps(QObject):
    """Takes every exception that nobody else takes, and what Qt complains of.

    The same one from the same place is told once and logged in ever larger steps, so that a
    picture that fails sixty times a second floods neither the screen nor the disk.
    """

    happened = Signal(object)
    """A `Mishap` that was not met before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._met: Counter[str] = Counter()
        # Reentrant, for collecting garbage may fail in the middle of a count.
        self._counting = threading.RLock()
        self._handler: logging.Handler | None = None
        self._stacks: TextIO | None = None
        self._stacks_before = False
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._messages_before: MessageHandler | None = None

    def install(self) -> None:
        """From here on nothing that goes wrong gets lost."""
        self._handler = _Log()
        log.addHandler(self._handler)
        log.propagate = False
        self._keep_stacks()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._take
        threading.excepthook = self._take_thread
        sys.unraisablehook = self._take_unraisable
        self._messages_before = qInstallMessageHandler(self._take_message)
        _installed.append(self)

    def uninstall(self) -> None:
        """Put everything back as it was."""
        _installed.remove(self)
        current = qInstallMessageHandler(self._messages_before)
        if current != self._take_message:
            qInstallMessageHandler(current)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        if self._handler is not None:
            log.removeHandler(self._handler)
            log.propagate = True
            self._handler.close()
        if self._stacks is not None:
            faulthandler.disable()
            self._stacks.close()
            if self._stacks_before and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)

    def take(self, error: BaseException) -> None:
        """Log an exception, and tell it where it is a new one."""
        if self._is_new(_place(error)):
            text = _write(error)
            self.happened.emit(Mishap(_SENTENCE, _details(text)))
        # A painter left behind in a frame would keep its widget from being drawn ever again.
        traceback.clear_frames(error.__traceback__)

    def _is_new(self, key: str) -> bool:
        """Count it; each tenfold number is logged."""
        with self._counting:
            if len(self._met) >= _MOST_KINDS and key not in self._met:
                return False
            self._met[key] += 1
            count = self._met[key]
        if count in (10, 100, 1_000, 10_000, 100_000):
            log.error("%s: %d times so far", key, count)
        return count == 1

    def _take(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self.take(error)

    def _take_thread(self, told: threading.ExceptHookArgs) -> None:
        # A thread may end itself by SystemExit, as ever.
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            self.take(told.exc_value)

    def _take_unraisable(self, told: "sys.UnraisableHookArgs") -> None:
        """Nobody's work depends on what ends with garbage; it is written down only."""
        if told.exc_value is not None and self._is_new(_place(told.exc_value)):
            _write(told.exc_value)

    def _take_message(self, kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        """Qt complains of much that nobody sees; it is written down only."""
        if self._messages_before is not None:
            self._messages_before(kind, where, text)
        else:
            _print(text + "\n")
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and self._is_new(text[:200]):
            log.error("Qt: %s", text)

    def _keep_stacks(self) -> None:
        """Where the interpreter crashes, its stacks go into a file, if one can be written."""
        with suppress(OSError):
            log_file().parent.mkdir(parents=True, exist_ok=True)
            self._stacks = log_file().with_name("crash.log").open("a", encoding="utf-8")
            self._stacks_before = faulthandler.is_enabled()
            faulthandler.enable(self._stacks)


class _Log(logging.Handler):
    """The log, opened when there is something to write; where none can be, nothing is written."""

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _opened_log()
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _opened_log() -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - loads much, needed rarely

    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            log_file(), maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    return file


class _Contained:
    """`with contained:` lets an exception go no further, so that what comes after still happens."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if kind is None or not isinstance(error, Exception):
            return False
        sys.excepthook(kind, error, trace)
        return True


contained = _Contained()
_installed: list[Mishaps] = []
_SENTENCE = _(
    "Something went wrong inside Wattif. Your work is safe and goes on being kept; if what you "
    "see looks odd, save it and open it again."
)


def report(error: BaseException) -> None:
    """Take an exception that somebody caught, in whatever thread."""
    for mishaps in _installed:
        mishaps.take(error)


def log_file() -> Path:
    """Where it is all written down."""
    return state_folder() / "wattif.log"


def _place(error: BaseException) -> str:
    """What it is and the innermost place that it comes from."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} {where}"


def _write(error: BaseException) -> str:
    """Write an exception into the log and, as Python does, where a terminal shows it."""
    text = "".join(traceback.format_exception(error))
    log.error(text)
    _print(text)
    return text


def _print(text: str) -> None:
    """A program that was not started from a terminal may have nowhere to print to."""
    with suppress(AttributeError, OSError, ValueError):
        sys.stderr.write(text)


def _details(text: str) -> str:
    when = datetime.now().astimezone().isoformat(" ", "seconds")
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"Wattif {__version__}, {system}\n{when}\nLog: {log_file()}\n\n{text}"
