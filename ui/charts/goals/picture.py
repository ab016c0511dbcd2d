"""The table of answers as a picture for others."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ui import theme
from ui.charts.goals.answered import HEADINGS, Row
from ui.charts.marks import LEFT, RIGHT, Mark, Type, Words

_COLUMNS = ((0.28, LEFT), (0.15, RIGHT), (0.15, RIGHT), (0.13, RIGHT), (0.29, LEFT))
"""The share of the width, and how the texts stand."""
_FEW = ((0.46, LEFT), (0.0, RIGHT), (0.30, RIGHT), (0.24, RIGHT), (0.0, LEFT))
"""The same where there is no room for all."""
_ROOM = 34.0
"""So many heights of a letter all columns need."""
_GAP = 12.0


def table_marks(rows: Sequence[Row], area: QRectF) -> list[Mark]:
    """As many rows as there is room for."""
    colors, kind, small = theme.current(), Type(), Type(0.9)
    height = kind.height + 5
    columns = _COLUMNS if area.width() >= _ROOM * kind.height else _FEW
    marks: list[Mark] = []
    for number, row in enumerate([Row("", HEADINGS[:-1]), *rows]):
        top = area.top() + number * height
        if top + height > area.bottom():
            break
        if len(row.texts) == 1:
            place = QRectF(area.left(), top, area.width(), height)
            text = small.cut(row.texts[0], area.width())
            marks.append(Words(place, text, small, colors.color("faint")))
            continue
        left, roles = area.left(), ("text", "faint", "text", "faint", row.role)
        for text, (share, align), role in zip(row.texts, columns, roles, strict=True):
            if not share:
                continue
            width = share * area.width()
            place = QRectF(left, top, width - _GAP, height)
            color = colors.color(role if row.name else "faint")
            marks.append(Words(place, kind.cut(text, place.width()), kind, color, align))
            left += width
    return marks
