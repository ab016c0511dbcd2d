"""The curve of a response and its band: nine in ten draws at every value of a quantity."""

from collections.abc import Hashable, Iterator
from functools import partial
from typing import TypeAlias

import numpy as np

from explorer.formula import Value
from explorer.graph import Plan
from explorer.model import model
from explorer.results import sweep
from explorer.study.draws import Array
from explorer.study.sampled import Sampled, band_of

PLACES = 13
Band: TypeAlias = tuple[Array, Array]
Curve: TypeAlias = tuple[Array, Band | None]
"""A curve and its band, in the unit shown."""


def band_over(
    sampled: Sampled, result: str, quantity: str, points: Array, curve: Array
) -> Band | None:
    """The 5th and the 95th percentile of a result over SI values of a stated or assumed quantity.

    It is found at PLACES of the `points`, and between them as a share of the `curve`, which has
    all that is not smooth. None where the result is certain there.
    """
    plan = _plan(sampled, quantity)
    if not plan.leaves[result] & set(sampled.results.scenario.uncertain) - {quantity}:
        return None
    at = np.linspace(0, len(points) - 1, PLACES).round().astype(int)
    with np.errstate(all="ignore"):
        bands = [band_of(found) for found in _drawn(sampled, result, quantity, points[at])]
        ends = np.array([(band.low, band.high) for band in bands])
        if np.array_equal(ends[:, 0], ends[:, 1], equal_nan=True):
            return None
        every, known = np.arange(len(points)), curve[at]
        low, high = ends.T
        if np.all(np.isfinite(curve)) and np.all(curve > 0):
            return (
                np.interp(every, at, low / known) * curve,
                np.interp(every, at, high / known) * curve,
            )
        return np.interp(every, at, low), np.interp(every, at, high)


def rests_on(sampled: Sampled, quantity: str) -> Hashable:
    """All that the band over a quantity rests on: the draws, and every other statement."""
    others = frozenset(
        (name, s.value, s.range, s.distribution)
        for name, s in sampled.results.scenario.statements.items()
        if name != quantity
    )
    return sampled.draws, others


def _plan(sampled: Sampled, quantity: str) -> Plan:
    """The plan in which the quantity is stated."""
    return model().plan({*sampled.results.scenario.statements, quantity})


def _drawn(sampled: Sampled, result: str, quantity: str, values: Array) -> Iterator[Value]:
    """The result in every draw, for each of the values of the quantity."""
    plan, statements = _plan(sampled, quantity), sampled.results.scenario.statements
    before = sampled.values
    if quantity not in statements:
        before = plan.run({quantity: values[0], **{name: before[name] for name in statements}})
    for value in values:
        yield plan.run_to(result, before, {quantity: value})


def curve_of(sampled: Sampled, result: str, quantity: str, points: Array) -> Curve:
    """Curve and band at points in the unit shown, made once for the same draws."""
    key = "curve", result, quantity
    return sampled.kept(key, partial(_made_curve, sampled, result, quantity, points))


def _made_curve(sampled: Sampled, result: str, quantity: str, points: Array) -> Curve:
    x, y = model().quantities[quantity], model().quantities[result]
    values = points * x.size
    with np.errstate(all="ignore"):
        found = sweep(sampled.results.scenario, quantity, values)[result]
    curve = np.broadcast_to(np.asarray(found, dtype=np.float64), values.shape)
    band = band_over(sampled, result, quantity, values, curve)
    ends = (band[0] / y.size, band[1] / y.size) if band else None
    return curve / y.size, ends
