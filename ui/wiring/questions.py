"""Questions from the room: sliders on a copy of a step, which itself stays as it is."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import WattifError
from explorer.story import Step
from explorer.study.sampled import Sampled
from ui.live import Live
from ui.present.scene import Scene
from ui.present.show import Show
from ui.store import Store
from ui.wiring.rehearsal import ghost
from ui.wiring.transition import Saying, Transition

_PAUSE = 120
"""So many milliseconds after the last change the draws are refined."""


class Questions(QObject):
    """One step with its sliders open; a store of its own is moved."""

    refused = Signal(str)
    settled = Signal()
    """What the room sees is complete."""

    def __init__(
        self,
        show: Show,
        transition: Transition,
        scene: Scene,
        saying: Saying,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show, self._transition, self._saying = show, transition, saying
        self._story = scene
        self.store = Store(scene.sampled.results.scenario)
        self._live = Live(self.store.results, self)
        self._before = self._now = scene.sampled
        self._in_gesture = False
        self._frame, self._pause = QTimer(self), QTimer(self)
        for timer, interval in ((self._frame, 0), (self._pause, _PAUSE)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
        self._frame.timeout.connect(self._draw)
        self._pause.timeout.connect(self._refine)
        self._live.refined.connect(self._frame.start)
        self.store.changed.connect(self._frame.start)
        drawer = show.drawer
        drawer.offer(self.store.results, scene.look_at)
        drawer.stated.connect(self._state)
        drawer.gesture_changed.connect(self._gesture)
        show.open_drawer(True)
        show.slide.show_scene(self.scene(self._live.sampled))

    @property
    def moved(self) -> bool:
        """Whether anything is other than in the story."""
        return self.store.scenario != self.store.base

    def scene(self, sampled: Sampled) -> Scene:
        """The step with other numbers, and the step itself as the ghost."""
        scene = replace(self._story, sampled=sampled, sentence=self._saying(sampled))
        if not self.moved:
            return scene
        keys = frozenset(scene.keys)
        return replace(
            scene, before=self._story.sampled, ghost=ghost(self._story.sampled), ghostly=keys
        )

    def step(self, step: Step) -> Step:
        """The step with the scenario as the sliders have it."""
        return step.with_changes(scenario=self.store.scenario)

    def replay(self) -> None:
        """Show the last change again."""
        now = self._live.sampled
        if self._before.results.scenario != now.results.scenario:
            self._transition.replay(self._before, self.scene(now), self._saying)

    def end(self) -> None:
        """Close the sliders; whoever asked for it shows the step again."""
        self._frame.stop()
        self._pause.stop()
        self._live.stop()
        self._show.drawer.stated.disconnect(self._state)
        self._show.drawer.gesture_changed.disconnect(self._gesture)
        self._show.slide.easel.gesture(active=False)
        self._show.open_drawer(False)
        self.store.deleteLater()
        self.deleteLater()

    def restyle(self) -> None:
        """Take the colours of another theme."""
        self._show.slide.show_scene(self.scene(self._live.sampled))

    def _state(self, name: str, value: float) -> None:
        self._transition.finish()
        if not self._in_gesture:
            self._before = self._live.sampled
        try:
            self.store.state(name, value)
        except WattifError as error:
            self.refused.emit(str(error))

    def _gesture(self, active: bool) -> None:
        self._transition.finish()
        self._in_gesture = active
        if active:
            self._before = self._live.sampled
            self._pause.stop()
            self.store.begin_gesture()
        else:
            self.store.end_gesture()
            self._frame.start()
        self._show.slide.easel.gesture(active)

    def _draw(self) -> None:
        results = self.store.results
        sampled = self._live.follow(results)
        self._show.drawer.show_results(results, self._story.sampled.results)
        self._show.slide.show_scene(self.scene(sampled), moving=self._in_gesture)
        if not self._in_gesture:
            self._pause.start()
            self.settled.emit()

    def _refine(self) -> None:
        self._live.refine(self._show.slide.easel.preparations())
