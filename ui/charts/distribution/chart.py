"""How sure: the draws of a result as a heap, its percentiles, and how many pass a claim."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF, QSignalBlocker
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.scenario import Claim
from explorer.study.draws import Array
from explorer.study.sampled import Band, Sampled, band_of
from explorer.text import _
from ui.charts.axes import drawable
from ui.charts.card import ChartCard
from ui.charts.choices import results_offered
from ui.charts.distribution.bins import Bins, fitting_bins
from ui.charts.distribution.heap import Heap, HeapPicture
from ui.charts.distribution.odds import left_out, odds, spread_in_words
from ui.charts.overlay import published_value

_PERCENTILES = (1, 5, 10, 25, 50, 75, 90, 95, 99)


class Distribution(ChartCard):
    """A result in all draws of the scenario at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How sure?"), parent)
        self._picture = HeapPicture()
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Result shown"))
        self._wanted, self._quantity = "energy", ""
        self._sampled: Sampled | None = None
        self._offered: list[str] = []
        self._active = False
        self._choice.activated.connect(self._choose)
        self.fill(self._picture, self._choice)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the draws of other results."""
        before, self._sampled = self._sampled, sampled
        if before is None or before.results.plan is not sampled.results.plan:
            self._offer(sampled)
        self._show(sampled)

    def gesture(self, active: bool) -> None:
        """While something is dragged the axis stays, and words for a screen reader wait."""
        self._active = active
        if not active and self._sampled is not None:
            self._show(self._sampled)

    def select(self, result: str) -> None:
        """Show another result."""
        self._wanted = result
        if self._sampled is not None:
            self._offer(self._sampled)
            self._show(self._sampled)

    def look_at(self, result: str) -> None:
        """Show the result that is looked at elsewhere."""
        self.select(result)

    @property
    def selected(self) -> str:
        """The result shown."""
        return self._quantity

    def table(self) -> list[tuple[str, ...]]:
        """Percentiles, then the bars, then the present value and the claims."""
        heap = self._picture.heap
        if heap is None:
            return [(_("Result"), _("Remark")), (self._label, self._picture.message)]
        axis = heap.bins.axis
        unit = "" if axis.quantity.unit == "1" else f" ({axis.quantity.unit})"
        rows = [(_("What"), _("From") + unit, _("To") + unit, _("Share of the draws"))]
        for percentage in _PERCENTILES:
            value = f"{heap.percentile(percentage):.6g}"
            rows.append((_("Percentile"), "", value, show.percent(percentage / 100)))
        rows += [(_("Bar"), *bar) for bar in _bars(heap)]
        rows.append((_("This scenario"), "", "" if heap.here is None else f"{heap.here:.6g}", ""))
        for claim in heap.claims:
            rows.append((claim.by, "", published_value(axis, claim), odds(heap, claim)))
        return list[tuple[str, ...]](rows)

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the heap."""
        self._picture.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._picture.restyle()

    # ---- what is chosen

    def _offer(self, sampled: Sampled) -> None:
        """Fill the choice and select what is wanted, or the first that is known."""
        offered = results_offered(sampled.results)
        self._quantity = next((n for n in (self._wanted, *offered) if n in offered), "")
        blocker = QSignalBlocker(self._choice)
        if offered != self._offered:
            self._offered = offered
            self._choice.clear()
            for name in offered:
                self._choice.addItem(model().quantities[name].label, name)
        self._choice.setCurrentIndex(self._choice.findData(self._quantity))
        blocker.unblock()

    def _choose(self) -> None:
        self.select(str(self._choice.currentData()))

    @property
    def _label(self) -> str:
        return model().quantities[self._quantity].label if self._quantity else ""

    # ---- what is drawn

    def _show(self, sampled: Sampled) -> None:
        if not self._quantity:
            self._show_nothing(_("Nothing is known yet that could be sure or not."))
            return
        if sampled.is_certain(self._quantity):
            self._show_nothing(
                _(
                    "Nothing that this result rests on has a range. Give one a range: click ⋯ "
                    "beside a quantity, or type “5.2 to 6.5 kW”."
                )
            )
            return
        draws = sampled.of(self._quantity)
        values = draws[np.isfinite(draws)]
        if not len(values) or not all(map(drawable, (values.min(), values.max()))):
            self._show_nothing(_("These values are beyond what can be drawn"))
            return
        heap = self._heap(sampled, values)
        self._picture.show_heap(heap, frozen=self._active)
        words = spread_in_words(heap)
        missing = len(draws) - len(values)
        rest = [odds(heap, claim) for claim in heap.claims]
        rest += [left_out(missing, len(draws))] if missing else []
        whole = "; ".join((words, *rest))
        if self._active:
            self._subtitle.show_text(whole)
        else:
            self.say(whole)

    def _show_nothing(self, why: str) -> None:
        self._picture.show_heap(None, why)
        label = self._label
        self.say(_("{result}: one value alone").format(result=label) if label else why, why)

    def _heap(self, sampled: Sampled, si: Array) -> Heap:
        """What is drawn of the finite draws, on the axis as it was while a gesture goes on."""
        quantity, results = model().quantities[self._quantity], sampled.results
        values, now = si / quantity.size, results.values[quantity.name]
        whole = len(si) == sampled.draws.count
        band = (sampled.band(quantity.name) if whole else None) or band_of(si)
        ends = Band(*(end / quantity.size for end in (band.low, band.median, band.high)))
        here = now / quantity.size if drawable(now / quantity.size) else None
        claims = tuple(c for c in results.scenario.claims if c.quantity == quantity.name)
        count = f"{sampled.draws.count:,}"
        bins = self._bins(quantity, values, ends, here, claims)
        return Heap(
            bins=bins,
            counts=bins.counted(values),
            values=values,
            band=ends,
            here=here if here is not None and (here > 0 or not bins.axis.log) else None,
            stated=_("This scenario: {value}").format(value=results.shown(quantity.name)),
            notes=(
                _("{count} draws, seed {seed}").format(count=count, seed=sampled.draws.seed),
                _("{count} draws").format(count=count),
            ),
            claims=claims,
        )

    def _bins(
        self,
        quantity: Quantity,
        values: Array,
        band: Band,
        here: float | None,
        claims: tuple[Claim, ...],
    ) -> Bins:
        """The bins as they were while a gesture goes on and the data stay on them."""
        old = self._picture.heap.bins if self._picture.heap else None
        inside = (band.low, band.high) if here is None else (band.low, band.high, here)
        if self._active and old and old.axis.quantity is quantity and old.axis.holds(*inside):
            return old
        return fitting_bins(quantity, values, here, claims)


def _bars(heap: Heap) -> Iterator[tuple[str, str, str]]:
    """The bars from left to right, after and before those draws that lie beyond the axis."""
    axis, counts = heap.bins.axis, heap.counts
    if counts[0]:
        yield "", f"{axis.low:.6g}", show.percent(heap.share(float(counts[0])))
    for index, count in enumerate(counts[1:-1].tolist()):
        low, high = heap.bins.interval(index)
        yield f"{low:.6g}", f"{high:.6g}", show.percent(heap.share(count))
    if counts[-1]:
        yield f"{axis.high:.6g}", "", show.percent(heap.share(float(counts[-1])))
