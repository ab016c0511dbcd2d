"""Where the show and the presenter's view stand, whatever becomes of the displays meanwhile."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from explorer.text import _
from ui.present.displays import Displays, after, for_the_room, other_than, put_on
from ui.present.presenter import Presenter
from ui.present.show import Show

_LULL = 60
"""So many milliseconds after a display came or went, Qt has moved what was on it."""


class Staging(QObject):
    """Two windows, and as many displays as there are at the moment."""

    presenter_shown = Signal()

    def __init__(
        self, show: Show, presenter: Presenter, home: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._show, self._presenter, self._home = show, presenter, home
        self._full = True
        self._put_on: QScreen = home.screen()
        self._lull = QTimer(self)
        self._lull.setSingleShot(True)
        self._lull.setInterval(_LULL)
        self._lull.timeout.connect(self.settle)
        self.displays = Displays(self)
        self.displays.changed.connect(self._changed)

    def begin(self) -> None:
        """The show on the display where the person is not, what only they see on theirs."""
        screens = QGuiApplication.screens()
        home = self._home.screen()
        self._put_show(for_the_room(home, screens))
        if self._screen is not home:
            self._show_presenter(home)
        self._show.raise_()
        self._show.activateWindow()
        self._show.setFocus()

    @property
    def _screen(self) -> QScreen:
        """Where the show is; of a window that moves over a whole display Qt knows it too late."""
        return self._put_on if self._full else self._show.screen()

    def toggle_presenter(self) -> None:
        """Open the presenter's view, or close it."""
        if self._presenter.isVisible():
            self._presenter.hide()
        else:
            screens = QGuiApplication.screens()
            self._show_presenter(other_than(self._screen, screens) or screens[0])
            self._presenter.activateWindow()

    def go_on_other(self) -> None:
        """Show on the next display; the presenter's view makes room."""
        screens = QGuiApplication.screens()
        if len(screens) < 2:
            self._show.say(_("There is only one display"))
            return
        self._put_show(after(self._screen, screens))
        other = other_than(self._screen, screens)
        if self._presenter.isVisible() and other is not None:
            self._show_presenter(other)
        self._show.activateWindow()

    def toggle_full(self) -> None:
        """In a window, or full screen."""
        screen, self._full = self._screen, not self._full
        self._put_show(screen)

    def settle(self) -> None:
        """Bring both windows to displays that are there, in their present sizes."""
        screens = QGuiApplication.screens()
        if not screens:
            return
        self.settle_on(screens)

    def settle_on(self, screens: list[QScreen]) -> None:
        """The same for these displays."""
        gone = self._screen not in screens
        if gone:
            self._put_show(self._remaining(screens))
        elif self._full and self._show.geometry() != self._screen.geometry():
            self._put_show(self._screen)
        if self._presenter.isVisible():
            self._settle_presenter(screens)

    def _settle_presenter(self, screens: list[QScreen]) -> None:
        other = other_than(self._screen, screens)
        if other is None and self._full:
            # On the only display it would lie over the show.
            self._presenter.hide()
            self._show.activateWindow()
            self._show.say(_("One display is left; P shows the notes"))
        elif other is not None and self._presenter.screen() is not other:
            self._show_presenter(other)

    def _remaining(self, screens: list[QScreen]) -> QScreen:
        home = self._home.screen()
        return for_the_room(home, screens) if home in screens else screens[0]

    def _changed(self, more: bool) -> None:
        self._lull.start()
        if more:
            self._show.say(_("Another display is there; D shows on it"))

    def _put_show(self, screen: QScreen) -> None:
        self._put_on = screen
        put_on(self._show, screen, full=self._full)

    def _show_presenter(self, screen: QScreen) -> None:
        put_on(self._presenter, screen, full=False)
        self.presenter_shown.emit()
