"""Cards over the slide: every key on one of them, the steps to choose from on the other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.plain_text import short
from explorer.text import _
from ui import scroll, theme
from ui.present.keys import CLOCK, COMMANDS
from ui.present.sizes import SMALLEST, Sizes


class _Card(QWidget):
    """A card in the middle of the slide, which is dimmed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._area, self._radius = QRect(), 0
        self.hide()

    def put(self, sizes: Sizes, width: float, height: float) -> None:
        """Take a share of the slide in its middle."""
        whole = self._parent.rect()
        across, down = round(whole.width() * width), round(whole.height() * height)
        self._area = QRect(
            (whole.width() - across) // 2, (whole.height() - down) // 2, across, down
        )
        self._radius = sizes.px(18)
        self.setGeometry(whole)
        layout, inside, padding = self.layout(), self._area, sizes.px(40)
        if layout is not None:
            left, top = inside.left() + padding, inside.top() + padding
            layout.setContentsMargins(left, top, left, top)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 150))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("card"))
        painter.drawRoundedRect(QRectF(self._area), self._radius, self._radius)
        painter.end()


class Keys(_Card):
    """Every key, on one card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Keys while presenting"))
        self._grid = QGridLayout(self)
        self._labels: list[QLabel] = []
        rows = [one for one in (*COMMANDS, *CLOCK) if one.words]
        half = -(-len(rows) // 2)
        for number, one in enumerate(rows):
            column, row = divmod(number, half)
            for place, text in enumerate((one.written, one.words)):
                label = QLabel(text)
                label.setWordWrap(True)
                self._labels.append(label)
                self._grid.addWidget(label, row, 2 * column + place)
        for column, stretch in enumerate((3, 5, 2, 5)):
            self._grid.setColumnStretch(column, stretch)

    def open(self, sizes: Sizes) -> None:
        """Show them."""
        for place, label in enumerate(self._labels):
            label.setFont(sizes.font(SMALLEST, bold=place % 2 == 0))
        self._grid.setHorizontalSpacing(sizes.px(24))
        self._grid.setVerticalSpacing(sizes.px(6))
        self.put(sizes, width=0.94, height=0.86)


class _Search(QLineEdit):
    """Takes letters; what moves in the list goes to the list."""

    moved = Signal(QKeyEvent)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
        if event.key() in keys:
            self.moved.emit(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()  # and goes no further: below, the key is one for the next step
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Jump(_Card):
    """The steps by number and headline, found by arrows or by typing."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Steps of the story"))
        self.search = _Search()
        self.search.setPlaceholderText(_("Number or words of a step…"))
        self.search.setAccessibleName(_("Number or words of a step"))
        self.steps = QListWidget()
        self.steps.setAccessibleName(_("Steps of the story"))
        self.steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps.setFrameShape(QFrame.Shape.NoFrame)
        self.steps.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.thin_scroll_bars(self.steps)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.search)
        self._layout.addWidget(self.steps, 1)
        self.search.textChanged.connect(self._filter)
        self.search.taken.connect(self._take)
        self.search.moved.connect(self._move)
        self.steps.itemClicked.connect(self._clicked)

    def open(self, headlines: Sequence[str], place: int, sizes: Sizes) -> None:
        """Show the steps, the present one chosen."""
        self.search.setFont(sizes.font(SMALLEST + 3))
        self.steps.setFont(sizes.font(SMALLEST + 3))
        self.steps.clear()
        for number, headline in enumerate(headlines):
            item = QListWidgetItem(f"{number + 1}   {short(headline, 200)}")
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.steps.addItem(item)
        self.steps.setSpacing(sizes.px(4))
        self._layout.setSpacing(sizes.px(16))
        self.search.clear()
        self.steps.setCurrentRow(place)
        self.put(sizes, width=0.8, height=0.8)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """A row that is chosen stays in sight."""
        if event.type() == QEvent.Type.Show:
            self.steps.scrollTo(self.steps.currentIndex())
        return super().event(event)

    def _filter(self, text: str) -> None:
        words, shown = text.casefold().split(), -1
        for row in range(self.steps.count()):
            item = self.steps.item(row)
            fits = all(word in item.text().casefold() for word in words)
            exact = len(words) == 1 and words[0] == str(row + 1)
            item.setHidden(not fits)
            if fits and (shown < 0 or exact):
                shown = row
        self.steps.setCurrentRow(shown)

    def _move(self, event: QKeyEvent) -> None:
        self.steps.keyPressEvent(event)

    def _take(self) -> None:
        item = self.steps.currentItem()
        if self.steps.currentRow() >= 0:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
