"""What every chart has: a flat card that says in words what it shows, and gives it away."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QWidget,
)

from explorer.scenario import Scenario
from explorer.text import _
from ui import theme
from ui.charts import pictures
from ui.charts.canvas import Canvas, Line, zoom_for
from ui.charts.chart import Chart
from ui.charts.marks import LEFT, Type

_MARGIN = 12
_SMALL = 0.8
"""The size of what stands below a picture."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ChartCard(Chart):
    """The frame of one chart; a chart puts its body in, and says what it shows."""

    _body: QWidget | None = None
    _magnified = 1.0
    _bare = False

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setAccessibleName(title)
        self._heading = Line("text", bold=True)
        self._heading.show_text(title)
        self._subtitle = Line("faint", scale=0.9)
        self._stale = Line("bad", scale=0.9)
        self._stale.show_text(_("Out of date: this could not be drawn."))
        self._stale.hide()
        self._tools = QWidget()
        self._tools.setLayout(QHBoxLayout())
        self._tools.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # just set
        self.credit(None)
        self._menu = pictures.GivesAway(self)
        self._more = self._make_more()
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._space()
        self._grid.addWidget(self._heading, 0, 0)
        self._grid.addWidget(self._more, 0, 2)
        self._grid.addWidget(self._subtitle, 2, 0, 1, 3)
        self._grid.addWidget(self._stale, 4, 0, 1, 3)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(3, 1)

    def fill(self, body: QWidget, *tools: QComboBox) -> None:
        """Put the chart's own widget in, and its choices into the header."""
        self._body = body
        self._grid.addWidget(body, 3, 0, 1, 3)
        layout = self._tools.layout()
        for tool in tools:
            tool.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            tool.setMinimumContentsLength(14 if len(tools) == 1 else 10)
            tool.setMinimumWidth(72)
            if layout is not None:
                layout.addWidget(tool)
        if tools:
            self._grid.addWidget(self._tools, 0, 1)

    def say(self, subtitle: str, description: str = "") -> None:
        """Say in a line what the chart shows, and to a screen reader the whole."""
        self._subtitle.show_text(subtitle)
        self.setAccessibleDescription(description or subtitle)

    @property
    def subtitle(self) -> str:
        """The line that says what the chart shows."""
        return self._subtitle.text

    def tell_whether(self, *, fresh: bool) -> None:
        """Say below the chart where it could not follow, until it can again."""
        if self._stale.isHidden() != fresh:
            self._stale.setVisible(not fresh)

    # ---- what it gives away

    def credit(self, scenario: Scenario | None, made: date | None = None) -> None:
        """Say below pictures of the chart which scenario they show, made today or then."""
        self._credited, self._made = scenario, made

    def svg(self) -> bytes:
        """The chart with its words as a vector picture."""
        return pictures.svg(self)

    def picture(self) -> QImage:
        """The chart with its words in pixels, sharp enough for a slide."""
        return pictures.image(self)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        self._menu.copy_picture()

    def copy_table(self) -> None:
        """Put the table on the clipboard, ready for a spreadsheet."""
        self._menu.copy_table()

    def save_picture(self, path: Path, pixels: QSize | None = None) -> None:
        """Write the picture, of so many pixels; the name says which kind. Raises WattifError."""
        pictures.write(self, path, pixels)

    # ---- how it looks

    def magnify(self, scale: float) -> None:
        """For a room: everything so many times as large as in a small window, without controls."""
        if scale == self._magnified:
            return
        self._magnified = scale
        for tool in (self._tools, self._more):
            tool.setVisible(scale == 1.0 and not self._bare)
        self._space()
        self.magnify_body(scale)
        self._set_type()
        self.updateGeometry()

    def magnify_body(self, scale: float) -> None:
        """Magnify what the chart put in; one that paints not only on canvases does more."""
        for card in self.findChildren(ChartCard):
            card.magnify(scale)
        for canvas in self.findChildren(Canvas):
            canvas.magnify(scale)

    def be_one_of_several(self) -> None:
        """Stand among others of its kind, without heading, choices and frame of its own."""
        self._bare = True
        for part in (self._heading, self._tools, self._more):
            part.hide()
        self._space()

    @property
    def zoom(self) -> float:
        """How much larger than in a small window type is, by size and magnified."""
        return self._magnified * zoom_for(self.size() / self._magnified)

    def _space(self) -> None:
        sides = (0,) * 4 if self._bare else (_MARGIN, _MARGIN - 4, _MARGIN - 4, _MARGIN - 4)
        self._grid.setContentsMargins(*(round(side * self._magnified) for side in sides))
        self._grid.setVerticalSpacing(round(2 * self._magnified))

    def _set_type(self) -> None:
        for line in (self._heading, self._subtitle, self._stale):
            line.set_zoom(self.zoom)
        self._subtitle.setVisible(self.height() >= 200 * self._magnified)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("card" if self._bare else "line"), 1))
        painter.setBrush(colors.color("card"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._body:
            for line in (self._heading, self._subtitle, self._stale):
                line.restyle()
            self.restyle()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the choices a line of their own where the title would not fit beside them."""
        self._set_type()
        needed = (
            self._heading.sizeHint().width() + self._tools.sizeHint().width() + 4 * _MARGIN + 24
        )
        row = 0 if needed <= self.width() else 1
        index = self._grid.indexOf(self._tools)
        if index >= 0 and self._grid.getItemPosition(index)[0] != row:  # type: ignore[index]  # a tuple
            self._grid.removeWidget(self._tools)
            self._grid.addWidget(self._tools, row, 1 - row, 1, 1 + row)
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.popup(event.globalPos())

    def _words(self, width: float) -> list[tuple[Line, QRectF]]:
        """The lines of text of the picture, wrapped, and where they stand."""
        lines, top = [self._heading, self._subtitle], float(_MARGIN)
        if not self._stale.isHidden():
            lines.append(self._stale)
        placed = []
        for line in lines:
            area = line.type.wrapped(line.text, QRectF(_MARGIN, top, width, 200))
            placed.append((line, area))
            top = area.bottom() + 2
        return placed

    def picture_size(self) -> QSize:
        """The size at which a picture looks as the chart does on screen."""
        body = self._body.size() if self._body else QSize(240, 0)
        top = self._words(body.width())[-1][1].bottom() + theme.GAP
        below = sum(area.height() for _text, area in self._credits(body.width(), 0.0))
        return QSize(body.width() + 2 * _MARGIN, round(top + body.height() + below) + _MARGIN)

    def paint_picture(self, painter: QPainter, size: QSize, *, bare: bool = False) -> None:
        """Paint words, body and credentials, or the body alone, arranged for a size."""
        colors, small = theme.current(), Type(_SMALL)
        width, top = size.width() - 2.0 * _MARGIN, 0.0
        whole = QRectF(0, 0, size.width(), size.height())
        painter.fillRect(whole, colors.color("card"))
        if bare:
            self.draw_body(painter, whole.adjusted(1, 1, -1, -1))
            return
        for line, area in self._words(width):
            painter.setFont(line.type.font)
            painter.setPen(colors.color(line.role))
            painter.drawText(area, _WRAP, line.text)
            top = area.bottom() + theme.GAP
        bottom = size.height() - float(_MARGIN)
        for text, area in reversed(self._credits(width, bottom)):
            painter.setFont(small.font)
            painter.setPen(colors.color("faint"))
            painter.drawText(area, int(LEFT), text)
            bottom = area.top()
        self.draw_body(painter, QRectF(_MARGIN, top, width, bottom - top))

    def _credits(self, width: float, bottom: float) -> list[tuple[str, QRectF]]:
        """The lines below a picture, and where they stand."""
        if self._credited is None:
            return []
        small = Type(_SMALL)
        lines = pictures.credentials(self._credited, self._made or pictures.today(), small, width)
        top = bottom - len(lines) * small.height
        return [
            (text, QRectF(_MARGIN, top + place * small.height, width, small.height))
            for place, text in enumerate(lines)
        ]

    def _make_more(self) -> QToolButton:
        button = QToolButton()
        button.setText("⋯")
        button.setAutoRaise(True)
        button.setToolTip(_("Copy or save this chart"))
        button.setAccessibleName(_("More about “{title}”").format(title=self.title))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._show_menu)
        return button

    def _show_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
