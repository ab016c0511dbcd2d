"""What is done to a story, so that it can be undone."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from explorer.story import Story


@dataclass(frozen=True)
class Version:
    """A state of a story, and the place of the step that is chosen, −1 where none is."""

    story: Story
    chosen: int = -1


class Edit(QUndoCommand):
    """From one state of the story to another; typing in a field is one edit that goes on."""

    def __init__(
        self,
        show: Callable[[Version], None],
        before: Version,
        after: Version,
        text: str,
        field: str,
    ) -> None:
        super().__init__(text)
        self._show = show
        self.before, self.after, self.field = before, after, field

    def redo(self) -> None:
        """Show what it led to."""
        self._show(self.after)

    def undo(self) -> None:
        """Show what it came from."""
        self._show(self.before)
