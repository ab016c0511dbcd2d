"""How every chart is driven: in the window, side by side, in a presentation and in an export."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from explorer.results import Results
from explorer.study.draws import LIVE
from explorer.study.goal import Answer, Goal
from explorer.study.sampled import Sampled, sample
from ui.charts.beside import Beside, Extent, alike

Preparation: TypeAlias = Callable[[Sampled], object]


class Chart(QFrame):
    """What is asked of a chart.

    One implements `show_sampled`, `gesture`, `table`, `draw_body` and `restyle`.
    """

    _others: tuple[Beside, ...] = ()
    """What stands beside the scenario shown …"""
    _within: Extent | None = None
    """… and what the axes hold, whatever is shown."""

    def show_sampled(self, sampled: Sampled) -> None:
        """Show other results and their draws; called at every move of a slider."""
        raise NotImplementedError

    def show_results(self, results: Results) -> None:
        """Show other results, drawn as often as during a drag."""
        self.show_sampled(sample(results, LIVE))

    def gesture(self, active: bool) -> None:
        """A drag began or ended."""
        raise NotImplementedError

    def look_at(self, result: str) -> None:
        """Another result is looked at; a chart that shows one of several takes it."""

    def show_goal(self, goal: Goal | None, answers: Mapping[str, Answer]) -> None:
        """Another target, and what would reach it; for charts that show targets."""

    def show_beside(self, others: Sequence[Beside]) -> None:
        """Other scenarios in the same picture, from the next results on, where it has room."""
        if not alike(self._others, others):
            self._others = tuple(others)

    def measure_against(self, place: int) -> None:
        """Ratios are to the scenario on screen, 0, or to one that stands beside, counted on."""

    def extent(self, sampled: Sampled) -> Extent:
        """What the axes of the chart would have to hold for these results; empty without axes."""
        return {}

    def keep_within(self, extent: Extent | None) -> None:
        """Let the axes hold this from the next results on, or choose for themselves again.

        Where values leave it, the axes hold those as well.
        """
        self._within = extent

    def preparation(self) -> Preparation | None:
        """What takes longer than a frame with all draws, to be done beside the window.

        It keeps what it makes in the draws (`Sampled.kept`), where the chart finds it.
        """
        return None

    def stop(self) -> None:
        """The window goes; what works in the background has to end."""

    def table(self) -> list[tuple[str, ...]]:
        """What the chart shows, as rows of text; the first one names the columns."""
        raise NotImplementedError

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the chart's body into an area."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take the colours and type of the theme in force."""
        raise NotImplementedError
