"""Handing out, without a screen: what every export holds, and how each kind is written."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from explorer.handout.content import Handout
from explorer.handout.going import Going

Writer: TypeAlias = Callable[[Handout, Path, Going], None]
"""Writes a file, all of it or nothing. Raises WattifError, and Cancelled from its `Going`."""


def _of(module: str, function: str = "write") -> Writer:
    """A writer whose module is loaded when it is used for the first time."""

    def write(handout: Handout, path: Path, going: Going) -> None:
        writer: Writer = getattr(import_module(f"{__name__}.{module}"), function)
        writer(handout, path, going)

    return write


WRITERS: Mapping[str, Writer] = {
    ".xlsx": _of("workbook"),
    ".pptx": _of("deck"),
    ".csv": _of("numbers", "write_csv"),
    ".json": _of("numbers", "write_json"),
    ".bib": _of("citation"),
    ".md": _of("citation"),
    ".txt": _of("citation"),
}
"""By the end of the file's name, how it is written."""
