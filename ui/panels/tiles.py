"""The headline tiles: what follows, in large type, and how it changed since it was opened."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from explorer import show
from explorer.model import labels, model
from explorer.results import Results
from explorer.text import _
from ui import theme
from ui.plain import plain

HEADLINES = ("energy", "emissions", "facility_power", "cost", "households")
LAST = ("energy_per_query", "utilization", "world_share", "annual_energy")
"""The sixth tile shows the first of these that is known."""


_SCALES = (2.2, 2.0, 1.8, 1.6, 1.4, 1.2, 1.0)
_UNIT_SCALE = 1.1
_MARGINS = 23


_Word = tuple[QPointF, str, QFont, str]
"""Where a piece of text stands, the text, its type and the role of its colour."""


class Tile(QAbstractButton):
    """One headline; a click explains it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._value = ""
        self._below = ""
        self._role = "faint"
        self.scale = _SCALES[0]
        self._words: tuple[_Word, ...] = ()
        self._largest: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, name: str, value: str, below: str, role: str) -> None:
        """The quantity, its value, the line below and that line's colour."""
        if (name, value, below, role) == (self.name, self._value, self._below, self._role):
            return
        if value != self._value:
            self._largest = None
        self.name, self._value, self._below, self._role = name, value, below, role
        self._words = ()
        quantity = model().quantities[name]
        self.setText(quantity.label)
        self.setAccessibleName(f"{quantity.label}: {value}")
        self.setAccessibleDescription(below)
        self.setToolTip(
            plain(
                f"{quantity.label}: {value}\n{below}\n{quantity.help}\n"
                + _("Click to see where it comes from.")
            )
        )
        self.update()

    @property
    def value(self) -> str:
        """The value as shown."""
        return self._value

    @property
    def below(self) -> str:
        """The line below the value."""
        return self._below

    def sizeHint(self) -> QSize:
        """Three lines, the middle one large."""
        return QSize(150, 92)

    def minimumSizeHint(self) -> QSize:
        """Narrow windows get narrow tiles."""
        return QSize(96, 92)

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
        large, small = theme.font(self.scale, bold=True), theme.font(_UNIT_SCALE)
        digits, unit = self._parts()
        baseline = area.center().y() + QFontMetricsF(large).capHeight() / 2
        right = area.left() + QFontMetricsF(large).horizontalAdvance(digits)
        top = area.top() + QFontMetricsF(above).ascent()
        bottom = area.bottom() - QFontMetricsF(below).descent()
        lines = (
            (area.left(), top, self.text(), above, "faint"),
            (area.left(), baseline, digits, large, "text" if digits != show.NOTHING else "faint"),
            (right, baseline, unit, small, "text"),
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
        large, small = theme.font(scale, bold=True), theme.font(_UNIT_SCALE)
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


def _cut(text: str, font: QFont, room: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


class Tiles(QWidget):
    """The row of headlines."""

    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        self.tiles = [Tile() for _name in (*HEADLINES, "last")]
        for tile in self.tiles:
            layout.addWidget(tile, 1)
            tile.clicked.connect(self._explain)

    def show_results(self, results: Results, opened: Results) -> None:
        """Show the headlines, and how they changed since the scenario was opened."""
        last = next((name for name in LAST if name in results.values), LAST[-1])
        for tile, name in zip(self.tiles, (*HEADLINES, last), strict=True):
            below, role = _below(name, results, opened)
            tile.show_value(name, results.shown(name), below, role)

        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Type as large as all the tiles have room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = min(tile.largest_scale() for tile in self.tiles)
        for tile in self.tiles:
            tile.set_scale(scale)

    def _explain(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.explained.emit(tile.name)


def _below(name: str, results: Results, opened: Results) -> tuple[str, str]:
    """What to say below a headline, and the role of its colour."""
    now, was = results.values.get(name), opened.values.get(name)
    if now is None:
        needed = labels(results.unknown.get(name, ()))
        return (_("needs {names}").format(names=needed), "faint") if needed else ("", "faint")
    if name == "utilization":
        return (_("impossible: above 100 %"), "bad") if now > 1 else (_("of the peak"), "faint")
    if was is not None and was > 0 and now != was:
        change = _("{change} since opened").format(change=show.times(now / was))
        return change, "accent"
    if name == "emissions" and "market_emissions" in results.values:
        return _("market-based {value}").format(value=results.shown("market_emissions")), "faint"
    return _BESIDE[name](results) if name in _BESIDE else _REMARKS.get(name, ""), "faint"


def _energy_beside(results: Results) -> str:
    return (
        _("over {time}").format(time=results.shown("run_time"))
        if "run_time" in results.values
        else ""
    )


def _cost_beside(results: Results) -> str:
    if "electricity_cost" in results.values and results.values.get("cost"):
        share = results.values["electricity_cost"] / results.values["cost"] * 100
        if share > 100:
            return _("less than its electricity")
        return _("electricity {share} %").format(share=show.number(share, 2))
    return ""


def _emissions_beside(results: Results) -> str:
    if "grid_intensity" in results.values:
        return _("at {grid}").format(grid=results.shown("grid_intensity"))
    return ""


_BESIDE: dict[str, Callable[[Results], str]] = {
    "energy": _energy_beside,
    "cost": _cost_beside,
    "emissions": _emissions_beside,
}
_REMARKS = {
    "households": _("homes, if it ran all year"),
    "facility_power": _("on average"),
    "world_share": _("of the world's electricity"),
    "annual_energy": _("if it ran all year"),
}
