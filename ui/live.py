"""The draws behind the screen: as many as a drag can carry, more of them once it has ended."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.results import Results
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from ui.background import Background, Cancelled, Progress
from ui.charts.chart import Preparation


class Live(QObject):
    """Holds the draws of the results on screen; refines them in the background."""

    refined = Signal()
    """`sampled` now has as many draws as the scenario asks for."""

    def __init__(self, results: Results, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coarse = sample(results, _live(results))
        self._fine: Sampled | None = None
        self._worker = Background(self)
        self._worker.done.connect(self._take)

    @property
    def sampled(self) -> Sampled:
        """The draws of the results that were followed last, the finest there are."""
        if self._fine is not None and self._fine.results is self._coarse.results:
            return self._fine
        return self._coarse

    @property
    def coarse(self) -> Sampled:
        """The same results with as many draws as a drag can carry."""
        return self._coarse

    @property
    def settled(self) -> bool:
        """Whether there are no more draws to come."""
        return self._coarse.certain or self.sampled is self._fine

    def follow(self, results: Results) -> Sampled:
        """Draw other results at once."""
        if results is not self._coarse.results:
            self._worker.cancel()
            self._coarse = sample(results, _live(results), self._coarse)
        return self.sampled

    def refine(self, preparations: Iterable[Preparation] = ()) -> None:
        """Begin to draw them as often as the scenario asks for, away from the screen.

        What is shown of them and takes long is prepared there as well.
        """
        results, wanted = self._coarse.results, self._coarse.results.scenario.sampling.samples
        if not self._coarse.certain and wanted > LIVE and self.sampled is self._coarse:
            self._worker.start(results, _Refinement(results, self._fine, tuple(preparations)))

    def finish(self) -> None:
        """Draw as often as the scenario asks for, here and now: for a picture."""
        self._worker.cancel()
        if not self._coarse.certain:
            self._fine = sample(self._coarse.results, before=self._fine)

    def stop(self) -> None:
        """Wait for the worker to end."""
        self._worker.stop()

    def _take(self, results: object, sampled: object) -> None:
        if results is self._coarse.results and isinstance(sampled, Sampled):
            self._fine = sampled
            self.refined.emit()


def _live(results: Results) -> int:
    return min(LIVE, results.scenario.sampling.samples)


class _Refinement:
    """The work of the background: the draws and the percentiles of all that varies."""

    def __init__(
        self, results: Results, before: Sampled | None, preparations: tuple[Preparation, ...]
    ) -> None:
        self._results, self._before = results, before
        self._preparations = preparations

    def __call__(self, cancelled: Cancelled, _progress: Progress) -> Sampled:
        fine = sample(self._results, before=self._before)
        varying = [name for name in fine.values if not fine.is_certain(name)]
        bands: list[Preparation] = [partial(Sampled.band, name=name) for name in varying]
        for prepare in (*self._preparations, *bands):
            if cancelled():
                break
            prepare(fine)
        return fine
