"""What drives the result in other scenarios, beside the rows of the one shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, TypeAlias

from explorer.model import model
from explorer.study.sampled import Sampled
from explorer.study.tornado import elasticities, tornado
from explorer.text import _
from ui.charts.axes import drawable
from ui.charts.beside import Beside, both, knowing
from ui.charts.tornado.rows import Other, Picture, Row
from ui.charts.tornado.words import signed

View = Literal["swings", "elasticities", "variance"]
Ends: TypeAlias = Mapping[str, tuple[float, float]]
"""From where to where each quantity moves the result, in the unit of the axis."""
Bars: TypeAlias = Mapping[str, tuple[Other, ...]]
"""The bars of other scenarios by the quantity whose row they stand in."""


def comparable(others: Sequence[Beside], result: str, view: View) -> tuple[Beside, ...]:
    """Those of which bars can be drawn; shares of the variance are found for one alone."""
    if view == "variance":
        return ()
    known = knowing(others, result)
    return tuple(o for o in known if drawable(o.sampled.results.values[result]))


def bars_of(others: Sequence[Beside], result: str, view: View) -> Bars:
    """Their bars for each quantity that drives the result in one of them."""
    found: dict[str, tuple[Other, ...]] = {}
    for other in others:
        for name, ends in ends_of(other.sampled, result, view).items():
            words = _words(other, result, view, ends)
            bar = Other(other.color, other.ghost, *ends, words)
            found[name] = (*found.get(name, ()), bar)
    return found


def with_others(picture: Picture, bars: Bars) -> Picture:
    """The picture with the bars of other scenarios in its rows, and with ends that hold them."""
    if not bars or not picture.rows:
        return picture
    rows = tuple(_beside(row, bars.get(row.name, ())) for row in picture.rows)
    ends = picture.ends
    for one in (one for row in rows for one in row.others):
        ends = both((min(one.start, one.end), max(one.start, one.end)), ends)
    return replace(picture, rows=rows, ends=ends)


def ends_of(sampled: Sampled, result: str, view: View) -> Ends:
    """From where to where each quantity moves a result, worked out once."""
    make: Callable[[], Ends] = partial(_swings if view == "swings" else _percents, sampled, result)
    return sampled.kept(("driven", result, view), make)


def _swings(sampled: Sampled, result: str) -> Ends:
    size = model().quantities[result].size
    found = tornado(sampled.results, result)
    return {s.name: (s.results[0] / size, s.results[1] / size) for s in found if s.width > 0}


def _percents(sampled: Sampled, result: str) -> Ends:
    found = elasticities(sampled.results, result)
    return {e.name: (0.0, e.percent) for e in found if abs(e.percent) > 1e-6}


def _beside(row: Row, others: tuple[Other, ...]) -> Row:
    return replace(row, others=others, tip=partial(_tip, row.tip, others)) if others else row


def _words(other: Beside, result: str, view: View, ends: tuple[float, float]) -> str:
    quantity = model().quantities[result]
    low, high = (end * quantity.size for end in sorted(ends))
    value = quantity.interval(low, high) if view == "swings" else signed(ends[1])
    return _("{name}: {value}").format(name=other.called, value=value)


def _tip(own: Callable[[], str], others: Sequence[Other]) -> str:
    return "\n".join((own(), *(other.words for other in others)))


def cells(row: Row, others: Sequence[Beside], result: str, view: View) -> tuple[str, ...]:
    """What the rows of the table have of each of them."""
    quantity = model().quantities[result]
    found: list[str] = []
    for other in others:
        ends = ends_of(other.sampled, result, view).get(row.name)
        if ends is None:
            found.append("")
        elif view == "swings":
            low, high = (end * quantity.size for end in sorted(ends))
            found.append(quantity.interval(low, high))
        else:
            found.append(signed(ends[1]))
    return tuple(found)
