"""What differs between two scenarios, in words: every statement, text, claim and headline."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeAlias

from explorer import toml_entries
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import KNOWN_WORDS, Claim, Scenario, Source, Statement
from explorer.show import NOTHING
from explorer.text import _

Kind: TypeAlias = Literal["stated", "result", "claim", "text", "draws"]
KINDS: dict[Kind, str] = {
    "stated": _("Stated"),
    "result": _("Headline results"),
    "claim": _("Claims"),
    "text": _("Title, notes and sources"),
    "draws": _("Draws and what is held"),
}
_CONTEXT = 30
"""Characters of a long text that are shown before the place where two of them part."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is said otherwise: what it is, and how either scenario has it."""

    kind: Kind
    what: str
    one: str
    other: str


def differences(one: Scenario, other: Scenario) -> tuple[Difference, ...]:
    """All that differs, in the order of KINDS; nothing where the two are the same."""
    if one == other:
        return ()
    return (
        *_statements(one, other),
        *_results(one, other),
        *_claims(one, other),
        *_texts(one, other),
        *_draws(one, other),
    )


def brief(one: Scenario, other: Scenario) -> str:
    """The change from one to the other in a line for a list; empty where it is no statement's."""
    before, after = one.statements, other.statements
    names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
    if not names:
        return ""
    if len(names) > 1:
        return _("{number} quantities").format(number=len(names))
    label = model().quantities[names[0]].label
    was, now = before.get(names[0]), after.get(names[0])
    if was is None or now is None:
        stated = was or now
        value = _value(names[0], stated) if stated else ""
        words = _("{label} {value} taken back") if now is None else _("{label} {value}")
        return words.format(label=label, value=value)
    return f"{label} {_change(names[0], was, now)}"


def _change(name: str, was: Statement, now: Statement) -> str:
    """From what to what, or which part of a statement is another one."""
    if was.value != now.value:
        return " → ".join(_apart(name, was, now))
    if was.range != now.range:
        return " → ".join((_range(name, was) or _("no range"), _range(name, now) or _("no range")))
    return _("source and remark")


def _value(name: str, statement: Statement) -> str:
    return model().quantities[name].exact(statement.value, statement.unit)


def _range(name: str, statement: Statement) -> str:
    if statement.range is None:
        return ""
    low, high = (model().quantities[name].exact(end, statement.unit) for end in statement.range)
    return _("{low} to {high}").format(low=low, high=high)


def _apart(name: str, was: Statement, now: Statement) -> tuple[str, str]:
    """Two values in so many figures that they look as different as they are."""
    one, other = _value(name, was), _value(name, now)
    if one != other or was.value == now.value:
        return one, other
    texts = (toml_entries.value_text(name, s.value, s.unit) for s in (was, now))
    one, other = map(str, texts)
    return one, other


def _statements(one: Scenario, other: Scenario) -> Iterator[Difference]:
    for name, quantity in model().quantities.items():
        was, now = one.statements.get(name), other.statements.get(name)
        if was is None and now is None:
            continue
        if was is None or now is None:
            texts = [_value(name, s) if s else NOTHING for s in (was, now)]
            yield Difference("stated", quantity.label, *texts)
            continue
        if was.value != now.value:
            yield Difference("stated", quantity.label, *_apart(name, was, now))
        yield from _rest(name, (one, was), (other, now))


def _rest(
    name: str, one: tuple[Scenario, Statement], other: tuple[Scenario, Statement]
) -> Iterator[Difference]:
    """What differs between two statements of a quantity beside their values."""
    label = model().quantities[name].label
    entries = [toml_entries.statement(name, statement) for _scenario, statement in (one, other)]
    words = {
        "range": _("{label}, range"),
        "distribution": _("{label}, distribution"),
        "known": _("{label}, how far checked"),
        "note": _("{label}, remark"),
    }
    for key, text in words.items():
        was, now = (entry.get(key, "") for entry in entries)
        if was != now:
            if key == "known":
                was, now = (KNOWN_WORDS.get(k, "") for k in (was, now))
            yield _difference("stated", text.format(label=label), was, now)
    if one[1].value == other[1].value and one[1].unit != other[1].unit:
        texts = [f"{_value(name, s)} ({s.unit})" for s in (one[1], other[1])]
        yield Difference("stated", _("{label}, unit").format(label=label), *texts)
    origins = [_origin(scenario, statement) for scenario, statement in (one, other)]
    if origins[0] != origins[1]:
        yield _difference("stated", _("{label}, source").format(label=label), *origins)


def _origin(scenario: Scenario, item: Statement | Claim) -> str:
    key = f"[{item.cite}] " if item.cite else ""
    return key + _source(scenario.source_of(item))


def _source(source: Source | None) -> str:
    return " ".join(filter(None, (str(source), source.link))) if source else ""


def _results(one: Scenario, other: Scenario) -> Iterator[Difference]:
    results = [evaluate(scenario) for scenario in (one, other)]
    for name, quantity in model().quantities.items():
        was, now = (r.shown(name) for r in results)
        follows = any(r.how(name) == "follows" for r in results)
        if quantity.result and follows and was != now:
            yield Difference("result", quantity.label, was, now)


def _claims(one: Scenario, other: Scenario) -> Iterator[Difference]:
    for place, (was, now) in enumerate(zip_longest(one.claims, other.claims), 1):
        if was != now:
            what = _("Claim {place}").format(place=place)
            yield _difference("claim", what, _claim(one, was), _claim(other, now))


def _claim(scenario: Scenario, claim: Claim | None) -> str:
    if claim is None:
        return ""
    entry = toml_entries.claim(claim)
    said = (entry["quantity"], entry["value"], claim.by, claim.sentence)
    return " · ".join(filter(None, (*map(str, said), _origin(scenario, claim))))


def _texts(one: Scenario, other: Scenario) -> Iterator[Difference]:
    titles = {
        "title": _("Title"),
        "summary": _("Summary"),
        "notes": _("Notes"),
        "tags": _("Tags"),
    }
    for key, what in titles.items():
        was, now = (getattr(scenario, key) for scenario in (one, other))
        if was != now:
            if key == "tags":
                was, now = (", ".join(tags) for tags in (was, now))
            yield _difference("text", what, was, now)
    for key in {**one.sources, **other.sources}:
        was, now = one.sources.get(key), other.sources.get(key)
        if was != now:
            what = _("Source “{key}”").format(key=key)
            yield _difference("text", what, _source(was), _source(now))


def _draws(one: Scenario, other: Scenario) -> Iterator[Difference]:
    if one.sampling != other.sampling:
        words = _("{samples} draws, seed {seed}")
        texts = [
            words.format(samples=f"{s.sampling.samples:,}", seed=s.sampling.seed)
            for s in (one, other)
        ]
        yield Difference("draws", _("Draws"), *texts)
    if one.hold != other.hold:
        yield _difference("draws", _("Held"), _hold(one), _hold(other))


def _hold(scenario: Scenario) -> str:
    hold, quantities = scenario.hold, model().quantities
    if hold is None:
        return ""
    held = quantities[hold.quantity]
    return _("{label} at {value}, while {follower} follows").format(
        label=held.label,
        value=toml_entries.value_text(hold.quantity, hold.value, hold.unit),
        follower=quantities[hold.follower].in_sentence,
    )


def _difference(kind: Kind, what: str, one: str, other: str) -> Difference:
    """Of long texts, the place where they part."""
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return Difference(kind, what, _cut(one, start), _cut(other, start))


def _cut(text: str, place: int) -> str:
    first = max(place - _CONTEXT, 0) if len(text) > _LONGEST else 0
    part = " ".join(text[first : first + _LONGEST].split())
    before, after = "…" * (first > 0), "…" * (first + _LONGEST < len(text))
    return f"{before}{part}{after}" if text else NOTHING
