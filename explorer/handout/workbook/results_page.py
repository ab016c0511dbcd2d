"""The sheet of results: a row for each, a block of columns for each scenario, all live."""

from collections.abc import Sequence

from explorer import show, units
from explorer.handout.content import Handout, Sheet
from explorer.handout.rows import in_unit
from explorer.handout.workbook.model_page import name_in, unit_text
from explorer.handout.workbook.paper import Book, Page, letters
from explorer.model import model
from explorer.study.headlines import headlines, told
from explorer.text import _

_BEFORE = (_("Quantity"), _("Unit"), _("One unit in SI"))
_BLOCK = (_("Value"), _("5th percentile"), _("95th percentile"), _("As Wattif shows it"))
_TIMES = _("× the first")
_TOP = 5


def write_results(book: Book, handout: Handout, sheets: Sequence[Sheet]) -> None:
    """Write the headlines of all scenarios and then everything else that follows."""
    widths = [34, 10, 14]
    for place in range(len(sheets)):
        widths += [16, 14, 14, 24] + ([12] if place else [])
    page = book.page(_("Results"), widths, color="#009e73")
    page.text(0, 0, handout.title, "title")
    page.text(1, 0, handout.credentials, "faint")
    page.text(2, 0, _INSTRUCTION, "faint")
    page.texts(_TOP - 1, _BEFORE, "head")
    for place, sheet in enumerate(sheets):
        start = _start(place)
        page.text(_TOP - 2, start, sheet.title, "label")
        for column, text in enumerate((*_BLOCK, _TIMES) if place else _BLOCK):
            page.text(_TOP - 1, start + column, text, "head right")
    page.freeze(_TOP, 1)
    row = _TOP
    for heading, names in _groups(sheets):
        page.bar(row, heading, len(widths))
        for offset, name in enumerate(names, 1):
            _row(page, row + offset, name, sheets)
        row += len(names) + 1


def _start(place: int) -> int:
    """The first column of a scenario's block; the first block compares with nothing."""
    return len(_BEFORE) + len(_BLOCK) * place + max(place - 1, 0)


def _groups(sheets: Sequence[Sheet]) -> list[tuple[str, list[str]]]:
    found = {name: None for sheet in sheets for name in sheet.results.plan.steps}
    first = dict.fromkeys(name for sheet in sheets for name in headlines(sheet.results))
    first = {name: None for name in first if any(name in s.results.values for s in sheets)}
    rest = [name for name in model().quantities if name in found and name not in first]
    return [(_("Headlines"), list(first)), (_("All else that follows"), rest)]


def _row(page: Page, row: int, name: str, sheets: Sequence[Sheet]) -> None:
    quantity = model().quantities[name]
    known = [sheet.results.values[name] for sheet in sheets if name in sheet.results.values]
    unit = show.fitting(known[0], quantity.unit)
    page.text(row, 0, quantity.label, "label")
    page.text(row, 1, unit_text(unit))
    page.number(row, 2, units.size(unit), "fixed", "General")
    for place, sheet in enumerate(sheets):
        if name in sheet.results.values:
            _block(page, row, _start(place), name, sheet, place + 1, unit)
        else:
            page.text(row, _start(place) + 3, _("unknown here"), "shown")
        if place and name in sheet.results.values and name in sheets[0].results.values:
            _times(page, row, name, sheets[0], sheet, place)


def _block(
    page: Page, row: int, start: int, name: str, sheet: Sheet, place: int, unit: str
) -> None:
    value = sheet.results.values[name]
    text = f"={name_in(place)(name)}/{letters(2)}{row + 1}"
    pattern = "0" if model().quantities[name].calendar else ""
    page.formula(row, start, text, value / units.size(unit), "result", pattern)
    band = sheet.sampled.band(name) if sheet.sampled else None
    if band is not None and not band.certain:
        page.number(row, start + 1, in_unit(band.low, unit), "fixed")
        page.number(row, start + 2, in_unit(band.high, unit), "fixed")
    page.text(row, start + 3, told(name, sheet.results, sheet.sampled).value, "shown")


def _times(page: Page, row: int, name: str, first: Sheet, sheet: Sheet, place: int) -> None:
    base, value = first.results.values[name], sheet.results.values[name]
    cells = f"{letters(_start(place))}{row + 1}/{letters(_start(0))}{row + 1}"
    ratio = value / base if base else float("nan")
    page.formula(row, _start(place) + len(_BLOCK), f'=IFERROR({cells},"–")', ratio)


_INSTRUCTION = _(
    "The values are live: change a yellow cell of a model sheet and they follow. Percentiles (nine "
    "in ten draws lie between them) and “As Wattif shows it” stay as they were when this was made."
)
