"""Starting the program: a window for a person, or a picture of it where there is no screen."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from explorer import __version__, files, library, stories
from explorer.errors import WattifError
from explorer.scenario import Scenario
from explorer.text import _
from ui import settings, theme
from ui.document import own
from ui.garbage import Garbage
from ui.mishaps import Mishaps
from ui.origin import Origin
from ui.stage import PAGES
from ui.window import MINIMUM
from ui.windows import Windows, build, complete, settle

__all__ = ["build", "complete", "draw_window", "make_application", "open_window", "settle"]


def open_window(asked: str | None = None, *, from_desktop: bool = False) -> int:
    """Open a window on a file, story or preset and run until all are closed; the exit status.

    Raises WattifError where it cannot be read; started from a desktop, where nobody sees standard
    error, the window opens all the same and says why.
    """
    wrong = ""
    try:
        path = library.path_of(asked or library.DEFAULT)
        story = path if stories.is_story_file(path) else None
        file = _beginning(story) if story else files.opened(path)
    except WattifError as error:
        if not from_desktop:
            raise
        wrong, path, story = str(error), library.path_of(library.DEFAULT), None
        file = files.opened(path)
    application = make_application()
    theme.apply(settings.load().theme)
    mishaps = Mishaps(application)
    mishaps.install()
    windows = Windows(application)
    mishaps.happened.connect(windows.tell)
    wiring = windows.open(file.scenario, Origin.of(file, None if story else own(path)))
    wiring.document.remember()
    if story:
        wiring.storytelling.open_story(story)
    if wrong:
        wiring.window_.notice.say(wrong)
    status = application.exec()
    settle()
    mishaps.uninstall()
    return status


def _beginning(story: Path) -> files.Opened:
    """The scenario that a story begins with, which is no file. Raises WattifError."""
    steps = stories.load(story).steps
    return files.Opened(steps[0].scenario if steps else Scenario(), None, "")


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
