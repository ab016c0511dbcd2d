"""Slim, flat scroll bars in the theme's colours."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from ui import theme

WIDTH = 10


class ThinScrollBar(QScrollBar):
    """A rounded handle and nothing else."""

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        painter, colors = QPainter(self), theme.current()
        painter.fillRect(self.rect(), self.palette().window())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("faint" if self.isSliderDown() else "groove"))
        painter.drawRoundedRect(QRectF(handle).adjusted(2, 2, -2, -2), 3, 3)
        painter.end()


def thin_scroll_bars(area: QAbstractScrollArea) -> None:
    """Give an area slim scroll bars in both directions."""
    area.setVerticalScrollBar(ThinScrollBar(Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(ThinScrollBar(Qt.Orientation.Horizontal))
