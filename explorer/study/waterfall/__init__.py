"""Why two scenarios differ: the change of a result, split over the quantities that make it."""

from explorer.study.waterfall.bars import Bar, Side, Waterfall
from explorer.study.waterfall.split import waterfall

__all__ = ["Bar", "Side", "Waterfall", "waterfall"]
