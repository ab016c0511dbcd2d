"""Words on a slide: a headline over a few lines, and the quiet line below everything."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.present.sizes import SMALLEST, Sizes

_LARGEST = 54
_STEP = 3
_FLAGS = int(Qt.TextFlag.TextWordWrap) | int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
)


class Headline(QWidget):
    """One sentence, as large as it fits; while its numbers move its type only gets smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._sizes = "", Sizes.of(QSize(1920, 1080))
        self._pixels, self._across = _LARGEST, 0

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text

    @property
    def font_used(self) -> QFont:
        """The type in which it is set."""
        return self._sizes.font(self._pixels, bold=True)

    def show_text(self, text: str, sizes: Sizes, *, moving: bool = False) -> None:
        """Show another sentence."""
        if (text, sizes) == (self._text, self._sizes) and not moving:
            return
        self._pixels = self._pixels if moving and sizes == self._sizes else _LARGEST
        self._text, self._sizes = text, sizes
        self.setAccessibleName(text)
        if not moving or not self._fits(self._across):
            self._fit()
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._pixels = _LARGEST
        self._fit()

    def _fit(self) -> None:
        """The largest type, and lines of about one length: no word is left alone on the last."""
        while not self._fits(self.width()) and self._pixels - _STEP >= SMALLEST:
            self._pixels -= _STEP
        metrics, self._across = QFontMetricsF(self.font_used), self.width()
        lines = metrics.boundingRect(self._room(self.width()), _FLAGS, self._text).height()
        narrow, wide = self.width() // 2, self.width()
        while wide - narrow > 8:
            middle = (narrow + wide) // 2
            needed = metrics.boundingRect(self._room(middle), _FLAGS, self._text)
            if needed.height() <= lines and needed.width() <= middle:
                wide = middle
            else:
                narrow = middle
        self._across = wide

    def _fits(self, across: int) -> bool:
        metrics = QFontMetricsF(self.font_used)
        needed = metrics.boundingRect(self._room(across), _FLAGS, self._text)
        return needed.height() <= self.height() and needed.width() <= across

    def _room(self, across: int) -> QRectF:
        return QRectF(0, 0, across, 10_000)

    def _fitting(self, metrics: QFontMetricsF) -> str:
        """The sentence or, where even the smallest type has no room for it, its beginning."""
        room, words, text = self._room(self._across), self._text.split(" "), self._text
        while len(words) > 1 and metrics.boundingRect(room, _FLAGS, text).height() > self.height():
            words.pop()
            text = " ".join(words) + "…"
        return text

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, font = QPainter(self), self.font_used
        painter.setFont(font)
        painter.setPen(theme.current().color("text"))
        painter.drawText(
            QRectF(0, 0, self._across, self.height()), _FLAGS, self._fitting(QFontMetricsF(font))
        )
        painter.end()


class Footer(QWidget):
    """Where it comes from at the left, where we are at the right, and how far as a thin line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = self._right = ""
        self._share, self._sizes = 0.0, Sizes.of(QSize(1920, 1080))

    @property
    def texts(self) -> tuple[str, str]:
        """What stands at the left and at the right."""
        return self._left, self._right

    @property
    def font_used(self) -> QFont:
        """The type in which it is set."""
        return self._sizes.font(SMALLEST)

    def show_texts(self, left: str, right: str, share: float, sizes: Sizes) -> None:
        """Show other words, and how much of the story has been told."""
        new = left, right, share, sizes
        if new != (self._left, self._right, self._share, self._sizes):
            self._left, self._right, self._share, self._sizes = new
            self.setAccessibleName(f"{left}, {right}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors, font = QPainter(self), theme.current(), self.font_used
        metrics, thick = QFontMetricsF(font), max(self._sizes.px(4), 2)
        painter.fillRect(QRectF(0, 0, self.width(), thick / 2), colors.color("line"))
        done = QRectF(0, 0, self.width() * self._share, thick)
        painter.fillRect(done, colors.color("accent"))
        painter.setFont(font)
        painter.setPen(colors.color("faint"))
        area = QRectF(self.rect()).adjusted(0, thick, 0, 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(middle | right), self._right)
        room = area.width() - metrics.horizontalAdvance(self._right) - self._sizes.px(40)
        left = metrics.elidedText(self._left, Qt.TextElideMode.ElideRight, max(room, 0.0))
        painter.drawText(area, int(middle), left)
        painter.end()
