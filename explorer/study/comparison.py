"""Scenarios side by side on one set of draws: headlines, ratios, and how often one is larger."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from explorer import show
from explorer.model import labels, model
from explorer.scenario import Sampling, Scenario
from explorer.study.headlines import HEADLINES, LAST, Told, headlines, told
from explorer.study.sampled import Band, Sampled, band_of
from explorer.text import _

MOST = 6
"""So many scenarios are compared at once; there is one colour for each."""
_ALMOST = 0.995
"""From this share on the draws that are otherwise are counted, not rounded away."""


def on_same_draws(scenario: Scenario, sampling: Sampling) -> Scenario:
    """The scenario drawn with the seed and number of another one.

    A quantity's draws depend on its name and the seed alone, so what two scenarios leave open alike
    moves together in both.
    """
    if scenario.sampling == sampling:
        return scenario
    return scenario.model_copy(update={"sampling": sampling})


def odds(one: Sampled, other: Sampled, name: str) -> float:
    """In which share of the draws a known quantity is larger in one; equal ones count half.

    Not a number where it has no value in any draw.
    """
    larger, equal, count = _counted(one, other, name)
    return (larger + equal / 2) / count if count else math.nan


def _counted(one: Sampled, other: Sampled, name: str) -> tuple[int, int, int]:
    """In how many draws it is larger, equal, and compared at all."""
    first, second = one.values[name], other.values[name]
    larger, equal = np.asarray(first > second), np.asarray(first == second)
    missing = np.isnan(first) | np.isnan(second)
    size = np.broadcast(larger, missing).size
    return int(larger.sum()), int(equal.sum()), size - int(missing.sum())


def ratio_band(one: Sampled, other: Sampled, name: str) -> Band | None:
    """Nine in ten of one ÷ other on common draws; None where that is not a number throughout."""
    with np.errstate(all="ignore"):
        band = band_of(np.divide(one.values[name], other.values[name]))
    return band if 0 < band.low <= band.high < math.inf else None


def larger(one_title: str, other_title: str, name: str, one: Sampled, other: Sampled) -> str:
    """A sentence that says which of two is larger, how surely, and how much.

    Empty where the quantity is unknown in either.
    """
    if name not in one.values or name not in other.values:
        return ""
    say = partial(_sentence, model().quantities[name].label)
    if one.is_certain(name) and other.is_certain(name):
        first, second = float(one.values[name]), float(other.values[name])
        if first == second:
            return say(_("{label}: {one} and {other} are equal."), one_title, other_title)
        titles = (one_title, other_title) if first > second else (other_title, one_title)
        ratio = max(first, second) / min(first, second) if min(first, second) > 0 else math.nan
        return _by_how_much(ratio, say, titles)
    share = odds(one, other, name)
    if math.isnan(share):
        return ""
    if share < 0.5:
        return larger(other_title, one_title, name, other, one)
    times = _times(ratio_band(one, other, name))
    above, equal, count = _counted(one, other, name)
    return say(
        _("{label}: {one} is larger than {other} {often}{times}.")
        if equal < count
        else _("{label}: {one} and {other} are equal in every draw."),
        one_title,
        other_title,
        often=_often(share, above, equal, count),
        times=times,
    )


def _sentence(label: str, template: str, one: str, other: str, **words: str) -> str:
    return template.format(label=label, one=one, other=other, **words)


def _by_how_much(ratio: float, say: partial[str], titles: tuple[str, str]) -> str:
    if not math.isfinite(ratio):
        return say(_("{label}: {one} is larger than {other}."), *titles)
    if ratio < 1.0005:
        return say(_("{label}: {one} and {other} are the same but for rounding."), *titles)
    how = show.number(ratio)
    return say(_("{label}: {one} gives {times}× as much as {other}."), *titles, times=how)


def _often(share: float, above: int, equal: int, count: int) -> str:
    """How often it is larger, never rounded to always."""
    if above == count:
        return _("in every draw")
    if share >= _ALMOST:
        return _("in all but {n} of {count} draws").format(
            n=f"{count - above:,}", count=f"{count:,}"
        )
    if equal:
        return _("in {share} of the draws, equal ones counted half").format(
            share=show.percent(share)
        )
    return _("in {share} of the draws").format(share=show.percent(share))


def _times(band: Band | None) -> str:
    if band is None:
        return ""
    return _(", {times} as much in nine of ten").format(times=ratio_text(band))


def ratio_text(band: Band) -> str:
    """A ratio's band as people read it: "1.6 to 2.3×"."""
    figures = show.supported(band.median, band.low, band.high)
    low, high = (_rounded(end, figures) for end in (band.low, band.high))
    return f"{low}×" if low == high else _("{low} to {high}×").format(low=low, high=high)


def _rounded(value: float, figures: int) -> str:
    """Whole numbers are rounded as well, beyond what their range supports."""
    return show.number(float(f"{value:.{figures - 1}e}"), figures)


@dataclass(frozen=True, slots=True)
class Cell:
    """One result of one scenario: in words, as nine in ten draws, and its ratio to the baseline.

    `value` is SI and None where it is unknown; `needs` then says what would give it.
    """

    told: Told
    value: float | None = None
    band: Band | None = None
    ratio: float | None = None
    needs: str = ""

    @property
    def times(self) -> str:
        """The ratio for a person; empty at the baseline, and where there is none."""
        return "" if self.ratio is None else show.times(self.ratio)

    @property
    def ends(self) -> tuple[float, float] | None:
        """What a picture of it has to hold, SI."""
        if self.value is None or self.band is None:
            return None
        low, high = min(self.value, self.band.low), max(self.value, self.band.high)
        return (low, high) if math.isfinite(high - low) else None


@dataclass(frozen=True, slots=True)
class Row:
    """One result of all scenarios."""

    name: str
    label: str
    cells: tuple[Cell, ...]


def rows(scenarios: Sequence[Sampled], baseline: int = 0, also: str = "") -> list[Row]:
    """The headlines that are known in any of the scenarios, and one result more."""
    return [
        Row(name, model().quantities[name].label, tuple(_cells(scenarios, name, baseline)))
        for name in _names(scenarios, also)
    ]


def _names(scenarios: Sequence[Sampled], also: str) -> list[str]:
    wanted = {also, *(name for sampled in scenarios for name in headlines(sampled.results))}
    order = dict.fromkeys((*HEADLINES, *LAST, also))
    return [n for n in order if n in wanted and any(n in s.values for s in scenarios)]


def _cells(scenarios: Sequence[Sampled], name: str, baseline: int) -> Iterator[Cell]:
    against = scenarios[baseline].results.values.get(name)
    for place, sampled in enumerate(scenarios):
        cell = sampled.kept(("compared", name), partial(_cell, sampled, name))
        if place != baseline and against and cell.value is not None:
            cell = Cell(cell.told, cell.value, cell.band, cell.value / against)
        yield cell


def _cell(sampled: Sampled, name: str) -> Cell:
    results = sampled.results
    if name not in results.values:
        needed = labels(results.unknown.get(name, ()))
        needs = _("needs {names}").format(names=needed) if needed else ""
        return Cell(Told(show.NOTHING), needs=needs)
    words = told(name, results, sampled)
    return Cell(words, results.values[name], sampled.band(name))
