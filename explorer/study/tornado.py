"""What drives a result: each quantity moved by itself, to the ends of its range or by a share."""

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from explorer.graph import How
from explorer.model import model
from explorer.results import Results
from explorer.study.draws import Array
from explorer.study.varied import movable, one_at_a_time

SWING = 0.10
"""How far a quantity without a range is moved, up and down."""
_STEPS = np.linspace(0, 1, 9)
"""Where a result is looked at on the way from one end to the other."""
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


@np.errstate(all="ignore")
def tornado(results: Results, target: str, swing: float = SWING) -> list[Swing]:
    """Every quantity that the target rests on, the widest swing first."""
    names = movable(results, target)
    ends = {name: _ends(results, name, swing) for name in names}
    points = {n: low + (high - low) * _STEPS for n, (low, high) in ends.items()}
    found = one_at_a_time(results, points, target)
    least = _noise(results, target)
    swings = [_swing(results, name, ends[name], _clean(found[name], least)) for name in names]
    return sorted((s for s in swings if math.isfinite(s.width)), key=lambda s: -_rounded(s.width))


@np.errstate(all="ignore")
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
    return sorted((e for e in rows if math.isfinite(e.percent)), key=lambda e: -_rounded(e.percent))


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


def _noise(results: Results, target: str) -> float:
    """How much a result that is a difference of others may change by the noise of floats."""
    step = results.plan.steps.get(target)
    alike = _alike(target, step.known) if step is not None else ()
    known = (abs(results.values[name]) for name in alike)
    return 1e-12 * max(filter(math.isfinite, known), default=0.0)


@cache
def _alike(target: str, inputs: tuple[str, ...]) -> tuple[str, ...]:
    """The inputs of the same unit; what has none is neither added to anything nor subtracted."""
    quantities = model().quantities
    unit = quantities[target].si_unit
    return tuple(n for n in inputs if quantities[n].si_unit == unit != "1")


def _clean(found: Array, least: float) -> Array:
    """The found values, those within the noise of floats from the first one equal to it."""
    return np.where(np.abs(found - found[0]) <= least, found[0], found) if least else found


def _rounded(value: float) -> float:
    """A size for sorting: what differs by the noise of floats keeps the order of the statements."""
    return float(f"{abs(value):.3g}")


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


def _turns(found: Array) -> bool:
    values: list[float] = found.tolist()
    steps = [after - before for before, after in pairwise(values)]
    least = 1e-9 * max(map(abs, values))
    return max(steps) > least and min(steps) < -least
