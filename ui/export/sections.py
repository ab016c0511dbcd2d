"""The parts of the web page: headlines, charts, tables, sources."""

import re

from explorer import show
from explorer.handout.content import Handout, Sheet
from explorer.handout.rows import Claimed, Stated
from explorer.text import _
from ui.charts.claims.card import SIGNS
from ui.export.drawing import Drawings, Drawn
from ui.export.markup import Html, grid, joined, linked, paragraphs, table, tag
from ui.export.subjects import charts_of

_DECLARED = re.compile(rb"^<\?xml[^>]*\?>\s*")
_SAID = re.compile(r"<(title|desc)>.*?</\1>|<defs />", re.DOTALL)


def section(handout: Handout, place: int, drawings: Drawings) -> Html:
    """One scenario, or one step of a story."""
    sheet, parts = handout.sheets[place], list[Html]()
    if len(handout.sheets) > 1:
        parts.append(_heading(handout, place))
    parts.append(_tiles(sheet))
    pictures = [drawings[place, name] for name, _beside in charts_of(handout, place)]
    parts.append(tag("div", *(_figure(drawn) for drawn in pictures), class_="charts"))
    if handout.is_story and sheet.notes:
        parts.append(_folded(_("Notes"), paragraphs(sheet.notes)))
    rows = tag("div", *_tables(sheet), class_="tables")
    parts.append(_folded(_("What this rests on"), rows) if handout.is_story else rows)
    kind = "step" if len(handout.sheets) > 1 else ""
    return tag("section", *parts, id=f"sheet-{place + 1}", class_=kind)


def _heading(handout: Handout, place: int) -> Html:
    sheet = handout.sheets[place]
    number = tag("span", f"{place + 1}", class_="number")
    if handout.is_story:
        below = tag("p", sheet.title, class_="faint")
        return joined([tag("h2", number, sheet.heading), below])
    summary = paragraphs(sheet.scenario.summary)
    return joined([tag("h2", _dot(place), sheet.heading), summary])


def _dot(place: int) -> Html:
    return Html(f'<span class="dot" style="background:var(--s{place % 6})"></span>')


def _tiles(sheet: Sheet) -> Html:
    tiles = (
        tag(
            "div",
            tag("dt", row.label),
            tag("dd", row.value, class_="value"),
            *([tag("dd", row.ends, class_="ends")] if row.ends else []),
            class_="tile",
        )
        for row in sheet.headlines
        if row.si is not None
    )
    found = tag("dl", *tiles, class_="tiles")
    if any(row.ends for row in sheet.headlines):
        note = _("Below a value: what nine in ten draws lie between.")
        return joined([found, tag("p", note, class_="faint small")])
    return found


def _figure(drawn: Drawn) -> Html:
    wide, narrow = (
        _inline(svg, drawn, kind) for svg, kind in zip(drawn.svgs, ("wide", "narrow"), strict=True)
    )
    said = tag("p", drawn.subtitle, class_="sub") if drawn.subtitle else ""
    parts = [tag("figcaption", tag("h3", drawn.title), said), wide, narrow]
    if len(drawn.table) > 1:
        parts.append(_folded(_("The same as a table"), grid(drawn.title, drawn.table)))
    return tag("figure", *parts)


def _inline(svg: bytes, drawn: Drawn, kind: str) -> Html:
    """The drawing as a part of the page, described in words for whoever does not see it."""
    text = _SAID.sub("", _DECLARED.sub(b"", svg).decode())
    text = re.sub(r' (width|height|font-family)="[^"]*"', "", text, count=3)
    opened = tag("svg", class_=kind, role="img", aria_label=f"{drawn.title}: {drawn.description}")
    return Html(text.strip().replace("<svg", opened.removesuffix("></svg>"), 1))


def _folded(title: str, inside: Html) -> Html:
    return tag("details", tag("summary", title), inside)


def _tables(sheet: Sheet) -> list[Html]:
    tables = (
        (
            _("Claims and contradictions"),
            (_("What was said"), _("Published"), _("Computed"), _("Verdict")),
            [_claim(row) for row in sheet.claims],
        ),
        (
            _("What is stated"),
            (_("Quantity"), _("Value"), _("Range"), _("Source"), _("Checked")),
            [_stated(row) for row in sheet.statements],
        ),
        (
            _("What is assumed"),
            (_("Quantity"), _("Value"), _("Used for")),
            [(row.label, row.value, row.uses) for row in sheet.assumptions],
        ),
    )
    return [table(title, heads, rows) for title, heads, rows in tables if rows]


def _stated(row: Stated) -> tuple[str | Html, ...]:
    words = f"{row.source} ({row.year})" if row.year else row.source
    source = joined([linked(words, row.link), _reference(row.reference)])
    note = tag("div", row.note, class_="faint small") if row.note else ""
    return row.label, row.value, row.range, joined([source, note]), row.checked


def _claim(row: Claimed) -> tuple[str | Html, ...]:
    sign, role = SIGNS[row.kind]  # type: ignore[index]  # the kinds are those of cards
    said = joined(
        [
            joined([row.label, _reference(row.reference)]),
            tag("div", " – ".join(filter(None, (row.by, row.sentence))), class_="faint small"),
        ]
    )
    return said, row.published, row.computed, tag("span", f"{sign} {row.verdict}", class_=role)


def _reference(number: int) -> Html | str:
    if not number:
        return ""
    return tag("sup", " ", tag("a", f"[{number}]", href=f"#source-{number}"))


def compared(handout: Handout) -> Html:
    """The headlines of all scenarios, with ratios to the first."""
    first = handout.sheets[0]
    heads = [_("Result"), *(sheet.title for sheet in handout.sheets)]
    names = dict.fromkeys(row.name for sheet in handout.sheets for row in sheet.headlines)
    rows = [
        [_label(handout, name), *(_cell(sheet, first, name) for sheet in handout.sheets)]
        for name in names
    ]
    words = table(_("Side by side; in brackets, against the first"), heads, rows)
    return tag("section", words, class_="tables")


def _label(handout: Handout, name: str) -> str:
    return next(r.label for s in handout.sheets for r in s.headlines if r.name == name)


def _cell(sheet: Sheet, first: Sheet, name: str) -> str | Html:
    row = next((row for row in sheet.headlines if row.name == name), None)
    if row is None or row.si is None:
        return show.NOTHING
    before = next((r.si for r in first.headlines if r.name == name), None)
    ratio = f" ({show.times(row.si / before)})" if sheet is not first and before else ""
    ends = tag("div", row.ends, class_="faint small") if row.ends else ""
    return joined([f"{row.value}{ratio}", ends])


def sources(handout: Handout) -> Html:
    """The sources under their numbers."""
    if not handout.sources:
        return Html("")
    entries = (
        tag("li", linked(one.text, one.link), id=f"source-{one.number}") for one in handout.sources
    )
    return tag("section", tag("h2", _("Sources")), tag("ol", *entries, class_="sources"))
