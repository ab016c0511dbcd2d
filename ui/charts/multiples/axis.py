"""What the axis of many variants has to hold, and what was published on it."""

from collections.abc import Sequence

from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.multiples import Multiple
from ui.charts.axes import Axis, drawable, fitted
from ui.charts.multiples.rows import Mark, ranged
from ui.charts.overlay import published_value

_STEEP = 300.0
"""Where the greatest value is so many times the least, the axis is logarithmic."""


def values_of(found: Sequence[Multiple], results: Results, quantity: Quantity) -> list[float]:
    """All values and ends of ranges that can be drawn, SI, the present value among them."""
    values = [one.value for one in found if one.value is not None]
    for one in found:
        band = ranged(one.band)
        values += [band.low, band.high] if band is not None else []
    if quantity.name in results.values:
        values.append(results.values[quantity.name])
    return [value for value in values if drawable(value / quantity.size)]


def axis_for(quantity: Quantity, values: Sequence[float]) -> Axis:
    """An axis that holds values, SI."""
    shown = [value / quantity.size for value in values] or [0.0, 1.0]
    low, high = min(shown), max(shown)
    return fitted(quantity, low, high, log=low > 0 and high / low > _STEEP)


def claims_on(results: Results, quantity: Quantity) -> tuple[Mark, ...]:
    """What was published about a result."""
    axis = Axis(quantity, 0.0, 1.0, log=False)
    return tuple(
        Mark(
            claim.low / quantity.size,
            claim.high / quantity.size,
            f"{claim.by}: {published_value(axis, claim)}\n{claim.sentence}".strip(),
        )
        for claim in results.scenario.claims
        if claim.quantity == quantity.name
    )
