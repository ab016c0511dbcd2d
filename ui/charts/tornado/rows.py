"""What the tornado shows: a row of bars for each quantity, in each of its three views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from explorer import show, units
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.tornado import Elasticity, Swing
from explorer.study.variance import Share, Shares, in_percent
from explorer.text import _
from ui.charts.tornado.words import elasticity_words, notes, share_words, signed, swing_words

LOW, HIGH = 0, 1
"""Which colour of the theme's series the low and the high end of a range have."""
_LONG = 12
"""An input that was typed with more letters is rounded."""
_TELLING = 0.01
"""A total that exceeds what a quantity does alone by less is not written beside it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """From one value to another, in the unit of the axis; `inside` is written at its end."""

    start: float
    end: float
    series: int = 0
    pale: bool = False
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """From one value to another in another scenario, in the unit of the axis, and in words."""

    color: str
    ghost: bool
    start: float
    end: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A quantity: its bars, what stands at their ends, and what there is to know about it."""

    name: str
    label: str
    notes: tuple[str, ...]
    bars: tuple[Bar, ...]
    left: str = ""
    right: str = ""
    under: tuple[str, str] = ("", "")
    cells: Callable[[], tuple[str, ...]] = field(default=tuple, compare=False)
    tip: Callable[[], str] = field(default=str, compare=False)
    others: tuple[Other, ...] = ()
    """The same quantity's swing in other scenarios."""

    @property
    def note(self) -> str:
        """The notes in one line."""
        return " · ".join(self.notes)

    @property
    def ends(self) -> tuple[float, float]:
        """Where its bars begin and end, left and right."""
        values = [value for bar in self.bars for value in (bar.start, bar.end)]
        return min(values), max(values)


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows about a line, the axis in `quantity`'s unit if there is one, and a legend.

    The legend has the colours, whether they are pale, and what they stand for; `heads` name the
    cells of a row in a table.
    """

    rows: tuple[Row, ...] = ()
    zero: float = 0.0
    label: str = ""
    ends: tuple[float, float] = (0.0, 1.0)
    quantity: Quantity | None = None
    legend: tuple[tuple[tuple[int, ...], bool, str], ...] = ()
    heads: tuple[str, ...] = ()
    instead: str = ""
    """What is said where there are no rows."""


def swings_picture(results: Results, target: str, swings: Sequence[Swing]) -> Picture:
    """Each quantity from one end of its range to the other, about the present result."""
    quantity, now = model().quantities[target], results.values[target]
    unit = show.fitting(now, quantity.unit)
    rows = tuple(_swing_row(results, quantity, unit, s) for s in swings if s.width > 0)
    values = [now / quantity.size, *(end for row in rows for end in row.ends)]
    return Picture(
        rows,
        zero=now / quantity.size,
        label=quantity.shown(now),
        ends=(min(values), max(values)),
        quantity=quantity,
        legend=(
            ((LOW,), False, _("low end")),
            ((HIGH,), False, _("high end")),
            ((LOW, HIGH), True, _("±10 %, no range stated")),
        ),
        heads=(_("Low end"), quantity.label, _("High end"), quantity.label, _("Remark")),
        instead=_nothing(quantity),
    )


def elasticities_picture(target: str, found: Sequence[Elasticity]) -> Picture:
    """By how much the result changes where each quantity grows by one per cent."""
    quantity = model().quantities[target]
    rows = tuple(_elasticity_row(target, e) for e in found if abs(e.percent) > 1e-6)
    values = [0.0, *(end for row in rows for end in row.ends)]
    by = _("change of {result} by 1 % more").format(result=quantity.in_sentence)
    return Picture(
        rows,
        ends=(min(values), max(values)),
        legend=(((LOW,), False, by),),
        heads=(by, _("Remark")),
        instead=_nothing(quantity),
    )


def shares_picture(shares: Shares) -> Picture:
    """The part of each range in the variance of the result."""
    rows = tuple(_share_row(shares.target, share) for share in shares.shares)
    most = max((end for row in rows for end in row.ends), default=1.0)
    alone, others = _("alone"), _("with what it does together with others")
    return Picture(
        () if shares.reason else rows,
        ends=(0.0, max(most, 1.0)),
        legend=(((LOW,), False, alone), ((LOW,), True, others)),
        heads=(_("Alone"), _("With others"), _("Give or take")),
        instead=shares.reason,
    )


def _nothing(quantity: Quantity) -> str:
    sentence = _("Nothing that is stated or assumed moves {result}")
    return sentence.format(result=quantity.in_sentence)


def _swing_row(results: Results, result: Quantity, unit: str, swing: Swing) -> Row:
    quantity, now = model().quantities[swing.name], results.values[result.name] / result.size
    inputs = _inputs(results, swing)
    at = [value / result.size for value in swing.results]
    bars = [
        Bar(now, end, series, pale=not swing.ranged, inside="" if swing.turns else text)
        for series, (end, text) in enumerate(zip(at, inputs, strict=True))
    ]
    bars.sort(key=lambda bar: -abs(bar.end - now))
    least, most = (_number(value, unit) for value in sorted(swing.results))
    value = results.values[swing.name]
    noted = notes(swing, value)
    return Row(
        swing.name,
        quantity.label,
        noted,
        tuple(bars),
        left=least,
        right=most,
        under=inputs if at[0] <= at[1] else inputs[::-1],
        cells=partial(_swing_cells, result, inputs, swing, noted),
        tip=partial(swing_words, result, quantity, swing, value),
    )


def _swing_cells(
    result: Quantity, inputs: tuple[str, str], swing: Swing, noted: tuple[str, ...]
) -> tuple[str, ...]:
    low, high = (result.shown(value) for value in swing.results)
    return inputs[0], low, inputs[1], high, ", ".join(noted)


def _inputs(results: Results, swing: Swing) -> tuple[str, str]:
    """The ends as they were typed or, where nobody typed them, rounded."""
    unit = results.scenario.statements[swing.name].unit if swing.ranged else None
    return _written(swing.name, swing.ends, unit)


@lru_cache(maxsize=256)
def _written(name: str, ends: tuple[float, float], unit: str | None) -> tuple[str, str]:
    quantity = model().quantities[name]
    if unit is not None:
        low, high = (show.abbreviated(quantity.exact(end, unit)) for end in ends)
        if max(len(low), len(high)) <= _LONG:
            return low, high
    low, high = (show.abbreviated(quantity.shown(end)) for end in ends)
    return low, high


def _number(si: float, unit: str) -> str:
    return show.abbreviated(show.number(si / units.size(unit)))


def _elasticity_row(target: str, found: Elasticity) -> Row:
    text = signed(found.percent)
    noted = (_("assumed"),) if found.how == "assumed" else ()
    return Row(
        found.name,
        model().quantities[found.name].label,
        noted,
        (Bar(0.0, found.percent),),
        left=text if found.percent < 0 else "",
        right=text if found.percent >= 0 else "",
        cells=partial(tuple, (text, ", ".join(noted))),
        tip=partial(elasticity_words, target, found),
    )


def _share_row(target: str, share: Share) -> Row:
    first, total = (min(max(value, 0.0), 1.0) for value in (share.first, share.total))
    text = alone = in_percent(first)
    if total - first > max(_TELLING, share.margin):
        text = _("{first}, with others {total}").format(first=alone, total=in_percent(total))
    return Row(
        share.name,
        model().quantities[share.name].label,
        (),
        (Bar(0.0, max(first, total), pale=True), Bar(0.0, first)),
        right=text,
        cells=partial(tuple, (alone, in_percent(total), f"± {in_percent(share.margin)}")),
        tip=partial(share_words, target, share),
    )
