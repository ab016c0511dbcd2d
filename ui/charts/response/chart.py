"""If this changes: how one result answers to one stated quantity, over its whole range."""

import math
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from explorer import show
from explorer.formula import Value
from explorer.graph import Plan
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results, sweep
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.axes import Axis, axis_along, drawable, fitted
from ui.charts.card import ChartCard, Preparation
from ui.charts.choices import quantities_offered, results_offered
from ui.charts.overlay import Shape, published_value
from ui.charts.response.band import Curve, curve_of, rests_on
from ui.charts.response.curve import CurvePlot

_POINTS = 121
_MORE = 1.1
"""How much more of the quantity the line below the title speaks of."""
_DECADES = {True: 1.5, False: 3.0}
"""How many powers of ten a result spans before its axis is logarithmic, by whether the other is:
over a linear axis, a straight line from zero says more."""


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

    def table(self) -> list[tuple[str, ...]]:
        """Curve and band, the present point and the claims, in the units shown."""
        shape, axes = self._plot.shape, self._plot.axes
        if shape is None or axes is None:
            return []
        across, up = (_headed(axis.quantity) for axis in axes)
        percentiles = (_("5th percentile"), _("95th percentile")) if shape.band else ()
        rest = ("",) * len(percentiles)
        rows = [(across, up, *percentiles, _("Remark"))]
        points = zip(shape.x, *shape.curves, strict=True)
        rows += [(*(f"{value:.6g}" for value in point), "") for point in points]
        x, y = (f"{value:.6g}" for value in shape.here)
        rows.append((x, y, *rest, _("this scenario")))
        rows += [("", published_value(axes[1], c), *rest, c.by) for c in shape.claims]
        return list[tuple[str, ...]](rows)

    def preparation(self) -> Preparation | None:
        """The curve with its band."""
        result, quantity = self._pair
        if not result or not quantity:
            return None
        return partial(curve_of, result=result, quantity=quantity, points=self._points)

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
        result = next((n for n in (self._wanted[0], *offered) if n in offered), "")
        matter = [n for n in free if n in results.plan.leaves.get(result, ())]
        asked = [self._wanted[1]] if self._chosen or self._wanted[1] in matter else []
        quantity = next((n for n in (*asked, *matter, *free) if n in free), "")
        self._pair = (result, quantity)
        self._points = _grid(model().quantities[quantity]) if quantity else np.empty(0)
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
        more = _number(sweep(results.scenario, quantity, here * _MORE * x.size)[result]) / y.size
        claims = tuple(c for c in results.scenario.claims if c.quantity == result)
        curve, band = self._found(sampled)
        shape = Shape(self._points, curve, (here, now), y.shown(now * y.size), claims, band)
        self._plot.show_shape(
            shape, axis_along(x, here), self._left(y, shape, over_log=x.scale == "log")
        )
        words = self._sentence(results, more / now if now else math.nan)
        self.say(_("{words}; shaded: nine in ten draws").format(words=words) if band else words)

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

    def _left(self, quantity: Quantity, shape: Shape, *, over_log: bool) -> Axis:
        """The axis as it was while a drag goes on and the data stay on it, else a fitting one."""
        values = np.append(np.concatenate(shape.curves), shape.here[1])
        values = values[np.isfinite(values)]
        low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
        old = self._plot.axes
        if self._active and old and old[1].quantity is quantity and old[1].holds(low, high):
            return old[1]
        log = low > 0 and math.log10(high / low) > _DECADES[over_log]
        near = 10.0 if log else 2.0
        for claim in shape.claims:
            ends = claim.low / quantity.size, claim.high / quantity.size
            if low / near <= ends[0] and ends[1] <= high * near:
                low, high = min(low, ends[0]), max(high, ends[1])
        return fitted(quantity, low, high, log=log)

    def _sentence(self, results: Results, change: float) -> str:
        result, quantity = (model().quantities[name] for name in self._pair)
        sentence = _("{result} {value} at {quantity} {here}")
        if quantity.name not in results.plan.leaves.get(result.name, ()):
            sentence = _("{result} {value}: does not depend on {quantity}")
        elif abs(change - 1) < 1e-9:
            sentence = _("{result} {value} at {quantity} {here}; 10 % more of it changes nothing")
        elif math.isfinite(change):
            sentence = _("{result} {value} at {quantity} {here}; 10 % more of it: {change}")
        return sentence.format(
            result=result.label,
            value=results.shown(result.name),
            quantity=quantity.label,
            here=results.shown(quantity.name),
            change=show.times(round(change, 6)),
        )


def _grid(quantity: Quantity) -> NDArray[np.float64]:
    low, high = quantity.slider
    space = np.geomspace if quantity.scale == "log" else np.linspace
    return space(low, high, _POINTS)


def _number(value: Value) -> float:
    return float(np.asarray(value, dtype=np.float64))


def _headed(quantity: Quantity) -> str:
    return quantity.label if quantity.unit == "1" else f"{quantity.label} ({quantity.unit})"
