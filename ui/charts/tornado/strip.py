"""The line below a picture that is computed on request: what state it is in, and a button."""

from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from explorer.text import _
from ui import theme
from ui.charts.canvas import Line

State = Literal["empty", "running", "stale", "done", ""]
_THIN = 6
_PATIENCE = 150
"""A search that takes fewer milliseconds shows no progress, for it would only flicker."""


class Strip(QWidget):
    """Says whether there is an answer, how far it has come, and takes requests and cancels."""

    asked = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state: State = ""
        self._large = False
        self._words = Line("faint", scale=0.9)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_THIN)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(_("Computing the variance shares"))
        self._button = QPushButton()
        self._button.clicked.connect(self._clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._button)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._late.timeout.connect(self._arrange)
        self.show_state("empty")

    def show_state(self, state: State, words: str = "") -> None:
        """Show that there is no answer yet, a running search, an old answer or a new one."""
        if state != self.state:
            self.state = state
            self._bar.setValue(0)
            if state == "running":
                self._late.start()
            else:
                self._late.stop()
                self._arrange()
        self._words.show_text(words)
        self.setAccessibleDescription(words)

    def _arrange(self) -> None:
        titles = {"running": _("Cancel"), "stale": _("Compute again")}
        self._button.setText(titles.get(self.state, _("Compute")))
        asks = self.state in ("empty", "running", "stale")
        self._button.setVisible(asks and not self._large)
        self._bar.setVisible(self.state == "running")
        self._words.setVisible(self.state != "running")

    def magnify(self, scale: float) -> None:
        """Larger type; what is asked for by the button can be asked for in the window."""
        self._words.set_zoom(scale)
        self._large = scale != 1.0
        self._arrange()

    def show_progress(self, share: float) -> None:
        """Show how far a running search has come."""
        self._bar.setValue(round(100 * share))

    def restyle(self) -> None:
        """Take other type."""
        self._words.restyle()

    def _clicked(self) -> None:
        if self.state == "running":
            self.cancelled.emit()
        else:
            self.asked.emit()
