"""Where things stand in the picture of many variants."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.charts.axes import Axis
from ui.charts.marks import Type
from ui.charts.multiples.rows import Picture

INDENT = 6.0
_GAP = 10.0
_COLUMN = 0.4
"""At most this share of the width is for the names …"""
_NARROWEST = 5.5
"""… and the plot is not narrower than so many lines are high, or ratios are left out."""
_TALLEST = 3.2
_SCALED, _KEYED = 9, 6
"""A picture of fewer lines' heights has no scale, or no legend."""
_TRACK = 7.0
"""The room for the mark that says which part is in sight."""


class Look:
    """The type of a picture of a certain size."""

    def __init__(self, zoom: float) -> None:
        self.zoom = zoom
        self.strong, self.plain = Type(zoom, bold=True), Type(zoom)
        self.small = Type(0.88 * zoom)
        self.line = self.plain.height + 3


@dataclass(frozen=True)
class Frame:
    """The rows in sight, from `first` on, and the columns they have."""

    area: QRectF
    plot: QRectF
    axis: Axis
    pitch: float
    first: int
    count: int
    values: float
    """Where values end at the right; ratios stand right of it, if there is room for them."""
    ratios: float | None
    dense: bool
    scaled: bool
    keyed: bool

    @property
    def key(self) -> tuple[object, ...]:
        """All that decides how a row looks."""
        return self.area.getRect(), self.plot.getRect(), self.axis, self.ratios, self.dense

    def kind(self, look: Look) -> Type:
        """The type of the rows."""
        return look.small if self.dense else look.plain

    def x(self, value: float) -> float:
        """Where a value is, kept within the plot."""
        low, high = self.axis.ends
        share = (self.axis.position(value) - low) / (high - low)
        return self.plot.left() + min(max(share, 0.0), 1.0) * self.plot.width()

    def row(self, number: int) -> QRectF:
        """Where a row in sight is."""
        top = self.plot.top() + number * self.pitch
        return QRectF(self.area.left(), top, self.area.width(), self.pitch)

    def at(self, y: float) -> int | None:
        """Which of all rows is at a height."""
        number = int((y - self.plot.top()) // self.pitch)
        return self.first + number if 0 <= number < self.count else None


def fitted(picture: Picture, axis: Axis, look: Look, area: QRectF, first: int) -> Frame:
    """As many rows as there is room for, from `first` on where that is not too far.

    Where not all of them have room, they are written smaller.
    """
    number, small, lines = len(picture.rows), look.small.height, area.height() / look.line
    scaled, keyed = lines >= _SCALED, lines >= _KEYED and picture.keyed
    top = area.top() + (look.strong.height + 3 if picture.now is not None else 0.0)
    height = area.bottom() - top - (small + 5) * keyed - (small + 2) * scaled
    dense = height / look.line < number
    if dense and not scaled:
        height -= small + 1
    least = small if dense else look.line
    count = min(max(int(height / least), 1), number)
    first = max(min(first, number - count), 0)
    pitch = min(height / count, _TALLEST * look.line)
    left, width, values, ratios = _columns(picture, look, area, dense, whole=count == number)
    plot = QRectF(left, top, width, pitch * count)
    return Frame(area, plot, axis, pitch, first, count, values, ratios, dense, scaled, keyed)


def _columns(
    picture: Picture, look: Look, area: QRectF, dense: bool, *, whole: bool
) -> tuple[float, float, float, float | None]:
    """Where the plot begins, its width, and where values and ratios end, if these have room."""
    kind, right = look.small if dense else look.plain, area.right() - (0.0 if whole else _TRACK)
    sign = look.plain.width("≠ ") if picture.warned else 0.0
    # The name of what is stated now is bold.
    names = max((look.strong if not dense else kind).width(row.label) for row in picture.rows)
    values, ratios = (
        max(kind.width(text) for text in texts)
        for texts in zip(*((row.value, row.ratio) for row in picture.rows), strict=True)
    )
    left = area.left() + min(names + sign, _COLUMN * area.width()) + 2 * INDENT
    width = right - left - values - _GAP - INDENT
    if ratios and width - ratios - _GAP >= _NARROWEST * look.line:
        return left, width - ratios - _GAP, right - ratios - _GAP, right
    return left, max(width, 10.0), right, None
