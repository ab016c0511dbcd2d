"""All windows of the program: each on a document of its own, none twice on one file."""

import gc
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from explorer.scenario import Scenario
from explorer.text import _
from ui.leftovers import Leftover, leftovers
from ui.mishaps import Mishap
from ui.origin import Origin
from ui.recovery import Recovery
from ui.store import Store
from ui.window import MainWindow
from ui.wiring import Wiring

_SIZE = (1600, 1000)
_FRAME = 60
"""Room for a title bar, in pixels."""
_ROUNDS = 8
"""Rounds of events after which layouts and axes have settled."""


class Windows(QObject):
    """Opens windows, finds the one that has a file, and brings back what a crash left."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Wiring] = []
        self._recoveries: dict[Wiring, Recovery] = {}
        self._mishap = Mishap("", "")

    @property
    def all(self) -> tuple[Wiring, ...]:
        """Every window that is open, in the order of their opening."""
        return tuple(w for w in self._all if isValid(w.window_) and w.window_.isVisible())

    def open(self, scenario: Scenario, origin: Origin | None = None) -> Wiring:
        """A window on a scenario; it shows itself, its charts come after the first paint."""
        wiring = build(scenario, origin)
        window, document = wiring.window_, wiring.document
        self._all = [*filter(_is_there, self._all), wiring]
        document.elsewhere = partial(self._elsewhere, wiring)
        keeper = self._recoveries[wiring] = Recovery(wiring.store, document, wiring.telling, wiring)
        keeper.failed.connect(window.notice.say)
        window.actions_.new_window.triggered.connect(self._open_empty)
        window.closed.connect(keeper.end)
        window.closed.connect(window.deleteLater)
        window.destroyed.connect(self._forget)
        painted = _AfterFirstPaint(window, wiring)
        if len(self._all) == 1:
            painted.done.connect(self.offer_left_behind)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if screen.width() > _SIZE[0] and screen.height() > _SIZE[1] + _FRAME:
            window.resize(*_SIZE)
            window.show()
        else:
            window.showMaximized()
        return wiring

    def tell(self, mishap: Mishap) -> None:
        """Say in every window that something went wrong inside the program."""
        self._mishap = mishap
        for wiring in self.all:
            wiring.window_.notice.say(mishap.sentence, {_("&Copy details"): self._copy_details})

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._mishap.details)

    def offer_left_behind(self) -> None:
        """Ask what shall become of the work that crashed windows have left."""
        left = leftovers()
        if not left:
            return
        from ui.panels.recover import RecoverDialog  # noqa: PLC0415 - after a crash only

        dialog = RecoverDialog([one.found() for one in left], self.all[0].window_)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        outcome = dialog.outcome if accepted else "later"
        chosen = dialog.chosen if outcome == "open" else ()
        dialog.deleteLater()
        for place, one in enumerate(left):
            if place in chosen:
                self._bring_back(one)
            elif outcome == "discard":
                one.slot.clear()
            else:
                one.slot.let_go()

    def _bring_back(self, left: Leftover) -> None:
        path, opened = left.path, left.opened
        origin = Origin.of(opened, path)
        wiring = self._window_for(path)
        if wiring is None:
            wiring = self.open(opened.scenario, origin)
        else:
            wiring.store.open(opened.scenario, origin)
        # What the window had seen of its file: where that has changed since, saving asks.
        origin.text = left.kept.text
        if path is not None and left.file is None:
            origin.saved = None
        wiring.store.renew(left.work, _("recover unsaved work"))
        if left.kept.story is not None:
            wiring.storytelling.bring_back(*left.kept.story.parts())
        self._recoveries[wiring].adopt(left.slot)

    def _window_for(self, path: Path | None) -> Wiring | None:
        """The window that has the file, or one in which nobody has done anything yet."""
        if path is not None:
            for wiring in self.all:
                same = _same(wiring.document.path, path)
                if same and not wiring.document.unsaved and not wiring.telling.unsaved:
                    return wiring
        first = self.all[0]
        untouched = not first.store.undo_stack.count() and first.document.path is None
        return first if untouched and not first.telling.unsaved else None

    def _elsewhere(self, asking: Wiring, path: Path) -> bool:
        """Whether another window has the file; it comes to the front."""
        for wiring in self.all:
            if wiring is not asking and _same(wiring.document.path, path):
                wiring.window_.raise_()
                wiring.window_.activateWindow()
                wiring.window_.notice.say(_("This file is open in this window already."))
                return True
        return False

    def _open_empty(self) -> None:
        self.open(Scenario())

    def _forget(self) -> None:
        self._all = [*filter(_is_there, self._all)]
        self._recoveries = {w: self._recoveries[w] for w in self._all}


def build(scenario: Scenario, origin: Origin | None = None) -> Wiring:
    """A window on a scenario, everything connected, the charts still to come."""
    return Wiring(MainWindow(), Store(scenario, origin))


def complete(wiring: Wiring) -> None:
    """Place the charts; from here on garbage is looked for among what is new."""
    wiring.place_charts()
    gc.freeze()


def settle() -> None:
    """Let layouts, axes and deferred deletions come to rest."""
    for _round in range(_ROUNDS):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _AfterFirstPaint(QObject):
    """Places the charts once the window has been painted without them."""

    done = Signal()

    def __init__(self, window: MainWindow, wiring: Wiring) -> None:
        super().__init__(window)
        self._wiring = wiring
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._complete)
        return False

    def _complete(self) -> None:
        complete(self._wiring)
        self._wiring.filing.tell_then()
        self.done.emit()


def _is_there(wiring: Wiring) -> bool:
    return isValid(wiring.window_)


def _same(one: Path | None, other: Path) -> bool:
    return one is not None and os.path.realpath(one) == os.path.realpath(other)
