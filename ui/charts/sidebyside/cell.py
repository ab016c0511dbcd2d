"""One chart among several of its kind: headed by the colour and the title of its scenario."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.plain_text import short
from explorer.study.sampled import Sampled
from ui import theme
from ui.charts.beside import Extent
from ui.charts.canvas import Line
from ui.charts.card import ChartCard
from ui.charts.marks import LEFT

_SIDE, _INDENT, _BELOW = 10.0, 16.0, 3.0
"""The square, where the title begins, and the room below both."""
_LONGEST = 200


class Cell(QWidget):
    """A chart below a square in the scenario's colour and its title."""

    def __init__(self, chart: ChartCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.name, self.color = "", ""
        self.sampled: Sampled | None = None
        self._scale = 1.0
        self._title = Line("text", bold=True)
        self._title.setParent(self)
        chart.setParent(self)
        chart.be_one_of_several()

    def head(self, name: str, color: str) -> None:
        """Say whose chart it is."""
        name = short(name, _LONGEST)
        if (name, color) != (self.name, self.color):
            self.name, self.color = name, color
            self._title.show_text(name)
            self.chart.setAccessibleName(f"{self.chart.title}: {name}")
            self.update()

    def put(self, sampled: Sampled) -> None:
        """Show a scenario, even if it is the same on other axes."""
        self.sampled = sampled
        self.chart.show_sampled(sampled)

    def extent(self) -> Extent:
        """What its axes have to hold."""
        return self.chart.extent(self.sampled) if self.sampled is not None else {}

    def magnify(self, scale: float) -> None:
        """Set the title as large as the chart, which is magnified with all others."""
        self._scale = scale
        self._title.set_zoom(scale)
        self._lay_out()

    def restyle(self) -> None:
        """Take other colours and type."""
        self._title.restyle()
        self._lay_out()
        self.update()

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint title and chart elsewhere."""
        kind, (head, body) = self._title.type, self._parts(area)
        self._square(painter, area, head)
        painter.setFont(kind.font)
        painter.setPen(theme.current().color("text"))
        painter.drawText(head, int(LEFT), kind.cut(self.name, head.width()))
        self.chart.draw_body(painter, body)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.fillRect(event.rect(), theme.current().color("card"))
        self._square(painter, area, self._parts(area)[0])
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        head, body = self._parts(QRectF(self.rect()))
        self._title.setGeometry(head.toRect())
        self.chart.setGeometry(body.toRect())

    def _parts(self, area: QRectF) -> tuple[QRectF, QRectF]:
        """Where the title stands, and where the chart."""
        height = self._title.type.height + 2
        left = area.left() + _INDENT * self._scale
        head = QRectF(left, area.top(), area.right() - left, height)
        return head, area.adjusted(0, height + _BELOW * self._scale, 0, 0)

    def _square(self, painter: QPainter, area: QRectF, head: QRectF) -> None:
        side = _SIDE * self._scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(QRectF(area.left(), head.center().y() - side / 2, side, side), 2, 2)
