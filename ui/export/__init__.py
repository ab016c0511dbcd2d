"""Handing out what needs charts drawn: a web page, a report, a picture."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

from explorer import durable
from explorer.handout.content import Handout
from explorer.handout.going import Going
from ui.export import picture
from ui.export.drawing import Drawings, Drawn, Key, Wanted, draw
from ui.export.picture import Chosen

_MODULES = {".html": "page", ".pdf": "report", ".svg": "picture", ".png": "picture"}
"""The module of this package that makes each kind of file."""


def planned(suffix: str, handout: Handout, chosen: Chosen | None = None) -> list[Wanted]:
    """The charts that a file of this kind needs; a picture is of the chart chosen."""
    if _MODULES[suffix] == "picture":
        return picture.wanted(handout, chosen)
    found: list[Wanted] = _module(suffix).wanted(handout)
    return found


def composed(suffix: str, handout: Handout, drawings: Drawings) -> bytes:
    """A file of this kind, once its charts are drawn; needs no window and may take its time."""
    made: bytes = _module(suffix).composed(handout, drawings, suffix)
    return made


def _module(suffix: str) -> ModuleType:
    return import_module(f"ui.export.{_MODULES[suffix]}")


def write(handout: Handout, path: Path, going: Going, chosen: Chosen | None = None) -> None:
    """Draw the charts and write the file, in the thread of the application."""
    suffix, drawings = path.suffix.lower(), dict[Key, Drawn]()
    wanted = planned(suffix, handout, chosen)
    for place, one in enumerate(wanted, start=1):
        going.check()
        drawings[one.key] = draw(one)
        going.progress(0.9 * place / len(wanted))
    data = composed(suffix, handout, drawings)
    going.check()
    durable.replace(path, data)
    going.progress(1.0)


WRITERS: Mapping[str, Callable[[Handout, Path, Going], None]] = dict.fromkeys(_MODULES, write)
"""How a file is written, by the ending of its name."""
