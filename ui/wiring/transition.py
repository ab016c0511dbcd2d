"""From one scene to the next: numbers and bars that move, a cross-fade, or at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from explorer.results import Results, evaluate
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from explorer.text import _
from ui import settings
from ui.present.motion import Motion, is_reduced
from ui.present.scene import Scene
from ui.present.slide import Slide
from ui.present.tween import alike, between

_LOOK = 700
"""So many milliseconds the state before is shown where nothing may move."""
Saying = Callable[[Sampled], str]
"""The sentence of a scene with other numbers in it."""


class Transition(QObject):
    """Brings a slide to a scene; whatever asks for another one meanwhile comes to the end first."""

    arrived = Signal()

    def __init__(self, slide: Slide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moves = True
        """Whether anything may move at all."""
        self._slide = slide
        self._scene: Scene | None = None
        self._from: Sampled | None = None
        self._last: Sampled | None = None
        self._saying: Saying | None = None
        self._fading: tuple[QPixmap, QPixmap, Results] | None = None
        self._motion = Motion(self)
        self._motion.moved.connect(self._move)
        self._motion.ended.connect(self._arrive)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._arrive)

    @property
    def running(self) -> bool:
        """Whether the scene is still to come."""
        return self._scene is not None

    def ask_whether_to_move(self) -> None:
        """Do as the person wants it or, where they left that open, as the system wants it."""
        self.moves = settings.load().motion == "system" and not is_reduced()

    def toggle_motion(self) -> str:
        """Remember that nothing shall move, or no longer; a sentence about what comes of it."""
        wanted: settings.Motion = "none" if self.moves else "system"
        settings.save(settings.load().model_copy(update={"motion": wanted}))
        self.ask_whether_to_move()
        if self.moves:
            return _("With movement")
        return _("Without movement") if wanted == "none" else _("The system asks for no movement")

    def cut(self, scene: Scene) -> None:
        """Show a scene at once."""
        self._scene = scene
        self._arrive()

    def tween(self, one: Sampled, scene: Scene, saying: Saying) -> None:
        """Let the numbers go from where they were to those of the scene."""
        if not self.moves or not alike(one.results.scenario, scene.sampled.results.scenario):
            self.cut(scene)
            return
        self._scene, self._from, self._last, self._saying = scene, one, one, saying
        self._slide.easel.gesture(active=True)
        self._slide.show_scene(replace(scene, sampled=one, sentence=saying(one)), moving=True)
        self._motion.start()

    def fade(self, before: QPixmap, one: Results, scene: Scene) -> None:
        """Let the charts fade over, and the numbers run."""
        if not self.moves or before.isNull():
            self.cut(scene)
            return
        slide = self._slide
        self._scene = scene
        slide.show_scene(scene)
        slide.show_figures_on_their_way(one, 0.0)
        self._fading = before, slide.easel.picture(), one
        self._motion.start()

    def replay(self, one: Sampled, scene: Scene, saying: Saying) -> None:
        """Show what was before once more, and then what became of it."""
        if self.moves and alike(one.results.scenario, scene.sampled.results.scenario):
            self.tween(one, scene, saying)
            return
        self._scene = scene
        self._slide.show_scene(replace(scene, sampled=one, sentence=saying(one)), moving=True)
        self._look.start()

    def finish(self) -> None:
        """Be there at once."""
        if self.running:
            self._motion.cancel()
            self._arrive()

    def stop(self) -> None:
        """No more of it."""
        self._motion.cancel()
        self._look.stop()
        self._forget()

    def _move(self, share: float) -> None:
        scene = self._scene
        if scene is None or share >= 1:
            return
        if self._fading is not None:
            before, after, one = self._fading
            self._slide.easel.fade(before, after, share)
            self._slide.show_figures_on_their_way(one, share)
        elif self._from is not None and self._saying is not None:
            start, end = self._from.results.scenario, scene.sampled.results.scenario
            results = evaluate(between(start, end, share))
            count = min(LIVE, results.scenario.sampling.samples)
            self._last = sample(results, count, self._last)
            frame = replace(scene, sampled=self._last, sentence=self._saying(self._last))
            self._slide.show_scene(frame, moving=True)

    def _arrive(self) -> None:
        scene, moved = self._scene, self._from is not None
        faded = self._fading is not None
        self.stop()
        if scene is None:
            return
        if faded:
            self._slide.easel.fade(QPixmap(), QPixmap(), 1.0)
            self._slide.show_figures_on_their_way(scene.sampled.results, 1.0)
        else:
            self._slide.show_scene(scene)
        if moved:
            self._slide.easel.gesture(active=False)
        self.arrived.emit()

    def _forget(self) -> None:
        self._scene = self._from = self._last = self._saying = self._fading = None
