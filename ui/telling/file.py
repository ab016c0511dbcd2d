"""The file behind a story: opening, saving, and what was not saved yet."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer import stories
from explorer.errors import WattifError
from explorer.story import Story
from explorer.text import _
from ui import settings
from ui.saving import ask_over_change, ask_to_leave, ask_where, file_name


class StoryFile(QObject):
    """Which file a story belongs to and what that held when last seen; says what went wrong."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._read: stories.Opened | None = None
        self.forget()

    def forget(self) -> None:
        """The story belongs to no file."""
        self.bring_back(None, "", Story())

    def bring_back(self, path: Path | None, text: str, saved: Story | None = None) -> None:
        """The story belongs to a file that held a text, and `saved`, when it was last seen."""
        self.path, self.text, self.saved = path, text, saved
        self.changed.emit()

    def ask(self) -> Path | None:
        """Ask for a story file."""
        name, _chosen = QFileDialog.getOpenFileName(
            self._window, _("Open a story"), self._folder(), self._kinds()
        )
        return Path(name) if name else None

    def read(self, path: Path) -> Story | None:
        """The story in a file; None, and a sentence, where it cannot be read."""
        try:
            self._read = stories.opened(path)
        except WattifError as error:
            self.failed.emit(str(error))
            return None
        return self._read.story

    def take(self, path: Path) -> None:
        """The story that was read last is the one that is told; a shipped one is not saved over."""
        if self._read is not None:
            own = None if stories.is_shipped(path) else path
            self.bring_back(own, self._read.text, self._read.story)
            self._remember()

    def save(self, story: Story) -> bool:
        """Save to the file, or ask for one; whether it is saved."""
        return self.save_as(story) if self.path is None else self._save(story, self.path)

    def save_as(self, story: Story) -> bool:
        """Ask for a file and save there; whether it is saved."""
        suggested = self.path or Path(self._folder()) / (
            file_name(story.title, "story") + stories.SUFFIX
        )
        kinds = {self._kinds(): stories.SUFFIX.removeprefix(".")}
        path = ask_where(self._window, _("Save the story"), suggested, kinds)
        if path is None:
            return False
        if stories.is_shipped(path):
            self.failed.emit(
                _("The story that came with Wattif stays as it is; save in another folder.")
            )
            return False
        return self._save(story, path, asked=path != self.path)

    def may_leave(self, story: Story, *, closing: bool) -> bool:
        """Whether unsaved work may go: saved, or given up when asked."""
        answer = ask_to_leave(self._window, closing=closing, what="story")
        return answer == "discard" or (answer == "save" and self.save(story))

    def _save(
        self, story: Story, path: Path, *, asked: bool = False, expected: str | None = None
    ) -> bool:
        if expected is None and path == self.path and not asked:
            expected = self.text
        try:
            text = stories.save(story, path, before=self.text, expected=expected)
        except stories.ChangedError as error:
            return self._save_over_change(story, path, str(error))
        except WattifError as error:
            self.failed.emit(str(error))
            return False
        self.bring_back(path, text, story)
        self._remember()
        return True

    def _save_over_change(self, story: Story, path: Path, sentence: str) -> bool:
        asked_about = _text_of(path)
        answer = ask_over_change(self._window, sentence, comparable=False)
        if answer == "replace":
            return self._save(story, path, asked=True, expected=asked_about)
        return answer == "save as" and self.save_as(story)

    def _remember(self) -> None:
        if self.path is not None:
            settings.save(settings.load().with_recent(self.path))

    def _folder(self) -> str:
        if self.path is not None:
            return str(self.path.parent)
        recent = settings.load().recent
        return str(Path(recent[0]).parent) if recent else str(Path.home())

    def _kinds(self) -> str:
        return _("Wattif stories") + " (*.toml)"


def _text_of(path: Path) -> str | None:
    """What a file holds at the moment; None where it cannot be read."""
    try:
        return stories.read_text(path)
    except WattifError:
        return None
