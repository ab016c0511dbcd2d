"""A walk through the whole program, each of its parts used once, as a person would."""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog

from explorer import library
from ui import app, recovery
from ui.stage import PAGES
from ui.wiring import Wiring

DONE = "saved and read again"
_STEP = 100
"""Milliseconds between two steps."""


class Tour(QObject):
    """Takes one step after another while the program runs, and closes it at the end."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._steps = self._walk()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(_STEP)

    def _step(self) -> None:
        done = next(self._steps, None)
        if done is None:
            self._timer.stop()
            QApplication.closeAllWindows()
        else:
            print(done, flush=True)

    def _walk(self) -> Iterator[str]:
        """The names of the steps, each when it has been taken."""
        while not _wirings() or not _wirings()[0].charts:
            yield "waited for the window"
        wiring = _wirings()[0]
        for place, page in enumerate(PAGES):
            wiring.window_.stage.tabs.setCurrentIndex(place)
            wiring.finish()
            yield f"turned to {page.title}"
        for name in library.names():
            wiring.document.open_preset(name)
            wiring.finish()
            yield f"opened {name}"
        wiring.document.open_file(self._folder / "linked.wattif.toml")
        yield f"opened {wiring.store.scenario.title}"
        for name in ("energy", "emissions"):
            wiring.explain(name)
            yield f"explained {name}"
        for action in _actions(wiring):
            QTimer.singleShot(_STEP // 2, _put_away)
            action.trigger()
            yield f"asked for {action.text()}"
        wiring.store.state("pue", 1.5, "1")
        while not any(recovery.folder().glob("*.json")):
            yield "waited for a recovery file"
        assert wiring.document.save_to(self._folder / "saved.wattif.toml")
        wiring.document.reload()
        yield DONE


def _wirings() -> list[Wiring]:
    windows = QApplication.topLevelWidgets()
    return [wiring for window in windows for wiring in window.findChildren(Wiring)]


def _actions(wiring: Wiring) -> Iterator[QAction]:
    """What can be asked for without choosing a file or ending the program."""
    actions = wiring.window_.actions_
    left = (actions.open, actions.save_as, actions.import_table, actions.close, actions.quit)
    for action in vars(actions).values():
        if isinstance(action, QAction) and action.isEnabled() and action not in left:
            yield action


def _put_away() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def main(folder: Path) -> int:
    """Open a window, walk through it and close it; the exit status."""
    app.make_application()
    tour = Tour(folder)
    status = app.open_window("gpt-4-training")
    tour.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
