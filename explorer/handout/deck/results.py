"""Pictures of one scenario's results: their parts, what drives them, how big they are."""

import math
from collections.abc import Sequence

from explorer import show
from explorer.facts import Yardstick, yardsticks
from explorer.handout.content import Sheet
from explorer.handout.deck.pictures import (
    PALE,
    SERIES,
    Bars,
    Picture,
    Series,
    nothing,
    scale,
)
from explorer.handout.patterns import pattern_for
from explorer.model import model
from explorer.results import Results
from explorer.study import parts
from explorer.study.drivers import drivers
from explorer.study.headlines import told
from explorer.study.tornado import SWING, Swing, tornado
from explorer.text import _

_MOST = 6
"""So many bars can be read from the back of a room."""
_NARROW = 0.15
"""A part below this share has no room for its value."""
_HERE = _("This scenario")
_PARTS = (
    _("electricity (IT)"),
    _("overhead"),
    _("hardware"),
    _("rent and what is not broken down"),
    _("water on site"),
)


def breakdown(sheet: Sheet) -> Picture:
    """Totals in their parts: each bar is a whole, its parts in the unit of its own."""
    bars = [b for b in parts.bars(sheet.results, sheet.results.unknown) if b.parts]
    title = _("What it is made of")
    if not bars:
        return nothing(title, _("No total is known yet."))
    columns, narrow = [], dict[int, set[int]]()
    for place, bar in enumerate(bars):
        amounts = dict.fromkeys(range(len(_PARTS)), 0.0)
        fits = scale(bar.parts[0].quantity, bar.parts[0].total)
        for part in bar.parts:
            amounts[part.series] += fits.value(part.amount)
            if part.share < _NARROW:
                narrow.setdefault(part.series, set()).add(place)
        columns.append((_("{label}: {total}").format(label=fits.axis, total=bar.total), amounts))
    series = [
        Series(
            name=name,
            values=tuple(amounts[place] or None for _label, amounts in columns),
            color=SERIES[place],
            form=pattern_for(max(amounts[place] for _label, amounts in columns)),
            bare=frozenset(narrow.get(place, ())),
        )
        for place, name in enumerate(_PARTS)
    ]
    return Bars(
        title=title,
        subtitle="; ".join(map(parts.sentence, bars)),
        categories=tuple(label for label, _amounts in columns),
        series=tuple(one for one in series if any(one.values)),
        layout="whole",
        legend=True,
    )


def drives(sheet: Sheet) -> Picture:
    """What the result is at both ends of what it rests on, from its present value on."""
    title, results, target = _("What drives it?"), sheet.results, sheet.look_at
    swings = [s for s in tornado(results, target) if s.width > 0][:_MOST]
    if not swings:
        return nothing(title, _("Nothing that is stated or assumed moves it."))
    quantity, now = model().quantities[target], results.values[target]
    fits = scale(quantity, max(now, *(max(s.results) for s in swings)))
    ends = [tuple(map(fits.value, swing.results)) for swing in swings]
    names = (_("at its lower end"), _("at its upper end"))
    return Bars(
        title=title,
        subtitle=drivers(results, target),
        categories=tuple(_moved(results, swing) for swing in swings),
        series=tuple(
            Series(name=name, values=tuple(pair[n] for pair in ends), color=SERIES[n])
            for n, name in enumerate(names)
        ),
        layout="overlapped",
        axis=fits.axis,
        cross=fits.value(now),
        legend=True,
    )


def _moved(results: Results, swing: Swing) -> str:
    """What is moved, and between which values or by how much."""
    quantity, value = model().quantities[swing.name], results.values[swing.name]
    ends = f": {show.abbreviated(quantity.interval(*swing.ends))}"
    if not swing.ranged and math.isclose(sum(swing.ends), 2 * value) and not quantity.calendar:
        ends = _(" ±{share:.0f} %").format(share=100 * SWING)
    remark = _(", assumed") if results.how(swing.name) == "assumed" else ""
    return f"{quantity.label}{ends}{remark}"


def ladder(sheet: Sheet) -> Picture:
    """The result among things that people can picture, on a logarithmic axis."""
    title, name = _("How big is that?"), sheet.look_at
    quantity, value = model().quantities[name], sheet.results.values.get(name, math.nan)
    steps = [step for step in yardsticks() if step.quantity == name and step.value > 0]
    if not (math.isfinite(value) and value > 0 and steps):
        return nothing(title, _("There is nothing to compare it with."))
    fits, words = scale(quantity, value), told(name, sheet.results, sheet.sampled).value
    rows = [(step.name, step.value, quantity.shown(step.value)) for step in _nearest(steps, value)]
    rows = sorted([*rows, (_HERE, value, words)], key=lambda row: -row[1])
    values = tuple(fits.value(si) for _label, si, _shown in rows)
    place = [label for label, _si, _shown in rows].index(_HERE)
    return Bars(
        title=title,
        subtitle=f"{quantity.label}: {words}",
        # Not every program finds the place for a label at the end of a bar on such an axis.
        categories=tuple(f"{label}: {shown}" for label, _si, shown in rows),
        series=(Series(name=fits.axis, values=values, color=PALE, colors={place: SERIES[0]}),),
        axis=fits.axis,
        ends=_decades(values),
        log=True,
    )


def _nearest(steps: Sequence[Yardstick], value: float) -> list[Yardstick]:
    """As many yardsticks as there is room for, the nearest on either side."""
    smaller = [s for s in steps if s.value <= value][-(_MOST // 2) :]
    larger = [s for s in steps if s.value > value][: _MOST - len(smaller)]
    return [*smaller, *larger]


def _decades(values: Sequence[float]) -> tuple[float, float]:
    """The powers of ten around the values."""
    low, high = (math.log10(end) for end in (min(values), max(values)))
    return 10.0 ** math.floor(low), 10.0 ** math.ceil(high + 1e-9)
