"""The live study: draws, charts, targets; what follows every move of a slider beside the values."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import WattifError
from explorer.model import model
from explorer.results import Results
from explorer.scenario import Hold, Statement
from explorer.study.draws import LIVE
from explorer.study.drivers import drivers
from explorer.study.goal import Answer, Goal
from explorer.study.outlook import SUBJECTS, wanting
from explorer.study.sampled import Sampled
from explorer.study.solve import answers
from ui.charts.beside import Beside
from ui.charts.choices import results_offered
from ui.comparing import Comparing
from ui.live import Live
from ui.mishaps import contained
from ui.store import Store
from ui.window import MainWindow
from ui.wiring.charts import Chart, make

_PAUSE = 120
"""So many milliseconds after the last change the draws are refined."""
_READ = 150
"""In a drag the sentence changes every so many milliseconds."""


class Insight(QObject):
    """Shows the draws of one store's results in one window, and takes what its charts ask for."""

    stated = Signal(str, float, str)
    reached = Signal(str, float)
    """A quantity takes the value, SI, that makes the target true."""
    explained = Signal(str)
    gesture_changed = Signal(bool)
    finer = Signal()
    """There are more draws to show."""

    def __init__(
        self, window: MainWindow, store: Store, comparing: Comparing, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._store, self._comparing = window, store, comparing
        self.live = Live(store.results, self)
        self.live.refined.connect(self.finer)
        comparing.refined.connect(self.finer)
        self.charts: dict[str, Chart] = {}
        self.focus = "energy"
        self._wanted_focus = "energy"
        self._answers: dict[str, Answer] = {}
        self._active = False
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_READ)
        self._reading.timeout.connect(self._speak)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._refine)
        stage = window.stage
        stage.lacking.connect(self._make)
        stage.focused.connect(self.look_at)
        window.tiles.goal_changed.connect(store.aim)
        window.claims.goal_changed.connect(self.aim_and_show)
        window.tiles.gesture_changed.connect(self.gesture_changed)
        window.panel.applied.connect(self.apply)
        window.panel.draw_densities()
        stage.show_known(self._nothing_to_show(store.results))
        stage.open()
        # Only now, for everything is shown once more when the study has begun.
        stage.shown.connect(self._show_charts)

    # ---- what is shown

    def show(self, results: Results, opened: Results) -> None:
        """Show everything that rests on draws, targets and drivers."""
        sampled = self.live.follow(results)
        window, goal = self._window, self._store.goal
        self._follow_focus(results)
        with contained:
            window.tiles.show_results(results, opened, goal, sampled)
        with contained:
            window.claims.show_results(results, sampled)
        with contained:
            found = answers(results, goal, _statements(results)) if goal is not None else []
            self._answers = {answer.name: answer for answer in found}
            window.panel.show_answers(self._answers, goal)
        with contained:
            self._say_drivers()
        window.stage.show_known(self._nothing_to_show(results))
        self._show_charts()
        if not self._active:
            self._pause.start()

    def _nothing_to_show(self, results: Results) -> frozenset[str]:
        """The charts that have nothing to show of these results, or beside them."""
        unknown = frozenset({"outlook"}) if wanting(results, next(iter(SUBJECTS))) else frozenset()
        return unknown if self._comparing.pins else unknown | {"sidebyside", "waterfall"}

    def _say_drivers(self) -> None:
        """What matters most; in a drag only so often as it can be read."""
        if not self._active:
            self._speak()
        elif not self._reading.isActive():
            self._reading.start()

    def _speak(self) -> None:
        self._reading.stop()
        self._window.stage.say(drivers(self._store.results, self.focus))

    def gesture(self, active: bool) -> None:
        """A drag began or ended."""
        self._active = active
        for chart in self.charts.values():
            with contained:
                chart.gesture(active)
        if active:
            self._pause.stop()

    def _refine(self) -> None:
        """Draw more, and prepare what the charts in sight show of it."""
        visible = [self.charts[name] for name in self._window.stage.visible]
        wanted = [*filter(None, (chart.preparation() for chart in visible))]
        self.live.refine(wanted)
        self._comparing.refine(self._store.scenario.sampling, wanted)

    def stop(self) -> None:
        """End what works in the background."""
        self._pause.stop()
        self._reading.stop()
        self.live.stop()
        self._comparing.stop()
        for chart in self.charts.values():
            with contained:
                chart.stop()

    def _make(self, names: tuple[str, ...]) -> None:
        """Make charts that are needed for the first time."""
        made = {name: make(name, self) for name in names}
        for chart in made.values():
            chart.look_at(self.focus)
            chart.gesture(self._active)
        self.charts |= made
        self._window.stage.place_charts(made)

    def _show_charts(self) -> None:
        sampled, others = self._compared()
        self._window.claims.want("claims" not in self._window.stage.visible)
        for name in self._window.stage.visible:
            self._show_chart(self.charts[name], sampled, others)

    def _compared(self) -> tuple[Sampled, Sequence[Beside]]:
        """The draws on screen and beside it: equally many, or none could be compared."""
        live, sampling = self.live, self._store.scenario.sampling
        count = sampling.samples if live.settled else min(LIVE, sampling.samples)
        others = self._comparing.beside(count, sampling)
        drawn = {other.sampled.draws.count for other in others if not other.sampled.certain}
        return live.sampled if drawn <= {live.sampled.draws.count} else live.coarse, others

    def _show_chart(self, chart: Chart, sampled: Sampled, others: Sequence[Beside]) -> None:
        fresh = False
        with contained:
            chart.show_goal(self._store.goal, self._answers)
            chart.measure_against(self._comparing.baseline)
            chart.show_beside(others)
            chart.show_sampled(sampled)
            chart.credit(sampled.results.scenario)
            fresh = True
        chart.tell_whether(fresh=fresh)

    # ---- what is looked at

    def look_at(self, result: str) -> None:
        """Let all charts look at another result."""
        self._wanted_focus = result
        self._follow_focus(self._store.results)
        self._let_charts_look()
        self._say_drivers()
        self._show_charts()

    def _follow_focus(self, results: Results) -> None:
        """The result looked at: the wanted one or, where it is unknown, the first known."""
        offered = results_offered(results)
        focus = next((n for n in (self._wanted_focus, *offered) if n in offered), "energy")
        labels = [(name, model().quantities[name].label) for name in offered]
        self._window.stage.offer_results(labels, focus)
        if focus != self.focus:
            self.focus = focus
            self._let_charts_look()

    def _let_charts_look(self) -> None:
        for chart in self.charts.values():
            with contained:
                chart.look_at(self.focus)

    # ---- what the charts ask for

    def measure_against(self, place: int) -> None:
        """Ratios are to another scenario: 0 is the one on screen."""
        self._comparing.measure_against(place)

    def state_value(self, name: str, value: float) -> None:
        """A chart states a quantity, SI."""
        self.stated.emit(name, value, "")

    def fill_in(self, what: str, statements: Mapping[str, Statement]) -> None:
        """A chart states several quantities at once, each with its source: a place, a machine."""
        self._store.pick(statements, what)

    def state_both(self, one: str, value: float, other: str, second: float) -> None:
        """A map states two quantities, SI."""
        self.stated.emit(one, value, "")
        self.stated.emit(other, second, "")

    def aim(self, goal: object) -> None:
        """Aim at a target, or at none."""
        self._store.aim(goal if isinstance(goal, Goal) else None)

    def aim_and_show(self, goal: object) -> None:
        """Aim at a target, and show what would reach it."""
        self.aim(goal)
        self._window.stage.turn_to("goals")
        if isinstance(goal, Goal):
            self.look_at(goal.quantity)

    def apply(self, name: str) -> None:
        """State the value of a quantity that reaches the target."""
        answer = self._answers.get(name)
        if answer is not None and answer.value is not None:
            self.reached.emit(name, answer.value)

    def hold(self, result: str, value: float, follower: str) -> None:
        """Keep a result at a value, and let a quantity follow."""
        unit = model().quantities[result].unit
        try:
            self._store.hold(Hold(quantity=result, value=value, unit=unit, follower=follower))
        except WattifError as error:
            self._window.notice.say(str(error))

    def go_to(self, name: str) -> None:
        """Bring a quantity's row into sight."""
        self._window.panel.go_to(name)


def _statements(results: Results) -> list[str]:
    """What could be changed to reach a target: statements, and assumptions in force."""
    return [*results.scenario.statements, *results.assumptions]
