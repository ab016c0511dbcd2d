"""The drawer: a few large sliders for questions from the room, on a copy of the step."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.text import _
from ui import theme
from ui.controls.panel import MAIN
from ui.present.grip import RoomSlider
from ui.present.sizes import SMALLEST, Sizes

MOST = 6


def offered(results: Results, look_at: str) -> tuple[str, ...]:
    """What can be moved: the main controls that the step states, then what its result rests on."""
    stated = results.scenario.statements
    leaves = results.plan.leaves.get(look_at, frozenset())
    movable = [n for n in (*MAIN, *stated) if n in stated or n in results.assumptions]
    ordered = sorted(dict.fromkeys(movable), key=lambda name: name not in leaves)
    return tuple(ordered[:MOST])


class _Row(QWidget):
    """A name, the value, and below them a slider."""

    moved = Signal(str, float)

    def __init__(self, quantity: Quantity) -> None:
        super().__init__()
        self.quantity = quantity
        self.slider = RoomSlider(quantity)
        self.slider.moved.connect(self._moved)
        self.label, self.value = QLabel(quantity.label), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        words = QHBoxLayout()
        words.addWidget(self.label, 1)
        words.addWidget(self.value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(words)
        layout.addWidget(self.slider)

    def show_results(self, results: Results, base: Results) -> None:
        """Show the value, and that of the story as a mark."""
        name = self.quantity.name
        now, was = results.values[name], base.values[name]
        self.value.setText(self.quantity.shown(now))
        self.slider.show_value(now, was, results.scenario.statements.get(name))

    def resize_for(self, sizes: Sizes) -> None:
        """As large as the slide is."""
        self.label.setFont(sizes.font(SMALLEST))
        self.value.setFont(sizes.font(SMALLEST + 3, bold=True))
        self.slider.resize_for(sizes)

    def _moved(self, value: float) -> None:
        self.moved.emit(self.quantity.name, value)


class Drawer(QFrame):
    """Asks by its signals for values to be stated; knows neither story nor store."""

    stated = Signal(str, float)
    gesture_changed = Signal(bool)
    back_asked = Signal()
    keep_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sliders for questions"))
        self._sizes = Sizes.of(QSize(1920, 1080))
        self.rows: list[_Row] = []
        self.heading = QLabel(_("What if …?"))
        self.back = QPushButton(_("Back to the story (Q)"))
        self.keep = QPushButton(_("Keep as a step (K)"))
        self.back.clicked.connect(self.back_asked)
        self.keep.clicked.connect(self.keep_asked)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.heading)
        self._column = QVBoxLayout()
        self._layout.addLayout(self._column)
        self._layout.addStretch(1)
        self._layout.addWidget(self.back)
        self._layout.addWidget(self.keep)
        self.hide()

    def offer(self, results: Results, look_at: str) -> None:
        """Make rows for what can be moved in a step."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        quantities = model().quantities
        self.rows = [_Row(quantities[name]) for name in offered(results, look_at)]
        for row in self.rows:
            row.moved.connect(self.stated)
            row.slider.gesture_changed.connect(self.gesture_changed)
            self._column.addWidget(row)
        self.resize_for(self._sizes)
        self.show_results(results, results)

    def show_results(self, results: Results, base: Results) -> None:
        """Show where everything stands."""
        for row in self.rows:
            row.show_results(results, base)

    def focus_first(self) -> None:
        """The first slider hears the arrows."""
        if self.rows:
            self.rows[0].slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def resize_for(self, sizes: Sizes) -> None:
        """As large as the slide is."""
        self._sizes = sizes
        margin, portrait = sizes.px(36), sizes.portrait
        self._layout.setContentsMargins(margin, sizes.px(20 if portrait else 48), margin, margin)
        self._layout.setSpacing(sizes.px(8 if portrait else 14))
        self._column.setSpacing(sizes.px(4 if portrait else 16))
        self.heading.setFont(sizes.font(40, bold=True))
        for button in (self.back, self.keep):
            button.setFont(sizes.font(SMALLEST))
            button.setMinimumHeight(sizes.px(60))
        for row in self.rows:
            row.resize_for(sizes)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colors.color("card"))
        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawLine(0, 0, 0, self.height())
        painter.drawLine(0, 0, self.width() if self._sizes.portrait else 0, 0)
        painter.end()
