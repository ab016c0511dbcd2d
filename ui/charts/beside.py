"""Other scenarios in the picture of a chart, and axes that several pictures share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from explorer.study.sampled import Sampled

Extent: TypeAlias = Mapping[str, tuple[float, float]]
"""What each axis of a chart, by a name of its own, has to hold: SI, or shares."""


@dataclass(frozen=True)
class Beside:
    """A scenario beside the one that a chart shows: its name, its colour (#rrggbb), its draws.

    A ghost is what the chart showed before; it stays faint, behind, and without a name.
    """

    name: str
    color: str
    sampled: Sampled
    ghost: bool = False


def together(extents: Iterable[Extent]) -> Extent:
    """What axes have to hold so that all of the extents lie on them."""
    found: dict[str, tuple[float, float]] = {}
    for extent in extents:
        for axis, (low, high) in extent.items():
            before = found.get(axis, (low, high))
            found[axis] = min(low, before[0]), max(high, before[1])
    return found
