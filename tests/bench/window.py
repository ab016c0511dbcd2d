"""From a move of a slider to everything painted, beside bare pyqtgraph plots in the same run."""

import gc
import os
import statistics
from collections.abc import Callable
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from explorer import library
from explorer.study.goal import Goal
from tests.bench import Row
from tests.closing import close
from ui import app, theme
from ui.wiring import Wiring

POSITIONS = 300
SIZE = (1600, 1000)
FRAME = 1000 / 60
POINTS = 200


def rows() -> list[Row]:
    """Median and 95th percentile of ours and of the floor, in milliseconds.

    Ours is the overview with the bands of 10,000 draws, the tornado and the marks of a target; the
    floor as many bare plots as it shows charts.
    """
    app.make_application()
    theme.apply("light")
    ours, charts = _ours()
    bare = _bare(charts)
    what = f"slider move to {charts} charts, tiles and marks painted"
    floor = f"floor: {charts} bare plots"
    return [
        Row(f"{what}, median; {floor}", median(ours), median(bare), "ms", 2.0),
        Row("  the same, 95 %", p95(ours), p95(bare), "ms", 2.0),
        Row("  the same, 95 %; floor: a frame at 60 Hz", p95(ours), FRAME, "ms", 1.0),
    ]


def _ours() -> tuple[list[float], int]:
    """The times, and how many charts were in sight."""
    wiring = app.build(library.preset(library.DEFAULT))
    wiring.window_.resize(*SIZE)
    wiring.window_.show()
    app.complete(wiring)
    wiring.store.aim(Goal("energy", 2.16e14))
    app.settle()
    charts = len(wiring.window_.stage.visible)
    times = moves(wiring)
    close(wiring)
    gc.unfreeze()
    return times, charts


def moves(wiring: Wiring) -> list[float]:
    """The times from each move of a slider, from its left end to its right, to all painted."""
    slider = wiring.window_.panel.main_rows[1].slider
    middle = slider.height() / 2

    def send(kind: QEvent.Type, x: float, buttons: Qt.MouseButton) -> None:
        where = QPointF(x, middle)
        button = (
            Qt.MouseButton.LeftButton if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        )
        event = QMouseEvent(
            kind, where, slider.mapToGlobal(where), button, buttons, Qt.KeyboardModifier.NoModifier
        )
        QCoreApplication.sendEvent(slider, event)

    def move(place: int) -> None:
        send(
            QEvent.Type.MouseMove,
            7 + (slider.width() - 14) * place / POSITIONS,
            Qt.MouseButton.LeftButton,
        )

    send(QEvent.Type.MouseButtonPress, 7, Qt.MouseButton.LeftButton)
    app.settle()
    times = _times(move)
    send(QEvent.Type.MouseButtonRelease, 7, Qt.MouseButton.NoButton)
    return times


def _bare(count: int) -> list[float]:
    """So many bare plots with fixed ranges in a window as large; data set and painted."""
    window = QWidget()
    grid = QGridLayout(window)
    x = np.linspace(1.0, 2.0, POINTS)
    curves = []
    for place in range(count):
        plot = pg.PlotWidget()
        plot.setXRange(1, 2, padding=0)
        plot.setYRange(0, 10, padding=0)
        plot.getPlotItem().disableAutoRange()
        curves.append(plot.plot(x, x))
        grid.addWidget(plot, place // 3, place % 3)
    window.resize(*SIZE)
    window.show()
    app.settle()

    def move(place: int) -> None:
        for curve in curves:
            curve.setData(x, x * (1 + 4 * place / POSITIONS))

    times = _times(move)
    window.close()
    window.deleteLater()
    app.settle()
    return times


def _times(move: Callable[[int], None]) -> list[float]:
    times = []
    for place in range(POSITIONS):
        start = perf_counter()
        move(place)
        QCoreApplication.processEvents()
        times.append((perf_counter() - start) * 1000)
    return times


def median(times: list[float]) -> float:
    """The time that half of the moves stay below."""
    return statistics.median(times)


def p95(times: list[float]) -> float:
    """The time that nineteen of twenty moves stay below."""
    return statistics.quantiles(times, n=20)[-1]
