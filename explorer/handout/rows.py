"""What a hand-out says of a scenario, row by row: texts as on the screen, numbers where asked."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.model import model
from explorer.plain_text import clean
from explorer.results import Results
from explorer.scenario import KNOWN_WORDS, Source, Statement
from explorer.study import apart
from explorer.study.cards import Card, cards
from explorer.study.headlines import headlines, told
from explorer.study.sampled import Sampled
from explorer.units import size

Numbers = Mapping[Source, int]
"""The number under which each source is listed."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline result: its value and the range of nine in ten draws in words; `si` is exact.

    `ends` and `spread` (the same with the median) are empty where nothing of it is uncertain;
    `si` is None where the result is unknown.
    """

    name: str
    label: str
    value: str
    ends: str
    spread: str
    si: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as it was typed; `number`, `low` and `high` are in `unit`, the one typed.

    `reference` is the number of its source, 0 where it has none.
    """

    name: str
    label: str
    value: str
    number: float
    unit: str
    range: str
    low: float | None
    high: float | None
    source: str
    link: str
    year: int | None
    checked: str
    note: str
    reference: int


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption in force; `number` is in `unit`, the one shown; `uses` are the results on it.

    `uses` are the labels of what is computed from it at once.
    """

    name: str
    label: str
    value: str
    number: float
    unit: str
    uses: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A published figure beside the computed one, and the verdict; or a contradiction.

    `kind` is the verdict's, as `explorer.study.cards` has it.
    """

    name: str
    label: str
    by: str
    sentence: str
    published: str
    computed: str
    verdict: str
    kind: str
    reference: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A source under its number."""

    number: int
    text: str
    link: str


def headline_rows(results: Results, sampled: Sampled | None) -> tuple[Headline, ...]:
    """The six headlines, as the tiles of the window have them."""
    rows = []
    for name in headlines(results):
        quantity, words = model().quantities[name], told(name, results, sampled)
        si = results.values.get(name, math.nan)
        rows.append(
            Headline(
                name,
                quantity.label,
                words.value,
                words.ends,
                words.spread,
                si if math.isfinite(si) else None,
                quantity.unit,
            )
        )
    return tuple(rows)


def stated_rows(results: Results, numbers: Numbers) -> tuple[Stated, ...]:
    """What is stated, in the model's order."""
    stated = results.scenario.statements
    return tuple(
        _stated(name, stated[name], results, numbers)
        for name in model().quantities
        if name in stated
    )


def _stated(name: str, statement: Statement, results: Results, numbers: Numbers) -> Stated:
    quantity = model().quantities[name]
    unit = quantity.unit if statement.unit in {"", "1"} else statement.unit
    source = results.scenario.source_of(statement)
    low, high = statement.range or (None, None)
    return Stated(
        name=name,
        label=quantity.label,
        value=quantity.legible(statement.value, statement.unit),
        number=in_unit(statement.value, unit),
        unit=unit,
        range=apart.range_of(name, statement),
        low=None if low is None else in_unit(low, unit),
        high=None if high is None else in_unit(high, unit),
        source=clean(source.text),
        link=clean(source.link),
        year=source.year,
        checked=KNOWN_WORDS[statement.known] if statement.known else "",
        note=clean(statement.note),
        reference=numbers.get(source, 0),
    )


def in_unit(si: float, unit: str) -> float:
    """An SI value in a unit, without the digits that only the change of unit put there."""
    return float(f"{si / size(unit):.14g}")


def assumed_rows(results: Results) -> tuple[Assumed, ...]:
    """The assumptions in force, in the model's order."""
    return tuple(_assumed(name, results) for name in results.assumptions)


def _assumed(name: str, results: Results) -> Assumed:
    quantities, si = model().quantities, results.values[name]
    uses = [quantities[n].in_sentence for n, s in results.plan.steps.items() if name in s.known]
    return Assumed(
        name=name,
        label=quantities[name].label,
        value=quantities[name].legible(si),
        number=in_unit(si, quantities[name].unit),
        unit=quantities[name].unit,
        uses=", ".join(uses),
    )


def claimed_rows(
    results: Results, sampled: Sampled | None, numbers: Numbers
) -> tuple[Claimed, ...]:
    """Contradictions, then what was published, each with its verdict, as the cards have them."""
    found = cards(results, sampled)
    parted = len(found) - len(results.scenario.claims)
    sources = (Source(),) * parted + tuple(
        results.scenario.source_of(claim) for claim in results.scenario.claims
    )
    return tuple(
        _claimed(card, numbers.get(source, 0)) for card, source in zip(found, sources, strict=True)
    )


def _claimed(card: Card, reference: int) -> Claimed:
    return Claimed(
        name=card.quantity,
        label=card.label,
        by=clean(card.by),
        sentence=clean(card.sentence),
        published=card.published,
        computed=card.computed,
        verdict=card.words,
        kind=card.kind,
        reference=reference,
    )


def numbered(sources: Iterable[Source]) -> dict[Source, int]:
    """Each source once, under a number from 1 on; one without words is none."""
    found = dict.fromkeys(source for source in sources if source.text or source.link)
    return {source: number for number, source in enumerate(found, 1)}


def cited(sources: Numbers) -> tuple[Cited, ...]:
    """The sources in the order of their numbers."""
    return tuple(
        Cited(number, clean(str(source)), clean(source.link)) for source, number in sources.items()
    )
