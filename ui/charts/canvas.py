"""Widgets that paint marks or a line of text, and pictures of them for others."""

from collections.abc import Callable, Hashable, Sequence
from itertools import zip_longest
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.charts.marks import LEFT, Group, Item, Mark, Type, draw, tip_at
from ui.plain import plain

T = TypeVar("T")


class Line(QWidget):
    """One line of text that is cut short where the window is narrow; the tooltip has it whole."""

    def __init__(self, role: str, *, bold: bool = False, scale: float = 1.0) -> None:
        super().__init__()
        self.role, self._bold, self._scale = role, bold, scale
        self._zoom = 1.0
        self._type: Type | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show another text; the layout stays as it is."""
        if text != self._text:
            self._text = text
            self.update()

    def set_zoom(self, zoom: float) -> None:
        """Set it larger."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.restyle()

    def restyle(self) -> None:
        """Take other type."""
        self._type = None
        self.updateGeometry()

    @property
    def type(self) -> Type:
        """The type it is set in."""
        if self._type is None:
            self._type = Type(self._scale * self._zoom, bold=self._bold)
        return self._type

    def sizeHint(self) -> QSize:
        kind = self.type
        return QSize(round(kind.width(self._text)) + 2, round(kind.height) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kind, painter = self.type, QPainter(self)
        cut = kind.cut(self._text, self.width())
        painter.fillRect(self.rect(), theme.current().color("card"))
        painter.setFont(kind.font)
        painter.setPen(theme.current().color(self.role))
        painter.drawText(self.rect(), int(LEFT), cut)
        painter.end()
        if (cut != self._text) != bool(self.toolTip()):
            self.setToolTip(plain(self._text) if cut != self._text else "")


class Canvas(QWidget):
    """A widget that is a list of marks and groups; `arrange` makes it for the area at hand.

    What is the same in the next picture is neither made nor painted again. A magnified one is
    arranged as in a small window, and painted so many times as large, all alike.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Item] | None = None
        self._before: dict[Hashable, Any] = {}
        self._kept: dict[Hashable, Any] = {}
        self._zoomed = 0.0
        self._magnified = 1.0
        # Painted whole, so that the card below need not be.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def measure(self, zoom: float) -> None:
        """Take the theme's type, `zoom` times as large."""
        raise NotImplementedError

    def arrange(self, area: QRectF) -> Sequence[Item]:
        """The whole picture."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self._zoomed, self._items = 0.0, None
        self.renew()

    def magnify(self, scale: float) -> None:
        """Paint everything so many times as large as in a small window."""
        if scale != self._magnified:
            self._magnified = scale
            self.restyle()
            self.updateGeometry()

    @property
    def magnified(self) -> float:
        """How many pixels of the widget each of the picture takes."""
        return self._magnified

    @property
    def room(self) -> QRectF:
        """The widget in the pixels of the picture, in which marks stand."""
        return QRectF(0, 0, self.width() / self._magnified, self.height() / self._magnified)

    def spot(self, point: QPointF) -> QPointF:
        """A place of the widget, as the pointer has it, on the picture."""
        return point / self._magnified

    def renew(self) -> None:
        """Arrange anew, and paint what differs."""
        before, self._items = self._items, None
        if before is None or not self.isVisible():
            self.update()
        else:
            self.update(scaled(difference(before, self._arranged()), self._magnified))

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for the picture before, or else now; all that it shows is in its key."""
        found = self._before.get(key)
        self._kept[key] = found = make() if found is None else found
        return found

    @property
    def marks(self) -> list[Mark]:
        """The marks on screen."""
        return singly(self._arranged())

    def tip(self, point: QPointF) -> str:
        """What a pointer resting at a point is told."""
        return tip_at(self.marks, point)

    def _arranged(self) -> Sequence[Item]:
        if self._items is None:
            self._before, self._kept = self._kept, {}
            zoom = zoom_for(self.room.size())
            if zoom != self._zoomed:
                self._zoomed, self._before = zoom, {}
                self.measure(zoom)
            self._items = self.arrange(self.room)
        return self._items

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint the picture elsewhere, arranged for that area."""
        if self._arranged():
            painter.save()
            painter.translate(area.topLeft())
            painter.scale(self._magnified, self._magnified)
            draw(painter, self.arrange(QRectF(QPointF(), area.size() / self._magnified)))
            painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().color("card"))
        whole = event.rect() == self.rect()
        region = None if whole else scaled(event.region(), 1 / self._magnified)
        painter.scale(self._magnified, self._magnified)
        draw(painter, self._arranged(), region)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._items = None
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip(self.spot(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), plain(tip) if tip else "", self)
            return True
        return super().event(event)


def singly(items: Sequence[Item]) -> list[Mark]:
    """All marks, those of groups as well."""
    found: list[Mark] = []
    for item in items:
        found += item.marks if isinstance(item, Group) else [item]
    return found


def difference(before: Sequence[Item], after: Sequence[Item]) -> QRegion:
    """The pixels in which a picture may differ from the one before.

    Marks that were kept are the same objects; the others are compared in their order.
    """
    kept = set(map(id, before)).intersection(map(id, after))
    gone = [mark for mark in before if id(mark) not in kept]
    come = [mark for mark in after if id(mark) not in kept]
    region = QRegion()
    for old, new in zip_longest(gone, come):
        if old != new:
            for mark in (old, new):
                if mark is not None:
                    region += mark.extent
    return region


def scaled(region: QRegion, scale: float) -> QRegion:
    """A region of the picture on a magnified widget, or the other way round."""
    return region if scale == 1.0 else QTransform.fromScale(scale, scale).map(region)


def zoom_for(size: QSize | QSizeF) -> float:
    """How much larger the type of a large picture is, magnified ones measured before that."""
    return min(max(min(size.width() / 700, size.height() / 460), 1.0), 1.3)
