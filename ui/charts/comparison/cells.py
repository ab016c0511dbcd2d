"""One cell of the comparison: value and ratio, nine in ten draws, the interval on its axis."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from explorer import show
from explorer.study.comparison import Cell
from ui import theme
from ui.charts.comparison.scale import Scale
from ui.charts.marks import RIGHT, Box, Mark, Stroke, Type, Words

PAD = 8.0
_STRIP, _THICK = 12.0, 4.0
_LONG = 100.0
"""A value with its ratio, or an axis, needs so much."""
_VALUE, _RATIO = "88.8 GWh", "88.8× less"
"""About as long as they become."""
_CLEAR = QColor(0, 0, 0, 0)


class Types:
    """The sizes of type of a table."""

    def __init__(self, zoom: float) -> None:
        self.zoom = zoom
        self.large, self.strong = Type(1.2 * zoom, bold=True), Type(zoom, bold=True)
        self.plain, self.small = Type(zoom), Type(0.88 * zoom)

    @property
    def cell(self) -> float:
        """How wide a cell has to be for a value and its ratio."""
        return self.plain.width(_VALUE) + self.small.width(_RATIO) + PAD


def broken(text: str, kind: Type, width: float, most: int = 0) -> list[str]:
    """The text in lines that fit, broken between words; in at most so many, the last one cut."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and kind.width(longer) > width and (not most or len(lines) < most):
            lines.append(word)
        else:
            lines[-1] = longer
    return [kind.cut(line, width) for line in lines]


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell shows: a result in its colour, on its axis, beside the baseline's value."""

    cell: Cell
    scale: Scale | None
    color: str
    base: float | None
    base_color: str

    @property
    def words(self) -> tuple[object, ...]:
        """All that its picture depends on."""
        cell = self.cell
        told = cell.told.value, cell.told.ends, cell.times, cell.ends, cell.value
        return (*told, self.scale, self.color, self.base, self.base_color)


def cell_marks(look: Look, area: QRectF, types: Types, tip: Callable[[], str]) -> list[Mark]:
    """As much of it as there is room for: the value, the interval, nine in ten draws."""
    cell, colors = look.cell, theme.current()
    strip = _STRIP * types.zoom if look.scale is not None and cell.ends is not None else 0.0
    small, large = types.small.height, types.large.height
    marks: list[Mark] = [Box(area, _CLEAR, tip)]
    line = QRectF(area.left(), area.top(), area.width(), large)
    if strip and area.height() < large + strip:
        return [*marks, *_beside(look, area, types, tip)]
    ends = cell.told.ends if area.height() >= large + small + strip else ""
    content = large + (small if ends else 0.0) + strip
    top = area.top() + (area.height() - content) / 2
    line.moveTop(top)
    marks += _line(cell, line, types, tip)
    if ends:
        below = QRectF(area.left(), line.bottom(), area.width(), small)
        cut = types.small.cut(ends, below.width())
        marks.append(Words(below, cut, types.small, colors.color("faint"), tip=tip))
    if strip and look.scale is not None:
        place = QRectF(area.left(), top + content - strip, area.width(), strip)
        marks += _interval(look, look.scale, place, _THICK * types.zoom, tip)
    return marks


def _beside(look: Look, area: QRectF, types: Types, tip: Callable[[], str]) -> list[Mark]:
    """All on one line where that is low and long enough."""
    strip, least = _STRIP * types.zoom, _LONG * types.zoom
    if area.width() < 2 * least or look.scale is None:
        return _line(look.cell, area, types, tip)
    half = area.width() / 2
    line = QRectF(area.left(), area.top(), half - PAD, area.height())
    place = QRectF(area.left() + half, area.center().y() - strip / 2, half, strip)
    interval = _interval(look, look.scale, place, _THICK * types.zoom, tip)
    return [*_line(look.cell, line, types, tip), *interval]


def _line(cell: Cell, area: QRectF, types: Types, tip: Callable[[], str]) -> list[Mark]:
    """The value as large as fits beside the ratio; this goes only where nothing else helps."""
    colors, times = theme.current(), cell.times
    needed = types.small.width(times) + PAD if times else 0.0
    value = cell.told.value
    if types.large.width(value) + needed > area.width():
        value = show.abbreviated(value)
    kinds = types.large, types.strong, types.plain
    kind = next((k for k in kinds if k.width(value) + needed <= area.width()), types.plain)
    cut = kind.cut(value, area.width())
    role = "faint" if cell.value is None else "text"
    marks: list[Mark] = [Words(area, cut, kind, colors.color(role), tip=tip)]
    if times and kind.width(cut) + needed <= area.width():
        color = colors.color("accent")
        marks.append(Words(area, times, types.small, color, RIGHT, tip=tip))
    return marks


def _interval(
    look: Look, scale: Scale, area: QRectF, thick: float, tip: Callable[[], str]
) -> list[Mark]:
    """Nine in ten draws as a bar, the value as a dot, the baseline's value as a line."""
    cell, color, middle = look.cell, QColor(look.color), area.center().y()

    def at(value: float) -> float:
        return area.left() + thick + (area.width() - 2 * thick) * scale.place(value)

    groove = QRectF(area.left(), middle - 1, area.width(), 2)
    marks: list[Mark] = [Box(groove, theme.current().color("line"), tip, radius=1)]
    if look.base is not None:
        x = at(look.base)
        ends = ((x, area.top()), (x, area.bottom()))
        marks.append(Stroke(ends, QColor(look.base_color), 1.5, tip=tip))
    if cell.band is not None and not cell.band.certain:
        left, right = at(cell.band.low), at(cell.band.high)
        span = QRectF(left, middle - thick / 2, max(right - left, 2.0), thick)
        marks.append(Box(span, color, tip, radius=thick / 2))
    if cell.value is not None:
        dot = QRectF(at(cell.value) - thick, middle - thick, 2 * thick, 2 * thick)
        marks.append(Box(dot, color, tip, radius=thick))
    return marks
