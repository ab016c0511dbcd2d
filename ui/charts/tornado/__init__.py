"""What drives it: swings, elasticities and shares of the variance."""

from ui.charts.tornado.chart import Tornado

__all__ = ["Tornado"]
