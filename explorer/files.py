"""Scenario files: read them whole or not at all, write them so that a crash cannot tear them."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.text import _
from explorer.toml_reader import read_scenario

SUFFIX = ".wattif.toml"
LARGEST = 1_000_000
"""Bytes; no scenario that a person wrote comes near."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def load(path: Path) -> Scenario:
    """The scenario in a file. Raises WattifError with one sentence that names the file."""
    return read_scenario(read_text(path), path.name)


def read_text(path: Path) -> str:
    """The text of a scenario file. Raises WattifError: missing, too large, not UTF-8."""
    try:
        if not path.is_file():
            raise FileNotFoundError(2, _("there is no such file"))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else _("the name cannot be used")
        raise WattifError(
            _("{name} cannot be read: {reason}.").format(name=path.name, reason=reason)
        ) from None
    if len(data) > LARGEST:
        raise WattifError(
            _("{name} is larger than 1 MB, the most that a scenario may have.").format(
                name=path.name
            )
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WattifError(
            _(
                "{name}, line {line}: found bytes that are not UTF-8 text, expected a UTF-8 file."
            ).format(name=path.name, line=line)
        ) from None


def save(scenario: Scenario, path: Path) -> None:
    """Write the scenario; comments and order of the file that is there are kept.

    A crash leaves the old file or the new one. Raises WattifError.
    """
    from explorer.toml_writer import written  # noqa: PLC0415 - loads tomlkit

    before = ""
    if path.is_file():
        with contextlib.suppress(WattifError):
            before = read_text(path)
    replace(path, written(scenario, before))


def replace(path: Path, text: str) -> None:
    """Write beside `path`, flush to disk, take its place. Raises WattifError."""
    target = Path(os.path.realpath(path))
    beside = ""
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            if beside:
                Path(beside).unlink()
        raise WattifError(
            _(
                "{name} could not be saved: {reason}. Your work is still open; save it in another "
                "place."
            ).format(name=path.name, reason=(error.strerror or str(error)).lower())
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
