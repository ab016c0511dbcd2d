"""The strip of scenarios that are compared: one chip each, the one on screen first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from explorer.text import _
from ui import theme
from ui.plain import plain

_HEIGHT, _WIDEST, _NARROWEST = 28, 240, 100
_SQUARE, _PAD, _CROSS = 10, 8, 26


@dataclass(frozen=True)
class Chip:
    """What a chip says: its title, the place of its colour, and whether it is the baseline."""

    title: str
    color: int
    baseline: bool = False


class ChipButton(QAbstractButton):
    """One scenario; a click, Return or Space opens what can be done with it, ✕ takes it away."""

    asked = Signal(int)
    crossed = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.chip = Chip("", 0)
        self._on_cross = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)

    def show_chip(self, chip: Chip) -> None:
        """Say what the chip says."""
        if chip == self.chip:
            return
        self.chip = chip
        where = _("on screen") if self.place == 0 else _("pinned")
        baseline = _("the baseline of all ratios")
        said = f"{where}, {baseline}" if chip.baseline else where
        self.setAccessibleName(f"{chip.title}: {said}")
        keys = "" if self.place == 0 else _("Click or Return: what to do with it; Delete: remove")
        self.setAccessibleDescription(keys)
        self.setToolTip(plain(f"{chip.title}\n{said}" + (f"\n{keys}" if keys else "")))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wanted = QFontMetricsF(theme.font(0.92)).horizontalAdvance(self.chip.title) + self._around()
        return QSize(min(round(wanted) + 2, _WIDEST), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_NARROWEST, self.sizeHint().width()), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.place:
            self.crossed.emit(self.place)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.asked.emit(self.place)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own = QColor(colors.scenarios[self.chip.color])
        edge = own if self.hasFocus() or self.underMouse() else colors.color("line")
        painter.setPen(QPen(edge, 1.5 if self.hasFocus() else 1))
        painter.setBrush(colors.color("card"))
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(frame, _HEIGHT / 2, _HEIGHT / 2)
        middle = frame.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(own)
        square = QRectF(frame.left() + _PAD + 2, middle - _SQUARE / 2, _SQUARE, _SQUARE)
        painter.drawRoundedRect(square, 2, 2)
        font = theme.font(0.92, bold=self.chip.baseline)
        painter.setFont(font)
        painter.setPen(colors.color("text"))
        room = frame.adjusted(_PAD + 2 + _SQUARE + 6, 0, -self._right(), 0)
        metrics = QFontMetricsF(font)
        cut = metrics.elidedText(self.chip.title, Qt.TextElideMode.ElideRight, room.width())
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, align, cut)
        if self.place:
            painter.setPen(colors.color("faint"))
            cross = QRectF(frame.right() - _CROSS, frame.top(), _CROSS - 4, frame.height())
            painter.drawText(cross, int(Qt.AlignmentFlag.AlignCenter), "✕")
        painter.end()

    def _right(self) -> int:
        return _CROSS if self.place else _PAD

    def _around(self) -> float:
        return 2 * _PAD + 4 + _SQUARE + 6 + self._right()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_cross = self.place > 0 and event.position().x() >= self.width() - _CROSS
        super().mousePressEvent(event)

    def _ask(self) -> None:
        """A click on the cross takes it away, any other opens the menu."""
        crossed, self._on_cross = self._on_cross, False
        (self.crossed if crossed else self.asked).emit(self.place)


class Pins(QWidget):
    """Hidden while nothing stands beside the scenario on screen."""

    baseline_asked = Signal(int)
    """Counted as the chips: 0 is the scenario on screen, the first pin 1."""
    rename_asked = Signal(int)
    exchange_asked = Signal(int)
    removal_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[ChipButton] = []
        self.menu = QMenu(self)
        self._asked = 0
        self._fill_menu()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GAP)
        self._layout.addStretch(1)
        self.setAccessibleName(_("Scenarios that are compared"))
        self.hide()

    def _fill_menu(self) -> None:
        self.swap = self.menu.addAction(_("&Change places with the screen"))
        self.measure = self.menu.addAction(_("Make it the &baseline"))
        self.name = self.menu.addAction(_("&Rename…"))
        self.menu.addSeparator()
        self.take = self.menu.addAction(_("Re&move"))
        self.swap.triggered.connect(self._swap)
        self.measure.triggered.connect(self._measure)
        self.name.triggered.connect(self._rename)
        self.take.triggered.connect(self._remove)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """These are compared, the one on screen first."""
        if [button.chip for button in self.chips] != list(chips):
            # It would do to another one what it was opened for.
            self.menu.close()
        while len(self.chips) > len(chips):
            gone = self.chips.pop()
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.chips) < len(chips):
            button = ChipButton(len(self.chips), self)
            button.asked.connect(self._open_menu)
            button.crossed.connect(self.removal_asked)
            self._layout.insertWidget(len(self.chips), button)
            self.chips.append(button)
        for button, chip in zip(self.chips, chips, strict=True):
            button.show_chip(chip)
        self.setVisible(len(chips) > 1)

    def _open_menu(self, place: int) -> None:
        self._asked, button = place, self.chips[place]
        self.measure.setEnabled(not button.chip.baseline)
        for action in (self.swap, self.name, self.take):
            action.setVisible(place > 0)
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _swap(self) -> None:
        self.exchange_asked.emit(self._asked)

    def _measure(self) -> None:
        self.baseline_asked.emit(self._asked)

    def _rename(self) -> None:
        self.rename_asked.emit(self._asked)

    def _remove(self) -> None:
        self.removal_asked.emit(self._asked)
