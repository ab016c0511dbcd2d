"""How sure: the draws of a result as a heap, its percentiles, and how many pass a claim."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSignalBlocker
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.scenario import Claim
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.beside import Beside, Extent, both, joined, knowing
from ui.charts.beside import left_out as unknown_to
from ui.charts.card import ChartCard
from ui.charts.choices import results_offered
from ui.charts.distribution.bins import Bins, densest, fitting_bins
from ui.charts.distribution.heap import Heap, HeapPicture
from ui.charts.distribution.odds import left_out, odds, spread_in_words
from ui.charts.distribution.piles import Counted, Pile, counted, pile_of
from ui.charts.overlay import published_value

Piles: TypeAlias = tuple[tuple[Beside, Pile], ...]
_PERCENTILES = (1, 5, 10, 25, 50, 75, 90, 95, 99)
_EVEN, _DECADE = ", per unit", ", per power of ten"
"""The names of the axes for how densely draws lie."""
_AIR = 1.1
"""So much higher than the densest draws is a picture that others share, lest one leaves it."""


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
        self._counted: tuple[object, tuple[Counted, ...]] = (None, ())
        self._choice.activated.connect(self._choose)
        self.fill(self._picture, self._choice)

    def extent(self, sampled: Sampled) -> Extent:
        """The values, and how densely the draws lie: SI, per SI unit and per power of ten."""
        name = self._pick(results_offered(sampled.results))
        pile = pile_of(sampled, name) if name else None
        if pile is None:
            return {}
        quantity = model().quantities[name]
        claims = [c for c in sampled.results.scenario.claims if c.quantity == name]
        axis = fitting_bins(quantity, pile.span, claims).axis if not pile.certain else None
        low, high = pile.span if axis is None else (axis.low, axis.high)
        found = {name: (low * quantity.size, high * quantity.size)}
        if not pile.certain:
            even = densest(pile.values, pile.span, log=False) / quantity.size
            found[name + _EVEN] = 0.0, even
            if pile.span[0] > 0:
                found[name + _DECADE] = 0.0, densest(pile.values, pile.span, log=True)
        return found

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
        rows += [row for one in heap.others for row in one.rows()]
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
        self._quantity = self._pick(offered)
        blocker = QSignalBlocker(self._choice)
        if offered != self._offered:
            self._offered = offered
            self._choice.clear()
            for name in offered:
                self._choice.addItem(model().quantities[name].label, name)
        self._choice.setCurrentIndex(self._choice.findData(self._quantity))
        blocker.unblock()

    def _pick(self, offered: Sequence[str]) -> str:
        return next((n for n in (self._wanted, *offered) if n in offered), "")

    def _choose(self) -> None:
        self.select(str(self._choice.currentData()))

    @property
    def _label(self) -> str:
        return model().quantities[self._quantity].label if self._quantity else ""

    # ---- what is drawn

    def _show(self, sampled: Sampled) -> None:
        name = self._quantity
        if not name:
            self._show_nothing(_("Nothing is known yet that could be sure or not."))
            return
        others = self._piles(name)
        if sampled.is_certain(name) and all(pile.certain for _one, pile in others):
            self._show_nothing(
                _(
                    "Nothing that this result rests on has a range. Give one a range: click ⋯ "
                    "beside a quantity, or type “5.2 to 6.5 kW”."
                )
            )
            return
        pile = pile_of(sampled, name)
        if pile is None:
            self._show_nothing(_("These values are beyond what can be drawn"))
            return
        heap = self._heap(sampled, pile, others)
        self._picture.show_heap(heap, frozen=self._active, least=self._least(heap.bins))
        self._tell(heap, others, sampled)

    def _tell(self, heap: Heap, others: Piles, sampled: Sampled) -> None:
        """The picture in words; those for a screen reader wait for the end of a drag."""
        rest = [odds(heap, claim) for claim in heap.claims] if not heap.certain else []
        missing = 0 if heap.certain else sampled.draws.count - len(heap.values)
        rest += [left_out(missing, sampled.draws.count)] if missing else []
        shown = [beside for beside, _pile in others]
        whole = joined(spread_in_words(heap), *rest, unknown_to(self._others, shown))
        if self._active:
            self._subtitle.show_text(whole)
        else:
            self.say(whole, joined(whole, *(one.said(heap.bins.axis) for one in heap.others)))

    def _show_nothing(self, why: str) -> None:
        self._picture.show_heap(None, why)
        label = self._label
        self.say(_("{result}: one value alone").format(result=label) if label else why, why)

    def _piles(self, name: str) -> Piles:
        """The other scenarios that know the result."""
        found = ((one, pile_of(one.sampled, name)) for one in knowing(self._others, name))
        return tuple((one, pile) for one, pile in found if pile is not None)

    def _heap(self, sampled: Sampled, pile: Pile, others: Piles) -> Heap:
        """What is drawn of the finite draws, on the axis as it was while a gesture goes on."""
        quantity, results = model().quantities[self._quantity], sampled.results
        claims = tuple(c for c in results.scenario.claims if c.quantity == quantity.name)
        count = f"{sampled.draws.count:,}"
        bins = self._bins(quantity, pile, others, claims)
        return Heap(
            bins=bins,
            counts=bins.counted(pile.values),
            values=pile.values,
            band=pile.band,
            here=pile.now if pile.now > 0 or not bins.axis.log else None,
            stated=_("This scenario: {value}").format(value=results.shown(quantity.name)),
            notes=(
                _("{count} draws, seed {seed}").format(count=count, seed=sampled.draws.seed),
                _("{count} draws").format(count=count),
            ),
            claims=claims,
            others=self._in_bins(bins, others),
        )

    def _in_bins(self, bins: Bins, others: Piles) -> tuple[Counted, ...]:
        """The others in these bins: counted once for the same ones, as in a drag."""
        key = bins, tuple(one for one, _pile in others)
        if self._counted[0] != key:
            self._counted = key, counted(bins, others)
        return self._counted[1]

    def _bins(
        self, quantity: Quantity, pile: Pile, others: Piles, claims: tuple[Claim, ...]
    ) -> Bins:
        """The bins as they were while a gesture goes on and the data stay on them."""
        old = self._picture.heap.bins if self._picture.heap else None
        inside = (pile.band.low, pile.band.high, pile.now)
        if self._active and old and old.axis.quantity is quantity and old.axis.holds(*inside):
            return old
        span = pile.span
        for _one, other in others:
            span = both(other.span, span)
        kept = (self._within or {}).get(quantity.name)
        if kept is None:
            return fitting_bins(quantity, span, claims)
        return fitting_bins(
            quantity, both((kept[0] / quantity.size, kept[1] / quantity.size), span)
        )

    def _least(self, bins: Bins) -> float:
        """The share of the draws in the fullest bin of all that the axes hold."""
        name = bins.axis.quantity.name + (_DECADE if bins.axis.log else _EVEN)
        dense = (self._within or {}).get(name, (0.0, 0.0))[1]
        low, high = bins.axis.ends
        wide = (high - low) / bins.count * (1.0 if bins.axis.log else bins.axis.quantity.size)
        return min(_AIR * dense * wide, 1.0)


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
