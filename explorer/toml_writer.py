"""From a Scenario to the text of its file; what a person wrote stays wherever it still holds."""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, TypeVar

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from explorer import reading, show, units
from explorer.errors import WattifError
from explorer.scenario import Claim, Hold, Sampling, Scenario, Source, Statement
from explorer.toml_reader import FORMAT, read_scenario

Table = MutableMapping[str, Any]
Entry = dict[str, Any]
T = TypeVar("T")


def written(scenario: Scenario, before: str = "") -> str:
    """The file's text. Only what differs from `before`, the text of a scenario file, is changed.

    Where `before` is no scenario file, nothing of it is kept.
    """
    document, old = _opened(before)
    if "format" not in document:
        document["format"] = FORMAT
    for key in ("title", "summary", "notes", "tags"):
        if getattr(scenario, key) != getattr(old, key):
            _put(document, key, _text(getattr(scenario, key)))
    _put_all(document, "sources", old.sources, scenario.sources, _source)
    _put_all(document, "statements", old.statements, scenario.statements, _statement)
    if scenario.claims != old.claims:
        _put_claims(document, old.claims, scenario.claims)
    if scenario.sampling != old.sampling or (scenario.uncertain and not before):
        _put(document, "sampling", _table(_sampling(scenario.sampling)))
    if scenario.hold != old.hold:
        _put(document, "hold", _table(_hold(scenario.hold)) if scenario.hold else None)
    return tomlkit.dumps(document)


def _opened(before: str) -> tuple[TOMLDocument, Scenario]:
    try:
        return tomlkit.parse(before), read_scenario(before, "")
    except (TOMLKitError, WattifError, RecursionError):
        return tomlkit.document(), Scenario()


def _text(value: str | tuple[str, ...]) -> Any:
    if isinstance(value, tuple):
        return list(value)
    printable = all(c.isprintable() or c == "\n" for c in value)
    if "\n" in value.strip() and printable and '"' not in value and "\\" not in value:
        return tomlkit.string(value, multiline=True)
    return value


def _put(table: Table, key: str, value: Any) -> None:
    if value in ("", [], None):
        table.pop(key, None)
    else:
        table[key] = value


def _put_all(
    document: Table,
    key: str,
    old: Mapping[str, T],
    new: Mapping[str, T],
    entry_of: Callable[[T], Entry],
) -> None:
    """Bring one table of the file from the old items to the new ones."""
    if not new:
        document.pop(key, None)
        return
    if key not in document:
        document[key] = tomlkit.table()
    table = document[key]
    for name in old.keys() - new.keys():
        del table[name]
    for name, item in new.items():
        if name not in old:
            table[name] = _new(entry_of(item), own_table=key == "sources")
        elif old[name] != item:
            _change(table, name, entry_of(old[name]), entry_of(item))


def _new(entry: Entry, *, own_table: bool) -> Any:
    if list(entry) == ["value"]:
        return entry["value"]
    table = tomlkit.table() if own_table else tomlkit.inline_table()
    table.update(entry)
    return table


def _change(table: Table, name: str, old: Entry, new: Entry) -> None:
    """Change only the keys of an entry that differ; a bare value stays bare where it can."""
    found = table[name]
    if not isinstance(found, MutableMapping):
        table[name] = _new(new, own_table=False)
        return
    if isinstance(found, InlineTable):
        # Made anew, in the order it had: taking keys out of one leaves gaps in its line.
        anew = tomlkit.inline_table()
        anew.update({**{key: new[key] for key in found if key in new}, **new})
        table[name] = anew
        return
    for key in [key for key in found if key not in new]:
        del found[key]
    for key, value in new.items():
        if old.get(key) != value or key not in found:
            found[key] = value


def _put_claims(document: Table, old: tuple[Claim, ...], new: tuple[Claim, ...]) -> None:
    """Keep the claims that stand where they stood; write the others anew."""
    kept = [
        document["claims"][place]
        for place, (was, now) in enumerate(zip(old, new, strict=False))
        if was == now
    ]
    same = len(kept) if old[: len(kept)] == new[: len(kept)] else 0
    if not new:
        document.pop("claims", None)
        return
    if not same:
        document.pop("claims", None)
        document["claims"] = tomlkit.aot()
    claims = document["claims"]
    while len(claims) > same:
        del claims[-1]
    for claim in new[same:]:
        table = tomlkit.table()
        table.update(_claim(claim))
        claims.append(table)


def _table(entry: Entry) -> Table:
    table = tomlkit.table()
    table.update(entry)
    return table


def _sampling(sampling: Sampling) -> Entry:
    return {"seed": sampling.seed, "samples": sampling.samples}


def _hold(hold: Hold) -> Entry:
    value = _value(hold.value, hold.unit)
    return {"quantity": hold.quantity, "value": value, "follower": hold.follower}


def _source(source: Source) -> Entry:
    return _without_gaps(text=source.text, link=source.link, year=source.year)


def _statement(statement: Statement) -> Entry:
    interval = None
    if statement.low is not None and statement.high is not None:
        interval = _interval(statement.low, statement.high, statement.unit)
    return _without_gaps(
        value=_value(statement.value, statement.unit),
        range=interval,
        distribution=statement.distribution,
        **_origin(statement),
        known=statement.known,
        note=statement.note,
    )


def _claim(claim: Claim) -> Entry:
    point = claim.low == claim.high
    return _without_gaps(
        quantity=claim.quantity,
        value=_value(claim.low, claim.unit)
        if point
        else _interval(claim.low, claim.high, claim.unit),
        sentence=claim.sentence,
        by=claim.by,
        **_origin(claim),
    )


def _origin(item: Statement | Claim) -> Entry:
    return {"cite": item.cite, "source": item.source, "link": item.link, "year": item.year}


def _value(si: float, unit: str) -> Any:
    """A plain number, "1.7 trillion" or "6.5 kW": whatever reads back as the very same value."""
    if unit != "1":
        return f"{_digits(si, unit)} {unit}"
    words = show.exact(si, "1")
    if " " in words and reading.read(words).number == si:
        return words
    return int(si) if si.is_integer() and abs(si) < 1e15 else si


def _interval(low: float, high: float, unit: str) -> str:
    ends = f"{_digits(low, unit)} to {_digits(high, unit)}"
    return ends if unit == "1" else f"{ends} {unit}"


def _digits(si: float, unit: str) -> str:
    """The shortest number of `unit` that reads back as the very same SI value."""
    number = si / units.size(unit)
    for digits in (6, 12, 15, 16, 17):
        text = f"{number:.{digits}g}"
        if reading.to_si(reading.Amount(float(text), unit), unit, what="") == si:
            break
    else:
        text = repr(number)
    value = float(text)
    plain = f"{value:,.0f}"
    return plain if abs(value) < 1e15 and float(plain.replace(",", "")) == value else text


def _without_gaps(**entries: Any) -> Entry:
    return {key: value for key, value in entries.items() if value not in ("", None)}
