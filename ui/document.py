"""The file behind the scenario: opening, saving, what was open before, unsaved work."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from explorer import files, library
from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.text import _
from ui import settings
from ui.saving import ask_where
from ui.store import Store


class Document(QObject):
    """Keeps the store's scenario and a file together; says in a sentence what went wrong."""

    changed = Signal()
    """The path, or whether there is unsaved work, is another one."""
    opened = Signal()
    """Another scenario is open."""
    failed = Signal(str)

    def __init__(self, store: Store, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        self.path: Path | None = None
        self._saved = store.scenario
        store.undo_stack.indexChanged.connect(self._announce)

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that no file has."""
        stack = self._store.undo_stack
        return not stack.isClean() and self._store.scenario != self._saved

    def belongs_to(self, path: Path) -> None:
        """The open scenario was read from this file."""
        self.path = _own(path)
        self._remember()
        self.changed.emit()

    def new(self) -> None:
        """Begin with nothing stated."""
        if self.may_leave():
            self._show(Scenario(), None)

    def open_preset(self, name: str) -> None:
        """Open a preset; saving it will ask for a name."""
        if self.may_leave():
            try:
                self._show(library.preset(name), None)
            except WattifError as error:
                self.failed.emit(str(error))

    def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        name, _chosen = QFileDialog.getOpenFileName(
            self._window, _("Open a scenario"), self._folder(), self._filter()
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open a file; where it cannot be read, everything stays as it was."""
        try:
            scenario = files.load(path)
        except WattifError as error:
            if not path.exists():
                settings.save(settings.load().without_recent(path))
            self.failed.emit(str(error))
            return
        if self.may_leave():
            self._show(scenario, _own(path))
            self._remember()

    def save(self) -> bool:
        """Save to the file, or ask for one; whether it is saved."""
        return self.save_as() if self.path is None else self._save_to(self.path)

    def save_as(self) -> bool:
        """Ask for a file and save there; whether it is saved."""
        suggested = self.path or Path(self._folder()) / (
            _file_name(self._store.scenario.title) + files.SUFFIX
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
        return self._save_to(path)

    def may_leave(self) -> bool:
        """Whether the scenario may go: nothing unsaved, or saved or given up when asked."""
        if not self.unsaved:
            return True
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Unsaved changes"))
        box.setText(_("Save the changes to this scenario?"))
        box.setInformativeText(_("They are lost if you do not save them."))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        box.deleteLater()
        return answer == buttons.Discard or (answer == buttons.Save and self.save())

    def _save_to(self, path: Path) -> bool:
        try:
            files.save(self._store.scenario, path, over=path == self.path)
        except WattifError as error:
            self.failed.emit(str(error))
            return False
        self.path = path
        self._saved = self._store.scenario
        self._store.undo_stack.setClean()
        self._remember()
        self.changed.emit()
        return True

    def _show(self, scenario: Scenario, path: Path | None) -> None:
        self.path = path
        self._saved = scenario
        self._store.open(scenario)
        self.opened.emit()
        self.changed.emit()

    def _remember(self) -> None:
        if self.path is not None:
            settings.save(settings.load().with_recent(self.path))

    def _announce(self, _index: int) -> None:
        self.changed.emit()

    def _folder(self) -> str:
        if self.path is not None:
            return str(self.path.parent)
        recent = settings.load().recent
        return str(Path(recent[0]).parent) if recent else str(Path.home())

    def _filter(self) -> str:
        return _("Wattif scenarios") + " (*.toml)"


def _own(path: Path) -> Path | None:
    """The file that saving goes to: none where it is a preset, which stays as it is."""
    return None if library.is_preset(path) else path


def _file_name(title: str) -> str:
    kept = "".join(c if c.isalnum() else "-" for c in title.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or "scenario"
