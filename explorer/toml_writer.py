"""From a Scenario to the text of its file; what a person wrote stays wherever it still holds."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Item, Table

from explorer import toml_entries
from explorer.errors import WattifError
from explorer.migrations import FORMAT, migrate
from explorer.scenario import Hold, Scenario
from explorer.shown import Shown
from explorer.toml_claims import add_claims, change_claims
from explorer.toml_fields import is_foreign
from explorer.toml_patch import Entry, Tables, add_tail, changed, cut_tail, new_entry, put, remove
from explorer.toml_reader import read_file, read_scenario
from explorer.toml_text import gathered

T = TypeVar("T")
_REMARK = "what followed when Wattif saved it; nothing is computed from this"


def written(scenario: Scenario, before: str = "", shown: Shown | None = None) -> str:
    """The file's text. Only what differs from `before`, the text of a scenario file, is changed.

    Where `before` is no scenario file, nothing of it is kept. `shown` are the results to keep
    beside the scenario; without them those of `before` go, for they may be of another one. Where
    a file is so odd that it cannot be changed without loss, it is written anew.
    """
    anew = _changed("", scenario, shown)
    if not before:
        return anew
    try:
        text = _changed(before, scenario, shown)
        if read_file(text, "") == read_file(anew, ""):
            return text
    except Exception:  # noqa: BLE001 - tomlkit raises a dozen kinds on odd files; the work is kept
        return anew
    return anew


def _changed(before: str, scenario: Scenario, shown: Shown | None) -> str:
    document, old = _opened(before)
    if "format" not in document:
        document["format"] = FORMAT
    for key in ("title", "summary", "notes", "tags"):
        if getattr(scenario, key) != getattr(old, key):
            put_text(document, key, text_item(getattr(scenario, key)))
    _put_all(document, "sources", old.sources, scenario.sources, toml_entries.source)
    _put_all(document, "statements", old.statements, scenario.statements, toml_entries.statement)
    if scenario.claims and not old.claims:
        document.pop("claims", None)
        add_claims(document, scenario.claims)
    if scenario.sampling != old.sampling or (scenario.uncertain and not before):
        sampling = toml_entries.sampling(old.sampling)
        put(document, "sampling", toml_entries.sampling(scenario.sampling), sampling)
    if scenario.hold != old.hold:
        now, then = (_hold(item) for item in (scenario.hold, old.hold))
        put(document, "hold", now, then)
    if shown is not None:
        _put_shown(document, shown)
    if old.claims and scenario.claims != old.claims:
        change_claims(document, old.claims, scenario.claims)
    if shown is None:
        remove(document, "shown")
    return ended_as(before, tomlkit.dumps(document))


def _opened(before: str) -> tuple[TOMLDocument, Scenario]:
    """The document and scenario in a file's text, in the newest format; empty where it is none."""
    text = before if before.endswith("\n") else f"{before}\n"
    try:
        old, document = read_scenario(before, ""), tomlkit.parse(gathered(text))
    except (TOMLKitError, WattifError, RecursionError):
        return tomlkit.document(), Scenario()
    migrate(document)
    return document, old


def ended_as(before: str, text: str) -> str:
    """The text with its lines ended as all those before were."""
    if before.count("\r\n") == before.count("\n") > 0:
        return text.replace("\r\n", "\n").replace("\n", "\r\n")
    return text


def _hold(hold: Hold | None) -> Entry | None:
    return None if hold is None else toml_entries.hold(hold)


def text_item(value: str | tuple[str, ...]) -> Any:
    """A text, over several lines where it has them and that is safe; or a list of texts."""
    if isinstance(value, tuple):
        return list(value)
    printable = all(c.isprintable() or c == "\n" for c in value)
    if "\n" in value.strip() and printable and '"' not in value and "\\" not in value:
        return tomlkit.string(value, multiline=True)
    return value


def put_text(table: Tables, key: str, value: Any) -> None:
    """Put a text or list under a key; an empty one takes the key away."""
    if value in ("", []):
        table.pop(key, None)
    else:
        table[key] = value


def _put_all(
    document: Tables,
    key: str,
    old: Mapping[str, T],
    new: Mapping[str, T],
    entry_of: Callable[[str, T], Entry],
) -> None:
    """Bring one table of the file from the old items to the new ones."""
    if key not in document:
        if not new:
            return
        document[key] = tomlkit.table()
    table = document[key]
    for name in old:
        if name not in new:
            del table[name]
    if not new and not any(map(is_foreign, table)):
        document.pop(key)
        return
    tail = cut_tail(table)
    for name, item in new.items():
        if name not in old:
            table[name] = new_entry(entry_of(name, item), own_table=key == "sources")
        elif old[name] != item:
            found, was = table[name], entry_of(name, old[name])
            now = changed(found, was, entry_of(name, item))
            if now is not found:
                table[name] = now
    add_tail(table, tail)


def _put_shown(document: Tables, shown: Shown) -> None:
    """Bring what the file shows to what was shown last."""
    found = document.get("shown")
    if not isinstance(found, Table) or not isinstance(found.get("results"), Table):
        kept = dict(found) if isinstance(found, Mapping) else {}
        document.pop("shown", None)
        document["shown"] = tomlkit.table().comment(_REMARK)
        document["shown"].update({key: kept[key] for key in kept if is_foreign(key)})
        document["shown"]["results"] = tomlkit.table()
    results: Tables = document["shown"]["results"]
    entry = {**toml_entries.shown(shown), "results": results}
    changed(document["shown"], {"results": results}, entry)
    tail = cut_tail(results)
    for name in [name for name in results if name not in shown.results and not is_foreign(name)]:
        del results[name]
    for name, result in shown.results.items():
        was, now = _own(results.get(name)), toml_entries.shown_result(result)
        if not was:
            results[name] = new_entry(now, own_table=False)
        elif was != now:
            results[name] = changed(results[name], was, now)
    add_tail(results, tail)


def _own(found: object) -> Entry:
    """An entry without the keys that begin with x-; empty where it is none."""
    entry = found.unwrap() if isinstance(found, Item) else {}
    return {k: v for k, v in entry.items() if not is_foreign(k)} if isinstance(entry, dict) else {}
