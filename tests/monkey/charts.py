"""What the charts in sight say, against the model asked anew."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeAlias, cast

from explorer.model import model
from explorer.results import Results
from explorer.study.cards import cards
from explorer.study.goal import Goal
from explorer.study.outlook import rows as years
from explorer.study.sampled import Sampled
from explorer.study.solve import answers
from explorer.study.tornado import elasticities, tornado
from ui.charts.breakdown.parts import bars
from ui.charts.card import ChartCard
from ui.charts.distribution import Distribution
from ui.charts.goals import MakeItTrue
from ui.charts.goals.answered import rows as answered
from ui.charts.ladder import Ladder
from ui.charts.map import Map
from ui.charts.response import Response
from ui.charts.tornado import Tornado
from ui.charts.tornado.rows import elasticities_picture, swings_picture

Rows: TypeAlias = list[tuple[str, ...]]


class Asked(Protocol):
    """What the model gives, worked out anew."""

    @property
    def goal(self) -> Goal | None:
        """What is aimed at."""

    @property
    def now(self) -> Results:
        """All that follows."""

    @property
    def drawn(self) -> Sampled:
        """The draws."""


def different_charts(
    charts: Mapping[str, ChartCard], visible: tuple[str, ...], truth: Asked
) -> Iterator[str]:
    """What the charts say otherwise than the model does."""
    for name in visible:
        if name in _ASKING:
            for sentence in _ASKING[name](charts[name], truth):
                yield f"{name}: {sentence}"


def _breakdown(chart: ChartCard, truth: Asked) -> Iterator[str]:
    shown = {(row[0], row[1]) for row in chart.table()[1:]}
    wanted = {(bar.name, bar.total) for bar in bars(truth.now, truth.now.unknown)}
    yield from _differ(shown, wanted)
    energy = truth.now.values.get("energy")
    if energy is not None and ("Energy", truth.now.shown("energy")) not in shown:
        yield f"no total of {truth.now.shown('energy')}"


def _ladder(chart: ChartCard, truth: Asked) -> Iterator[str]:
    name = cast("Ladder", chart).quantity
    value = truth.now.values.get(name, math.nan)
    wanted = [truth.now.shown(name)] if math.isfinite(value) and value > 0 else []
    yield from _differ([row[1] for row in chart.table() if row[0] == "This scenario"], wanted)


def _response(chart: ChartCard, truth: Asked) -> Iterator[str]:
    result, quantity = cast("Response", chart).selected
    here = [row for row in chart.table() if row[-1] == "this scenario"]
    if here:
        wanted = tuple(f"{_in_unit(n, truth.now):.6g}" for n in (quantity, result))
        yield from _differ(here[0][:2], wanted)
    elif result and quantity and not chart.subtitle.startswith("These values are beyond"):
        yield "no dot"


def _in_unit(name: str, results: Results) -> float:
    return results.values[name] / model().quantities[name].size


def _tornado(chart: ChartCard, truth: Asked) -> Iterator[str]:
    result, view = cast("Tornado", chart).shown
    if view == "variance" or not result or chart.subtitle.startswith("This value is beyond"):
        return
    now = truth.now
    if view == "swings":
        picture = swings_picture(now, result, tornado(now, result))
    else:
        picture = elasticities_picture(result, elasticities(now, result))
    wanted = [(row.label, *row.cells()) for row in picture.rows]
    yield from _differ(sorted(chart.table()[1:]), sorted(wanted))


def _distribution(chart: ChartCard, truth: Asked) -> Iterator[str]:
    name = cast("Distribution", chart).selected
    table = chart.table()
    shown = {row[2] for row in table if row[0] == "This scenario"}
    value = _in_unit(name, truth.now) if name in truth.now.values else None
    if shown and shown != {""} and value is not None:
        yield from _differ(shown, {f"{value:.6g}"})
    if len(table) == 2 and not table[1][1]:
        yield "neither a heap nor a word why"


def _goals(chart: ChartCard, truth: Asked) -> Iterator[str]:
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


def _map(chart: ChartCard, truth: Asked) -> Iterator[str]:
    names = cast("Map", chart).selected
    if chart.table() and f" {truth.now.shown(names[0])}" not in chart.subtitle:
        yield f"“{chart.subtitle}”, but it is {truth.now.shown(names[0])}"


def _claims(chart: ChartCard, truth: Asked) -> Iterator[str]:
    shown = [row[3:5] for row in chart.table()[1:]]
    yield from _differ(shown, [(c.computed, c.words) for c in cards(truth.now, truth.drawn)])


def _outlook(chart: ChartCard, truth: Asked) -> Iterator[str]:
    yield from _differ(chart.table(), years(truth.drawn))


def _differ(shown: object, wanted: object) -> Iterator[str]:
    if shown != wanted:
        yield f"shown {shown!r}, but it is {wanted!r}"


_ASKING: Mapping[str, Callable[[ChartCard, Asked], Iterator[str]]] = {
    "breakdown": _breakdown,
    "ladder": _ladder,
    "response": _response,
    "tornado": _tornado,
    "distribution": _distribution,
    "goals": _goals,
    "map": _map,
    "claims": _claims,
    "outlook": _outlook,
}
