"""What the steps of a story come to, worked out before anybody asks for them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from explorer.plain_text import short
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.story import Step
from explorer.study.comparison import on_same_draws
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from explorer.study.sentence import said
from explorer.text import _
from ui import theme
from ui.background import Background, Cancelled, Progress
from ui.charts.beside import Beside
from ui.charts.chart import Preparation
from ui.present.scene import Key, Scene

_Fine: TypeAlias = tuple[Sampled, tuple[Sampled, ...]]
"""All draws of a step, and of the scenarios that it is compared with."""
_ALONE = "waterfall"
"""A chart of the change from another scenario: from the step before, where there is no other."""


class Rehearsal(QObject):
    """Results and draws of every step; the draws that a drag can carry, and for one step all."""

    ready = Signal()
    """Every step has its draws."""
    refined = Signal(int)
    """A step has all the draws that its scenario asks for."""

    def __init__(self, steps: Sequence[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps = tuple(steps)
        self._results: dict[int, Results] = {}
        self._coarse: dict[int, Sampled] = {}
        self._others: dict[int, tuple[Sampled, ...]] = {}
        self._fine: dict[int, _Fine] = {}
        self._preparing, self._refining = Background(self), Background(self)
        self._preparing.done.connect(self._take_coarse)
        self._refining.done.connect(self._take_fine)

    # ---- what a step comes to

    def results(self, place: int) -> Results:
        """All that follows from the scenario of a step."""
        if place not in self._results:
            self._results[place] = evaluate(self.steps[place].scenario)
        return self._results[place]

    def coarse(self, place: int) -> Sampled:
        """A step with as many draws as a drag can carry."""
        if place not in self._coarse:
            self._coarse[place] = _coarse(self.results(place))
        return self._coarse[place]

    def drawn(self, place: int) -> Sampled:
        """A step with the finest draws there are."""
        fine = self._fine.get(place)
        return fine[0] if fine is not None else self.coarse(place)

    def others(self, place: int) -> tuple[Sampled, ...]:
        """The scenarios that a step is compared with: on its draws, and as many of them."""
        if place in self._fine:
            return self._fine[place][1]
        if place not in self._others:
            self._others[place] = tuple(map(_coarse, self._beside_it(place)))
        return self._others[place]

    def _beside_it(self, place: int) -> list[Results]:
        step = self.steps[place]
        sampling = step.scenario.sampling
        return [evaluate(on_same_draws(other, sampling)) for other in step.beside]

    def keys(self, place: int) -> tuple[Key, ...]:
        """The charts of a step."""
        step = self.steps[place]
        return tuple((kind, step.look_at) for kind in step.charts)

    # ---- what is shown of it

    def scene(self, place: int) -> Scene:
        """A step as the slide shows it, with the step before as a ghost."""
        step, sampled = self.steps[place], self.drawn(place)
        before = self.drawn(place - 1) if place else None
        scene = Scene(
            sentence=said(step.headline, sampled.results, before, sampled),
            sampled=sampled,
            charts=step.charts,
            look_at=step.look_at,
            beside=self._beside(place),
            before=before,
            place=place,
            count=len(self.steps),
        )
        if before is None or step.scenario == self.steps[place - 1].scenario:
            return scene
        shared = {key for key in self.keys(place - 1) if key in scene.keys}
        if not step.beside:
            shared |= {key for key in scene.keys if key[0] == _ALONE}
        return replace(scene, ghost=ghost(before), ghostly=frozenset(shared))

    def saying(self, place: int, sampled: Sampled) -> str:
        """The sentence of a step with other numbers in it."""
        before = self.drawn(place - 1) if place else None
        return said(self.steps[place].headline, sampled.results, before, sampled)

    def headlines(self) -> list[str]:
        """The sentences of all steps."""
        return [
            said(step.headline, self.results(place), self.results(place - 1) if place else None)
            for place, step in enumerate(self.steps)
        ]

    def _beside(self, place: int) -> tuple[Beside, ...]:
        colors, step = theme.current().scenarios[1:], self.steps[place]
        return tuple(
            Beside(_name(other), color, sampled)
            for other, color, sampled in zip(step.beside, colors, self.others(place), strict=False)
        )

    # ---- beforehand

    def prepare(self, place: int) -> None:
        """Draw all steps in the background, the nearest ones first."""
        order = sorted(range(len(self.steps)), key=lambda other: abs(other - place))
        lacking = {other: self.results(other) for other in order if other not in self._coarse}
        self._preparing.start(place, partial(_prepare, lacking))

    def refine(self, place: int, preparations: Sequence[Preparation]) -> None:
        """Draw a step as often as its scenario asks for, away from the screen."""
        shown = self.coarse(place), *self.others(place)
        wanted = self.steps[place].scenario.sampling.samples
        if place not in self._fine and wanted > LIVE and not all(one.certain for one in shown):
            results = tuple(one.results for one in shown)
            self._refining.start(place, partial(_refine, results, tuple(preparations)))

    def finish(self, place: int) -> None:
        """Draw a step as often as its scenario asks for, here and now: for a picture."""
        self._refining.cancel()
        others = tuple(map(sample, self._beside_it(place)))
        self._take_fine(place, (sample(self.results(place)), others))

    def stop(self) -> None:
        """End what works in the background."""
        self._preparing.stop()
        self._refining.stop()

    def _take_coarse(self, _place: object, drawn: object) -> None:
        if isinstance(drawn, dict):
            self._coarse = {**drawn, **self._coarse}
            self.ready.emit()

    def _take_fine(self, place: object, fine: object) -> None:
        if isinstance(place, int) and isinstance(fine, tuple):
            # Fine draws are large: those of this step and of the one before are enough.
            kept = {n: s for n, s in self._fine.items() if abs(n - place) <= 1}
            self._fine = {**kept, place: fine}
            self.refined.emit(place)


def ghost(sampled: Sampled) -> Beside:
    """What was shown before, faint and behind."""
    return Beside(_("before"), theme.current().scenarios[0], sampled, ghost=True)


def _name(scenario: Scenario) -> str:
    return short(scenario.title, 60) or _("an untitled scenario")


def _coarse(results: Results) -> Sampled:
    return sample(results, min(LIVE, results.scenario.sampling.samples))


def _prepare(
    lacking: dict[int, Results], cancelled: Cancelled, progress: Progress
) -> dict[int, Sampled]:
    drawn = {}
    for number, (place, results) in enumerate(lacking.items()):
        if cancelled():
            break
        drawn[place] = _coarse(results)
        progress((number + 1) / len(lacking))
    return drawn


def _refine(
    wanted: tuple[Results, ...],
    preparations: tuple[Preparation, ...],
    cancelled: Cancelled,
    _progress: Progress,
) -> _Fine:
    """All draws of a step and of what it is compared with."""
    fine = list[Sampled]()
    for results in wanted:
        drawn = sample(results)
        fine.append(drawn)
        for prepare in preparations:
            if not cancelled():
                prepare(drawn)
        for name in drawn.values:
            if not cancelled() and not drawn.is_certain(name):
                drawn.band(name)
    return fine[0], tuple(fine[1:])
