"""The sheet of draws: what each draw put in, and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer import show, units
from explorer.handout.content import Sheet
from explorer.handout.going import Going
from explorer.handout.workbook.model_page import unit_text
from explorer.handout.workbook.paper import Book
from explorer.model import model
from explorer.study.draws import Array
from explorer.study.headlines import headlines
from explorer.study.sampled import Sampled
from explorer.text import _

MOST = 10_000
LEAST = 1_000
_TOP = 5
_STEP = 500
"""So many rows are written between two looks whether anybody still wants them."""


@dataclass(frozen=True)
class _Column:
    scenario: str
    label: str
    unit: str
    name: str
    values: Array


def write_samples(book: Book, sheets: Sequence[Sheet], going: Going, share: float) -> None:
    """Write the first draws of every scenario that has ranges; `share` is what was done before."""
    drawn = [(sheet, sheet.sampled) for sheet in sheets if sheet.sampled is not None]
    if not drawn:
        return
    count = min(max(MOST // len(drawn), LEAST), *(sampled.draws.count for _sheet, sampled in drawn))
    columns = [column for pair in drawn for column in _columns(*pair, count)]
    page = book.page(_("Samples"), [9, *[18] * len(columns)])
    page.text(0, 0, _("Draws"), "title")
    words = _(
        "The first {count} of {all} draws with seed {seed}; one row is one draw. A column for each "
        "headline and for each statement that has a range."
    )
    sampling = drawn[0][1].draws
    page.text(1, 0, words.format(count=f"{count:,}", all=f"{sampling.count:,}", seed=sampling.seed))
    page.text(_TOP - 1, 0, _("Draw"), "head")
    for place, column in enumerate(columns, 1):
        page.text(_TOP - 3, place, column.scenario, "faint")
        page.text(_TOP - 2, place, column.name, "faint")
        heading = (
            f"{column.label}, {unit_text(column.unit)}" if unit_text(column.unit) else column.label
        )
        page.text(_TOP - 1, place, heading, "head")
    page.freeze(_TOP, 1)
    for row in range(count):
        page.number(_TOP + row, 0, row + 1, "fixed", "0")
        for place, column in enumerate(columns, 1):
            page.number(_TOP + row, place, float(column.values[row]))
        if row % _STEP == 0:
            going.progress(share + (0.95 - share) * row / count)
            going.check()


def _columns(sheet: Sheet, sampled: Sampled, count: int) -> list[_Column]:
    stated = sampled.results.scenario.uncertain
    asked = dict.fromkeys((*headlines(sampled.results), *stated))
    names = [n for n in asked if n in sampled.values and not sampled.is_certain(n)]
    return [_column(sheet, sampled, name, count) for name in names]


def _column(sheet: Sheet, sampled: Sampled, name: str, count: int) -> _Column:
    quantity = model().quantities[name]
    statement = sampled.results.scenario.statements.get(name)
    unit = (
        statement.unit if statement else show.fitting(sampled.results.values[name], quantity.unit)
    )
    unit = quantity.unit if unit in {"", "1"} else unit
    values = sampled.of(name)[:count] / units.size(unit)
    return _Column(sheet.title, quantity.label, unit, name, values)
