"""Whose uncertainty it is: Sobol indices, each range's part in the variance of a result."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from explorer import show
from explorer.formula import Value
from explorer.graph import Plan
from explorer.model import model
from explorer.results import Results
from explorer.study.distribution import shape_of
from explorer.study.draws import Array, draws
from explorer.text import _

Points: TypeAlias = Mapping[str, Array]
COUNT = 8192
_Z = 1.645
"""The standard errors to each side that hold 90 % of a normal distribution."""
_CONSTANT = 1e-12
"""A result that varies by less, as a share of itself, does not vary."""
_JOINT = 0.05
_SECOND = " (B)"
"""Behind a quantity's name, draws that have nothing to do with those under the name itself."""


class CancelledError(Exception):
    """The work was cancelled."""


@dataclass(frozen=True)
class Indices:
    """By name: the share of the variance due to an input alone, and with all its interactions.

    `margins` are rough: about 90 % of first-order indices lie within so much of the true ones.
    """

    first: Mapping[str, float]
    total: Mapping[str, float]
    margins: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Share:
    """A quantity's part in the variance of a result: alone, and with all its interactions."""

    name: str
    first: float
    total: float
    margin: float


@dataclass(frozen=True)
class Shares:
    """The parts of all ranges in the variance of a result, the largest total first.

    Where there are none, `reason` is a sentence that says why.
    """

    target: str
    count: int
    shares: tuple[Share, ...] = ()
    reason: str = ""

    @property
    def words(self) -> str:
        """What the largest part is, in a sentence."""
        if not self.shares:
            return self.reason
        largest = max(self.shares, key=lambda share: share.first)
        sentence = _("{name} alone explains {first} of the variance of {result}")
        if largest.total - largest.first > max(_JOINT, largest.margin):
            sentence = _(
                "{name} alone explains {first} of the variance of {result}, with others {total}"
            )
        return sentence.format(
            name=model().quantities[largest.name].label,
            first=in_percent(largest.first),
            total=in_percent(largest.total),
            result=model().quantities[self.target].in_sentence,
        )


def in_percent(share: float) -> str:
    """A share in whole per cent, for its error is seldom less than one."""
    text = f"{max(share, 0.0) * 100:.0f}"
    text = "<\N{NO-BREAK SPACE}1" if text == "0" and share > _CONSTANT else text
    return show.with_unit(text, "%")


def _never() -> bool:
    return False


def _silent(_share: float) -> None:
    pass


def sobol_indices(
    function: Callable[[Points], Array],
    a: Points,
    b: Points,
    progress: Callable[[float], None] = _silent,
    cancelled: Callable[[], bool] = _never,
) -> Indices:
    """The indices of a function from two independent samples of its inputs.

    First order by Saltelli et al. 2010, total by Jansen 1999. Raises CancelledError.
    """
    runs = len(a) + 2

    def run(points: Points, number: int) -> Array:
        if cancelled():
            raise CancelledError
        found = function(points)
        progress(number / runs)
        return found

    at_a, at_b = run(a, 1), run(b, 2)
    both = np.concatenate((at_a, at_b))
    middle, variance = float(both.mean()), float(both.var())
    first, total, margins = dict[str, float](), dict[str, float](), dict[str, float]()
    for number, name in enumerate(a, 3):
        mixed = run({**a, name: b[name]}, number)
        if math.sqrt(variance) <= _CONSTANT * abs(middle):
            first[name] = total[name] = margins[name] = 0.0
            continue
        change = mixed - at_a
        products = (at_b - middle) * change / variance
        first[name] = float(products.mean())
        total[name] = float(np.dot(change, change)) / (2 * len(change) * variance)
        margins[name] = _Z * float(products.std()) / math.sqrt(len(products))
    return Indices(first, total, margins)


def varying(results: Results, target: str) -> list[str]:
    """The statements with a range that a result rests on."""
    rests_on = results.plan.leaves.get(target, frozenset())
    return [name for name in results.scenario.uncertain if name in rests_on]


def variance_shares(
    results: Results,
    target: str,
    count: int = COUNT,
    progress: Callable[[float], None] = _silent,
    cancelled: Callable[[], bool] = _never,
) -> Shares:
    """Each range's part in the variance of a result, by `count` draws twice.

    Raises CancelledError.
    """
    names = varying(results, target)
    if not names:
        anywhere = bool(results.scenario.uncertain)
        return Shares(target, count, reason=_no_range(target, anywhere=anywhere))
    function = _Function(results, target, count)
    with np.errstate(all="ignore"):
        a, b = _samples(results, names, count)
        found = sobol_indices(function, a, b, progress, cancelled)
    if function.broken:
        return Shares(target, count, reason=_broken(target, function.broken))
    shares = [Share(n, found.first[n], found.total[n], found.margins[n]) for n in names]
    shares.sort(key=lambda share: -share.total)
    if not any(share.total for share in shares):
        sentence = _("{result} is the same all over the ranges").format(result=_label(target))
        return Shares(target, count, tuple(shares), sentence)
    return Shares(target, count, tuple(shares))


class _Function:
    """A result of the plan as a function of what is drawn.

    Only what rests on inputs that differ from those of the first call is computed again.
    """

    def __init__(self, results: Results, target: str, count: int) -> None:
        self._plan: Plan = results.plan
        self._stated = results.scenario.values
        self._target, self._count = target, count
        self._first: Points = {}
        self._values: Mapping[str, Value] = {}
        self.broken = 0.0
        """The largest share of draws that had no result."""

    def __call__(self, points: Points) -> Array:
        if not self._values:
            self._first = points
            self._values = self._plan.run({**self._stated, **points})
            found = self._values[self._target]
        else:
            others = {n: drawn for n, drawn in points.items() if drawn is not self._first[n]}
            found = self._plan.run_to(self._target, self._values, others)
        found = np.broadcast_to(np.asarray(found, dtype=float), (self._count,))
        self.broken = max(self.broken, 1 - float(np.isfinite(found).mean()))
        return found


def _samples(results: Results, names: list[str], count: int) -> tuple[Points, Points]:
    drawn = draws(results.scenario.sampling.seed, count)
    a, b = dict[str, Array](), dict[str, Array]()
    for name in names:
        quantiles = shape_of(name, results.scenario.statements[name]).quantiles(drawn)
        a[name] = quantiles[drawn.order(name)]
        b[name] = quantiles[drawn.order(name + _SECOND)]
    return a, b


def _no_range(target: str, *, anywhere: bool) -> str:
    if anywhere:
        sentence = _("{result} rests on nothing that has a range: state a range first")
    else:
        sentence = _("Nothing has a range: state a range first, and {result} will vary")
    return sentence.format(result=_label(target) if anywhere else _word(target))


def _broken(target: str, share: float) -> str:
    sentence = _("{result} cannot be computed in {share} of the draws: narrow the ranges first")
    return sentence.format(result=_label(target), share=in_percent(share))


def _label(name: str) -> str:
    return model().quantities[name].label


def _word(name: str) -> str:
    return model().quantities[name].in_sentence
