"""Working out a plan: what is assumed, which formula gives what, which others check it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from explorer.formula import Formula
from explorer.graph import ABSENT, Graph, How, ModelError, Plan, Step
from explorer.quantity import Quantity

_Names = frozenset[str]
_NONE: _Names = frozenset()
_RESULT = 10
_KEPT = 200
"""So many plans are kept; a long session would fill the memory with all it came by."""


class Model(Graph):
    """A graph that plans: once for each set of stated names, those used last being kept."""

    def __init__(self, quantities: Iterable[Quantity], formulas: Iterable[Formula]) -> None:
        super().__init__(quantities, formulas)
        self._planned = lru_cache(_KEPT)(partial(make_plan, self))
        self._needed = lru_cache(_KEPT)(self._work_out_needs)

    def plan(self, stated: Iterable[str]) -> Plan:
        """What follows from the stated names. Raises ModelError for a name that is unknown."""
        names = frozenset(stated)
        if unknown := names - self.quantities.keys():
            raise ModelError(f"no such quantity: {', '.join(sorted(unknown))}")
        return self._planned(names)

    def needs(self, stated: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For every quantity that does not follow, the statements that would give it."""
        return self._needed(frozenset(stated))

    def _work_out_needs(self, names: _Names) -> dict[str, tuple[str, ...]]:
        return needs(self, self.plan(names))


def make_plan(graph: Graph, stated: _Names) -> Plan:
    """The plan for a set of stated names.

    An assumption holds only where its quantity is neither stated nor follows from statements
    alone. First formulas go before second ones wherever both could be used.
    """
    derivable = reach(graph, stated)
    assumed = {name: v for name, v in graph.assumptions.items() if name not in derivable}
    steps = {step.quantity: step for step in _ordered(graph, stated | assumed.keys())}
    how: dict[str, How] = dict.fromkeys(stated, "stated")
    how |= dict.fromkeys(assumed, "assumed")
    how |= dict.fromkeys(steps, "follows")
    leaves, ancestors = _origins(stated | assumed.keys(), steps)
    used = frozenset[str]().union(*(step.known for step in steps.values()))
    return Plan(
        how={name: h for name, h in how.items() if h != "assumed" or name in used},
        assumed=assumed,
        steps=steps,
        checks=tuple(_checks(graph, steps, leaves, ancestors)),
        leaves=leaves,
    )


def reach(graph: Graph, known: Iterable[str], without: _Names = _NONE) -> set[str]:
    """All names that follow from the known ones, never by way of those in `without`."""
    reached = set(known) - without
    grew = True
    while grew:
        grew = False
        for formula in graph.formulas:
            name = formula.gives
            if name not in reached and name not in without and _possible(formula, reached):
                reached.add(name)
                grew = True
    return reached


def _possible(formula: Formula, known: set[str]) -> bool:
    needed = formula.needed
    if needed:
        return all(name in known for name in needed)
    return any(name in known for name in formula.inputs)


def _ordered(graph: Graph, given: _Names) -> Iterator[Step]:
    """Steps in the order of computation; an optional input that will be known is waited for."""
    known = set(given)
    awaited: dict[str, set[str]] = {}

    def ready(formula: Formula) -> bool:
        if formula.gives in known or not _possible(formula, known):
            return False
        if formula.optional <= known:
            return True
        if formula.gives not in awaited:
            awaited[formula.gives] = reach(graph, given, frozenset({formula.gives}))
        return not (formula.optional - known) & awaited[formula.gives]

    def next_formula() -> Formula | None:
        for formulas in graph.by_rank:
            for formula in formulas:
                if ready(formula):
                    return formula
        return None

    while formula := next_formula():
        yield _step(formula, known)
        known.add(formula.gives)


def _step(formula: Formula, known: set[str]) -> Step:
    return Step(formula, tuple(name if name in known else ABSENT for name in formula.inputs))


def _origins(
    given: Iterable[str], steps: dict[str, Step]
) -> tuple[dict[str, _Names], dict[str, _Names]]:
    """For every known name, the leaves it rests on and all names it was derived from."""
    leaves = {name: frozenset({name}) for name in given}
    ancestors = dict.fromkeys(leaves, _NONE)
    for name, step in steps.items():
        leaves[name] = _NONE.union(*(leaves[i] for i in step.known))
        ancestors[name] = frozenset(step.known).union(*(ancestors[i] for i in step.known))
    return leaves, ancestors


def _checks(
    graph: Graph,
    steps: dict[str, Step],
    leaves: dict[str, _Names],
    ancestors: dict[str, _Names],
) -> Iterator[Step]:
    """Formulas that give a known quantity by an independent route, one for each redundancy.

    A route that rests on the quantity itself is no check; neither is one that rests on no other
    statements, for it can only repeat the value; and of two that pit the same statements against
    each other the first is enough.
    """
    seen: set[_Names] = set()
    known = set(leaves)
    for formula in graph.formulas:
        name = formula.gives
        if name not in known or not _possible(formula, known):
            continue
        if name in steps and steps[name].formula is formula:
            continue
        step = _step(formula, known)
        if any(name in ancestors[i] for i in step.known):
            continue
        other = _NONE.union(*(leaves[i] for i in step.known))
        if other <= leaves[name] or leaves[name] <= other or (other | leaves[name]) in seen:
            continue
        seen.add(other | leaves[name])
        yield step


def needs(graph: Graph, plan: Plan) -> dict[str, tuple[str, ...]]:
    """For every quantity without a value, the statements that would give it with least effort.

    A result weighs as much as ten statements, so that emissions ask for what people state rather
    than for operational emissions.
    """
    known = plan.how.keys() | plan.assumed.keys()

    def weight(names: Iterable[str]) -> int:
        return sum(_RESULT if graph.quantities[name].result else 1 for name in names)

    cheapest = {name: _NONE if name in known else frozenset({name}) for name in graph.quantities}
    found: dict[str, _Names] = {}
    grew = True
    while grew:
        grew = False
        for formula in graph.formulas:
            name = formula.gives
            names = _NONE.union(*(cheapest[i] for i in formula.needed or formula.inputs[:1]))
            if name in known or name in names:
                continue
            if name not in found or weight(names) < weight(found[name]):
                found[name] = names
                grew = True
                if weight(names) < weight(cheapest[name]):
                    cheapest[name] = names
    order = list(graph.quantities)
    return {
        name: tuple(sorted(found.get(name, _NONE), key=order.index))
        for name in order
        if name not in known
    }
