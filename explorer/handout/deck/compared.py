"""Pictures of several scenarios, and which picture each kind of chart becomes."""

from collections.abc import Callable, Mapping

from explorer.errors import WattifError
from explorer.handout.content import Sheet
from explorer.handout.deck import results, spread, tables
from explorer.handout.deck.pictures import (
    DOWN,
    PALE,
    SCENARIOS,
    SERIES,
    UP,
    Bars,
    Picture,
    Series,
    nothing,
    scale,
)
from explorer.handout.patterns import pattern_for, signed
from explorer.model import model
from explorer.study import comparison, variants
from explorer.study.multiples import by_value, multiples
from explorer.study.waterfall import Waterfall, waterfall
from explorer.study.waterfall.rows import places, totals
from explorer.text import _

_MOST = 12
_NARROW = 0.12
"""A bar below this share of the longest has no room for its value."""


def side_by_side(sheet: Sheet) -> Picture:
    """The result in each scenario, in the scenario's colour."""
    target, names = sheet.look_at, tables.titles(sheet)
    quantity = model().quantities[target]
    known = [
        (name, one.results.values[target], SCENARIOS[place % len(SCENARIOS)])
        for place, (name, one) in enumerate(zip(names, (sheet, *sheet.beside), strict=True))
        if target in one.results.values
    ]
    if not known:
        return nothing(_("Side by side"), _("It is unknown in all of the scenarios."))
    fits = scale(quantity, max(value for _name, value, _color in known))
    return Bars(
        title=_("Side by side"),
        subtitle=_larger(sheet, names),
        categories=tuple(name for name, _value, _color in known),
        series=(
            Series(
                name=fits.axis,
                values=tuple(fits.value(value) for _name, value, _color in known),
                color=SCENARIOS[0],
                colors={place: color for place, (_n, _v, color) in enumerate(known)},
                form=pattern_for(fits.value(known[0][1])),
            ),
        ),
        axis=fits.axis,
    )


def _larger(sheet: Sheet, names: list[str]) -> str:
    """Which of the first two is larger, and how surely."""
    if not sheet.beside:
        return ""
    return comparison.larger(names[0], names[1], sheet.look_at, sheet.drawn, sheet.beside[0].drawn)


def falls(sheet: Sheet) -> Picture:
    """Why the result differs from that of the first scenario beside it, or of the step before."""
    title, names = _("Why do they differ?"), tables.titles(sheet)
    one = sheet.beside[0] if sheet.beside else sheet.before
    if one is None:
        return nothing(title, _("There is no second scenario to compare with."))
    first = names[1] if sheet.beside else one.title
    try:
        fall = waterfall(one.results, sheet.results, sheet.look_at)
    except WattifError as error:
        return nothing(title, str(error))
    return _fall_bars(title, fall, first, names[0])


def _fall_bars(title: str, fall: Waterfall, one: str, other: str) -> Picture:
    """Bars that hang between invisible ones."""
    fits = scale(model().quantities[fall.target], max(fall.start, fall.end))
    spans = [(fits.value(begin), fits.value(end)) for begin, end in places(fall)]
    start, end = totals(fall)
    labels = [
        _("{title}: {total}").format(title=one, total=start),
        *(f"{bar.label} {bar.values}: {fall.signed(bar.amount)}" for bar in fall.bars),
        _("{title}: {total}").format(title=other, total=end),
    ]
    last = len(spans) - 1
    sums = tuple(high if n in (0, last) else None for n, (_low, high) in enumerate(spans))
    base = tuple(None if n in (0, last) else min(span) for n, span in enumerate(spans))
    rises = [None if n in (0, last) or b <= a else b - a for n, (a, b) in enumerate(spans)]
    sinks = [None if n in (0, last) or b >= a else a - b for n, (a, b) in enumerate(spans)]
    room = _NARROW * max(map(max, spans))
    bare = frozenset(n for n, (a, b) in enumerate(spans) if abs(b - a) < room)
    return Bars(
        title=title,
        subtitle=fall.words,
        categories=tuple(labels),
        series=(
            Series(name=_("(where a bar begins)"), values=base, color=""),
            Series(
                name=_("total"),
                values=sums,
                color=SCENARIOS[0],
                colors={0: SCENARIOS[1]},
                form=pattern_for(spans[0][1]),
            ),
            Series(name=_("more"), values=tuple(rises), color=UP, form=signed("+"), bare=bare),
            Series(name=_("less"), values=tuple(sinks), color=DOWN, form=signed("−"), bare=bare),
        ),
        layout="stacked",
        axis=fits.axis,
        gap=35,
    )


def many(sheet: Sheet) -> Picture:
    """The result for each of several places or accelerators, the smallest first."""
    title, found, target = _("Many at once"), sheet.results, sheet.look_at
    kind = variants.telling(found, target)
    wanted = variants.first_choice(kind)
    listed = [v for v in variants.catalogue(kind) if v.key in wanted]
    every = by_value(multiples(found, listed, target, sheet.sampled))
    rows = [(one, one.value) for one in every if one.value is not None][:_MOST]
    if not rows:
        return nothing(title, _("None of the catalogue gives a value."))
    fits = scale(model().quantities[target], rows[-1][1])
    return Bars(
        title=title,
        subtitle=_("{result} for: {kind}").format(
            result=fits.quantity.label, kind=variants.CATALOGUES[kind].lower()
        ),
        categories=tuple(
            f"{one.label} ({', '.join(one.remarks)})" if one.remarks else one.label
            for one, _value in rows
        ),
        series=(
            Series(
                name=fits.axis,
                values=tuple(fits.value(value) for _one, value in rows),
                color=PALE,
                colors={n: SERIES[0] for n, (one, _value) in enumerate(rows) if one.same},
                form=pattern_for(fits.value(rows[-1][1])),
            ),
        ),
        axis=fits.axis,
    )


KINDS: Mapping[str, Callable[[Sheet], Picture]] = {
    "breakdown": results.breakdown,
    "tornado": results.drives,
    "ladder": results.ladder,
    "response": spread.response,
    "distribution": spread.spread,
    "outlook": spread.ahead,
    "waterfall": falls,
    "comparison": tables.compared,
    "sidebyside": side_by_side,
    "multiples": many,
    "claims": tables.claims,
    "validation": tables.against_runs,
    "map": tables.grid,
    "goals": tables.goals,
}
"""How each chart of the window looks on a slide."""


def pictures(sheet: Sheet) -> list[Picture]:
    """One or two pictures of a sheet; a comparison alone has its bars beside it."""
    names = [name for name in sheet.charts if name in KINDS][:2] or ["breakdown"]
    if names == ["comparison"]:
        names = ["sidebyside", "comparison"]
    return [KINDS[name](sheet) for name in names]
