"""Lines along which a grid of values has one value; contourpy finds them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_ON_NODE = 1e-9
"""What contourpy's arithmetic leaves of a whole number, and a little more."""


def isolines(values: Array, levels: Sequence[float], logs: tuple[bool, bool]) -> list[list[Array]]:
    """For every level its polylines, each an array of points (across, up) as shares of the axes.

    `values[row, column]` are spaced evenly along both axes, and `logs` says which of these are
    logarithmic; NaN makes a hole. Along a linear axis values are taken to grow evenly, along a
    logarithmic one by a power: so lines of products and quotients are exact.
    """
    import contourpy  # noqa: PLC0415 - when a map is first drawn, so that the start is not slower

    found = contourpy.contour_generator(
        z=values, name="serial", line_type=contourpy.LineType.Separate, corner_mask=False
    )
    rows, columns = values.shape
    scale = np.array([columns - 1.0, rows - 1.0])
    return [
        [_moved(values, level, np.asarray(line), logs) / scale for line in found.lines(level)]
        for level in levels
    ]


def _moved(values: Array, level: float, line: Array, logs: tuple[bool, bool]) -> Array:
    """The points moved along those edges of the grid on which values grow by a power.

    Every point lies on an edge between two neighbours, in a row or in a column.
    """
    moved, nearest = line.copy(), np.rint(line)
    for axis in (0, 1):
        between = np.abs(line - nearest)[:, axis] > _ON_NODE
        if not logs[axis] or not between.any():
            continue
        before = nearest[between].astype(np.intp)
        before[:, axis] = np.floor(line[between, axis])
        after = before.copy()
        after[:, axis] += 1
        low = values[before[:, 1], before[:, 0]]
        high = values[after[:, 1], after[:, 0]]
        with np.errstate(all="ignore"):
            share = np.log(level / low) / np.log(high / low)
        linear = line[between, axis] - before[:, axis]
        exact = np.where(np.isfinite(share), np.clip(share, 0.0, 1.0), linear)
        moved[between, axis] = before[:, axis] + exact
    return moved
