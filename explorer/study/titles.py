"""What scenarios are called where several stand side by side: no two the same."""

from collections.abc import Sequence

from explorer.plain_text import short
from explorer.text import _

LONGEST = 80
"""Characters of a title."""


def named(title: str) -> str:
    """What a scenario of that title is called."""
    return short(title, LONGEST) or _("Untitled scenario")


def unique(title: str, others: Sequence[str]) -> str:
    """The title, with a number where another one has it."""
    tried = (title, *(f"{title} ({n})" for n in range(2, len(others) + 3)))
    return next(one for one in tried if one not in others)


def on_screen(title: str, others: Sequence[str]) -> str:
    """What the scenario on screen is called beside others."""
    name = named(title)
    if name in others:
        name = _("{title} (on screen)").format(title=name)
    return unique(name, others)
