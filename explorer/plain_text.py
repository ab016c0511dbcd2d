"""Text from files and people without what a screen would obey."""

import unicodedata

_KEPT = "\n\t\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Joiners are part of how words are written in several scripts."""


def clean(text: str) -> str:
    """Plain text: without control characters and without marks that reverse its direction."""
    return "".join(c for c in text if c.isprintable() or c in _KEPT or _is_space(c))


def _is_space(character: str) -> bool:
    return unicodedata.category(character) == "Zs"


def short(text: str, most: int = 60) -> str:
    """Plain text on one line, cut where it is too long to be quoted in a sentence."""
    line = " ".join(clean(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
