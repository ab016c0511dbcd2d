"""Is the claim right? The published figure beside the one that its own inputs give."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from explorer import show, units
from explorer.formula import Value
from explorer.model import labels, model
from explorer.results import Results
from explorer.scenario import Claim, Source
from explorer.slips.factors import factors, is_one
from explorer.text import _
from explorer.units import size

if TYPE_CHECKING:  # a script that only checks claims needs no NumPy
    from explorer.study.sampled import Band, Sampled

Kind = Literal["reproduces", "inside the range", "off", "unit slip", "unknown"]

CLOSE = 0.05
"""A computed value within 5 % of the published one reproduces it."""
COARSEST = 0.1
"""However coarsely a claim is rounded, beyond 10 % it is not reproduced."""
_INSIDE = _("inside the range {low} to {high}")
_End = tuple[float, Mapping[str, Value]]
_Ends = dict[str, tuple[_End, _End]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim beside the computed value, SI (None where the model cannot give it).

    `ratio` is published over computed, taken at the nearer end where the claim is an interval;
    `band` is the range of the computed value, where the scenario was drawn.
    """

    claim: Claim
    computed: float | None
    ratio: float
    kind: Kind
    words: str
    source: Source
    band: "Band | None" = None


def verdicts(results: Results, sampled: "Sampled | None" = None) -> list[Verdict]:
    """One verdict for each claim of the scenario."""
    claims = results.scenario.claims
    if sampled is not None:
        return [judge(claim, results, sampled) for claim in claims]
    ends = _at_ends(results) if claims else {}
    return [_judge(claim, results, _by_extremes(claim, results, ends)) for claim in claims]


def judge(claim: Claim, results: Results, sampled: "Sampled | None" = None) -> Verdict:
    """Compare one claim with what the scenario's statements give.

    What lies within the ranges is what the draws give in nine of ten cases or, without draws, all
    that the ranges' ends together can give.
    """
    if sampled is None:
        return _judge(claim, results, _by_extremes(claim, results, _at_ends(results)))
    band = sampled.band(claim.quantity)
    within = "" if band is None or band.certain else _within(claim, _INSIDE, band.low, band.high, 2)
    return replace(_judge(claim, results, within), band=band)


def _judge(claim: Claim, results: Results, within: str) -> Verdict:
    """The verdict; `within` says which range the claim lies in, empty where it lies in none."""
    source = results.scenario.source_of(claim)
    computed = results.values.get(claim.quantity)
    if computed is None or not math.isfinite(computed):
        needed = labels(results.unknown.get(claim.quantity, ()))
        words = _("cannot be checked: needs {needed}").format(needed=needed or "–")
        return Verdict(claim, None, math.nan, "unknown", words, source)
    published = min(max(computed, claim.low), claim.high)
    ratio = _ratio(published, computed)
    low, high = claim.low - _rounding(claim.low, claim), claim.high + _rounding(claim.high, claim)
    if abs(ratio - 1) <= CLOSE or low <= computed <= high:
        words = _("reproduces")
        if abs(ratio - 1) >= 0.0005 and claim.low == claim.high:
            words = _("reproduces ({change})").format(change=show.times(computed / published))
        return Verdict(claim, computed, ratio, "reproduces", words, source)
    if within:
        return Verdict(claim, computed, ratio, "inside the range", within, source)
    if slip := _slip(ratio, claim, results):
        words = _("looks like a unit slip: {slip}").format(slip=slip)
        return Verdict(claim, computed, ratio, "unit slip", words, source)
    return Verdict(claim, computed, ratio, "off", _off(ratio), source)


def published_text(verdict: Verdict) -> str:
    """The published figure as it was written, an interval with both ends."""
    claim = verdict.claim
    ends = dict.fromkeys(_as_published(claim, end) for end in (claim.low, claim.high))
    return " – ".join(ends)


def computed_text(verdict: Verdict) -> str:
    """The computed value with its range, as far as there are any."""
    return computed_in_words(verdict.claim.quantity, verdict.computed, verdict.band)


def computed_in_words(name: str, value: float | None, band: "Band | None") -> str:
    """A value with its range, as far as there are any."""
    if value is None:
        return show.NOTHING
    quantity = model().quantities[name]
    if band is None or band.certain:
        return quantity.shown(value)
    return _("{value}, range {interval}").format(
        value=quantity.shown(value), interval=quantity.interval(band.low, band.high)
    )


def _as_published(claim: Claim, si: float) -> str:
    return model().quantities[claim.quantity].legible(si, claim.unit)


def _ratio(published: float, computed: float) -> float:
    if published == computed:
        return 1.0
    return published / computed if computed else math.inf


def _off(ratio: float) -> str:
    if not math.isfinite(ratio):
        return _("published, but comes out as zero")
    if ratio >= 1:
        return _("{times}× too high").format(times=show.number(ratio, 2))
    if ratio <= 0:
        return _("should not be zero") if ratio == 0 else _("has the other sign")
    return _("{times}× too low").format(times=show.number(1 / ratio, 2))


def _rounding(si: float, claim: Claim) -> float:
    """Half a unit of the last figure published, at most a tenth: "50 GWh" stands for 45 to 55."""
    number = si / size(claim.unit)
    if number == 0:
        return 0.0
    mantissa, exponent = f"{number:.11e}".split("e")
    figures = len(mantissa.replace(".", "").lstrip("-").rstrip("0"))
    half_unit = 0.5 * 10.0 ** (int(exponent) - figures + 1) * size(claim.unit)
    return float(min(half_unit, COARSEST * abs(si)))


def _by_extremes(claim: Claim, results: Results, ends: _Ends) -> str:
    """Which range the claim lies in, by all that the ranges' ends together can give."""
    if not ends or claim.quantity not in results.values:
        return ""
    sentence = _("inside the ends of the ranges, {low} to {high}")
    return _within(claim, sentence, *_extremes(claim, results, ends))


def _within(
    claim: Claim, sentence: str, low: float, high: float, figures: int = show.FIGURES
) -> str:
    if not (low <= claim.high and claim.low <= high):
        return ""
    quantity = model().quantities[claim.quantity]
    return sentence.format(
        low=show.abbreviated(quantity.shown(low, figures)),
        high=show.abbreviated(quantity.shown(high, figures)),
    )


def _extremes(claim: Claim, results: Results, ends: _Ends) -> tuple[float, float]:
    """The least and the most that the claimed quantity comes to within all ranges together.

    Each range's end is put in on the side that moves the result; for the products of this model
    that gives the extremes.
    """
    least, most = dict(results.scenario.values), dict(results.scenario.values)
    for name, ((low, at_low), (high, at_high)) in ends.items():
        rises = at_low[claim.quantity] <= at_high[claim.quantity]
        least[name], most[name] = (low, high) if rises else (high, low)
    bottom, top = (results.plan.run(values)[claim.quantity] for values in (least, most))
    return float(bottom), float(top)


def _at_ends(results: Results) -> _Ends:
    """For every range, its ends and all that follows with each of them put in alone."""
    values, plan = results.scenario.values, results.plan
    return {
        name: (
            (s.low, plan.run({**values, name: s.low})),
            (s.high, plan.run({**values, name: s.high})),
        )
        for name, s in results.scenario.statements.items()
        if s.low is not None and s.high is not None
    }


def _slip(ratio: float, claim: Claim, results: Results) -> str:
    """The unit mistake whose ratio this is, or an empty text."""
    if not 0 < ratio < math.inf:
        return ""
    for factor in factors(units.dimension(claim.unit), results.values):
        if is_one(ratio / factor.size) or is_one(ratio * factor.size):
            return factor.words
    return ""
