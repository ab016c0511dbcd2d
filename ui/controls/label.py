"""The name of a row, and below it where the value comes from."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme

LABEL_WIDTH = 160
_LEFT = 10
_LOCK = 11
"""The room that the lock before a caption takes."""


class RowLabel(QWidget):
    """A name, below it where the value comes from, and a dot where it differs."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._caption = ""
        self._marked = False
        self._locked = False
        self.setFixedSize(self.sizeHint())

    def show_caption(self, caption: str, *, marked: bool, locked: bool = False) -> None:
        """The line below the name, whether the value differs from the opened scenario, and a lock.

        The lock says that the value follows, so that a result stays.
        """
        new = (caption, marked, locked)
        if new != (self._caption, self._marked, self._locked):
            self._caption, self._marked, self._locked = new
            self.update()

    @property
    def caption(self) -> str:
        """The line below the name."""
        return self._caption

    def sizeHint(self) -> QSize:
        """Two lines."""
        line, small = QFontMetrics(theme.font()), QFontMetrics(theme.font(0.85))
        return QSize(LABEL_WIDTH, line.height() + small.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The name above, the caption below in a fainter hand, both cut short where too long."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        if self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent"))
            painter.drawEllipse(0, self.height() // 2 - 3, 6, 6)
        below = 2 + QFontMetrics(theme.font()).height()
        self._paint_line(painter, self._text, theme.font(), "text", QPointF(_LEFT, 2))
        if self._locked:
            self._paint_lock(painter, QPointF(_LEFT, below + 2))
        start = QPointF(_LEFT + (_LOCK if self._locked else 0), below)
        self._paint_line(painter, self._caption, theme.font(0.85), "faint", start)
        painter.end()

    def _paint_line(
        self, painter: QPainter, text: str, font: QFont, role: str, at: QPointF
    ) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        room = int(self.width() - at.x() - 6)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(at + QPointF(0, metrics.ascent()), cut)

    def _paint_lock(self, painter: QPainter, at: QPointF) -> None:
        """A shackle above a body, in the colour of what is moved."""
        color = theme.current().color("accent")
        painter.setPen(QPen(color, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(at.x() + 1.5, at.y() + 0.5, 5, 7), 0, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(at.x(), at.y() + 4, 8, 6.5), 1, 1)
