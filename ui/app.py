"""Starting the program: a window for a person, or a picture of it where there is no screen."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from explorer import __version__, library
from explorer.errors import WattifError
from explorer.scenario import Scenario
from ui import settings, theme
from ui.store import Store
from ui.window import MainWindow
from ui.wiring import Wiring

_SIZE = (1600, 1000)
_ROUNDS = 8
"""Rounds of events after which layouts and axes have settled."""


def open_window(asked: str | None = None) -> int:
    """Open the window on a file or preset and run until it is closed; the exit status."""
    scenario = library.find(asked or library.DEFAULT)
    application = make_application()
    theme.apply(settings.load().theme)
    wiring = build(scenario)
    if asked and asked not in library.names():
        path = Path(asked)
        wiring.document.path = None if library.is_preset(path) else path
        wiring.document.changed.emit()
    window = wiring.window_
    available = application.primaryScreen().availableGeometry()
    window.resize(min(_SIZE[0], available.width()), min(_SIZE[1], available.height()))
    first_paint = _AfterFirstPaint(window, wiring)
    window.show()
    status = application.exec()
    first_paint.deleteLater()
    return status


def draw_window(
    scenario: Scenario, output: Path, width: int, height: int, *, dark: bool = False
) -> None:
    """Draw the whole window into a picture. Raises WattifError where it cannot be written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    theme.apply("dark" if dark else "light")
    wiring = build(scenario)
    window = wiring.window_
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(width, height)
    window.show()
    wiring.place_charts()
    settle()
    saved = window.grab().save(str(output))
    window.close()
    if not saved:
        raise WattifError(
            f"{output.name} could not be written; name a file that ends in .png in "
            "a folder that can be written."
        )


def make_application() -> QApplication:
    """The one application of the process, with its name and fonts."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("wattif")
    QCoreApplication.setApplicationVersion(__version__)
    application.setDesktopFileName("wattif")
    theme.prepare_fonts(application)
    return application


def build(scenario: Scenario) -> Wiring:
    """A window on a scenario, everything connected, the charts still to come."""
    return Wiring(MainWindow(), Store(scenario))


def settle() -> None:
    """Let layouts, axes and deferred deletions come to rest."""
    for _round in range(_ROUNDS):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _AfterFirstPaint(QObject):
    """Places the charts once the window has been painted without them."""

    def __init__(self, window: MainWindow, wiring: Wiring) -> None:
        super().__init__(window)
        self._window = window
        self._wiring = wiring
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._wiring.place_charts)
        return False
