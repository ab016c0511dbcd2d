"""How far the keys move the dot of a map, and how its values are rounded."""

import math

from PySide6.QtCore import Qt

from explorer.quantity import Quantity
from explorer.show import FIGURES
from ui.charts.axes import Axis

KEYS = {
    Qt.Key.Key_Left: (-0.01, 0.0),
    Qt.Key.Key_Right: (0.01, 0.0),
    Qt.Key.Key_Down: (0.0, -0.01),
    Qt.Key.Key_Up: (0.0, 0.01),
    Qt.Key.Key_PageDown: (0.0, -0.1),
    Qt.Key.Key_PageUp: (0.0, 0.1),
    Qt.Key.Key_Home: (-1.0, 0.0),
    Qt.Key.Key_End: (1.0, 0.0),
}
"""How far a key moves the dot across and up, as shares of the axes."""
FINE = 0.1
"""What of that a key moves it with Shift."""


def stepped(axis: Axis, value: float, share: float) -> float:
    """The value a share of the axis farther on, by its last figure shown at least."""
    if share == 0:
        return value
    low, high = axis.ends
    found = axis.value(min(max(axis.position(value) + share * (high - low), low), high))
    least = 1.0
    if not axis.quantity.calendar:
        least = 10.0 ** (math.floor(math.log10(abs(value))) + 1 - FIGURES) if value else 0.0
    if abs(found - value) < least:
        found = value + math.copysign(least, share)
    return min(max(found, axis.low), axis.high)


def rounded(quantity: Quantity, value: float) -> float:
    """The value as it is stated when it was dragged."""
    return round(value) if quantity.calendar else float(f"{value:.{FIGURES - 1}e}")
