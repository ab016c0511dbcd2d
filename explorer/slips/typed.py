"""A text as it was typed, with what it was typed for."""

import math
from dataclasses import dataclass

from explorer import reading
from explorer.errors import WattifError
from explorer.quantity import Quantity
from explorer.results import Results


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for a quantity: the text on one line, what it reads as, and the results.

    `bare` is true where a number without a unit is in the quantity's.
    """

    quantity: Quantity
    text: str
    amount: reading.Amount
    results: Results
    bare: bool

    @property
    def si(self) -> float:
        """The amount in SI, whether or not it can be; not a number where it is something else."""
        quantity = self.quantity
        try:
            return reading.to_si(self.amount, quantity.unit, what=quantity.label, bare=self.bare)
        except WattifError:
            return math.nan

    def now(self, name: str) -> float | None:
        """What a quantity is now, SI; None where that is unknown or no use as a divisor."""
        value = self.results.values.get(name, 0.0)
        return float(value) if 0 < value < math.inf else None
