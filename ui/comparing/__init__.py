"""What stands beside the scenario of one window."""

from ui.comparing.comparing import Comparing
from ui.comparing.pin import MOST, Pin, Taken

__all__ = ["MOST", "Comparing", "Pin", "Taken"]
