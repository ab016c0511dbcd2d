"""The headline tiles: what follows, in large type, and how it changed since it was opened."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer import show
from explorer.model import labels
from explorer.results import Results
from explorer.study.goal import Goal
from explorer.study.headlines import HEADLINES, headlines, told
from explorer.text import _
from ui import theme
from ui.panels.tile import Tile

if TYPE_CHECKING:  # NumPy comes after the first paint
    from explorer.study.sampled import Sampled


class Tiles(QWidget):
    """The row of headlines."""

    explained = Signal(str)
    goal_changed = Signal(object)
    gesture_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        self.tiles = [Tile() for _name in (*HEADLINES, "last")]
        for tile in self.tiles:
            layout.addWidget(tile, 1)
            tile.clicked.connect(self._explain)
            tile.goal_changed.connect(self.goal_changed)
            tile.gesture_changed.connect(self.gesture_changed)

    def show_results(
        self,
        results: Results,
        opened: Results,
        goal: Goal | None = None,
        sampled: "Sampled | None" = None,
    ) -> None:
        """Show the headlines, how sure they are, and how they changed since the opening."""
        for tile, name in zip(self.tiles, headlines(results), strict=True):
            own = goal if goal is not None and goal.quantity == name else None
            below, role = _below(name, results, opened) if own is None else _aimed(own, results)
            words = told(name, results, sampled)
            tile.show_value(name, words.value, (words.spread, words.ends), below, role)
            tile.aim(results.values.get(name, math.nan), own)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Type as large as all the tiles have room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = min(tile.largest_scale() for tile in self.tiles)
        for tile in self.tiles:
            tile.set_scale(scale)

    def _explain(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.explained.emit(tile.name)


def _aimed(goal: Goal, results: Results) -> tuple[str, str]:
    """What to say of a target: its value, and how far it is."""
    now = results.values.get(goal.quantity, math.nan)
    change = show.times(goal.value / now) if now else show.NOTHING
    return _("→ {value}, {change}").format(value=goal.shown, change=change), "accent"


def _below(name: str, results: Results, opened: Results) -> tuple[str, str]:
    """What to say below a headline, and the role of its colour."""
    now, was = results.values.get(name), opened.values.get(name)
    if now is None:
        needed = labels(results.unknown.get(name, ()))
        return (_("needs {names}").format(names=needed), "faint") if needed else ("", "faint")
    if name == "utilization":
        return (_("above 100 %: impossible"), "bad") if now > 1 else (_("of the peak"), "faint")
    if was is not None and was > 0 and now != was:
        change = _("{change} since opened").format(change=show.times(now / was))
        return change, "accent"
    if name == "emissions" and "market_emissions" in results.values:
        return _("market-based {value}").format(value=results.shown("market_emissions")), "faint"
    return _BESIDE[name](results) if name in _BESIDE else _REMARKS.get(name, ""), "faint"


def _energy_beside(results: Results) -> str:
    return (
        _("over {time}").format(time=results.shown("run_time"))
        if "run_time" in results.values
        else ""
    )


def _cost_beside(results: Results) -> str:
    if "electricity_cost" in results.values and results.values.get("cost"):
        share = results.values["electricity_cost"] / results.values["cost"] * 100
        if share > 100:
            return _("less than its electricity")
        return _("electricity {share} %").format(share=show.number(share, 2))
    return ""


def _emissions_beside(results: Results) -> str:
    if "grid_intensity" in results.values:
        return _("at {grid}").format(grid=results.shown("grid_intensity"))
    return ""


_BESIDE: dict[str, Callable[[Results], str]] = {
    "energy": _energy_beside,
    "cost": _cost_beside,
    "emissions": _emissions_beside,
}
_REMARKS = {
    "households": _("if it ran all year"),
    "facility_power": _("on average"),
    "world_share": _("of the world's electricity"),
    "annual_energy": _("if it ran all year"),
}
