"""Where a value stands among yardsticks, in numbers and in words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QRectF

from explorer import show
from explorer.facts import Yardstick, yardsticks
from explorer.quantity import Quantity
from explorer.text import _
from ui.charts.marks import Mark

# Rungs and frames are told apart by being other objects: they are the keys of marks that are kept.


@dataclass(frozen=True, slots=True, eq=False)
class Rung:
    """A yardstick, the power of ten at which it stands, and what is written of it."""

    step: Yardstick
    power: float
    value: str
    check: str


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Where things stand across the picture, and how a value is found on the axis."""

    area: QRectF
    axis: float
    value: float
    times: float
    low: int
    high: int
    marks: list[Mark] = field(default_factory=list)
    """What is the same wherever the scenario stands: the axis and a dot for each rung."""
    places: list[tuple[Rung, float]] = field(default_factory=list)
    """The rungs on the axis and their heights, the largest first."""

    def y(self, power: float) -> float:
        """The height of a power of ten."""
        return self.area.bottom() - self.area.height() * (power - self.low) / (self.high - self.low)


def power_of(quantity: Quantity, value: float) -> float:
    """The power of ten at which a value, SI, stands."""
    return math.log10(value / quantity.size)


def rungs(quantity: str) -> tuple[Yardstick, ...]:
    """The yardsticks of a quantity, smallest first."""
    return tuple(step for step in yardsticks() if step.quantity == quantity)


def neighbours(value: float, steps: Sequence[Yardstick]) -> list[Yardstick]:
    """The next smaller yardstick (or one that is as large) and the next larger one."""
    smaller = [step for step in steps if step.value <= value]
    return smaller[-1:] + list(steps[len(smaller) : len(smaller) + 1])


def times(value: float, step: Yardstick) -> str:
    """How the value compares, in a few characters: "38×", "1/4.2", "−2.5 %"."""
    ratio = value / step.value
    if 0.5 < ratio < 2:
        return show.times(ratio)
    return f"{show.number(ratio, 2)}×" if ratio > 1 else f"1/{show.number(1 / ratio, 2)}"


def in_words(value: float, step: Yardstick) -> str:
    """How the value compares, in words: "38 × GPT-3, training"."""
    ratio = value / step.value
    if abs(ratio - 1) < 0.005:
        return _("as much as {name}").format(name=step.name)
    if 0.5 < ratio < 2:
        sentence = _("{number} % above {name}") if ratio > 1 else _("{number} % below {name}")
        return sentence.format(number=show.number(abs(ratio - 1) * 100, 2), name=step.name)
    if ratio > 1:
        return _("{number} × {name}").format(number=show.number(ratio, 2), name=step.name)
    return _("1/{number} of {name}").format(number=show.number(1 / ratio, 2), name=step.name)


def decades(value: float, steps: Sequence[float], room: int) -> tuple[int, int]:
    """The powers of ten between which the value and the `room` steps next to it lie."""
    below = [step for step in steps if step <= value]
    above = [step for step in steps if step > value]
    under = min(len(below), max(room // 2, room - len(above)))
    held = [*below[len(below) - under :], value, *above[: max(room - under, 1)]]
    low, high = math.floor(math.log10(min(held))), math.ceil(math.log10(max(held)))
    return low, max(high, low + 1)


def powers(
    quantity: Quantity, steps: Sequence[Yardstick], value: float, room: int
) -> tuple[int, int]:
    """The same for a value, SI, of a quantity and its yardsticks."""
    size = quantity.size
    return decades(value / size, [step.value / size for step in steps], room)


def most_telling(places: Sequence[float], number: int, near: float) -> list[int]:
    """Which `number` of the places to label: the one nearest to `near`, then the most distant."""
    if not places or number < 1:
        return []
    first = min(range(len(places)), key=lambda i: abs(places[i] - near))
    return list(_most_distant(tuple(places), number, first))


@lru_cache(maxsize=256)
def _most_distant(places: tuple[float, ...], number: int, first: int) -> tuple[int, ...]:
    """The first one, and always the one that is farthest from all chosen before it."""
    if number >= len(places):
        return tuple(range(len(places)))
    chosen, best = [first], first
    apart = [math.inf] * len(places)
    while len(chosen) < number:
        apart = [
            min(old, abs(place - places[best])) for old, place in zip(apart, places, strict=True)
        ]
        apart[best] = -1.0  # not again, not even where two are at one place
        best = apart.index(max(apart))
        chosen.append(best)
    return tuple(sorted(chosen))
