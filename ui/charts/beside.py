"""Other scenarios in the picture of a chart, and axes that several pictures share."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from explorer.model import model
from explorer.study.sampled import Sampled
from explorer.text import _

Extent: TypeAlias = Mapping[str, tuple[float, float]]
"""What each axis of a chart, by a name of its own, has to hold: SI, or shares."""


@dataclass(frozen=True, eq=False)
class Beside:
    """A scenario beside the one that a chart shows: its name, its colour (#rrggbb), its draws.

    A ghost is what the chart showed before; it stays faint, behind, and without a name.
    """

    name: str
    color: str
    sampled: Sampled
    ghost: bool = False

    @property
    def called(self) -> str:
        """What legends, tips and tables call it."""
        return _("before") if self.ghost else self.name

    def knows(self, quantity: str) -> bool:
        """Whether a quantity has a value that can be put beside others."""
        return math.isfinite(self.sampled.results.values.get(quantity, math.nan))

    def value(self, quantity: str) -> str:
        """The value of a quantity that it knows, as people read it."""
        return self.sampled.results.shown(quantity)


def alike(ones: Sequence[Beside], others: Sequence[Beside]) -> bool:
    """Whether two rows of scenarios look the same: the same draws under the same names."""
    return len(ones) == len(others) and all(
        one.sampled is other.sampled
        and (one.name, one.color, one.ghost) == (other.name, other.color, other.ghost)
        for one, other in zip(ones, others, strict=True)
    )


def knowing(others: Iterable[Beside], quantity: str) -> tuple[Beside, ...]:
    """Those that know a quantity, ghosts first: the others are painted over them."""
    known = [other for other in others if other.knows(quantity)]
    return tuple(sorted(known, key=lambda other: not other.ghost))


def left_out(others: Iterable[Beside], shown: Iterable[Beside]) -> str:
    """Which scenarios are not in the picture, since nothing is known of them there."""
    shown = set(shown)
    names = ", ".join(o.called for o in others if o not in shown and not o.ghost)
    return _("not known of {names}").format(names=names) if names else ""


def spoken(others: Iterable[Beside], quantity: str) -> str:
    """What a quantity is in each of the scenarios, in words."""
    label = model().quantities[quantity].in_sentence
    return "; ".join(
        _("{name}: {quantity} {value}").format(
            name=other.called, quantity=label, value=other.value(quantity)
        )
        for other in others
    )


def joined(*parts: str) -> str:
    """What there is to say, one after the other."""
    return "; ".join(part for part in parts if part)


def together(extents: Iterable[Extent]) -> Extent:
    """What axes have to hold so that all of the extents lie on them."""
    found: dict[str, tuple[float, float]] = {}
    for extent in extents:
        for axis, ends in extent.items():
            found[axis] = both(found.get(axis), ends)
    return found


def both(one: tuple[float, float] | None, other: tuple[float, float]) -> tuple[float, float]:
    """The interval that holds two."""
    return other if one is None else (min(one[0], other[0]), max(one[1], other[1]))
