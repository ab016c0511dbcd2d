"""Texts, links, years, tags and tables as a scenario file writes them."""

import re
from collections.abc import Iterable, Mapping, Sized
from typing import Any

from explorer.faults import FaultError, Path, quoted
from explorer.plain_text import clean, short
from explorer.scenario import TAGS
from explorer.text import _

_LONGEST_TEXT = 20_000
_YEARS = range(1000, 2201)


def tags_in(raw: object) -> tuple[str, ...]:
    """The scenario's tags, each one of TAGS. Raises FaultError."""
    if not isinstance(raw, list):
        raise FaultError(("tags",), _("expected a list of tags."))
    for tag in raw:
        if tag not in TAGS:
            raise FaultError(
                ("tags",),
                _("found {found}, expected one of {tags}.").format(
                    found=quoted(tag), tags=", ".join(TAGS)
                ),
            )
    return tuple(raw)


def text_in(raw: Mapping[str, Any], key: str, path: Path) -> str:
    """The plain text under a key, empty where there is none. Raises FaultError."""
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise FaultError(
            (*path, key),
            _("found {found}, expected a text in quotation marks.").format(found=quoted(value)),
        )
    if len(value) > _LONGEST_TEXT:
        raise FaultError(
            (*path, key),
            _("the text is longer than {most} characters.").format(most=f"{_LONGEST_TEXT:,}"),
        )
    return clean(value)


def link_in(raw: Mapping[str, Any], path: Path) -> str:
    """The web address under "link", empty where there is none. Raises FaultError."""
    link = text_in(raw, "link", path)
    if link and not re.fullmatch(r"https?://[^\s<>\"'\\]+", link):
        raise FaultError(
            (*path, "link"),
            _("found “{found}”, expected an address that begins with https://.").format(
                found=short(link)
            ),
        )
    return link


def year_in(raw: Mapping[str, Any], path: Path) -> int | None:
    """The year under "year", None where there is none. Raises FaultError."""
    year = raw.get("year")
    if year is None:
        return None
    if isinstance(year, bool) or not isinstance(year, int) or year not in _YEARS:
        raise FaultError(
            (*path, "year"),
            _("found {found}, expected a year such as 2023.").format(found=quoted(year)),
        )
    return year


def whole_in(raw: Mapping[str, Any], key: str, path: Path, usual: int, possible: range) -> int:
    """The whole number under a key, `usual` where there is none. Raises FaultError."""
    value = raw.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int) or value not in possible:
        raise FaultError(
            (*path, key),
            _("found {found}, expected a whole number from {low} to {high}.").format(
                found=quoted(value), low=f"{possible[0]:,}", high=f"{possible[-1]:,}"
            ),
        )
    return value


def choice_in(raw: Mapping[str, Any], key: str, path: Path, choices: Iterable[str]) -> str | None:
    """One of a few words under a key, None where there is none. Raises FaultError."""
    value = raw.get(key)
    if value is not None and value not in choices:
        raise FaultError(
            (*path, key),
            _("found {found}, expected one of {choices}.").format(
                found=quoted(value), choices=", ".join(choices)
            ),
        )
    return value


def table_in(path: Path, raw: object) -> Mapping[str, Any]:
    """The value as a table. Raises FaultError where it is none."""
    if not isinstance(raw, Mapping):
        raise FaultError(path, _("found {found}, expected a table.").format(found=quoted(raw)))
    return raw


def at_most(path: Path, items: Sized, most: int) -> None:
    """Raise FaultError where there are more items than so many."""
    if len(items) > most:
        sentence = _("there are {found} of them, expected {most} at most.")
        raise FaultError(path, sentence.format(found=f"{len(items):,}", most=f"{most:,}"))


def is_foreign(key: str) -> bool:
    """Whether a key is somebody else's: it is allowed everywhere, ignored, and kept by saving."""
    return key.startswith("x-")


def only_in(path: Path, raw: Mapping[str, Any], keys: tuple[str, ...]) -> Mapping[str, Any]:
    """The table, where all its keys are known or foreign ones. Raises FaultError."""
    for key in raw:
        if key not in keys and not is_foreign(key):
            raise FaultError(
                (*path, key),
                _("this key is not known; expected one of {keys}.").format(keys=", ".join(keys)),
            )
    return raw
