"""When a path to the horizon meets a line: a multiple of today, or what somebody has said."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from explorer import show
from explorer.facts import Mark, marks
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.draws import Array
from explorer.study.outlook import Fan
from explorer.text import _

TIMES = (5, 10, 30)
"""The headlines' multiples of the base year."""
_CLOSE = 5e-4
"""What comes as near as this has met a line, by what is shown of it."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The year in which a line is met: by the stated path, at the earliest, at the latest.

    None stands for "not by the horizon". The years of the band are those of its two edges. A line
    has two ends, SI, where it is an interval; `times` is set for a multiple of the base year.
    """

    name: str
    low: float
    high: float
    stated: int | None
    earliest: int | None
    latest: int | None
    first: int
    last: int
    beyond: bool = False
    times: float | None = None

    @property
    def when(self) -> str:
        """When the stated path meets it: "in 2031"."""
        if self.beyond:
            return _("above it from {year} on").format(year=self.first)
        if self.stated is None:
            return _("not by {year}").format(year=self.last)
        if self.stated == self.first:
            return _("from {year} on").format(year=self.first)
        return _("in {year}").format(year=self.stated)

    @property
    def span(self) -> str:
        """What the band says besides, if it says anything else."""
        stated = self.last + 1 if self.stated is None else self.stated
        parts = []
        if self.earliest is not None and self.earliest < stated:
            parts.append(_("at the earliest {year}").format(year=self.earliest))
        if self.stated is not None and self.latest is None:
            parts.append(_("or not by {year}").format(year=self.last))
        elif self.latest is not None and self.latest > stated:
            parts.append(_("at the latest {year}").format(year=self.latest))
        return ", ".join(parts)

    @property
    def words(self) -> str:
        """All of it: "10× in 2031; at the earliest 2029, or not by 2035"."""
        return "; ".join(part for part in (f"{self.name} {self.when}", self.span) if part)


def said(fan: Fan, results: Results) -> tuple[Mark, ...]:
    """The marks on a result, and the scenario's own claims on it at its horizon.

    A claim that repeats a mark is left out.
    """
    known = [mark for mark in marks() if mark.quantity == fan.quantity]
    ends = {(mark.low, mark.high) for mark in known}
    claimed = (
        Mark(
            key="",
            name=claim.by,
            about="",
            year=fan.ends[0],
            quantity=fan.quantity,
            low=claim.low,
            high=claim.high,
            unit=claim.unit,
            source=results.scenario.source_of(claim),
        )
        for claim in results.scenario.claims
        if claim.quantity == fan.quantity and (claim.low, claim.high) not in ends
    )
    return (*known, *claimed)


def mark_words(mark: Mark, quantity: Quantity) -> str:
    """Who said what: "IEA, all data centres 945 TWh/yr"."""
    return mark_variants(mark, quantity)[0]


def mark_variants(mark: Mark, quantity: Quantity) -> list[str]:
    """The same for narrower places: without the unit, then what it counts, then the value."""
    low, high = (quantity.exact(end, mark.unit) for end in (mark.low, mark.high))
    bare = [end.partition("\N{NO-BREAK SPACE}")[0] for end in (low, high)]
    whole, short = high, high if mark.unit == "%" else bare[1]
    if low != high:
        whole, short = (
            _("{low} to {high}").format(low=bare[0], high=end) for end in (whole, short)
        )
    who = ", ".join(part for part in (mark.name, mark.about) if part)
    parts = ((who, whole), (who, short), (mark.name, short), (mark.name, ""))
    return list(dict.fromkeys(filter(None, (" ".join(filter(None, pair)) for pair in parts))))


def crossings(fan: Fan, results: Results) -> list[Crossing]:
    """When the multiples of the base year are met, and then what was said of the result."""
    return [*multiples(fan, results), *(crossing_of(fan, mark) for mark in said(fan, results))]


def crossing_of(fan: Fan, mark: Mark) -> Crossing:
    """When a path meets what was said."""
    name = _("{said} (for {year}):").format(said=mark_words(mark, fan.shown), year=mark.year)
    return crossing(fan, name, mark.low, mark.high)


def multiples(fan: Fan, results: Results) -> list[Crossing]:
    """When 5, 10 and 30 times the base year are met, and what else is claimed of the growth."""
    base = fan.begins[1]
    if not base > 0:
        return []
    claimed = (
        c.low for c in results.scenario.claims if c.quantity == "growth_factor" and c.low == c.high
    )
    every = sorted({*map(float, TIMES), *claimed})
    return [crossing(fan, f"{times:g}×", base * times, base * times, times) for times in every]


def crossing(fan: Fan, name: str, low: float, high: float, times: float | None = None) -> Crossing:
    """When a path meets a line or comes into an interval, SI, from the side where it starts."""
    base = fan.begins[1]
    level = min(max(base, low), high)
    down = level < base * (1 - _CLOSE)
    stated, *edges = (
        _first(fan, path, level, down=down) for path in (fan.stated, fan.low, fan.high)
    )
    met = [year for year in (stated, *edges) if year is not None]
    latest = max(met) if len(met) == 3 else None
    earliest = min(met, default=None)
    beyond = down and stated is None
    return Crossing(
        name, low, high, stated, earliest, latest, fan.begins[0], fan.ends[0], beyond, times
    )


def _first(fan: Fan, path: Array, level: float, *, down: bool) -> int | None:
    """The first year in which a path has come to the level, from above if `down`."""
    slack = _CLOSE * abs(level)
    met = np.flatnonzero(path <= level + slack if down else path >= level - slack)
    return int(fan.years[met[0]]) if met.size else None


def summary(fan: Fan, found: Iterable[Crossing]) -> str:
    """Where the path leads, and which multiples it meets on its way."""
    (first, base), (last, there) = fan.begins, fan.ends
    words = _("{base} in {first} becomes {there} in {last}").format(
        base=fan.shown.shown(base), first=first, there=fan.shown.shown(there), last=last
    )
    if base and there:
        words = f"{words}, {show.times(there / base)}"
    times = [c for c in found if c.times is not None]
    met = [f"{c.name} {c.when}" for c in times if c.stated is not None]
    missed = next((c for c in times if c.stated is None), None)
    if missed is not None and there > base:
        sentence = _("{times} is not reached by {year}")
        met.append(sentence.format(times=missed.name, year=last))
    return "; ".join(part for part in (words, ", ".join(met)) if part)
