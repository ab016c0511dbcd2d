"""One headline: a result in large type, how sure it is, and what it is aimed at."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer import show
from explorer.model import model
from explorer.text import _
from ui import theme
from ui.panels.aiming import AimingButton
from ui.plain import plain

_SCALES = (2.2, 2.0, 1.8, 1.6, 1.4, 1.2, 1.0, 0.85)
_UNIT_SCALE = 1.1
_MARGINS = 26
_HEIGHT = 100
Words = tuple[str, str]
"""A text and a shorter one, for where the first has no room."""
_Word = tuple[QPointF, str, QFont, str]
"""Where a piece of text stands, the text, its type and the role of its colour."""


class Tile(AimingButton):
    """One headline; a click explains it, a drag sideways sets a target for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._band: Words = ("", "")
        self._below = ""
        self._role = "faint"
        self.scale = _SCALES[0]
        self._words: tuple[_Word, ...] = ()
        self._largest: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, name: str, value: str, band: Words, below: str, role: str) -> None:
        """The quantity, its value, how sure it is, the line below and that line's colour."""
        before = self.name, self._value, self._band, self._below, self._role
        if (name, value, band, below, role) == before:
            return
        if value != self._value:
            self._largest = None
        self.name, self._value, self._band, self._below, self._role = name, value, band, below, role
        self._words = ()
        quantity = model().quantities[name]
        self.setText(quantity.label)
        self.setAccessibleName(f"{quantity.label}: {value}")
        self.setAccessibleDescription(", ".join(part for part in (band[0], below) if part))
        self.update()

    def event(self, event: QEvent) -> bool:
        """The words of the tooltip are made when they are asked for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain(self.tip), self)
            return True
        return super().event(event)

    @property
    def tip(self) -> str:
        """What a pointer resting on the tile is told."""
        quantity, band = model().quantities[self.name], self._band[0]
        parts = (
            f"{quantity.label}: {self._value}",
            band and _("{band} (nine in ten draws)").format(band=band),
            self.goal and _("Target: {value}").format(value=self.goal.shown),
            self._below if self.goal is None else "",
            quantity.help,
            _("Click to see where it comes from; drag sideways to set a target."),
        )
        return "\n".join(part for part in parts if part)

    @property
    def band(self) -> str:
        """The line that says how sure the value is."""
        return self._band[0]

    @property
    def value(self) -> str:
        """The value as shown."""
        return self._value

    @property
    def below(self) -> str:
        """The line below the value."""
        return self._below

    def sizeHint(self) -> QSize:
        """Four lines, the second one large."""
        return QSize(150, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow windows get narrow tiles."""
        return QSize(96, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A flat card: name, value as large as fits, line below."""
        colors, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.hasFocus() or self.underMouse() else "line"
        painter.setPen(QPen(colors.color(edge), 1))
        painter.setBrush(colors.color("card"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        if not self._words:
            self._words = self._arranged(frame.adjusted(12, 9, -10, -8))
        for place, text, font, role in self._words:
            painter.setFont(font)
            painter.setPen(colors.color(role))
            painter.drawText(place, text)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the words stand is worked out anew."""
        super().resizeEvent(event)
        self._words, self._largest = (), None

    def set_scale(self, scale: float) -> None:
        """Another type size for the value."""
        if scale != self.scale:
            self.scale, self._words = scale, ()
            self.update()

    def _arranged(self, area: QRectF) -> tuple[_Word, ...]:
        """Every piece of text with its place, cut where it is too long."""
        above, below = theme.font(0.9), theme.font(0.85)
        large, small = _fonts(self.scale)
        digits, unit = self._parts()
        line = QFontMetricsF(below).height()
        bottom = area.bottom() - QFontMetricsF(below).descent()
        middle = (area.top() + QFontMetricsF(above).height() + area.bottom() - 2 * line) / 2
        baseline = middle + QFontMetricsF(large).capHeight() / 2
        right = area.left() + QFontMetricsF(large).horizontalAdvance(digits)
        top = area.top() + QFontMetricsF(above).ascent()
        fits = QFontMetricsF(below).horizontalAdvance(self._band[0]) <= area.width()
        band = self._band[0 if fits else 1]
        lines = (
            (area.left(), top, self.text(), above, "faint"),
            (area.left(), baseline, digits, large, "text" if digits != show.NOTHING else "faint"),
            (right, baseline, unit, small, "text"),
            (area.left(), bottom - line, band, below, "faint"),
            (area.left(), bottom, self._below, below, self._role),
        )
        return tuple(
            (QPointF(x, y), _cut(text, font, area.right() - x), font, role)
            for x, y, text, font, role in lines
            if text
        )

    def _parts(self) -> tuple[str, str]:
        """The digits, and what follows them; "million" is shortened where room is short."""
        digits, _space, unit = self._value.partition("\N{NO-BREAK SPACE}")
        digits, _space, word = digits.partition(" ")
        rest = " ".join(part for part in (word, unit) if part)
        rest = f" {rest}" if rest else ""
        if rest and self._needs(digits, rest, 1.5) > self.width() - _MARGINS:
            rest = show.abbreviated(rest)
        return digits, rest

    def _needs(self, digits: str, unit: str, scale: float) -> float:
        large, small = _fonts(scale)
        width = QFontMetricsF(large).horizontalAdvance(digits)
        return width + QFontMetricsF(small).horizontalAdvance(unit)

    def largest_scale(self) -> float:
        """The largest of a few type sizes in which the value fits."""
        if self._largest is None:
            digits, unit = self._parts()
            room = self.width() - _MARGINS
            fitting = (s for s in _SCALES if self._needs(digits, unit, s) <= room)
            self._largest = next(fitting, _SCALES[-1])
        return self._largest


def _fonts(scale: float) -> tuple[QFont, QFont]:
    """The type of the digits, and that of the unit, which is never the larger one."""
    return theme.font(scale, bold=True), theme.font(min(scale, _UNIT_SCALE))


def _cut(text: str, font: QFont, room: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
