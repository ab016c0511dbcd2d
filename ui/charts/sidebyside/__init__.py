"""One kind of chart, once for each scenario, on the same axes."""

from ui.charts.sidebyside.chart import SideBySide

__all__ = ["SideBySide"]
