"""How sure: a scenario drawn many times over, and what its results come to."""

import math
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

import numpy as np

from explorer.formula import Value
from explorer.results import Results
from explorer.scenario import Statement
from explorer.study.distribution import HIGH, LOW, shape_of
from explorer.study.draws import Array, Draws, draws

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Band:
    """The 5th, 50th and 95th percentile of a quantity, SI; all equal where it is certain."""

    low: float
    median: float
    high: float

    @property
    def certain(self) -> bool:
        """Whether it has no width."""
        return self.low == self.high


@dataclass(frozen=True)
class Sampled:
    """Results beside the same for every draw: arrays of shape (count,), floats where certain."""

    results: Results
    draws: Draws
    values: Mapping[str, Value]
    _bands: dict[str, Band] = field(default_factory=dict, repr=False, compare=False)
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made of these draws under a key, or is made now: once, in whichever thread."""
        if key not in self._kept:
            self._kept[key] = make()
        made: T = self._kept[key]
        return made

    @property
    def certain(self) -> bool:
        """Whether nothing has a range."""
        return not self.results.scenario.uncertain

    def is_certain(self, name: str) -> bool:
        """Whether a known quantity has the same value in every draw."""
        return np.ndim(self.values[name]) == 0

    def of(self, name: str) -> Array:
        """A known quantity's value in every draw, SI; shape (count,)."""
        return np.broadcast_to(np.asarray(self.values[name], dtype=float), (self.draws.count,))

    def band(self, name: str) -> Band | None:
        """The percentiles of a quantity; None where it is unknown."""
        if name not in self._bands:
            if name not in self.values:
                return None
            self._bands[name] = band_of(self.values[name])
        return self._bands[name]


def band_of(values: Value) -> Band:
    """The percentiles of some draws, as Hazen's rule takes them from middles of strata."""
    if np.ndim(values) == 0:
        return Band(float(values), float(values), float(values))
    drawn = np.asarray(values, dtype=float)
    last = drawn.size - 1
    places = [min(max(share * drawn.size - 0.5, 0), last) for share in (LOW, 0.5, HIGH)]
    ends = [(math.floor(place), math.ceil(place)) for place in places]
    # A third of the time of numpy.quantile, for every result and every place of a band.
    part = np.partition(drawn, [*chain(*ends), last])
    if np.isnan(part[last]):
        return Band(math.nan, math.nan, math.nan)
    around = [(float(part[low]), float(part[high])) for low, high in ends]
    return Band(*(_between(*two, place % 1) for two, place in zip(around, places, strict=True)))


def _between(low: float, high: float, share: float) -> float:
    return low if low == high else low + (high - low) * share


def sample_uncertain(results: Results) -> Sampled | None:
    """The draws of a scenario as often as it says itself; None where it states no range."""
    return sample(results) if results.scenario.uncertain else None


def sample(results: Results, count: int | None = None, before: Sampled | None = None) -> Sampled:
    """Draw a scenario `count` times, or as often as it says itself.

    Only what rests on statements that differ from those of `before` is computed again.
    """
    scenario = results.scenario
    drawn = draws(scenario.sampling.seed, count or scenario.sampling.samples)
    if before is None or before.draws is not drawn or before.results.plan is not results.plan:
        stated = {name: _drawn(name, s, drawn) for name, s in scenario.statements.items()}
        with np.errstate(all="ignore"):
            return Sampled(results, drawn, results.plan.run(stated))
    old = before.results.scenario.statements
    changed = frozenset(n for n, s in scenario.statements.items() if _differ(s, old[n]))
    stated = {name: _drawn(name, scenario.statements[name], drawn) for name in changed}
    plan = results.plan
    kept = {n: b for n, b in before._bands.items() if not plan.leaves[n] & changed}
    with np.errstate(all="ignore"):
        values = plan.run_again(before.values, stated, changed)
    return Sampled(results, drawn, values, kept)


def draw_one(results: Results, target: str, before: Sampled) -> Value:
    """One known quantity in every draw, as `sample` gives it, of a scenario with the same plan.

    Only the steps from what differs to the target are computed.
    """
    old, plan = before.results.scenario.statements, results.plan
    leaves = plan.leaves.get(target, frozenset())
    stated = {
        name: _drawn(name, statement, before.draws)
        for name, statement in results.scenario.statements.items()
        if name in leaves and _differ(statement, old[name])
    }
    with np.errstate(all="ignore"):
        return plan.run_to(target, before.values, stated) if stated else before.values[target]


def _differ(new: Statement, old: Statement) -> bool:
    return new is not old and (new.value, new.range, new.distribution) != (
        old.value,
        old.range,
        old.distribution,
    )


def _drawn(name: str, statement: Statement, drawn: Draws) -> Value:
    if statement.range is None:
        return np.float64(statement.value)
    return shape_of(name, statement).quantiles(drawn)[drawn.order(name)]
