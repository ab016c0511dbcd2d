"""What is wrong with a file, and where: a sentence, the field, and the line it stands on."""

from collections.abc import Callable, Iterator, Mapping

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
    here: Path = ()
    count: dict[Path, int] = {}
    for number, line in lines_outside_texts(text):
        if line.startswith("[["):
            key = _inside(_keys(line[2:].partition("]")[0]), count)
            count[key] = count.get(key, -1) + 1
            here = (*key, count[key])
            for found in (key, here):
                depth, best = _nearer(found, path, number, depth, best)
        elif line.startswith("["):
            here = _inside(_keys(line[1:].partition("]")[0]), count)
            depth, best = _nearer(here, path, number, depth, best)
        elif "=" in line:
            keys = _keys(line.partition("=")[0])
            depth, best = _nearer((*here, *keys), path, number, depth, best)
    return best


def _inside(keys: Path, count: Mapping[Path, int]) -> Path:
    """The keys of a heading, with the place of the last item so far after each list's name."""
    here: Path = ()
    for key in keys:
        if here in count:
            here = (*here, count[here])
        here = (*here, key)
    return here


def lines_outside_texts(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines that are not inside a text of several lines."""
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not inside:
            yield number, line.strip()
        for mark in ('"""', "'''"):
            if inside in ("", mark) and line.count(mark) % 2:
                inside = "" if inside else mark


def _keys(text: str) -> Path:
    return tuple(part.strip(" \t\"'") for part in text.split("."))


def _nearer(
    here: Path, path: Path, number: int, depth: int, best: int | None
) -> tuple[int, int | None]:
    fits = here == path[: len(here)] and len(here) > depth
    return (len(here), number) if fits else (depth, best)
