"""The one who is killed: edits and saves two documents with the program's own parts."""

import os
import random
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from explorer import files
from explorer.scenario import Scenario
from ui.document import Document
from ui.origin import Origin
from ui.recovery import Recovery
from ui.store import Store
from ui.telling import Telling

_PAUSES = (5, 60)
"""Milliseconds between two things that somebody does."""
_SAVES = (0.0, 0.02, 0.2)
"""How often one of them is to save; somebody who never saves rests on what is kept for him."""


class Worker(QObject):
    """Somebody at work on one document, who notes everything in a journal."""

    def __init__(self, path: Path, seed: int, journal: int, window: QWidget) -> None:
        super().__init__(window)
        self._random = random.Random(seed)
        self._path, self._journal, self._count = path, journal, 0
        self._saves = self._random.choice(_SAVES)
        file = files.opened(path)
        self._store = Store(file.scenario, Origin.of(file, path))
        self._document = Document(self._store, window)
        self._recovery = Recovery(self._store, self._document, Telling(window), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._act)
        self._timer.start(1)

    def _act(self) -> None:
        if self._random.random() < self._saves:
            self._note("begins to save")
            assert self._document.save()
            self._note("saved")
        else:
            self._count += 1
            self._store.renew(numbered(self._store.scenario, self._count), "edit")
            self._note("edited")
        self._timer.start(self._random.randint(*_PAUSES))

    def _note(self, what: str) -> None:
        line = f"{self._path.name}|{what}|{self._count}|{time.monotonic()}\n"
        os.write(self._journal, line.encode())


def numbered(scenario: Scenario, number: int) -> Scenario:
    """The scenario of the edit of that number: told at both ends of its file."""
    return scenario.stating("gpu_count", number).model_copy(
        update={"title": f"edit {number}", "notes": "n" * (number % 97) + f" {number}"}
    )


def work(folder: Path, seed: int, journal: int) -> None:
    """Work until killed."""
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    application = QApplication([])
    window = QWidget()
    workers = [
        Worker(path, seed + place, journal, window)
        for place, path in enumerate(sorted(folder.glob("*.toml")))
    ]
    application.exec()
    raise AssertionError(f"{workers} came to an end")
