"""Explain the difference: what an assumption would have to be for a claim to come out."""

from explorer.model import model
from explorer.results import Results
from explorer.scenario import Claim
from explorer.study.goal import Answer, goal_of
from explorer.study.solve import answers
from explorer.study.varied import movable

ASSUMPTIONS = (
    *("pue", "load_factor", "grid_intensity", "active_share", "utilization"),
    *("development_multiplier", "contract_share", "growth_factor", "efficiency_gain"),
)
"""What publishers leave out, or take otherwise than others do."""


def explain_gap(results: Results, claim: Claim) -> list[Answer]:
    """For each assumption that matters, the value that alone would close the gap."""
    names = [n for n in movable(results, claim.quantity) if n in ASSUMPTIONS]
    order = list(model().quantities)
    return answers(results, goal_of(claim, results), sorted(names, key=order.index))
