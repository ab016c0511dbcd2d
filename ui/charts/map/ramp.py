"""Colours for a value between least and most, even to the eye and safe for the colour-blind."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from ui import theme

_ANCHORS = (
    "#00204d",
    "#00336f",
    "#39486b",
    "#575c6d",
    "#707173",
    "#8a8779",
    "#a69d75",
    "#c4b56c",
    "#e4cf5b",
    "#ffea46",
)
"""Ten points of cividis, evenly spaced: Nuñez, Anderton and Renslow 2018."""
_SHADES = 256
_OPAQUE = 0xFF000000


def color(share: float) -> QColor:
    """The colour of a share from 0 to 1; what is beyond takes the colour of the end."""
    return QColor(int(_table(theme.current().dark)[_index(np.float64(share))]))


def picture(shares: NDArray[np.float64]) -> QImage:
    """A pixel for each share, the first row at the bottom; NaN is left clear."""
    pixels = _table(theme.current().dark)[_index(np.nan_to_num(shares))]
    pixels = np.ascontiguousarray(np.where(np.isnan(shares), np.uint32(0), pixels)[::-1])
    rows, columns = pixels.shape
    image = QImage(
        pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()


@cache
def _table(dark: bool) -> NDArray[np.uint32]:
    """256 opaque colours; the most is farthest from the card: darkest if that is light."""
    anchors = [QColor(name) for name in (_ANCHORS if dark else _ANCHORS[::-1])]
    points = np.linspace(0, len(anchors) - 1, _SHADES)
    channels = np.array([(c.red(), c.green(), c.blue()) for c in anchors], dtype=np.float64)
    places = np.arange(len(anchors))
    red, green, blue = (
        np.rint(np.interp(points, places, channels[:, n])).astype(np.uint32) for n in range(3)
    )
    return np.asarray(_OPAQUE | red << 16 | green << 8 | blue, dtype=np.uint32)


def _index(shares: NDArray[np.float64] | np.float64) -> NDArray[np.intp]:
    return np.asarray(np.rint(np.clip(shares, 0.0, 1.0) * (_SHADES - 1)), dtype=np.intp)
