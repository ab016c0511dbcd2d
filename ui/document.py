"""The file behind the scenario: opening, saving, unsaved work, what others do to the file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer import files, library
from explorer.durable import name_of
from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.shown import Shown
from explorer.text import _
from ui import settings
from ui.origin import Origin
from ui.saving import ask_over_change, ask_to_leave, ask_where, file_name
from ui.store import Store
from ui.watch import Watch


class Document(QObject):
    """Keeps the store's scenario and a file together; says in a sentence what went wrong."""

    changed = Signal()
    """The path, or whether there is unsaved work, is another one."""
    opened = Signal()
    """Another scenario is open."""
    failed = Signal(str)
    changed_on_disk = Signal(str)
    """Somebody else changed the file: a sentence, empty where it is as it was again."""
    compare_asked = Signal()
    """The person wants to see what differs from the file."""

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        self.elsewhere: Callable[[Path], bool] = _nowhere
        self.otherwise: Callable[[Path], bool] = _nowhere
        """Opens a file that is no scenario; whether it was one."""
        self.watch = Watch(self)
        self.watch.follow(self.path)
        self.watch.touched.connect(self._look)
        store.undo_stack.indexChanged.connect(self._announce)
        store.origin_changed.connect(self._show)

    @property
    def path(self) -> Path | None:
        """The file that saving goes to."""
        return self._store.origin.path

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that no file has."""
        return self._store.scenario != self._store.origin.saved

    def new(self) -> None:
        """Begin with nothing stated."""
        if self.may_leave():
            self._store.open(Scenario())

    def open_preset(self, name: str) -> None:
        """Open a preset; saving it will ask for a name."""
        self._open(library.file_of(name))

    def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        name, _chosen = QFileDialog.getOpenFileName(
            self._window, _("Open a scenario"), self.folder(), self._filter()
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open a file; where it cannot be read, everything stays as it was."""
        if not self.elsewhere(path) and not self.otherwise(path):
            self._open(path)

    def _open(self, path: Path) -> None:
        try:
            file = files.opened(path)
        except WattifError as error:
            if not path.exists():
                settings.save(settings.load().without_recent(path))
            self.failed.emit(str(error))
            return
        if not self.may_leave():
            return
        try:
            # Once more, for the answer may have saved it, or somebody else changed it meanwhile.
            file = files.opened(path)
        except WattifError as error:
            self.failed.emit(str(error))
            return
        self._store.open(file.scenario, Origin.of(file, own(path)))
        self.remember()

    def save(self) -> bool:
        """Save to the file, or ask for one; whether it is saved."""
        return self.save_as() if self.path is None else self.save_to(self.path)

    def save_as(self) -> bool:
        """Ask for a file and save there; whether it is saved."""
        suggested = self.path or Path(self.folder()) / (
            file_name(self._store.scenario.title, "scenario") + files.SUFFIX
        )
        kinds = {self._filter(): files.SUFFIX.removeprefix(".")}
        path = ask_where(self._window, _("Save the scenario"), suggested, kinds)
        if path is None:
            return False
        if library.is_preset(path):
            self.failed.emit(
                _("The presets that came with Wattif stay as they are; save in another folder.")
            )
            return False
        return self.save_to(path, asked=path != self.path)

    def may_leave(self) -> bool:
        """Whether another scenario may take its place: saved, or left behind when asked."""
        return not self.unsaved or self._asked(closing=False)

    def may_close(self) -> bool:
        """Whether the window may go: nothing unsaved, or saved or given up when asked."""
        return not self.unsaved or self._asked(closing=True)

    def _asked(self, *, closing: bool) -> bool:
        answer = ask_to_leave(self._window, closing=closing)
        return answer == "discard" or (answer == "save" and self.save())

    def save_to(self, path: Path, *, asked: bool = False, expected: str | None = None) -> bool:
        """Save to a file; whether it is saved.

        Where somebody else changed the document's own file, the person is asked first.
        """
        origin, scenario = self._store.origin, self._store.scenario
        if expected is None and path == origin.path and not asked:
            expected = origin.text
        shown = self._shown()
        try:
            text = files.save(scenario, path, before=origin.text, expected=expected, shown=shown)
        except files.ChangedError as error:
            return self._save_over_change(path, str(error))
        except WattifError as error:
            self.failed.emit(str(error))
            return False
        origin.path = path
        origin.seen(scenario, text)
        origin.shown = shown
        self.watch.follow(path)
        self.changed_on_disk.emit("")
        self.remember()
        self.changed.emit()
        return True

    def _shown(self) -> Shown:
        """The results as they are on screen once their draws are complete."""
        from explorer.study.sampled import sample_uncertain  # noqa: PLC0415 - loads NumPy
        from explorer.study.then import shown_by  # noqa: PLC0415 - when first saved

        results = self._store.results
        return shown_by(results, sample_uncertain(results))

    def _save_over_change(self, path: Path, sentence: str) -> bool:
        asked_about = _text_of(path)
        answer = ask_over_change(self._window, sentence)
        if answer == "replace":
            return self.save_to(path, asked=True, expected=asked_about)
        if answer == "save as":
            return self.save_as()
        if answer == "compare":
            self.compare_asked.emit()
        return False

    # ---- what others do to the file

    def on_disk(self) -> files.Opened | None:
        """What the file holds now. Raises WattifError; None where it belongs to no file."""
        return files.opened(self.path) if self.path else None

    def reload(self) -> None:
        """Take over what the file holds now; undoing it comes back to the work before."""
        try:
            file = self.on_disk()
        except WattifError as error:
            self.failed.emit(str(error))
            return
        if file is not None:
            self._store.renew(file.scenario, _("reload the file"))
            # As it is on screen: what is held is held.
            self._store.origin.seen(self._store.scenario, file.text)
            self._store.origin.shown = file.shown
            self.changed_on_disk.emit("")
            self.changed.emit()

    def keep_mine(self) -> None:
        """Go on with the work; saving it will replace what the file holds now."""
        origin = self._store.origin
        try:
            file = self.on_disk()
        except WattifError:
            origin.seen(None, origin.text)
        else:
            if file is not None:
                origin.seen(file.scenario, file.text)
        self.changed.emit()

    def _look(self) -> None:
        """Compare the file with what it held when it was last seen."""
        if self.path is None:
            return
        name = name_of(self.path)
        try:
            same = files.read_text(self.path) == self._store.origin.text
        except WattifError as error:
            gone = not self.path.exists()
            said = _("{name} is no longer there; your work is still open, save it to keep it.")
            self.changed_on_disk.emit(said.format(name=name) if gone else str(error))
            self._store.origin.saved = None
            self.changed.emit()
            return
        said = _("{name} was changed by another program. Your work here is as it was.")
        self.changed_on_disk.emit("" if same else said.format(name=name))
        origin = self._store.origin
        if not same:
            origin.saved = None
        elif origin.saved is None:
            self.keep_mine()
        self.changed.emit()

    def _show(self) -> None:
        self.watch.follow(self.path)
        self.opened.emit()
        self.changed.emit()
        self._look()

    def remember(self) -> None:
        """Put the file first among the recent ones."""
        if self.path is not None:
            settings.save(settings.load().with_recent(self.path))

    def _announce(self, _index: int) -> None:
        self.changed.emit()

    def folder(self) -> str:
        """Where the person keeps scenarios."""
        if self.path is not None:
            return str(self.path.parent)
        recent = settings.load().recent
        return str(Path(recent[0]).parent) if recent else str(Path.home())

    def _filter(self) -> str:
        return _("Wattif scenarios") + " (*.toml)"


def own(path: Path) -> Path | None:
    """The file that saving goes to: none where it is a preset, which stays as it is."""
    return None if library.is_preset(path) else path


def _text_of(path: Path) -> str | None:
    """What a file holds at the moment; None where it cannot be read."""
    try:
        return files.read_text(path)
    except WattifError:
        return None


def _nowhere(_path: Path) -> bool:
    return False
