"""Which colour is which scenario: a line or two above a picture, where there are others in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from explorer.text import _
from ui import theme
from ui.charts.beside import Beside
from ui.charts.marks import Group, Mark, Stroke, Type, Words

_KEY, _APART = 17.0, 12.0
_LEAST = 2.3
"""A name is cut to no less than so many heights of a letter; else names are counted instead."""
_LOW = 6.0
"""A picture of fewer lines has no legend …"""
_HIGH = 15.0
"""… and one of so many has two lines of it, where one is not enough."""
_FAINT = 0.6


@dataclass(frozen=True)
class Entry:
    """A scenario in a legend; what it comes to is written behind its name, where it has room."""

    name: str
    color: str
    value: str = ""
    ghost: bool = False


def entries(others: Sequence[Beside], quantity: str = "", own: str | None = None) -> list[Entry]:
    """Those in a picture, the one on screen first if what it comes to, `own`, is given.

    Nobody beside it needs no legend.
    """
    if not others:
        return []
    found = [] if own is None else [Entry(_("This scenario"), theme.current().scenarios[0], own)]
    found += [
        Entry(o.called, o.color, o.value(quantity) if quantity else "", o.ghost)
        for o in sorted(others, key=_is_ghost)
    ]
    return found


def _is_ghost(other: Beside) -> bool:
    return other.ghost


def line_color(other: Beside) -> QColor:
    """The colour of a scenario's line; a ghost's is faint."""
    color = QColor(other.color)
    color.setAlphaF(_FAINT if other.ghost else 1.0)
    return color


def line_style(other: Beside) -> Qt.PenStyle:
    """How a scenario's line is drawn: a ghost's is dashed."""
    return Qt.PenStyle.DashLine if other.ghost else Qt.PenStyle.SolidLine


def height_of(found: Sequence[Entry], area: QRectF, kind: Type) -> float:
    """How high the legend of a picture in an area is."""
    if not found or area.height() < _LOW * kind.height:
        return 0.0
    return _rows(found, area, kind) * kind.height + 4


def legend(found: Sequence[Entry], area: QRectF, kind: Type) -> Group:
    """The legend at the top of an area, as high as `height_of` says.

    Where there is no room for all names, the last are counted, and named by the tip.
    """
    rows, most = _rows(found, area, kind), _most(area, kind)
    if _wanted(found, kind) > rows * area.width():
        found = [replace(entry, value="") for entry in found]
    shown, rest = found, found[:0]
    if len(found) > rows * most:
        shown, rest = found[: rows * most - 1], found[rows * most - 1 :]
    split = _split(shown, kind) if rows == 2 else len(shown)
    marks = list[Mark]()
    for number, part in enumerate((shown[:split], shown[split:])[:rows]):
        row = QRectF(area.left(), area.top() + number * kind.height, area.width(), kind.height)
        marks += _row(part, rest if number == rows - 1 else rest[:0], row, kind)
    place = QRectF(area.left(), area.top(), area.width(), rows * kind.height)
    return Group(marks, place)


def _rows(found: Sequence[Entry], area: QRectF, kind: Type) -> int:
    return 2 if _wanted(found, kind) > area.width() and area.height() >= _HIGH * kind.height else 1


def _split(shown: Sequence[Entry], kind: Type) -> int:
    """How many of them stand in the first of two rows, so that neither is much longer."""
    widths = [_needs(entry, kind) for entry in shown]
    return min(range(1, len(widths) + 1), key=lambda n: max(sum(widths[:n]), sum(widths[n:])))


def _most(area: QRectF, kind: Type) -> int:
    """How many names have room in a row, cut short."""
    return max(int(area.width() / (_LEAST * kind.height + _KEY + _APART)), 1)


def _wanted(found: Sequence[Entry], kind: Type) -> float:
    return sum(_needs(entry, kind) for entry in found) - _APART


def _needs(entry: Entry, kind: Type) -> float:
    return _KEY + kind.width(_text(entry, entry.name)) + _APART


def _text(entry: Entry, name: str) -> str:
    return _("{name}: {value}").format(name=name, value=entry.value) if entry.value else name


def _row(shown: Sequence[Entry], rest: Sequence[Entry], row: QRectF, kind: Type) -> Iterator[Mark]:
    """Names with their lines, and how many more there are."""
    counted = _("and {n} more").format(n=len(rest)) if rest else ""
    room = row.width() - (kind.width(counted) + 1 if rest else -_APART)
    left = row.left()
    for entry, width in zip(shown, _shared([_needs(e, kind) for e in shown], room), strict=True):
        value = kind.width(_text(entry, "")) if entry.value else 0.0
        text = _text(entry, kind.cut(entry.name, width - _APART - _KEY - value + 0.01))
        place = QRectF(left, row.top(), _KEY + kind.width(text) + 1, row.height())
        yield from _entry(entry, text, place, kind)
        left += width
    if rest:
        place = QRectF(left, row.top(), kind.width(counted) + 1, row.height())
        tip = "\n".join(_text(e, e.name) for e in rest)
        yield Words(place, counted, kind, theme.current().color("faint"), tip=tip)


def _entry(entry: Entry, text: str, place: QRectF, kind: Type) -> list[Mark]:
    color, tip, y = QColor(entry.color), _text(entry, entry.name), place.center().y()
    color.setAlphaF(_FAINT if entry.ghost else 1.0)
    style = Qt.PenStyle.DashLine if entry.ghost else Qt.PenStyle.SolidLine
    ends = [(place.left(), y), (place.left() + _KEY - 5, y)]
    ink = theme.current().color("faint" if entry.ghost else "text")
    words = place.adjusted(_KEY, 0, 0, 0)
    return [
        Stroke(ends, color, 1.5 if entry.ghost else 4.0, style=style, tip=tip),
        Words(words, text, kind, ink, tip=tip),
    ]


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """Room for each: what it wants or, where that is too much, the same for all that want more."""
    given = dict.fromkeys(range(len(wanted)), 0.0)
    for rank, index in enumerate(sorted(given, key=lambda i: wanted[i])):
        given[index] = min(wanted[index], room / (len(wanted) - rank))
        room -= given[index]
    return list(given.values())
