"""What the waterfall shows: a row for either scenario, and one for each quantity in between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.study.waterfall import Bar, Waterfall
from explorer.study.waterfall.rows import remark, totals
from explorer.study.waterfall.words import signed
from explorer.text import _

Kind = Literal["total", "more", "less"]
_SMALL = 0.3
"""Where the changes span less of the larger value, the scale begins nearer to them than zero …"""
_BEFORE = 0.45
"""… with so much of what they span before them."""


@dataclass(frozen=True, slots=True)
class Row:
    """From one value of the result to another, SI; `detail` is what the quantity went from and to.

    A total has the colour of its scenario.
    """

    name: str
    label: str
    detail: str
    start: float
    end: float
    text: str
    kind: Kind
    color: str = ""
    ghost: bool = False
    tip: Callable[[], str] = field(default=str, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows from the first scenario's to the last one's, or a sentence instead."""

    rows: tuple[Row, ...] = ()
    target: str = ""
    instead: str = ""

    @property
    def quantity(self) -> Quantity:
        """The result that changes."""
        return model().quantities[self.target]

    @property
    def ends(self) -> tuple[float, float]:
        """What the scale has to hold, SI: from zero on, unless the changes would be lost there."""
        values = [value for row in self.rows[1:-1] for value in (row.start, row.end)]
        values += [row.end for row in self.rows if row.kind == "total"]
        low, high = min(values), max(values)
        if low < 0 or high - low >= _SMALL * high:
            return min(low, 0.0), max(high, 0.0)
        # Where nothing changes at all, there is nothing to come nearer to.
        return (low - _BEFORE * (high - low) if high > low else 0.0), high

    def fitted(self, most: int) -> "Picture":
        """The picture in at most so many rows: what moves least is gathered into one of them."""
        between = self.rows[1:-1]
        if len(self.rows) <= max(most, 3):
            return self
        largest = sorted(between, key=_size)[: max(most, 3) - 3]
        kept = [row for row in between if row in largest]
        gathered = [row for row in between if row not in largest]
        return replace(
            self, rows=_chained(self.target, self.rows[0], kept, gathered, self.rows[-1])
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """A scenario at one end: its name, its colour, whether it is a ghost."""

    name: str
    color: str
    ghost: bool = False


def picture(fall: Waterfall, one: Scene, other: Scene, order: Sequence[str] = ()) -> Picture:
    """The rows of a waterfall; quantities stay in the given order, others come after."""
    bars = sorted(fall.bars, key=partial(_place, order)) if order else fall.bars
    start, end = totals(fall)
    rows = [_row(fall, bar) for bar in bars]
    first = _total(fall.start, one, start)
    last = _total(fall.end, other, end)
    return Picture(_chained(fall.target, first, rows, [], last), fall.target)


def _place(order: Sequence[str], bar: Bar) -> int:
    return order.index(bar.name) if bar.name in order else len(order)


def _size(row: Row) -> float:
    return -abs(row.end - row.start)


def _total(value: float, scene: Scene, text: str) -> Row:
    tip = partial("{}: {}".format, scene.name, text)
    text = show.abbreviated(text)
    return Row("", scene.name, "", 0.0, value, text, "total", scene.color, scene.ghost, tip)


def _row(fall: Waterfall, bar: Bar) -> Row:
    """The row of a bar, from zero on; it is moved to where the one before ends."""
    return Row(
        bar.name,
        bar.label,
        bar.values,
        0.0,
        bar.amount,
        show.abbreviated(fall.signed(bar.amount)),
        "more" if bar.amount > 0 else "less",
        tip=partial(_bar_words, fall, bar),
    )


def _bar_words(fall: Waterfall, bar: Bar) -> str:
    return _("{label}: {values} ({how})\n{amount}").format(
        label=bar.label, values=bar.values, how=remark(bar), amount=fall.signed(bar.amount)
    )


def _chained(
    target: str, first: Row, rows: Sequence[Row], gathered: Sequence[Row], last: Row
) -> tuple[Row, ...]:
    """The rows, each from where the one before ends; those gathered make up what is left."""
    found, at = [first], first.end
    for row in rows:
        found.append(replace(row, start=at, end=at + row.end - row.start))
        at = found[-1].end
    if gathered:
        found.append(_others(target, at, gathered, last.end))
    elif len(found) > 1:
        # It ends where the last row is, to the last digit.
        found[-1] = replace(found[-1], end=last.end)
    return (*found, last)


def _others(target: str, at: float, gathered: Sequence[Row], end: float) -> Row:
    label, amount = _("{n} others").format(n=len(gathered)), end - at
    text = signed(target, amount)
    tips = "\n".join(f"{row.label}: {row.text}" for row in gathered)
    tip = partial(_("{label}, together {amount}\n{each}").format, label=label, amount=text)
    return Row(
        "",
        label,
        _("together"),
        at,
        end,
        show.abbreviated(text),
        "more" if amount > 0 else "less",
        tip=partial(tip, each=tips),
    )
