"""What a window that crashed has left, beside what its file holds now; each is read once."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer import files
from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.text import _
from explorer.toml_reader import read_scenario
from ui.recovery import Kept, Slot, left_behind

if TYPE_CHECKING:
    from ui.panels.found import Found


@dataclass(frozen=True)
class Leftover:
    """The work of one window; `file` is None where there is none, or where `trouble` says why."""

    slot: Slot
    kept: Kept
    work: Scenario
    file: files.Opened | None
    trouble: str = ""

    @property
    def path(self) -> Path | None:
        """The file that it belongs to."""
        return Path(self.kept.path) if self.kept.path else None

    @property
    def opened(self) -> files.Opened:
        """What the work began with: its file, or else what the window had opened, or nothing."""
        if self.file is not None:
            return self.file
        try:
            return files.Opened(read_scenario(self.kept.text, ""), None, self.kept.text)
        except WattifError:
            return files.Opened(Scenario(), None, "")

    def found(self) -> "Found":
        """As the person is asked about it."""
        from ui.panels.found import Found  # noqa: PLC0415 - after a crash only

        saved = self.opened.scenario if self.file or not self.path else None
        when, file = self.kept.when, self.kept.path
        return Found(self._title, file, when, self.work, saved, self.trouble)

    @property
    def _title(self) -> str:
        """What it is called; a story that no file has is named as well."""
        if self.kept.story is None:
            return self.work.title
        title = self.work.title or _("an untitled scenario")
        story = self.kept.story.read().title or _("untitled")
        return _("{title}, and the story “{story}”").format(title=title, story=story)


def leftovers() -> list[Leftover]:
    """All that would be lost, locked for whoever asks; what a file has already is let go of."""
    news = []
    for left in (_looked_at(slot, kept) for slot, kept in left_behind()):
        saved = left.file is not None and left.file.scenario == left.work
        if saved and left.kept.story is None:
            left.slot.clear()
        else:
            news.append(left)
    return news


def _looked_at(slot: Slot, kept: Kept) -> Leftover:
    if not kept.path:
        return Leftover(slot, kept, kept.read(), None)
    try:
        return Leftover(slot, kept, kept.read(), files.opened(Path(kept.path)))
    except WattifError as error:
        return Leftover(slot, kept, kept.read(), None, str(error))
