"""Writing one file while the window goes on: charts one at a time, the rest beside the window."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from explorer import durable, handout
from explorer.errors import WattifError
from explorer.handout.content import Handout
from explorer.handout.going import Cancelled, Going
from explorer.handout.kinds import Kind
from explorer.text import _
from ui import export, mishaps
from ui.background import Background, Progress
from ui.background import Cancelled as Asked
from ui.export.drawing import Drawings, Drawn, Key, Wanted, draw
from ui.export.picture import Chosen

_DRAWING = 0.8
"""So much of the whole is drawing the charts, where there are any."""


class Errand(QObject):
    """Writes one file, once; it can be cancelled until it is there, and leaves nothing then."""

    progressed = Signal(float)
    done = Signal()
    failed = Signal(str)

    def __init__(
        self,
        content: Handout,
        path: Path,
        kind: Kind,
        chosen: Chosen | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._content, self._kind, self._chosen = content, kind, chosen
        self._wanted: list[Wanted] = []
        self._drawings: dict[Key, Drawn] = {}
        self._worker = Background(self)
        self._worker.done.connect(self._finish)
        self._worker.failed.connect(self._give_up)
        self._worker.progressed.connect(self._report)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._draw_next)

    def begin(self) -> None:
        """Set out; the window is not waited for, nor kept waiting."""
        if not self._kind.draws:
            self._worker.start(self, _Writing(self._content, self.path, self._kind.suffix))
            return
        try:
            self._wanted = export.planned(self._kind.suffix, self._content, self._chosen)
        except WattifError as error:
            self.failed.emit(str(error))
            return
        self._turn.start()

    def cancel(self) -> None:
        """Let it be; a file that was there stays as it was."""
        self._turn.stop()
        self._worker.cancel()

    def stop(self) -> None:
        """Cancel, and wait until nothing works on it any more."""
        self._turn.stop()
        self._worker.stop()

    def _draw_next(self) -> None:
        """One chart for each turn of the window's own work."""
        place = len(self._drawings)
        if place == len(self._wanted):
            suffix = self._kind.suffix
            composing = _Composing(self._content, self.path, suffix, self._drawings)
            self._worker.start(self, composing)
            return
        wanted = self._wanted[place]
        try:
            self._drawings[wanted.key] = draw(wanted)
        except WattifError as error:
            self.failed.emit(str(error))
            return
        except Exception as error:  # noqa: BLE001 - a chart that fails must not leave a silence
            mishaps.report(error)
            self.failed.emit(_("A chart could not be drawn, so nothing was written."))
            return
        self.progressed.emit(_DRAWING * (place + 1) / len(self._wanted))
        self._turn.start()

    def _report(self, _key: object, share: float) -> None:
        begun = _DRAWING if self._wanted else 0.0
        self.progressed.emit(begun + (1 - begun) * share)

    def _finish(self, _key: object, _value: object) -> None:
        self.done.emit()

    def _give_up(self, _key: object, sentence: str) -> None:
        self.failed.emit(sentence)


class _Overheard(Going):
    """Passes on what a writer tells, and lets it know when nobody wants the file any more."""

    def __init__(self, cancelled: Asked, progress: Progress) -> None:
        self._cancelled, self._progress = cancelled, progress

    def progress(self, share: float) -> None:
        self._progress(share)

    def check(self) -> None:
        if self._cancelled():
            raise Cancelled


class _Writing:
    """The work of the background for files without drawn charts."""

    def __init__(self, content: Handout, path: Path, suffix: str) -> None:
        self._content, self._path, self._suffix = content, path, suffix

    def __call__(self, cancelled: Asked, progress: Progress) -> None:
        write = handout.WRITERS[self._suffix]
        write(self._content, self._path, _Overheard(cancelled, progress))


class _Composing:
    """The same for files that hold charts, once these are drawn."""

    def __init__(self, content: Handout, path: Path, suffix: str, drawings: Drawings) -> None:
        self._content, self._path, self._suffix = content, path, suffix
        self._drawings = drawings

    def __call__(self, cancelled: Asked, progress: Progress) -> None:
        data = export.composed(self._suffix, self._content, self._drawings)
        progress(0.9)
        if not cancelled():
            durable.replace(self._path, data)
