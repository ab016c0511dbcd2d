"""The window: where everything stands. It holds the views and decides nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Actions
from ui.controls.panel import Panel
from ui.panels.assumptions import Assumptions
from ui.panels.claims import ClaimsStrip
from ui.panels.heading import Heading
from ui.panels.history import History
from ui.panels.notice import Notice
from ui.panels.pins import Pins
from ui.panels.tiles import Tiles
from ui.stage import Stage

PANEL_WIDTHS = (440, 520)
"""On the narrowest and from the widest window on; about a third of the width between."""


MINIMUM = QSize(1120, 640)


class MainWindow(QMainWindow):
    """Panel at the left; tiles, charts and claims at the right."""

    file_dropped = Signal(Path)
    more_dropped = Signal(tuple)
    """Files that were dropped together with the first one."""
    activated = Signal()
    """The person came to the window, perhaps from another program."""
    closed = Signal()
    """The window goes, and with it all that works for it."""

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
        self.pins = Pins()
        self.stage = Stage()
        self.history = History(self)
        self._lay_out()
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.history)
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
        column.addWidget(self.pins)
        column.addWidget(self.stage, 1)
        column.addWidget(self.claims)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._divider_moved)
        self.setCentralWidget(self.splitter)

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
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()
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
        if event.isAccepted():
            self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped on the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first file dropped is opened, the others are compared with it."""
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.file_dropped.emit(Path(local[0]))
            if local[1:]:
                self.more_dropped.emit(tuple(map(Path, local[1:])))


def _always() -> bool:
    return True
