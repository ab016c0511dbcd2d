"""The draws of what stands beside: as many as a drag can carry, all of them from the background."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.results import Results, evaluate
from explorer.scenario import Sampling
from ui import theme
from ui.background import Background, Cancelled, Progress
from ui.comparing.pin import Pin
from ui.steps import State

if TYPE_CHECKING:  # NumPy comes after the first paint
    from explorer.study.sampled import Sampled
    from ui.charts.beside import Beside
    from ui.charts.chart import Preparation


class Drawn(QObject):
    """Keeps the draws of pins, those of the scenario on screen, as long as they count."""

    refined = Signal()
    """There are more draws."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pins: tuple[Pin, ...] = ()
        self._sampling = Sampling()
        self._results: dict[int, tuple[State, Results]] = {}
        self._drawn: dict[tuple[int, int], Sampled] = {}
        self._made: tuple[object, tuple[Beside, ...]] = (None, ())
        self._worker = Background(self)
        self._worker.done.connect(self._take)

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """These stand beside from now on."""
        self._worker.cancel()
        self.pins = pins

    def beside(self, count: int, sampling: Sampling) -> "tuple[Beside, ...]":
        """All pins, drawn `count` times; until that is done, as often as a drag can carry.

        The same object as before where nothing differs.
        """
        from explorer.study.draws import LIVE  # noqa: PLC0415 - after the first paint
        from ui.charts.beside import Beside  # noqa: PLC0415

        self._follow(sampling)
        coarse = min(LIVE, count)
        fine = all(self._complete(pin, count) for pin in self.pins)
        drawn = [self._draw(pin, count if fine else coarse) for pin in self.pins]
        key = theme.current(), [(p.title, p.color) for p in self.pins], [id(s) for s in drawn]
        if key != self._made[0]:
            colors = theme.current().scenarios
            made = zip(self.pins, drawn, strict=True)
            self._made = key, tuple(Beside(p.title, colors[p.color], s) for p, s in made)
        return self._made[1]

    def refine(self, sampling: Sampling, preparations: "Sequence[Preparation]" = ()) -> None:
        """Begin to draw the pins as often as the sampling asks for, away from the screen."""
        self._follow(sampling)
        lacking = {
            pin.number: self._evaluated(pin)
            for pin in self.pins
            if not self._complete(pin, sampling.samples)
        }
        if lacking and not self._worker.busy:
            self._worker.start(lacking, _Refinement(lacking, tuple(preparations)))

    def finish(self, sampling: Sampling) -> None:
        """Draw as often as the sampling asks for, here and now: for a picture."""
        self._worker.cancel()
        self._follow(sampling)
        for pin in self.pins:
            self._draw(pin, sampling.samples)

    def stop(self) -> None:
        """Wait for the worker to end."""
        self._worker.stop()

    def _follow(self, sampling: Sampling) -> None:
        """Forget the draws of another sampling, and of pins that are gone or stand for others."""
        if sampling != self._sampling:
            self._worker.cancel()
            self._sampling, self._results, self._drawn = sampling, {}, {}
        there = {pin.number for pin in self.pins}
        self._results = {n: r for n, r in self._results.items() if n in there}
        results = {pin.number: self._evaluated(pin) for pin in self.pins}
        self._drawn = {k: s for k, s in self._drawn.items() if s.results is results.get(k[0])}

    def _evaluated(self, pin: Pin) -> Results:
        known = self._results.get(pin.number)
        if known is None or known[0] is not pin.state:
            from explorer.study.comparison import on_same_draws  # noqa: PLC0415 - NumPy

            results = evaluate(on_same_draws(pin.scenario, self._sampling))
            known = self._results[pin.number] = pin.state, results
        return known[1]

    def _complete(self, pin: Pin, count: int) -> bool:
        """Whether a pin is drawn so often, or needs no draws."""
        from explorer.study.draws import LIVE  # noqa: PLC0415 - after the first paint

        certain = not pin.scenario.uncertain
        return certain or count <= LIVE or (pin.number, count) in self._drawn

    def _draw(self, pin: Pin, count: int) -> "Sampled":
        from explorer.study.draws import LIVE  # noqa: PLC0415 - after the first paint
        from explorer.study.sampled import sample  # noqa: PLC0415

        key = pin.number, count if pin.scenario.uncertain else min(LIVE, count)
        if key not in self._drawn:
            self._drawn[key] = sample(self._evaluated(pin), key[1])
        return self._drawn[key]

    def _take(self, asked: object, drawn: object) -> None:
        if isinstance(asked, dict) and isinstance(drawn, dict):
            for number, sampled in drawn.items():
                self._drawn[number, sampled.draws.count] = sampled
            self.refined.emit()


class _Refinement:
    """The work of the background: the draws of pins, and what is shown of them."""

    def __init__(self, wanted: dict[int, Results], preparations: "tuple[Preparation, ...]") -> None:
        self._wanted, self._preparations = wanted, preparations

    def __call__(self, cancelled: Cancelled, _progress: Progress) -> "dict[int, Sampled]":
        from explorer.study.sampled import Sampled, sample  # noqa: PLC0415 - after the first paint

        drawn: dict[int, Sampled] = {}
        for number, results in self._wanted.items():
            fine = drawn[number] = sample(results)
            varying = [name for name in fine.values if not fine.is_certain(name)]
            bands: list[Callable[[Sampled], object]] = [
                partial(Sampled.band, name=name) for name in varying
            ]
            for prepare in (*self._preparations, *bands):
                if cancelled():
                    return drawn
                prepare(fine)
        return drawn
