"""A row of large numbers: what follows, how sure it is, and what it was a step before."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer import show
from ui import theme
from ui.present.scene import Figure
from ui.present.sizes import SMALLEST, Sizes

LINES = 4
_LARGEST, _STEP = 76, 4
_UNIT = 0.55
"""The unit beside the digits, as a share of their size."""
_SPACE = "\N{NO-BREAK SPACE}"


class Figures(QWidget):
    """The numbers side by side, all in the largest type that suits all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figure] = ()
        self._sizes = Sizes.of(QSize(1920, 1080))
        self._pixels = _LARGEST

    @property
    def figures(self) -> Sequence[Figure]:
        """The numbers in sight."""
        return self._figures

    def show_figures(
        self, figures: Sequence[Figure], sizes: Sizes, *, moving: bool = False
    ) -> None:
        """Show other numbers; while they move their type only gets smaller."""
        self._pixels = self._pixels if moving and sizes == self._sizes else _LARGEST
        self._figures, self._sizes = figures, sizes
        self._fit()
        self.setAccessibleName("; ".join(f"{f.label}: {f.value}" for f in figures))
        self.setAccessibleDescription("; ".join(f"{f.label}: {f.before}" for f in figures))
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._pixels = _LARGEST
        self._fit()

    def height_wanted(self, sizes: Sizes) -> int:
        """A label, a large number and two lines below it."""
        small = QFontMetricsF(sizes.font(SMALLEST)).height()
        return round(3 * small + QFontMetricsF(sizes.font(_LARGEST, bold=True)).height())

    @property
    def fonts_used(self) -> tuple[QFont, ...]:
        """All type in which something is set."""
        return (self._sizes.font(SMALLEST), *self._large())

    def _large(self) -> tuple[QFont, QFont]:
        unit = max(self._pixels * _UNIT, SMALLEST)
        return self._sizes.font(self._pixels, bold=True), self._sizes.font(unit)

    def _column(self) -> float:
        return self.width() / max(len(self._figures), 1)

    def _fit(self) -> None:
        room = self._column() - self._sizes.px(40)
        while self._pixels - _STEP >= SMALLEST:
            digits, unit = map(QFontMetricsF, self._large())
            widths = (
                digits.horizontalAdvance(number) + unit.horizontalAdvance(rest)
                for number, rest in map(_parts, self._figures)
            )
            if max(widths, default=0.0) <= room:
                return
            self._pixels -= _STEP

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, width = QPainter(self), self._column()
        for place, figure in enumerate(self._figures):
            area = QRectF(place * width, 0, width, self.height())
            if place:
                gap = self._sizes.px(20)
                painter.setPen(QPen(theme.current().color("line"), max(self._sizes.px(2), 1)))
                top, bottom = area.top() + self._sizes.px(8), area.bottom() - self._sizes.px(12)
                painter.drawLine(
                    QPointF(area.left() - gap, top), QPointF(area.left() - gap, bottom)
                )
            self._paint(painter, figure, area.adjusted(0, 0, -self._sizes.px(40), 0), place == 0)
        painter.end()

    def _paint(self, painter: QPainter, figure: Figure, area: QRectF, first: bool) -> None:
        colors, small = theme.current(), self._sizes.font(SMALLEST)
        large, unit = self._large()
        line, digits = QFontMetricsF(small), QFontMetricsF(large)
        number, rest = _parts(figure)
        top = area.top() + line.ascent()
        tall = QFontMetricsF(self._sizes.font(_LARGEST, bold=True))
        baseline = area.top() + line.height() + tall.ascent()
        below = area.top() + line.height() + tall.height() + line.ascent()
        right = area.left() + digits.horizontalAdvance(number)
        lines = (
            (area.left(), top, figure.label, small, "faint"),
            (area.left(), baseline, number, large, "accent" if first else "text"),
            (right, baseline, rest, unit, "accent" if first else "text"),
            (area.left(), below, figure.ends, small, "text"),
            (area.left(), below + line.height() * bool(figure.ends), figure.before, small, "faint"),
        )
        for x, y, text, font, role in lines:
            painter.setFont(font)
            painter.setPen(colors.color(role))
            room = max(area.right() - x, 0.0)
            mode = Qt.TextElideMode.ElideRight
            painter.drawText(QPointF(x, y), QFontMetricsF(font).elidedText(text, mode, room))


def _parts(figure: Figure) -> tuple[str, str]:
    """The digits, and what follows them in smaller type."""
    value = show.abbreviated(figure.value)
    digits, _space, unit = value.partition(_SPACE)
    digits, _space, word = digits.partition(" ")
    rest = " ".join(part for part in (word, unit) if part)
    return digits, f"{_SPACE}{rest}" if rest else ""
