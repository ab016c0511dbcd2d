"""Charts drawn off screen, as pictures and in words, for whatever they are put into."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from explorer.handout.content import Sheet
from explorer.results import evaluate
from explorer.study.comparison import on_same_draws
from explorer.study.sampled import Sampled, sample
from ui import theme
from ui.charts import kinds, pictures
from ui.charts.beside import Beside
from ui.charts.card import ChartCard

Key: TypeAlias = tuple[int, str]
"""The number of a sheet, and the name of a chart."""


@dataclass(frozen=True, eq=False)
class Wanted:
    """A chart of a sheet, and the sizes at which it shall be drawn.

    One that carries `made`, a day, says below itself which scenario it shows.
    """

    key: Key
    sheet: Sheet
    beside: tuple[Sheet, ...]
    sizes: tuple[QSize, ...]
    scale: float = 0.0
    """Above zero: pixels, too, so many for each one of the size."""
    made: date | None = None
    dark: bool = False
    bare: bool = False
    """Without the words above it."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A chart as drawn: SVG for each size wanted, its words, its table."""

    title: str
    subtitle: str
    description: str
    table: tuple[tuple[str, ...], ...]
    svgs: tuple[bytes, ...]
    png: bytes = b""


Drawings: TypeAlias = Mapping[Key, Drawn]


def draw(wanted: Wanted) -> Drawn:
    """Draw one chart; in the thread of the application, for it is a widget for a moment."""
    with theme.drawn_in(theme.DARK if wanted.dark else theme.LIGHT):
        # A window without a layout asks the screen for nothing.
        easel = QWidget()
        easel.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        card = kinds.new(wanted.key[1])
        card.setParent(easel)
        easel.show()
        try:
            return _taken(card, wanted)
        finally:
            card.stop()
            easel.close()
            easel.deleteLater()


def _taken(card: ChartCard, wanted: Wanted) -> Drawn:
    card.resize(wanted.sizes[0])
    card.show()
    _fill(card, wanted)
    svgs = []
    for size in wanted.sizes:
        _lay_out(card, size)
        svgs.append(pictures.svg(card, size, bare=wanted.bare))
    _lay_out(card, wanted.sizes[0])
    return Drawn(
        title=card.title,
        subtitle=card.subtitle,
        description=card.accessibleDescription(),
        table=tuple(card.table()),
        svgs=tuple(svgs),
        png=pictures.png(card, wanted.sizes[0], wanted.scale) if wanted.scale else b"",
    )


def _fill(card: ChartCard, wanted: Wanted) -> None:
    sheet = wanted.sheet
    card.look_at(sheet.look_at)
    if wanted.beside:
        card.show_beside(
            [
                Beside(other.title, theme.current().scenarios[place], _on_same_draws(other, sheet))
                for place, other in enumerate(wanted.beside, start=1)
            ]
        )
    prepare: Callable[[Sampled], object] | None = card.preparation()
    if prepare is not None:
        prepare(sheet.drawn)
    card.show_sampled(sheet.drawn)
    if wanted.made is not None:
        card.credit(sheet.scenario, wanted.made)


def _lay_out(card: ChartCard, size: QSize) -> None:
    """Let the chart take a size at once, as it would in a window."""
    card.resize(size)
    # Twice: axes find their width when they are painted for the first time.
    card.grab()
    card.grab()


def _on_same_draws(other: Sheet, sheet: Sheet) -> Sampled:
    scenario = on_same_draws(other.scenario, sheet.scenario.sampling)
    return other.drawn if scenario is other.scenario else sample(evaluate(scenario))
