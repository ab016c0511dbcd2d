"""Two at once: a result over a grid of values of two quantities, and round values on it."""

import math
from dataclasses import dataclass

import numpy as np

from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.draws import Array

COLUMNS, ROWS = 49, 33
_NARROW = 4.0
"""A logarithmic interval below this ratio has too few of 1, 2 and 5 and is cut evenly."""


@dataclass(frozen=True, eq=False)
class Landscape:
    """A result over two quantities, SI: `values[row, column]` at `y[row]` and `x[column]`.

    Where the result cannot be computed it is NaN.
    """

    x: Array
    y: Array
    values: Array


def landscape(
    results: Results,
    x: str,
    y: str,
    target: str,
    columns: int = COLUMNS,
    rows: int = ROWS,
    x_ends: tuple[float, float] | None = None,
    y_ends: tuple[float, float] | None = None,
) -> Landscape:
    """The target at every pair of values of two stated or assumed quantities, others unchanged.

    The ends are SI, by default the sliders' ends; all is computed in one run of the plan.
    """
    across = spaced(model().quantities[x], columns, x_ends)
    up = spaced(model().quantities[y], rows, y_ends)
    stated = {**results.scenario.values, x: np.tile(across, rows), y: np.repeat(up, columns)}
    with np.errstate(all="ignore"):
        found = np.asarray(results.plan.run(stated)[target], dtype=np.float64)
    values = np.broadcast_to(found, (rows * columns,)).reshape(rows, columns)
    return Landscape(across, up, np.where(np.isfinite(values), values, np.nan))


def spaced(quantity: Quantity, count: int, ends: tuple[float, float] | None = None) -> Array:
    """Values as the slider's scale spaces them, by default between the slider's ends, SI."""
    low, high = ends or quantity.si_slider
    return (np.geomspace if quantity.scale == "log" else np.linspace)(low, high, count)


def levels(low: float, high: float, most: int, *, log: bool) -> list[float]:
    """At most `most` round values between two others, rising: 1, 2, 5, 10 … or even steps."""
    if most < 1 or not low < high:
        return []
    if not log or high / low < _NARROW:
        return _even(low, high, most)
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    found: list[float] = []
    for digits in ((1, 2, 5), (1,)):
        rounds = [float(f"{d}e{n}") for n in range(first, last + 1) for d in digits]
        found = _within(rounds, low, high)
        if len(found) <= most:
            return found
    skip = math.ceil(len(found) / most)
    return [value for value in found if round(math.log10(value)) % skip == 0][:most]


def _even(low: float, high: float, most: int) -> list[float]:
    raw = (high - low) / (most + 1)
    power = math.floor(math.log10(raw))
    for step in (n * 10.0**power for n in (1, 2, 5, 10, 20)):
        first, last = math.ceil(low / step), math.floor(high / step)
        if last - first < most + 2:
            found = _within([round(n * step, -power) for n in range(first, last + 1)], low, high)
            if len(found) <= most:
                return found
    return []


def _within(values: list[float], low: float, high: float) -> list[float]:
    """Those truly inside."""
    return [value for value in values if low < value < high]
