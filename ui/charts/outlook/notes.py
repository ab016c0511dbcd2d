"""The labels of an outlook: multiples of the base year, what was said, and the value reached."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from explorer.facts import Mark as Said
from explorer.scenario import KNOWN_WORDS
from explorer.study.crossings import Crossing, crossing_of, mark_words
from explorer.study.outlook import Fan
from explorer.text import _
from ui import theme
from ui.charts.marks import LEFT, Box, Mark, Stroke, Tip, Type, Words
from ui.charts.outlook.span import Frame

CLAIM = 5
"""The colour of what was said in the theme's series."""
_REACH = 11.0
"""From the place that a label belongs to, to the label."""
_PLATE = 5.0
_STEPS = sorted((n / 2 for n in range(-40, 41)), key=abs)
"""Where a label is tried, in half lines' heights from where it belongs."""
_NEAR = 5
"""So far away it is still moved to be off the path."""
_BY_ITS_LINE = 1.5
_ARROWS = {1: "↑ ", -1: "↓ ", 0: ""}


@dataclass(frozen=True, slots=True)
class Note:
    """A label and where it belongs: `x` is None at the left edge; the lowest rank matters most.

    `variants` are shorter and shorter. A `color` is that of the line to its place; without one, it
    has to stay within `reach` half lines' heights.
    """

    variants: Sequence[str]
    type: Type
    x: float | None
    y: float
    rank: int
    tip: Tip = ""
    color: QColor | None = None
    reach: float = math.inf


@dataclass(frozen=True, slots=True)
class _Place:
    """Which words of a note have room where, without its height."""

    note: Note
    text: str
    left: float
    width: float
    at_left: bool

    def box(self, y: float) -> QRectF:
        """What the words take with their middle at a height."""
        height = self.note.type.height
        return QRectF(self.left, y - height / 2, self.width, height)


def value_note(fan: Fan, frame: Frame, strong: Type) -> Note:
    """The value at the horizon, beside its dot."""
    year, value = fan.ends
    above = frame.y(value) - strong.height
    return Note([fan.shown.shown(value)], strong, frame.x(year), above, 0)


def multiple_notes(multiples: Sequence[Crossing], frame: Frame, small: Type) -> Iterator[Note]:
    """When each multiple is met; those beyond the axis together."""
    beyond = [c for c in multiples if frame.side(c.low, c.high)]
    for multiple in multiples:
        if multiple not in beyond:
            text, tip = f"{multiple.name} {multiple.when}", partial(_tips, [multiple], frame)
            yield Note([text], small, None, frame.y(multiple.low), 1, tip, reach=_BY_ITS_LINE)
    if beyond:
        text = _ARROWS[1] + ", ".join(c.name for c in beyond)
        tip = partial(_tips, beyond, frame)
        yield Note([text], small, None, frame.plot.top(), 3, tip)


def _tips(multiples: Sequence[Crossing], frame: Frame) -> str:
    return "\n".join(multiple_tip(multiple, frame) for multiple in multiples)


def multiple_tip(multiple: Crossing, frame: Frame) -> str:
    """What a multiple comes to, and when it is met."""
    level = frame.span.axis.quantity.shown(multiple.low)
    return _("{words}\n{times} of {year} is {level}").format(
        words=multiple.words, times=multiple.name, year=multiple.first, level=level
    )


def said_note(said: Said, variants: Sequence[str], fan: Fan, frame: Frame, small: Type) -> Note:
    """Who said what, beside its place or at the edge beyond which it lies."""
    side, tip = frame.side(said.low, said.high), partial(said_tip, said, fan)
    x, y = frame.x(said.year), (frame.y(said.low) + frame.y(said.high)) / 2
    if side:
        return Note([_ARROWS[side] + text for text in variants], small, x, y, 3, tip)
    return Note(variants, small, x, y, 2, tip, QColor(theme.current().series[CLAIM]))


def said_tip(said: Said, fan: Fan) -> str:
    """All there is to say of a mark."""
    known = f"({KNOWN_WORDS[said.known]})" if said.known else ""
    lines = (
        _("{said}, for {year}").format(said=mark_words(said, fan.shown), year=said.year),
        _("This path: {words}").format(words=_after(crossing_of(fan, said))),
        f"{said.source} {known}",
    )
    return "\n".join(line for line in lines if line.strip())


def _after(crossing: Crossing) -> str:
    return "; ".join(part for part in (crossing.when, crossing.span) if part)


def year_tip(fan: Fan, index: int) -> str:
    """All there is to say of a year."""
    show = fan.shown
    lines = [
        _("{year}: {value} as stated").format(
            year=f"{fan.years[index]:.0f}", value=show.shown(fan.stated[index])
        )
    ]
    if not fan.certain:
        lines += [
            _("median {value}").format(value=show.shown(fan.median[index])),
            _("5th to 95th percentile {interval}").format(
                interval=show.interval(fan.low[index], fan.high[index])
            ),
        ]
    return "\n".join(lines)


def said_marks(said: Sequence[Said], fan: Fan, frame: Frame) -> Iterator[Mark]:
    """A bar for an interval, a dash for a value, at its year."""
    color = QColor(theme.current().series[CLAIM])
    pale = QColor(color)
    pale.setAlphaF(0.25)
    for one in said:
        if frame.side(one.low, one.high):
            continue
        x, top, bottom = frame.x(one.year), frame.y(one.high), frame.y(one.low)
        tip = partial(said_tip, one, fan)
        half = 5.0 if one.low < one.high else 11.0
        if one.low < one.high:
            yield Box(QRectF(x - half, top, 2 * half, bottom - top), pale, tip)
        for y in dict.fromkeys((top, bottom)):
            yield Stroke([(x - half, y), (x + half, y)], color, 2.0, tip=tip)


def placed(notes: Sequence[Note], fan: Fan, frame: Frame) -> list[Mark]:
    """The labels that find room, the most telling ones first: none on another.

    Each goes where it belongs or near by, off the path where that is not far.
    """
    path, dot = frame.path(fan.years, fan.stated), frame.x(fan.ends[0])
    taken: list[QRectF] = []
    marks: list[Mark] = []
    for note in sorted(notes, key=_rank):
        place = _placed(note, frame, dot)
        y = _free(place, frame, path if note.x is not None else (), taken)
        if y is not None:
            taken.append(place.box(y))
            marks += _label(place, y)
    return marks


def _rank(note: Note) -> int:
    return note.rank


def _free(
    place: _Place, frame: Frame, path: Sequence[tuple[float, float]], taken: Sequence[QRectF]
) -> float | None:
    """The height nearest to the wanted one that has room; None where there is none."""
    half, plot = place.note.type.height / 2, frame.plot
    top, bottom = plot.top() + half, plot.bottom() - half
    wanted = min(max(place.note.y, top), bottom)
    low, high = _crossed(place, path)
    found = None
    for step in _STEPS:
        y = wanted + step * half
        if abs(step) > place.note.reach or (found is not None and abs(step) > _NEAR):
            break
        if top <= y <= bottom and not _hits(place.box(y), taken):
            if abs(step) <= _NEAR and (y + half < low or y - half > high):
                return y
            found = y if found is None else found
    return found


def _hits(box: QRectF, taken: Sequence[QRectF]) -> bool:
    return any(map(box.intersects, taken))


def _crossed(place: _Place, path: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The least and the largest height of the path above and below the words."""
    left, right = place.left, place.left + place.width
    inside = [y for x, y in path if left < x < right]
    if path:
        xs, ys = zip(*path, strict=True)
        inside += [float(np.interp(x, xs, ys)) for x in (left, right) if xs[0] <= x <= xs[-1]]
    return min(inside, default=math.inf), max(inside, default=-math.inf)


def _placed(note: Note, frame: Frame, dot: float) -> _Place:
    """The longest words that have room to the left of their place, or else to its right."""
    kind, start = note.type, frame.plot.left()
    if note.x is None:
        text = kind.cut(note.variants[0], frame.plot.width() - 4 * _PLATE)
        return _Place(note, text, start + _PLATE, kind.width(text) + 2 * _PLATE, at_left=False)
    end = frame.area.right() if note.x > dot - 1 else dot - _REACH
    rooms = note.x - _REACH - start, end - note.x - _REACH
    fitting = ((t, room) for t in note.variants for room in rooms if _needs(kind, t) <= room)
    text, room = next(fitting, (note.variants[-1], max(rooms)))
    text = kind.cut(text, room - 2 * _PLATE)
    width, at_left = _needs(kind, text), room == rooms[0]
    left = note.x - _REACH - width if at_left else note.x + _REACH
    return _Place(note, text, left, width, at_left)


def _needs(kind: Type, text: str) -> float:
    return kind.width(text) + 2 * _PLATE


def _label(place: _Place, y: float) -> Iterator[Mark]:
    colors, note, kind = theme.current(), place.note, place.note.type
    box = place.box(y)
    if note.x is not None and note.color is not None and abs(y - note.y) > 3:
        edge = box.right() if place.at_left else box.left()
        yield Stroke([(note.x, note.y), (edge, y)], note.color, 1.0)
    back = QColor(colors.card)
    back.setAlphaF(0.85)
    yield Box(box, back, note.tip, 3.0)
    inside = box.adjusted(_PLATE, 0, -_PLATE, 0)
    yield Words(inside, place.text, kind, colors.color("text"), LEFT, note.tip)
