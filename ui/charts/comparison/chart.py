"""Compare: the headlines of several scenarios, their ratios, and how often one is larger."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from explorer.study.comparison import rows
from explorer.study.sampled import Sampled
from explorer.study.titles import on_screen
from explorer.text import _
from ui import theme
from ui.charts.beside import Extent
from ui.charts.card import ChartCard
from ui.charts.comparison.scale import Scale, scale_of
from ui.charts.comparison.table import Table
from ui.charts.comparison.words import HINT, Party, sentences, table, tip


class Comparison(ChartCard):
    """The table of the headlines of all scenarios."""

    baseline_asked = Signal(int)
    """Ratios shall be to the scenario on screen, 0, or to one that stands beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Side by side"), parent)
        self._table = Table()
        self._table.tell = self._tell
        self._table.head_clicked.connect(self._ask_baseline)
        self._sampled: Sampled | None = None
        self._wanted_baseline = 0
        self._result = "energy"
        self._active = False
        self.fill(self._table)

    # ---- what it shows

    def measure_against(self, place: int) -> None:
        """Another baseline, from the next results on: 0 on screen, or one that stands beside."""
        self._wanted_baseline = place

    def look_at(self, result: str) -> None:
        """The result that the sentences are about."""
        self._result = result

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the headlines of other results, beside those of the other scenarios."""
        self._sampled = sampled
        shown, canvas = self._parties(sampled), self._table
        baseline = self._wanted_baseline if self._wanted_baseline < len(shown) else 0
        canvas.parties, canvas.baseline, canvas.result = shown, baseline, self._result
        canvas.rows = rows([party.sampled for party in shown], baseline, self._result)
        canvas.scales = self._scales()
        said = sentences(shown, baseline, self._result)
        canvas.notes = said if len(shown) > 1 else (HINT,)
        canvas.renew()
        if not self._active:
            self._describe()

    def gesture(self, active: bool) -> None:
        """In a drag the axes stay; the words for a screen reader wait for its end."""
        self._active = active
        if not active and self._sampled is not None:
            self.show_sampled(self._sampled)

    def extent(self, sampled: Sampled) -> Extent:
        """The ends of each result, of this scenario and of those beside it."""
        found = rows([party.sampled for party in self._parties(sampled)], 0, self._result)
        return {
            row.name: (min(low for low, _high in ends), max(high for _low, high in ends))
            for row in found
            if (ends := [cell.ends for cell in row.cells if cell.ends is not None])
        }

    def _parties(self, sampled: Sampled) -> tuple[Party, ...]:
        others = [Party(o.name, o.color, o.sampled) for o in self._others if not o.ghost]
        title = on_screen(sampled.results.scenario.title, [party.name for party in others])
        return (Party(title, theme.current().scenarios[0], sampled), *others)

    def _scales(self) -> dict[str, Scale | None]:
        """The axis of each result: in a drag the one before, as long as it holds everything."""
        found: dict[str, Scale | None] = {}
        for row in self._table.rows:
            ends = [cell.ends for cell in row.cells if cell.ends is not None]
            if self._within is not None and row.name in self._within:
                ends = [*ends, self._within[row.name]]
            before = self._table.scales.get(row.name)
            keeps = self._active and before is not None and all(before.holds(*e) for e in ends)
            found[row.name] = before if keeps else scale_of(ends)
        return found

    # ---- what it says

    @property
    def sentences(self) -> Sequence[str]:
        """How the scenarios compare in the result looked at, or what to do for that."""
        return self._table.notes

    def _describe(self) -> None:
        canvas = self._table
        if len(canvas.parties) < 2:
            self.say(_("The headlines of this scenario; nothing stands beside it yet"), HINT)
            return
        subtitle = _("Ratios to {title}; dot: value, bar: nine in ten of the same draws").format(
            title=canvas.parties[canvas.baseline].name
        )
        values = (
            f"{row.label}, {party.name}: {cell.told.value} {cell.times}".rstrip()
            for row in canvas.rows
            for party, cell in zip(canvas.parties, row.cells, strict=True)
        )
        self.say(subtitle, " ".join((*canvas.notes, "; ".join(values))))

    def _tell(self, number: int, place: int) -> str:
        canvas = self._table
        row, against = canvas.rows[number], canvas.parties[canvas.baseline]
        return tip(canvas.parties[place], against, row, row.cells[place])

    def _ask_baseline(self, place: int) -> None:
        if place != self._table.baseline:
            self.baseline_asked.emit(place)

    # ---- what it gives away

    def table(self) -> list[tuple[str, ...]]:
        """One row for each result of each scenario, then the sentences."""
        canvas = self._table
        if not canvas.parties:
            return []
        said = canvas.notes if len(canvas.parties) > 1 else ()
        found = table(canvas.parties, canvas.rows, canvas.baseline)
        rest = ("",) * (len(found[0]) - 1)
        return [*found, *((sentence, *rest) for sentence in said)]

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the table."""
        self._table.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._table.restyle()
        if self._sampled is not None:
            self.show_sampled(self._sampled)
