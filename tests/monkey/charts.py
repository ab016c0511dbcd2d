"""What the charts in sight say, against the model asked anew."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, cast

from explorer import show
from explorer.model import model
from explorer.results import Results
from explorer.study.cards import cards
from explorer.study.multiples import multiples
from explorer.study.parts import bars
from explorer.study.solve import answers
from explorer.study.tornado import elasticities, tornado
from tests.monkey import beside
from tests.monkey.truth import Truth
from ui.charts.card import ChartCard
from ui.charts.distribution import Distribution
from ui.charts.goals import MakeItTrue
from ui.charts.goals.answered import rows as answered
from ui.charts.ladder import Ladder
from ui.charts.map import Map
from ui.charts.multiples import Multiples
from ui.charts.response import Response
from ui.charts.sidebyside import SideBySide
from ui.charts.tornado import Tornado
from ui.charts.tornado.rows import elasticities_picture, swings_picture

Rows: TypeAlias = list[tuple[str, ...]]


def different_charts(
    charts: Mapping[str, ChartCard], visible: tuple[str, ...], truth: Truth
) -> Iterator[str]:
    """What the charts say otherwise than the model does."""
    for name in visible:
        for sentence in different(name, charts[name], truth):
            yield f"{name}: {sentence}"


def different(kind: str, chart: ChartCard, truth: Truth) -> Iterator[str]:
    """What a chart says otherwise than the model does."""
    if kind in _ASKING:
        yield from _ASKING[kind](chart, truth)


def _breakdown(chart: ChartCard, truth: Truth) -> Iterator[str]:
    wanted = Rows()
    for bar in bars(truth.now, truth.now.unknown):
        wanted += [
            (bar.name, bar.total, part.name, part.value, show.percent(part.share))
            for part in bar.parts
        ] or [(bar.name, bar.total, bar.needs, "", "")]
    shown, wanted = chart.table()[1:], [*wanted, *beside.totals(truth)]
    yield from _differ(sorted(shown), sorted(wanted))
    energy = truth.now.values.get("energy")
    totals = {row[:2] for row in shown}
    if energy is not None and ("Energy", truth.now.shown("energy")) not in totals:
        yield f"no total of {truth.now.shown('energy')}"


def _ladder(chart: ChartCard, truth: Truth) -> Iterator[str]:
    name, yardsticks = cast("Ladder", chart).quantity, 3
    value = truth.now.values.get(name, math.nan)
    wanted = [truth.now.shown(name)] if math.isfinite(value) and value > 0 else []
    yield from _differ([row[1] for row in chart.table() if row[0] == "This scenario"], wanted)
    others = [row[:2] for row in chart.table()[1:] if not row[yardsticks]]
    wanted_others = beside.rungs(truth, name) + [("This scenario", value) for value in wanted]
    yield from _differ(sorted(others), sorted(wanted_others))


def _response(chart: ChartCard, truth: Truth) -> Iterator[str]:
    response = cast("Response", chart)
    result, quantity = response.selected
    table = chart.table()
    here = next((n for n, row in enumerate(table) if row[-1] == "this scenario"), None)
    if here is not None:
        wanted = tuple(f"{_in_unit(n, truth.now):.6g}" for n in (quantity, result))
        yield from _differ(table[here][:2], wanted)
        claims = [c.by for c in truth.scenario.claims if c.quantity == result]
        points = [(*row[:2], row[-1]) for row in table[here + 1 : len(table) - len(claims)]]
        yield from _differ(points, beside.points(truth, result, quantity))
        yield from beside.different_curves(response, truth)
    elif result and quantity and not chart.subtitle.startswith("These values are beyond"):
        yield "no dot"


def _in_unit(name: str, results: Results) -> float:
    return results.values[name] / model().quantities[name].size


def _tornado(chart: ChartCard, truth: Truth) -> Iterator[str]:
    result, view = cast("Tornado", chart).shown
    if view == "variance" or not result or chart.subtitle.startswith("This value is beyond"):
        return
    now = truth.now
    if view == "swings":
        picture = swings_picture(now, result, tornado(now, result))
    else:
        picture = elasticities_picture(result, elasticities(now, result))
    wanted = [
        (row.label, *row.cells(), *beside.driven(truth, result, view, row)) for row in picture.rows
    ]
    heads = ("Quantity", *picture.heads, *beside.named(truth, result))
    yield from _differ(chart.table()[:1], [heads] if wanted else [])
    yield from _differ(sorted(chart.table()[1:]), sorted(wanted))


def _distribution(chart: ChartCard, truth: Truth) -> Iterator[str]:
    name = cast("Distribution", chart).selected
    table = chart.table()
    here = next((n for n, row in enumerate(table) if row[0] == "This scenario"), None)
    value = _in_unit(name, truth.now) if name in truth.now.values else None
    if here is not None:
        if table[here][2] and value is not None:
            yield from _differ(table[here][2], f"{value:.6g}")
        claims = [c for c in truth.scenario.claims if c.quantity == name]
        others = table[here + 1 : len(table) - len(claims)]
        yield from _differ(others, beside.piles(truth, name))
    if len(table) == 2 and not table[1][1]:
        yield "neither a heap nor a word why"


def _goals(chart: ChartCard, truth: Truth) -> Iterator[str]:
    now, goal, goals = truth.now, truth.goal, cast("MakeItTrue", chart)
    if goal is None:
        yield from _differ(chart.table(), [])
        return
    found = answers(now, goal, [*now.scenario.statements, *now.assumptions])
    # As text, since an answer that gives nothing gives a NaN, which equals none.
    yield from _differ(str(list(goals.answers.values())), str(found))
    yield from _differ(
        sorted(row.texts for row in goals.table_.rows),
        sorted(row.texts for row in answered(now, goal, found)),
    )


def _map(chart: ChartCard, truth: Truth) -> Iterator[str]:
    names = cast("Map", chart).selected
    if chart.table() and f" {truth.now.shown(names[0])}" not in chart.subtitle:
        yield f"“{chart.subtitle}”, but it is {truth.now.shown(names[0])}"


def _claims(chart: ChartCard, truth: Truth) -> Iterator[str]:
    shown = [row[3:5] for row in chart.table()[1:]]
    yield from _differ(shown, [(c.computed, c.words) for c in cards(truth.now, truth.drawn)])


def _multiples(chart: ChartCard, truth: Truth) -> Iterator[str]:
    many = cast("Multiples", chart)
    _what, target = many.shown
    for one in many.found:
        there = multiples(truth.now, [one.variant], target, truth.drawn)[0]
        yield from _differ(
            (one.value, one.needs, one.ratio, one.band),
            (there.value, there.needs, there.ratio, there.band),
        )


def _sidebyside(chart: ChartCard, truth: Truth) -> Iterator[str]:
    several = cast("SideBySide", chart)
    own = truth.scenario.title or "On screen"
    names = [own, *(other.name for other in truth.others if not other.ghost)]
    yield from _differ([cell.name for cell in several.cells], names)
    for cell, there in zip(several.cells, truth.each(), strict=False):
        for sentence in different(several.kind, cell.chart, there):
            yield f"{several.kind} of {cell.name}: {sentence}"


def _differ(shown: object, wanted: object) -> Iterator[str]:
    if shown != wanted:
        yield f"shown {shown!r}, but it is {wanted!r}"


_ASKING: Mapping[str, Callable[[ChartCard, Truth], Iterator[str]]] = {
    "breakdown": _breakdown,
    "ladder": _ladder,
    "response": _response,
    "tornado": _tornado,
    "distribution": _distribution,
    "goals": _goals,
    "map": _map,
    "claims": _claims,
    "outlook": beside.different_outlook,
    "multiples": _multiples,
    "sidebyside": _sidebyside,
    "comparison": beside.different_comparison,
    "waterfall": beside.different_waterfall,
}
