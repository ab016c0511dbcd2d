"""What follows from a scenario: values, assumptions, what is unknown, where routes part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from explorer.errors import WattifError
from explorer.formula import Value
from explorer.graph import How, Plan
from explorer.model import model, no_such_quantity
from explorer.quantity import Quantity
from explorer.scenario import Scenario
from explorer.text import _

AGREES = 0.005
"""Two routes within half a per cent agree: published figures are rounded about as much."""


@dataclass(frozen=True, slots=True)
class Check:
    """A value beside another one that should equal it: by a second route, or a hard bound."""

    quantity: str
    value: float
    other: float
    by: str
    impossible: bool = False

    @property
    def ratio(self) -> float:
        """How many times the other one the larger route gives: other ÷ value, or value ÷ bound."""
        top, bottom = (self.value, self.other) if self.impossible else (self.other, self.value)
        return top / bottom if bottom else float("inf")

    @property
    def parts(self) -> bool:
        """Whether the two differ by more than rounding."""
        return self.impossible or not abs(self.ratio - 1) <= AGREES


@dataclass(frozen=True)
class Results:
    """A scenario and all that follows from it; values are SI floats by quantity name."""

    scenario: Scenario
    plan: Plan
    values: Mapping[str, float]

    def how(self, name: str) -> How | None:
        """Whether a quantity is stated, follows or is assumed; None where it is unknown."""
        if name not in self.values:
            return None
        return self.plan.how.get(name, "assumed" if name in self.plan.assumed else None)

    def shown(self, name: str) -> str:
        """The value as people read it."""
        return model().quantities[name].shown(self.values.get(name, float("nan")))

    @property
    def assumptions(self) -> list[str]:
        """The names of the assumptions in force, in the model's order."""
        return [n for n in model().quantities if self.plan.how.get(n) == "assumed"]

    @property
    def unknown(self) -> Mapping[str, tuple[str, ...]]:
        """For every quantity without a value, the statements that would give it."""
        return model().needs(self.scenario.statements)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Every route that gives a known quantity once more, then every broken hard bound."""
        routes = (
            Check(s.quantity, self.values[s.quantity], s.value(self.values), s.formula.text)
            for s in self.plan.checks
        )
        bounds = (
            check
            for name in self.plan.steps
            if (check := _beyond(model().quantities[name], self.values[name]))
        )
        return (*routes, *bounds, *_backwards(self.values))


def _backwards(values: Mapping[str, float]) -> Iterator[Check]:
    """A horizon before the base year: an outlook that would run backwards."""
    base, horizon = values.get("base_year"), values.get("horizon_year")
    if base is not None and horizon is not None and horizon < base:
        by = _("cannot lie before the base year, {year}").format(year=f"{base:.0f}")
        yield Check("horizon_year", horizon, base, by, impossible=True)


def _beyond(quantity: Quantity, value: float) -> Check | None:
    high, low = quantity.si_high, quantity.si_low
    if high is not None and value > high * (1 + 1e-9):
        by = _("cannot exceed {bound}").format(bound=quantity.exact(high))
        return Check(quantity.name, value, high, by, impossible=True)
    if value < low * (1 - 1e-9 if low > 0 else 1):
        by = _("cannot be below {bound}").format(bound=quantity.exact(low))
        return Check(quantity.name, value, low, by, impossible=True)
    return None


def evaluate(scenario: Scenario) -> Results:
    """All that follows from a scenario."""
    plan = model().plan(scenario.statements)
    return Results(scenario, plan, plan.run(scenario.values))


def sweep(scenario: Scenario, name: str, values: Value) -> dict[str, Value]:
    """Every known quantity with `name` stated as each of the SI `values` (an array) in turn."""
    stated = {**scenario.values, name: values}
    return model().plan(stated).run(stated)


def could_follow(scenario: Scenario, name: str) -> list[str]:
    """The stated quantities that could follow instead, if `name` were stated as well.

    Empty where `name` does not follow from statements today.
    """
    plan = model().plan(scenario.statements)
    if plan.how.get(name) != "follows":
        return []
    stated = frozenset(scenario.statements)
    return [
        other
        for other in scenario.statements
        if other in plan.leaves[name]
        and model().plan(stated - {other} | {name}).how.get(other) == "follows"
    ]


def quantity_named(text: str) -> Quantity:
    """The quantity of that name or label, in any case. Raises WattifError, naming near ones."""
    quantities = model().quantities
    wanted = text.strip().casefold()
    for quantity in quantities.values():
        if wanted in (quantity.name, quantity.label.casefold()):
            return quantity
    sentence = no_such_quantity(text)
    raise WattifError(sentence[0].upper() + sentence[1:])
