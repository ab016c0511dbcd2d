"""How sure: the draws of a result as a histogram."""

from ui.charts.distribution.chart import Distribution

__all__ = ["Distribution"]
