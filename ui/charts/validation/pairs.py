"""Where the dots of a validation stand on their panel, and where their labels find room."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from explorer.model import model
from explorer.study.validation import BASES, MEANINGS, Point
from explorer.text import _
from ui.charts.axes import fitted
from ui.charts.marks import Type, spread

BAND = 0.1
"""How far off the band about the diagonal reaches, as a share."""


@dataclass(frozen=True, slots=True)
class Label:
    """A dot's label: on which side of it, and at which height its middle is."""

    point: Point
    right: bool
    y: float


class Panel:
    """A plot of two equal logarithmic axes within an area, below the line of its heading."""

    def __init__(
        self, name: str, points: Sequence[Point], area: QRectF, line: float, type_: Type
    ) -> None:
        quantity = model().quantities[name]
        values = [v / quantity.size for p in points for v in (p.reported, p.predicted)]
        self.points, self.area = points, area
        self._axis = fitted(quantity, min(values), max(values), log=True)
        decades = max(round(self._axis.ends[1] - self._axis.ends[0]) + 1, 3)
        widest = max(type_.width(text) for _value, text in self.ticks(decades))
        self.row = type_.height / 2 + 3
        """From the plot down to the top of the words below it."""
        below = self.row + type_.height
        self.plot = area.adjusted(widest + 7, 1.6 * line, -widest / 2, -below)
        self.down = min(max(int(self.plot.height() / (1.6 * line)), 2), decades)
        self.across = min(max(int(self.plot.width() / (widest + 14)), 2), decades)

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """At most about `most` round values, SI, and how they are written."""
        found = self._axis.ticks(most)
        size = self._axis.quantity.size
        texts = self._axis.labels(found, named=True)
        return [(value * size, text) for value, text in zip(found, texts, strict=True)]

    def share(self, si: float) -> float:
        """How far along the axes a value is, from 0 to 1."""
        low, high = self._axis.ends
        return (self._axis.position(si / self._axis.quantity.size) - low) / (high - low)

    def x(self, si: float) -> float:
        """Where a reported value stands."""
        return self.corner(self.share(si), 0)[0]

    def y(self, si: float) -> float:
        """Where a predicted value stands."""
        return self.corner(0, self.share(si))[1]

    def place(self, point: Point) -> tuple[float, float]:
        """The middle of a dot."""
        return self.x(point.reported), self.y(point.predicted)

    def height(self, point: Point) -> float:
        """How far down a dot is."""
        return self.place(point)[1]

    def leans_right(self, point: Point) -> bool:
        """Whether there is more room to the right of a dot than to its left."""
        return self.area.right() - self.place(point)[0] > self.place(point)[0] - self.plot.left()

    def corner(self, across: float, up: float) -> tuple[float, float]:
        """The place at these shares of the axes."""
        plot = self.plot
        return plot.left() + across * plot.width(), plot.bottom() - up * plot.height()

    def band(self, error: float) -> list[tuple[float, float]]:
        """The corners of what is at most so far off, as shares of the axes."""
        low = self._axis.value(self._axis.ends[0]) * self._axis.quantity.size
        above, below = self.share(low * (1 + error)), -self.share(low * (1 - error))
        return [(0, 0), (0, above), (1 - above, 1), (1, 1), (1, 1 - below), (below, 0)]


def labels(panel: Panel, line: float) -> list[Label]:
    """As many labels as have a line each, those of measured points first.

    Each is on the emptier side of its dot: right of the lower ones, left of the upper ones. There
    the diagonal leads away from it, and it only has to give way up and down.
    """
    top, bottom = panel.plot.top() + line / 2, panel.plot.bottom() - line / 2
    room = max(int((bottom - top) / line + 1.1), 0)
    named = sorted(panel.points, key=lambda point: not point.measured)[:room]
    named.sort(key=panel.height)
    places = spread([panel.height(point) for point in named], line, top, bottom)
    return [Label(p, panel.leans_right(p), y) for p, y in zip(named, places, strict=True)]


def tip(point: Point) -> str:
    """All there is to say of a point."""
    lines = (
        f"{point.run.name}: {point.quantity.label}",
        _("Reported {reported}, predicted {predicted}: {error}").format(
            reported=point.reported_text, predicted=point.predicted_text, error=point.error_text
        ),
        MEANINGS[point.run.basis],
        point.run.note,
        str(point.run.source),
    )
    return "\n".join(line for line in lines if line)


def sentence(point: Point) -> str:
    """The same for a screen reader, in short."""
    return _(
        "{run}, {quantity}: reported {reported}, predicted {predicted}, {error}, {basis}"
    ).format(
        run=point.run.name,
        quantity=point.quantity.label,
        reported=point.reported_text,
        predicted=point.predicted_text,
        error=point.error_text,
        basis=BASES[point.run.basis],
    )
