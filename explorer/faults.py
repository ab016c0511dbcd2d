"""What is wrong with a file, and where: a sentence, the field, and the line it stands on."""

import re
from collections.abc import Callable

from explorer.plain_text import short
from explorer.text import _

Path = tuple[str | int, ...]
"""The keys that lead to a field; a single number is a line."""

HUGE = 10**300
"""Whole numbers beyond it are not even printed."""


class FaultError(Exception):
    """A fault and the keys that lead to it."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path
        self.sentence = sentence


def quoted(value: object) -> str:
    """A value found in a file, as a sentence can name it."""
    names: dict[type, Callable[[], str]] = {
        dict: lambda: _("a table"),
        list: lambda: _("a list"),
        type(None): lambda: _("nothing"),
        bool: lambda: "true" if value else "false",
    }
    if type(value) in names:
        return names[type(value)]()
    if isinstance(value, int) and abs(value) > HUGE:
        return _("a huge number")
    return f"“{short(str(value))}”"


def spelled(path: Path) -> str:
    """The field as a person would look for it: "claims, no. 2, value"."""
    if len(path) == 1 and isinstance(path[0], int):
        return ""
    parts = [_("no. {n}").format(n=p + 1) if isinstance(p, int) else short(p) for p in path]
    return ", ".join(parts)


def line_of(text: str, path: Path) -> int | None:
    """The line on which the field stands, as far as a glance at the text tells."""
    if len(path) == 1 and isinstance(path[0], int):
        return path[0]
    best, depth = None, 0
    here: list[str | int] = []
    count: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if header := re.match(r"\[\[\s*([\w.\"'-]+)\s*\]\]", stripped):
            key = header[1]
            here = [key, count.setdefault(key, 0)]
            count[key] += 1
        elif header := re.match(r"\[\s*([\w.\s\"'-]+?)\s*\]", stripped):
            here = [part.strip(" \"'") for part in header[1].split(".")]
        elif entry := re.match(r"([\w.\"'-]+)\s*=", stripped):
            keys = [part.strip("\"'") for part in entry[1].split(".")]
            depth, best = _nearer((*here, *keys), path, number, depth, best)
            continue
        else:
            continue
        depth, best = _nearer(tuple(here), path, number, depth, best)
    return best


def _nearer(
    here: Path, path: Path, number: int, depth: int, best: int | None
) -> tuple[int, int | None]:
    fits = here == path[: len(here)] and len(here) > depth
    return (len(here), number) if fits else (depth, best)
