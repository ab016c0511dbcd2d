"""A sheet of A4: where the next words and pictures go, in points."""

import re
from html import escape

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFontInfo, QPainter, QPdfWriter, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from ui import theme
from ui.export.markup import Html, tag

DOTS = 720
"""Per inch, ten a point: letters stand where they should."""
_UNIT = DOTS / 72
WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 42.0
_FOOT = 22.0
_FAMILIES = re.compile(rb'font-family="[^"]*"')

_STYLE = """
body,p,td,th,li {{ color:{text}; }}
h1 {{ font-size:{h1}pt; margin:0; font-weight:700; }}
h2 {{ font-size:{h2}pt; margin:0; font-weight:700; }}
p {{ margin:0 0 4pt 0; }}
th {{ text-align:left; font-weight:600; }}
.faint {{ color:{faint}; }}
.good {{ color:{good}; }}
.bad {{ color:{bad}; }}
.warn {{ color:{warn}; }}
"""


class Paper:
    """Puts one thing below the other."""

    def __init__(self, writer: QPdfWriter, painter: QPainter) -> None:
        self._writer, self._painter = writer, painter
        self.top = MARGIN

    @property
    def room(self) -> float:
        """How much is left above the foot."""
        return HEIGHT - MARGIN - _FOOT - self.top

    @property
    def whole(self) -> float:
        """How much an empty page holds."""
        return HEIGHT - 2 * MARGIN - _FOOT

    def set(self, html: Html, size: float) -> QTextDocument:
        """Words in lines as wide as the page, their type of so many points."""
        colors, document = theme.LIGHT, QTextDocument()
        font = theme.font()
        document.documentLayout().setPaintDevice(self._writer)
        own = type(font)(font)
        own.setPointSizeF(size)
        document.setDefaultFont(own)
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(
            _STYLE.format(
                text=colors.text,
                faint=colors.faint,
                good=colors.good,
                bad=colors.bad,
                warn=colors.warn,
                h1=round(2.1 * size, 1),
                h2=round(1.25 * size, 1),
            )
        )
        document.setHtml(tag("body", html))
        document.setTextWidth((WIDTH - 2 * MARGIN) * _UNIT)
        return document

    def height(self, document: QTextDocument) -> float:
        """How much of the page it takes."""
        return document.size().height() / _UNIT

    def put(self, document: QTextDocument) -> None:
        """Set words next."""
        self._painter.save()
        self._painter.translate(MARGIN * _UNIT, self.top * _UNIT)
        document.drawContents(self._painter)
        self._painter.restore()
        self.top += self.height(document)

    def gap(self, points: float) -> None:
        """Leave some room."""
        self.top += points

    def picture(self, svg: bytes, most: float) -> None:
        """Put a drawing next, as wide as the page, or smaller so that it is at most so high."""
        # Qt reads one family only, and would take the list for its name.
        family = escape(QFontInfo(theme.font()).family()).encode()
        one = _FAMILIES.sub(b'font-family="' + family + b'"', svg, count=1)
        drawing = QSvgRenderer(QByteArray(one))
        size = drawing.viewBoxF().size()
        scale = min((WIDTH - 2 * MARGIN) / size.width(), most / size.height())
        area = QRectF(MARGIN, self.top, size.width() * scale, size.height() * scale)
        scaled = QRectF(area.topLeft() * _UNIT, area.size() * _UNIT)
        drawing.render(self._painter, scaled)
        self.top += area.height()

    def foot(self, left: str, right: str) -> None:
        """Set the foot of the page; the next thing stands at the top of another one."""
        words = tag(
            "table",
            tag("tr", tag("td", left), tag("td", right, align="right")),
            width="100%",
            class_="faint",
        )
        self.top = HEIGHT - MARGIN - 10
        self.put(self.set(words, 7))
        self.top = MARGIN
