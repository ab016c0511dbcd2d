"""The story that a window tells: edits go through it, each of them can be undone."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from explorer.story import Step, Story
from explorer.study import sentence
from explorer.text import _
from ui.telling.edit import Edit, Version
from ui.telling.file import StoryFile

_MOST_EDITS = 200
"""So many edits can be undone."""


class Telling(QObject):
    """Holds the story, the step that is chosen, and the file they belong to."""

    changed = Signal()
    """The story, the chosen step, the file, or whether there is unsaved work, is another one."""
    failed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._version = Version(Story())
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_MOST_EDITS)
        self._going_on: tuple[Edit, int] | None = None
        self.file = StoryFile(window)
        self.file.failed.connect(self.failed)
        self.file.changed.connect(self.changed)

    @property
    def story(self) -> Story:
        """The story."""
        return self._version.story

    @property
    def chosen(self) -> int:
        """The place of the step that is chosen, −1 where there is none."""
        return self._version.chosen

    @property
    def step(self) -> Step | None:
        """The step that is chosen."""
        return self.story.steps[self.chosen] if self.chosen >= 0 else None

    @property
    def path(self) -> Path | None:
        """The file that saving goes to."""
        return self.file.path

    @property
    def unsaved(self) -> bool:
        """Whether there is something that no file has."""
        return self.story != self.file.saved

    # ---- the steps

    def choose(self, place: int) -> None:
        """Choose a step; places beyond the ends choose the nearest."""
        place = min(place, len(self.story.steps) - 1)
        if place != self.chosen:
            self._going_on = None
            self._show(Version(self.story, place))

    def record(self, step: Step) -> None:
        """Add a step after the chosen one. Raises WattifError where there is no room."""
        place = self.chosen + 1
        self._edit(self.story.with_step(step, place), place, _("record a step"))

    def change(self, step: Step, field: str = "") -> None:
        """Put another step in place of the chosen one; one field that goes on changing is one edit.

        A headline keeps what it cannot read as it was typed.
        """
        step = step.with_changes(headline=sentence.kept(step.headline))
        if self.step is not None and step != self.step:
            story = self.story.replaced(self.chosen, step)
            self._edit(story, self.chosen, _("change a step"), field and f"{self.chosen} {field}")

    def remove(self) -> None:
        """Take the chosen step out."""
        if self.step is not None:
            left = len(self.story.steps) - 2
            self._edit(self.story.without(self.chosen), min(self.chosen, left), _("remove a step"))

    def duplicate(self) -> None:
        """Put the chosen step in once more. Raises WattifError where there is no room."""
        if self.step is not None:
            place = self.chosen + 1
            self._edit(self.story.with_step(self.step, place), place, _("duplicate a step"))

    def move(self, by: int) -> None:
        """Move the chosen step up or down."""
        to = self.chosen + by
        if self.step is not None and 0 <= to < len(self.story.steps):
            self._edit(self.story.moved(self.chosen, to), to, _("move a step"))

    def name(self, title: str, summary: str) -> None:
        """Give the story another title and summary."""
        story = self.story.named(title, summary)
        if story != self.story:
            self._edit(story, self.chosen, _("change the story’s title"), "title")

    # ---- the file

    def new(self) -> None:
        """Begin a story without steps."""
        if self.may_leave():
            self._begin(Story())
            self.file.forget()

    def ask_and_open(self) -> bool:
        """Ask for a story file and open it; whether one was opened."""
        path = self.file.ask()
        return path is not None and self.open_file(path)

    def open_file(self, path: Path) -> bool:
        """Open a story; where it cannot be read, everything stays as it was."""
        if self.file.read(path) is None or not self.may_leave():
            return False
        # Once more, for the answer may have saved it.
        story = self.file.read(path)
        if story is None:
            return False
        self._begin(story)
        self.file.take(path)
        return True

    def save(self) -> bool:
        """Save to the file, or ask for one; whether it is saved."""
        return self.file.save(self.story)

    def save_as(self) -> bool:
        """Ask for a file and save there; whether it is saved."""
        return self.file.save_as(self.story)

    def may_leave(self, *, closing: bool = False) -> bool:
        """Whether another story may take its place: saved, or given up when asked."""
        return not self.unsaved or self.file.may_leave(self.story, closing=closing)

    def recover(self, story: Story, path: Path | None, text: str) -> None:
        """Go on with what a crash left, of which the file had another state or none."""
        self._begin(story)
        self.file.bring_back(path, text)

    # ---- how it changes

    def _begin(self, story: Story) -> None:
        self.undo_stack.clear()
        self._going_on = None
        self._version = Version(story, 0 if story.steps else -1)

    def _edit(self, story: Story, chosen: int, text: str, field: str = "") -> None:
        after = Version(story, chosen)
        edit = self._goes_on(field)
        if edit is not None:
            edit.after = after
            self._show(after)
            return
        edit = Edit(self._show, self._version, after, text, field)
        self.undo_stack.push(edit)
        self._going_on = (edit, self.undo_stack.index()) if field else None

    def _goes_on(self, field: str) -> Edit | None:
        """The edit of the same field, unless something else was done meanwhile."""
        if self._going_on is None or self._going_on[1] != self.undo_stack.index():
            return None
        return self._going_on[0] if field and self._going_on[0].field == field else None

    def _show(self, version: Version) -> None:
        self._version = version
        self.changed.emit()
