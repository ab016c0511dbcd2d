"""The cards as a picture for others: each figure, and its verdict below it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.study.cards import Card
from explorer.text import _
from ui import theme
from ui.charts.claims.card import SIGNS
from ui.charts.marks import Type

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALL = 10_000.0


def paint(painter: QPainter, area: QRectF, cards: Sequence[Card]) -> None:
    """As many of the cards as there is room for, and how many more there are."""
    kind, colors, top = Type(), theme.current(), area.top()
    painter.setFont(kind.font)
    for place, card in enumerate(cards):
        placed, bottom = _placed(card, kind, QRectF(area.left(), top, area.width(), _TALL))
        last = place == len(cards) - 1
        if bottom + (0 if last else kind.height) > area.bottom():
            painter.setPen(colors.color("faint"))
            rest = _("and {n} more").format(n=len(cards) - place)
            painter.drawText(QRectF(area.left(), top, area.width(), kind.height), _WRAP, rest)
            return
        for text, role, room in placed:
            painter.setPen(colors.color(role))
            painter.drawText(room, _WRAP, text)
        top = bottom + theme.GAP


def _placed(card: Card, kind: Type, room: QRectF) -> tuple[list[tuple[str, str, QRectF]], float]:
    """The lines of a card, their colours and places; and where it ends."""
    sign, role = SIGNS[card.kind]
    by = f"{card.label} – {card.by}" if card.by else card.label
    lines = ((f"{by}: {card.published}", "text"), (f"{sign} {card.words} ({card.computed})", role))
    found, top = [], room.top()
    for text, color in lines:
        area = kind.wrapped(text, QRectF(room.left(), top, room.width(), _TALL))
        found.append((text, color, QRectF(room.left(), top, room.width(), area.height() + 2)))
        top += area.height() + 2
    return found, top
