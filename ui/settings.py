"""What the program remembers of a person's habits, in one small JSON file."""

import contextlib
import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from explorer import durable
from explorer.errors import WattifError
from ui.places import settings_folder
from ui.theme import Choice

Motion = Literal["system", "none"]
"""Whether a presentation moves: as the system wants it, or never."""

_MOST_RECENT = 8


class Settings(BaseModel):
    """The theme, what may move, and the files opened last, newest first."""

    model_config = ConfigDict(frozen=True)

    theme: Choice = "system"
    motion: Motion = "system"
    recent: tuple[str, ...] = ()

    def with_recent(self, path: Path) -> "Settings":
        """With a file put first among the recent ones."""
        name = os.path.realpath(path)
        rest = tuple(other for other in self.recent if other != name)
        return self.model_copy(update={"recent": (name, *rest)[:_MOST_RECENT]})

    def without_recent(self, path: Path) -> "Settings":
        """Without a file that is no longer there."""
        rest = tuple(other for other in self.recent if other != str(path))
        return self.model_copy(update={"recent": rest})


def _file() -> Path:
    return settings_folder() / "settings.json"


def load() -> Settings:
    """The settings as last saved; the usual ones where they cannot be read."""
    try:
        return Settings.model_validate_json(_file().read_bytes())
    except (OSError, ValidationError):
        return Settings()


def save(settings: Settings) -> None:
    """Remember the settings; a folder that cannot be written is no reason to stop."""
    with contextlib.suppress(OSError, WattifError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        durable.replace(_file(), settings.model_dump_json(indent=2) + "\n")
