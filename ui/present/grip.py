"""A slider for a room: as a small one, several times as large."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.quantity import Quantity
from explorer.scenario import Statement
from ui import theme
from ui.controls.grips import Part, Places
from ui.controls.handled import HandledSlider
from ui.controls.scale import STEPS, Scale
from ui.present.sizes import Sizes

_HEIGHT, _RADIUS, _THICK = 52, 17, 10


class RoomSlider(HandledSlider):
    """Emits SI values, rounded to three figures, while it is moved; shows the range as well."""

    moved = Signal(float)

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale, self._quantity = Scale(quantity), quantity
        self._sizes = Sizes.of(QSize(1920, 1080))
        self._value, self._base = float("nan"), float("nan")
        self._ends: tuple[float, float] | None = None
        self.setAccessibleName(quantity.label)
        self.valueChanged.connect(self._emit_value)

    def show_value(self, si: float, base: float, statement: Statement | None) -> None:
        """Put the handle at an SI value and the mark at that of the story, emitting nothing."""
        self._value, self._base = si, base
        self._ends = statement.range if statement else None
        step = round(self._scale.fraction(si) * STEPS)
        if step != self.value():
            blocked = self.blockSignals(True)
            self.setValue(step)
            self.blockSignals(blocked)
        self.setAccessibleDescription(self._quantity.shown(si))
        self.update()

    def resize_for(self, sizes: Sizes) -> None:
        """As large as the slide is."""
        self._sizes = sizes
        self.setFixedHeight(sizes.px(_HEIGHT))

    def places(self) -> Places:
        """The handle alone can be taken."""
        return Places(self.height() / 2, self._x(self.value() / STEPS))

    def drag_end(self, part: Part, fraction: float) -> None:
        """There are no ends to be dragged in front of a room."""

    def nudge_end(self, part: Part, steps: int) -> None:
        """Nor to be moved by keys."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a presenter remote go on with the story, whatever has the focus."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _emit_value(self, step: int) -> None:
        value = self._scale.rounded(step / STEPS)
        if value != self._value:
            self._value = value
            self.moved.emit(value)

    def _fraction_at(self, x: float) -> float:
        radius = self._sizes.px(_RADIUS)
        return min(max((x - radius) / max(self.width() - 2 * radius, 1), 0.0), 1.0)

    def _x(self, fraction: float) -> float:
        radius = self._sizes.px(_RADIUS)
        return radius + (self.width() - 2 * radius) * fraction

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors, px = QPainter(self), theme.current(), self._sizes.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, thick = self.height() / 2, px(_THICK)
        here, start, end = self._x(self.value() / STEPS), self._x(0), self._x(1)
        for right, color in ((end, "groove"), (here, "accent")):
            painter.setBrush(colors.color(color))
            bar = QRectF(start, middle - thick / 2, right - start, thick)
            painter.drawRoundedRect(bar, thick / 2, thick / 2)
        if self._ends is not None:
            low, high = (self._x(self._scale.fraction(x)) for x in self._ends)
            shade = QColor(colors.accent)
            shade.setAlpha(80)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(low, middle - thick, high - low, 2 * thick), 3, 3)
        base = self._x(self._scale.fraction(self._base))
        painter.fillRect(
            QRectF(base - px(2), middle - px(20), px(4), px(40)), colors.color("faint")
        )
        if self.hasFocus():
            shade = QColor(colors.accent)
            shade.setAlpha(70)
            painter.setBrush(shade)
            painter.drawEllipse(QPointF(here, middle), px(_RADIUS + 7), px(_RADIUS + 7))
        painter.setBrush(colors.color("accent"))
        painter.setPen(QPen(colors.color("card"), px(3)))
        painter.drawEllipse(QPointF(here, middle), px(_RADIUS - 2), px(_RADIUS - 2))
        painter.end()
