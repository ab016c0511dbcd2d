"""From a CSV file or a pasted table to statements, with a sentence for every row left out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from explorer.errors import WattifError
from explorer.files import LARGEST
from explorer.plain_text import short
from explorer.scenario import Scenario, Source, Statement
from explorer.table_rows import Layout, Row, RowReader, plain_name, quantities
from explorer.table_text import Line, divider_of, lines_of
from explorer.text import _

__all__ = ["MOST_ROWS", "Row", "Taken", "counted", "news", "read_table"]

MOST_ROWS = 1_000

_WITHOUT_HEADINGS = ("name", "value", "unit", "source")
_HEADINGS = {
    "name": ("name", "quantity", "key", "parameter", "variable", "item"),
    "label": ("label",),
    "value": ("value", "amount", "number", "figure"),
    "unit": ("unit", "units"),
    "source": ("source", "sources", "citation", "reference", "origin"),
    "link": ("link", "url", "address", "web address"),
    "year": ("year",),
    "range": ("range", "interval", "uncertainty", "spread"),
    "low": ("low", "lower", "minimum", "min", "p5"),
    "high": ("high", "upper", "maximum", "max", "p95"),
    "note": ("note", "notes", "remark", "remarks", "comment", "comments"),
    "how": ("how",),
    "": ("si", "median", ""),  # what Wattif writes besides, and says nothing new
}
_COLUMN_OF = {word: column for column, words in _HEADINGS.items() for word in words}
_SAME = 1e-9
"""Two values as near as this are one, but for what a table rounds away."""


@dataclass(frozen=True)
class Taken:
    """What a table states, row by row, and the headings of columns that were not read."""

    statements: Mapping[str, Statement] = field(default_factory=dict)
    taken: tuple[Row, ...] = ()
    refused: tuple[Row, ...] = ()
    unread: tuple[str, ...] = ()


def read_table(text: str) -> Taken:
    """What a table states. Raises WattifError where the whole of it cannot be read."""
    if len(text) > LARGEST:
        raise WattifError(_("The table is larger than 1 MB, the most that Wattif takes."))
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    divider = divider_of(text, _tells)
    lines = list(islice(lines_of(text, divider), MOST_ROWS + 2))
    if not lines:
        raise WattifError(_("The table is empty; expected rows with a name, a value and a unit."))
    columns = _columns(lines[0])
    body = lines[1:] if columns else lines
    if len(body) > MOST_ROWS:
        raise WattifError(
            _("The table has more than {most} rows, the most that Wattif takes.").format(
                most=f"{MOST_ROWS:,}"
            )
        )
    width = len(lines[0].cells) if columns else len(_WITHOUT_HEADINGS)
    places = columns or {name: place for place, name in enumerate(_WITHOUT_HEADINGS)}
    reader = RowReader(Layout(places, width, divider, headed=bool(columns)), body)
    for line in body:
        reader.take(line)
    unread = [c for c in lines[0].cells if c.casefold() not in _COLUMN_OF] if columns else []
    return Taken(
        reader.statements,
        tuple(reader.taken.values()),
        tuple(reader.refused),
        tuple(map(short, unread)),
    )


def counted(taken: Taken) -> str:
    """How many rows of a table are taken, as a sentence."""
    count, rows = len(taken.taken), len(taken.taken) + len(taken.refused)
    if not count:
        return _("Nothing can be taken from this table.")
    if count == rows == 1:
        return _("The one row can be taken.")
    if count == rows:
        return _("All {rows} rows can be taken.").format(rows=rows)
    return _("{count} of {rows} rows can be taken.").format(count=count, rows=rows)


def news(statements: Mapping[str, Statement], scenario: Scenario) -> dict[str, Statement]:
    """Those of a table's statements that say something new of a scenario.

    Where a value is the same one, what the table does not say of it, such as its source, stays.
    """
    merged = {n: _merged(scenario.statements.get(n), new) for n, new in statements.items()}
    return {n: new for n, new in merged.items() if new != scenario.statements.get(n)}


def _merged(old: Statement | None, new: Statement) -> Statement:
    if old is None or not math.isclose(old.value, new.value, rel_tol=_SAME):
        return new
    said: dict[str, object] = {}
    if new.own_source != Source():
        said |= {"cite": "", "source": new.source, "link": new.link, "year": new.year}
    if new.note:
        said["note"] = new.note
    if new.range is not None and not _near(new.range, old.range):
        said |= new.model_dump(include={"low", "high", "distribution"})
    return old.model_copy(update=said)


def _near(new: tuple[float, float], old: tuple[float, float] | None) -> bool:
    if old is None:
        return False
    return all(math.isclose(a, b, rel_tol=_SAME) for a, b in zip(new, old, strict=True))


def _tells(cell: str) -> bool:
    """Whether a cell is one that only a table for Wattif has."""
    named = _COLUMN_OF.get(cell.casefold()) in ("name", "label")
    return named or plain_name(cell) in quantities()


def _columns(line: Line) -> dict[str, int]:
    """Where each column stands; none where the row is no row of headings. Raises WattifError."""
    found: dict[str, int] = {}
    twice = ""
    for place, cell in enumerate(line.cells):
        column = _COLUMN_OF.get(cell.casefold())
        twice = twice or (cell if column in found else "")
        if column:
            found.setdefault(column, place)
    if len(found) < 2 or not {"name", "label"} & found.keys():
        return {}
    headings = short(", ".join(filter(None, line.cells)), 200)
    if "value" not in found:
        raise WattifError(
            _("No column is headed “value”; the headings are: {headings}.").format(
                headings=headings
            )
        )
    if twice:
        raise WattifError(
            _("The column “{column}” is there twice; the headings are: {headings}.").format(
                column=_COLUMN_OF[twice.casefold()], headings=headings
            )
        )
    return found
