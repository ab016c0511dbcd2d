"""One quantity after the other, all in one run of the model."""

from collections.abc import Mapping

import numpy as np

from explorer.formula import Value
from explorer.results import Results
from explorer.study.draws import Array

Points = Mapping[str, Array]


def one_at_a_time(results: Results, points: Points, target: str) -> dict[str, Array]:
    """The target with each quantity in turn at its `points`, SI, and all others as they are.

    The quantities are stated or assumed ones; each answer has the shape of its points. What
    cannot be computed is NaN or infinite.
    """
    if not points:
        return {}
    total = sum(map(len, points.values()))
    moved: dict[str, Value] = {}
    start = 0
    for name, values in points.items():
        column = np.full(total, results.values[name])
        column[start : start + len(values)] = values
        moved[name] = column
        start += len(values)
    with np.errstate(all="ignore"):
        found = np.broadcast_to(results.plan.run_to(target, results.values, moved), (total,))
    ends = np.cumsum([len(values) for values in points.values()])[:-1]
    return dict(zip(points, np.split(found, ends), strict=True))


def movable(results: Results, target: str) -> list[str]:
    """The stated and assumed quantities that a result rests on, stated ones first."""
    rests_on = results.plan.leaves.get(target, frozenset())
    stated = [name for name in results.scenario.statements if name in rests_on]
    return stated + [name for name in results.assumptions if name in rests_on]
