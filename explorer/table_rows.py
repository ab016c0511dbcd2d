"""From the cells of a row to a statement, or to the sentence that says why it is left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from explorer.decimals import Style, style_of, with_points
from explorer.errors import WattifError
from explorer.faults import FaultError, spelled
from explorer.model import model
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.ranges import Ends, range_of, states_range
from explorer.results import quantity_named
from explorer.scenario import Statement
from explorer.table_text import Line
from explorer.text import _
from explorer.toml_fields import link_in, text_in, year_in
from explorer.toml_numbers import value_in

_NUMBERS = ("value", "low", "high", "range")
_LEADING = re.compile(r"[+\N{MINUS SIGN}-]?[\d.,\s]*(?:[eE][+-]?\d+)?\s*")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_UNITLESS = "1"
"""What Wattif itself writes as the unit of a plain number."""


@dataclass(frozen=True)
class Row:
    """A row of the table: its line and text; the quantity it states, or why it is left out."""

    line: int
    text: str
    name: str = ""
    why: str = ""


@dataclass(frozen=True)
class Layout:
    """Where the columns stand, how many there are, and what divides them."""

    columns: Mapping[str, int]
    width: int
    divider: str
    headed: bool

    @property
    def divider_named(self) -> str:
        """What divides the cells, for a sentence."""
        return _("a tab") if self.divider == "\t" else f"“{self.divider}”"

    def cell(self, line: Line, column: str) -> str:
        """The text of one cell, empty where the row has none."""
        place = self.columns.get(column, len(line.cells))
        return line.cells[place] if place < len(line.cells) else ""


@cache
def quantities() -> dict[str, Quantity]:
    """Every quantity under what a table may call it, as `plain_name` gives it."""
    labels = {plain_name(q.label): q for q in model().quantities.values()}
    return labels | {plain_name(name): q for name, q in model().quantities.items()}


def plain_name(text: str) -> str:
    """A name in small letters, its words divided by spaces."""
    return " ".join(re.split(r"[_\s-]+", text.casefold().strip()))


class RowReader:
    """Reads row after row, and remembers what is stated already."""

    def __init__(self, layout: Layout, body: Sequence[Line]) -> None:
        self._layout = layout
        usual: Style = "unsure" if layout.divider == ";" else "point"
        numbers = (layout.cell(line, column) for line in body for column in _NUMBERS)
        self._style = style_of(numbers, usual)
        self.statements: dict[str, Statement] = {}
        self.taken: dict[str, Row] = {}
        self.refused: list[Row] = []

    def take(self, line: Line) -> None:
        """Take what the row states, or say why not."""
        text = short(line.text, 120)
        try:
            quantity = self._quantity(line)
            statement = self._statement(line, quantity)
        except WattifError as error:
            self.refused.append(Row(line.first, text, why=str(error)))
        except FaultError as fault:
            why = f"{spelled(fault.path)}: {fault.sentence}"
            self.refused.append(Row(line.first, text, why=why))
        else:
            self.statements[quantity.name] = statement
            self.taken[quantity.name] = Row(line.first, text, quantity.name)

    def _quantity(self, line: Line) -> Quantity:
        """The quantity that a row may state. Raises WattifError."""
        self._check_shape(line)
        name = self._layout.cell(line, "name") or self._layout.cell(line, "label")
        if not name:
            raise WattifError(_("The name of the quantity is missing."))
        quantity = quantities().get(plain_name(name)) or quantity_named(name)
        how = self._layout.cell(line, "how").casefold()
        sentence = {
            "follows": _("{label} follows from other values; only what is stated is taken."),
            "assumed": _("{label} is an assumption; only what is stated is taken."),
            "stated": "",
            "": "",
        }.get(how, _("{label} is “{how}”; expected stated, follows or assumed."))
        if sentence:
            raise WattifError(sentence.format(label=quantity.label, how=short(how)))
        if quantity.name in self.taken:
            raise WattifError(
                _("{label} is stated on line {line} already; keep one of the two.").format(
                    label=quantity.label, line=self.taken[quantity.name].line
                )
            )
        return quantity

    def _check_shape(self, line: Line) -> None:
        """Raise WattifError where a row runs into others, or falls apart."""
        layout = self._layout
        inside = [text.split(layout.divider)[0] for text in line.text.split("\n")[1:]]
        if any(plain_name(cell) in quantities() for cell in inside):
            raise WattifError(
                _(
                    "A quotation mark opens here and closes on line {last}, after other rows."
                ).format(last=line.last)
            )
        if any(line.cells[layout.width :]):
            raise WattifError(
                _(
                    "The row has {found} cells, the table {most} columns; put a text or number "
                    "that has {divider} in it between quotation marks."
                ).format(found=len(line.cells), most=layout.width, divider=layout.divider_named)
            )

    def _statement(self, line: Line, quantity: Quantity) -> Statement:
        """What a row states. Raises WattifError or a fault."""
        cell = self._layout.cell
        text = self._number(line, "value")
        if not text:
            raise WattifError(_("The value of {label} is missing.").format(label=quantity.label))
        if states_range(text):
            sentence = _(
                "The value “{text}” has a range; write the value alone, and the range in a "
                "column of that name."
            )
            raise WattifError(sentence.format(text=short(text)))
        unit = self._unit(line)
        text = text if unit in ("", _tail(text)) else f"{text} {unit}"
        si, written = _value(quantity, text)
        link, year = cell(line, "link"), cell(line, "year")
        whole = _YEAR.fullmatch(year)
        statement = Statement(
            value=si,
            unit=written,
            source=text_in({"source": cell(line, "source")}, "source", ()),
            link=link_in({"link": link}, ()),
            year=year_in({"year": int(whole[1]) if whole else year or None}, ()),
            note=text_in({"note": cell(line, "note")}, "note", ()),
        )
        ends = self._ends(line, quantity, si, _tail(text))
        return statement.ranging(quantity, *ends) if ends else statement

    def _number(self, line: Line, column: str) -> str:
        """A cell with a number, its decimals after a point. Raises WattifError."""
        text = self._layout.cell(line, column)
        if text.startswith("="):
            sentence = _("“{text}” is a formula, which Wattif does not compute; write its value.")
            raise WattifError(sentence.format(text=short(text)))
        if text.startswith("'"):
            sentence = _("“{text}” is a text, for it begins with an apostrophe; write a number.")
            raise WattifError(sentence.format(text=short(text)))
        return with_points(text, self._style)

    def _unit(self, line: Line) -> str:
        """The unit beside the value. Raises WattifError where that is the rest of a number."""
        unit = self._layout.cell(line, "unit")
        if unit == _UNITLESS and self._layout.headed:
            return ""
        if unit[:1] in set("0123456789+-.,"):
            raise WattifError(
                _(
                    "“{text}” stands where the unit belongs; put a number that has {divider} "
                    "in it between quotation marks."
                ).format(text=short(unit), divider=self._layout.divider_named)
            )
        return unit

    def _ends(self, line: Line, quantity: Quantity, si: float, unit: str) -> Ends | None:
        """The range of a row, SI, in the unit of the value where it names none. Raises."""
        span, low, high = (self._number(line, column) for column in ("range", "low", "high"))
        if span and (low or high):
            raise WattifError(_("The row has a range, and a low or high end too; keep one."))
        if span:
            bare = not re.search(r"[^\W\d_]|%", re.sub(r"\bto\b|\d[eE][+-]?\d", "", span))
            return range_of(quantity, si, f"{span} {unit}" if bare else span)
        if bool(low) != bool(high):
            raise WattifError(_("Only one end of the range is there; write both low and high."))
        if not low:
            return None
        first, last = (_value(quantity, _with(end, unit))[0] for end in (low, high))
        return None if first == last == si else (first, last)


def _value(quantity: Quantity, text: str) -> tuple[float, str]:
    """A value as a file would have it. Raises WattifError."""
    try:
        return value_in((), quantity, text)
    except FaultError as fault:
        raise WattifError(fault.sentence) from None


def _tail(text: str) -> str:
    """What follows the number: its unit, with a word such as "million" before it."""
    return _LEADING.sub("", text, count=1).strip()


def _with(text: str, unit: str) -> str:
    return text if _tail(text) or not unit else f"{text} {unit}"
