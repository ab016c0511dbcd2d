"""The variance shares on screen: computed beside the window, and known to be out of date or not."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal

from explorer.results import Results
from explorer.study.variance import Shares, variance_shares, varying
from ui.background import Background, Cancelled, Progress

COUNT = 65_536
"""Draws: shares are then right to about two per cent, which takes a tenth of a second."""


class SharesFinder(QObject):
    """Holds the shares that were found last, and finds others when asked."""

    changed = Signal()
    progressed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shares: Shares | None = None
        self.failure = ""
        self._key: Hashable = None
        self._background = Background(self)
        self._background.done.connect(self._take)
        self._background.failed.connect(self._fail)
        self._background.progressed.connect(self._pass_on)

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._background.busy

    def are_of(self, results: Results, target: str) -> bool:
        """Whether the shares at hand are those of these statements and this result."""
        return self.shares is not None and self._key == _key(results, target)

    def find(self, results: Results, target: str) -> None:
        """Begin to find the shares; where nothing varies, that is known at once."""
        self.failure = ""
        if varying(results, target):
            self._background.start(_key(results, target), _Search(results, target))
        else:
            self._background.cancel()
            self._take(_key(results, target), variance_shares(results, target, COUNT))

    def cancel(self) -> None:
        """Give a search up."""
        self._background.cancel()

    def stop(self) -> None:
        """Give up, and wait until nothing runs any more."""
        self._background.stop()

    def _take(self, key: Hashable, shares: object) -> None:
        if isinstance(shares, Shares):
            self._key, self.shares = key, shares
            self.changed.emit()

    def _fail(self, _key: object, text: str) -> None:
        self.failure = text
        self.changed.emit()

    def _pass_on(self, _key: object, share: float) -> None:
        self.progressed.emit(share)


class _Search:
    """The work of the background."""

    def __init__(self, results: Results, target: str) -> None:
        self._results, self._target = results, target

    def __call__(self, cancelled: Cancelled, progress: Progress) -> Shares:
        return variance_shares(self._results, self._target, COUNT, progress, cancelled)


def _key(results: Results, target: str) -> Hashable:
    """All that the shares of a result depend on."""
    scenario = results.scenario
    statements = scenario.statements.items()
    drawn = tuple((name, s.value, s.range, s.distribution) for name, s in statements)
    return target, scenario.sampling.seed, drawn
