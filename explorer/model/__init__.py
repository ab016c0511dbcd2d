"""The model: six modules of quantities and formulas that meet by name only."""

from dataclasses import replace
from functools import cache

from explorer.formula import formulas_of
from explorer.graph import Model
from explorer.model import emissions, energy, fleet, money, outlook, work

GROUPS = (work, fleet, energy, emissions, money, outlook)


@cache
def model() -> Model:
    """The whole model, built and checked at the first call. Raises ModelError."""
    return Model(
        (replace(q, group=group.TITLE) for group in GROUPS for q in group.QUANTITIES),
        (formula for group in GROUPS for formula in formulas_of(group)),
    )
