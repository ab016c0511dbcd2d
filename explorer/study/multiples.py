"""The same scenario with one thing set to each of several values, on the same draws."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.graph import Plan
from explorer.model import model
from explorer.results import Check, Results, evaluate
from explorer.scenario import Scenario
from explorer.study.hold import held
from explorer.study.sampled import Band, Sampled, band_of, draw_one, sample
from explorer.study.variants import Variant
from explorer.text import _


@dataclass(frozen=True, slots=True)
class Multiple:
    """What a variant makes of a result: SI value and band, and how many times the present one.

    Where there is no value, `needs` are the quantities that would give it. `broken` are bounds
    that it exceeds, `without` what others count and it does not; `same` means that it states what
    is stated now.
    """

    variant: Variant
    value: float | None = None
    band: Band | None = None
    ratio: float | None = None
    needs: tuple[str, ...] = ()
    broken: tuple[Check, ...] = ()
    without: tuple[str, ...] = ()
    same: bool = False

    @property
    def label(self) -> str:
        """The variant's label."""
        return self.variant.label

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to know about the value, in words."""
        quantities, found = model().quantities, list[str]()
        for check in self.broken:
            quantity = quantities[check.quantity]
            value = quantity.shown(check.value)
            found.append(
                _("{label} {value}: {by}").format(label=quantity.label, value=value, by=check.by)
            )
        if self.without:
            found.append(_("without {names}").format(names=_in_sentence(self.without)))
        if self.needs:
            found.append(_("needs {names}").format(names=_in_sentence(self.needs)))
        elif not self.known:
            found.append(_("cannot be computed"))
        if self.same:
            found.append(_("as now"))
        return tuple(found)


def multiples(
    results: Results, variants: Sequence[Variant], target: str, sampled: Sampled | None = None
) -> tuple[Multiple, ...]:
    """The target for each variant of the scenario, in their order."""
    drawing = _Drawing(sampled) if sampled is not None else None
    found, rests_on = list[Multiple](), list[frozenset[str]]()
    for variant in variants:
        there = evaluate(_with(results.scenario, variant))
        one = _of(results, there, variant, target)
        if one.known and drawing is not None:
            one = replace(one, band=drawing.band(there, target))
        found.append(one)
        rests_on.append(there.plan.leaves.get(target, frozenset()) if one.known else frozenset())
    return tuple(_compared(found, rests_on))


def by_value(found: Iterable[Multiple]) -> tuple[Multiple, ...]:
    """The smallest first; those without a value last, in their order."""
    return tuple(sorted(found, key=lambda one: math.inf if one.value is None else one.value))


def _with(scenario: Scenario, variant: Variant) -> Scenario:
    """The scenario as it becomes where the variant is taken over."""
    return held(scenario.with_statements(variant.statements))[0]


def _of(results: Results, there: Results, variant: Variant, target: str) -> Multiple:
    same = _states_the_same(results.scenario, variant)
    own, broken = frozenset(variant.statements), _broken(there, variant)
    if target not in there.values:
        return Multiple(variant, needs=there.unknown.get(target, ()), broken=broken, same=same)
    leaves = there.plan.leaves.get(target, frozenset())
    borrowed = tuple(n for n in model().quantities if n in (variant.owns & leaves) - own)
    if borrowed:
        return Multiple(variant, needs=borrowed, same=same)
    value, now = there.values[target], results.values.get(target, math.nan)
    if not math.isfinite(value):
        return Multiple(variant, broken=broken, same=same)
    ratio = value / now if now and math.isfinite(now) else None
    return Multiple(variant, value, ratio=ratio, broken=broken, same=same)


def _broken(there: Results, variant: Variant) -> tuple[Check, ...]:
    """The bounds that are exceeded by what rests on the variant."""
    leaves, own = there.plan.leaves, variant.statements.keys()
    return tuple(c for c in there.checks if c.impossible and leaves[c.quantity] & own)


def _states_the_same(scenario: Scenario, variant: Variant) -> bool:
    """Whether what the variant states is stated already, whatever the source."""
    stated = scenario.statements
    return all(
        name in stated and math.isclose(stated[name].value, new.value, rel_tol=1e-9)
        for name, new in variant.statements.items()
    )


def _compared(found: Sequence[Multiple], rests_on: Sequence[frozenset[str]]) -> Iterable[Multiple]:
    """Each with the figures of its kind that others rest on and it does not."""
    counted: frozenset[str] = frozenset().union(
        *(one.variant.owns & leaves for one, leaves in zip(found, rests_on, strict=True))
    )
    for one, leaves in zip(found, rests_on, strict=True):
        missing = tuple(n for n in model().quantities if n in counted - leaves)
        yield replace(one, without=missing) if one.known and missing else one


class _Drawing:
    """Draws of variants; what does not rest on what they change is taken from draws at hand."""

    def __init__(self, sampled: Sampled) -> None:
        self._count = sampled.draws.count
        self._made: dict[int, tuple[Plan, Sampled]] = {}
        self._keep(sampled)

    def _keep(self, sampled: Sampled) -> None:
        self._made[id(sampled.results.plan)] = sampled.results.plan, sampled

    def band(self, there: Results, target: str) -> Band | None:
        """The percentiles of the target."""
        plan_and_draws = self._made.get(id(there.plan))
        if plan_and_draws is None:
            made = sample(there, self._count)
            self._keep(made)
            return made.band(target)
        drawn = draw_one(there, target, plan_and_draws[1])
        return band_of(drawn)


def _in_sentence(names: Iterable[str]) -> str:
    return ", ".join(model().quantities[name].in_sentence for name in names)
