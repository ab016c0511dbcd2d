"""Scenario files: read them whole or not at all, never write over what was not seen."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from explorer.durable import ChangedError, name_of, reason_of, replace
from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.shown import Shown
from explorer.text import _
from explorer.toml_reader import read_file

__all__ = [
    "LARGEST",
    "SUFFIX",
    "ChangedError",
    "Opened",
    "Other",
    "load",
    "opened",
    "read_text",
    "save",
]

SUFFIX = ".wattif.toml"
LARGEST = 1_000_000
"""Bytes; no scenario that a person wrote comes near."""


@dataclass(frozen=True)
class Opened:
    """A file as it was read: its scenario, the results it showed when saved, and its text."""

    scenario: Scenario
    shown: Shown | None
    text: str


def load(path: Path) -> Scenario:
    """The scenario in a file. Raises WattifError with one sentence that names the file."""
    return opened(path).scenario


def opened(path: Path) -> Opened:
    """All that a file holds. Raises WattifError with one sentence that names the file."""
    text = read_text(path)
    return Opened(*read_file(text, name_of(path)), text)


def read_text(path: Path, largest: int = LARGEST) -> str:
    """The text of a file. Raises WattifError: missing, larger than so many bytes, not UTF-8."""
    try:
        if path.is_dir():
            raise IsADirectoryError(21, _("it is a folder"))
        if path.exists() and not path.is_file():
            raise OSError(22, _("it is no ordinary file"))
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError) as error:
        raise WattifError(
            _("{name} cannot be read: {reason}.").format(
                name=name_of(path), reason=reason_of(error)
            )
        ) from None
    if len(data) > largest:
        sentence = _("{name} is larger than {most} MB, the most that a scenario may have.")
        if largest > LARGEST:
            sentence = _("{name} is larger than {most} MB, the most that a story may have.")
        raise WattifError(sentence.format(name=name_of(path), most=largest // 1_000_000))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WattifError(
            _(
                "{name}, line {line}: found bytes that are not UTF-8 text, expected a UTF-8 file."
            ).format(name=name_of(path), line=line)
        ) from None


def save(
    scenario: Scenario,
    path: Path,
    *,
    before: str | None = None,
    expected: str | None = None,
    shown: Shown | None = None,
) -> str:
    """Write the scenario, so that a crash leaves the old file or the new one; the text written.

    `before` is the text of an older state of it (where not given, what the file holds): its
    comments, order and spelling are kept wherever they still hold. Raises WattifError;
    ChangedError where the file is there and does not hold the text `expected`.
    """
    from explorer.toml_writer import written  # noqa: PLC0415 - loads tomlkit

    if before is None:
        before = ""
        with contextlib.suppress(WattifError):
            before = read_text(path)
    text = written(scenario, before, shown)
    replace(path, text, None if expected is None else Other(expected))
    return text


@dataclass(frozen=True)
class Other:
    """Asks whether a file holds another text than the one expected."""

    expected: str
    largest: int = LARGEST

    def __call__(self, path: Path) -> bool:
        """Whether it does; one that cannot be read does."""
        try:
            return path.exists() and read_text(path, self.largest) != self.expected
        except WattifError:
            return True
