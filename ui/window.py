"""The window: where everything stands. It holds the views and decides nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from explorer.text import _
from ui import theme
from ui.actions import Actions
from ui.controls.panel import Panel
from ui.panels.assumptions import Assumptions
from ui.panels.claims import ClaimsStrip
from ui.panels.heading import Heading
from ui.panels.notice import Notice
from ui.panels.tiles import Tiles

PANEL_WIDTHS = (440, 520)
"""On the narrowest and from the widest window on; about a third of the width between."""


MINIMUM = QSize(1120, 640)


class MainWindow(QMainWindow):
    """Panel at the left; tiles, charts and claims at the right."""

    file_dropped = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = _always
        self._divided = False
        self._with_icons = False
        self.actions_ = Actions(self)
        self.heading = Heading()
        self.panel = Panel()
        self.assumptions = Assumptions()
        self.tiles = Tiles()
        self.claims = ClaimsStrip()
        self.notice = Notice()
        self.chart_area = QWidget()
        self.charts = QGridLayout(self.chart_area)
        self._lay_out()
        self.addToolBar(self.actions_.toolbar)
        self.setAcceptDrops(True)
        self.setMinimumSize(MINIMUM)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.GAP, theme.GAP, 0, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self.heading)
        column.addWidget(self.panel, 1)
        column.addWidget(self.assumptions)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.GAP, theme.GAP, 2 * theme.GAP, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self.notice)
        column.addWidget(self.tiles)
        column.addWidget(self.chart_area, 1)
        column.addWidget(self.claims)
        self.charts.setContentsMargins(0, 0, 0, 0)
        self.charts.setSpacing(theme.GAP)
        self.waiting = QLabel(_("Drawing the charts…"))
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.waiting.setForegroundRole(self.waiting.foregroundRole().PlaceholderText)
        self.charts.addWidget(self.waiting, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._divider_moved)
        self.setCentralWidget(self.splitter)

    def place_charts(self, breakdown: QWidget, response: QWidget, ladder: QWidget) -> None:
        """Put the charts where the note that they are coming stood."""
        self.charts.removeWidget(self.waiting)
        self.waiting.hide()
        self.charts.addWidget(breakdown, 0, 0)
        self.charts.addWidget(response, 1, 0)
        self.charts.addWidget(ladder, 0, 1, 2, 1)
        self.charts.setColumnStretch(0, 11)
        self.charts.setColumnStretch(1, 9)
        self.charts.setRowStretch(0, 4)
        self.charts.setRowStretch(1, 5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel takes its share until somebody moves the divider."""
        super().resizeEvent(event)
        if not self._divided:
            narrow, wide = PANEL_WIDTHS
            panel = min(max(round(self.width() * 0.32), narrow), wide)
            self.splitter.setSizes([panel, self.width() - panel])

    def changeEvent(self, event: QEvent) -> None:
        """Icons are tinted anew with the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._with_icons:
            self.actions_.show_icons()

    def show_icons(self) -> None:
        """Load the icons; from here on they follow the theme."""
        self._with_icons = True
        self.actions_.show_icons()

    def _divider_moved(self, _position: int, _index: int) -> None:
        self._divided = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only where nothing is lost by it."""
        event.setAccepted(self.may_close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped on the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first file dropped is opened."""
        path = next((u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()), "")
        if path:
            event.acceptProposedAction()
            self.file_dropped.emit(Path(path))


def _always() -> bool:
    return True
