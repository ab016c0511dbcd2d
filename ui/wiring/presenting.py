"""Presenting from one window: its story or, where there is none, what is on its screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.story import CHARTS, MOST_BESIDE, MOST_CHARTS, Step
from explorer.study.sentence import literal
from explorer.text import _
from ui.store import Store
from ui.telling import Telling
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.wiring import Wiring
    from ui.wiring.performance import Performance


class Presenting(QObject):
    """Begins a presentation, one at a time, and takes what comes of it."""

    def __init__(
        self, window: MainWindow, store: Store, telling: Telling, wiring: "Wiring"
    ) -> None:
        super().__init__(wiring)
        self._window, self._store, self._telling = window, store, telling
        self._wiring = wiring
        self.performance: Performance | None = None
        self._kept: list[int] = []
        window.actions_.present.triggered.connect(self.present)
        window.actions_.present_here.triggered.connect(self.present_here)
        window.closed.connect(self.end)

    def present(self) -> None:
        """Show the story from its beginning."""
        self._begin(0)

    def present_here(self) -> None:
        """Show the story from the chosen step on."""
        self._begin(max(self._telling.chosen, 0))

    def end(self) -> None:
        """No longer present."""
        if self.performance is not None:
            self.performance.end()

    def on_screen(self) -> Step:
        """What is on screen as a step: the charts in sight, the result that is looked at."""
        scenario, insight = self._store.scenario, self._wiring.insight
        focus = insight.focus if insight is not None else "energy"
        sight = [name for name in self._window.stage.visible if name in CHARTS]
        title = literal(short(scenario.title, 120) or _("an untitled scenario"))
        pins = self._wiring.comparing.pins[:MOST_BESIDE]
        return Step(
            headline=f"{{{focus}}} – {title}",
            charts=tuple(sight[:MOST_CHARTS]) or CHARTS[:1],
            look_at=focus,
            notes=scenario.notes,
            scenario=scenario,
            beside=tuple(p.scenario.model_copy(update={"title": p.title}) for p in pins),
        )

    def _begin(self, place: int) -> None:
        from ui.wiring.performance import Performance  # noqa: PLC0415 - when first asked for

        if self.performance is not None:
            self.performance.show_.activateWindow()
            return
        steps = self._telling.story.steps or (self.on_screen(),)
        place, self._kept = min(place, len(steps) - 1), []
        performance = self.performance = Performance(steps, place, self._window, self)
        performance.ended.connect(self._ended)
        performance.kept.connect(self._keep)
        performance.theme_asked.connect(self._window.actions_.toggle_theme.trigger)
        performance.begin()

    def _ended(self) -> None:
        self.performance = None
        self._window.activateWindow()

    def _keep(self, step: Step, place: int) -> None:
        """A step from the sliders goes into the story, behind the one that it was made from."""
        before = sum(other <= place for other in self._kept)
        self._telling.choose(place + before)
        try:
            self._telling.record(step)
        except WattifError as error:
            self._window.notice.say(str(error))
        else:
            self._kept.append(place)
