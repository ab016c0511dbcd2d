"""Two at once: how one result answers to two stated quantities, as colours and lines."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.graph import Plan
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.goal import Answer, Goal
from explorer.study.map import landscape
from explorer.study.sampled import Sampled
from explorer.study.tornado import tornado
from explorer.study.varied import movable
from explorer.text import _
from ui.charts.axes import Axis, axis_along, drawable
from ui.charts.card import ChartCard
from ui.charts.choices import STATED, quantities_offered, results_offered
from ui.charts.map.ground import Ground, scale_of, suits
from ui.charts.map.keys import rounded
from ui.charts.map.plot import MapPlot
from ui.charts.map.words import Names, description, marked, rows, sentence, told

_USUAL = ("gpu_count", "server_power")
_ALIKE = 1.5
"""Swings within about this ratio look the same."""


class Map(ChartCard):
    """A result over two quantities, with a dot that states both when dragged."""

    stated_both = Signal(str, float, str, float)
    gesture_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Two at once"), parent)
        self._plot = MapPlot()
        self._plot.setAccessibleName(_("Map; the arrow keys move its dot"))
        self._plot.told = self._told
        self._boxes = QComboBox(), QComboBox(), QComboBox()
        names = (
            _("Result shown"),
            _("Quantity from left to right"),
            _("Quantity from bottom to top"),
        )
        for box, name in zip(self._boxes, names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.activated.connect(self._choose)
        self._wanted: Names = ("energy", "", "")
        self._names: Names = ("", "", "")
        self._results: Results | None = None
        self._plan: Plan | None = None
        self._goal: Goal | None = None
        self._found: tuple[object, NDArray[np.float64]] | None = None
        self._active = False
        self._plot.moved.connect(self._state)
        self._plot.gesture_changed.connect(self.gesture_changed)
        self.fill(self._plot, *self._boxes)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the map of other results."""
        self._results = sampled.results
        if self._results.plan is not self._plan:
            self._plan = self._results.plan
            self._offer(self._results)
        self._show()

    def look_at(self, result: str) -> None:
        """Show another result, over the quantities that were chosen or that matter most for it."""
        if result != self._wanted[0]:
            self.select(result, *self._wanted[1:])

    def show_goal(self, goal: Goal | None, _answers: Mapping[str, Answer]) -> None:
        """Draw the line on which a result has its target; None draws no such line."""
        if goal != self._goal:
            self._goal = goal
            self._show()

    def gesture(self, active: bool) -> None:
        """While something is dragged, colours keep their meaning."""
        self._active = active
        if not active:
            self._show()

    def select(self, result: str, across: str, up: str) -> None:
        """Show another result over other quantities."""
        self._wanted = (result, across, up)
        if self._results is not None:
            self._offer(self._results)
            self._show()

    @property
    def selected(self) -> Names:
        """The result, and the quantities from left to right and from bottom to top."""
        return self._names

    def table(self) -> list[tuple[str, ...]]:
        """The grid: a row for each value of the one quantity, a column for each of the other."""
        results, ground = self._results, self._plot.ground
        if results is None or ground is None:
            return []
        result, across, up = self._names
        ends = _ends(ground.bottom), _ends(ground.left)
        return rows(
            landscape(results, across, up, result, x_ends=ends[0], y_ends=ends[1]), self._names
        )

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the map."""
        self._plot.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._plot.restyle()

    # ---- what is chosen

    def _offer(self, results: Results) -> None:
        """Fill the choices and select what is wanted, or what comes nearest to it."""
        offered, free = results_offered(results), quantities_offered(results)
        result = next((n for n in (self._wanted[0], *offered) if n in offered), "")
        wanted = [n for n in self._wanted[1:] if n in free]
        pair = list(dict.fromkeys((*wanted, *_matter(results, result))))[:2]
        if wanted == [self._wanted[2]] and len(pair) == 2:
            pair.reverse()
        self._names = (result, pair[0], pair[1]) if len(pair) == 2 else (result, "", "")
        for box, names, chosen in zip(self._boxes, (offered, free, free), self._names, strict=True):
            blocker = QSignalBlocker(box)
            box.clear()
            for name in names:
                box.addItem(model().quantities[name].label, name)
            box.setCurrentIndex(box.findData(chosen))
            blocker.unblock()

    def _choose(self) -> None:
        """Take what the boxes say; a quantity chosen for both axes changes places."""
        result, across, up = (str(box.currentData() or "") for box in self._boxes)
        if across == up:
            across, up = self._names[2], self._names[1]
        self.select(result, across, up)

    def _state(self, x: float, y: float) -> None:
        """The dot was dragged to two values."""
        if self._results is not None:
            across, up = (model().quantities[name] for name in self._names[1:])
            now = self._results.values
            self.stated_both.emit(
                across.name,
                _settled(across, x, now[across.name]),
                up.name,
                _settled(up, y, now[up.name]),
            )

    # ---- what is drawn

    def _show(self) -> None:
        results, names = self._results, self._names
        if results is None:
            return
        if not all(names):
            self._show_nothing(_("A map needs two quantities that matter for a result"))
            return
        result, across, up = (model().quantities[name] for name in names)
        here = results.values[across.name] / across.size, results.values[up.name] / up.size
        value = results.values[result.name] / result.size
        ground = self._ground(results, axis_along(across, here[0]), axis_along(up, here[1]))
        if ground is None or not all(map(drawable, (*here, value))):
            self._show_nothing(_("These values are beyond what can be drawn"))
            return
        self._plot.show()
        self._plot.show_ground(ground, here, value, result.shown(value * result.size))
        self._describe(results, ground)

    def _show_nothing(self, why: str) -> None:
        """No map, and none left behind that could still be moved."""
        self._found = None
        self._plot.show_ground(None, (0.0, 0.0), 0.0, "")
        self._plot.hide()
        self.say(why)

    def _ground(self, results: Results, bottom: Axis, left: Axis) -> Ground | None:
        """What is behind the dot: the same as before while the dot alone moves."""
        result, old = model().quantities[self._names[0]], self._plot.ground
        values = self._values(results, bottom, left)
        scale = self._scale(result, values, over_log=bottom.log or left.log)
        if scale is None:
            return None
        lines = marked(results.scenario.claims, self._goal, scale)
        if old and values is old.values and (scale, lines) == (old.scale, old.marked):
            return old
        return Ground(values, bottom, left, scale, lines)

    def _values(self, results: Results, bottom: Axis, left: Axis) -> NDArray[np.float64]:
        """The grid in the unit shown, computed anew where other quantities than its own changed."""
        result, across, up = self._names
        stated = results.scenario.values.items()
        others = {name: value for name, value in stated if name not in (across, up)}
        key = self._names, results.plan, others, bottom, left
        if self._found is None or self._found[0] != key:
            ends = _ends(bottom), _ends(left)
            found = landscape(results, across, up, result, x_ends=ends[0], y_ends=ends[1])
            self._found = key, found.values / model().quantities[result].size
        return self._found[1]

    def _scale(
        self, result: Quantity, values: NDArray[np.float64], *, over_log: bool
    ) -> Axis | None:
        """The scale as it was while a drag goes on and it still suits, else a fitting one."""
        old = self._plot.ground
        if self._active and old and old.scale.quantity is result and suits(old.scale, values):
            return old.scale
        return scale_of(result, values, over_log=over_log)

    def _describe(self, results: Results, ground: Ground) -> None:
        words = sentence(results, self._names, ground)
        self.say(words, "" if self._active else description(words, ground))

    def _told(self, x: float, y: float) -> str:
        """What the result is at two values, in the units shown."""
        return told(self._results, self._names, x, y) if self._results else ""


def _matter(results: Results, result: str) -> list[str]:
    """The quantities that a result rests on: stated ones first, the widest swing first.

    Of swings that look the same the main quantities come first.
    """
    if not result:
        return []
    swings = [swing for swing in tornado(results, result) if swing.how == "stated" and swing.width]
    main = [*STATED, *(swing.name for swing in swings)]
    swings.sort(key=lambda s: (-round(math.log(s.width, _ALIKE)), main.index(s.name)))
    rests_on = movable(results, result)
    usual = [name for name in _USUAL if name in rests_on]
    return list(dict.fromkeys((*(swing.name for swing in swings), *usual, *rests_on)))


def _ends(axis: Axis) -> tuple[float, float]:
    return axis.low * axis.quantity.size, axis.high * axis.quantity.size


def _settled(quantity: Quantity, value: float, now: float) -> float:
    """The value, SI, rounded and kept on the slider; `now`, SI, where it shows as that."""
    low, high = quantity.slider
    found = rounded(quantity, value)
    if found == rounded(quantity, now / quantity.size):
        return now
    return min(max(found, low), high) * quantity.size
