"""Text from files and people without what a screen would obey."""

import re
import unicodedata

_KEPT = "\n\t\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Joiners are part of how words are written in several scripts."""
_RUN = tuple("=+-@＝＋－＠")
"""A spreadsheet may compute a cell that begins so."""
_NUMBER = re.compile(
    r"[+-]?(?:\d[\d, \N{NO-BREAK SPACE}]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s?[%×]?"
)


def clean(text: str) -> str:
    """Plain text: without control characters and without marks that reverse its direction."""
    return "".join(c for c in text if c.isprintable() or c in _KEPT or _is_space(c))


def _is_space(character: str) -> bool:
    return unicodedata.category(character) == "Zs"


def short(text: str, most: int = 60) -> str:
    """Plain text on one line, cut where it is too long to be quoted in a sentence."""
    line = " ".join(clean(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def cell(text: str) -> str:
    """The text as one cell of a table, which no spreadsheet takes for a formula.

    Numbers stay numbers; a text that a spreadsheet would compute gets an apostrophe before it.
    """
    line = re.sub(r"[\t\r\n\v\f]+", " ", text)
    begins_so = line.lstrip(' "').startswith(_RUN) or text.startswith(("\t", "\r"))
    return f"'{line}" if begins_so and not _NUMBER.fullmatch(line) else line
