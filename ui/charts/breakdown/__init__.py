"""What it is made of: the parts of each total."""

from ui.charts.breakdown.chart import Breakdown

__all__ = ["Breakdown"]
