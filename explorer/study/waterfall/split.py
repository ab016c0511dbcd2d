"""From two scenarios to the waterfall between them."""

import math
from collections.abc import Mapping

from explorer import show
from explorer.errors import WattifError
from explorer.model import labels, model
from explorer.plain_text import short
from explorer.results import Results
from explorer.study.waterfall.bars import Bar, Method, Side, Waterfall
from explorer.study.waterfall.change import Change
from explorer.study.waterfall.route import Route, route
from explorer.text import _

_SAME = 1e-9
_NOISE = 1e-13
"""An amount this small beside the largest number is what rounding left of nothing."""
Ends = Mapping[str, tuple[float, float]]


def waterfall(one: Results, other: Results, target: str) -> Waterfall:
    """What moves a result from its value in one scenario to that in the other, and by how much.

    Logarithmic means split products, and sums of them term by term. Where a factor is zero on a
    side or changes its sign, there is no logarithm, and Shapley's averages take their place.
    Raises WattifError where a side has no finite value.
    """
    start, end = _value(one, target), _value(other, target)
    way = route(frozenset(one.scenario.statements), frozenset(other.scenario.statements), target)
    amounts, method = _split(way, one, other, (start, end))
    least = _NOISE * max(map(abs, (start, end, *amounts.values())))
    bars = [_bar(name, a, one, other) for name, a in amounts.items() if abs(a) > least]
    bars.sort(key=_size)
    return Waterfall(target, start, end, tuple(bars), method)


def _size(bar: Bar) -> float:
    return -abs(bar.amount)


def _value(results: Results, target: str) -> float:
    """The value on one side. Raises WattifError."""
    value = results.values.get(target)
    if value is not None and math.isfinite(value):
        return value
    words = {
        "label": model().quantities[target].label,
        "title": short(results.scenario.title or _("(no title)")),
        "needed": labels(results.unknown.get(target, ())) or show.NOTHING,
    }
    if value is None:
        text = _("{label} is unknown in “{title}”; it needs {needed}.")
    else:
        text = _("{label} is no finite number in “{title}”, so its change cannot be split.")
    raise WattifError(text.format(**words))


def _split(
    way: Route, one: Results, other: Results, ends: tuple[float, float]
) -> tuple[Mapping[str, float], Method]:
    """The amount of each coordinate; all of it is the result's own where nothing splits it."""
    pairs = {n: (one.values.get(n, 0.0), other.values.get(n, 0.0)) for n in way.coordinates}
    moved = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    kept = {name: first for name, (first, _last) in pairs.items() if name not in moved}
    try:
        return _by_means(way, moved, kept, ends), "LMDI"
    except (ArithmeticError, TypeError):
        pass
    from explorer.study.waterfall.shapley import shapley  # noqa: PLC0415 - NumPy, seldom needed

    try:
        amounts = shapley(way.run, moved, kept)
    except (ArithmeticError, TypeError):
        amounts = {}
    if _adds_up(amounts, ends):
        return amounts, "Shapley"
    return {way.target: ends[1] - ends[0]}, "Shapley"


def _by_means(
    way: Route, moved: Ends, kept: Mapping[str, float], ends: tuple[float, float]
) -> Mapping[str, float]:
    """Raises ArithmeticError where a logarithm does not exist, or a number is beyond all bounds."""
    changes = {name: Change(a, b, {name: b - a}) for name, (a, b) in moved.items()}
    found = way.run({**kept, **changes})
    amounts = found.amounts if isinstance(found, Change) else {}
    if not _adds_up(amounts, ends):
        raise ArithmeticError
    return amounts


def _adds_up(amounts: Mapping[str, float], ends: tuple[float, float]) -> bool:
    """Whether nothing is left over, but for the last digits of the largest number."""
    largest = max(map(abs, (*ends, *amounts.values())))
    return abs(math.fsum(amounts.values()) - (ends[1] - ends[0])) <= _SAME * largest


def _bar(name: str, amount: float, one: Results, other: Results) -> Bar:
    return Bar(
        name,
        amount,
        one=one.values.get(name, 0.0),
        other=other.values.get(name, 0.0),
        how=(_how(one, name), _how(other, name)),
        units=(_unit(one, name), _unit(other, name)),
    )


def _how(results: Results, name: str) -> Side:
    return results.how(name) or "absent"


def _unit(results: Results, name: str) -> str:
    statement = results.scenario.statements.get(name)
    return statement.unit if statement is not None else ""
