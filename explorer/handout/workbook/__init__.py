"""A workbook that goes on computing: statements to change, and all that follows as formulas."""

from pathlib import Path

from explorer.durable import replace
from explorer.handout.content import Handout
from explorer.handout.going import Going
from explorer.handout.workbook.model_page import WIDTHS, ModelPage
from explorer.handout.workbook.paper import Book
from explorer.handout.workbook.results_page import write_results
from explorer.handout.workbook.samples_page import write_samples
from explorer.handout.workbook.words_pages import (
    write_about,
    write_claims,
    write_sources,
    write_story,
)
from explorer.text import _

_MODELS = 0.3
"""How much of the work is done when the models are written."""


def write(handout: Handout, path: Path, going: Going) -> None:
    """Write the workbook. Raises WattifError and Cancelled."""
    replace(path, made(handout, going))


def made(handout: Handout, going: Going) -> bytes:
    """The workbook's bytes. Raises Cancelled."""
    book = Book(handout.title, handout.made, handout.credentials)
    sheets = handout.scenarios
    names = [_("Model {n}").format(n=n) for n in range(1, len(sheets) + 1)]
    names = names if len(names) > 1 else [_("Model")]
    if handout.is_story:
        write_story(book, handout, names)
    write_results(book, handout, sheets)
    for place, (sheet, name) in enumerate(zip(sheets, names, strict=True), 1):
        going.check()
        ModelPage(book, book.page(name, WIDTHS, color="#0072b2"), sheet, place).write(handout)
        going.progress(_MODELS * place / len(sheets))
    write_claims(book, sheets)
    write_samples(book, sheets, going, _MODELS)
    write_sources(book, handout)
    write_about(book, handout, sheets)
    going.check()
    content = book.content()
    going.check()
    going.progress(1.0)
    return content
