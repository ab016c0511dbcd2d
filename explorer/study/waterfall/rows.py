"""A waterfall as rows of text, a row of headings first: for the terminal and for spreadsheets."""

from collections.abc import Iterator

from explorer.model import model
from explorer.study import apart
from explorer.study.waterfall.bars import Bar, Method, Side, Waterfall
from explorer.text import _

Rows = list[tuple[str, ...]]
SIDES: dict[Side, str] = {
    "stated": _("stated"),
    "assumed": _("assumed"),
    "follows": _("follows"),
    "absent": _("absent"),
}
METHODS: dict[Method, str] = {
    "LMDI": _("Split by logarithmic means (LMDI), with nothing left over."),
    "Shapley": _("Split by Shapley’s averages, with nothing left over."),
}


def rows(fall: Waterfall, one: str, other: str) -> Rows:
    """The start, each quantity with its value on either side and what it does, and the end."""
    target = model().quantities[fall.target]
    start, end = totals(fall)
    heads = (_("Quantity"), one, other, target.label)
    bars = ((bar.label, *bar.ends, fall.signed(bar.amount)) for bar in fall.bars)
    return [heads, (one, "", "", start), *bars, (other, "", "", end)]


def totals(fall: Waterfall) -> tuple[str, str]:
    """The result on either side, with more figures where both would look the same."""
    quantity = model().quantities[fall.target]
    if fall.start == fall.end:
        return quantity.shown(fall.start), quantity.shown(fall.end)
    return apart.results(quantity, fall.start, fall.end)


def remark(bar: Bar) -> str:
    """How either side has the quantity: “stated → assumed”, or once where it is the same."""
    one, other = (SIDES[side] for side in bar.how)
    return one if one == other else _("{one} → {other}").format(one=one, other=other)


def places(fall: Waterfall) -> Iterator[tuple[float, float]]:
    """Where each bar begins and ends, SI: the start's, those in between, the end's."""
    yield 0.0, fall.start
    at = fall.start
    for place, bar in enumerate(fall.bars):
        # The last one ends where the end is, to the last digit.
        then = at + bar.amount if place < len(fall.bars) - 1 else fall.end
        yield at, then
        at = then
    yield 0.0, fall.end
