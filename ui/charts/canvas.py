"""Widgets that paint marks or a line of text, and pictures of them for others."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.charts.marks import LEFT, Mark, Type, draw, tip_at
from ui.plain import plain

SHARP = 2
"""Pictures for others have so many pixels for each one on screen."""


class Line(QWidget):
    """One line of text that is cut short where the window is narrow; the tooltip has it whole."""

    def __init__(self, role: str, *, bold: bool = False, scale: float = 1.0) -> None:
        super().__init__()
        self.role, self._bold, self._scale = role, bold, scale
        self._zoom = 1.0
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
            self.updateGeometry()

    @property
    def type(self) -> Type:
        """The type it is set in."""
        return Type(self._scale * self._zoom, bold=self._bold)

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
    """A widget that is a list of marks; `arrange` makes it for the area at hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Mark] | None = None
        self._zoomed = 0.0
        # Painted whole, so that the card below need not be.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def measure(self, zoom: float) -> None:
        """Take the theme's type, `zoom` times as large."""
        raise NotImplementedError

    def arrange(self, area: QRectF) -> list[Mark]:
        """The marks of the whole picture."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self._zoomed = 0.0
        self.renew()

    def renew(self) -> None:
        """Arrange anew at the next paint."""
        self._marks = None
        self.update()

    @property
    def marks(self) -> list[Mark]:
        """The marks on screen."""
        if self._marks is None:
            zoom = zoom_for(self.size())
            if zoom != self._zoomed:
                self._zoomed = zoom
                self.measure(zoom)
            self._marks = self.arrange(QRectF(self.rect()))
        return self._marks

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint the picture elsewhere, arranged for that area."""
        if self.marks:
            draw(painter, self.arrange(area))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("card"))
        draw(painter, self.marks)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._marks = None
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = tip_at(self.marks, QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(tip) if tip else "", self)
            return True
        return super().event(event)


def zoom_for(size: QSize) -> float:
    """How much larger the type of a large picture is, as on a projector."""
    return min(max(min(size.width() / 700, size.height() / 460), 1.0), 1.3)


def vector_picture(size: QSize, draw_into: Callable[[QPainter], None], title: str) -> bytes:
    """A picture as SVG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    painter = QPainter(generator)
    draw_into(painter)
    painter.end()
    return bytes(data.data())


def pixel_picture(size: QSize, draw_into: Callable[[QPainter], None]) -> QImage:
    """A picture in pixels, SHARP of them for each one on screen."""
    image = QImage(size * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_into(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """The image as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants str
    return bytes(data.data())
