"""Pictures of one scenario beyond its value: how sure, if this changes, until the horizon."""

import math
from collections.abc import Iterator

import numpy as np

from explorer import show
from explorer.handout.content import Sheet
from explorer.handout.deck.pictures import (
    FAINT,
    PALE,
    SERIES,
    Bars,
    Curve,
    Curves,
    Picture,
    Scale,
    Series,
    nothing,
    scale,
)
from explorer.model import labels, model
from explorer.results import Results
from explorer.study import outlook
from explorer.study.draws import Array
from explorer.study.headlines import told
from explorer.study.map import spaced
from explorer.study.sampled import Sampled, band_of
from explorer.text import _

_POINTS = 61
_BINS = 30
_DECADES = 1.5
"""From so many powers of ten on, bins are even on a logarithmic axis."""
_STATED_FIRST = ("gpu_count", "parameters", "server_power", "pue", "grid_intensity")
"""The quantities that the window's curve offers first; gpu_count is what it begins with."""


def spread(sheet: Sheet) -> Picture:
    """How often each value comes out of the draws."""
    title, name, sampled = _("How sure?"), sheet.look_at, sheet.sampled
    words = told(name, sheet.results, sampled)
    label = model().quantities[name].label
    if sampled is None or name not in sampled.values or not words.ends:
        sentence = _("{label}: {value}. Nothing that it rests on has a range.")
        return nothing(title, sentence.format(label=label, value=words.value))
    fits, drawn = scale(model().quantities[name], sampled.results.values[name]), sampled.of(name)
    edges, counts = _binned(drawn[np.isfinite(drawn)])
    shares = [100 * count / sampled.draws.count for count in counts.tolist()]
    middles, band = (edges[:-1] + edges[1:]) / 2, sampled.band(name)
    inside = [band is not None and band.low <= m <= band.high for m in middles.tolist()]
    pairs = ((_("nine in ten draws"), True, SERIES[0]), (_("the others"), False, PALE))
    return Bars(
        title=title,
        subtitle=_("{label} {value}: {spread}; {draws} draws").format(
            label=label, value=words.value, spread=words.spread, draws=f"{sampled.draws.count:,}"
        ),
        categories=tuple(show.number(fits.value(middle)) for middle in middles.tolist()),
        series=tuple(
            Series(
                name=text,
                values=tuple(
                    s if i == which else None for s, i in zip(shares, inside, strict=True)
                ),
                color=color,
            )
            for text, which, color in pairs
        ),
        layout="overlapped",
        upright=True,
        axis=_("% of the draws, by {axis}").format(axis=fits.axis),
        gap=4,
        every=5,
        legend=True,
    )


def _binned(drawn: Array) -> tuple[Array, Array]:
    """Edges and counts of even bins that hold nearly all draws."""
    low, high = (float(end) for end in np.quantile(drawn, (0.001, 0.999)))
    log = low > 0 and math.log10(high / low) > _DECADES
    edges = (np.geomspace if log else np.linspace)(low, high, _BINS + 1)
    counts, _edges = np.histogram(drawn, edges)
    return edges, counts.astype(float)


def response(sheet: Sheet) -> Picture:
    """The result over one quantity, nine in ten draws beside it."""
    title, results, target = _("If this changes"), sheet.results, sheet.look_at
    name = _free(results, target)
    if not name:
        return nothing(title, _("Nothing is known yet that could change."))
    x, y = model().quantities[name], model().quantities[target]
    points = spaced(x, _POINTS)
    drawn = list(_over(sheet.drawn, target, name, points))
    stated = [results.plan.run_to(target, results.values, {name: p}) for p in points.tolist()]
    here = results.values[name], results.values[target]
    across, up = Scale(x, x.unit), scale(y, here[1])
    log = x.scale == "log"
    xs = tuple(map(across.value, points.tolist()))
    rows = [(_("as stated"), tuple(map(up.value, stated)), SERIES[0], 3.0)]
    if drawn:
        rows += [
            (_("5th percentile"), tuple(up.value(low) for low, _high in drawn), FAINT, 1.25),
            (_("95th percentile"), tuple(up.value(high) for _low, high in drawn), FAINT, 1.25),
        ]
    curves = [Curve(name=n, x=xs, y=ys, color=color, width=w) for n, ys, color, w in rows]
    dot = Curve(
        name=_("this scenario"), x=(across.value(here[0]),), y=(up.value(here[1]),), color=SERIES[5]
    )
    return Curves(
        title=title,
        subtitle=_("{result} over {quantity}").format(result=y.label, quantity=x.in_sentence),
        curves=(*curves, dot),
        axes=(across.axis, up.axis),
        ends=(min(xs), max(xs)),
        log=(log, log and min(stated) > 0),
    )


def _free(results: Results, target: str) -> str:
    """The quantity that the window's curve would change: a main one first."""
    leaves = results.plan.leaves.get(target, frozenset())
    free = [n for n in model().quantities if results.how(n) in ("stated", "assumed")]
    order = [*_STATED_FIRST, *free]
    return next((n for n in order if n in leaves and n in free), "")


def _over(sampled: Sampled, target: str, name: str, points: Array) -> Iterator[tuple[float, float]]:
    """The 5th and the 95th percentile at each point; nothing where nothing is uncertain."""
    plan = sampled.results.plan
    with np.errstate(all="ignore"):
        for point in points:
            band = band_of(plan.run_to(target, sampled.values, {name: point}))
            if band.certain:
                return
            yield band.low, band.high


def ahead(sheet: Sheet) -> Picture:
    """A result year by year to the horizon."""
    title, results = _("Until the horizon"), sheet.results
    asked = [n for n in (sheet.look_at, *outlook.SUBJECTS) if n in outlook.SUBJECTS]
    fan = next((f for n in asked if (f := outlook.outlook(sheet.drawn, n))), None)
    if fan is None:
        wanting = outlook.wanting(results, asked[0])
        why = f"{wanting.sentence} {labels(wanting.names)}." if wanting else show.NOTHING
        return nothing(title, why)
    fits, subject = scale(fan.shown, fan.ends[1]), outlook.SUBJECTS[fan.quantity]
    rows = [(_("as stated"), fan.stated, SERIES[0], 3.0)]
    if not fan.certain:
        rows += [
            (_("median"), fan.median, SERIES[4], 1.5),
            (_("5th percentile"), fan.low, FAINT, 1.25),
            (_("95th percentile"), fan.high, FAINT, 1.25),
        ]
    years = tuple(map(float, fan.years.tolist()))
    return Curves(
        title=title,
        subtitle=f"{subject}: {_from_to(fits, fan)}",
        curves=tuple(
            Curve(name=n, x=years, y=tuple(map(fits.value, ys.tolist())), color=color, width=w)
            for n, ys, color, w in rows
        ),
        axes=(_("Year"), fits.named(subject)),
        ends=(years[0], years[-1]),
        form="0",
    )


def _from_to(fits: Scale, fan: outlook.Fan) -> str:
    (first, base), (last, there) = fan.begins, fan.ends
    return _("{base} in {first}, {there} in {last}").format(
        base=fits.quantity.shown(base), first=first, there=fits.quantity.shown(there), last=last
    )
