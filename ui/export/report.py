"""A printed brief: two pages for a scenario, one for each step of a story."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from explorer.handout.content import Handout
from explorer.text import _
from ui.export.brief import Page, facts_page, first_page, sources_page
from ui.export.drawing import Drawings, Wanted
from ui.export.paper import DOTS, Paper
from ui.export.subjects import charts_of

_MOST = 3
"""Charts on a page."""
_SIZES = {1: QSize(720, 470), 2: QSize(720, 345), 3: QSize(720, 228)}
"""What each is laid out for, by how many share a page."""


def wanted(handout: Handout) -> list[Wanted]:
    """The charts of each first page."""
    found = []
    for place, sheet in enumerate(handout.sheets):
        charts = list(charts_of(handout, place))[:_MOST]
        found += [
            Wanted((place, name), sheet, beside, (_SIZES[len(charts)],)) for name, beside in charts
        ]
    return found


def composed(handout: Handout, drawings: Drawings, _suffix: str) -> bytes:
    """The report."""
    # Texts start timers, for which a thread that is not Qt's own has nobody until now.
    _timers = QEventLoop()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(handout.title)
    writer.setAuthor("Wattif")
    writer.setCreator(f"Wattif {handout.version}")
    painter = QPainter(writer)
    paper = Paper(writer, painter)
    pages = list(_pages(handout, drawings, paper))
    for number, page in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        page(paper)
        paper.foot(handout.credentials, _("{n} of {all}").format(n=number, all=len(pages)))
    painter.end()
    return bytes(data.data())


def _pages(handout: Handout, drawings: Drawings, paper: Paper) -> Iterator[Page]:
    for place in range(len(handout.sheets)):
        names = [name for name, _beside in charts_of(handout, place)][:_MOST]
        yield first_page(handout, place, [drawings[place, name] for name in names])
        if not handout.is_story:
            yield facts_page(handout, place, paper)
    if handout.is_story and handout.sources:
        yield sources_page(handout, paper)
