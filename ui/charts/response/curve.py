"""The picture of a response: a curve, the dot that can be dragged along it, and claims."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from explorer.text import _
from ui.charts.axes import Axis
from ui.charts.canvas import difference, scaled, zoom_for
from ui.charts.legend import Entry, entries, height_of, legend
from ui.charts.marks import Mark, draw, tip_at
from ui.charts.overlay import Overlay, Shape, place_of
from ui.charts.response.beside import Line, curves
from ui.gesture import Gesture, key_steps
from ui.plot import Plot, Side

_NEAR = 18.0
"""How near the dot a press has to be, in pixels."""
_KEYS = key_steps(0.01, 0.1, 1.0)
"""How far a key moves the dot, as a share of the axis."""


class CurvePlot(Plot):
    """Emits the value on the bottom axis, in its unit, while the dot is dragged."""

    moved = Signal(float)
    gesture_changed = Signal(bool)

    shape: Shape | None = None
    marks: tuple[Mark, ...] = ()
    """What is painted over the curve."""
    _axes: tuple[Axis, Axis] | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve = self.add_curve(0)
        self._shade = self.add_shade(0)
        self._behind: QPixmap | None = None
        self.lines: tuple[Line, ...] = ()
        self._curves_of: tuple[object, tuple[Mark, ...]] = (None, ())
        self._held: float | None = None
        self._keys = Gesture(self.gesture_changed)
        self.setMouseTracking(True)

    def show_shape(
        self, shape: Shape | None, bottom: Axis, left: Axis, lines: tuple[Line, ...] = ()
    ) -> None:
        """Show a curve on these axes, which are drawn anew only where they are other ones.

        The `lines` are those of other scenarios, painted with the marks.
        """
        changed, before = (bottom, left) != self._axes or lines is not self.lines, self.shape
        self.shape, self._axes, self.lines = shape, (bottom, left), lines
        if not changed and shape and before and shape.is_only_moved(before):
            self._move_marks()
            return
        if changed:
            self.set_ends("bottom", *bottom.ends)
            self.set_ends("left", *left.ends)
            self.retick()
        x, y = (shape.x, shape.y) if shape else (np.empty(0), np.empty(0))
        self._curve.set_points(bottom.positions(x), left.positions(y))
        low, high = shape.band if shape and shape.band else (np.empty(0), np.empty(0))
        places = bottom.positions(x)[: len(low)]
        self._shade.set_between(
            places, left.positions(np.maximum(low, left.low)), left.positions(high)
        )
        self.renew()

    def forget(self) -> None:
        """Nothing is shown, so nothing can be moved."""
        self.shape, self._axes, self.marks, self._behind = None, None, (), None

    @property
    def axes(self) -> tuple[Axis, Axis] | None:
        """The bottom and the left axis."""
        return self._axes

    @property
    def dot(self) -> QPointF:
        """Where the dot is, in pixels."""
        if self.shape is None or self._axes is None:
            return QPointF()
        return place_of(self, self.shape, *self._axes)

    # ---- how it looks

    def restyle(self) -> None:
        self._overlay = Overlay(self.zoom)
        super().restyle()

    def retick(self) -> None:
        """As many labels as there is room for."""
        if self._axes is None:
            return
        bottom, left = self._axes
        self.headroom = height_of(self._named, self.room, self._overlay.plain)
        most = min(max(int(self.inside.height() / (2.4 * self.line_height)), 2), 8)
        self._label("left", left, left.ticks(most))
        values: list[float] = []
        for most in (9, 7, 5, 4, 3, 2):
            values = bottom.ticks(most)
            widths = sum(self.text_width(text) + 22 for text in bottom.labels(values, named=True))
            if widths <= self.inside.width():
                break
        self._label("bottom", bottom, values)

    def _label(self, side: Side, axis: Axis, values: list[float]) -> None:
        labels = axis.labels(values, named=True)
        places = [axis.position(value) for value in values]
        self.set_ticks(side, list(zip(places, labels, strict=True)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        zoom = zoom_for(self.room.size())
        if zoom != self.zoom:
            self.zoom = zoom
            self.restyle()
        super().resizeEvent(event)

    def draw_over(self, painter: QPainter) -> None:
        self._arrange()
        draw(painter, self.marks)

    def _arrange(self) -> None:
        self.marks = ()
        if self.shape is not None and self._axes is not None:
            over = self._overlay.marks(self, self.shape, *self._axes)
            self.marks = (*self._beside(*self._axes), *over)

    @property
    def _named(self) -> list[Entry]:
        """The legend, of whoever is in the picture besides the scenario itself."""
        if not self.lines or self._axes is None or self.shape is None:
            return []
        result = self._axes[1].quantity.name
        return entries([line.beside for line in self.lines], result, self.shape.label)

    def _beside(self, bottom: Axis, left: Axis) -> tuple[Mark, ...]:
        """The other scenarios and the legend, made anew only where the axes or they change."""
        if not self.lines:
            return ()
        key = self.lines, bottom, left, self.inside, self._overlay
        if self._curves_of[0] != key:
            made = tuple(curves(self.lines, self, bottom, left).marks)
            self._curves_of = key, made
        named, kind = self._named, self._overlay.plain
        head = legend(named, self.room, kind).marks if height_of(named, self.room, kind) else ()
        return (*self._curves_of[1], *head)

    def _move_marks(self) -> None:
        """Paint only where the marks differ; curve and axes are the same."""
        before = self.marks
        self._arrange()
        self.viewport().update(scaled(difference(before, self.marks), self.magnified))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint anew, or, where only marks have moved, over a picture of all that is behind."""
        if event.rect() == self.viewport().rect():
            self._behind = None
            super().paintEvent(event)
            return
        if self._behind is None:
            self._behind = self._picture_behind()
        painter = QPainter(self.viewport())
        area, sharp = QRectF(event.rect()), self._behind.devicePixelRatio()
        source = QRectF(area.topLeft() * sharp, area.size() * sharp)
        painter.drawPixmap(area, self._behind, source)
        painter.scale(self.magnified, self.magnified)
        draw(painter, self.marks, scaled(event.region(), 1 / self.magnified))
        painter.end()

    def _picture_behind(self) -> QPixmap:
        view, sharp = self.viewport(), self.devicePixelRatioF()
        picture = QPixmap(view.size() * sharp)
        picture.setDevicePixelRatio(sharp)
        painter = QPainter(picture)
        self.render(painter, QRectF(view.rect()), view.rect())
        painter.end()
        return picture

    def tip(self, point: QPointF) -> str:
        """The claim or the scenario below the pointer, or else what the curve says there."""
        if self.shape is None or self._axes is None:
            return ""
        if told := tip_at(self.marks, point):
            return told
        if not self.inside.contains(point):
            return ""
        bottom, left = self._axes
        x, size = bottom.value(self.across(point.x())), left.quantity.size
        ys = [float(np.interp(x, self.shape.x, y)) * size for y in self.shape.curves]
        told = _("{quantity} {x}: {result} {y}").format(
            quantity=bottom.quantity.label,
            x=bottom.quantity.shown(x * bottom.quantity.size),
            result=left.quantity.label,
            y=left.quantity.shown(ys[0]),
        )
        if len(ys) > 1:
            nine = _("nine in ten draws: {interval}")
            told += "\n" + nine.format(interval=left.quantity.interval(ys[1], ys[2]))
        for line in self.lines:
            y = float(np.interp(x, line.x, line.y)) * size
            told += f"\n{line.beside.called}: {left.quantity.shown(y)}"
        return told

    # ---- how it is moved

    def mousePressEvent(self, event: QMouseEvent) -> None:
        distance = self.spot(event.position()) - self.dot
        if event.button() == Qt.MouseButton.LeftButton and self._near(distance):
            self._held = distance.x()
            self.gesture_changed.emit(True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self._axes is not None:
            position = self.across(self.spot(event.position()).x() - self._held)
            self.moved.emit(self._axes[0].value(position))
        else:
            near = self._near(self.spot(event.position()) - self.dot)
            shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._held = None
            self.gesture_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        share = _KEYS.get(Qt.Key(event.key()))
        if share is None or self.shape is None or self._axes is None:
            event.ignore()
            return
        self._keys.begin()
        axis = self._axes[0]
        low, high = axis.ends
        step = share * (high - low)
        if axis.quantity.calendar and abs(step) < 1:
            step = 1.0 if step > 0 else -1.0
        position = min(max(axis.position(self.shape.here[0]) + step, low), high)
        self.moved.emit(axis.value(position))

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

    def _near(self, distance: QPointF) -> bool:
        return self.shape is not None and distance.manhattanLength() <= _NEAR
