"""Between which values the bars of a tornado stand."""

from explorer.model import model
from explorer.study.sampled import Sampled
from ui.charts.beside import both
from ui.charts.tornado.beside import View, ends_of
from ui.charts.tornado.rows import Picture

_MARGIN = 0.04
"""So much room the scale has beyond its bars, as a share of what they span …"""
_WIDER = 0.25
"""… and so much where they leave it during a drag, lest it changes at every move."""


def scale_name(result: str, view: View) -> str:
    """The name of the axis."""
    return f"{result}, {view}"


def scale_about(picture: Picture, *, moving: bool) -> tuple[float, float]:
    """The ends of a scale that holds a picture; where bars only rise it begins at their foot."""
    low, high = picture.ends
    room = (_WIDER if moving else _MARGIN) * ((high - low) or abs(high) or 1.0)
    return low - room * (low < picture.zero or low == high), high + room


def shared_scale(kept: tuple[float, float], picture: Picture) -> tuple[float, float]:
    """The ends of the scale that several pictures share, wider where this one leaves them."""
    size = picture.quantity.size if picture.quantity is not None else 1.0
    low, high = both((kept[0] / size, kept[1] / size), picture.ends)
    room = _MARGIN * ((high - low) or abs(high) or 1.0)
    return low - room * (low != 0), high + room * (high != 0)


def spanned(sampled: Sampled, result: str, view: View) -> tuple[float, float]:
    """What the bars of a scenario span: SI for swings, else per cent, or shares."""
    if view == "variance":
        return 0.0, 1.0
    size = model().quantities[result].size if view == "swings" else 1.0
    now = sampled.results.values[result] / size if view == "swings" else 0.0
    held = [now, *(end for ends in ends_of(sampled, result, view).values() for end in ends)]
    return min(held) * size, max(held) * size
