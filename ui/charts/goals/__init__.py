"""Make it true: what each statement would have to be for a target."""

from ui.charts.goals.chart import MakeItTrue

__all__ = ["MakeItTrue"]
