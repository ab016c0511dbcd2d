"""Text from files and people, kept plain where Qt would read it as markup."""

import re
from html import escape

_MOST = 1_500
"""Characters that a tooltip has room for."""
_LONG_WORD = re.compile(r"(\S{48})(?=\S)")


def plain(text: str) -> str:
    """Text for a tooltip: wrapped by Qt, yet with nothing in it interpreted.

    What is too long is cut, and very long words may be broken.
    """
    cut = text if len(text) <= _MOST else text[: _MOST - 1] + "…"
    broken = _LONG_WORD.sub("\\1\N{ZERO WIDTH SPACE}", cut)
    return "<qt>" + escape(broken, quote=False).replace("\n", "<br>") + "</qt>"


def menu_text(text: str) -> str:
    """Text for a menu or button, where an ampersand would underline the next letter."""
    return text.replace("&", "&&")
