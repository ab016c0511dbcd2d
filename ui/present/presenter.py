"""What the presenter alone sees: notes, the slide in small, the next step, the time."""

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.text import _
from ui import scroll, theme
from ui.present.clock import Elapsed
from ui.present.keyed import Keyed

_TICK = 250
_NOTES = (0.8, 1.0, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3)
"""The sizes of the notes; the third is the usual one."""


class _Picture(QWidget):
    """A slide in small, in its own proportions; words where there is no picture yet."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap, self._words = QPixmap(), ""
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)

    def show_picture(self, pixmap: QPixmap, words: str) -> None:
        """Show another slide."""
        self._pixmap, self._words = pixmap, words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 270)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = self._pixmap.size() if not self._pixmap.isNull() else QSize(1920, 1080)
        size = shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        if self._pixmap.isNull():
            painter.fillRect(area, colors.color("card"))
            painter.setFont(theme.font(1.2))
            painter.setPen(colors.color("faint"))
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
            painter.drawText(area.adjusted(16, 16, -16, -16), flags, self._words)
        else:
            painter.drawPixmap(area, self._pixmap, QRectF(self._pixmap.rect()))
        painter.setPen(colors.color("line"))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()


class Presenter(Keyed):
    """A window of its own; hears the same keys as the show."""

    clock = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Wattif, presenter view"))
        self.resize(1100, 680)
        self.elapsed = Elapsed()
        self._size = 2
        self.now, self.next = _Picture(), _Picture()
        self.place, self.time, self.spent = QLabel(), QLabel(), QLabel()
        self.sentence, self.following = QLabel(), QLabel()
        self.notes = QPlainTextEdit()
        self.pause = QPushButton(_("Pause (C)"))
        self.restart = QPushButton(_("Reset (Z)"))
        self.smaller, self.larger = QPushButton("−"), QPushButton("+")
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._tell_time)
        self._set_up()
        self._lay_out()
        self._connect()
        self._tell_time()

    def _set_up(self) -> None:
        self.notes.setReadOnly(True)
        self.notes.setFrameShape(QFrame.Shape.NoFrame)
        self.notes.document().setDocumentMargin(2 * theme.GAP)
        self.notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes.setAccessibleName(_("Notes"))
        self.notes.setPlaceholderText(_("No notes for this step."))
        scroll.thin_scroll_bars(self.notes)
        for label, scale, bold in (
            (self.place, 1.3, False),
            (self.time, 1.3, False),
            (self.spent, 2.6, True),
            (self.sentence, 1.15, True),
            (self.following, 1.15, False),
        ):
            label.setFont(theme.font(scale, bold=bold))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label in (self.sentence, self.following))
        self.smaller.setAccessibleName(_("Smaller notes"))
        self.larger.setAccessibleName(_("Larger notes"))
        for button in (self.pause, self.restart, self.smaller, self.larger):
            # Space goes on to the next step wherever it is pressed.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._size_notes()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * theme.GAP)
        top.addWidget(self.spent)
        top.addWidget(self.pause)
        top.addWidget(self.restart)
        top.addStretch(1)
        top.addWidget(self.place)
        top.addStretch(1)
        top.addWidget(self.time)
        left = QVBoxLayout()
        left.addWidget(self.sentence)
        left.addWidget(self.now, 3)
        left.addSpacing(theme.GAP)
        left.addWidget(self.following)
        left.addWidget(self.next, 2)
        right = QVBoxLayout()
        buttons = QHBoxLayout()
        notes = QLabel(_("Notes"))
        notes.setFont(theme.font(1.15, bold=True))
        buttons.addWidget(notes, 1)
        buttons.addWidget(self.smaller)
        buttons.addWidget(self.larger)
        right.addLayout(buttons)
        right.addWidget(self.notes, 1)
        below = QHBoxLayout()
        below.setSpacing(3 * theme.GAP)
        below.addLayout(left, 5)
        below.addLayout(right, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addLayout(top)
        layout.addLayout(below, 1)

    def _connect(self) -> None:
        self.pause.clicked.connect(self._toggle)
        self.restart.clicked.connect(self._reset)
        self.smaller.clicked.connect(self._shrink)
        self.larger.clicked.connect(self._grow)

    def show_step(self, place: str, sentence: str, notes: str) -> None:
        """Another step is shown."""
        self.place.setText(place)
        self.sentence.setText(sentence)
        if notes != self.notes.toPlainText():
            self.notes.setPlainText(notes)

    def show_next(self, sentence: str, picture: QPixmap) -> None:
        """What comes next; nothing at the end."""
        text = _("Next: {sentence}") if sentence else _("This is the last step.")
        self.following.setText(text.format(sentence=sentence))
        self.next.show_picture(picture, sentence)
        self.next.setVisible(bool(sentence))

    def show_now(self, picture: QPixmap) -> None:
        """The slide as the room sees it."""
        self.now.show_picture(picture, self.sentence.text())

    def do(self, command: str) -> bool:
        """Whether a command is one of the clock and the notes, which is then done."""
        doing = {
            "pause": self._toggle,
            "reset": self._reset,
            "larger": self._grow,
            "smaller": self._shrink,
        }.get(command)
        if doing is not None:
            doing()
        return doing is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down scroll the notes."""
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if lines:
            bar = self.notes.verticalScrollBar()
            bar.setValue(bar.value() + lines * bar.singleStep())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The clock ticks only where somebody sees it."""
        if event.type() == QEvent.Type.Show:
            self._tell_time()
            self._tick.start()
        elif event.type() == QEvent.Type.Hide:
            self._tick.stop()
        return super().event(event)

    def _tell_time(self) -> None:
        short = QLocale.FormatType.ShortFormat
        self.time.setText(self.locale().toString(QTime.currentTime(), short))
        self.spent.setText(str(self.elapsed))

    def _toggle(self) -> None:
        self.elapsed.toggle()
        self.pause.setText(_("Pause (C)") if self.elapsed.running else _("Go on (C)"))
        self._tell_time()

    def _reset(self) -> None:
        self.elapsed.reset()
        self._tell_time()

    def _grow(self) -> None:
        self._size = min(self._size + 1, len(_NOTES) - 1)
        self._size_notes()

    def _shrink(self) -> None:
        self._size = max(self._size - 1, 0)
        self._size_notes()

    def _size_notes(self) -> None:
        self.notes.setFont(theme.font(_NOTES[self._size]))
