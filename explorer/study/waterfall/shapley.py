"""What each coordinate moves a result by, on average over all orders in which they could move.

Shapley 1953, A value for n-person games; as a decomposition of energy with nothing left over: Sun
1998, Changes in energy consumption and energy intensity: a complete decomposition model. It needs
neither a logarithm nor a product, only the result for values of both sides mixed.
"""

import math
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from explorer.formula import Value

Ends = Mapping[str, tuple[float, float]]
_Run = Callable[[Mapping[str, Value]], Value]
_Floats = NDArray[np.float64]

ALL = 12
"""With so many coordinates or fewer every order counts …"""
_ORDERS = 128
"""… and with more so many, each with its reverse."""


def shapley(run: _Run, moved: Ends, kept: Mapping[str, float]) -> dict[str, float]:
    """The amount of each moved coordinate, SI; they add up to the change of the result.

    Raises ArithmeticError where the result does not exist for some mixture of both sides.
    """
    # One direction alone is computed, so that the way back is the same with the other sign.
    forth = [first for first, _last in moved.values()] <= [last for _first, last in moved.values()]
    ends = {name: pair if forth else pair[::-1] for name, pair in moved.items()}
    find = _of_all if len(moved) <= ALL else _of_some
    with np.errstate(all="ignore"):
        amounts = find(run, ends, kept)
    if not np.isfinite(amounts).all():
        raise ArithmeticError
    sign = 1.0 if forth else -1.0
    return {name: sign * float(a) for name, a in zip(moved, amounts, strict=True)}


def _results(run: _Run, mixed: NDArray[np.bool_], ends: Ends, kept: Mapping[str, float]) -> _Floats:
    """The result for each row of `mixed`, which says whose value each coordinate has."""
    values: dict[str, Value] = dict(kept)
    for column, (name, (first, last)) in enumerate(ends.items()):
        values[name] = np.where(mixed[:, column], last, first)
    found = np.asarray(run(values), dtype=float)
    return np.broadcast_to(found, mixed.shape[:1])


def _of_all(run: _Run, ends: Ends, kept: Mapping[str, float]) -> _Floats:
    """Every coordinate before and after every set of the others."""
    number = len(ends)
    sets = np.arange(2**number)
    mixed = sets[:, None] >> np.arange(number) & 1 == 1
    results = _results(run, mixed, ends, kept)
    weights = np.array([1 / (number * math.comb(number - 1, s)) for s in range(number)])
    sizes, amounts = mixed.sum(axis=1), np.empty(number)
    for place in range(number):
        without = sets[~mixed[:, place]]
        moves = results[without | 1 << place] - results[without]
        amounts[place] = np.sum(weights[sizes[without]] * moves)
    return amounts


def _of_some(run: _Run, ends: Ends, kept: Mapping[str, float]) -> _Floats:
    """Some orders, always the same ones, and their reverses: in each of them nothing is left."""
    number = len(ends)
    drawn = np.random.default_rng(1).permuted(np.tile(np.arange(number), (_ORDERS, 1)), axis=1)
    ranks = np.argsort(np.concatenate([drawn, drawn[:, ::-1]]), axis=1)
    mixed = ranks[:, None, :] < np.arange(number + 1)[None, :, None]
    rows = _results(run, mixed.reshape(-1, number), ends, kept).reshape(-1, number + 1)
    moves = np.diff(rows, axis=1)
    return np.asarray(np.take_along_axis(moves, ranks, axis=1).mean(axis=0))
