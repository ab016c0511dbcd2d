"""What differs between two scenarios, in words: every statement, text, claim and headline."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeAlias

from explorer import toml_entries
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import KNOWN_WORDS, Claim, Known, Scenario, Source, Statement
from explorer.show import NOTHING
from explorer.study import apart
from explorer.study.brief import brief
from explorer.text import _

__all__ = ["KINDS", "Difference", "Kind", "brief", "differences"]

Kind: TypeAlias = Literal["stated", "result", "claim", "text", "draws"]
KINDS: dict[Kind, str] = {
    "stated": _("Stated"),
    "result": _("Headline results"),
    "claim": _("Claims"),
    "text": _("Title, notes and sources"),
    "draws": _("Draws and what is held"),
}
_NOISE = 1e-9
"""A relative difference of results that only the order of computing makes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is said otherwise: what it is, and how either scenario has it.

    `name` is the quantity that it is about, empty where it is about none.
    """

    what: str
    one: str
    other: str
    kind: Kind
    name: str = ""


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


def _statements(one: Scenario, other: Scenario) -> Iterator[Difference]:
    for name, quantity in model().quantities.items():
        was, now = one.statements.get(name), other.statements.get(name)
        if was is not None and now is not None:
            if was != now:
                yield from _parts(name, (one, was), (other, now))
        elif was is not None:
            yield Difference(quantity.label, _whole(name, was), NOTHING, "stated", name)
        elif now is not None:
            yield Difference(quantity.label, NOTHING, _whole(name, now), "stated", name)


def _whole(name: str, statement: Statement) -> str:
    """The value with its range, of a statement that one side alone has."""
    value = model().quantities[name].exact(statement.value, statement.unit)
    if statement.range is None:
        return value
    return _("{value} ({range})").format(
        value=value, range=toml_entries.interval(*statement.range, statement.unit)
    )


def _parts(
    name: str, one: tuple[Scenario, Statement], other: tuple[Scenario, Statement]
) -> Iterator[Difference]:
    """What differs between two statements of a quantity."""
    label, was, now = model().quantities[name].label, one[1], other[1]
    if (was.value, was.unit) != (now.value, now.unit):
        yield Difference(label, *apart.values(name, was, now), "stated", name)
    if was.range != now.range:
        what = _("{label}, range").format(label=label)
        yield Difference(what, *apart.ranges(name, was, now), "stated", name)
    words = {
        _("{label}, distribution"): (was.distribution or "", now.distribution or ""),
        _("{label}, how far checked"): (_checked(was.known), _checked(now.known)),
        _("{label}, remark"): (was.note, now.note),
    }
    for what, (before, after) in words.items():
        if before != after:
            yield _difference(what.format(label=label), before, after, "stated", name)
    if _own_origin(was) != _own_origin(now):
        what = _("{label}, source").format(label=label)
        yield _difference(what, _origin(*one), _origin(*other), "stated", name)


def _checked(known: Known | None) -> str:
    return KNOWN_WORDS[known] if known else ""


def _own_origin(item: Statement | Claim) -> tuple[str, Source]:
    """Where it says that it comes from; what a shared source says differs once, not with each."""
    return item.cite, item.own_source


def _origin(scenario: Scenario, item: Statement | Claim) -> str:
    cited, own = scenario.sources.get(item.cite), _source(item.own_source)
    key = f"[{item.cite}]" if item.cite else ""
    return " ".join(filter(None, (key, _source(cited), own)))


def _source(source: Source | None) -> str:
    if source is None:
        return ""
    year = f"({source.year})" if source.year is not None else ""
    return " ".join(filter(None, (source.text, year, source.link)))


def _results(one: Scenario, other: Scenario) -> Iterator[Difference]:
    before, after = evaluate(one), evaluate(other)
    nothing = float("nan")
    for name, quantity in model().quantities.items():
        follows = "follows" in (before.how(name), after.how(name))
        if not quantity.result or not follows:
            continue
        was, now = before.values.get(name, nothing), after.values.get(name, nothing)
        if abs(was - now) <= _NOISE * max(abs(was), abs(now)):
            continue
        texts = apart.results(quantity, was, now)
        if texts[0] != texts[1]:
            yield Difference(quantity.label, *texts, "result", name)


def _claims(one: Scenario, other: Scenario) -> Iterator[Difference]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - spares the list of the history

    matcher = SequenceMatcher(None, one.claims, other.claims, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        before, after = one.claims[start:end], other.claims[other_start:other_end]
        for was, now in zip_longest(before, after):
            yield from _claim((one, was), (other, now))


def _claim(
    one: tuple[Scenario, Claim | None], other: tuple[Scenario, Claim | None]
) -> Iterator[Difference]:
    """A claim that came or went, or what of it is said otherwise."""
    was, now = one[1], other[1]
    if was is None or now is None or was.quantity != now.quantity:
        if was is not None:
            yield _difference(_about(was), _all_of(one[0], was), "", "claim", was.quantity)
        if now is not None:
            yield _difference(_about(now), "", _all_of(other[0], now), "claim", now.quantity)
        return
    name, about = now.quantity, _about(now)
    words = {
        "{claim}": (_claimed(was), _claimed(now)),
        _("{claim}, by whom"): (was.by, now.by),
        _("{claim}, sentence"): (was.sentence, now.sentence),
    }
    for what, (before, after) in words.items():
        if before != after:
            yield _difference(what.format(claim=about), before, after, "claim", name)
    if _own_origin(was) != _own_origin(now):
        what = _("{claim}, source").format(claim=about)
        yield _difference(what, _origin(one[0], was), _origin(other[0], now), "claim", name)


def _about(claim: Claim) -> str:
    return _("Claim: {label}").format(label=model().quantities[claim.quantity].in_sentence)


def _claimed(claim: Claim) -> str:
    return str(toml_entries.claim(claim)["value"])


def _all_of(scenario: Scenario, claim: Claim) -> str:
    parts = (_claimed(claim), claim.by, claim.sentence, _origin(scenario, claim))
    return " · ".join(filter(None, parts))


def _texts(one: Scenario, other: Scenario) -> Iterator[Difference]:
    words = {"title": _("Title"), "summary": _("Summary"), "notes": _("Notes")}
    for key, what in words.items():
        was, now = getattr(one, key), getattr(other, key)
        if was != now:
            yield _difference(what, was, now, "text")
    if one.tags != other.tags:
        commas, quotes = (
            (_joined(one.tags, form), _joined(other.tags, form)) for form in ("{}", "“{}”")
        )
        yield _difference(_("Tags"), *apart.first_apart((commas, quotes)), "text")
    for key in {**one.sources, **other.sources}:
        before, after = one.sources.get(key), other.sources.get(key)
        if before != after:
            what = _("Source “{key}”").format(key=key)
            said = ("" if s is None else _source(s) or _("(says nothing)") for s in (before, after))
            yield Difference(what, *apart.texts(*said), "text")


def _joined(tags: tuple[str, ...], form: str) -> str:
    return ", ".join(map(form.format, tags))


def _draws(one: Scenario, other: Scenario) -> Iterator[Difference]:
    if one.sampling != other.sampling:
        words = _("{samples} draws, seed {seed}")
        was, now = (
            words.format(samples=f"{s.sampling.samples:,}", seed=s.sampling.seed)
            for s in (one, other)
        )
        yield Difference(_("Draws"), was, now, "draws")
    if one.hold != other.hold:
        hold = one.hold or other.hold
        name = hold.quantity if hold else ""
        yield _difference(_("Held"), _hold(one), _hold(other), "draws", name)


def _hold(scenario: Scenario) -> str:
    hold, quantities = scenario.hold, model().quantities
    if hold is None:
        return ""
    return _("{label} at {value}, while {follower} follows").format(
        label=quantities[hold.quantity].label,
        value=toml_entries.value_text(hold.quantity, hold.value, hold.unit),
        follower=quantities[hold.follower].in_sentence,
    )


def _difference(what: str, one: str, other: str, kind: Kind, name: str = "") -> Difference:
    """Of long texts, the place where they part."""
    return Difference(what, *apart.texts(one, other), kind, name)
