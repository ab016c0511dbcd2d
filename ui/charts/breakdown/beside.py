"""The totals of other scenarios as thin bars below a total, all on the same scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from explorer.text import _
from ui import theme
from ui.charts.beside import Beside
from ui.charts.legend import line_color
from ui.charts.marks import Box, Mark, Type, Words

THINNEST = 3.0
_THICKEST = 9.0
_GAP = 6.0


@dataclass(frozen=True, eq=False)
class Totals:
    """A total in other scenarios, SI, where they know it."""

    quantity: str = ""
    others: tuple[Beside, ...] = ()
    values: tuple[float, ...] = ()
    most: float = 0.0
    """The largest of them."""


def totals_of(others: Sequence[Beside], name: str) -> Totals:
    """A total in those scenarios that know it."""
    found = [(o, o.sampled.results.values.get(name, math.nan)) for o in others]
    known = sorted(((o, v) for o, v in found if math.isfinite(v) and v > 0), key=_ghost_first)
    return Totals(
        name,
        tuple(other for other, _value in known),
        tuple(value for _other, value in known),
        max((value for _other, value in known), default=0.0),
    )


def _ghost_first(pair: tuple[Beside, float]) -> bool:
    return not pair[0].ghost


def room_for_totals(totals: Totals, height: float, small: Type) -> float:
    """The width that the written totals take behind the bars, where they have room."""
    if height < len(totals.others) * (small.height - 1):
        return 0.0
    texts = (other.value(totals.quantity) for other in totals.others)
    return max(map(small.width, texts), default=0.0) + _GAP + 2


def thin_bars(
    totals: Totals, area: QRectF, most: float, small: Type, *, written: float
) -> list[Mark]:
    """A bar for each, as long as it is beside the largest, with its total where that is written.

    The totals take so much of the width at the right.
    """
    pitch = area.height() / max(len(totals.others), 1)
    thick = min(max(pitch - 1.5, 1.5), _THICKEST)
    marks: list[Mark] = []
    pairs = zip(totals.others, totals.values, strict=True)
    for number, (other, value) in enumerate(pairs):
        middle = area.top() + (number + 0.5) * pitch
        width = max((area.width() - written) * value / most, 1.5)
        bar = QRectF(area.left(), middle - thick / 2, width, thick)
        text = other.value(totals.quantity)
        tip = _("{name}: {value}").format(name=other.called, value=text)
        marks.append(Box(bar, line_color(other), tip, radius=1.5))
        if other.ghost:
            marks.append(Box(bar.adjusted(1, 1, -1, -1), QColor(theme.current().card), tip))
        if written:
            place = QRectF(bar.right() + _GAP, middle - pitch / 2, small.width(text) + 1, pitch)
            marks.append(Words(place, text, small, theme.current().color("faint"), tip=tip))
    return marks
