"""From the key to the next step of the story: its first painted frame, and its last."""

import os
import statistics
from collections.abc import Callable, Iterator
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from explorer import stories
from tests.bench import Row
from ui import app, theme
from ui.wiring.performance import Performance

SIZE = (1920, 1080)
ROUNDS = 4
LIMIT = 100.0


def rows() -> Iterator[Row]:
    """95th percentiles over the article's story, there and back, in milliseconds."""
    app.make_application()
    theme.apply("light")
    first, frames, last = _measured(moves=True)
    steps = len(stories.load(stories.ARTICLE).steps)
    what = f"key to the next step of {steps}, first painted frame"
    yield Row(f"{what}, median; floor: 100 ms", statistics.median(first), LIMIT, "ms", 1.0)
    yield Row("  the same, 95 %", _p95(first), LIMIT, "ms", 1.0)
    yield Row("  frames while it moves, 95 %", _p95(frames), None, "ms", None)
    yield Row("  key to the last frame, 95 %", _p95(last), 400.0, "ms", 1.0)
    at_once, _frames, _last = _measured(moves=False)
    yield Row("key to the next step without movement, 95 %", _p95(at_once), LIMIT, "ms", 1.0)


def _measured(*, moves: bool) -> tuple[list[float], list[float], list[float]]:
    """Times to the first frame, of each frame, and to the last one."""
    performance = _begun()
    performance.transition.moves = moves
    first: list[float] = []
    frames: list[float] = []
    last: list[float] = []
    steps = len(performance.rehearsal.steps)
    keys = [Qt.Key.Key_Right] * (steps - 1) + [Qt.Key.Key_Left] * (steps - 1)
    for key in keys * ROUNDS:
        start = perf_counter()
        QTest.keyClick(performance.show_, key)
        QCoreApplication.processEvents()
        first.append(_since(start))
        _until(lambda: not performance.transition.running, frames)
        last.append(_since(start))
        _pause(performance)
    performance.end()
    app.settle()
    return first, frames, last


def _begun() -> Performance:
    story = stories.load(stories.ARTICLE)
    performance = Performance(story.steps, 0, QWidget())
    performance.begin()
    performance.show_.showNormal()
    performance.show_.resize(*SIZE)
    app.settle()
    performance.measuring.begin(0)
    performance.measuring.finish()
    _pause(performance)
    return performance


def _pause(performance: Performance) -> None:
    """As a person who talks: what is done at leisure is done, and all draws are there."""
    begun = perf_counter()
    _until(lambda: perf_counter() - begun > 0.4, [])
    performance.transition.finish()


def _until(done: Callable[[], bool], frames: list[float]) -> None:
    while not done():
        start = perf_counter()
        QCoreApplication.processEvents()
        if _since(start) > 2:
            frames.append(_since(start))


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
