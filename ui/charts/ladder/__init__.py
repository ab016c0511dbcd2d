"""How big is that: the scenario among known things."""

from ui.charts.ladder.chart import Ladder

__all__ = ["Ladder"]
