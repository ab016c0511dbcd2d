"""What charts say of the scenarios beside the one on screen, as the model gives it."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import numpy as np

from explorer.errors import WattifError
from explorer.model import model
from explorer.study.comparison import rows as compared
from explorer.study.outlook import SUBJECTS, Fan, outlook
from explorer.study.outlook import rows as years
from explorer.study.titles import on_screen
from explorer.study.waterfall import waterfall
from explorer.study.waterfall.rows import rows as rows_of
from tests.monkey.truth import Truth
from ui import theme
from ui.charts.axes import drawable
from ui.charts.beside import Beside, knowing
from ui.charts.comparison.words import Party, sentences, table
from ui.charts.distribution.piles import Counted, pile_of
from ui.charts.outlook.span import extent
from ui.charts.response.beside import can_be_swept, line_of
from ui.charts.tornado.beside import View, cells, comparable
from ui.charts.tornado.rows import Row

if TYPE_CHECKING:
    from ui.charts.card import ChartCard
    from ui.charts.outlook import Outlook
    from ui.charts.response import Response
    from ui.charts.waterfall import Waterfall

_TOTALS = ("energy", "emissions", "cost", "water")


def totals(truth: Truth) -> list[tuple[str, ...]]:
    """The rows of the breakdown: each total of each that has one."""
    return [
        (model().quantities[name].label, other.value(name), other.called, "", "")
        for name in _TOTALS
        for other in knowing(truth.others, name)
        if other.sampled.results.values[name] > 0
    ]


def rungs(truth: Truth, name: str) -> list[tuple[str, ...]]:
    """Those that stand on the ladder, with their values."""
    found = knowing(truth.others, name)
    values = [other.sampled.results.values[name] for other in found]
    return [
        (other.called, other.value(name))
        for other, value in zip(found, values, strict=True)
        if value > 0 and drawable(value)
    ]


def points(truth: Truth, result: str, quantity: str) -> list[tuple[str, ...]]:
    """The dots on the axes of a response."""
    sizes = [model().quantities[name].size for name in (quantity, result)]
    found: list[tuple[str, ...]] = []
    for other in knowing(truth.others, result):
        if can_be_swept(other.sampled, result, quantity):
            values = other.sampled.results.values
            x, y = values[quantity] / sizes[0], values[result] / sizes[1]
            found.append((f"{x:.6g}", f"{y:.6g}", other.called))
    return found


def different_curves(chart: "Response", truth: Truth) -> Iterator[str]:
    """The curves of the others, point by point."""
    fresh = {other.called: other for other in truth.others}
    for line in chart.lines:
        there = line_of(fresh[line.beside.called], *chart.selected, line.x)
        if there is None or not np.array_equal(line.y, there.y, equal_nan=True):
            yield f"another curve of {line.beside.called}"


def driven(truth: Truth, result: str, view: View, row: Row) -> tuple[str, ...]:
    """The cells of a row of the tornado."""
    return cells(row, comparable(truth.others, result, view), result, view)


def named(truth: Truth, result: str) -> tuple[str, ...]:
    """Who stands in the heads of the tornado's table."""
    return tuple(other.called for other in comparable(truth.others, result, "swings"))


def piles(truth: Truth, name: str) -> list[tuple[str, ...]]:
    """The rows of the heap: the present value of each, and where nine in ten draws lie."""
    found: list[tuple[str, ...]] = []
    for other in knowing(truth.others, name):
        pile = pile_of(other.sampled, name)
        if pile is not None:
            found += Counted(other, pile, np.empty(0, np.intp)).rows()
    return found


def different_outlook(chart: "ChartCard", truth: Truth) -> Iterator[str]:
    """Every year of the scenario on screen, and of the others in the result that is shown."""
    subject, wanted = cast("Outlook", chart).subject, years(truth.drawn)
    for other in knowing(truth.others, subject) if wanted else ():
        fan = outlook(other.sampled, subject)
        if fan is not None and _can_be_drawn(fan):
            wanted = _with_column(wanted, other, fan, subject)
    yield from _differ(chart.table(), wanted)


def _with_column(
    rows: list[tuple[str, ...]], other: Beside, fan: Fan, subject: str
) -> list[tuple[str, ...]]:
    stated = zip(fan.years.tolist(), fan.stated.tolist(), strict=True)
    texts = {f"{year:.0f}": fan.shown.shown(value) for year, value in stated}
    head = f"{other.called}: {SUBJECTS[subject]}"
    return [(*rows[0], head), *((*row, texts.get(row[0], "")) for row in rows[1:])]


def _can_be_drawn(fan: Fan) -> bool:
    return all(math.isfinite(end) and drawable(end) for end in extent(fan))


def different_comparison(chart: "ChartCard", truth: Truth) -> Iterator[str]:
    """The table of the headlines, and the sentences below it."""
    others = [Party(o.name, o.color, o.sampled) for o in truth.others if not o.ghost]
    own = on_screen(truth.scenario.title, [party.name for party in others])
    parties = [Party(own, theme.current().scenarios[0], truth.drawn), *others]
    baseline = truth.baseline if truth.baseline < len(parties) else 0
    rows = compared([party.sampled for party in parties], baseline, truth.focus)
    wanted = table(parties, rows, baseline)
    shown = chart.table()
    yield from _differ(shown[: len(wanted)], wanted)
    said = sentences(parties, baseline, truth.focus) if others else []
    yield from _differ([row[0] for row in shown[len(wanted) :]], said)


def different_waterfall(chart: "ChartCard", truth: Truth) -> Iterator[str]:
    """From the baseline, or the first beside, to the scenario on screen, or the other way round."""
    fall = cast("Waterfall", chart)
    result, turned = fall.shown
    if not truth.others or not result:
        yield from _differ(chart.table(), [])
        return
    other = truth.others[min(max(truth.baseline, 1), len(truth.others)) - 1]
    one, end = (other.sampled.results, other.called), (truth.now, "This scenario")
    if turned:
        one, end = end, one
    try:
        there = waterfall(one[0], end[0], result)
    except WattifError as error:
        yield from _differ((chart.table(), chart.subtitle), ([], str(error)))
        return
    known = drawable(there.start) and drawable(there.end)
    yield from _differ(chart.table(), rows_of(there, one[1], end[1]) if known else [])


def _differ(shown: object, wanted: object) -> Iterator[str]:
    if shown != wanted:
        yield f"shown {shown!r}, but it is {wanted!r}"
