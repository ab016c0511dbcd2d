"""What a kill has left: the files, what can be recovered, and how much is lost."""

import re
from dataclasses import dataclass
from pathlib import Path

from explorer import files
from explorer.scenario import Scenario
from ui.recovery import Kept, left_behind


@dataclass(frozen=True)
class Note:
    """A line of the journal: whose, what, the number of the edit, and when."""

    name: str
    what: str
    number: int
    when: float


def journal_of(text: str) -> list[Note]:
    """The notes of those who worked; the last line may be torn."""
    lines = [line.split("|") for line in text.split("\n")[:-1]]
    return [Note(name, what, int(number), float(when)) for name, what, number, when in lines]


def lost(folder: Path, journal: list[Note], killed: float) -> float:
    """Seconds of work that are lost at most. Asserts that no file is lost, torn or too old."""
    kept = {Path(k.path): number_of(k.read()) for k in _recovered()}
    worst = 0.0
    for path in sorted(folder.glob("*.toml")):
        notes = [note for note in journal if note.name == path.name]
        saved = number_of(files.load(path))
        begun = [n.number for n in notes if n.what == "begins to save"]
        done = [n.number for n in notes if n.what == "saved"]
        assert saved in {*done[-1:], *begun[-1:], *([] if done else [0])}, (saved, done, begun)
        newest = max(saved, kept.get(path, 0))
        gone = [n.when for n in notes if n.what == "edited" and n.number > newest]
        worst = max(worst, killed - gone[0] if gone else 0.0)
    return worst


def _recovered() -> list[Kept]:
    found = left_behind()
    for slot, _kept in found:
        slot.clear()
    return [kept for _slot, kept in found]


def number_of(scenario: Scenario) -> int:
    """The number of the edit that a scenario is of. Asserts that it is whole."""
    number = int(scenario.values["gpu_count"]) if "gpu_count" in scenario.values else 0
    if number:
        assert scenario.title == f"edit {number}"
        assert re.fullmatch(rf"n*\s?{number}", scenario.notes.strip())
    return number
