"""What a workbook is written on; the only module that talks to XlsxWriter."""

import io
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from explorer.handout.patterns import pattern_for
from explorer.plain_text import clean

_LONGEST = 32_000
"""Characters that a cell holds, nearly."""
_LINE, _HIGHEST = 15.0, 400.0
"""The height of a line and of the highest row, in points."""
_INK, _FAINT, _ACCENT = "#1f2933", "#5b6773", "#0072b2"
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "text": {"text_wrap": True, "align": "left", "indent": 1},
    "plain": {"align": "left", "indent": 1},
    "title": {"bold": True, "font_size": 16, "align": "left", "indent": 1},
    "faint": {"font_color": _FAINT, "align": "left", "indent": 1},
    "section": {
        "bold": True,
        "font_color": "#ffffff",
        "bg_color": _ACCENT,
        "align": "left",
        "indent": 1,
    },
    "head": {
        "bold": True,
        "text_wrap": True,
        "bottom": 1,
        "bg_color": "#eef2f5",
        "align": "left",
        "indent": 1,
    },
    "input": {
        "font_color": "#1f3fae",
        "bg_color": "#fff2cc",
        "border": 1,
        "border_color": "#d9b44a",
    },
    "head right": {
        "bold": True,
        "text_wrap": True,
        "bottom": 1,
        "bg_color": "#eef2f5",
        "align": "right",
    },
    "result": {"bold": True},
    "label": {"bold": True, "align": "left", "indent": 1},
    "number": {},
    "fixed": {"font_color": _FAINT, "italic": True},
    "shown": {"align": "right", "font_color": _FAINT},
}


class Book:
    """A workbook in the making; `content` gives its bytes."""

    def __init__(self, title: str, made: date, comments: str) -> None:
        import xlsxwriter  # noqa: PLC0415 - only where a workbook is written

        self._bytes = io.BytesIO()
        # Nothing that a text may look like is taken for anything but a text.
        options = dict.fromkeys(
            ("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False
        )
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True, **options})
        created = datetime(made.year, made.month, made.day)  # noqa: DTZ001 - a date has no zone
        self._book.set_properties({"title": title, "comments": comments, "created": created})
        self._formats: dict[tuple[str, str], Any] = {}

    def page(self, name: str, widths: Sequence[float], *, color: str = "") -> "Page":
        """A further sheet with columns of these widths."""
        sheet = self._book.add_worksheet(name)
        if color:
            sheet.set_tab_color(color)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8&F, &A&R&8&P / &N")
        return Page(self, sheet, name, widths)

    def define(self, name: str, page: str, row: int, column: int) -> None:
        """Let formulas use a name for a cell."""
        self._book.define_name(name, f"='{page}'!{absolute(row, column)}")

    def format(self, style: str, pattern: str = "") -> Any:
        """A format of the book: a style, and how numbers are written."""
        key = style, pattern
        if key not in self._formats:
            look = {"font_size": 11, "font_color": _INK, "valign": "top", **_STYLES[style]}
            self._formats[key] = self._book.add_format(
                look | ({"num_format": pattern} if pattern else {})
            )
        return self._formats[key]

    def wraps(self, style: str) -> bool:
        """Whether a text in this style goes on in a further line."""
        return "text_wrap" in _STYLES[style]

    def content(self) -> bytes:
        """The finished workbook."""
        self._book.close()
        return self._bytes.getvalue()


class Page:
    """A sheet of a book; rows and columns count from 0."""

    def __init__(self, book: Book, sheet: Any, name: str, widths: Sequence[float]) -> None:
        self._book, self._sheet, self.name = book, sheet, name
        self._widths, self._lines = widths, dict[int, int]()

    def text(self, row: int, column: int, text: str, style: str = "plain") -> None:
        """Write a text, whatever it looks like; one that wraps makes its row high enough."""
        whole = clean(text)[:_LONGEST]
        self._sheet.write_string(row, column, whole, self._book.format(style))
        wraps = self._book.wraps(style)
        lines = _lines(whole, self._widths[column]) if wraps else 2 if style == "title" else 1
        if lines > self._lines.get(row, 1):
            self._lines[row] = lines
            # Not every program works it out when it opens the file.
            self._sheet.set_row(row, min(_LINE * lines, _HIGHEST))

    def texts(self, row: int, texts: Sequence[str], style: str = "plain") -> None:
        """Write texts side by side."""
        for column, text in enumerate(texts):
            self.text(row, column, text, style)

    def number(
        self, row: int, column: int, value: float, style: str = "number", pattern: str = ""
    ) -> None:
        """Write a number; nothing where it is none."""
        if math.isfinite(value):
            self._sheet.write_number(
                row, column, value, self._book.format(style, pattern or pattern_for(value))
            )

    def formula(
        self,
        row: int,
        column: int,
        text: str,
        value: float,
        style: str = "number",
        pattern: str = "",
    ) -> None:
        """Write a formula, and the value that the model has for it."""
        known = value if math.isfinite(value) else "#NUM!"
        self._sheet.write_formula(
            row, column, text, self._book.format(style, pattern or pattern_for(value)), known
        )

    def asks(
        self,
        row: int,
        column: int,
        title: str,
        about: str,
        ends: tuple[float | None, float | None],
        *,
        open_below: bool,
    ) -> None:
        """Explain an input cell when it is chosen, and let it hold what can exist alone."""
        low, high = ends
        rule: dict[str, Any] = {
            "validate": "decimal",
            "criteria": ">" if open_below else ">=",
            "value": low,
        }
        if low is not None and high is not None:
            rule |= {"criteria": "between", "minimum": low, "maximum": high}
        rule |= {"input_title": title[:32], "input_message": about[:255], "ignore_blank": False}
        self._sheet.data_validation(row, column, row, column, rule)

    def bar(self, row: int, text: str, columns: int) -> None:
        """A heading across the table."""
        self.texts(row, [text, *[""] * (columns - 1)], "section")

    def freeze(self, row: int, column: int) -> None:
        """Keep the rows above and the columns left of a cell in sight, on paper too."""
        self._sheet.freeze_panes(row, column)
        self._sheet.repeat_rows(0, row - 1)


def absolute(row: int, column: int) -> str:
    """The address of a cell: $B$5."""
    return f"${letters(column)}${row + 1}"


def letters(column: int) -> str:
    """The letters of a column: A, B … Z, AA."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, by the number of its characters."""
    return sum(max(1, math.ceil(1.1 * len(part) / width)) for part in text.split("\n"))
