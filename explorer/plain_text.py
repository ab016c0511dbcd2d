"""Text from files and people without what a screen would obey."""


def clean(text: str) -> str:
    """Plain text: without control characters and without marks that reverse its direction."""
    return "".join(c for c in text.strip() if c in "\n\t" or c.isprintable() or c == "\u00ad")


def short(text: str, most: int = 60) -> str:
    """Plain text on one line, cut where it is too long to be quoted in a sentence."""
    line = clean(text).replace("\n", " ").replace("\t", " ")
    return line if len(line) <= most else line[: most - 1] + "…"
