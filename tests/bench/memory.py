"""Memory that a long session takes: what is resident after 10,000 moves of the sliders."""

import gc
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from explorer import library
from explorer.study.goal import Goal
from tests.bench import Row
from tests.closing import close
from ui import app, theme

MOVES = 10_000
_WARM = 2_000
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MOVED = {"gpu_count": (1e3, 1e6), "server_power": (2e3, 2e4), "pue": (1.0, 2.0)}


def rows() -> list[Row]:
    """What is resident beyond what it was once everything had been used."""
    app.make_application()
    theme.apply("light")
    wiring = app.build(library.preset(library.DEFAULT))
    wiring.window_.resize(1600, 1000)
    wiring.window_.show()
    app.complete(wiring)
    wiring.store.aim(Goal("energy", 2.16e14))

    def move(number: int) -> None:
        name, (low, high) = list(_MOVED.items())[number % len(_MOVED)]
        wiring.store.state(name, low + (high - low) * (number * 0.6180339887 % 1.0))
        QCoreApplication.processEvents()

    def drag(moves: range) -> float:
        wiring.store.begin_gesture()
        for number in moves:
            move(number)
        wiring.store.end_gesture()
        app.settle()
        gc.collect()
        return _resident()

    before = drag(range(_WARM))
    after = drag(range(MOVES))
    close(wiring)
    return [Row(f"memory that {MOVES:,} moves add", (after - before) / 1e6, None, "MB", 5.0)]


def _resident() -> float:
    """Bytes."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE
