"""Where other scenarios stand on a ladder: a mark on the axis in each one's colour."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QColor

from explorer.quantity import Quantity
from explorer.text import _
from ui import theme
from ui.charts.beside import Beside
from ui.charts.ladder.rungs import Frame, power_of
from ui.charts.legend import line_color
from ui.charts.marks import Group, Mark, Stroke

_HALF = 6.0


def placed(others: Sequence[Beside], quantity: Quantity, frame: Frame) -> Group:
    """A lozenge for each of them; a ghost is hollow."""
    marks: list[Mark] = []
    for other in others:
        value = other.sampled.results.values[quantity.name]
        marks += _lozenge(other, frame, frame.y(power_of(quantity, value)), quantity)
    return Group(marks, frame.area.adjusted(0, -_HALF, 0, _HALF))


def _lozenge(other: Beside, frame: Frame, y: float, quantity: Quantity) -> list[Mark]:
    x, tip = frame.axis, partial(_tip, other, quantity)
    marks: list[Mark] = []
    inside = QColor(theme.current().card)
    for half, color in ((_HALF, line_color(other)), (_HALF - 1.5, inside)):
        corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
        marks.append(Stroke(corners, color, filled=True, tip=tip))
    return marks if other.ghost else marks[:1]


def _tip(other: Beside, quantity: Quantity) -> str:
    return _("{name}: {value}").format(name=other.called, value=other.value(quantity.name))
