"""A curtain over the slide, and a few words at its bottom for a moment."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.present.sizes import SMALLEST, Sizes

_READ = 2_500
"""So many milliseconds a hint stays."""


class Curtain(QWidget):
    """A black or a white screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.color = QColor("black")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def draw_in(self, color: str) -> None:
        """Let it down in a colour; a second time in the same one, take it up."""
        falls = self.isHidden() or self.color != QColor(color)
        self.color = QColor(color)
        self.setVisible(falls)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.color)
        painter.end()


class Hint(QWidget):
    """A few words at the bottom, for a moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._text, self._sizes = "", Sizes.of(QSize(1920, 1080))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(_READ)
        self._gone.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    @property
    def font_used(self) -> QFont:
        """The type in which they are set."""
        return self._sizes.font(SMALLEST + 3)

    def say(self, text: str, sizes: Sizes) -> None:
        """Show other words."""
        self._text, self._sizes = text, sizes
        self.setAccessibleName(text)
        room, metrics = self._parent.size(), QFontMetricsF(self.font_used)
        width = min(round(metrics.horizontalAdvance(text)) + sizes.px(72), room.width())
        height = round(metrics.height()) + sizes.px(28)
        bottom = room.height() - sizes.px(92)
        self.setGeometry((room.width() - width) // 2, bottom - height, width, height)
        self.show()
        self.raise_()
        self.update()
        self._gone.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("text"))
        radius = self._sizes.px(16)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setFont(self.font_used)
        painter.setPen(colors.color("card"))
        mode, room = Qt.TextElideMode.ElideRight, self.width() - self._sizes.px(40)
        text = QFontMetricsF(self.font_used).elidedText(self._text, mode, room)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()
