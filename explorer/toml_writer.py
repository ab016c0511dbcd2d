"""From a Scenario to the text of its file; what a person wrote beside the figures stays."""

from collections.abc import MutableMapping
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError

from explorer import show, units
from explorer.model import model
from explorer.scenario import Claim, Scenario, Source, Statement
from explorer.toml_reader import FORMAT

Table = MutableMapping[str, Any]


def written(scenario: Scenario, before: str = "") -> str:
    """The file's text; where `before` is the text of a file, its comments and order are kept."""
    document = _document(before)
    _put(document, "format", FORMAT)
    _put(document, "title", scenario.title)
    _put(document, "summary", scenario.summary)
    _put(document, "tags", list(scenario.tags))
    _put(document, "notes", scenario.notes)
    _put_tables(document, "sources", {k: _source(s) for k, s in scenario.sources.items()})
    _put_tables(document, "statements", {n: _statement(s) for n, s in scenario.statements.items()})
    _put_claims(document, [_claim(claim) for claim in scenario.claims])
    return tomlkit.dumps(document)


def _document(before: str) -> TOMLDocument:
    try:
        return tomlkit.parse(before)
    except (TOMLKitError, RecursionError, ValueError):
        return tomlkit.document()


def _put(table: Table, key: str, value: Any) -> None:
    """Set a key only where its value differs, so that its way of writing stays."""
    if key in table and _plain(table[key]) == value:
        return
    if value in ("", [], None):
        table.pop(key, None)
        return
    if isinstance(value, str) and "\n" in value:
        value = tomlkit.string(value, multiline=True)
    table[key] = value


def _plain(item: Any) -> Any:
    value = item.unwrap() if hasattr(item, "unwrap") else item
    return value.strip() if isinstance(value, str) else value


def _put_tables(document: Table, key: str, wanted: dict[str, dict[str, Any]]) -> None:
    if not wanted:
        document.pop(key, None)
        return
    if key not in document:
        document[key] = tomlkit.table()
    table = document[key]
    for name in [name for name in table if name not in wanted]:
        del table[name]
    for name, entry in wanted.items():
        _put_entry(table, name, entry, own_table=key == "sources")


def _put_entry(table: Table, name: str, entry: dict[str, Any], *, own_table: bool) -> None:
    old = table.get(name)
    if isinstance(old, MutableMapping):
        for key in [key for key in old if key not in entry]:
            del old[key]
        for key, value in entry.items():
            _put(old, key, _as_before(name, key, old.get(key), value))
        return
    if list(entry) == ["value"]:
        _put(table, name, _as_before(name, "value", old, entry["value"]))
        return
    new = tomlkit.table() if own_table else tomlkit.inline_table()
    new.update(entry)
    table[name] = new


def _as_before(name: str, key: str, old: Any, new: Any) -> Any:
    """Keep "6500 W" or 1_700_000 as it was written where it still means the same."""
    before = _plain(old)
    if key != "value" or before is None or before == new or name not in model().quantities:
        return new
    quantity = model().quantities[name]
    try:
        was = units.to_si(units.read(str(before)), quantity.unit, what="")
        now = units.to_si(units.read(str(new)), quantity.unit, what="")
    except ValueError:
        return new
    return before if was == now else new


def _put_claims(document: Table, wanted: list[dict[str, Any]]) -> None:
    if [_plain(c) for c in document.get("claims", [])] == wanted:
        return
    document.pop("claims", None)
    if wanted:
        claims = tomlkit.aot()
        for entry in wanted:
            table = tomlkit.table()
            table.update(entry)
            claims.append(table)
        document["claims"] = claims


def _source(source: Source) -> dict[str, Any]:
    return _without_gaps(text=source.text, link=source.link, year=source.year)


def _statement(statement: Statement) -> dict[str, Any]:
    interval = None
    if statement.low is not None and statement.high is not None:
        interval = _interval(statement.low, statement.high, statement.unit)
    return _without_gaps(
        value=_value(statement.value, statement.unit),
        range=interval,
        cite=statement.cite,
        source=statement.source,
        link=statement.link,
        year=statement.year,
        known=statement.known,
        note=statement.note,
    )


def _claim(claim: Claim) -> dict[str, Any]:
    value = (
        _value(claim.low, claim.unit)
        if claim.low == claim.high
        else _interval(claim.low, claim.high, claim.unit)
    )
    return _without_gaps(
        quantity=claim.quantity,
        value=value,
        sentence=claim.sentence,
        by=claim.by,
        cite=claim.cite,
        source=claim.source,
        link=claim.link,
        year=claim.year,
    )


def _value(si: float, unit: str) -> Any:
    if unit == "1":
        words = show.exact(si, "1")
        if " " in words and units.read(words).number == si:
            return words
        return int(si) if si.is_integer() and abs(si) < 1e15 else si
    return _number_and_unit(si, unit)


def _number_and_unit(si: float, unit: str) -> str:
    """A text that reads back as the very same SI value."""
    shortest = show.exact(si, unit).replace("\N{NO-BREAK SPACE}", " ").replace("×", "x")
    if units.to_si(units.read(shortest), unit, what="") == si:
        return shortest
    number = si / units.size(unit)
    return f"{number!r} {unit}"


def _interval(low: float, high: float, unit: str) -> str:
    return f"{_number_and_unit(low, unit)} to {_number_and_unit(high, unit)}"


def _without_gaps(**entries: Any) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if value not in ("", None)}
