"""How big is that: the scenario among things that people can picture, on a logarithmic ladder."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSignalBlocker
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.model import model
from explorer.scenario import KNOWN_WORDS
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.axes import drawable
from ui.charts.beside import Beside, Extent, joined, knowing, left_out, spoken
from ui.charts.card import ChartCard
from ui.charts.ladder.rungs import in_words, neighbours, times
from ui.charts.ladder.steps import Steps

LADDERS = (
    "energy",
    "facility_power",
    "emissions",
    "cost",
    "energy_per_query",
    "annual_energy",
    "water",
)


def _offered(values: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(n for n in LADDERS if (x := values.get(n, 0.0)) > 0 and drawable(x))


def _label(name: str) -> str:
    return _("Power") if name == "facility_power" else model().quantities[name].label


class Ladder(ChartCard):
    """The scenario's energy, power, emissions or cost among known ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How big is that?"), parent)
        self._steps = Steps()
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Result on the ladder"))
        self._wanted = LADDERS[0]
        self._offered: tuple[str, ...] = ()
        self._sampled: Sampled | None = None
        self._beside: tuple[object, tuple[Beside, ...]] = (None, ())
        self._choice.activated.connect(self._choose)
        self.fill(self._steps, self._choice)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show where the chosen result stands."""
        results = sampled.results
        self._sampled = sampled
        values = results.values
        offered = _offered(values)
        if offered != self._offered:
            self._offer(offered)
        name = self.quantity
        steps = self._steps
        steps.others = self._known(name)
        steps.within = (self._within or {}).get(name)
        steps.show_value(name, values.get(name, math.nan))
        self._describe()

    def _known(self, name: str) -> tuple[Beside, ...]:
        """The other scenarios that can stand on the ladder: the same tuple for the same ones."""
        key = self._others, name
        if self._beside[0] != key:
            found = knowing(self._others, name)
            values = [other.sampled.results.values[name] for other in found]
            self._beside = (
                key,
                tuple(o for o, v in zip(found, values, strict=True) if v > 0 and drawable(v)),
            )
        return self._beside[1]

    def extent(self, sampled: Sampled) -> Extent:
        """The powers of ten that hold the result and what is near it."""
        values = sampled.results.values
        offered = _offered(values)
        name = self._wanted if self._wanted in offered or not offered else offered[0]
        return {name: self._steps.reach(name, values[name])} if offered else {}

    def gesture(self, active: bool) -> None:
        """While a slider is dragged the axis stays as it is."""
        self._steps.frozen = active
        if not active:
            self._steps.renew()
            self._describe()

    def look_at(self, result: str) -> None:
        """Put another result on the ladder, if it is one that has yardsticks."""
        if result in LADDERS:
            self.select(result)

    @property
    def quantity(self) -> str:
        """The result on the ladder: the one chosen or, where it is unknown, the first known."""
        if self._wanted in self._offered or not self._offered:
            return self._wanted
        return self._offered[0]

    def select(self, quantity: str) -> None:
        """Put another result on the ladder."""
        self._wanted = quantity
        if self._sampled is not None:
            self._offer(self._offered)
            self.show_sampled(self._sampled)

    def table(self) -> list[tuple[str, ...]]:
        """One row for each yardstick, largest first, with the scenario in its place."""
        steps = self._steps
        head = (
            _label(steps.quantity.name),
            _("Value"),
            _("This scenario is"),
            _("Source"),
            _("Checked"),
        )
        known = steps.value if math.isfinite(steps.value) and steps.value > 0 else None
        rows = [
            (
                step.value,
                step.name,
                steps.quantity.shown(step.value),
                times(known, step) if known else "",
                str(step.source),
                str(KNOWN_WORDS[step.known]) if step.known else "",
            )
            for step in steps.steps
        ]
        for other in steps.others:
            value = other.sampled.results.values[steps.quantity.name]
            rows.append((value, other.called, steps.quantity.shown(value), "", "", ""))
        if known:
            rows.append((known, _("This scenario"), steps.quantity.shown(known), "", "", ""))
        return [head, *(row[1:] for row in sorted(rows, reverse=True))]

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the ladder."""
        self._steps.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._steps.restyle()

    def _offer(self, names: tuple[str, ...]) -> None:
        self._offered = names
        blocker = QSignalBlocker(self._choice)
        self._choice.clear()
        for name in names:
            self._choice.addItem(_label(name), name)
        self._choice.setCurrentIndex(self._choice.findData(self.quantity))
        self._choice.setEnabled(len(names) > 1)
        blocker.unblock()

    def _choose(self, index: int) -> None:
        self.select(str(self._choice.itemData(index)))

    def _describe(self) -> None:
        label, value = _label(self._steps.quantity.name), self._steps.value
        if not self._offered:
            self.say(_("Nothing is known that could be compared"))
            return
        near = neighbours(value, self._steps.steps)
        sentence = _("{label} {value}: {words}").format(
            label=label,
            value=self._steps.quantity.shown(value),
            words="; ".join(in_words(value, step) for step in near),
        )
        if self._others:
            sentence = joined(sentence, left_out(self._others, self._steps.others))
            self.say(sentence, joined(sentence, spoken(self._steps.others, self.quantity)))
        else:
            self.say(sentence)
