"""On which display what is shown; displays come, go and change their size in a meeting."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Displays(QObject):
    """Tells when displays come or go, or are another size."""

    changed = Signal(bool)
    """True where one more is there than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._added)
            application.screenRemoved.connect(self._removed)
            application.primaryScreenChanged.connect(self._removed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._resized)

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._resized)
        self.changed.emit(True)

    def _removed(self, _screen: QScreen | None) -> None:
        self.changed.emit(False)

    def _resized(self, _area: QRect) -> None:
        self.changed.emit(False)


def for_the_room(home: QScreen, screens: Sequence[QScreen]) -> QScreen:
    """Where a show begins: the display on which the person is not, or the only one."""
    others = [screen for screen in screens if screen is not home]
    return others[0] if others else home


def after(screen: QScreen, screens: Sequence[QScreen]) -> QScreen:
    """The next display, round and round; the first where this one is gone."""
    if screen not in screens:
        return screens[0]
    return screens[(screens.index(screen) + 1) % len(screens)]


def other_than(screen: QScreen, screens: Sequence[QScreen]) -> QScreen | None:
    """Where the presenter's own view has room, if anywhere."""
    return next((one for one in screens if one is not screen), None)


def put_on(window: QWidget, screen: QScreen, *, full: bool) -> None:
    """Bring a window to a display, over all of it or in a frame."""
    area = screen.availableGeometry()
    if full:
        if window.isFullScreen() and window.screen() is not screen:
            window.showNormal()  # some window managers move no window that is full screen
        _assign(window, screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
    else:
        window.showNormal()
        window.resize(area.size() * 0.8)
        window.move(area.center() - window.rect().center())
        _assign(window, screen)


def _assign(window: QWidget, screen: QScreen) -> None:
    """Tell the widget and, where there is one already, the window behind it."""
    window.setScreen(screen)
    handle = window.windowHandle()
    if handle is not None:
        handle.setScreen(screen)
