"""The outlooks of other scenarios in the same picture: a line, its band's edges, its horizon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from explorer.study.outlook import Fan
from explorer.text import _
from ui.charts.beside import Beside
from ui.charts.legend import line_color, line_style
from ui.charts.marks import Box, Group, Mark, Stroke
from ui.charts.outlook.span import Frame

_DOT = 4.0
_PALE = 0.5


@dataclass(frozen=True, eq=False)
class OtherFan:
    """The outlook of a scenario beside the one shown."""

    beside: Beside
    fan: Fan

    @property
    def words(self) -> str:
        """The value that it reaches."""
        year, value = self.fan.ends
        return _("{name}: {value} in {year}").format(
            name=self.beside.called, value=self.fan.shown.shown(value), year=year
        )

    def tip(self) -> str:
        """What its dot says."""
        if self.fan.certain:
            return self.words
        low, high = (float(part[-1]) for part in (self.fan.low, self.fan.high))
        nine = _("5th to 95th percentile {interval}")
        return f"{self.words}\n" + nine.format(interval=self.fan.shown.interval(low, high))


def paths(others: Sequence[OtherFan], frame: Frame) -> Group:
    """All of them, the later ones on top."""
    marks: list[Mark] = []
    for other in others:
        marks += _path(other, frame)
    return Group(marks, frame.plot.adjusted(0, -_DOT, _DOT, _DOT))


def _path(other: OtherFan, frame: Frame) -> Iterator[Mark]:
    fan, color, style = other.fan, line_color(other.beside), line_style(other.beside)
    if not fan.certain and not other.beside.ghost:
        pale = QColor(color)
        pale.setAlphaF(_PALE)
        for edge in (fan.low, fan.high):
            yield Stroke(frame.path(fan.years, edge), pale, 1.0, style=Qt.PenStyle.DotLine)
    points = frame.path(fan.years, fan.stated)
    yield Stroke(points, color, 1.2 if other.beside.ghost else 1.8, style=style)
    x, y = points[-1]
    yield Box(QRectF(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT), color, partial(other.tip), _DOT)
