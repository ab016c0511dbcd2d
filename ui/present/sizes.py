"""How large everything is on a slide, so that it is legible at the back of a room."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QGuiApplication

from ui import theme

SMALLEST = 27
"""Pixels of the smallest type on a slide of 1920×1080: 20 points are 26.7 of them."""
_FULL = QSize(1600, 1080)
"""As large as a slide has to be, at least, for type in its full size."""
_LEAST_IN_CHARTS = 0.8
"""The smallest type of a chart, as a share of the application's."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures for a slide of one size, given in the pixels of one of 1920×1080."""

    scale: float
    portrait: bool

    @classmethod
    def of(cls, size: QSize) -> "Sizes":
        """Those for a slide of that size."""
        scale = min(size.width() / _FULL.width(), size.height() / _FULL.height())
        return cls(max(scale, 0.1), portrait=size.height() > size.width())

    def px(self, pixels: float) -> int:
        """So many pixels on this slide."""
        return round(pixels * self.scale)

    def font(self, pixels: float, *, bold: bool = False) -> QFont:
        """Type of so many pixels."""
        return theme.font(round(pixels * self.scale / _base(), 3), bold=bold)

    @property
    def in_charts(self) -> float:
        """How many times as large as in a small window the type of a chart is."""
        return SMALLEST * self.scale / (_base() * _LEAST_IN_CHARTS)


def _base() -> float:
    """The pixels of the application's type."""
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    return theme.font().pointSizeF() * dots / 72
