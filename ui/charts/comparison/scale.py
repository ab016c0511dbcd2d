"""The axis that one result has in common for all scenarios."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_WIDE = 20.0
"""Where the largest is so many times the smallest, the axis is logarithmic."""
_ROOM = 1.04


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, SI, linear or logarithmic."""

    low: float
    high: float
    log: bool

    def place(self, value: float) -> float:
        """Where a value stands, from 0 to 1."""
        low, high = self._at(self.low), self._at(self.high)
        return min(max((self._at(value) - low) / (high - low), 0.0), 1.0) if high > low else 0.5

    def _at(self, value: float) -> float:
        return math.log(max(value, self.low)) if self.log else value

    def holds(self, low: float, high: float) -> bool:
        """Whether both ends lie on it."""
        return self.low <= low and high <= self.high


def scale_of(ends: Iterable[tuple[float, float]]) -> Scale | None:
    """The axis that holds all the intervals; a linear one begins at zero. None without any."""
    known = tuple(ends)
    if not known:
        return None
    low, high = min(low for low, _high in known), max(high for _low, high in known)
    if low > 0 and high / low > _WIDE:
        return Scale(low / _ROOM**2, high * _ROOM**2, log=True)
    return Scale(min(low, 0.0) * _ROOM, max(high, 0.0) * _ROOM, log=False)
