"""The sheet of a scenario: cells to change, and below them all that follows, as live formulas."""

from collections.abc import Callable

from explorer import show, units
from explorer.graph import Step
from explorer.handout.content import Handout, Sheet
from explorer.handout.expression import formula
from explorer.handout.rows import Assumed, Stated, in_unit
from explorer.handout.workbook.paper import Book, Page, letters
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.headlines import told
from explorer.text import _

HEADINGS = (
    _("Quantity"),
    _("Value"),
    _("Unit"),
    _("How"),
    _("5th percentile"),
    _("95th percentile"),
    _("Where it comes from"),
    _("Year"),
    _("How far checked"),
    _("In SI"),
    _("SI unit"),
    _("One unit in SI"),
    _("As Wattif shows it"),
    _("Name"),
)
WIDTHS = (32, 20, 11, 10, 14, 14, 60, 7, 30, 15, 9, 15, 22, 24)
VALUE, UNIT, LOW, HIGH, FROM, SI, SIZE, SHOWN = 1, 2, 4, 5, 6, 9, 11, 12
_RIGHT = {VALUE, LOW, HIGH, SI, SIZE, SHOWN}
_TOP = 4


def name_in(place: int) -> Callable[[str], str]:
    """How the cells of the scenario in a place, from 1 on, are called in formulas."""
    return lambda name: name if place == 1 else f"{name}_{place}"


class ModelPage:
    """Writes one scenario; its cells get names that the other sheets use."""

    def __init__(self, book: Book, page: Page, sheet: Sheet, place: int) -> None:
        self._book, self._page, self._sheet = book, page, sheet
        self._named = name_in(place)
        self._row = _TOP

    def write(self, handout: Handout) -> None:
        """Write everything."""
        page, sheet = self._page, self._sheet
        page.text(0, 0, sheet.title, "title")
        page.text(1, 0, handout.credentials, "faint")
        page.text(2, 0, _INSTRUCTION, "faint")
        for column, heading in enumerate(HEADINGS):
            page.text(_TOP - 1, column, heading, "head right" if column in _RIGHT else "head")
        page.freeze(_TOP, 2)
        self._section(_("Stated: change the yellow cells"))
        for stated in sheet.statements:
            self._stated(stated)
        if sheet.assumptions:
            self._section(_("Assumed, because nothing is stated: change these too"))
        for assumed in sheet.assumptions:
            self._assumed(assumed)
        self._section(_("Follows, by live formulas"))
        for name, step in sheet.results.plan.steps.items():
            self._follows(name, step, sheet.results)
        self._checks()

    def _section(self, text: str) -> None:
        self._page.bar(self._row, text, len(HEADINGS))
        self._row += 1

    def _stated(self, stated: Stated) -> None:
        page, row = self._page, self._row
        self._input(stated.name, stated.number, stated.unit, _("stated"))
        for column, end in ((LOW, stated.low), (HIGH, stated.high)):
            if end is not None:
                page.number(row, column, end, "fixed")
        number = f" [{stated.reference}]" if stated.reference else ""
        note = f" ({stated.note})" if stated.note else ""
        page.text(
            row, FROM, f"{stated.source or _('stated without a source')}{number}{note}", "text"
        )
        if stated.year is not None:
            page.number(row, FROM + 1, stated.year, pattern="0")
        page.text(row, FROM + 2, stated.checked, "text")
        page.text(row, SHOWN, stated.value, "shown")
        self._row += 1

    def _assumed(self, assumed: Assumed) -> None:
        self._input(assumed.name, assumed.number, assumed.unit, _("assumed"))
        words = _("assumed, because nothing is stated; used for {uses}").format(uses=assumed.uses)
        self._page.text(self._row, FROM, words, "text")
        self._page.text(self._row, SHOWN, assumed.value, "shown")
        self._row += 1

    def _input(self, name: str, number: float, unit: str, how: str) -> None:
        page, row, quantity = self._page, self._row, model().quantities[name]
        size = units.size(unit)
        pattern = "0" if quantity.calendar else ""
        page.number(row, VALUE, number, "input", pattern or _exactly(number))
        ends = [None if end is None else end / size for end in (quantity.si_low, quantity.si_high)]
        page.asks(
            row,
            VALUE,
            quantity.label,
            quantity.help,
            (ends[0], ends[1]),
            open_below=quantity.above_low,
        )
        si = f"={letters(VALUE)}{row + 1}*{letters(SIZE)}{row + 1}"
        page.formula(row, SI, si, number * size, pattern="General")
        self._units(quantity, unit)
        self._tail(name, how)

    def _follows(self, name: str, step: Step, results: Results) -> None:
        unit = self._computed(step, results.values[name], "result")
        self._band(name, unit)
        words = told(name, results, self._sheet.sampled)
        self._page.text(self._row, SHOWN, words.value, "shown")
        self._tail(name, _("follows"))
        self._row += 1

    def _computed(self, step: Step, value: float, style: str) -> str:
        """A live formula in SI, the same in the unit that reads best, which is given back."""
        page, row, quantity = self._page, self._row, model().quantities[step.quantity]
        unit = show.fitting(value, quantity.unit)
        page.formula(row, SI, formula(step, self._named), value, pattern="General")
        in_shown = f"={letters(SI)}{row + 1}/{letters(SIZE)}{row + 1}"
        pattern = "0" if quantity.calendar else ""
        page.formula(row, VALUE, in_shown, value / units.size(unit), style, pattern)
        page.text(row, FROM, step.formula.text, "text")
        self._units(quantity, unit)
        return unit

    def _band(self, name: str, unit: str) -> None:
        band = self._sheet.sampled.band(name) if self._sheet.sampled else None
        if band is not None and not band.certain:
            for column, end in ((LOW, band.low), (HIGH, band.high)):
                self._page.number(self._row, column, in_unit(end, unit), "fixed")

    def _units(self, quantity: Quantity, unit: str) -> None:
        page, row, size = self._page, self._row, units.size(unit)
        page.text(row, 0, quantity.label)
        page.text(row, UNIT, unit_text(unit))
        page.text(row, SI + 1, unit_text(quantity.si_unit), "faint")
        page.number(row, SIZE, size, "fixed", "General")

    def _tail(self, name: str, how: str) -> None:
        """How it comes to be known, and the name of its cell."""
        page, row = self._page, self._row
        page.text(row, UNIT + 1, how, "faint")
        page.text(row, len(HEADINGS) - 1, self._named(name), "faint")
        self._book.define(self._named(name), page.name, row, SI)

    def _checks(self) -> None:
        """The same results by their other routes, and how far those are off."""
        steps, values = self._sheet.results.plan.checks, self._sheet.results.values
        if steps:
            self._section(_("The same by another route, which ought to agree"))
        for step in steps:
            value, first = step.value(values), values[step.quantity]
            self._computed(step, value, "number")
            self._page.text(self._row, UNIT + 1, _("check"), "faint")
            off = show.times(value / first) if first else show.NOTHING
            self._page.text(self._row, SHOWN, off, "shown")
            self._row += 1


def unit_text(unit: str) -> str:
    """A unit as it stands in a cell of its own; a count has none."""
    return {"1": "", "x": "×"}.get(unit, unit)


def _exactly(number: float) -> str:
    """A pattern that rounds nothing away of what was typed, unless it is very large or small."""
    if number and not 1e-6 <= abs(number) < 1e15:
        return "0.0###########E+00"
    return "#,##0" if number == round(number) else "#,##0.0#########"


_INSTRUCTION = _(
    "Change a yellow cell and everything below follows at once. Percentiles are those of the draws "
    "in Wattif and, like the column “As Wattif shows it”, stay as they were when this was made."
)
