"""The draws of other scenarios over the same axis: outlines, or a line for one value alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.study.distribution import HIGH, LOW
from explorer.study.draws import Array
from explorer.study.sampled import Band, Sampled, band_of
from explorer.text import _
from ui.charts.axes import Axis, drawable
from ui.charts.beside import Beside
from ui.charts.distribution.bins import Bins, span_of
from ui.charts.distribution.flags import Field
from ui.charts.legend import line_color, line_style
from ui.charts.marks import Box, Group, Mark, Stroke

_DOT = 4.5


@dataclass(frozen=True, eq=False)
class Pile:
    """The finite draws of a scenario, in the unit shown; a certain result is one value alone."""

    values: Array
    band: Band
    now: float

    @property
    def certain(self) -> bool:
        """Whether there is one value alone."""
        return len(self.values) == 1

    @property
    def span(self) -> tuple[float, float]:
        """What an axis has to hold of it."""
        return span_of(self.values, self.now)


@dataclass(frozen=True, eq=False)
class Counted:
    """A pile of another scenario in the bins of a picture."""

    beside: Beside
    pile: Pile
    counts: NDArray[np.intp]

    @property
    def peak(self) -> float:
        """The share of the draws in the fullest bin."""
        if self.pile.certain:
            return 0.0
        return float(self.counts[1:-1].max(initial=0)) / len(self.pile.values)

    def said(self, axis: Axis) -> str:
        """The same in one line."""
        return self.tip(axis.quantity).replace("\n", ", ")

    def rows(self) -> list[tuple[str, str, str, str]]:
        """The rows of a table: its present value, and where nine in ten draws lie."""
        name, band = self.beside.called, self.pile.band
        found = [(name, "", f"{self.pile.now:.6g}", "")]
        if not self.pile.certain:
            found.append((name, f"{band.low:.6g}", f"{band.high:.6g}", show.percent(HIGH - LOW)))
        return found

    def tip(self, quantity: Quantity) -> str:
        """What there is to say of it."""
        band = self.pile.band
        ends = quantity.interval(band.low * quantity.size, band.high * quantity.size)
        line = _("{name}: {value}").format(
            name=self.beside.called, value=quantity.shown(self.pile.now * quantity.size)
        )
        if self.pile.certain:
            return line
        return line + "\n" + _("nine in ten draws: {interval}").format(interval=ends)


@dataclass(eq=False)
class Outlines(Group):
    """Bars have no slanting edges to be smoothed."""

    def draw(self, painter: QPainter) -> None:
        """Paint them with hard edges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        super().draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def pile_of(sampled: Sampled, name: str) -> Pile | None:
    """The draws of a result as they can be drawn, made once; None where they cannot."""
    return sampled.kept(("pile", name), partial(_made, sampled, name))


def _made(sampled: Sampled, name: str) -> Pile | None:
    size = model().quantities[name].size
    if name not in sampled.values:
        return None
    now = float(sampled.results.values[name]) / size
    drawn = np.array([now]) if sampled.is_certain(name) else sampled.of(name) / size
    values = drawn[np.isfinite(drawn)]
    if not len(values) or not all(map(drawable, (values.min(), values.max(), now))):
        return None
    return Pile(values, band_of(values), now)


def counted(bins: Bins, piles: Sequence[tuple[Beside, Pile]]) -> tuple[Counted, ...]:
    """Other scenarios in bins."""
    return tuple(Counted(beside, pile, bins.counted(pile.values)) for beside, pile in piles)


def outlines(piles: Sequence[Counted], field: Field, area: QRectF, highest: float) -> Group:
    """An outline for each, ghosts first; an upright line stands for one value alone."""
    marks: list[Mark] = []
    for one in piles:
        color, style = line_color(one.beside), line_style(one.beside)
        width = 1.0 if one.beside.ghost else 2.0
        tip = partial(one.tip, field.axis.quantity)
        if one.pile.certain:
            marks.append(Stroke(field.line(one.pile.now), color, width, style=style, tip=tip))
            continue
        edges = np.linspace(area.left(), area.right(), len(one.counts) - 1)
        shares = np.minimum(one.counts[1:-1] / (len(one.pile.values) * highest), 1.0)
        points = _trimmed(steps(edges, shares * area.height(), area.bottom()), area.bottom())
        if points:
            marks.append(Stroke(points, color, width, style=style))
    return Outlines(marks, field.area)


def dots(piles: Sequence[Counted], field: Field) -> list[Mark]:
    """Where each of them stands on the axis as stated."""
    found: list[Mark] = []
    for one in piles:
        x, y = field.x(one.pile.now), field.area.bottom()
        box = QRectF(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT)
        color = line_color(one.beside)
        found.append(Box(box, color, partial(one.tip, field.axis.quantity), _DOT))
    return found


def steps(
    edges: NDArray[np.floating], heights: NDArray[np.floating], bottom: float
) -> list[tuple[float, float]]:
    """The outline of bars between edges."""
    xs = np.repeat(edges, 2)
    ys = bottom - np.concatenate(([0.0], np.repeat(heights, 2), [0.0]))
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def _trimmed(points: list[tuple[float, float]], bottom: float) -> list[tuple[float, float]]:
    """The outline without the bars at both ends that are empty."""
    high = [index for index, (_x, y) in enumerate(points) if y < bottom]
    return points[high[0] - 1 : high[-1] + 2] if high else []
