"""Two at once: a result over two quantities, as colour with iso-lines."""

from ui.charts.map.chart import Map

__all__ = ["Map"]
