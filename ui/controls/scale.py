"""Where the values of a quantity lie along its slider, logarithmic or linear."""

import math

from explorer.quantity import Quantity

STEPS = 1000
"""The steps of a slider, for its handle and its keys."""


class Scale:
    """From SI values to fractions of the slider's length and back."""

    def __init__(self, quantity: Quantity) -> None:
        self._quantity = quantity
        self._low, self._high = quantity.slider

    def place(self, si: float) -> float:
        """The fraction at which a value lies, below 0 or above 1 beyond the slider's ends."""
        shown, low, high = si / self._quantity.size, self._low, self._high
        if self._quantity.scale == "log":
            return math.log(shown / low) / math.log(high / low) if shown > 0 else -math.inf
        return (shown - low) / (high - low)

    def fraction(self, si: float) -> float:
        """The fraction at which a value is drawn: that of the nearest end where it lies beyond."""
        return min(max(self.place(si), 0.0), 1.0)

    def value(self, fraction: float) -> float:
        """The SI value at a fraction, unrounded."""
        low, high = self._low, self._high
        if self._quantity.scale == "log":
            return float(low * (high / low) ** fraction) * self._quantity.size
        return (low + (high - low) * fraction) * self._quantity.size

    def rounded(self, fraction: float) -> float:
        """The SI value at a fraction, to three significant figures; whole years."""
        quantity, low, high = self._quantity, self._low, self._high
        shown = self.value(fraction) / quantity.size
        if quantity.calendar:
            shown = round(shown)
        elif quantity.scale == "linear":
            places = max(0, 2 - math.floor(math.log10((high - low) or 1.0)))
            shown = round(shown, places)
        shown = float(f"{shown:.3g}") if not quantity.calendar else shown
        return min(max(shown, low), high) * quantity.size

    def nudged(self, si: float, steps: int) -> float:
        """The rounded value some steps on: as many more as it takes to be another one."""
        for more in range(1, STEPS // 10):
            fraction = self.place(si) + steps * more / STEPS
            nudged = self.rounded(min(max(fraction, 0.0), 1.0))
            if nudged != si:
                return nudged
        return si
