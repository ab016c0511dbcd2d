"""Why two scenarios differ: a bar for each quantity that moves the result from one to the other."""

from ui.charts.waterfall.chart import Waterfall

__all__ = ["Waterfall"]
