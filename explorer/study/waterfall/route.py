"""One way to a result that serves two scenarios, whatever either of them states."""

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from explorer.formula import Formula, Value
from explorer.graph import ABSENT, Plan, Step
from explorer.model import model

_KEPT = 200
_SAME = 1e-9


@dataclass(frozen=True)
class Route:
    """The coordinates that both scenarios have a value for, and the steps from them to a result.

    A coordinate is what either scenario states or assumes, or what no formula explains for both.
    """

    target: str
    coordinates: tuple[str, ...]
    steps: tuple[Step, ...]

    def run(self, values: Mapping[str, Value]) -> Value:
        """The result, from a value of each coordinate: floats, arrays, or any other arithmetic."""
        known: dict[str, Value] = {ABSENT: None, **values}
        for step in self.steps:
            known[step.quantity] = step.formula.function(*map(known.get, step.inputs))
        return known[self.target]


@lru_cache(_KEPT)
def route(stated: frozenset[str], also: frozenset[str], target: str) -> Route:
    """The route for scenarios that state these and those quantities, the same in either order."""
    plans = model().plan(stated), model().plan(also)
    return _Walk((_Trial(plans[0]), _Trial(plans[1]))).to(target)


class _Trial:
    """A plan, and all its values for some numbers that nothing but its formulas connects."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        numbers = {
            name: random.Random(name).uniform(0.2, 0.9)
            for name, how in plan.how.items()
            if how == "stated"
        }
        self.values = plan.run(numbers)
        self._below: dict[str, frozenset[str]] = {}
        for name, step in plan.steps.items():
            below = (self._below.get(known, frozenset()) for known in step.known)
            self._below[name] = frozenset(step.known).union(*below)

    def given(self, name: str) -> bool:
        """Whether a quantity is stated or assumed."""
        return name in self.values and name not in self.plan.steps

    def rests(self, name: str, other: str) -> bool:
        """Whether the plan comes to a quantity by way of another one."""
        return other in self._below.get(name, ())

    def gives(self, step: Step) -> bool:
        """Whether a step gives what the plan gives: for these numbers, so for any."""
        values = {ABSENT: None, **dict.fromkeys(step.known, 0.0), **self.values}
        found, wanted = step.value(values), self.values[step.quantity]
        return bool(abs(found - wanted) <= _SAME * max(abs(found), abs(wanted)))


@dataclass(frozen=True)
class _Found:
    """Coordinates and steps that were come by, each once, in their order.

    `unclear` counts coordinates that neither side states nor assumes; twice, where a side comes to
    one by way of what it shall explain.
    """

    coordinates: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    unclear: int = 0

    def has(self, name: str) -> bool:
        return name in self.coordinates or any(step.quantity == name for step in self.steps)


class _Walk:
    """Down from a result through formulas that hold in both plans, never in a circle."""

    def __init__(self, trials: tuple[_Trial, _Trial]) -> None:
        self._trials = trials

    def to(self, target: str) -> Route:
        """The route to a result; a result that one side alone states is walked on from."""
        end = all(trial.given(target) for trial in self._trials)
        found = self._visit(target, _Found(), (), end=end)
        return Route(target, found.coordinates, found.steps)

    def _visit(self, name: str, found: _Found, above: tuple[str, ...], *, end: bool) -> _Found:
        """What was found, with all that leads to a quantity: of several ways the clearest."""
        if found.has(name):
            return found
        clearest = self._as_coordinate(name, found, above)
        if end:
            return clearest
        # A result is explained by anything rather than by itself; what stands below it is not.
        most = clearest.unclear if above else math.inf
        for step in self._steps(name, above):
            other = self._through(step, found, (*above, name))
            if other.unclear < most or (other.unclear == most and name in clearest.coordinates):
                clearest, most = other, other.unclear
        return clearest

    def _as_coordinate(self, name: str, found: _Found, above: tuple[str, ...]) -> _Found:
        circular = bool(above) and any(t.rests(name, above[-1]) for t in self._trials)
        unclear = 0 if self._is_end(name) else 1 + circular
        coordinates = (*found.coordinates, name)
        return replace(found, coordinates=coordinates, unclear=found.unclear + unclear)

    def _through(self, step: Step, found: _Found, above: tuple[str, ...]) -> _Found:
        for name in step.known:
            found = self._visit(name, found, above, end=self._is_end(name))
        return replace(found, steps=(*found.steps, step))

    def _is_end(self, name: str) -> bool:
        """Whether it is stated or assumed on a side, or on a side is not known at all."""
        return any(t.given(name) or name not in t.values for t in self._trials)

    def _steps(self, name: str, above: tuple[str, ...]) -> Iterator[Step]:
        """Formulas of either side that give the quantity on both; what both use comes first."""
        used = [t.plan.steps[name].formula for t in self._trials if name in t.plan.steps]
        formulas = [f for f in model().formulas_of[name] if f in used]
        formulas.sort(key=used.count, reverse=True)
        for formula in formulas:
            step = self._put_to_use(formula, above)
            if step is not None and all(trial.gives(step) for trial in self._trials):
                yield step

    def _put_to_use(self, formula: Formula, above: tuple[str, ...]) -> Step | None:
        """The formula with what is known on both sides; what may be left out, on one."""
        known, other = (trial.values.keys() for trial in self._trials)
        if not set(formula.needed) <= known & other or set(formula.inputs) & set(above):
            return None
        inputs = tuple(n if n in known | other else ABSENT for n in formula.inputs)
        return Step(formula, inputs)
