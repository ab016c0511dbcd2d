"""Many at once: the same scenario in other places, on other machines, at other values."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from explorer.graph import Plan
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.headlines import told
from explorer.study.multiples import Multiple, by_value, multiples
from explorer.study.sampled import Sampled
from explorer.study.variants import CATALOGUES, Variant, telling
from explorer.text import _
from ui.charts.axes import Axis, drawable
from ui.charts.beside import Extent
from ui.charts.card import ChartCard
from ui.charts.chart import Preparation
from ui.charts.choices import quantities_offered
from ui.charts.multiples.asking import pick_keys, pick_values
from ui.charts.multiples.axis import axis_for, claims_on, values_of
from ui.charts.multiples.canvas import Rows
from ui.charts.multiples.picking import Picking, Values, name_of, offered
from ui.charts.multiples.rows import Picture, in_words, row_of, table_of


@dataclass(frozen=True)
class _Question:
    """What is asked of some draws; the answer is kept in them."""

    what: str
    variants: tuple[Variant, ...]
    target: str

    def __call__(self, sampled: Sampled) -> tuple[Multiple, ...]:
        key = "multiples", self.what, tuple(v.key for v in self.variants), self.target
        return sampled.kept(key, lambda: self._answer(sampled))

    def _answer(self, sampled: Sampled) -> tuple[Multiple, ...]:
        return multiples(sampled.results, self.variants, self.target, sampled)


class Multiples(ChartCard):
    """A result for each of several settings; a click or Enter takes one over."""

    picked = Signal(str, object)
    """A setting is taken over: what it is, in words, and the statements that it fills in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Many at once"), parent)
        self._rows, self._choice = Rows(), QComboBox()
        self._rows.setAccessibleName(
            _("Rows; the arrow keys move along them, Enter takes one over into the scenario")
        )
        self._rows.activated.connect(self._take_over)
        self._choice.setAccessibleName(_("What is varied"))
        self._choice.activated.connect(self._choose)
        self._pick = QPushButton(_("Pick…"))
        self._pick.setAutoDefault(False)
        self._pick.setToolTip(_("Choose which of them are shown, and in which order"))
        self._pick.clicked.connect(self.ask)
        self._target, self._what, self._chosen = "energy", "", False
        self._picking = Picking()
        self._sampled: Sampled | None = None
        self._plan: Plan | None = None
        self._variants: tuple[Variant, ...] = ()
        self._found: tuple[Multiple, ...] = ()
        self._active = False
        self.fill(self._rows, self._choice)
        layout = self._tools.layout()
        if layout is not None:
            layout.addWidget(self._pick)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the settings of another scenario."""
        self._sampled = sampled
        if sampled.results.plan is not self._plan:
            self._plan = sampled.results.plan
            self._offer(sampled.results)
        self._show(sampled)

    def gesture(self, active: bool) -> None:
        """In a drag the axis and the order stay; words for a screen reader wait."""
        self._active = active
        if not active:
            self._again()

    def look_at(self, result: str) -> None:
        """Look at another result."""
        if result != self._target:
            self._target = result
            if self._sampled is not None:
                self._offer(self._sampled.results)
            self._again()

    def vary(self, what: str) -> None:
        """Vary something else: places, accelerators, sites, or a quantity by its name."""
        self._what, self._chosen = what, True
        if self._sampled is not None:
            self._offer(self._sampled.results)
        self._again()

    def pick(self, keys: Sequence[str], *, by_value: bool = True) -> None:
        """Show these entries of the catalogue."""
        self._picking.keys[self._what] = tuple(keys)
        self._picking.by_value = by_value
        self._again()

    def pick_values(self, values: Values, *, by_value: bool = True) -> None:
        """Show these values, SI, of the quantity that is varied."""
        self._picking.values[self._what] = values
        self._picking.by_value = by_value
        self._again()

    @property
    def shown(self) -> tuple[str, str]:
        """What is varied, and the result looked at."""
        return self._what, self._target

    @property
    def found(self) -> tuple[Multiple, ...]:
        """What is on screen, row by row."""
        return self._found

    def extent(self, sampled: Sampled) -> Extent:
        """All values and ranges, the present one among them."""
        self._follow(sampled.results)
        found = self._question(sampled.results)(sampled)
        values = values_of(found, sampled.results, self._quantity)
        return {self._name: (min(values), max(values))} if values else {}

    def preparation(self) -> Preparation | None:
        """The settings with all draws."""
        return self._question(self._sampled.results) if self._sampled is not None else None

    def table(self) -> list[tuple[str, ...]]:
        """One row for each setting, those out of sight as well."""
        return table_of(self._found, name_of(self._what), self._quantity) if self._found else []

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the rows."""
        self._rows.draw_into(painter, area)

    def picture_size(self) -> QSize:
        """High enough for the rows that have to be scrolled on screen."""
        return super().picture_size() + QSize(0, self._rows.hidden_height)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._rows.restyle()

    # ---- what is chosen

    def ask(self) -> None:
        """Ask which are shown."""
        if self._sampled is None:
            return
        results, what, order = self._sampled.results, self._what, self._picking.by_value
        if what in CATALOGUES:
            keys = pick_keys(what, self._picking.keys_of(what), by_value=order, parent=self)
            if keys is not None:
                self.pick(keys[0], by_value=keys[1])
            return
        before = self._picking.values_of(what, results)
        values = pick_values(what, before, by_value=order, parent=self)
        if values is not None:
            self.pick_values(values[0], by_value=values[1])

    def _choose(self) -> None:
        self.vary(str(self._choice.currentData()))

    def _follow(self, results: Results) -> None:
        """What is varied, where nobody chose or what was chosen follows by now."""
        known = self._what in CATALOGUES or self._what in quantities_offered(results)
        if not (self._chosen and known):
            self._what = telling(results, self._target)

    def _offer(self, results: Results) -> None:
        self._follow(results)
        blocker = QSignalBlocker(self._choice)
        self._choice.clear()
        for place, (what, label) in enumerate(offered(quantities_offered(results))):
            if place == len(CATALOGUES):
                self._choice.insertSeparator(place)
            self._choice.addItem(label, what)
        self._choice.setCurrentIndex(self._choice.findData(self._what))
        blocker.unblock()

    def _take_over(self, key: str) -> None:
        for variant in self._variants:
            if variant.key == key:
                self.picked.emit(variant.name, variant.statements)

    # ---- what is drawn

    @property
    def _quantity(self) -> Quantity:
        return model().quantities[self._target]

    @property
    def _name(self) -> str:
        """What the axis is called."""
        return f"{self._target} by {self._what}"

    def _question(self, results: Results) -> _Question:
        return _Question(self._what, self._picking.variants(self._what, results), self._target)

    def _again(self) -> None:
        if self._sampled is not None:
            self._show(self._sampled)

    def _show(self, sampled: Sampled) -> None:
        question = self._question(sampled.results)
        self._variants, found = question.variants, question(sampled)
        self._found = self._ordered(found)
        quantity, results = self._quantity, sampled.results
        now = results.values.get(self._target, math.nan) / quantity.size
        words = told(self._target, results, sampled).value if math.isfinite(now) else ""
        self._rows.picture = Picture(
            tuple(row_of(one, quantity) for one in self._found),
            axis=self._axis(values_of(found, results, quantity)),
            now=now if drawable(now) else None,
            label=_("now {value}").format(value=words),
            marks=claims_on(results, quantity),
            instead=_("There is nothing to vary"),
        )
        self._rows.renew()
        self._describe(words)

    def _ordered(self, found: Sequence[Multiple]) -> tuple[Multiple, ...]:
        """The smallest first, if that is wanted; in a drag no row goes past another."""
        if self._active:
            places = {one.variant.key: place for place, one in enumerate(self._found)}
            if places.keys() == {one.variant.key for one in found}:
                return tuple(sorted(found, key=lambda one: places[one.variant.key]))
        return by_value(found) if self._picking.by_value else tuple(found)

    def _axis(self, values: Sequence[float]) -> Axis:
        """The axis as it was in a drag where it holds the values; else what it has to hold."""
        quantity, old = self._quantity, self._rows.picture.axis
        shown = [value / quantity.size for value in values]
        if self._active and old is not None and old.quantity is quantity and old.holds(*shown):
            return old
        return axis_for(quantity, [*values, *(self._within or {}).get(self._name, ())])

    def _describe(self, now: str) -> None:
        words = in_words(self._found, self._quantity, now)
        subtitle = f"{name_of(self._what)} – {words}"
        if self._active:
            self._subtitle.show_text(subtitle)
            return
        rows = (f"{row.label}: {row.value or row.instead}" for row in self._rows.picture.rows)
        self.say(subtitle, "; ".join((subtitle, *rows)))
