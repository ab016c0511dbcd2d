"""Which charts a sheet is shown by, and what stands beside it in them."""

from collections.abc import Iterator

from explorer.handout.content import Handout, Sheet

_OTHERS = 5
"""At most so many scenarios stand beside another."""


def charts_of(handout: Handout, place: int) -> Iterator[tuple[str, tuple[Sheet, ...]]]:
    """The charts of a sheet, with the sheets beside it in each.

    In a comparison the first chart of each scenario but the first says why it differs from that.
    """
    sheet = handout.sheets[place]
    if not handout.is_story and place and _alike(sheet, handout.sheets[0]):
        yield "waterfall", (handout.sheets[0],)
    for name in dict.fromkeys(sheet.charts):
        yield name, sheet.beside[:_OTHERS]


def _alike(sheet: Sheet, other: Sheet) -> bool:
    """Whether both give the result that is looked at."""
    return sheet.look_at in sheet.results.values and sheet.look_at in other.results.values
