"""Slides with charts that can be edited: one for each step or scenario, notes filled."""

from pathlib import Path

from explorer.durable import replace
from explorer.handout.content import Handout
from explorer.handout.going import Going


def write(handout: Handout, path: Path, going: Going) -> None:
    """Write the deck. Raises WattifError and Cancelled."""
    replace(path, made(handout, going))


def made(handout: Handout, going: Going) -> bytes:
    """The deck's bytes. Raises Cancelled."""
    from explorer.handout.deck.slides import Slides  # noqa: PLC0415 - python-pptx comes with it

    slides = Slides(handout)
    slides.first()
    slides.together()
    for place, sheet in enumerate(handout.sheets, 1):
        going.check()
        slides.of(sheet)
        going.progress(0.95 * place / len(handout.sheets))
    slides.last()
    going.check()
    content = slides.content()
    going.check()
    going.progress(1.0)
    return content
