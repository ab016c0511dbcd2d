"""The picture of a map: colours and lines over two axes, and a dot that can be dragged."""

import math
from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme
from ui.charts.canvas import Canvas, scaled
from ui.charts.map import ramp
from ui.charts.map.frame import Frame
from ui.charts.map.ground import Ground
from ui.charts.map.keys import FINE, KEYS, stepped
from ui.charts.map.sheet import Sheet, Types, sheet
from ui.charts.map.surround import Surround, surround
from ui.charts.marks import CENTER, Box, Item, Mark, Stroke, Type, Words, draw, over, tip_at
from ui.gesture import Gesture
from ui.plain import plain

_NEAR = 18.0
"""How near the dot a press has to be, in pixels."""


class MapPlot(Canvas):
    """Emits the values on the bottom and the left axis, in their units, while the dot moves."""

    moved = Signal(float, float)
    gesture_changed = Signal(bool)
    # Of the class, because Qt hides the widget once more when its own attributes are gone.
    _held: QPointF | None = None
    _keys = Gesture()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = Gesture(self.gesture_changed)
        self.told: Callable[[float, float], str] | None = None
        """What a pointer resting at two values is told."""
        self.ground: Ground | None = None
        """What is behind the dot."""
        self._here, self._value, self._label = (0.0, 0.0), 0.0, ""
        self._behind, self._painted = QPixmap(), tuple[Item, ...]()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_ground(
        self, ground: Ground | None, here: tuple[float, float], value: float, label: str
    ) -> None:
        """Show values with the dot at a pair of them; None shows nothing."""
        state = (ground, here, value, label)
        if state != (self.ground, self._here, self._value, self._label):
            self.ground, self._here, self._value, self._label = state
            self.renew()

    @property
    def frame(self) -> Frame | None:
        """Where things are on screen."""
        items = self._arranged()
        return cast("Surround", items[0]).frame if items else None

    @property
    def dot(self) -> QPointF:
        """Where the dot is, in pixels."""
        return self.frame.place(*self._here) if self.frame else QPointF()

    # ---- how it looks

    def measure(self, zoom: float) -> None:
        self._types = Types(Type(0.88 * zoom), Type(0.9 * zoom, bold=True), Type(zoom, bold=True))

    def arrange(self, area: QRectF) -> Sequence[Item]:
        ground = self.ground
        if ground is None:
            return []

        def make_around() -> Surround:
            return surround(ground.axes, area, self._types.small)

        def make_inside() -> Sheet:
            return sheet(ground, around.frame.plot, self._types)

        place = area.getRect(), theme.current()
        around = self.kept((ground.axes, place), make_around)
        inside = self.kept((ground, place), make_inside)
        return [around, inside, *self._dot(around.frame, inside)]

    def _dot(self, frame: Frame, still: Sheet) -> list[Mark]:
        """Cross-hairs, the value on the bar of colours and beside the dot, and the dot."""
        colors = theme.current()
        plot, dot = frame.plot, frame.place(*self._here)
        if not (math.isfinite(dot.x()) and math.isfinite(dot.y())):
            return []
        share = still.ground.share(self._value)
        hair = over(ramp.color(share))
        hair.setAlphaF(0.75)
        marks: list[Mark] = [
            Stroke(
                [(plot.left(), dot.y()), (plot.right(), dot.y())], hair, style=Qt.PenStyle.DashLine
            ),
            Stroke(
                [(dot.x(), plot.top()), (dot.x(), plot.bottom())], hair, style=Qt.PenStyle.DashLine
            ),
        ]
        if frame.shades and -1e-9 <= share <= 1 + 1e-9:
            x, y = frame.bar.left() - 1, frame.bar.bottom() - share * frame.bar.height()
            points = [(x - 7, y - 5), (x - 7, y + 5), (x, y)]
            marks.append(Stroke(points, colors.color("text"), filled=True))
        marks += self._plate(still, dot)
        accent = colors.color("accent")
        for radius, color in ((10.0, accent), (8.0, colors.color("card")), (6.0, accent)):
            if radius < 10 or self.hasFocus():
                box = QRectF(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius)
                marks.append(Box(box, color, radius=radius))
        return marks

    def _plate(self, still: Sheet, dot: QPointF) -> list[Mark]:
        """The result's value beside the dot, clear of the lines' labels where it can be."""
        kind, colors, plot = self._types.strong, theme.current(), still.area
        width, height = kind.width(self._label) + 12, kind.height + 3
        boxes = [
            QRectF(x, dot.y() + y, width, height)
            for y in (-9 - height, 9, -13 - 2 * height, 13 + height)
            for x in (dot.x() + 11, dot.x() - 11 - width)
        ]
        inside = [box for box in boxes if plot.contains(box)]
        free = [
            b for b in inside if not any(map(b.adjusted(-4, -4, 4, 4).intersects, still.labels))
        ]
        box = (free or inside or boxes)[0]
        back = colors.color("card")
        back.setAlphaF(0.92)
        words = Words(box, self._label, kind, colors.color("text"), CENTER)
        return [Box(box, back, radius=4), words]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still part from a picture of it, and the rest over that."""
        if not (items := self._arranged()):
            super().paintEvent(event)
            return
        around, inside, *marks = items
        picture, sharp = self._still(around, inside), self.devicePixelRatioF()
        painter, area = QPainter(self), QRectF(event.rect())
        painter.drawPixmap(area, picture, QRectF(area.topLeft() * sharp, area.size() * sharp))
        whole = event.rect() == self.rect()
        region = None if whole else scaled(event.region(), 1 / self.magnified)
        painter.scale(self.magnified, self.magnified)
        draw(painter, marks, region)
        painter.end()

    def _still(self, around: Item, inside: Item) -> QPixmap:
        """A picture of all that stands still; in it only what is another one is painted anew."""
        size, sharp = self.size(), self.devicePixelRatioF()
        if self._behind.size() != size * sharp:
            self._behind, self._painted = QPixmap(size * sharp), ()
            self._behind.setDevicePixelRatio(sharp)
        if self._painted != (around, inside):
            painter = QPainter(self._behind)
            if around not in self._painted:
                painter.fillRect(self.rect(), theme.current().color("card"))
            painter.scale(self.magnified, self.magnified)
            if around not in self._painted:
                draw(painter, [around])
            painter.setClipRect(inside.area)
            draw(painter, [inside])
            painter.end()
            self._painted = around, inside
        return self._behind

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip(self.spot(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), plain(tip) if tip else "", self)
            return True
        return super().event(event)

    def tip(self, point: QPointF) -> str:
        """The label below the pointer, or else what the map says there."""
        if self.frame is None:
            return ""
        if told := tip_at(self.marks, point):
            return told
        if self.told is None or not self.frame.plot.contains(point):
            return ""
        return self.told(*self.frame.values(point))

    # ---- how it is moved

    def mousePressEvent(self, event: QMouseEvent) -> None:
        distance = self.spot(event.position()) - self.dot
        if event.button() == Qt.MouseButton.LeftButton and self._near(distance):
            self._held = distance
            self.gesture_changed.emit(True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self.frame is not None:
            self.moved.emit(*self.frame.values(self.spot(event.position()) - self._held))
        else:
            near = self._near(self.spot(event.position()) - self.dot)
            self.setCursor(Qt.CursorShape.SizeAllCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shares = KEYS.get(Qt.Key(event.key()))
        if shares is None or self.ground is None:
            super().keyPressEvent(event)
            return
        self._keys.begin()
        by = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        axes = self.ground.bottom, self.ground.left
        steps = zip(axes, self._here, shares, strict=True)
        self.moved.emit(*(stepped(axis, value, by * share) for axis, value, share in steps))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._keys.end()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.end()
        self.renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """A gesture also ends where there is nothing left to move."""
        super().hideEvent(event)
        self._let_go()
        self._keys.end()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held = None
            self.gesture_changed.emit(False)

    def _near(self, distance: QPointF) -> bool:
        return self.ground is not None and distance.manhattanLength() <= _NEAR
