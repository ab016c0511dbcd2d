"""A canvas of rows that can be pointed at, walked to with the arrow keys, and activated."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ui import theme
from ui.charts.canvas import Canvas
from ui.charts.marks import CENTER, Item, Type, Words

STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
}
"""How many rows a key walks on."""


class Walked(Canvas):
    """Rows by their keys; which rows there are, and where, is what a picture of them says."""

    activated = Signal(str)
    """The key of the row that was clicked, or activated by a key."""

    def __init__(self) -> None:
        super().__init__()
        self.highlighted = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def keys(self) -> Sequence[str]:
        """The keys of all rows, in their order."""
        raise NotImplementedError

    def key_at(self, point: QPointF) -> str:
        """The key of the row at a place of the picture, empty where none is."""
        raise NotImplementedError

    def first_key(self) -> str:
        """The key of the first row in sight, empty where none is."""
        raise NotImplementedError

    def bring_into_sight(self, place: int) -> str:
        """Let a row be in sight; what a screen reader says of it."""
        raise NotImplementedError

    def highlight(self, key: str) -> None:
        """Highlight a row, and bring it into sight."""
        keys = self.keys()
        if key in keys:
            self.setAccessibleDescription(self.bring_into_sight(keys.index(key)))
        if key != self.highlighted:
            self.highlighted = key
            self.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, key = self.keys(), Qt.Key(event.key())
        at = keys.index(self.highlighted) if self.highlighted in keys else -1
        if key in STEPS and keys:
            self.highlight(keys[min(max(at + STEPS[key], 0), len(keys) - 1)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and at >= 0:
            self.activated.emit(self.highlighted)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(self.spot(event.position()))
        hand = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != hand:
            self.setCursor(hand)
        self.highlight(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(self.spot(event.position()))
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.highlight(key)
            self.activated.emit(key)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.highlight("")
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.highlighted and self.first_key():
            self.highlight(self.first_key())
        self.renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.renew()


def sentence(text: str, kind: Type, area: QRectF, indent: float) -> list[Item]:
    """What is said instead of rows, in the middle, in as many lines as it needs."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if kind.width(longer) <= area.width() - 2 * indent:
            lines[-1] = longer
        else:
            lines.append(word)
    top, faint = area.center().y() - kind.height * len(lines) / 2, theme.current().color("faint")
    row = QRectF(area.left(), top, area.width(), kind.height)
    return [
        Words(row.translated(0, number * kind.height), line, kind, faint, CENTER)
        for number, line in enumerate(lines)
    ]
