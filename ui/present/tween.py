"""The way from one scenario to another, along which numbers and bars really move."""

from collections.abc import Mapping

from explorer.model import model
from explorer.quantity import Quantity
from explorer.scenario import Scenario, Statement
from ui.present.scene import within


def alike(one: Scenario, other: Scenario) -> bool:
    """Whether there is a way: what one of them states, the other states or assumes."""
    return _filled(one, other).keys() == _filled(other, one).keys()


def between(one: Scenario, other: Scenario, share: float) -> Scenario:
    """The scenario at a share of the way: every value and both ends of every range."""
    if share >= 1:
        return other
    quantities, start = model().quantities, _filled(one, other)
    statements = {
        name: _between(quantities[name], start[name], statement, share)
        for name, statement in _filled(other, one).items()
    }
    return other.model_copy(update={"statements": statements})


def _filled(one: Scenario, other: Scenario) -> Mapping[str, Statement]:
    """The statements of one, and what it assumes of what the other states."""
    lacking = other.statements.keys() - one.statements.keys()
    if not lacking:
        return one.statements
    plan, quantities = model().plan(one.statements), model().quantities
    assumed = {
        name: Statement(value=plan.assumed[name], unit=quantities[name].unit)
        for name in lacking
        if plan.how.get(name) == "assumed"
    }
    return {**one.statements, **assumed}


def _between(quantity: Quantity, one: Statement, other: Statement, share: float) -> Statement:
    if (one.value, one.range) == (other.value, other.range):
        return other
    value = within(quantity, one.value, other.value, share)
    changes: dict[str, object] = {"value": round(value) if quantity.whole else value}
    if one.range or other.range:
        starts, ends = one.range or (one.value,) * 2, other.range or (other.value,) * 2
        low, high = (within(quantity, *pair, share) for pair in zip(starts, ends, strict=True))
        changes |= {"low": min(low, value), "high": max(high, value)}
        changes["distribution"] = other.distribution or one.distribution
    return other.model_copy(update=changes)
