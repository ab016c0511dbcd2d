"""From the text of a file to its tables, or to the fault that is in it."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from explorer.faults import FaultError, Path
from explorer.text import _

_SHAPE = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+(?:"""|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'''|\Z)"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
    r"|(?P<long>[\w+-]{1000})|[\w+-]++"
    r"|(?P<sign>[\n.,=\[\]{}])"
)
"""Texts and remarks, words, and the signs that give a file its shape."""
_HEAD = re.compile(
    r"""[ \t]*\[(?P<list>\[)?[ \t]*(?P<key>"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)[ \t]*"""
    r"(?(list)|(?P<own>\])?)"
)
"""The beginning of a line that begins a table."""
_BRACKET = re.compile(r"^[ \t]*\[", re.MULTILINE)
MOST_SIGNS = 25_000
_DEEPEST = 10
_MOST_PARTS = 10
"""Of what a reader of TOML would be busy with for minutes, or fill the memory with, if it were a
hundred times as much. No scenario has a tenth of it."""


def parsed(text: str, most: int = MOST_SIGNS) -> dict[str, Any]:
    """The tables of a TOML text. Raises FaultError with the line."""
    _check_shape(text, most)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        reason = str(error).partition(" (at ")[0]
        path: Path = (int(place[1]) if place else text.rstrip().count("\n") + 1,)
        raise FaultError(
            path, _("this is not valid TOML: {reason}.").format(reason=reason)
        ) from None


def _check_shape(text: str, most: int) -> None:
    """Raise FaultError where reading the text would take long."""
    signs = depth = parts = 0
    for found in _SHAPE.finditer(text):
        sign = found["sign"]
        if sign:
            signs += 1
            parts = parts + 1 if sign == "." else 0
            depth = max(depth + (sign in "[{") - (sign in "]}"), 0)
        elif found["long"]:
            raise _fault(text, found, _("found a word or a number of very many characters."))
        if signs > most:
            sentence = _("found more lines, keys and values than the most that a file may have.")
            raise _fault(text, found, sentence)
        if depth > _DEEPEST:
            raise _fault(text, found, _("found tables or lists nested too deeply."))
        if parts > _MOST_PARTS:
            raise _fault(text, found, _("found a key of very many parts, expected at most two."))


def gathered(text: str) -> str:
    """A text that can be read, with all tables of one key together, the one of its own first.

    TOML lets them stand apart, but what keeps their remarks while they change does not.
    """
    sections = list(_sections(text))
    first: dict[str, int] = {}
    for place, (key, _own, _section) in enumerate(sections):
        first.setdefault(key, place)
    ordered = sorted(sections, key=lambda one: (first[one[0]], not one[1]))
    return "".join(section for _key, _own, section in ordered)


def items(text: str, key: str) -> tuple[str, list[str]]:
    """A text that can be read, without the tables under [[key]], and the text of each of those.

    What leads in an item, and the tables inside it, are part of its text.
    """
    begins = re.compile(rf"""\[\[[ \t]*["']?{re.escape(key)}["']?[ \t]*\]\]""")
    rest, found = "", list[str]()
    for name, _own, section in _sections(text):
        if name != key:
            rest += section
        elif begins.match(section, _heading(section)):
            found.append(section)
        elif found:
            found[-1] += section
    return rest, found


def under(text: str, key: str) -> str:
    """A text that can be read with all that is in it under a key, which may have parts."""
    (_none, _own, top), *sections = _sections(text)
    told = [f"[{key}]\n{top}"]
    for _key, _own, section in sections:
        at = _heading(section)
        at += 2 if section.startswith("[[", at) else 1
        told.append(f"{section[:at]}{key}.{section[at:].lstrip(' ')}")
    return "".join(told)


def _heading(section: str) -> int:
    """Where the heading of a section begins, below the remarks that lead it in."""
    found = _BRACKET.search(section)
    return found.end() - 1 if found else 0


def _sections(text: str) -> Iterator[tuple[str, bool, str]]:
    """The first key of each table, whether it is the only one, and its text with what leads in."""
    begun, key, own, depth, said = 0, "", False, 0, 0
    for found in _SHAPE.finditer(text):
        sign, at = found["sign"] or "", found.start()
        if found[0][0] in "\"'":
            said = found.end()
        if sign == "[" and not depth and (head := _HEAD.match(text, _line_start(text, at))):
            end = _above_remarks(text, max(begun, said), _line_start(text, at))
            yield key, own, text[begun:end]
            begun, key, own = end, head["key"].strip("\"'"), bool(head["own"])
        depth += sign in ("[", "{")
        depth -= sign in ("]", "}")
    yield key, own, text[begun:]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _above_remarks(text: str, first: int, start: int) -> int:
    """Where the lines of remarks begin that stand right above a line."""
    while start > first and text.startswith("#", _line_start(text, start - 1)):
        start = max(first, _line_start(text, start - 1))
    return start


def _fault(text: str, found: re.Match[str], sentence: str) -> FaultError:
    return FaultError((text.count("\n", 0, found.start()) + 1,), sentence)
