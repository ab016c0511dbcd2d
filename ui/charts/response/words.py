"""A response in words."""

import math

from explorer import show
from explorer.model import model
from explorer.results import Results
from explorer.text import _


def sentence(results: Results, pair: tuple[str, str], change: float) -> str:
    """What the result is, and what more of the quantity does to it."""
    result, quantity = (model().quantities[name] for name in pair)
    words = _("{result} {value} at {quantity} {here}")
    if quantity.name not in results.plan.leaves.get(result.name, ()):
        words = _("{result} {value}: does not depend on {quantity}")
    elif abs(change - 1) < 1e-9:
        words = _("{result} {value} at {quantity} {here}; 10 % more of it changes nothing")
    elif math.isfinite(change):
        words = _("{result} {value} at {quantity} {here}; 10 % more of it: {change}")
    return words.format(
        result=result.label,
        value=results.shown(result.name),
        quantity=quantity.label,
        here=results.shown(quantity.name),
        change=show.times(round(change, 6)),
    )
