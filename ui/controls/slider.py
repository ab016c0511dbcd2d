"""A slider over a quantity's range, logarithmic or linear, with the keyboard of any slider."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from explorer.quantity import Quantity
from ui import theme

STEPS = 1000
_RADIUS = 7.0
_HEIGHT = 24


class ValueSlider(QSlider):
    """Emits SI values, rounded to three significant figures, while it is moved."""

    moved = Signal(float)
    gesture_changed = Signal(bool)

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._quantity = quantity
        self._low, self._high = quantity.slider
        self._value = float("nan")
        self._base: float | None = None
        self.setRange(0, STEPS)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(quantity.label)
        self.setMouseTracking(True)
        self.valueChanged.connect(self._emit_value)
        self._key_gesture = False

    def show_value(self, si: float, base: float | None) -> None:
        """Put the handle at an SI value and the mark at the one as opened, emitting nothing."""
        if (si, base) == (self._value, self._base):
            return
        self._value, self._base = si, base
        self.setAccessibleDescription(self._quantity.exact(si))
        step = round(self._fraction(si) * STEPS)
        if step != self.value():
            blocked = self.blockSignals(True)
            self.setValue(step)
            self.blockSignals(blocked)
        self.update()

    def _fraction(self, si: float) -> float:
        shown = si / self._quantity.size
        low, high = self._low, self._high
        if self._quantity.scale == "log":
            shown = max(shown, low)
            fraction = math.log(shown / low) / math.log(high / low)
        else:
            fraction = (shown - low) / (high - low)
        return min(max(fraction, 0.0), 1.0)

    def _value_at(self, step: int) -> float:
        fraction, low, high = step / STEPS, self._low, self._high
        if self._quantity.scale == "log":
            shown = low * (high / low) ** fraction
        else:
            shown = low + (high - low) * fraction
        if self._quantity.calendar:
            shown = round(shown)
        elif self._quantity.scale == "linear":
            places = max(0, 2 - math.floor(math.log10((high - low) or 1.0)))
            shown = round(shown, places)
        shown = float(f"{shown:.3g}") if not self._quantity.calendar else shown
        return min(max(shown, low), high) * self._quantity.size

    def _emit_value(self, step: int) -> None:
        value = self._value_at(step)
        if value != self._value:
            self._value = value
            self.moved.emit(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere takes the handle there; the drag is one gesture."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.gesture_changed.emit(True)
        self.setSliderDown(True)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows while the button is held."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The gesture ends where the button is let go."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.gesture_changed.emit(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel; it must not change a value in passing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys step; with Shift they step finely. Keys held down are one gesture."""
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageUp: STEPS // 10,
            Qt.Key.Key_PageDown: -STEPS // 10,
            Qt.Key.Key_Home: -STEPS,
            Qt.Key.Key_End: STEPS,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if not self._key_gesture:
            self._key_gesture = True
            self.gesture_changed.emit(True)
        if abs(step) == 1 and not fine:
            step *= self.singleStep()
        self.setValue(self.value() + step)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The gesture of a key ends when it is let go."""
        if self._key_gesture and not event.isAutoRepeat():
            self._end_key_gesture()
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """A gesture also ends where the slider loses focus or is taken away."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._end_key_gesture()
            if self.isSliderDown() and event.type() == QEvent.Type.Hide:
                self.setSliderDown(False)
                self.gesture_changed.emit(False)
        return super().event(event)

    def _end_key_gesture(self) -> None:
        if self._key_gesture:
            self._key_gesture = False
            self.gesture_changed.emit(False)

    def _follow(self, event: QMouseEvent) -> None:
        width = self.width() - 2 * _RADIUS
        fraction = (event.position().x() - _RADIUS) / max(width, 1.0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            fraction = 1 - fraction
        self.setValue(round(min(max(fraction, 0.0), 1.0) * STEPS))

    def sizeHint(self) -> QSize:
        """As wide as there is room, one line high."""
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Wide enough to be aimed at."""
        return QSize(80, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A groove filled to the handle, and a mark where the value stood when opened."""
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, left = self.height() / 2, _RADIUS
        width = self.width() - 2 * _RADIUS
        x = left + width * self.value() / STEPS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("groove"))
        painter.drawRoundedRect(QRectF(left, middle - 2, width, 4), 2, 2)
        fill = colors.color("accent") if self.isEnabled() else colors.color("faint")
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(left, middle - 2, x - left, 4), 2, 2)
        if self._base is not None:
            mark = left + width * self._fraction(self._base)
            painter.fillRect(QRectF(mark - 1, middle - 8, 2, 16), colors.color("faint"))
        self._paint_handle(painter, QPointF(x, middle), fill)
        painter.end()

    def _paint_handle(self, painter: QPainter, center: QPointF, fill: QColor) -> None:
        colors = theme.current()
        if self.hasFocus():
            halo = QColor(fill)
            halo.setAlpha(70)
            painter.setBrush(halo)
            painter.drawEllipse(center, _RADIUS + 4, _RADIUS + 4)
        painter.setBrush(fill if self.isEnabled() else colors.color("groove"))
        painter.setPen(QPen(colors.color("card"), 1.5))
        painter.drawEllipse(center, _RADIUS, _RADIUS)
