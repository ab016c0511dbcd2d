"""From the start of the process to the first picture, beside bare programs in the same run."""

import os
import statistics
import subprocess
import sys
from time import perf_counter

from tests.bench import Row

ROUNDS = 9

_LABEL = """
import os
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
application = QApplication([])
label = Label("Wattif")
label.resize(1600, 1000)
label.show()
application.exec()
"""

_PLOT = """
import os
import numpy
from PySide6.QtWidgets import QApplication
import pyqtgraph
class Plot(pyqtgraph.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
application = pyqtgraph.mkQApp()
plot = Plot()
plot.plot(numpy.arange(10.0))
plot.resize(1600, 1000)
plot.show()
application.exec()
"""

_OURS = """
import os, sys
from explorer.cli import prepare
prepare()
from explorer import library
scenario = library.find(library.DEFAULT)
from PySide6.QtCore import QEvent, QObject, QTimer
from ui import app, settings, theme
application = app.make_application()
theme.apply(settings.load().theme)
wiring = app.build(scenario)
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False
def done():
    if {charts!r}:
        if not wiring.charts:
            wiring.place_charts()
            app.settle()
        assert wiring.charts
    else:
        assert sys.modules.keys().isdisjoint(("pyqtgraph", "pint", "numpy"))
    os._exit(0)
watch = Painted()
wiring.window_.centralWidget().installEventFilter(watch)
wiring.window_.resize(1600, 1000)
wiring.window_.show()
application.exec()
"""


def rows() -> list[Row]:
    """Whole-process times, medians, taken in turn; in milliseconds."""
    programs = {
        "label": _LABEL,
        "window": _OURS.format(charts=False),
        "plot": _PLOT,
        "charts": _OURS.format(charts=True),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _round in range(ROUNDS):
        for name, program in programs.items():
            times[name].append(_run(program))
    median = {name: statistics.median(values[1:]) for name, values in times.items()}
    return [
        Row("start to window painted, vs bare label", median["window"], median["label"], "ms", 2.0),
        Row("start to charts painted, vs bare plot", median["charts"], median["plot"], "ms", 1.6),
    ]


def _run(program: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    return (perf_counter() - start) * 1000
