"""If this changes: a result as a curve over one quantity."""

from ui.charts.response.chart import Response

__all__ = ["Response"]
