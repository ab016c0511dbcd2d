"""The pages of the report: what came out, and what it rests on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtGui import QTextDocument

from explorer import show
from explorer.handout.content import Handout, Sheet
from explorer.plain_text import short
from explorer.text import _, plural
from ui.charts.claims.card import SIGNS
from ui.export.drawing import Drawn
from ui.export.markup import Html, joined, tag
from ui.export.paper import Paper

Page: TypeAlias = Callable[[Paper], None]

_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5)
"""Type, in points, for the tables; the largest that fits is taken."""
_ROWS = (60, 40, 28, 20, 14, 10, 6, 3)
"""What does not fit even then is left out: at most so many rows of each table stay."""
_SUMMARY, _NOTES = 700, 900
_LINE, _CELL = 160, 90


@dataclass(frozen=True)
class _Room:
    """How much of each table is shown."""

    rows: int
    words: int


def first_page(handout: Handout, place: int, charts: Sequence[Drawn]) -> Page:
    """Title, summary, headlines and charts."""
    return partial(_first, handout, place, charts)


def _first(handout: Handout, place: int, charts: Sequence[Drawn], paper: Paper) -> None:
    sheet = handout.sheets[place]
    paper.put(paper.set(tag("h1", short(sheet.heading, 200)), 9.5))
    paper.gap(6)
    said = sheet.title if handout.is_story else sheet.scenario.summary
    if said:
        paper.put(paper.set(tag("p", short(said, _SUMMARY), class_="faint"), 9.5))
        paper.gap(4)
    paper.put(paper.set(_headlines(sheet), 9))
    paper.gap(10)
    notes = _notes(sheet, paper) if handout.is_story and sheet.notes else None
    left = len(charts)
    for drawn in charts:
        below = paper.height(notes) + 10 if notes else 0
        paper.picture(drawn.svgs[0], (paper.room - below) / left - 4)
        paper.gap(4)
        left -= 1
    if notes:
        paper.gap(6)
        paper.put(notes)


def _notes(sheet: Sheet, paper: Paper) -> QTextDocument:
    return paper.set(tag("p", short(sheet.notes, _NOTES)), 8.5)


def _headlines(sheet: Sheet) -> Html:
    known = [row for row in sheet.headlines if row.si is not None]
    cells = [
        tag(
            "td",
            tag("div", row.label, class_="faint"),
            tag("div", tag("b", show.abbreviated(row.value)), style="font-size:13pt"),
            tag("div", row.ends or "\N{NO-BREAK SPACE}", class_="faint"),
            width=f"{100 // max(len(known), 1)}%",
        )
        for row in known
    ]
    found = tag("table", tag("tr", *cells), width="100%")
    if any(row.ends for row in known):
        note = _("Below a value: what nine in ten draws lie between.")
        return joined([found, tag("p", note, class_="faint", style="font-size:7pt")])
    return found


def facts_page(handout: Handout, place: int, paper: Paper) -> Page:
    """Claims, statements, assumptions and sources, as many as one page holds."""
    sheet = handout.sheets[place]
    tries = [(size, _Room(10_000, 400)) for size in _SIZES]
    tries += [(_SIZES[-1], _Room(rows, _CELL)) for rows in _ROWS]
    documents = (paper.set(_facts(sheet, room), size) for size, room in tries)
    fitting = (document for document in documents if paper.height(document) <= paper.whole)
    least = paper.set(_facts(sheet, _Room(1, _CELL)), _SIZES[-1])
    return partial(_put, next(fitting, least))


def _put(document: QTextDocument, paper: Paper) -> None:
    paper.put(document)


def _facts(sheet: Sheet, room: _Room) -> Html:
    parts = [tag("h2", _("{title}: what it rests on").format(title=short(sheet.title, 70)))]
    parts += _claims(sheet, room)
    parts += _statements(sheet, room)
    parts += _assumptions(sheet, room)
    parts += _sources(sheet, room)
    return joined(parts)


def _claims(sheet: Sheet, room: _Room) -> list[Html]:
    rows = []
    for row in sheet.claims[: room.rows]:
        sign, role = SIGNS[row.kind]  # type: ignore[index]  # the kinds are those of cards
        said = " – ".join(filter(None, (row.label, row.by)))
        verdict = tag("span", f"{sign} {row.verdict}", class_=role)
        rows.append(
            (_cut(f"{said}{_number(row.reference)}", room), row.published, row.computed, verdict)
        )
    heads = (_("Claims and contradictions"), _("Published"), _("Computed"), _("Verdict"))
    return _table(heads, (34, 17, 25, 24), rows, len(sheet.claims))


def _statements(sheet: Sheet, room: _Room) -> list[Html]:
    rows = [
        (
            row.label,
            row.value,
            row.range,
            _cut(f"{row.source}{_number(row.reference)}", room),
            row.checked,
        )
        for row in sheet.statements[: room.rows]
    ]
    heads = (_("What is stated"), _("Value"), _("Range"), _("Source"), _("Checked"))
    return _table(heads, (16, 12, 15, 39, 18), rows, len(sheet.statements))


def _assumptions(sheet: Sheet, room: _Room) -> list[Html]:
    rows = [(row.label, row.value, _cut(row.uses, room)) for row in sheet.assumptions[: room.rows]]
    heads = (_("What is assumed"), _("Value"), _("Used for"))
    return _table(heads, (30, 20, 50), rows, len(sheet.assumptions))


def _table(
    heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str | Html]], count: int
) -> list[Html]:
    if not count:
        return []
    first, *others = zip(heads, widths, strict=True)
    named = [tag("th", first[0], width=f"{first[1]}%")]
    named += [
        tag("th", tag("span", head, class_="faint"), width=f"{width}%") for head, width in others
    ]
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    found = [
        tag("p", "\N{NO-BREAK SPACE}", style="font-size:4pt"),
        tag("table", tag("tr", *named), *body, width="100%", cellspacing="0", cellpadding="2"),
    ]
    return found + _left_out(count - len(rows))


def _left_out(count: int) -> list[Html]:
    if not count:
        return []
    words = plural(
        "{count} more is left out here; the workbook and the web page have it.",
        "{count} more are left out here; the workbook and the web page have them.",
        count,
    )
    return [tag("p", words.format(count=count), class_="faint")]


def _sources(sheet: Sheet, room: _Room) -> list[Html]:
    shown = sheet.sources[: room.rows]
    if not shown:
        return []
    lines = (
        tag("div", f"[{one.number}] {one.text} ", tag("span", one.link, class_="faint"))
        for one in shown
    )
    title = tag("p", tag("b", _("Sources")))
    return [
        tag("p", "\N{NO-BREAK SPACE}", style="font-size:4pt"),
        title,
        *lines,
        *_left_out(len(sheet.sources) - len(shown)),
    ]


def _number(reference: int) -> str:
    return f" [{reference}]" if reference else ""


def _cut(text: str, room: _Room) -> str:
    return short(text, room.words)


def sources_page(handout: Handout, paper: Paper) -> Page:
    """The sources of a story, in type that lets them fit."""
    lines = [
        tag(
            "div",
            f"[{one.number}] {short(one.text, _LINE)} ",
            tag("span", one.link, class_="faint"),
        )
        for one in handout.sources
    ]
    shown = len(lines)
    while True:
        for size in _SIZES:
            parts = [tag("h2", _("Sources")), *lines[:shown], *_left_out(len(lines) - shown)]
            document = paper.set(joined(parts), size)
            if paper.height(document) <= paper.whole:
                return partial(_put, document)
        shown = shown * 3 // 4
