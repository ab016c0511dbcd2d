"""The picture of a ladder: an axis, yardsticks beside it, and a scenario among them."""

import math
from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QRectF

from explorer import show
from explorer.facts import Yardstick
from explorer.model import model
from explorer.scenario import KNOWN_WORDS
from explorer.text import _
from ui import theme
from ui.charts.beside import Beside
from ui.charts.canvas import Canvas
from ui.charts.ladder.beside import placed
from ui.charts.ladder.rungs import (
    Frame,
    Rung,
    in_words,
    most_telling,
    neighbours,
    power_of,
    powers,
    rungs,
    times,
)
from ui.charts.legend import entries, height_of, legend
from ui.charts.marks import CENTER, RIGHT, Box, Group, Item, Mark, Stroke, Type, Words, spread

_WIDE = 0.8
"""The axis has labels, and ratios a column, where this much of the longest name has room."""
_WIDEST = 42
"""So many lines' heights: names and values stay within reach of each other."""
_APART = 1.15
"""The next names keep this many lines from the scenario's."""
_REACH = 16.0
"""From the axis to the names, for the lines that lead there."""


class Steps(Canvas):
    """The axis, the yardsticks beside it and the scenario among them."""

    def __init__(self) -> None:
        super().__init__()
        self.quantity = model().quantities["energy"]
        self.steps: tuple[Yardstick, ...] = ()
        self.value = math.nan
        self._rungs: list[Rung] = []
        self._ticks: dict[int, str] = {}
        self._near: list[Yardstick] = []
        self._framed: tuple[Hashable, Frame] | None = None
        self._longest = 0.0
        self.frozen = False
        self.others: tuple[Beside, ...] = ()
        """The scenarios beside the one shown, all of which know the quantity."""
        self.within: tuple[float, float] | None = None
        """What the axis holds, SI, whatever the value is."""
        self.ends: tuple[int, int] | None = None
        """The powers of ten, in the quantity's unit, at the ends of the axis."""

    def measure(self, zoom: float) -> None:
        self._strong, self._plain = Type(zoom, bold=True), Type(zoom)
        self._small = Type(0.88 * zoom)
        self._line = self._plain.height + 3
        self._fit_names()

    def show_value(self, quantity: str, value: float) -> None:
        """Put the scenario at a value of a quantity, SI."""
        if quantity != self.quantity.name or not self.steps:
            self.quantity, self.steps = model().quantities[quantity], rungs(quantity)
            self._rungs = [self._read(step) for step in reversed(self.steps)]
            self._ticks, self.ends = {}, None
            if hasattr(self, "_plain"):
                self._fit_names()
        self.value = value
        self.renew()

    def _read(self, step: Yardstick) -> Rung:
        check = " " + _("(not checked)") if step.known == "unverified" else ""
        return Rung(step, self._power(step.value), self.quantity.shown(step.value), check)

    def arrange(self, area: QRectF) -> list[Item]:
        if not (math.isfinite(self.value) and self.value > 0 and self.steps):
            faint = theme.current().color("faint")
            return [Words(area, show.NOTHING, self._plain, faint, CENTER)]
        self._near = neighbours(self.value, self.steps)
        own = self.quantity.shown(self.value)
        named = entries(self.others, self.quantity.name, own)
        head = height_of(named, area, self._small)
        above = [legend(named, area, self._small)] if head else []
        area = area.adjusted(0, head, 0, 0)
        self._fit(area.height())
        frame = self._frame(area)
        here = frame.y(self._power(self.value))
        shown = self._name_place(frame, here)
        items: list[Item] = [*frame.marks]
        for side in (True, False):
            items += self._side(frame, shown, larger=side)
        if self.others:
            key = "others", self.others, frame
            items.append(self.kept(key, partial(placed, self.others, self.quantity, frame)))
        return [*items, *self._scenario(frame, here, shown), *above]

    def _name_place(self, frame: Frame, here: float) -> float:
        """Where the scenario's name stands: at its place, or so that a neighbour keeps its line."""
        powers = [rung.power for rung in self._rungs]
        own, gap = self._power(self.value), _APART * self._line
        above = gap if any(own < power <= frame.high for power in powers) else 0.0
        below = gap if any(frame.low <= power <= own for power in powers) else 0.0
        return min(max(here, frame.area.top() + above), frame.area.bottom() - below)

    def _power(self, value: float) -> float:
        return power_of(self.quantity, value)

    def _fit(self, height: float) -> None:
        place = self._power(self.value)
        if self.frozen and self.ends is not None and self.ends[0] <= place <= self.ends[1]:
            return
        beside = [other.sampled.results.values[self.quantity.name] for other in self.others]
        held = [self.value, *beside, *(self.within or ())]
        found = list(map(self._power, held))
        if self.within is None:
            found += powers(self.quantity, self.steps, self.value, self._lines(height))
        self.ends = math.floor(min(found) + 1e-9), math.ceil(max(found) - 1e-9)

    def reach(self, name: str, value: float) -> tuple[float, float]:
        """What the axis has to hold, SI, so that a value stands among what is near."""
        quantity, number = model().quantities[name], self._lines(self.room.height())
        low, high = powers(quantity, rungs(name), value, number)
        return 10.0**low * quantity.size, 10.0**high * quantity.size

    def _lines(self, height: float) -> int:
        """So many names have room beside the scenario's."""
        line = self._line if hasattr(self, "_line") else self.fontMetrics().height() + 3
        return max(int(height / line) - 2, 2)

    def _frame(self, area: QRectF) -> Frame:
        """The same object as for the picture before, unless something has moved."""
        ratios = ["−99.9 %", *(times(self.value, step) for step in self._near)]
        most = max(map(self._strong.width, ratios))
        key = area.getRect(), self.ends, most
        if self._framed is None or self._framed[0] != key:
            frame = self._new_frame(area, most)
            held = (r for r in self._rungs if frame.low <= r.power <= frame.high)
            frame.places.extend((rung, frame.y(rung.power)) for rung in held)
            frame.marks.extend(self._axis(frame))
            self._framed = key, frame
        return self._framed[1]

    def _new_frame(self, area: QRectF, most: float) -> Frame:
        low, high = self.ends or (0, 1)
        right = min(area.right(), area.left() + _WIDEST * self._line)
        labels = max(self._small.width(self._tick(power)) for power in range(low, high + 1))
        room = right - area.left() - labels - most - _REACH - 34
        wide = room >= _WIDE * self._longest
        return Frame(
            area=area.adjusted(0, self._line / 2, 0, -self._line / 2),
            axis=area.left() + (labels + 10 if wide else 6),
            value=right - most - 20 if wide else right - 8,
            times=right - 8,
            low=low,
            high=high,
        )

    def _fit_names(self) -> None:
        """Measure the names anew, and forget where they stood."""
        width = self._plain.width
        self._longest = max(
            (width(r.step.name + r.check) + width(r.value) + 10 for r in self._rungs), default=0.0
        )
        self._framed = None

    def _tick(self, power: int) -> str:
        if power not in self._ticks:
            self._ticks[power] = self.quantity.shown(10.0**power * self.quantity.size, 1)
        return self._ticks[power]

    def _axis(self, frame: Frame) -> list[Mark]:
        colors = theme.current()
        line, faint = colors.color("groove"), colors.color("faint")
        ends = [(frame.axis, frame.y(frame.high)), (frame.axis, frame.y(frame.low))]
        marks: list[Mark] = [Stroke(ends, line, 1.5)]
        between = frame.area.height() / (frame.high - frame.low)
        skip = next(n for n in (1, 2, 3, 6, 12, 24) if n * between >= 1.5 * self._line or n == 24)
        for power in range(frame.low, frame.high + 1):
            y = frame.y(power)
            marks.append(Stroke([(frame.axis - 4, y), (frame.axis, y)], line, 1.5))
            if frame.axis > frame.area.left() + 6 and (power - frame.low) % skip == 0:
                left = frame.area.left()
                place = QRectF(left, y - self._line / 2, frame.axis - 8 - left, self._line)
                marks.append(Words(place, self._tick(power), self._small, faint, RIGHT))
        for rung, y in frame.places:
            dot = QRectF(frame.axis - 2.5, y - 2.5, 5, 5)
            marks.append(Box(dot, faint, partial(self._tip, rung.step), 2.5))
        return marks

    def _side(self, frame: Frame, here: float, *, larger: bool) -> list[Item]:
        """The yardsticks above the scenario or below it, as many as there is room for."""
        own = self._power(self.value)
        found = [(rung, y) for rung, y in frame.places if (rung.power > own) == larger]
        top = frame.area.top() if larger else here + _APART * self._line
        bottom = here - _APART * self._line if larger else frame.area.bottom()
        places = [y for _rung, y in found]
        room = int((bottom - top) / self._line + 1.1) if bottom >= top - 1 else 0
        chosen = [found[i] for i in most_telling(places, room, here)]
        wanted = spread([at for _rung, at in chosen], self._line, top, max(bottom, top))
        items: list[Item] = []
        for (rung, at), y in zip(chosen, wanted, strict=True):
            ratio = times(self.value, rung.step) if rung.step in self._near else ""
            # Rounded, since a name that stays is not always found at the very same fraction.
            key = frame, rung, round(y, 6), ratio
            items.append(self.kept(key, partial(self._rung, frame, rung, at, y, ratio)))
        return items

    def _rung(self, frame: Frame, rung: Rung, at: float, y: float, ratio: str) -> Group:
        """A line from the axis, name and value, and how a neighbour compares."""
        colors, tip, near = theme.current(), partial(self._tip, rung.step), bool(ratio)
        left, top, right = frame.axis + _REACH, y - self._line / 2, max(frame.value, frame.times)
        row = QRectF(left + 4, top, frame.value - left - 4, self._line)
        instead = near and frame.times == frame.value
        taken = self._strong.width(ratio) if instead else self._plain.width(rung.value)
        room = row.width() - taken - self._plain.width(rung.check) - 10
        name = self._plain.cut(rung.step.name, room) + rung.check
        line = [(frame.axis + 3, at), (left - 4, y), (left, y)]
        marks: list[Mark] = [
            Stroke(line, colors.color("groove")),
            Words(row, name, self._plain, colors.color("text"), tip=tip),
        ]
        if not instead:
            marks.append(Words(row, rung.value, self._plain, colors.color("faint"), RIGHT, tip))
        if near:
            place = QRectF(row.left(), top, frame.times - row.left(), self._line)
            marks.append(Words(place, ratio, self._strong, colors.color("accent"), RIGHT, tip))
        height = max(at, top + self._line) - min(at, top)
        return Group(marks, QRectF(frame.axis, min(at, top), right - frame.axis, height))

    def _scenario(self, frame: Frame, here: float, shown: float) -> list[Mark]:
        """A band across the picture, and an arrow to the very place on the axis."""
        colors, left = theme.current(), frame.axis + _REACH
        accent, on = colors.color("accent"), colors.color("accent_text")
        band = QRectF(left - 4, shown - self._line / 2 - 1, frame.times + 12 - left, self._line + 2)
        row = QRectF(left + 4, band.top(), frame.value - left - 4, band.height())
        arrow = [(frame.axis, here), (left - 3, band.top() + 2), (left - 3, band.bottom() - 2)]
        value = self.quantity.shown(self.value)
        name = self._strong.cut(_("This scenario"), row.width() - self._strong.width(value) - 10)
        tip = self._in_words
        return [
            Stroke(arrow, accent, filled=True),
            Box(band, accent, tip, radius=4),
            Words(row, name, self._strong, on, tip=tip),
            Words(row, value, self._strong, on, RIGHT, tip),
        ]

    def _in_words(self) -> str:
        return "\n".join(in_words(self.value, step) for step in self._near)

    def _tip(self, step: Yardstick) -> str:
        known = f"({KNOWN_WORDS[step.known]})" if step.known else ""
        return "\n".join(
            line
            for line in (
                f"{step.name}: {self.quantity.shown(step.value)}",
                _("This scenario: {words}").format(words=in_words(self.value, step)),
                step.note,
                f"{step.source} {known}",
            )
            if line.strip()
        )
