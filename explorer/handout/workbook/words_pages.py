"""The sheets of words: the story, the claims and their verdicts, the sources, and the rest."""

from collections.abc import Sequence

from explorer.handout.content import Handout, Sheet
from explorer.handout.workbook.paper import Book
from explorer.text import _


def write_story(book: Book, handout: Handout, names: Sequence[str]) -> None:
    """The steps of a story, each with the sheet that computes it; `names` are the models'."""
    page = book.page(_("Story"), [7, 70, 22, 80], color="#e69f00")
    page.text(0, 0, handout.title, "title")
    page.text(1, 0, handout.summary, "faint")
    page.texts(3, (_("Step"), _("Sentence"), _("Computed in"), _("Notes")), "head")
    page.freeze(4, 0)
    for place, sheet in enumerate(handout.sheets):
        page.number(4 + place, 0, place + 1, pattern="0")
        page.text(4 + place, 1, sheet.heading, "text")
        page.text(4 + place, 2, names[handout.place_of(sheet)])
        page.text(4 + place, 3, sheet.notes, "text")


def write_claims(book: Book, sheets: Sequence[Sheet]) -> None:
    """What was published, what comes out, and the verdict."""
    page = book.page(_("Claims"), [30, 20, 26, 60, 26, 34, 44, 8])
    page.text(0, 0, _("Claims and contradictions"), "title")
    heads = (
        _("Scenario"),
        _("Quantity"),
        _("By"),
        _("What was said"),
        _("Published"),
        _("Computed"),
        _("Verdict"),
        _("Source"),
    )
    page.texts(2, heads, "head")
    page.freeze(3, 0)
    row = 3
    for sheet in sheets:
        for claim in sheet.claims:
            texts = (
                sheet.title,
                claim.label,
                claim.by,
                claim.sentence,
                claim.published,
                claim.computed,
                claim.verdict,
            )
            page.texts(row, texts, "text")
            if claim.reference:
                page.number(row, 7, claim.reference, pattern="0")
            row += 1
    if row == 3:
        page.text(row, 0, _("Nothing was claimed, and nothing contradicts itself."), "faint")


def write_sources(book: Book, handout: Handout) -> None:
    """The numbered sources; links are texts, nothing opens them."""
    page = book.page(_("Sources"), [9, 100, 70])
    page.text(0, 0, _("Sources"), "title")
    page.texts(2, (_("Number"), _("Source"), _("Link")), "head")
    page.freeze(3, 0)
    for place, source in enumerate(handout.sources):
        page.number(3 + place, 0, source.number, pattern="0")
        page.text(3 + place, 1, source.text, "text")
        page.text(3 + place, 2, source.link, "text")


def write_about(book: Book, handout: Handout, sheets: Sequence[Sheet]) -> None:
    """When, with what and from which draws it was made, and how to use it."""
    page = book.page(_("About"), [24, 110])
    page.text(0, 0, handout.title, "title")
    lines = [
        (_("Summary"), handout.summary),
        (_("Made"), handout.credentials),
        (_("Date"), handout.made.isoformat()),
        (_("Version"), handout.version),
        (_("Seed"), str(handout.seed)),
        (_("Draws"), f"{handout.samples:,}"),
        *((_("Scenario {n}").format(n=n), sheet.title) for n, sheet in enumerate(sheets, 1)),
        *_USE,
    ]
    for row, (head, text) in enumerate((pair for pair in lines if pair[1]), 2):
        page.text(row, 0, head, "label")
        page.text(row, 1, text, "text")


_USE = (
    (
        _("How to use it"),
        _(
            "The yellow cells of a model sheet are what is stated and assumed. Change one, and "
            "everything that follows from it is computed anew by the same formulas as in Wattif."
        ),
    ),
    (
        _("What stays"),
        _(
            "Percentiles, samples, verdicts and the columns “As Wattif shows it” are of the day "
            "when this was made; they do not follow a changed cell."
        ),
    ),
    (
        _("Names"),
        _(
            "Every quantity’s cell has a name, the one of the last column of its sheet, which you "
            "can use in formulas of your own; it is in SI."
        ),
    ),
)
