"""Changing the claims of a document in place, so that their comments and order stay."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Array, Table, Whitespace

from explorer import toml_entries
from explorer.scenario import Claim
from explorer.toml_patch import (
    Trivia,
    add_tail,
    changed,
    cut_tail,
    has_remarks,
    lead_in,
    new_entry,
    remove,
)

Claims = tuple[Claim, ...]


def add_claims(document: TOMLDocument, claims: Claims) -> None:
    """Put claims into a document that has none."""
    document["claims"] = tomlkit.aot()
    for claim in claims:
        document["claims"].append(new_entry(toml_entries.claim(claim), own_table=True))


def change_claims(document: TOMLDocument, old: Claims, new: Claims) -> None:
    """Bring the claims from the old ones to the new ones. The last of all changes."""
    if not new:
        remove(document, "claims")
        return
    claims = document["claims"]
    places = pairs(old, new)
    if isinstance(claims, AoT):
        _change_tables(document, claims, old, new, places)
    else:
        _change_list(claims, old, new, places)


def _change_tables(
    document: TOMLDocument, claims: AoT, old: Claims, new: Claims, places: Sequence[int | None]
) -> None:
    tails = [_cut_lead(table) for table in claims.body]
    leads: list[Trivia] = [[], *tails[:-1]]
    now = [_changed(claims, old, claim, place) for claim, place in zip(new, places, strict=True)]
    for before, place in zip(now, places[1:], strict=False):
        add_tail(before, (place and leads[place]) or [(None, Whitespace("\n"))])
    add_tail(now[-1], tails[-1])
    claims.body[:] = now
    if (first := places[0]) and has_remarks(leads[first]):
        lead_in(document, "claims", leads[first])


def _cut_lead(table: Table) -> Trivia:
    """Take out what leads in the next claim; remarks with a blank line below them stay."""
    tail = cut_tail(table)
    blank = next((n for n, (_k, item) in enumerate(tail) if isinstance(item, Whitespace)), 0)
    add_tail(table, tail[:blank])
    return tail[blank:]


def _change_list(claims: Array, old: Claims, new: Claims, places: Sequence[int | None]) -> None:
    now = [_changed(claims, old, claim, place) for claim, place in zip(new, places, strict=True)]
    same = [place for number, place in enumerate(places) if number == place]
    if same != [place for place in places if place is not None]:
        claims.clear()
    while len(claims) > len(same):
        del claims[-1]
    for number, claim in enumerate(now):
        if number == len(claims):
            claims.append(claim)
        elif claim is not claims[number]:
            claims[number] = claim


def _changed(claims: Any, old: Claims, claim: Claim, place: int | None) -> Any:
    entry = toml_entries.claim(claim)
    if place is None:
        return new_entry(entry, own_table=isinstance(claims, AoT))
    if old[place] == claim:
        return claims[place]
    return changed(claims[place], toml_entries.claim(old[place]), entry)


def pairs(old: Claims, new: Claims) -> list[int | None]:
    """For each new claim the place of the old one that it is, or was changed from."""
    found: list[int | None] = [None] * len(new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, first, _last, start, end in steps:
        if kind == "equal":
            found[start:end] = range(first, first + end - start)
    for place, claim in enumerate(new):
        if found[place] is None:  # moved to another place
            found[place] = next(
                (n for n, was in enumerate(old) if was == claim and n not in found), None
            )
    for kind, first, last, start, end in steps:
        for place in range(start, end) if kind == "replace" else ():
            if found[place] is None:
                left = [n for n in range(first, last) if n not in found]
                alike = [_alike(old[n], new[place]) for n in left]
                found[place] = left[alike.index(max(alike))] if left else None
    return found


def _alike(one: Claim, other: Claim) -> int:
    return sum(getattr(one, key) == getattr(other, key) for key in Claim.model_fields)
