"""Each on its own: one kind of chart, once for each scenario, all on the same axes."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.study.goal import Answer, Goal
from explorer.study.sampled import Sampled
from explorer.text import _
from ui import theme
from ui.charts import kinds
from ui.charts.beside import Beside, Extent, together
from ui.charts.card import ChartCard
from ui.charts.chart import Preparation
from ui.charts.sidebyside.cell import Cell
from ui.charts.sidebyside.grid import Scrolled

OFFERED: Mapping[str, str] = {
    "breakdown": _("What it is made of"),
    "distribution": _("How sure?"),
    "tornado": _("What drives it?"),
    "ladder": _("How big is that?"),
    "response": _("If this changes"),
    "outlook": _("Until the horizon"),
    "multiples": _("Many at once"),
}
"""The kinds that say something once for each scenario."""
MOST = 6


class SideBySide(ChartCard):
    """The scenario on screen and all that stands beside it, a chart each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Each on its own"), parent)
        self._area, self._choice = Scrolled(), QComboBox()
        self._cells = self._area.grid
        self._choice.setAccessibleName(_("Kind of chart"))
        for kind, title in OFFERED.items():
            self._choice.addItem(title, kind)
        self._choice.activated.connect(self._choose)
        self._kind, self._made_of = next(iter(OFFERED)), ""
        self._target = "energy"
        self._sampled: Sampled | None = None
        self._common: Extent | None = None
        self._extents: dict[Cell, tuple[Sampled | None, str, Extent]] = {}
        self._goal: tuple[Goal | None, Mapping[str, Answer]] = (None, {})
        self._active = False
        self.fill(self._area, self._choice)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show other results; scenarios beside them are drawn anew where they are other ones."""
        self._sampled = sampled
        others = self._named()
        fresh = self._make_cells(1 + len(others))
        live, *rest = self._cells.cells
        live.head(self._title(sampled), theme.current().scenarios[0])
        live.chart.show_goal(*self._goal)
        live.put(sampled)
        for cell, other in zip(rest, others, strict=True):
            cell.head(other.name, other.color)
            if fresh or cell.sampled is not other.sampled:
                cell.put(other.sampled)
        self._share_axes()
        if not self._active:
            self._describe()

    def gesture(self, active: bool) -> None:
        """In a drag the axes stay where they hold the scenario on screen."""
        self._active = active
        if self._cells.cells:
            self._cells.cells[0].chart.gesture(active)
        if not active and self._sampled is not None:
            self._share_axes()
            self._describe()

    def look_at(self, result: str) -> None:
        """Let every chart look at another result."""
        if result == self._target:
            return
        self._target = result
        for cell in self._cells.cells:
            cell.chart.look_at(result)
        self._share_axes()

    def show_goal(self, goal: Goal | None, answers: Mapping[str, Answer]) -> None:
        """A target belongs to the scenario on screen."""
        self._goal = goal, answers

    def show_kind(self, kind: str) -> None:
        """Show another kind of chart for each scenario."""
        self._kind = kind
        self._choice.setCurrentIndex(self._choice.findData(kind))
        if self._sampled is not None:
            self.show_sampled(self._sampled)

    @property
    def kind(self) -> str:
        """The kind of chart that is shown for each."""
        return self._kind

    @property
    def cells(self) -> tuple[Cell, ...]:
        """A cell for each scenario, the one on screen first."""
        return self._cells.cells

    def extent(self, sampled: Sampled) -> Extent:
        """What all charts together have to hold."""
        if not self.cells:
            return {}
        live = self.cells[0].chart.extent(sampled)
        return together((live, *(self._extent(cell) for cell in self.cells[1:])))

    def preparation(self) -> Preparation | None:
        """What the chart of the scenario on screen prepares; the others are at rest."""
        return self.cells[0].chart.preparation() if self.cells else None

    def stop(self) -> None:
        """Let every chart end its work."""
        for cell in self.cells:
            cell.chart.stop()

    def table(self) -> list[tuple[str, ...]]:
        """The table of each chart, one below the other, its scenario in the first column."""
        rows: list[tuple[str, ...]] = []
        for cell in self.cells:
            table = cell.chart.table()
            if table and (not rows or rows[0][1:] != table[0]):
                rows.append((_("Scenario"), *table[0]))
            rows += [(cell.name, *row) for row in table[1:]]
        widest = max(map(len, rows), default=0)
        return [(*row, *[""] * (widest - len(row))) for row in rows]

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint all of them."""
        self._cells.draw_into(painter, area)

    def picture_size(self) -> QSize:
        """High enough for the cells that have to be scrolled on screen."""
        hidden = max(self._cells.minimumHeight() - self._area.height(), 0)
        return super().picture_size() + QSize(0, hidden)

    def restyle(self) -> None:
        """Take other colours and type."""
        for cell in self.cells:
            cell.restyle()
        if self.cells and self._sampled is not None:
            self.cells[0].head(self._title(self._sampled), theme.current().scenarios[0])

    def magnify_body(self, scale: float) -> None:
        """Titles grow with the charts."""
        super().magnify_body(scale)
        self._cells.magnify(scale)
        self._area.fit()

    # ---- which charts

    def _choose(self) -> None:
        self.show_kind(str(self._choice.currentData()))

    def _named(self) -> list[Beside]:
        """What stands beside, ghosts left out: those are no scenarios of their own."""
        return [other for other in self._others if not other.ghost][: MOST - 1]

    def _make_cells(self, number: int) -> bool:
        """Have so many charts of the kind chosen; whether all of them are new."""
        cells, fresh = list(self.cells), self._kind != self._made_of
        dropped = cells if fresh else cells[number:]
        cells = [] if fresh else cells[:number]
        for cell in dropped:
            self._extents.pop(cell, None)
            cell.chart.stop()
            cell.hide()
            cell.deleteLater()
        if fresh:
            self._made_of, self._common = self._kind, None
        while len(cells) < number:
            cells.append(self._make_cell(live=not cells))
        if len(cells) != len(self.cells) or fresh:
            self._cells.put(cells)
            self._area.fit()
        return fresh

    def _make_cell(self, *, live: bool) -> Cell:
        chart = kinds.new(self._kind)
        chart.look_at(self._target)
        chart.magnify(self._magnified)
        chart.keep_within(self._common)
        if live:
            chart.gesture(self._active)
        cell = Cell(chart, self._cells)
        cell.magnify(self._magnified)
        return cell

    # ---- one set of axes

    def _extent(self, cell: Cell) -> Extent:
        """What a chart has to hold, worked out once for each scenario and result."""
        key = cell.sampled, self._target
        kept = self._extents.get(cell)
        if kept is None or kept[0] is not key[0] or kept[1] != key[1]:
            kept = self._extents[cell] = *key, cell.extent()
        return kept[2]

    def _share_axes(self) -> None:
        """Put all charts on the same axes; they are drawn anew where these change."""
        if len(self.cells) < 2 and self._within is None:
            wanted: Extent | None = None
        else:
            wanted = together((self._within or {}, *map(self._extent, self.cells)))
        if self._active and self._common is not None and _holds(self._common, wanted or {}):
            return
        if wanted != self._common:
            self._common = wanted
            for cell in self.cells:
                cell.chart.keep_within(wanted)
                if cell.sampled is not None:
                    cell.put(cell.sampled)

    # ---- what is said

    def _title(self, sampled: Sampled) -> str:
        return sampled.results.scenario.title or _("On screen")

    def _describe(self) -> None:
        kind, number = OFFERED[self._kind], len(self.cells)
        if number < 2:
            hint = _("{kind}: Ctrl+B keeps this state to compare with, Ctrl+Shift+B adds a preset")
            self.say(hint.format(kind=kind))
            return
        words = _("{kind}: {n} scenarios on the same axes").format(kind=kind, n=number)
        told = (f"{c.name}: {c.chart.accessibleDescription()}" for c in self.cells)
        self.say(words, "; ".join((words, *told)))


def _holds(extent: Extent, other: Extent) -> bool:
    """Whether axes for one hold the other as well."""
    return all(
        axis in extent and extent[axis][0] <= low and high <= extent[axis][1]
        for axis, (low, high) in other.items()
    )
