"""The small silhouette of a distribution, as it stands above the groove of a slider."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from explorer.study.distribution import Shape

_STEP = 1.5
"""How far apart the corners of the outline are, in pixels."""


def density_path(
    shape: Shape,
    fraction_to_value: Callable[[float], float],
    ends: tuple[float, float],
    width: float,
    height: float,
) -> QPainterPath:
    """The outline of a density over a slider `width` wide, from its foot at `height` up to 0.

    It is drawn between two `ends`, fractions of the slider. `fraction_to_value` gives SI values,
    unrounded. Equal areas are equal probabilities, on a logarithmic slider as well. Empty where
    there is nothing to see.
    """
    path = QPainterPath()
    first, last = ends
    count = int((last - first) * width / _STEP) + 1
    if count < 3:
        return path
    fractions = np.linspace(first, last, count + 1)
    edges = np.array([fraction_to_value(float(fraction)) for fraction in fractions])
    masses = shape.density((edges[1:] + edges[:-1]) / 2) * (edges[1:] - edges[:-1])
    highest = float(np.max(masses, initial=0.0))
    if not 0 < highest < np.inf:
        return path
    xs = (fractions[1:] + fractions[:-1]) / 2 * width
    ys = height * (1 - masses / highest)
    corners = [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
    foot = [QPointF(xs[-1], height), QPointF(xs[0], height)]
    path.addPolygon(QPolygonF([*corners, *foot]))
    path.closeSubpath()
    return path
