"""The headline results of a scenario: which they are, and how each is written everywhere."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer import show
from explorer.model import model
from explorer.results import Results
from explorer.text import _

if TYPE_CHECKING:  # NumPy comes after the first paint
    from explorer.study.sampled import Sampled

HEADLINES = ("energy", "emissions", "facility_power", "cost", "households")
LAST = ("energy_per_query", "utilization", "world_share", "annual_energy")
"""The sixth headline is the first of these that is known."""


@dataclass(frozen=True, slots=True)
class Told:
    """A result in words: its value, nine in ten draws, and the same with the median.

    Both are empty where nothing of it is uncertain.
    """

    value: str
    ends: str = ""
    spread: str = ""


def headlines(results: Results) -> tuple[str, ...]:
    """The names of the six headlines."""
    last = next((name for name in LAST if name in results.values), LAST[-1])
    return (*HEADLINES, last)


def told(name: str, results: Results, sampled: "Sampled | None" = None) -> Told:
    """A result with as many figures as its range supports, and the range."""
    quantity, band = model().quantities[name], sampled.band(name) if sampled else None
    if band is None or band.certain or not math.isfinite(band.high - band.low):
        return Told(results.shown(name))
    value = results.values[name]
    figures = show.supported(value, band.low, band.high)
    ends = show.abbreviated(quantity.interval(band.low, band.high, figures))
    middle = show.abbreviated(quantity.shown(band.median, figures))
    spread = _("{ends}, median {middle}").format(ends=ends, middle=middle)
    return Told(quantity.shown(value, figures), ends, spread)
