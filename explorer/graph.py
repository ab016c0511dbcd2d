"""The graph of quantities and formulas, and what a plan through it is.

Knows no domain: it sees the names of quantities and formulas, nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Literal

from explorer import units
from explorer.formula import Formula, Function, Value
from explorer.quantity import Quantity

How = Literal["stated", "follows", "assumed"]

ABSENT = ""
"""The key under which an optional input that is unknown is found: its value is None."""


class ModelError(Exception):
    """The model's own declarations do not fit together; the text names the place."""


@dataclass(frozen=True, slots=True)
class Step:
    """One formula put to use; an input that is left out is ABSENT."""

    formula: Formula
    inputs: tuple[str, ...]

    @property
    def quantity(self) -> str:
        """The quantity it gives."""
        return self.formula.gives

    @property
    def known(self) -> tuple[str, ...]:
        """The inputs that have a value."""
        return tuple(name for name in self.inputs if name != ABSENT)

    def value(self, values: Mapping[str, Value]) -> Value:
        """The formula's result on the values; NaN where floats cannot be divided or overflow."""
        try:
            return self.formula.function(*map(values.get, self.inputs))
        except ArithmeticError:
            return float("nan")


Operation = tuple[str, Function, Callable[[Mapping[str, Value]], tuple[Value, ...]]]


@dataclass(frozen=True)
class Plan:
    """What follows from a set of stated names, and in which order.

    `leaves` are the stated and assumed names that each known quantity rests on; `checks` are the
    formulas that would give a known quantity by an independent route.
    """

    how: Mapping[str, How]
    assumed: Mapping[str, float]
    steps: Mapping[str, Step]
    checks: tuple[Step, ...]
    leaves: Mapping[str, frozenset[str]]

    @cached_property
    def _program(self) -> tuple[Operation, ...]:
        return tuple(
            (step.quantity, step.formula.function, _picker(step.inputs))
            for step in self.steps.values()
        )

    def run(self, stated: Mapping[str, Value]) -> dict[str, Value]:
        """Every known quantity's value, SI, from the stated ones: floats or arrays alike.

        Where floats cannot be divided or overflow, the quantity and all that rests on it is NaN.
        """
        values: dict[str, Value] = {ABSENT: None, **self.assumed, **stated}
        try:
            for name, function, pick in self._program:
                values[name] = function(*pick(values))
        except ArithmeticError:
            for name, step in self.steps.items():
                values[name] = step.value(values)
        del values[ABSENT]
        return values

    def run_again(
        self, before: Mapping[str, Value], stated: Mapping[str, Value], changed: frozenset[str]
    ) -> dict[str, Value]:
        """As `run`, where only the `changed` statements differ from those that gave `before`."""
        if changed not in self._parts:
            self._parts[changed] = tuple(
                operation for operation in self._program if self.leaves[operation[0]] & changed
            )
        values: dict[str, Value] = {ABSENT: None, **before, **stated}
        for name, function, pick in self._parts[changed]:
            values[name] = function(*pick(values))
        del values[ABSENT]
        return values

    @cached_property
    def _parts(self) -> dict[frozenset[str], tuple[Operation, ...]]:
        return {}

    def run_to(
        self, wanted: str, before: Mapping[str, Value], stated: Mapping[str, Value]
    ) -> Value:
        """One known quantity as `run_again` gives it, by none but the steps that lead to it.

        The names in `stated` are those whose statements differ from those that gave `before`.
        """
        key = wanted, frozenset(stated)
        if key not in self._ways:
            self._ways[key] = self._way(*key)
        values: dict[str, Value] = {ABSENT: None, **before, **stated}
        for name, function, pick in self._ways[key]:
            values[name] = function(*pick(values))
        return values[wanted]

    def _way(self, wanted: str, changed: frozenset[str]) -> tuple[Operation, ...]:
        needed, found = {wanted}, list[Operation]()
        for operation in reversed(self._program):
            name = operation[0]
            if name in needed and self.leaves[name] & changed:
                needed.update(self.steps[name].known)
                found.append(operation)
        return tuple(reversed(found))

    @cached_property
    def _ways(self) -> dict[tuple[str, frozenset[str]], tuple[Operation, ...]]:
        return {}


def _picker(inputs: tuple[str, ...]) -> Callable[[Mapping[str, Value]], tuple[Value, ...]]:
    if len(inputs) > 1:
        return itemgetter(*inputs)
    only = inputs[0]
    return lambda values: (values[only],)


class Graph:
    """Quantities and the formulas between them, checked when it is built.

    Raises ModelError, naming the place, where the declarations do not fit together.
    """

    def __init__(self, quantities: Iterable[Quantity], formulas: Iterable[Formula]) -> None:
        self.quantities: dict[str, Quantity] = {}
        for quantity in quantities:
            self._declare(quantity)
        self.formulas: tuple[Formula, ...] = tuple(formulas)
        self.assumptions: dict[str, float] = {}
        self.formulas_of: dict[str, list[Formula]] = {name: [] for name in self.quantities}
        for formula in self.formulas:
            self._include(formula)
        self.by_rank: Sequence[Sequence[Formula]] = self._ranked()

    def _declare(self, quantity: Quantity) -> None:
        if quantity.name in self.quantities:
            raise ModelError(f"quantity {quantity.name}: declared twice")
        if units.dimension(quantity.unit) is None:
            raise ModelError(f"quantity {quantity.name}: unit {quantity.unit!r} is not tabulated")
        if not quantity.label or not quantity.help:
            raise ModelError(f"quantity {quantity.name}: needs a label and a help text")
        self.quantities[quantity.name] = quantity

    def _include(self, formula: Formula) -> None:
        for name in (formula.gives, *formula.inputs):
            if name not in self.quantities:
                raise ModelError(f"{formula.place}: no quantity is called {name!r}")
        if formula.gives in formula.inputs:
            raise ModelError(f"{formula.place}: {formula.gives} cannot be its own input")
        if not formula.inputs:
            raise ModelError(f"{formula.place}: needs at least one input")
        if not formula.text:
            raise ModelError(f"{formula.place}: has no docstring to explain it")
        for name, value in formula.assumed.items():
            if self.assumptions.setdefault(name, value) != value:
                raise ModelError(f"{formula.place}: assumes another {name} than elsewhere")
        self.formulas_of[formula.gives].append(formula)

    def _ranked(self) -> list[list[Formula]]:
        ranks: list[list[Formula]] = []
        for formula in self.formulas:
            rank = self.formulas_of[formula.gives].index(formula)
            if rank == len(ranks):
                ranks.append([])
            ranks[rank].append(formula)
        return ranks
