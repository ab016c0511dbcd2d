"""Axes that all steps of a story share: measured once, a little at a time between the frames."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ui.charts.beside import Extent, together
from ui.present.easel import Easel
from ui.present.scene import Key
from ui.wiring.rehearsal import Rehearsal


class Measuring(QObject):
    """Gives every chart axes that hold what it shows in any step."""

    kept = Signal(tuple)
    """The axes of a chart, by its key, are known from now on."""

    def __init__(self, easel: Easel, rehearsal: Rehearsal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._easel, self._rehearsal = easel, rehearsal
        self._work: Iterator[Key | None] = iter(())
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    def begin(self, place: int) -> None:
        """Measure all charts, those of a step first."""
        self._work = self._measured(place)
        self._turn.start()

    @property
    def busy(self) -> bool:
        """Whether something is still to be measured."""
        return self._turn.isActive()

    def finish(self) -> None:
        """Measure the rest here and now: for a picture."""
        while self.busy:
            self._go_on()

    def stop(self) -> None:
        """No more of it."""
        self._turn.stop()

    def _go_on(self) -> None:
        try:
            key = next(self._work)
        except StopIteration:
            self._turn.stop()
            return
        if key is not None:
            self.kept.emit(key)

    def _measured(self, first: int) -> Iterator[Key | None]:
        """One extent at each turn, and the key of a chart that is done."""
        rehearsal = self._rehearsal
        steps = range(len(rehearsal.steps))
        ordered = dict.fromkeys(rehearsal.keys(first))
        for place in steps:
            ordered |= dict.fromkeys(rehearsal.keys(place))
        for key in ordered:
            extents: list[Extent] = []
            for place in steps:
                if key in rehearsal.keys(place):
                    for sampled in (rehearsal.coarse(place), *rehearsal.others(place)):
                        extents.append(self._easel.extent(key, sampled))
                        yield None
            self._easel.keep(key, together(extents))
            yield key
