"""If this changes: how one result answers to one stated quantity, over its whole range."""

import math
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.graph import Plan
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results, sweep
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.axes import Axis, axis_along, drawable, fitted
from ui.charts.beside import Extent, both, joined, knowing, left_out, spoken
from ui.charts.card import ChartCard
from ui.charts.chart import Preparation
from ui.charts.choices import quantities_offered, results_offered
from ui.charts.overlay import Shape, published_value
from ui.charts.response.band import Curve, curve_of, rests_on
from ui.charts.response.beside import Line, can_be_swept, line_of
from ui.charts.response.curve import CurvePlot
from ui.charts.response.ends import (
    ends_of,
    extent_of,
    grid,
    headed,
    is_log,
    number,
    over,
    with_claims,
)
from ui.charts.response.words import sentence

_MORE = 1.1
"""How much more of the quantity the line below the title speaks of."""


class Response(ChartCard):
    """A result as a curve over a quantity, with a dot that states the quantity when dragged."""

    stated = Signal(str, float)
    gesture_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("If this changes"), parent)
        self._plot = CurvePlot()
        self._result_box, self._quantity_box = QComboBox(), QComboBox()
        self._result_box.setAccessibleName(_("Result shown"))
        self._quantity_box.setAccessibleName(_("Quantity that changes"))
        self._plot.setAccessibleName(_("Curve; the arrow keys move its dot"))
        self._wanted, self._chosen = ("energy", "gpu_count"), False
        self._pair = ("", "")
        self._sampled: Sampled | None = None
        self._plan: Plan | None = None
        self._points: NDArray[np.float64] = np.empty(0)
        self._curve: tuple[object, Curve] | None = None
        self._beside: tuple[object, tuple[Line, ...]] | None = None
        self._active = False
        self._result_box.activated.connect(self._choose)
        self._quantity_box.activated.connect(self._choose)
        self._plot.moved.connect(self._state)
        self._plot.gesture_changed.connect(self.gesture_changed)
        self.fill(self._plot, self._result_box, self._quantity_box)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the curve of other results."""
        results = sampled.results
        self._sampled = sampled
        if results.plan is not self._plan:
            self._plan = results.plan
            self._offer(results)
        self._show()

    def gesture(self, active: bool) -> None:
        """While something is dragged: fast lines, and axes that stay as they are."""
        self._active = active
        self._plot.set_fine(not active)
        if not active and self._sampled is not None:
            self._show()

    def extent(self, sampled: Sampled) -> Extent:
        """The values of the quantity, and the result with its band and the claims near it."""
        result, quantity = self._pick(sampled.results)
        if not (result and quantity and can_be_swept(sampled, result, quantity)):
            return {}
        return extent_of(sampled, result, quantity)

    def select(self, result: str, quantity: str) -> None:
        """Show another result over another quantity."""
        self._wanted, self._chosen = (result, quantity), True
        if self._sampled is not None:
            self._offer(self._sampled.results)
            self._show()

    def look_at(self, result: str) -> None:
        """Show another result, over the quantity that was chosen or that matters for it."""
        if result != self._wanted[0]:
            self._wanted = result, self._wanted[1]
            if self._sampled is not None:
                self._offer(self._sampled.results)
                self._show()

    @property
    def selected(self) -> tuple[str, str]:
        """The result and the quantity on the axes."""
        return self._pair

    @property
    def lines(self) -> tuple[Line, ...]:
        """The curves of other scenarios in the picture."""
        return self._plot.lines

    def table(self) -> list[tuple[str, ...]]:
        """Curve and band, the present point and the claims, in the units shown."""
        shape, axes = self._plot.shape, self._plot.axes
        if shape is None or axes is None:
            return []
        across, up = (headed(axis.quantity) for axis in axes)
        percentiles = (_("5th percentile"), _("95th percentile")) if shape.band else ()
        rest = ("",) * len(percentiles)
        rows = [(across, up, *percentiles, _("Remark"))]
        points = zip(shape.x, *shape.curves, strict=True)
        rows += [(*(f"{value:.6g}" for value in point), "") for point in points]
        x, y = (f"{value:.6g}" for value in shape.here)
        rows.append((x, y, *rest, _("this scenario")))
        for line in self._plot.lines:
            rows.append((*(f"{value:.6g}" for value in line.here), *rest, line.beside.called))
        rows += [("", published_value(axes[1], c), *rest, c.by) for c in shape.claims]
        return list[tuple[str, ...]](rows)

    def preparation(self) -> Preparation | None:
        """The curve with its band."""
        result, quantity = self._pair
        if not result or not quantity:
            return None
        return partial(curve_of, result=result, quantity=quantity, points=self._points)

    def magnify_body(self, scale: float) -> None:
        """Magnify the plot."""
        self._plot.magnify(scale)

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the plot."""
        self._plot.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._plot.restyle()

    # ---- what is chosen

    def _offer(self, results: Results) -> None:
        """Fill the choices and select what is wanted, or what comes nearest to it."""
        offered, free = results_offered(results), quantities_offered(results)
        self._pair = result, quantity = self._pick(results)
        self._points = grid(model().quantities[quantity]) if quantity else np.empty(0)
        for box, names, chosen in (
            (self._result_box, offered, result),
            (self._quantity_box, free, quantity),
        ):
            blocker = QSignalBlocker(box)
            box.clear()
            for name in names:
                box.addItem(model().quantities[name].label, name)
            box.setCurrentIndex(box.findData(chosen))
            blocker.unblock()

    def _pick(self, results: Results) -> tuple[str, str]:
        """The result and the quantity that are wanted, or what comes nearest to them."""
        offered, free = results_offered(results), quantities_offered(results)
        result = next((n for n in (self._wanted[0], *offered) if n in offered), "")
        matter = [n for n in free if n in results.plan.leaves.get(result, ())]
        asked = [self._wanted[1]] if self._chosen or self._wanted[1] in matter else []
        return result, next((n for n in (*asked, *matter, *free) if n in free), "")

    def _choose(self) -> None:
        self.select(str(self._result_box.currentData()), str(self._quantity_box.currentData()))

    def _state(self, value: float) -> None:
        """The dot was dragged to a value: round it, and keep it where the slider goes."""
        quantity = model().quantities[self._pair[1]]
        low, high = quantity.slider
        value = round(value) if quantity.calendar else float(f"{value:.2e}")
        self.stated.emit(quantity.name, min(max(value, low), high) * quantity.size)

    # ---- what is drawn

    def _show(self) -> None:
        sampled, (result, quantity) = self._sampled, self._pair
        if sampled is None or not result or not quantity:
            self._show_nothing(_("Nothing is known yet that could change"))
            return
        results = sampled.results
        y, x = model().quantities[result], model().quantities[quantity]
        here = results.values[quantity] / x.size
        now = results.values[result] / y.size
        if not drawable(here) or not drawable(now):
            self._show_nothing(_("These values are beyond what can be drawn"))
            return
        self._plot.show()
        more = number(sweep(results.scenario, quantity, here * _MORE * x.size)[result]) / y.size
        claims = tuple(c for c in results.scenario.claims if c.quantity == result)
        curve, band = self._found(sampled)
        shape = Shape(self._points, curve, (here, now), y.shown(now * y.size), claims, band)
        lines = self._lines(result, quantity)
        bottom = self._bottom(x, here, lines)
        left = self._left(y, shape, lines, over_log=x.scale == "log")
        self._plot.show_shape(shape, bottom, left, lines)
        words = sentence(results, self._pair, more / now if now else math.nan)
        words = _("{words}; shaded: nine in ten draws").format(words=words) if band else words
        self._tell(words, lines)

    def _tell(self, words: str, lines: tuple[Line, ...]) -> None:
        if not self._others:
            self.say(words)
            return
        shown = [line.beside for line in lines]
        words = joined(words, left_out(self._others, shown))
        self.say(words, joined(words, spoken(shown, self._pair[0])))

    def _lines(self, result: str, quantity: str) -> tuple[Line, ...]:
        """The curves of the other scenarios: the same ones for the same axes."""
        key = self._others, result, quantity
        if self._beside is None or self._beside[0] != key:
            found = (
                line_of(other, result, quantity, self._points)
                for other in knowing(self._others, result)
            )
            self._beside = key, tuple(line for line in found if line is not None)
        return self._beside[1]

    def _bottom(self, quantity: Quantity, here: float, lines: tuple[Line, ...]) -> Axis:
        kept = (self._within or {}).get(quantity.name)
        ends = [end / quantity.size for end in kept] if kept else []
        return axis_along(quantity, here, *ends, *(line.here[0] for line in lines))

    def _show_nothing(self, why: str) -> None:
        """No curve, and none left behind that could still be moved."""
        self._curve = None
        self._plot.forget()
        self._plot.hide()
        self.say(why)

    def _found(self, sampled: Sampled) -> Curve:
        """Curve and band: the same ones while nothing but the quantity on their axis is another."""
        result, quantity = self._pair
        key = self._pair, sampled.results.plan, rests_on(sampled, quantity)
        if self._curve is None or self._curve[0] != key:
            self._curve = key, curve_of(sampled, result, quantity, self._points)
        return self._curve[1]

    def _left(
        self, quantity: Quantity, shape: Shape, lines: tuple[Line, ...], *, over_log: bool
    ) -> Axis:
        """The axis as it was while a drag goes on and the data stay on it, else a fitting one."""
        low, high = ends_of(shape)
        old = self._plot.axes
        if self._active and old and old[1].quantity is quantity and old[1].holds(low, high):
            return old[1]
        for line in lines:
            low, high = both(line.ends, (low, high))
        kept = (self._within or {}).get(over(*self._pair))
        if kept is not None:
            low, high = both((kept[0] / quantity.size, kept[1] / quantity.size), (low, high))
        else:
            low, high = with_claims(shape, quantity, (low, high), over_log=over_log)
        return fitted(quantity, low, high, log=is_log(low, high, over_log=over_log))
