"""What every chart has: a flat card that says in words what it shows, and gives it away."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QEvent, QIODevice, QPoint, QRectF, QSaveFile, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QMessageBox,
    QToolButton,
    QWidget,
)

from explorer.plain_text import cell
from explorer.results import Results
from explorer.study.draws import LIVE
from explorer.study.goal import Answer, Goal
from explorer.study.sampled import Sampled, sample
from explorer.text import _
from ui import theme
from ui.charts.beside import Beside, Extent
from ui.charts.canvas import Line, pixel_picture, png, vector_picture, zoom_for
from ui.plain import plain
from ui.saving import ask_where

Preparation: TypeAlias = Callable[[Sampled], object]
_MARGIN = 12
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ChartCard(QFrame):
    """The frame of one chart; a chart puts its body in, and says what it shows.

    A chart implements `show_sampled`, `gesture`, `table`, `draw_body` and `restyle`.
    """

    _body: QWidget | None = None

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
        self._menu = self._make_menu()
        self._more = self._make_more()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN - 4, _MARGIN - 4)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(2)
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

    # ---- what each chart does in its own way

    def show_sampled(self, sampled: Sampled) -> None:
        """Show other results and their draws; called at every move of a slider."""
        raise NotImplementedError

    def show_results(self, results: Results) -> None:
        """Show other results, drawn as often as during a drag."""
        self.show_sampled(sample(results, LIVE))

    def gesture(self, active: bool) -> None:
        """A drag began or ended."""
        raise NotImplementedError

    def look_at(self, result: str) -> None:
        """Another result is looked at; a chart that shows one of several takes it."""

    def show_goal(self, goal: Goal | None, answers: Mapping[str, Answer]) -> None:
        """Another target, and what would reach it; for charts that show targets."""

    def show_beside(self, others: Sequence[Beside]) -> None:
        """Other scenarios in the same picture, from the next results on, where it has room."""

    def extent(self, sampled: Sampled) -> Extent:
        """What the axes of the chart would have to hold for these results; empty without axes."""
        return {}

    def keep_within(self, extent: Extent | None) -> None:
        """Let the axes hold this, whatever is shown, or choose for themselves again."""

    def preparation(self) -> Preparation | None:
        """What takes longer than a frame with all draws, to be done beside the window.

        It keeps what it makes in the draws (`Sampled.kept`), where the chart finds it.
        """
        return None

    def stop(self) -> None:
        """The window goes; what works in the background has to end."""

    def table(self) -> list[tuple[str, ...]]:
        """What the chart shows, as rows of text; the first one names the columns."""
        raise NotImplementedError

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the chart's body into an area."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take the colours and type of the theme in force."""
        raise NotImplementedError

    # ---- what it gives away

    def svg(self) -> bytes:
        """The chart with its words as a vector picture."""
        return vector_picture(self._picture_size(), self._draw, self.title)

    def picture(self) -> QImage:
        """The chart with its words in pixels, sharp enough for a slide."""
        return pixel_picture(self._picture_size(), self._draw)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self.picture())

    def copy_table(self) -> None:
        """Put the table on the clipboard, ready for a spreadsheet."""
        rows = ("\t".join(map(cell, row)) for row in self.table())
        QGuiApplication.clipboard().setText("\n".join(rows).replace("\N{NO-BREAK SPACE}", " "))

    def save_picture(self, path: Path) -> None:
        """Write the picture, as SVG where the name ends so. Raises OSError."""
        file = QSaveFile(str(path))
        if file.open(QIODevice.OpenModeFlag.WriteOnly):
            vector = path.suffix.lower() == ".svg"
            file.write(self.svg() if vector else png(self.picture()))
            if file.commit():
                return
        raise OSError(file.errorString())

    # ---- how it looks

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("line"), 1))
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
        for line in (self._heading, self._subtitle, self._stale):
            line.set_zoom(zoom_for(self.size()))
        needed = (
            self._heading.sizeHint().width() + self._tools.sizeHint().width() + 4 * _MARGIN + 24
        )
        row = 0 if needed <= self.width() else 1
        index = self._grid.indexOf(self._tools)
        if index >= 0 and self._grid.getItemPosition(index)[0] != row:  # type: ignore[index]  # a tuple
            self._grid.removeWidget(self._tools)
            self._grid.addWidget(self._tools, row, 1 - row, 1, 1 + row)
        self._subtitle.setVisible(self.height() >= 200)
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

    def _picture_size(self) -> QSize:
        body = self._body.size() if self._body else QSize(240, 0)
        top = self._words(body.width())[-1][1].bottom() + theme.GAP
        return QSize(body.width() + 2 * _MARGIN, round(top) + body.height() + _MARGIN)

    def _draw(self, painter: QPainter) -> None:
        colors, size = theme.current(), self._picture_size()
        width, top = size.width() - 2.0 * _MARGIN, 0.0
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), colors.color("card"))
        for line, area in self._words(width):
            painter.setFont(line.type.font)
            painter.setPen(colors.color(line.role))
            painter.drawText(area, _WRAP, line.text)
            top = area.bottom() + theme.GAP
        self.draw_body(painter, QRectF(_MARGIN, top, width, size.height() - top - _MARGIN))

    def _make_more(self) -> QToolButton:
        button = QToolButton()
        button.setText("⋯")
        button.setAutoRaise(True)
        button.setToolTip(_("Copy or save this chart"))
        button.setAccessibleName(_("More about “{title}”").format(title=self.title))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._show_menu)
        return button

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Copy picture")).triggered.connect(self.copy_picture)
        menu.addAction(_("Save picture… (PNG or SVG)")).triggered.connect(self._ask_and_save)
        menu.addAction(_("Copy as table")).triggered.connect(self.copy_table)
        return menu

    def _show_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _ask_and_save(self) -> None:
        kinds = {"PNG (*.png)": "png", "SVG (*.svg)": "svg"}
        path = ask_where(self, _("Save picture"), Path(f"{self.title}.png"), kinds)
        if path is None:
            return
        try:
            self.save_picture(path)
        except OSError as error:
            sentence = _("The picture could not be saved: {reason}").format(reason=error)
            QMessageBox.warning(self, _("Save picture"), plain(sentence))
