"""What it is made of: each total as a bar of a hundred per cent."""

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from explorer import show
from explorer.graph import Plan
from explorer.model import model
from explorer.study.parts import bars, sentence
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.beside import Beside, joined, left_out, spoken
from ui.charts.breakdown.beside import Totals, totals_of
from ui.charts.breakdown.picture import Bars
from ui.charts.card import ChartCard

_TOTALS = ("energy", "emissions", "cost", "water")
_Found: TypeAlias = tuple[tuple[Beside, ...], dict[str, Totals]]


class Breakdown(ChartCard):
    """What energy, emissions, cost and water consist of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What it is made of"), parent)
        self._bars = Bars()
        self._plan: Plan | None = None
        self._unknown: Mapping[str, tuple[str, ...]] = {}
        self._active = False
        self._beside: tuple[object, _Found] = (None, ((), {}))
        self.fill(self._bars)
        self.say(_("The parts of each total, in per cent of it"))

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the totals of other results."""
        results = sampled.results
        if results.plan is not self._plan:
            self._plan, self._unknown = results.plan, results.unknown
        self._bars.bars = bars(results, self._unknown)
        self._bars.others, self._bars.totals = self._found()
        self._bars.renew()
        if not self._active:
            self._describe()

    def _found(self) -> _Found:
        """Who knows a total, and each total: the same objects for the same scenarios."""
        if self._beside[0] != self._others:
            labels = (model().quantities[name].label for name in _TOTALS)
            totals = [totals_of(self._others, name) for name in _TOTALS]
            known = {other for found in totals for other in found.others}
            others = tuple(other for other in self._others if other in known)
            self._beside = self._others, (others, dict(zip(labels, totals, strict=True)))
        return self._beside[1]

    def gesture(self, active: bool) -> None:
        """The words for a screen reader wait for the end of the drag."""
        self._active = active
        if not active:
            self._describe()

    def table(self) -> list[tuple[str, ...]]:
        """One row for each part, and for each total that is unknown."""
        rows = [(_("Total"), _("Value"), _("Part"), _("Value"), _("Share"))]
        for bar in self._bars.bars:
            rows += [
                (bar.name, bar.total, part.name, part.value, show.percent(part.share))
                for part in bar.parts
            ] or [(bar.name, bar.total, bar.needs, "", "")]
        for label, totals in self._bars.totals.items():
            rows += [(label, o.value(totals.quantity), o.called, "", "") for o in totals.others]
        return list[tuple[str, ...]](rows)

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the bars."""
        self._bars.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._bars.restyle()

    def _describe(self) -> None:
        whole = "; ".join(sentence(bar) for bar in self._bars.bars)
        if not self._others:
            self.say(_("The parts of each total, in per cent of it"), whole)
            return
        found = self._bars.totals.values()
        words = _("Parts in per cent of this scenario’s total; bars as long as totals are large")
        missing = left_out(self._others, self._bars.others)
        rest = (spoken(totals.others, totals.quantity) for totals in found if totals.others)
        self.say(joined(words, missing), joined(whole, *rest))
