"""The same scenario in many places, on many accelerators, or at many values of a quantity."""

from ui.charts.multiples.chart import Multiples

__all__ = ["Multiples"]
