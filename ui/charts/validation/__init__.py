"""The model beside published runs."""

from ui.charts.validation.chart import Validation

__all__ = ["Validation"]
