"""What a scenario showed when it was saved and shows no longer, and the cause of each change."""

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from explorer import __version__, show
from explorer.model import model
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import Scenario
from explorer.shown import ASSUMED, Shown, ShownResult
from explorer.text import _
from explorer.toml_entries import value_text

if TYPE_CHECKING:  # spares those who ask without draws the loading of NumPy
    from explorer.study.sampled import Sampled

_WITH_BAND = ("energy", "emissions", "facility_power", "cost", "households")
"""The headlines; their bands are kept as well."""
_NOISE = 1e-9
"""A relative difference that only the order of computing makes."""
_MOST_ROOTS = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One result that is another one now: what it was, what it is and why, in words."""

    quantity: str
    then: str
    now: str
    why: str

    @property
    def label(self) -> str:
        """What the quantity is called; its name, where this version does not know it."""
        known = model().quantities.get(self.quantity)
        return known.label if known else self.quantity


def shown_by(results: Results, sampled: "Sampled | None" = None) -> Shown:
    """What a scenario shows: all that follows or is assumed, with the version that says so."""
    return Shown(__version__, _fingerprint(results.scenario), dict(_results(results, sampled)))


def _results(results: Results, sampled: "Sampled | None") -> Iterator[tuple[str, ShownResult]]:
    for name, quantity in model().quantities.items():
        how = results.plan.how.get(name)
        if how not in ("follows", "assumed") or not math.isfinite(results.values[name]):
            continue
        by = results.plan.steps[name].formula.text if how == "follows" else ASSUMED
        result = ShownResult(results.values[name], quantity.unit, by)
        band = sampled.band(name) if sampled and name in _WITH_BAND else None
        if band is not None and not band.certain and math.isfinite(band.high - band.low):
            result = ShownResult(result.value, quantity.unit, by, band.low, band.high)
        yield name, result


def _fingerprint(scenario: Scenario) -> str:
    """The same for the same names and values as a file writes them.

    What follows so that a result is held is no statement of anybody's.
    """
    follower = scenario.hold.follower if scenario.hold else ""
    lines = sorted(
        f"{name} = {value_text(name, statement.value, statement.unit)}"
        for name, statement in scenario.statements.items()
        if name != follower
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def changes(shown: Shown, results: Results, sampled: "Sampled | None" = None) -> tuple[Change, ...]:
    """Each result that is another one than was shown, in the model's order."""
    return _Comparison(shown, results, sampled).changes()


@dataclass(frozen=True)
class _Comparison:
    """What was shown beside what follows now."""

    shown: Shown
    results: Results
    sampled: "Sampled | None"

    @cached_property
    def now(self) -> Shown:
        """What is shown now."""
        return shown_by(self.results, self.sampled)

    @cached_property
    def restated(self) -> bool:
        """Whether other values are stated than then."""
        return self.now.stated != self.shown.stated

    @cached_property
    def differing(self) -> dict[str, None]:
        """The names of the results that differ, appeared or vanished, those of the model first."""
        known = model().quantities
        names = (*known, *(name for name in self.shown.results if name not in known))
        return dict.fromkeys(name for name in names if self._differs(name))

    def _differs(self, name: str) -> bool:
        then, now = self.shown.results.get(name), self.now.results.get(name)
        if then is None:
            return now is not None
        value = now.value if now else self.results.values.get(name)
        return value is None or not math.isclose(then.value, value, rel_tol=_NOISE)

    def changes(self) -> tuple[Change, ...]:
        """All changes."""
        return tuple(Change(name, *self._texts(name), self._why(name)) for name in self.differing)

    def _texts(self, name: str) -> tuple[str, str]:
        """Both values, with as many figures as it takes to tell them apart."""
        then, value = self.shown.results.get(name), self.results.values.get(name, math.nan)
        quantity = model().quantities.get(name)
        if quantity is None:
            return (_plain(then) if then else show.NOTHING), show.NOTHING
        texts = show.NOTHING, show.NOTHING
        for figures in range(show.FIGURES, 13):
            texts = _with_band(quantity, then, figures), _now(self, quantity, value, figures)
            if texts[0].partition(" (")[0] != texts[1].partition(" (")[0]:
                break
        return texts

    def _why(self, name: str) -> str:
        if name not in model().quantities:
            return _("This version of Wattif does not know it.")
        roots, own = self._roots(name), self._own_cause(name)
        if not roots:
            return own
        because = _("Because {names} changed.").format(names=_listed(roots))
        return f"{because} {own}".rstrip()

    def _own_cause(self, name: str) -> str:
        """Why a result differs, beyond what the results that it is computed from make of it."""
        then, now = self.shown.results.get(name), self.now.results.get(name)
        if name in self.results.scenario.statements:
            return _("It is stated now. Then: {by}").format(by=_by(then))
        if self._explained(name):
            return ""
        if self._restated(name):
            return self._stated_otherwise()
        if then is None:
            return _("Nothing gave it then. Now: {by}").format(by=_by(now))
        if now is None:
            return _("Nothing gives it now. Then: {by}").format(by=_by(then))
        if then.by != now.by:
            return _("It is found another way. Then: {then} Now: {now}").format(
                then=_by(then), now=_by(now)
            )
        return self._itself(now)

    def _explained(self, name: str) -> bool:
        """Whether the values of then give the result of then by the formula of now."""
        causes = [n for n in self._inputs(name) if n in self.differing]
        then = self.shown.results
        if name not in then or any(n not in then or n not in self.results.values for n in causes):
            return bool(causes)
        before = {n: then[n].value for n in causes}
        step = self.results.plan.steps.get(name)
        if step is None or not causes:
            return False
        value = step.value({**self.results.values, **before})
        return math.isclose(value, then[name].value, rel_tol=_NOISE)

    def _stated_otherwise(self) -> str:
        old, new = self.shown.version, self.now.version
        if old == new:
            return _("The statements were changed outside Wattif.")
        sentence = _(
            "The statements were changed outside Wattif, or the model between versions {old} "
            "and {new}."
        )
        return sentence.format(old=old or "?", new=new)

    def _itself(self, now: ShownResult) -> str:
        """What changed where the same is done with the same."""
        if now.by == ASSUMED:
            sentence = _("The assumption was changed")
        else:
            sentence = _("The formula itself or a unit in it was changed")
        old, new = self.shown.version, self.now.version
        if old == new or not old:
            return f"{sentence}."
        between = _("{sentence} between versions {old} and {new}.")
        return between.format(sentence=sentence, old=old, new=new)

    def _restated(self, name: str) -> bool:
        """Whether other statements than then can be what changed it."""
        if not self.restated:
            return False
        then, now = self.shown.results.get(name), self.now.results.get(name)
        if then is None or now is None or then.by != now.by:
            return True
        step = self.results.plan.steps.get(name)
        return step is not None and any(n in self.results.scenario.statements for n in step.known)

    def _roots(self, name: str) -> list[str]:
        """The results with a cause of their own that this one differs because of."""
        roots = dict[str, None]()
        for cause in self._inputs(name):
            if cause in self.differing:
                own = [cause] if self._own_cause(cause) else []
                roots |= dict.fromkeys([*self._roots(cause), *own])
        return list(roots)

    def _inputs(self, name: str) -> Iterable[str]:
        """What a result is computed from by the formula that gave it then and gives it now."""
        step, then = self.results.plan.steps.get(name), self.shown.results.get(name)
        if step is None or (then is not None and then.by != step.formula.text):
            return ()
        return step.known


def _by(result: ShownResult | None) -> str:
    if result is None or not result.by:
        return _("not told.")
    return _("an assumption.") if result.by == ASSUMED else result.by


def _listed(names: list[str]) -> str:
    """Two or three labels and how many more, as a sentence lists them."""
    known = [model().quantities[name].in_sentence for name in names[:_MOST_ROOTS]]
    more = len(names) - _MOST_ROOTS
    if more > 0:
        return _("{names} and {n} more").format(names=", ".join(known), n=more)
    if len(known) == 1:
        return known[0]
    return _("{names} and {last}").format(names=", ".join(known[:-1]), last=known[-1])


def _plain(result: ShownResult) -> str:
    return short(show.exact(result.value, result.unit))


def _with_band(quantity: Quantity, result: ShownResult | None, figures: int) -> str:
    if result is None:
        return show.NOTHING
    text = quantity.shown(result.value, figures)
    if result.low is None or result.high is None:
        return text
    return f"{text} ({quantity.interval(result.low, result.high)})"


def _now(comparison: _Comparison, quantity: Quantity, value: float, figures: int) -> str:
    result = comparison.now.results.get(quantity.name)
    return _with_band(quantity, result, figures) if result else quantity.shown(value, figures)
