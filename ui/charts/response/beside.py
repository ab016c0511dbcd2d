"""The curves of other scenarios on the axes of a response, each with its dot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from explorer.model import model
from explorer.results import sweep
from explorer.study.draws import Array
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.axes import Axis, drawable
from ui.charts.beside import Beside
from ui.charts.legend import line_color, line_style
from ui.charts.marks import Box, Group, Mark, Stroke
from ui.plot import Plot

_DOT = 4.5


@dataclass(frozen=True, eq=False)
class Line:
    """A scenario's curve and its present point, in the units shown."""

    beside: Beside
    x: Array
    y: Array
    here: tuple[float, float]

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the largest value that the left axis has to hold."""
        values = np.append(self.y, self.here[1])
        values = values[np.isfinite(values)]
        return float(values.min()), float(values.max())

    def tip(self, bottom: Axis, left: Axis) -> str:
        """What its dot says."""
        x, y = bottom.quantity, left.quantity
        return _("{name}: {result} {y} at {quantity} {x}").format(
            name=self.beside.called,
            result=y.label,
            y=y.shown(self.here[1] * y.size),
            quantity=x.in_sentence,
            x=x.shown(self.here[0] * x.size),
        )


def can_be_swept(sampled: Sampled, result: str, quantity: str) -> bool:
    """Whether a result is known of a scenario, and the quantity stated or assumed in it."""
    results = sampled.results
    known = results.values
    return (
        result in known
        and results.how(quantity) in ("stated", "assumed")
        and drawable(known[result])
        and drawable(known[quantity])
    )


def line_of(beside: Beside, result: str, quantity: str, points: Array) -> Line | None:
    """A scenario's curve at points in the unit shown, made once; None where it has none."""
    if not can_be_swept(beside.sampled, result, quantity):
        return None
    y = beside.sampled.kept(
        ("line", result, quantity), partial(_swept, beside.sampled, result, quantity, points)
    )
    values, up, across = beside.sampled.results.values, model().quantities[result], quantity
    here = values[across] / model().quantities[across].size, values[result] / up.size
    return Line(beside, points, y, (float(here[0]), float(here[1])))


def _swept(sampled: Sampled, result: str, quantity: str, points: Array) -> Array:
    values = points * model().quantities[quantity].size
    with np.errstate(all="ignore"):
        found = sweep(sampled.results.scenario, quantity, values)[result]
    y: Array = np.broadcast_to(np.asarray(found, dtype=np.float64), values.shape)
    return y / model().quantities[result].size


def curves(lines: Sequence[Line], plot: Plot, bottom: Axis, left: Axis) -> Group:
    """The curves and their dots; what lies beyond the axes is left out."""
    marks: list[Mark] = []
    for line in lines:
        color, style = line_color(line.beside), line_style(line.beside)
        tip = partial(line.tip, bottom, left)
        width = 1.2 if line.beside.ghost else 1.8
        pieces = _pieces(line, plot, bottom, left)
        marks += [Stroke(piece, color, width, style=style) for piece in pieces]
        at = plot.point(bottom.position(line.here[0]), left.position(line.here[1]))
        if plot.inside.adjusted(-1, -1, 1, 1).contains(at):
            place = QRectF(at - QPointF(_DOT, _DOT), at + QPointF(_DOT, _DOT))
            marks.append(Box(place, color, tip, _DOT))
    return Group(marks, plot.inside)


def _pieces(line: Line, plot: Plot, bottom: Axis, left: Axis) -> list[list[tuple[float, float]]]:
    """The curve between its gaps, in pixels."""
    found: list[list[tuple[float, float]]] = [[]]
    xs, ys = bottom.positions(line.x), left.positions(line.y)
    for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
        place = plot.point(x, y)
        if math.isfinite(x) and math.isfinite(y) and plot.inside.contains(place):
            found[-1].append((place.x(), place.y()))
        elif found[-1]:
            found.append([])
    return [piece for piece in found if len(piece) > 1]
