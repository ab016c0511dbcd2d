"""Scenario files: read them whole or not at all, write them so that a crash cannot tear them."""

import contextlib
import os
import tempfile
from pathlib import Path

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.text import _
from explorer.toml_reader import read_scenario

SUFFIX = ".wattif.toml"
LARGEST = 1_000_000
"""Bytes; no scenario that a person wrote comes near."""


def load(path: Path) -> Scenario:
    """The scenario in a file. Raises WattifError with one sentence that names the file."""
    return read_scenario(read_text(path), _name(path))


def read_text(path: Path) -> str:
    """The text of a scenario file. Raises WattifError: missing, too large, not UTF-8."""
    try:
        if path.is_dir():
            raise IsADirectoryError(21, _("it is a folder"))
        if path.exists() and not path.is_file():
            raise OSError(22, _("it is no ordinary file"))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise WattifError(
            _("{name} cannot be read: {reason}.").format(name=_name(path), reason=_reason(error))
        ) from None
    if len(data) > LARGEST:
        raise WattifError(
            _("{name} is larger than 1 MB, the most that a scenario may have.").format(
                name=_name(path)
            )
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WattifError(
            _(
                "{name}, line {line}: found bytes that are not UTF-8 text, expected a UTF-8 file."
            ).format(name=_name(path), line=line)
        ) from None


def _name(path: Path) -> str:
    return short(path.name or str(path), most=120)


def _reason(error: OSError | ValueError) -> str:
    """The system's reason in a few words that go on a sentence."""
    if isinstance(error, UnicodeEncodeError):
        return _("it has characters that no file can hold")
    if not isinstance(error, OSError):
        return _("the name cannot be used")
    reason = error.strerror or str(error)
    return reason[0].lower() + reason[1:]


def save(scenario: Scenario, path: Path, *, over: bool = True) -> None:
    """Write the scenario, so that a crash leaves the old file or the new one.

    With `over`, the file that is there is an older state of this scenario: its comments, order
    and spelling are kept wherever they still hold. Raises WattifError.
    """
    from explorer.toml_writer import written  # noqa: PLC0415 - loads tomlkit

    before = ""
    if over:
        with contextlib.suppress(WattifError):
            before = read_text(path)
    replace(path, written(scenario, before))


def replace(path: Path, text: str) -> None:
    """Write beside `path`, flush to disk, take its place. Raises WattifError."""
    try:
        _write_beside_and_replace(Path(os.path.realpath(path)), text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise WattifError(
            _(
                "{name} could not be saved: {reason}. Your work is still open; save it in another "
                "place."
            ).format(name=_name(path), reason=_reason(error))
        ) from None


def _write_beside_and_replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    if not mode & 0o200:
        raise PermissionError(13, _("the file is read-only"))
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".wattif-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
    _sync_folder(target.parent)


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
