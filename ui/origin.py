"""Where the scenario on screen comes from: its file, and what that file held when last seen."""

from dataclasses import dataclass
from pathlib import Path

from explorer.files import Opened
from explorer.scenario import Scenario
from explorer.shown import Shown


@dataclass(eq=False)
class Origin:
    """One document. All states of its history share it, so that saving tells all of them.

    `base` is the scenario as opened, `saved` what the file holds (None where that is no
    scenario), `text` the file's own words, whose comments and order saving keeps, and `shown` the
    results that it showed when it was saved.
    """

    base: Scenario
    path: Path | None = None
    text: str = ""
    shown: Shown | None = None
    saved: Scenario | None = None

    @classmethod
    def of(cls, file: Opened, path: Path | None) -> "Origin":
        """The origin of a file just read; without a path it is never written to."""
        return cls(file.scenario, path, file.text, file.shown)

    def seen(self, scenario: Scenario | None, text: str) -> None:
        """The file was read or written: this is what it holds now."""
        self.saved, self.text = scenario, text
