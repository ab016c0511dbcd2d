"""What drives a result: each quantity moved by itself, to the ends of its range or by a share."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.graph import How
from explorer.model import model
from explorer.results import Results
from explorer.study.draws import Array
from explorer.study.varied import movable, one_at_a_time

SWING = 0.10
"""How far a quantity without a range is moved, up and down."""
_STEPS = 9
_NUDGE = 0.005


@dataclass(frozen=True, slots=True)
class Swing:
    """A quantity between two values, SI, and what the result is at each of them.

    `turns` marks a result that does not rise or fall all the way, and so may lie beyond both.
    """

    name: str
    how: How
    ranged: bool
    ends: tuple[float, float]
    results: tuple[float, float]
    turns: bool = False

    @property
    def width(self) -> float:
        """How far apart the two results are."""
        return abs(self.results[1] - self.results[0])


@dataclass(frozen=True, slots=True)
class Elasticity:
    """By how many per cent a result changes when a quantity grows by one per cent."""

    name: str
    how: How
    percent: float


def tornado(results: Results, target: str, swing: float = SWING) -> list[Swing]:
    """Every quantity that the target rests on, the widest swing first."""
    names = movable(results, target)
    ends = {name: _ends(results, name, swing) for name in names}
    points = {name: np.linspace(*ends[name], _STEPS) for name in names}
    found = one_at_a_time(results, points, target)
    swings = [_swing(results, name, ends[name], found[name]) for name in names]
    return sorted((s for s in swings if math.isfinite(s.width)), key=lambda s: -s.width)


def elasticities(results: Results, target: str) -> list[Elasticity]:
    """The elasticity of the target to every quantity that it rests on, the strongest first."""
    now = results.values.get(target, math.nan)
    quantities = model().quantities
    names = [
        n for n in movable(results, target) if results.values[n] and not quantities[n].calendar
    ]
    about = np.array([1 - _NUDGE, 1 + _NUDGE])
    points = {name: results.values[name] * about for name in names}
    found = one_at_a_time(results, points, target) if now else {}
    slopes = {name: float(np.diff(pair)[0]) / (2 * _NUDGE * now) for name, pair in found.items()}
    rows = [Elasticity(name, _how(results, name), slope) for name, slope in slopes.items()]
    return sorted((e for e in rows if math.isfinite(e.percent)), key=lambda e: -abs(e.percent))


def idle(results: Results, target: str) -> list[str]:
    """The stated quantities that the target does not rest on."""
    rests_on = results.plan.leaves.get(target, frozenset())
    return [name for name in results.scenario.statements if name not in rests_on]


def _ends(results: Results, name: str, swing: float) -> tuple[float, float]:
    """The quantity's range or, where it has none, its value less and more a share of it."""
    statement = results.scenario.statements.get(name)
    if statement is not None and statement.range is not None:
        return statement.range
    quantity, value = model().quantities[name], results.values[name]
    if quantity.calendar:
        return value - 1, value + 1
    low, high = sorted((value * (1 - swing), value * (1 + swing)))
    top = math.inf if quantity.si_high is None else quantity.si_high
    return max(low, quantity.si_low), min(high, top)


def _swing(results: Results, name: str, ends: tuple[float, float], found: Array) -> Swing:
    return Swing(
        name,
        _how(results, name),
        name in results.scenario.uncertain,
        ends,
        (float(found[0]), float(found[-1])),
        _turns(found),
    )


def _how(results: Results, name: str) -> How:
    return results.plan.how.get(name, "assumed")


def _turns(found: Sequence[float] | Array) -> bool:
    steps = np.diff(found)
    least = 1e-9 * float(np.max(np.abs(found), initial=0.0))
    return bool(np.any(steps > least) and np.any(steps < -least))
