"""What the axes of a response hold, what they are called, and where its curve is computed."""

import math

import numpy as np
from numpy.typing import NDArray

from explorer.formula import Value
from explorer.model import model
from explorer.quantity import Quantity
from explorer.study.sampled import Sampled
from ui.charts.axes import axis_along
from ui.charts.beside import Extent, both
from ui.charts.overlay import Shape
from ui.charts.response.band import curve_of

_POINTS = 121
_DECADES = {True: 1.5, False: 3.0}
"""How many powers of ten a result spans before its axis is logarithmic, by whether the other is:
over a linear axis, a straight line from zero says more."""


def over(result: str, quantity: str) -> str:
    """The name of the left axis."""
    return f"{result} over {quantity}"


def ends_of(shape: Shape) -> tuple[float, float]:
    """The least and the largest value of curve, band and dot."""
    values = np.append(np.concatenate(shape.curves), shape.here[1])
    values = values[np.isfinite(values)]
    return (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)


def is_log(low: float, high: float, *, over_log: bool) -> bool:
    """Whether an axis between these ends is logarithmic."""
    return low > 0 and math.log10(high / low) > _DECADES[over_log]


def with_claims(
    shape: Shape, quantity: Quantity, ends: tuple[float, float], *, over_log: bool
) -> tuple[float, float]:
    """The ends with the claims that are near."""
    near = 10.0 if is_log(*ends, over_log=over_log) else 2.0
    for claim in shape.claims:
        low, high = claim.low / quantity.size, claim.high / quantity.size
        if ends[0] / near <= low and high <= ends[1] * near:
            ends = both((low, high), ends)
    return ends


def grid(quantity: Quantity) -> NDArray[np.float64]:
    """The values of a quantity at which its curve is computed, in the unit shown."""
    low, high = quantity.slider
    space = np.geomspace if quantity.scale == "log" else np.linspace
    return space(low, high, _POINTS)


def number(value: Value) -> float:
    """One value that was swept alone."""
    return float(np.asarray(value, dtype=np.float64))


def headed(quantity: Quantity) -> str:
    """A quantity with its unit, as a table names a column."""
    return quantity.label if quantity.unit == "1" else f"{quantity.label} ({quantity.unit})"


def extent_of(sampled: Sampled, result: str, quantity: str) -> Extent:
    """What both axes have to hold for the curve of a result over a quantity, SI."""
    y, x = model().quantities[result], model().quantities[quantity]
    values, points = sampled.results.values, grid(x)
    curve, band = curve_of(sampled, result, quantity, points)
    here = values[quantity] / x.size, values[result] / y.size
    claims = tuple(c for c in sampled.results.scenario.claims if c.quantity == result)
    shape = Shape(points, curve, here, "", claims, band)
    ends = with_claims(shape, y, ends_of(shape), over_log=x.scale == "log")
    bottom = axis_along(x, here[0])
    return {
        quantity: (bottom.low * x.size, bottom.high * x.size),
        over(result, quantity): (ends[0] * y.size, ends[1] * y.size),
    }
