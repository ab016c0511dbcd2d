"""If this changes: how one result answers to one stated quantity, over its whole range."""

import math
from typing import TypeAlias

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
from ui.charts.axes import Axis, drawable, fitted
from ui.charts.card import ChartCard
from ui.charts.curve import CurvePlot
from ui.charts.overlay import Shape, published_value

RESULTS = (
    "energy",
    "emissions",
    "facility_power",
    "cost",
    "annual_energy",
    "households",
    "energy_per_query",
    "utilization",
)
STATED = ("parameters", "gpu_count", "server_power", "pue", "grid_intensity")
_POINTS = 121
_Curve: TypeAlias = tuple[NDArray[np.float64], NDArray[np.float64]]
_MORE = 1.1
"""How much more of the quantity the line below the title speaks of."""
_DECADES = {True: 1.5, False: 3.0}
"""How many powers of ten a result spans before its axis is logarithmic, by whether the other is:
over a linear axis, a straight line from zero says more."""


def results_offered(results: Results) -> list[str]:
    """The results that a curve can show, the headlines first."""
    known = [n for n in model().quantities if n in results.values]
    follow = [n for n in known if results.how(n) == "follows" or model().quantities[n].result]
    return [*(n for n in RESULTS if n in follow), *(n for n in follow if n not in RESULTS)]


def quantities_offered(results: Results) -> list[str]:
    """The stated and assumed quantities that can be varied, the five main ones first."""
    free = [n for n in model().quantities if results.how(n) in ("stated", "assumed")]
    return [*(n for n in STATED if n in free), *(n for n in free if n not in STATED)]


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
        self._results: Results | None = None
        self._plan: Plan | None = None
        self._points: NDArray[np.float64] = np.empty(0)
        self._curve: tuple[object, _Curve] | None = None
        self._active = False
        self._result_box.activated.connect(self._choose)
        self._quantity_box.activated.connect(self._choose)
        self._plot.moved.connect(self._state)
        self._plot.gesture_changed.connect(self.gesture_changed)
        self.fill(self._plot, self._result_box, self._quantity_box)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the curve of other results."""
        results = sampled.results
        self._results = results
        if results.plan is not self._plan:
            self._plan = results.plan
            self._offer(results)
        self._show()

    def gesture(self, active: bool) -> None:
        """While something is dragged: fast lines, and axes that stay as they are."""
        self._active = active
        self._plot.set_fine(not active)
        if not active and self._results is not None:
            self._show()

    def select(self, result: str, quantity: str) -> None:
        """Show another result over another quantity."""
        self._wanted, self._chosen = (result, quantity), True
        if self._results is not None:
            self._offer(self._results)
            self._show()

    @property
    def selected(self) -> tuple[str, str]:
        """The result and the quantity on the axes."""
        return self._pair

    def table(self) -> list[tuple[str, ...]]:
        """The curve, the present point and the claims, in the units shown."""
        shape, axes = self._plot.shape, self._plot.axes
        if shape is None or axes is None:
            return []
        rows = [(_headed(axes[0].quantity), _headed(axes[1].quantity), _("Remark"))]
        rows += [(f"{x:.6g}", f"{y:.6g}", "") for x, y in zip(shape.x, shape.y, strict=True)]
        rows.append((f"{shape.here[0]:.6g}", f"{shape.here[1]:.6g}", _("this scenario")))
        for claim in shape.claims:
            rows.append(("", published_value(axes[1], claim), claim.by))
        return list[tuple[str, ...]](rows)

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
        results, (result, quantity) = self._results, self._pair
        if results is None or not result or not quantity:
            self._show_nothing(_("Nothing is known yet that could change"))
            return
        y, x = model().quantities[result], model().quantities[quantity]
        here = results.values[quantity] / x.size
        now = results.values[result] / y.size
        if not drawable(here) or not drawable(now):
            self._show_nothing(_("These values are beyond what can be drawn"))
            return
        self._plot.show()
        more = _number(sweep(results.scenario, quantity, here * _MORE * x.size)[result]) / y.size
        claims = tuple(c for c in results.scenario.claims if c.quantity == result)
        shape = Shape(*self._found(results), (here, now), y.shown(now * y.size), claims)
        self._plot.show_shape(
            shape, self._bottom(x, here), self._left(y, shape, over_log=x.scale == "log")
        )
        self._describe(results, more / now if now else math.nan)

    def _show_nothing(self, why: str) -> None:
        """No curve, and none left behind that could still be moved."""
        self._curve = None
        self._plot.forget()
        self._plot.hide()
        self.say(why)

    def _found(self, results: Results) -> _Curve:
        """The curve: the same one while nothing but the quantity on its own axis is another."""
        result, quantity = self._pair
        others = {n: v for n, v in results.scenario.values.items() if n != quantity}
        key = self._pair, results.plan, others
        if self._curve is None or self._curve[0] != key:
            x, y = model().quantities[quantity], model().quantities[result]
            with np.errstate(all="ignore"):
                found = sweep(results.scenario, quantity, self._points * x.size)[result]
            ys = np.broadcast_to(np.asarray(found, dtype=np.float64), self._points.shape) / y.size
            self._curve = key, (self._points, ys)
        return self._curve[1]

    def _bottom(self, quantity: Quantity, here: float) -> Axis:
        low, high = quantity.slider
        log = quantity.scale == "log"
        if low <= here <= high or (log and here <= 0):
            return Axis(quantity, low, high, log)
        return fitted(quantity, min(low, here), max(high, here), log=log)

    def _left(self, quantity: Quantity, shape: Shape, *, over_log: bool) -> Axis:
        """The axis as it was while a drag goes on and the data stay on it, else a fitting one."""
        values = np.append(shape.y, shape.here[1])
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

    def _describe(self, results: Results, change: float) -> None:
        result, quantity = (model().quantities[name] for name in self._pair)
        words = {
            "result": result.label,
            "value": results.shown(result.name),
            "quantity": quantity.label,
            "here": results.shown(quantity.name),
            "change": show.times(round(change, 6)),
        }
        if quantity.name not in results.plan.leaves.get(result.name, ()):
            self.say(_("{result} {value}: does not depend on {quantity}").format(**words))
        elif abs(change - 1) < 1e-9:
            sentence = _("{result} {value} at {quantity} {here}; 10 % more of it changes nothing")
            self.say(sentence.format(**words))
        elif math.isfinite(change):
            sentence = _("{result} {value} at {quantity} {here}; 10 % more of it: {change}")
            self.say(sentence.format(**words))
        else:
            self.say(_("{result} {value} at {quantity} {here}").format(**words))


def _grid(quantity: Quantity) -> NDArray[np.float64]:
    low, high = quantity.slider
    space = np.geomspace if quantity.scale == "log" else np.linspace
    return space(low, high, _POINTS)


def _number(value: Value) -> float:
    return float(np.asarray(value, dtype=np.float64))


def _headed(quantity: Quantity) -> str:
    return quantity.label if quantity.unit == "1" else f"{quantity.label} ({quantity.unit})"
