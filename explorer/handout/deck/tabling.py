"""Pictures that are tables as tables of python-pptx, in the largest type that has room."""

import math
from typing import Any

from pptx.util import Pt

from explorer.handout.deck.drawing import Place, describe, rgb
from explorer.handout.deck.pictures import ACCENT, Table
from explorer.plain_text import clean

_LETTER = 0.58
"""The width of a letter in a table, by its height, as wide types have it."""
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)


def draw_table(slide: Any, table: Table, place: Place) -> None:
    """Add the table to a slide."""
    left, top, width, height = place
    columns = len(table.widths)
    shape = slide.shapes.add_table(len(table.rows), columns, left, top, width, 0)
    describe(shape, table)
    size = _table_size(table, width, height)
    grid = shape.table
    grid.first_row = len(table.rows) > 1
    for column, share in zip(grid.columns, table.widths, strict=True):
        column.width = int(share * width)
    for number, (row, texts) in enumerate(zip(grid.rows, table.rows, strict=True)):
        row.height = Pt(1.6 * size)
        for box, text in zip(row.cells, texts, strict=True):
            box.text = clean(text)
            if number == 0 and grid.first_row:
                box.fill.solid()
                box.fill.fore_color.rgb = rgb(ACCENT)
            box.margin_left = box.margin_right = Pt(5)
            box.margin_top = box.margin_bottom = Pt(2)
            for paragraph in box.text_frame.paragraphs:
                paragraph.font.size = Pt(size)


def _table_size(table: Table, width: int, height: int) -> float:
    """The largest type in which all rows have room, and no word is broken."""
    for size in _SIZES:
        needed, whole = 0.0, True
        for texts in table.rows:
            wraps = (
                _wrapped(text, size, share * width / 12700 - 10)
                for text, share in zip(texts, table.widths, strict=True)
            )
            whole = whole and all(
                _longest(t) * _LETTER * size <= s * width / 12700 - 10
                for t, s in zip(texts, table.widths, strict=True)
            )
            needed += max(wraps) * 1.2 * size + 6
        if whole and needed <= height / 12700:
            return size
    return _SIZES[-1]


def _longest(text: str) -> int:
    """The letters of the longest word; a space that does not break joins two."""
    return max(map(len, text.split(" ")), default=0)


def _wrapped(text: str, size: float, points: float) -> int:
    room = max(points / (_LETTER * size), 1)
    return sum(max(1, math.ceil(len(part) / room)) for part in text.split("\n"))
