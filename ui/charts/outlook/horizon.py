"""The fan's horizon: its dot is dragged sideways, or moved by keys, year by year."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from explorer.text import _
from ui.charts.outlook.fan import FanPicture
from ui.gesture import Gesture, key_steps

_NEAR = 18.0
"""How near the dot a press has to be, in pixels."""
_KEYS = key_steps(1, 5, 1000)
"""How many years a key moves the horizon; what is too far is for the chart to shorten."""


class Horizon(FanPicture):
    """Emits the year to which the horizon is moved."""

    moved = Signal(int)
    gesture_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[float, float, int] | None = None
        self._keys = Gesture(self.gesture_changed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Outlook; the arrow keys move its horizon"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self.fan is not None
            and self.frame is not None
            and self._near(self.spot(event.position()))
        ):
            # A year is as wide as now until the release, whatever becomes of the axis meanwhile.
            self._held = self.spot(event.position()).x(), self.frame.step, self.fan.ends[0]
            self.gesture_changed.emit(True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            start, step, year = self._held
            self._move_to(year + round((self.spot(event.position()).x() - start) / step))
        else:
            near = self._near(self.spot(event.position()))
            self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._held = None
            self.gesture_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        years = _KEYS.get(Qt.Key(event.key()))
        if years is None or self.fan is None:
            event.ignore()
            return
        self._keys.begin()
        self._move_to(self.fan.ends[0] + years)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._keys.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.end()
        self.renew()

    def _move_to(self, year: int) -> None:
        if self.fan is not None and year != self.fan.ends[0]:
            self.moved.emit(year)

    def _near(self, point: QPointF) -> bool:
        return self.fan is not None and (point - self.dot).manhattanLength() <= _NEAR
