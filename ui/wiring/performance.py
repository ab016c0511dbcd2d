"""One presentation from its beginning to its end: which step, on which display, with what open."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.story import Step
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.present.awake import Awake
from ui.present.presenter import Presenter
from ui.present.scene import Scene
from ui.present.show import Show
from ui.present.tween import alike
from ui.wiring.briefing import Briefing
from ui.wiring.measuring import Measuring
from ui.wiring.questions import Questions
from ui.wiring.rehearsal import Rehearsal
from ui.wiring.staging import Staging
from ui.wiring.transition import Transition


class Performance(QObject):
    """Shows steps to a room, and does what the keys ask for."""

    ended = Signal()
    kept = Signal(object, int)
    """A step that was made on the way, and the place of the one that it comes after."""
    theme_asked = Signal()

    def __init__(
        self, steps: Sequence[Step], place: int, home: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.place = place
        self.rehearsal = Rehearsal(steps, self)
        self.show_, self.presenter = Show(), Presenter()
        self.transition = Transition(self.show_.slide, self)
        self.measuring = Measuring(self.show_.slide.easel, self.rehearsal, self)
        self.staging = Staging(self.show_, self.presenter, home, self)
        self.awake = Awake(self)
        self.questions: Questions | None = None
        self.briefing = Briefing(self.show_, self.presenter, self.rehearsal, self)
        self._over = False
        self._commands = self._named()
        self._connect()

    def _named(self) -> Mapping[str, Callable[[], None]]:
        return {
            "next": self._next,
            "back": self._back,
            "first": partial(self.go_to, 0),
            "last": partial(self.go_to, len(self.rehearsal.steps) - 1),
            "jump": self._list,
            "replay": self.replay,
            "questions": self.toggle_questions,
            "keep": self._keep,
            "black": partial(self.show_.curtain.draw_in, "black"),
            "white": partial(self.show_.curtain.draw_in, "white"),
            "presenter": self.staging.toggle_presenter,
            "display": self.staging.go_on_other,
            "full": self.staging.toggle_full,
            "theme": self._change_theme,
            "motion": self._change_motion,
            "keys": self.show_.toggle_keys,
            "leave": self._leave,
        }

    def _connect(self) -> None:
        for window in (self.show_, self.presenter):
            window.asked.connect(self.do)
            window.jumped.connect(self._jump)
        self.show_.closed.connect(self.end)
        self.show_.resized.connect(self._rest)
        self.show_.jump.chosen.connect(self.go_to)
        self.show_.drawer.back_asked.connect(self.toggle_questions)
        self.show_.drawer.keep_asked.connect(self._keep)
        self.presenter.typed.connect(self.show_.typed)
        self.staging.presenter_shown.connect(self._arrived)
        self.transition.arrived.connect(self._arrived)
        self.rehearsal.ready.connect(self._measure)
        self.rehearsal.refined.connect(self._show_finer)
        self.measuring.kept.connect(self._show_on_axes)

    def begin(self) -> None:
        """Show the first slide at once; everything else is made ready meanwhile."""
        self.staging.begin()
        self.transition.cut(self.rehearsal.scene(self.place))
        self.transition.ask_whether_to_move()
        self.awake.hold()
        self.rehearsal.prepare(self.place)

    def end(self) -> None:
        """Close everything that was opened for it."""
        if self._over:
            return
        self._over = True
        self._close_questions()
        self.briefing.stop()
        self.measuring.stop()
        self.transition.stop()
        self.rehearsal.stop()
        self.awake.release()
        self.show_.slide.easel.stop()
        for window in (self.show_, self.presenter):
            window.close()
            window.deleteLater()
        self.ended.emit()
        self.deleteLater()

    # ---- what keys and clicks ask for

    def do(self, command: str) -> None:
        """Do what was asked for."""
        if self.presenter.do(command):
            return
        doing = self._commands.get(command)
        if doing is not None:
            doing()

    def go_to(self, place: int) -> None:
        """Show another step; whatever is open is closed, whatever moves is finished first."""
        self.transition.finish()
        asked = self._close_questions()
        while self.show_.close_one():
            pass
        place = min(max(place, 0), len(self.rehearsal.steps) - 1)
        if place == self.place:
            if asked:
                self.transition.cut(self.rehearsal.scene(place))
            return
        one, self.place = self._sampled, place
        self._move_to(one, self.rehearsal.scene(place))

    def _move_to(self, one: Sampled, scene: Scene) -> None:
        """Along the way where there is one; else the pictures fade over."""
        slide = self.show_.slide
        self.briefing.hurry()
        was, now = (sampled.results.scenario for sampled in (one, scene.sampled))
        if was.statements != now.statements and alike(was, now):
            self.transition.tween(one, scene, self._saying)
        elif self.transition.moves:
            charts = self.briefing.charts
            before = slide.easel.picture() if charts.isNull() else charts
            self.transition.fade(before, one.results, scene)
        else:
            self.transition.cut(scene)

    def replay(self) -> None:
        """Show the last change once more: of the sliders, or from the step before to this one."""
        self.transition.finish()
        if self.questions is not None:
            self.questions.replay()
        elif self.place:
            before = self.rehearsal.drawn(self.place - 1)
            self.transition.replay(before, self.rehearsal.scene(self.place), self._saying)

    def toggle_questions(self) -> None:
        """Open the sliders, or go back to the story."""
        self.transition.finish()
        if self._close_questions():
            self.transition.cut(self.rehearsal.scene(self.place))
        else:
            scene = self.rehearsal.scene(self.place)
            args = self.show_, self.transition, scene, self._saying
            self.questions = Questions(*args, self)
            self.questions.refused.connect(self.show_.say)
            self.questions.settled.connect(self._rest)

    def _close_questions(self) -> bool:
        questions, self.questions = self.questions, None
        if questions is not None:
            questions.end()
        return questions is not None

    def _keep(self) -> None:
        if self.questions is not None and self.questions.moved:
            step = self.questions.step(self.rehearsal.steps[self.place])
            self.kept.emit(step, self.place)
            self.show_.say(_("Kept as a step after this one"))

    def _next(self) -> None:
        if self._lift():
            return
        if self.place == len(self.rehearsal.steps) - 1 and self.questions is None:
            self.transition.finish()
            self.show_.say(_("This is the last step; Esc ends the show"))
        else:
            self.go_to(self.place + 1)

    def _back(self) -> None:
        if not self._lift():
            self.go_to(self.place - 1)

    def _lift(self) -> bool:
        """A key that would go on takes up the curtain first."""
        return self.show_.curtain.isVisible() and self.show_.close_one()

    def _jump(self, number: int) -> None:
        if 1 <= number <= len(self.rehearsal.steps):
            self.go_to(number - 1)
        else:
            self.show_.say(_("There is no step {number}").format(number=number))

    def _list(self) -> None:
        self.show_.list_steps(self.rehearsal.headlines(), self.place)

    def _leave(self) -> None:
        if self.show_.close_one():
            return
        if self.questions is not None:
            self.toggle_questions()
        else:
            self.end()

    def _change_theme(self) -> None:
        self.transition.finish()
        self.theme_asked.emit()
        self.briefing.forget()
        self.show_.restyle()
        if self.questions is not None:
            self.questions.restyle()
        else:
            self.transition.cut(self.rehearsal.scene(self.place))

    def _change_motion(self) -> None:
        self.transition.finish()
        self.show_.say(self.transition.toggle_motion())

    # ---- what is shown

    @property
    def _sampled(self) -> Sampled:
        """What the room sees now."""
        scene = self.show_.slide.scene
        return scene.sampled if scene is not None else self.rehearsal.drawn(self.place)

    def _saying(self, sampled: Sampled) -> str:
        return self.rehearsal.saying(self.place, sampled)

    def _arrived(self) -> None:
        """The last frame is there: now there is time for all draws, and for the presenter."""
        self.briefing.brief(self.place)
        self._rest()
        if self.questions is None:
            self.rehearsal.refine(self.place, self.show_.slide.easel.preparations())

    def _rest(self) -> None:
        if not self.transition.running:
            self.briefing.rest(asking=self.questions is not None)

    def _show_finer(self, place: int) -> None:
        if place == self.place and self.questions is None and not self.transition.running:
            self.show_.slide.show_scene(self.rehearsal.scene(place))
            self._rest()

    def _measure(self) -> None:
        self.measuring.begin(self.place)

    def _show_on_axes(self, key: tuple[str, str]) -> None:
        scene = self.show_.slide.scene
        if scene is not None and key in scene.keys and not self.transition.running:
            self.show_.slide.easel.show_scene(scene)
