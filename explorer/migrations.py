"""Scenario files of older formats, brought to the newest one step by step."""

import copy
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from explorer.faults import FaultError, quoted
from explorer.text import _

Tables = MutableMapping[str, Any]
Migration = Callable[[Tables], None]

FORMAT = 2
"""The number of the file format that this version writes."""


def _from_1(_tables: Tables) -> None:
    """Format 2 adds keys that begin with x- and what the file showed; nothing has to change."""


MIGRATIONS: Mapping[int, Migration] = {1: _from_1}
"""What brings the tables of each older format to the next, in place.

They are plain ones when a file is read, and those of its document when it is saved, so that its
comments and order stay.
"""


def migrate(tables: Tables) -> None:
    """Bring tables of an older format to the newest, in place."""
    for number in range(int(tables["format"]), FORMAT):
        MIGRATIONS[number](tables)
        tables["format"] = number + 1


def migrated(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables of a file in the newest format; `raw` stays as it is. Raises FaultError."""
    number = format_of(raw, min(MIGRATIONS), FORMAT)
    if number == FORMAT:
        return raw
    tables = copy.deepcopy(dict(raw))
    migrate(tables)
    return tables


def format_of(raw: Mapping[str, Any], oldest: int, newest: int) -> int:
    """The number of a file's format. Raises FaultError where this version does not read it."""
    number = raw.get("format")
    if isinstance(number, bool) or not isinstance(number, int) or number < oldest:
        raise FaultError(
            ("format",),
            _("found {found}, expected format = {known}.").format(
                found=quoted(number), known=newest
            ),
        )
    if number > newest:
        raise FaultError(
            ("format",),
            _(
                "the file has format {found}, newer than {known}, the newest "
                "that this version of Wattif reads; update Wattif to open "
                "it."
            ).format(found=quoted(number).strip("“”"), known=newest),
        )
    return number
