"""How long people wait: measured beside the floor that no program could go below.

`python -m tests.bench` prints all rows, `python -m tests.bench model cli` those of some modules.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ours and the floor in `unit`.

    The aim is a ratio to the floor or, where there is no floor, a limit in `unit`. Without an aim
    the row is for information.
    """

    name: str
    ours: float
    floor: float | None
    unit: str
    aim: float | None

    @property
    def ratio(self) -> float | None:
        """Ours as a multiple of the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        if self.aim is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.aim


def medians(
    functions: Sequence[Callable[[], object]], *, rounds: int, calls: int = 1
) -> list[float]:
    """Seconds of one call of each function: medians of rounds that take turns.

    Taking turns, all of them meet the same moods of the machine.
    """
    times: list[list[float]] = [[] for _function in functions]
    for round_number in range(rounds + 1):
        for function, taken in zip(functions, times, strict=True):
            start = time.perf_counter()
            for _call in range(calls):
                function()
            if round_number:  # the first round only warms up
                taken.append((time.perf_counter() - start) / calls)
    return [statistics.median(taken) for taken in times]
