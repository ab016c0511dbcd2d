"""Make it true: for every quantity, the value that alone would bring a result to its target."""

import math
from collections.abc import Iterable
from functools import cache

import numpy as np

from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.draws import Array
from explorer.study.goal import Answer, Goal, Kind
from explorer.study.roots import Search, search
from explorer.study.varied import movable, one_at_a_time

_POINTS = 65
_BEYOND = 1000.0
"""Where nothing bounds a quantity, it is sought this many times beyond its slider's end."""
_CLOSE = 5e-4
"""A whole number that comes as near as this reaches the target, by what is shown of it."""


@np.errstate(all="ignore")
def answers(results: Results, goal: Goal, names: Iterable[str] | None = None) -> list[Answer]:
    """One answer for each of the names, by default all that is stated, in the scenario's order."""
    wanted = list(results.scenario.statements if names is None else names)
    moves = set(movable(results, goal.quantity))
    points = {name: reach(model().quantities[name]) for name in wanted if name in moves}
    found = _searched(results, goal, points)
    now = results.values.get(goal.quantity, math.nan)
    return [
        _answer(results, goal, name, found[name])
        if name in found
        else Answer(name, "no effect", None, results.values.get(name, math.nan), now)
        for name in wanted
    ]


def _searched(results: Results, goal: Goal, points: dict[str, Array]) -> dict[str, Search]:
    if not points or goal.quantity not in results.values:
        return {}

    def function(tried: dict[str, Array]) -> dict[str, Array]:
        return one_at_a_time(results, tried, goal.quantity)

    here = {name: results.values[name] for name in points}
    return search(function, points, here, goal.value)


@cache
def reach(quantity: Quantity) -> Array:
    """The values, SI and rising, among which a quantity is sought: all that can exist of it."""
    values = _reach(quantity)
    values.setflags(write=False)
    return values


def _reach(quantity: Quantity) -> Array:
    low, high = quantity.si_slider
    if quantity.calendar:
        return np.arange(low, high + 1.0)
    top = quantity.si_high if quantity.si_high is not None else high * _BEYOND
    if quantity.scale == "log":
        bottom = max(low / _BEYOND, quantity.si_low)
        return np.geomspace(bottom, top, _POINTS)
    bottom = quantity.si_low + (1e-6 * (high - low) if quantity.above_low else 0.0)
    return _spaced(bottom, max(high, bottom), top)


def _spaced(bottom: float, usual: float, top: float) -> Array:
    """Evenly to the slider's end, and from there to the top in growing steps."""
    near = np.linspace(bottom, min(usual, top), _POINTS)
    if top <= usual * (1 + 1e-9) or usual <= 0:
        return near
    return np.concatenate((near, np.geomspace(usual, top, _POINTS // 2)[1:]))


def _answer(results: Results, goal: Goal, name: str, found: Search) -> Answer:
    if found.flat:
        return Answer(name, "no effect", None, results.values[name], found.best)
    if found.root is None:
        return Answer(name, "out of reach", None, found.at, found.best)
    if model().quantities[name].whole:
        return _whole(results, goal, name, found)
    return Answer(name, "reached", found.root, found.root, goal.value, found.others)


def _whole(results: Results, goal: Goal, name: str, found: Search) -> Answer:
    """The whole number beside the root that comes nearer to the target, and what it gives."""
    quantity, root = model().quantities[name], found.root or 0.0
    lowest = math.floor(quantity.si_low) + 1 if quantity.above_low else math.ceil(quantity.si_low)
    beside = np.maximum(np.array([math.floor(root), math.ceil(root)], dtype=float), lowest)
    gives = one_at_a_time(results, {name: beside}, goal.quantity)[name]
    place = int(np.argmin(np.abs(np.nan_to_num(gives, nan=np.inf) - goal.value)))
    value, result = float(beside[place]), float(gives[place])
    near = abs(result - goal.value) <= _CLOSE * abs(goal.value)
    kind: Kind = "reached" if near else "nearly"
    return Answer(name, kind, value, value, result, found.others)
