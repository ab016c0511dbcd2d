"""The presets that ship with Wattif, and how a name on the command line finds one."""

import os
from functools import cache
from pathlib import Path

from explorer import files
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.text import _

DEFAULT = "gpt-4-training"


@cache
def folder() -> Path:
    """Where the presets are: beside the packages in a checkout, inside this one when installed."""
    here = Path(__file__).resolve().parent
    installed = here / "presets"
    return installed if installed.is_dir() else here.parent / "presets"


@cache
def names() -> tuple[str, ...]:
    """The ids of all presets, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder().glob("*.toml")))


@cache
def preset(name: str) -> Scenario:
    """A preset by its id. Raises WattifError."""
    return files.load(file_of(name))


def file_of(name: str) -> Path:
    """The file of a preset."""
    return folder() / f"{name}.toml"


def is_preset(path: Path) -> bool:
    """Whether a path lies among the presets, which are never overwritten."""
    return Path(os.path.realpath(path)).parent == folder().resolve()


def find(text: str) -> Scenario:
    """The scenario of a file's path or a preset's id. Raises WattifError."""
    return preset(text) if text in names() else files.load(path_of(text))


def path_of(text: str) -> Path:
    """The file that a path or a preset's id means. Raises WattifError, naming near presets."""
    if text in names():
        return file_of(text)
    path = Path(text)
    if path.suffix == ".toml" or len(path.parts) > 1 or _exists(path):
        return path
    import difflib  # noqa: PLC0415 - only on the way to an error

    near = difflib.get_close_matches(text[:60], names(), 3, 0.4)
    hint = _("did you mean {near}?").format(near=", ".join(near)) if near else ""
    raise WattifError(
        _("There is no preset and no file called “{name}”; {hint} “wattif list” shows all presets.")
        .format(name=short(text), hint=hint)
        .replace(";  ", "; ")
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
