"""What of a slider lies where, and what of it a press takes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF

Part = Literal["value", "low", "high", "answer"]
RADIUS = 7.0
FOOT = 7.0
"""How far the foot of a range's end reaches outwards."""
DIAMOND = 5.0
_REACH = 6.0
"""As near as this a press takes an end of the range; farther off it takes the handle."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a slider lie, in pixels from its left; None for what it has not."""

    middle: float
    value: float
    low: float | None = None
    high: float | None = None
    answer: float | None = None

    def at(self, point: QPointF) -> Part:
        """The nearest part, of equally near ones the handle; the handle where none is near."""
        from_middle = math.hypot(point.x() - self.value, point.y() - self.middle)
        nearest: Part = "value"
        least = max(from_middle - RADIUS, 0.0)
        for part, distance in self._distances(point):
            if distance < least and distance <= _REACH:
                nearest, least = part, distance
        return nearest

    def _distances(self, point: QPointF) -> Iterator[tuple[Part, float]]:
        x = point.x()
        if self.answer is not None:
            away = max(abs(x - self.answer), abs(point.y() - self.middle)) - DIAMOND
            yield "answer", max(away, 0.0)
        if self.low is not None:
            yield "low", max(self.low - FOOT - x, x - self.low, 0.0)
        if self.high is not None:
            yield "high", max(self.high - x, x - self.high - FOOT, 0.0)
