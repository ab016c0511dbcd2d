"""Tables, for what has no bars: headlines side by side, claims, runs, a grid, targets."""

import math

import numpy as np

from explorer import show
from explorer.handout.content import Sheet
from explorer.handout.deck.pictures import Table, nothing
from explorer.model import model
from explorer.study import comparison, validation
from explorer.study.goal import goal_of
from explorer.study.map import landscape
from explorer.study.solve import answers
from explorer.study.tables import answers_rows, distance, swings
from explorer.study.titles import unique
from explorer.study.varied import movable
from explorer.text import _

_MOST_ROWS = 9
_GRID = 5
"""So many rows and columns of a map."""


def titles(sheet: Sheet) -> list[str]:
    """What the scenario and those beside it are called, no two the same."""
    found: list[str] = []
    for one in (sheet, *sheet.beside):
        found.append(unique(one.title, found))
    return found


def compared(sheet: Sheet) -> Table:
    """The headlines of all scenarios, with ranges and ratios to the first one."""
    names, every = titles(sheet), [sheet.drawn, *(one.drawn for one in sheet.beside)]
    rows = [("", *names)]
    for row in comparison.rows(every, also=sheet.look_at):
        cells = []
        for cell in row.cells:
            lines = (cell.told.value, cell.told.ends, cell.times or cell.needs)
            cells.append("\n".join(line for line in lines if line))
        rows.append((row.label, *cells))
    share = 0.8 / len(names)
    return Table(
        title=_("Side by side"),
        subtitle=_("Ratios are to “{first}”.").format(first=names[0]) if sheet.beside else "",
        rows=tuple(rows[:_MOST_ROWS]),
        widths=(0.2, *[share] * len(names)),
    )


def claims(sheet: Sheet) -> Table:
    """What was published, what comes out, and the verdict."""
    rows = [(_("Who, of what"), _("Published"), _("Computed"), _("Verdict"))]
    rows += [
        (f"{claim.by}, {claim.label}", claim.published, claim.computed, claim.verdict)
        for claim in sheet.claims[: _MOST_ROWS - 1]
    ]
    title = _("Every claim against its own inputs")
    if len(rows) == 1:
        return nothing(title, _("Nothing was claimed, and nothing contradicts itself."))
    return Table(title=title, rows=tuple(rows), widths=(0.28, 0.2, 0.26, 0.26))


def against_runs(_sheet: Sheet) -> Table:
    """The model against published runs."""
    points = [point for point in validation.validation() if point.measured]
    rows = [(_("Run"), _("Quantity"), _("Reported"), _("Predicted"), _("Error"))]
    for point in points[: _MOST_ROWS - 1]:
        texts = (point.reported_text, point.predicted_text, point.error_text)
        rows.append((point.run.name, point.quantity.label, *texts))
    return Table(
        title=_("The model against published runs"),
        subtitle=validation.summary(validation.validation()).text,
        rows=tuple(rows),
        widths=(0.27, 0.17, 0.2, 0.2, 0.16),
    )


def goals(sheet: Sheet) -> Table:
    """What each statement would have to be for a claim to be true."""
    title, results = _("Make it true"), sheet.results
    claim = next((c for c in results.scenario.claims if c.quantity == sheet.look_at), None)
    if claim is None or not math.isfinite(results.values.get(sheet.look_at, math.nan)):
        return _driving(sheet)
    goal = goal_of(claim, results)
    found = answers_rows(results, goal, answers(results, goal))
    return Table(
        title=title,
        subtitle=distance(results, goal),
        rows=tuple(found[:_MOST_ROWS]),
        widths=(0.34, 0.26, 0.4),
    )


def _driving(sheet: Sheet) -> Table:
    """What the result is at both ends of each quantity."""
    title, quantity = _("What drives it?"), model().quantities[sheet.look_at]
    if sheet.look_at not in sheet.results.values:
        return nothing(title, _("{label} is unknown here.").format(label=quantity.label))
    rows = [row[:5] for row in swings(sheet.results, quantity)[:_MOST_ROWS]]
    return Table(title=title, rows=tuple(rows), widths=(0.28, 0.18, 0.18, 0.18, 0.18))


def grid(sheet: Sheet) -> Table:
    """The result over two quantities: the window's map at a few places."""
    title, results, target = _("Two at once"), sheet.results, sheet.look_at
    free = [name for name in movable(results, target) if not model().quantities[name].calendar]
    if len(free) < 2 or not math.isfinite(results.values.get(target, math.nan)):
        return nothing(title, _("It does not rest on two quantities."))
    x, y, z = (model().quantities[name] for name in (*free[:2], target))
    land = landscape(results, x.name, y.name, target, _GRID, _GRID)
    rows = [("", *(x.shown(value) for value in land.x.tolist()))]
    for up, values in zip(land.y.tolist()[::-1], land.values[::-1], strict=True):
        shown = [z.shown(v) if np.isfinite(v) else show.NOTHING for v in values.tolist()]
        rows.append((y.shown(up), *shown))
    words = _("{result} by {across} (across) and {down} (down)")
    return Table(
        title=title,
        subtitle=words.format(result=z.label, across=x.in_sentence, down=y.in_sentence),
        rows=tuple(rows),
        widths=tuple([1 / (_GRID + 1)] * (_GRID + 1)),
    )
