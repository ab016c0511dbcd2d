"""Changing the tables of a document so that what a person wrote stays wherever it still holds."""

from collections.abc import MutableMapping
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Comment, InlineTable, Item, Key, Table

from explorer.toml_fields import is_foreign

Tables = MutableMapping[str, Any]
Entry = dict[str, Any]
Trivia = list[tuple[Key | None, Item]]
"""Blank lines and comments below the last key of a table: they lead in what comes next."""


def new_entry(entry: Entry, *, own_table: bool) -> Any:
    """An entry that was not there: in its own table, in one line, or as its bare value."""
    if list(entry) == ["value"] and not own_table:
        return entry["value"]
    table = tomlkit.table() if own_table else tomlkit.inline_table()
    table.update(entry)
    return table


def changed(found: Any, old: Entry, new: Entry) -> Any:
    """What takes the place of an entry: itself with only those keys changed that differ.

    A bare value stays bare where it can, and keys that begin with x- stay where they are.
    """
    if not isinstance(found, MutableMapping):
        return new_entry(new, own_table=False)
    if isinstance(found, InlineTable):
        # Made anew, in the order it had: taking keys out of one leaves gaps in its line.
        kept = {
            key: value if is_foreign(key) or old.get(key) == new.get(key) else new[key]
            for key, value in found.items()
            if key in new or is_foreign(key)
        }
        table = tomlkit.inline_table()
        table.update({**kept, **{key: new[key] for key in new if key not in kept}})
        return table
    tail = cut_tail(found)
    for key in [key for key in found if key not in new and not is_foreign(key)]:
        del found[key]
    for key, value in new.items():
        if old.get(key) != value or key not in found:
            found[key] = value
    add_tail(found, tail)
    return found


def put(table: Tables, key: str, entry: Entry | None, old: Entry | None) -> None:
    """Bring one entry of a table from the old state to the new one; None is no entry."""
    if entry is None:
        table.pop(key, None)
    elif key not in table or old is None:
        table[key] = new_entry(entry, own_table=True)
    elif (found := table[key]) is not (now := changed(found, old, entry)):
        table[key] = now


def cut_tail(item: Any) -> Trivia:
    """Take the blank lines and comments below the last key out of a table, and hand them over."""
    body, tail = _last_body(item), Trivia()
    while body and body[-1][0] is None:
        tail.insert(0, body.pop())
    return tail


def add_tail(item: Any, tail: Trivia) -> None:
    """Put blank lines and comments below the last key of a table."""
    _last_body(item).extend(tail)


def _last_body(item: Any) -> Trivia:
    """The entries of the table that a reader sees last in it."""
    if isinstance(item, AoT) and item.body:
        return _last_body(item.body[-1])
    if not isinstance(item, Table):
        return Trivia()
    body = item.value.body
    last = body[-1][1] if body else None
    return _last_body(last) if isinstance(last, AoT | Table) else body


def remove(document: TOMLDocument, key: str) -> None:
    """Take out a table; comments that lead in what comes next stay. The last of all changes."""
    body = document.body
    for place in reversed([n for n, (found, _i) in enumerate(body) if found and found.key == key]):
        tail = cut_tail(body[place][1])
        body[place : place + 1] = tail if has_remarks(tail) else []
        if place == len(body) and body:  # no blank lines at the end of a file
            above = cut_tail(body[-1][1])
            add_tail(body[-1][1], above if has_remarks(above) else [])


def has_remarks(trivia: Trivia) -> bool:
    """Whether there are comments among blank lines."""
    return any(isinstance(item, Comment) for _key, item in trivia)


def lead_in(document: TOMLDocument, key: str, trivia: Trivia) -> None:
    """Put blank lines and comments above a table. The last of all changes."""
    places = [n for n, (found, _item) in enumerate(document.body) if found and found.key == key]
    document.body[places[0] : places[0]] = trivia
