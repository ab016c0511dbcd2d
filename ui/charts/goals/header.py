"""The columns of the table of answers, and the flat line of their headings."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from ui import theme
from ui.charts.goals.answered import HEADINGS

QUANTITY, NOW, NEEDED, CHANGE, HAPPENS, APPLY = range(6)


class Header(QHeaderView):
    """Headings, flat and faint."""

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 6)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        colors = theme.current()
        painter.fillRect(rect, colors.color("card"))
        painter.setPen(colors.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colors.color("faint"))
        painter.setFont(self.font())
        text = self.fontMetrics().elidedText(
            HEADINGS[index], Qt.TextElideMode.ElideRight, rect.width() - 8
        )
        painter.drawText(rect.adjusted(4, 0, -4, 0), int(alignment(index)), text)


def alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers stand at the right, words at the left."""
    right = column in (NOW, NEEDED, CHANGE)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
