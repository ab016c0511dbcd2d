"""Starting the program: a window for a person, or a picture of it where there is no screen."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from explorer import __version__, library
from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.text import _
from ui import settings, theme
from ui.garbage import Garbage
from ui.stage import PAGES
from ui.store import Store
from ui.window import MINIMUM, MainWindow
from ui.wiring import Wiring

_SIZE = (1600, 1000)
_FRAME = 60
"""Room for a title bar, in pixels."""
_ROUNDS = 8
"""Rounds of events after which layouts and axes have settled."""


def open_window(asked: str | None = None, *, from_desktop: bool = False) -> int:
    """Open the window on a file or preset and run until it is closed; the exit status.

    Raises WattifError where it cannot be read; started from a desktop, where nobody sees standard
    error, the window opens all the same and says why.
    """
    wrong = ""
    try:
        scenario = library.find(asked or library.DEFAULT)
    except WattifError as error:
        if not from_desktop:
            raise
        wrong, asked, scenario = str(error), None, library.preset(library.DEFAULT)
    application = make_application()
    theme.apply(settings.load().theme)
    wiring = build(scenario)
    if asked and asked not in library.names():
        wiring.document.belongs_to(Path(asked))
    window = wiring.window_
    if wrong:
        window.notice.say(wrong)
    first_paint = _AfterFirstPaint(window, wiring)
    available = application.primaryScreen().availableGeometry()
    if available.width() > _SIZE[0] and available.height() > _SIZE[1] + _FRAME:
        window.resize(*_SIZE)
        window.show()
    else:
        window.showMaximized()
    status = application.exec()
    # The window goes while all that it tells of its going is still there.
    first_paint.deleteLater()
    window.deleteLater()
    settle()
    return status


def draw_window(
    scenario: Scenario, output: Path, width: int, height: int, *, dark: bool = False, page: int = 1
) -> None:
    """Draw the whole window into a picture, with one of its pages of charts in front.

    Raises WattifError where there is no such page or the picture cannot be written.
    """
    if not 1 <= page <= len(PAGES):
        raise WattifError(
            _("There is no page {page}, only 1 to {last}.").format(page=page, last=len(PAGES))
        )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    theme.apply("dark" if dark else "light")
    wiring = build(scenario)
    window = wiring.window_
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    # A picture smaller than the smallest window is that window, drawn smaller.
    shrunk = max(1.0, MINIMUM.width() / width, MINIMUM.height() / height)
    window.resize(round(width * shrunk), round(height * shrunk))
    window.show()
    wiring.place_charts()
    window.stage.tabs.setCurrentIndex(page - 1)
    wiring.finish()
    settle()
    smooth = Qt.TransformationMode.SmoothTransformation
    picture = window.grab().scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    saved = picture.save(str(output))
    window.close()
    window.deleteLater()
    settle()
    if not saved:
        raise WattifError(
            _(
                "{name} could not be written; name a file that ends in .png in a folder that can "
                "be written."
            ).format(name=output.name)
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
    Garbage(application)
    return application


def build(scenario: Scenario) -> Wiring:
    """A window on a scenario, everything connected, the charts still to come."""
    return Wiring(MainWindow(), Store(scenario))


def complete(wiring: Wiring) -> None:
    """Place the charts; from here on garbage is looked for among what is new."""
    wiring.place_charts()
    gc.freeze()


def settle() -> None:
    """Let layouts, axes and deferred deletions come to rest."""
    for _round in range(_ROUNDS):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _AfterFirstPaint(QObject):
    """Places the charts once the window has been painted without them."""

    def __init__(self, window: MainWindow, wiring: Wiring) -> None:
        super().__init__(window)
        self._wiring = wiring
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._complete)
        return False

    def _complete(self) -> None:
        complete(self._wiring)
