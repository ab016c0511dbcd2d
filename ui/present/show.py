"""The show: the window that the room sees, with the slide and what lies over it for a while."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.text import _
from ui.present.cards import Jump, Keys
from ui.present.drawer import Drawer
from ui.present.keyed import Keyed
from ui.present.over import Curtain, Hint
from ui.present.slide import Slide

_REST = 2_000
"""So many milliseconds of rest after which the pointer hides."""


class Show(Keyed):
    """Full screen; every key and click is asked for by a signal."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Wattif, presenting"))
        self.setAccessibleName(_("Presentation"))
        self.setMouseTracking(True)
        self.slide = Slide(self)
        self.drawer = Drawer(self)
        self.curtain = Curtain(self)
        self.keys = Keys(self)
        self.jump = Jump(self)
        self.hint = Hint(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._hide_pointer)
        self.typed.connect(self._show_digits)
        for view in (self.slide, *self.slide.findChildren(QWidget)):
            view.setMouseTracking(True)
        self.installEventFilter(self)
        self.slide.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether sliders or the list of steps take most keys."""
        return self.drawer.isVisible() or self.jump.isVisible()

    def list_steps(self, headlines: Sequence[str], place: int) -> None:
        """Let a step be chosen."""
        self.jump.open(headlines, place, self.slide.sizes)

    def toggle_keys(self) -> None:
        """Show all keys, or no longer."""
        if self.keys.isVisible():
            self.keys.hide()
        else:
            self.keys.open(self.slide.sizes)

    def say(self, text: str) -> None:
        """A few words for a moment."""
        self.hint.say(text, self.slide.sizes)

    def close_one(self) -> bool:
        """Close what is open on top; False where nothing is, but for the sliders."""
        for over in (self.curtain, self.keys, self.jump):
            if over.isVisible():
                over.hide()
                self.setFocus()
                return True
        return False

    def open_drawer(self, is_open: bool) -> None:
        """Open the sliders beside the slide, or close them."""
        self.slide.make_room(is_open)
        self._place_drawer()
        self.drawer.setVisible(is_open)
        if is_open:
            self.drawer.focus_first()
        else:
            self.setFocus()

    def restyle(self) -> None:
        """What is open takes the colours of another theme."""
        self.hint.hide()
        self._place_drawer()
        if self.keys.isVisible():
            self.keys.open(self.slide.sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.slide.setGeometry(self.rect())
        self.curtain.setGeometry(self.rect())
        self._place_drawer()
        for card in (self.keys, self.jump):
            card.hide()
        self.hint.hide()
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes on; with the right button, or the one for it, back."""
        back = (Qt.MouseButton.RightButton, Qt.MouseButton.BackButton)
        if event.button() in back:
            self.asked.emit("back")
        elif not self.close_one() and not self.is_open:
            self.asked.emit("next")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pointer comes back when it is moved, and hides when it rests."""
        if event.type() == QEvent.Type.MouseMove:
            self.unsetCursor()
            self._rest.start()
        return super().eventFilter(watched, event)

    def _hide_pointer(self) -> None:
        if not self.is_open:
            self.setCursor(Qt.CursorShape.BlankCursor)

    def _show_digits(self, digits: str) -> None:
        if digits:
            self.say(_("Step {number} …  Enter goes there").format(number=digits))
        else:
            self.hint.hide()

    def _place_drawer(self) -> None:
        self.drawer.setGeometry(self.slide.free)
        self.drawer.resize_for(self.slide.sizes)
