"""One chart as a picture that says below itself what it shows."""

from dataclasses import dataclass

from PySide6.QtCore import QSize

from explorer.handout.content import Handout
from ui.charts.pictures import planned
from ui.export.drawing import Drawings, Wanted

SIZE = QSize(1920, 1080)
"""Pixels, where nobody says."""


@dataclass(frozen=True)
class Chosen:
    """Which chart, how many pixels, and in which colours."""

    chart: str = ""
    pixels: QSize = SIZE
    dark: bool = False

    @classmethod
    def of(cls, chart: str, size: tuple[int, int], *, dark: bool) -> "Chosen":
        """The same from a width and a height."""
        return cls(chart, QSize(*size), dark)


def wanted(handout: Handout, chosen: Chosen | None = None) -> list[Wanted]:
    """The chart chosen, or else the first of the first sheet; the other sheets stand beside it."""
    choice, first = chosen or Chosen(), handout.sheets[0]
    size, scale = planned(choice.pixels)
    beside = first.beside or (() if handout.is_story else handout.sheets[1:])
    name = choice.chart or first.charts[0]
    return [
        Wanted((0, name), first, beside[:5], (size,), scale, handout.made, choice.dark),
    ]


def composed(_handout: Handout, drawings: Drawings, suffix: str) -> bytes:
    """The picture."""
    (drawn,) = drawings.values()
    return drawn.svgs[0] if suffix == ".svg" else drawn.png
