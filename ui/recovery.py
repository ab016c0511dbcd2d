"""Work that no file has yet is kept beside it, so that a crash loses a moment and not an hour.

Each window has one recovery file and a lock that goes with its process: a recovery file whose
lock is free was left by a crash.
"""

import contextlib
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, ValidationError
from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from explorer import durable
from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.story import Story
from explorer.text import _
from ui.background import Background, Cancelled, Progress
from ui.document import Document
from ui.places import state_folder
from ui.store import Store
from ui.telling import Telling

DELAY = 1000
"""Milliseconds from a change to its being kept: a third of what is promised."""
_SUFFIX = ".json"


class KeptStory(BaseModel):
    """A story that no file has yet, in a file's words, and the file it belongs to as last seen."""

    model_config = ConfigDict(frozen=True)

    path: str = ""
    text: str = ""
    story: str

    def read(self) -> Story:
        """The story. Raises WattifError where this version cannot read it."""
        from explorer import stories  # noqa: PLC0415 - after a crash only

        return stories.read(self.story, "")

    def parts(self) -> tuple[Story, Path | None, str]:
        """The story, its file if it has one, and what that held when last seen."""
        return self.read(), Path(self.path) if self.path else None, self.text


class Kept(BaseModel):
    """What a recovery file holds: the scenario as a file's tables, and the file it belongs to."""

    model_config = ConfigDict(frozen=True)

    path: str = ""
    text: str = ""
    when: datetime
    scenario: Mapping[str, Any]
    story: KeptStory | None = None

    def read(self) -> Scenario:
        """The scenario. Raises WattifError where this version cannot read it, or the story."""
        from explorer.toml_reader import read_tables  # noqa: PLC0415 - after a crash only

        if self.story is not None:
            self.story.read()
        return read_tables(self.scenario)


class Slot:
    """One recovery file, locked for as long as this process lives or until it is let go."""

    def __init__(self, name: str) -> None:
        self.file = folder() / f"{name}{_SUFFIX}"
        self._lock = QLockFile(str(self.file.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)
        self.locked = False

    def lock(self) -> bool:
        """Take it, unless another process has it."""
        if not self.locked:
            with contextlib.suppress(OSError):
                self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.locked = self._lock.tryLock(0)
        return self.locked

    def let_go(self) -> None:
        """Leave the file for the next start."""
        if self.locked:
            self._lock.unlock()
            self.locked = False

    def clear(self) -> None:
        """Remove the file: nothing of it is wanted any more."""
        with contextlib.suppress(OSError):
            self.file.unlink()
        self.let_go()


class Recovery(QObject):
    """Keeps the unsaved work of one window; all writing is done away from the screen."""

    failed = Signal(str)
    """Work cannot be kept: a sentence, once until it can again."""

    def __init__(
        self, store: Store, document: Document, telling: Telling, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._document, self._telling = store, document, telling
        self._slot = Slot(uuid4().hex)
        self._failing = False
        self._written = False
        self._worker = Background(self)
        self._worker.done.connect(self._succeeded)
        self._worker.failed.connect(self._fail)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY)
        self._delay.timeout.connect(self.keep)
        store.changed.connect(self._wait)
        document.changed.connect(self._wait)
        telling.changed.connect(self._wait)

    def adopt(self, slot: Slot) -> None:
        """Go on with the file of a window that crashed."""
        self._slot = slot
        self._written = True
        self._wait()

    def keep(self) -> None:
        """Write what no file has, or remove what is kept where there is nothing."""
        if self._document.unsaved or self._telling.unsaved:
            if self._slot.lock():
                self._written = True
            self._worker.start(self._store.scenario, self._writing())
        elif self._written:
            self._worker.start(None, _Removing(self._slot.file))
            self._written = False

    def _writing(self) -> "_Writing":
        origin = self._store.origin
        path = os.path.realpath(origin.path) if origin.path else ""
        return _Writing(self._slot.file, path, origin.text, self._store.scenario, self._story())

    def _story(self) -> "_Story | None":
        """The story, where no file has it."""
        if not self._telling.unsaved:
            return None
        file = self._telling.file
        path = os.path.realpath(file.path) if file.path else ""
        return _Story(path, file.text, self._telling.story)

    def _wait(self) -> None:
        """A change is kept soon; another change in the meantime does not put it off."""
        if not self._delay.isActive():
            self._delay.start()

    def end(self) -> None:
        """The window closes cleanly: nothing stays behind."""
        self._delay.stop()
        self._worker.stop()
        self._slot.clear()

    def _succeeded(self, _key: object, _value: object) -> None:
        self._failing = False

    def _fail(self, _key: object, reason: str) -> None:
        if not self._failing:
            self._failing = True
            sentence = _("Unsaved work cannot be kept safe for a crash, so save it often: {reason}")
            self.failed.emit(sentence.format(reason=reason))


class _Story:
    """A story, its file and what that held when last seen; put into words in the worker."""

    def __init__(self, path: str, text: str, story: Story) -> None:
        self._path, self._text, self._story = path, text, story

    def kept(self) -> KeptStory:
        """As the recovery file has it."""
        from explorer.stories.writer import written  # noqa: PLC0415 - loads tomlkit

        return KeptStory(path=self._path, text=self._text, story=written(self._story, self._text))


class _Writing:
    """In the worker: the scenario, and the story that no file has, into their recovery file."""

    def __init__(
        self, file: Path, path: str, text: str, scenario: Scenario, story: _Story | None
    ) -> None:
        self._file, self._path, self._text = file, path, text
        self._scenario, self._story = scenario, story

    def __call__(self, _cancelled: Cancelled, _progress: Progress) -> None:
        from explorer.toml_entries import tables  # noqa: PLC0415 - when first kept

        kept = Kept(
            path=self._path,
            text=self._text,
            when=datetime.now(UTC),
            scenario=tables(self._scenario),
            story=self._story.kept() if self._story else None,
        )
        durable.replace(self._file, kept.model_dump_json())


class _Removing:
    """In the worker: the recovery file goes, for a file has all that it had."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self, _cancelled: Cancelled, _progress: Progress) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._file.unlink()


def folder() -> Path:
    """Where the recovery files are."""
    return state_folder() / "recovery"


def left_behind() -> list[tuple[Slot, Kept]]:
    """What windows that crashed have left, oldest first; each is locked for whoever asks.

    A file that cannot be read stays where it is, for a version that can.
    """
    found = []
    for file in sorted(folder().glob(f"*{_SUFFIX}")):
        slot = Slot(file.stem)
        if slot.lock():
            try:
                kept = Kept.model_validate_json(file.read_bytes())
                kept.read()
            except (OSError, ValidationError, WattifError):
                slot.let_go()
            else:
                found.append((slot, kept))
    return sorted(found, key=lambda one: one[1].when)
