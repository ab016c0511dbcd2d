"""The picture of an outlook: years and values, the fan, the path as stated, and what it meets."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from explorer.facts import Mark as Said
from explorer.study.crossings import Crossing, mark_variants
from explorer.study.outlook import Fan
from explorer.text import _
from ui import theme
from ui.charts.canvas import Canvas
from ui.charts.legend import Entry, entries, height_of, legend
from ui.charts.marks import CENTER, RIGHT, Box, Group, Item, Mark, Stroke, Type, Words
from ui.charts.outlook.beside import OtherFan, paths
from ui.charts.outlook.notes import (
    Note,
    multiple_notes,
    placed,
    said_marks,
    said_note,
    value_note,
    year_tip,
)
from ui.charts.outlook.span import Frame, Span, Within, span

_LOW = 13
"""A picture of fewer lines' heights has no legend."""
_APART = 8.0
"""Between the labels of two years."""
_KEY = 18.0


class FanPicture(Canvas):
    """The fan of a result over the years; it only paints."""

    def __init__(self) -> None:
        super().__init__()
        self.fan: Fan | None = None
        self.multiples: Sequence[Crossing] = ()
        self.said: Sequence[Said] = ()
        self.others: tuple[OtherFan, ...] = ()
        self.within: Within | None = None
        """The years and values that the axes hold, whatever is shown."""
        self.frozen = False
        self.span: Span | None = None
        self.frame: Frame | None = None

    def show_fan(
        self, fan: Fan | None, multiples: Sequence[Crossing], said: Sequence[Said]
    ) -> None:
        """Show another outlook; while something is dragged on the same axes, if it fits."""
        self.fan, self.multiples, self.said = fan, multiples, said
        if fan is None:
            self.span = None
        elif not (self.frozen and self.span is not None and self.span.holds(fan)):
            fans = [other.fan for other in self.others]
            self.span = span(fan, said, self.multiples, fans, self.within)
        self.renew()

    @property
    def dot(self) -> QPointF:
        """Where the horizon is, in pixels."""
        if self.fan is None or self.frame is None:
            return QPointF()
        year, value = self.fan.ends
        return QPointF(self.frame.x(year), self.frame.y(value))

    def measure(self, zoom: float) -> None:
        self._zoom = zoom
        self._strong, self._small = Type(0.95 * zoom, bold=True), Type(0.88 * zoom)
        self._bold = Type(0.88 * zoom, bold=True)

    def arrange(self, area: QRectF) -> Sequence[Item]:
        if self.fan is None or self.span is None:
            return []
        named = self._named(self.fan)
        head = height_of(named, area, self._small)
        above = [legend(named, area, self._small)] if head else []
        area = area.adjusted(0, 2 + head, 0, 0)
        ranged = not self.fan.certain or self.within is not None
        has_legend = ranged and area.height() >= _LOW * self._small.height
        below = self._small.height + 4 if has_legend else 0.0
        key = "axes", self.span, area.getRect(), below
        axes: tuple[Frame, Group] = self.kept(key, partial(self._framed, self.span, area, below))
        self.frame, grid = axes
        frame, fan = axes[0], self.fan
        said = [one for one in self.said if self.span.first <= one.year <= self.span.last]
        notes = [
            value_note(fan, frame, self._strong),
            *multiple_notes(self.multiples, frame, self._small),
            *(self._note(one, fan, frame) for one in said),
        ]
        return [
            grid,
            *self._years(fan, frame),
            *self._lines(frame),
            *self._band(fan, frame),
            *self._beside(frame),
            *self._columns(fan, frame),
            *said_marks(said, fan, frame),
            *self._path(fan, frame),
            *placed(notes, fan, frame),
            *self._handle(),
            *(self._legend(area) if has_legend and not fan.certain else ()),
            *above,
        ]

    def _named(self, fan: Fan) -> list[Entry]:
        """The scenarios in the picture and what they reach."""
        own = fan.shown.shown(fan.ends[1])
        return entries([other.beside for other in self.others], fan.quantity, own)

    def _beside(self, frame: Frame) -> Iterator[Item]:
        """The other scenarios, made anew only where the axes or they change."""
        if self.others:
            key = "others", self.others, frame
            yield self.kept(key, partial(paths, self.others, frame))

    def _note(self, said: Said, fan: Fan, frame: Frame) -> Note:
        key = said.name, said.about, said.low, said.high, said.unit
        variants = self.kept(key, partial(mark_variants, said, fan.shown))
        return said_note(said, variants, fan, frame, self._small)

    def _framed(self, span_: Span, area: QRectF, below: float) -> tuple[Frame, Group]:
        frame = Frame(span_, area, self._small, below)
        return frame, Group(list(self._grid(frame)), area)

    def _grid(self, frame: Frame) -> Iterator[Mark]:
        """Lines at round values, and what they are called."""
        colors, plot, half = theme.current(), frame.plot, self._small.height / 2
        line, faint, edge = colors.color("line"), colors.color("faint"), frame.area.left()
        for value, text in frame.ticks:
            y = round(frame.y(value)) + 0.5
            yield Stroke([(plot.left(), y), (plot.right(), y)], line)
            beside = QRectF(edge, y - half, plot.left() - 7 - edge, 2 * half)
            yield Words(beside, text, self._small, faint, RIGHT)
        bottom = round(plot.bottom()) + 0.5
        yield Stroke([(plot.left(), bottom), (plot.right(), bottom)], colors.color("groove"), 1.5)

    def _years(self, fan: Fan, frame: Frame) -> Iterator[Mark]:
        """As many years as have room: first the horizon, the base and where a multiple is met."""
        met = {c.stated for c in self.multiples if c.stated is not None}
        first, last = frame.span.first, frame.span.last
        step = next((n for n in (1, 2, 5, 10, 20, 50) if n * frame.step >= 4 * _APART), 100)
        rest = range(first + -first % step, last + 1, step)
        taken: list[tuple[float, float]] = []
        for year in dict.fromkeys((fan.ends[0], first, *sorted(met), last, *rest)):
            kind = self._bold if year in met or year == fan.ends[0] else self._small
            x, half = frame.x(year), kind.width(str(year)) / 2
            if any(x + half + _APART > low and x - half - _APART < high for low, high in taken):
                continue
            taken.append((x - half, x + half))
            yield self._year(frame, year, kind, met=year in met)
        for year in met:
            yield from _foot(frame, year)

    def _year(self, frame: Frame, year: int, kind: Type, *, met: bool) -> Mark:
        x, half = frame.x(year), kind.width(str(year)) / 2 + 1
        place = QRectF(x - half, frame.plot.bottom() + 5, 2 * half, kind.height)
        return Words(
            place, str(year), kind, theme.current().color("text" if met else "faint"), CENTER
        )

    def _lines(self, frame: Frame) -> Iterator[Mark]:
        """A dashed line for each multiple on the axis, and one down from where it is met."""
        faint = theme.current().color("faint")
        for multiple in self.multiples:
            if frame.side(multiple.low, multiple.high):
                continue
            y = round(frame.y(multiple.low)) + 0.5
            ends = [(frame.plot.left(), y), (frame.plot.right(), y)]
            yield Stroke(ends, faint, style=Qt.PenStyle.DashLine)
            if multiple.stated is not None:
                x = frame.x(multiple.stated)
                down = [(x, y), (x, frame.plot.bottom())]
                yield Stroke(down, faint, style=Qt.PenStyle.DotLine)

    def _band(self, fan: Fan, frame: Frame) -> Iterator[Mark]:
        if fan.certain:
            return
        color = _pale(0.18)
        edge = [*frame.path(fan.years, fan.low), *frame.path(fan.years, fan.high)[::-1]]
        yield Stroke(edge, color, filled=True)
        yield Stroke(frame.path(fan.years, fan.median), _pale(0.8), 1.2, style=Qt.PenStyle.DashLine)

    def _path(self, fan: Fan, frame: Frame) -> Iterator[Mark]:
        """The path as stated, with a dot for each year where they have room."""
        color, points = QColor(theme.current().series[0]), frame.path(fan.years, fan.stated)
        yield Stroke(points, color, 2.0)
        radius = 3.0 * self._zoom
        if frame.step >= 3 * radius:
            for x, y in points[:-1]:
                yield Box(
                    QRectF(x - radius, y - radius, 2 * radius, 2 * radius), color, radius=radius
                )

    def _columns(self, fan: Fan, frame: Frame) -> Iterator[Mark]:
        """Nothing to be seen, but a year for the pointer to rest on."""
        clear, half = QColor(0, 0, 0, 0), frame.step / 2
        for index, year in enumerate(fan.years):
            place = QRectF(frame.x(year) - half, frame.plot.top(), 2 * half, frame.plot.height())
            yield Box(place, clear, partial(year_tip, fan, index))

    def _handle(self) -> Iterator[Mark]:
        accent, ring, at = theme.current().color("accent"), theme.current().color("card"), self.dot
        for radius, color in ((10.0, accent), (8.0, ring), (6.0, accent)):
            if radius < 10 or self.hasFocus():
                box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
                yield Box(box, color, _("Drag it sideways to move the horizon"), radius)

    def _legend(self, area: QRectF) -> Iterator[Mark]:
        """What line and band are, at the bottom; as much as has room."""
        faint, left = theme.current().color("faint"), area.left()
        top, line = area.bottom() - self._small.height, self._small.height
        for sign, text in (
            ("path", _("as stated")),
            ("band", _("5th to 95th percentile")),
            ("median", _("median")),
        ):
            width = self._small.width(text)
            if left + _KEY + width > area.right():
                return
            yield from _sign(sign, left, top + line / 2)
            yield Words(QRectF(left + _KEY, top, width + 1, line), text, self._small, faint)
            left += _KEY + width + 14


def _foot(frame: Frame, year: int) -> Iterator[Mark]:
    """An arrowhead on the axis where a multiple is met."""
    x, y = frame.x(year), frame.plot.bottom()
    shape = [(x, y - 6), (x - 4, y), (x + 4, y)]
    yield Stroke(shape, theme.current().color("text"), filled=True)


def _sign(sign: str, left: float, y: float) -> Iterator[Mark]:
    ends = [(left, y), (left + 13, y)]
    if sign == "band":
        yield Box(QRectF(left, y - 5, 13, 10), _pale(0.18))
    elif sign == "median":
        yield Stroke(ends, _pale(0.8), 1.2, style=Qt.PenStyle.DashLine)
    else:
        yield Stroke(ends, _pale(1.0), 2.0)
        yield Box(QRectF(left + 3.5, y - 3, 6, 6), _pale(1.0), radius=3.0)


def _pale(alpha: float) -> QColor:
    color = QColor(theme.current().series[0])
    color.setAlphaF(alpha)
    return color
