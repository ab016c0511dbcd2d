"""Work beside the window: one function at a time in a thread, and only the newest one counts."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Any, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from explorer.errors import WattifError
from explorer.text import _
from ui import mishaps

Cancelled: TypeAlias = Callable[[], bool]
"""Whether nobody wants the answer any more; a long function asks it often."""
Progress: TypeAlias = Callable[[float], None]
"""How far it has come, from 0 to 1."""
Function: TypeAlias = Callable[[Cancelled, Progress], object]

_STEP = 0.01
"""Progress is passed on where it has grown by so much."""


class _Courier(QObject):
    """Takes reports to the thread of the window; no task outlives its own."""

    reported = Signal(object)


@dataclass(frozen=True)
class _Report:
    task: "_Task"
    kind: str
    value: Any


@dataclass(eq=False)
class _Task:
    """One request: what to compute, and whether it is still wanted."""

    key: object
    function: Function
    courier: _Courier
    unwanted: Event = field(default_factory=Event)
    passed: float = 0.0

    def run(self) -> None:
        """In the worker: compute, and report what came of it."""
        if self.unwanted.is_set():
            return
        try:
            value = self.function(self.unwanted.is_set, self._progress)
        except WattifError as error:
            self._report("failed", str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for the answer
            if not self.unwanted.is_set():
                mishaps.report(error)
            text = f"{type(error).__name__}: {error}"
            self._report("failed", _("This could not be computed: {reason}").format(reason=text))
        else:
            self._report("done", value)

    def _progress(self, share: float) -> None:
        if share >= self.passed + _STEP or share >= 1 > self.passed:
            self.passed = share
            self._report("progressed", share)

    def _report(self, kind: str, value: object) -> None:
        if not self.unwanted.is_set():
            self.courier.reported.emit(_Report(self, kind, value))


class _Worker:
    """The thread and the task that counts; no Qt object, so that it outlives the window's."""

    def __init__(self) -> None:
        self.courier = _Courier()
        self.task: _Task | None = None
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="wattif-background")
        self._future: Future[None] | None = None
        self._stopped = False

    def start(self, key: object, function: Function) -> None:
        """Run a function, as soon as the one before it has noticed that it is not wanted."""
        self.cancel()
        if not self._stopped:
            self.task = _Task(key, function, self.courier)
            self._future = self._pool.submit(self.task.run)

    def cancel(self) -> None:
        """Let the task at hand end without an answer."""
        if self.task is not None:
            self.task.unwanted.set()
        if self._future is not None:
            self._future.cancel()
        self.task = self._future = None

    def stop(self) -> None:
        """Cancel, and wait for the thread to end."""
        self.cancel()
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)


class Background(QObject):
    """Runs functions in one thread; a newer request drops the older one and its answer.

    All signals come in the thread of the window, with the key of the request. A function that
    was cancelled may return or raise what it likes: nobody hears of it.
    """

    done = Signal(object, object)
    failed = Signal(object, str)
    progressed = Signal(object, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _Worker()
        self._worker.courier.reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._worker.cancel)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._worker.task is not None

    def start(self, key: object, function: Function) -> None:
        """Compute something; `key` comes back with the answer, to tell which one it is."""
        self._worker.start(key, function)

    def cancel(self) -> None:
        """Forget what is being computed; no signal comes of it any more."""
        self._worker.cancel()

    def stop(self) -> None:
        """Cancel, and wait for the thread to end; whatever is started later is ignored."""
        self._worker.stop()

    def _pass_on(self, report: _Report) -> None:
        """Tell it in the thread of the window, unless something newer was asked for by now."""
        if report.task is not self._worker.task:
            return
        if report.kind == "progressed":
            self.progressed.emit(report.task.key, report.value)
            return
        self._worker.task = None
        signal = self.done if report.kind == "done" else self.failed
        signal.emit(report.task.key, report.value)
