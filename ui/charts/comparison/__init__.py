"""Scenarios side by side: the table of the headlines."""

from ui.charts.comparison.chart import Comparison

__all__ = ["Comparison"]
