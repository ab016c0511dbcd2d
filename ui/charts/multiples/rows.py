"""What the rows of many variants say: label, value, range, ratio, and what is to be known."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.study.multiples import Multiple
from explorer.study.sampled import Band
from explorer.text import _
from ui.charts.axes import Axis, drawable


@dataclass(frozen=True, slots=True)
class Row:
    """A variant in words; `at` and `ends` are in the unit of the axis, None where unknown."""

    key: str
    label: str
    value: str = ""
    ratio: str = ""
    at: float | None = None
    ends: tuple[float, float] | None = None
    instead: str = ""
    """What stands in place of a dot."""
    warning: str = ""
    partial: bool = False
    """Whether it does not count what others count."""
    same: bool = False
    tip: Callable[[], str] = field(default=str, compare=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim on the result: its ends in the unit of the axis, and what a pointer is told."""

    low: float
    high: float
    tip: str


@dataclass(frozen=True)
class Picture:
    """The rows on an axis; `now` is the present value, `label` the same in words."""

    rows: tuple[Row, ...] = ()
    axis: Axis | None = None
    now: float | None = None
    label: str = ""
    marks: tuple[Mark, ...] = ()
    instead: str = ""
    """What is said where there are no rows."""

    @property
    def ranged(self) -> bool:
        """Whether anything has a range."""
        return any(row.ends is not None for row in self.rows)

    @property
    def keyed(self) -> bool:
        """Whether a legend has something to say."""
        return self.ranged or self.warned or self.partly or bool(self.marks)

    @property
    def partly(self) -> bool:
        """Whether any row does not count what others count."""
        return any(row.partial for row in self.rows)

    @property
    def warned(self) -> bool:
        """Whether anything contradicts the scenario."""
        return any(row.warning for row in self.rows)


def row_of(one: Multiple, quantity: Quantity) -> Row:
    """A variant as a row."""
    tip = partial(tip_of, one, quantity)
    if one.value is None or not drawable(one.value / quantity.size):
        beyond = _("beyond what can be drawn") if one.known else ""
        instead = beyond or one.remarks[-1 - one.same]
        return Row(one.variant.key, one.label, instead=instead, same=one.same, tip=tip)
    band = ranged(one.band)
    return Row(
        one.variant.key,
        one.label,
        value=show.abbreviated(written(one, quantity)),
        ratio=show.times(one.ratio) if one.ratio is not None else "",
        at=one.value / quantity.size,
        ends=(band.low / quantity.size, band.high / quantity.size) if band else None,
        warning=one.remarks[0] if one.broken else "",
        partial=bool(one.without),
        same=one.same,
        tip=tip,
    )


def ranged(band: Band | None) -> Band | None:
    """The band, where it has a width that can be drawn."""
    wide = band is not None and not band.certain and math.isfinite(band.high - band.low)
    return band if wide else None


def tip_of(one: Multiple, quantity: Quantity) -> str:
    """All that is known about a variant."""
    lines = [one.variant.name]
    if one.value is not None:
        lines.append(f"{quantity.label} {quantity.shown(one.value)}")
        band = ranged(one.band)
        if band is not None:
            ends = quantity.interval(band.low, band.high)
            lines.append(_("in nine of ten draws {ends}").format(ends=ends))
        if one.ratio is not None:
            lines.append(_("to now: {ratio}").format(ratio=show.times(one.ratio)))
    if one.variant.about:
        lines.append(one.variant.about)
    sources = {str(s.own_source) for s in one.variant.statements.values() if s.source}
    return "\n".join((*lines, *one.remarks, *sorted(sources)))


def table_of(found: Sequence[Multiple], what: str, quantity: Quantity) -> list[tuple[str, ...]]:
    """One row of text for each variant."""
    rows = [(what, quantity.label, _("Low"), _("High"), _("To now"), _("States"), _("Remark"))]
    for one in found:
        band = ranged(one.band)
        low, high = (quantity.shown(band.low), quantity.shown(band.high)) if band else ("", "")
        value = quantity.shown(one.value) if one.value is not None else show.NOTHING
        ratio = show.times(one.ratio) if one.ratio is not None else ""
        remark = "; ".join(one.remarks)
        rows.append((one.label, value, low, high, ratio, _stated(one), remark))
    return list[tuple[str, ...]](rows)


def _stated(one: Multiple) -> str:
    quantities = model().quantities
    return ", ".join(
        f"{quantities[name].label} {quantities[name].exact(s.value, s.unit)}"
        for name, s in one.variant.statements.items()
    )


def written(one: Multiple, quantity: Quantity) -> str:
    """The value with as many figures as its range supports."""
    if one.value is None:
        return show.NOTHING
    band = ranged(one.band)
    figures = show.supported(one.value, band.low, band.high) if band else show.FIGURES
    return quantity.shown(one.value, figures)


def in_words(found: Sequence[Multiple], quantity: Quantity, now: str) -> str:
    """What the rows come to, in a sentence; `now` is empty where that is unknown."""
    known = [(one.value, one) for one in found if one.value is not None]
    if not known:
        return _("{result} is not known for any of them").format(result=quantity.label)
    (low, first), (high, last) = (end(known, key=itemgetter(0)) for end in (min, max))
    if math.isclose(low, high, rel_tol=1e-9):
        return _("{result} {value}, the same in all of them").format(
            result=quantity.label, value=written(first, quantity)
        )
    words = _("{result}: {low} ({first}) to {high} ({last})").format(
        result=quantity.label,
        low=written(first, quantity),
        first=first.label,
        high=written(last, quantity),
        last=last.label,
    )
    if low > 0:
        words += _(", {ratio} apart").format(ratio=f"{show.number(high / low)}×")
    return words + (_("; now {value}").format(value=now) if now else "")
