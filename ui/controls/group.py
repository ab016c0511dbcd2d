"""A foldable group of the control panel."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import Scenario
from explorer.study.goal import Answer, Goal
from explorer.text import _
from ui import theme
from ui.controls.row import QuantityRow

RowMaker = Callable[[Quantity], QuantityRow]


def matches(quantity: Quantity, words: list[str]) -> bool:
    """Whether every word occurs in the quantity's label, name or help."""
    text = f"{quantity.label} {quantity.name} {quantity.help}".casefold()
    return all(word in text for word in words)


class Group(QWidget):
    """A foldable group: folded it shows what is stated, unfolded everything."""

    grew = Signal()
    """Rows were made that were not there before."""

    def __init__(self, title: str, quantities: list[Quantity], make_row: RowMaker) -> None:
        super().__init__()
        self._title = title
        self._quantities = quantities
        self._make_row = make_row
        self._rows: dict[str, QuantityRow] = {}
        self._filter: list[str] = []
        self._seen: tuple[Results, Scenario] | None = None
        self._answers: Mapping[str, Answer] = {}
        self._goal: Goal | None = None
        self.header = QToolButton()
        self.header.setCheckable(True)
        self.header.setAutoRaise(True)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setArrowType(Qt.ArrowType.RightArrow)
        self.header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.header.setFont(theme.font(0.9, bold=True))
        self.header.toggled.connect(self._refresh)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)

    def show_results(self, results: Results, base: Scenario) -> None:
        """Show the rows that have something to say."""
        self._seen = results, base
        self._refresh()

    def show_answers(self, answers: Mapping[str, Answer], goal: Goal | None) -> None:
        """Mark on every row what alone would reach the target."""
        self._answers, self._goal = answers, goal
        for name, row in self._rows.items():
            row.show_answer(answers.get(name), goal)

    def show_matching(self, words: list[str]) -> None:
        """Show only the quantities in which every word occurs, whatever their state."""
        self._filter = words
        self._refresh()

    @property
    def rows(self) -> list[QuantityRow]:
        """The rows made so far, from top to bottom."""
        return [self._rows[q.name] for q in self._quantities if q.name in self._rows]

    def row(self, name: str) -> QuantityRow | None:
        """The row of a quantity of this group, made if need be; unfolds the group."""
        quantity = next((q for q in self._quantities if q.name == name), None)
        if quantity is None:
            return None
        if name not in self._rows or self._rows[name].isHidden():
            self.header.setChecked(True)
        return self._rows.get(name)

    def _refresh(self) -> None:
        if self._seen is None:
            return
        results, base = self._seen
        unfolded = self.header.isChecked()
        self.header.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        shown, before = 0, len(self._rows)
        for place, quantity in enumerate(self._quantities):
            wanted = self._wanted(quantity, results, unfolded=unfolded)
            row = self._rows.get(quantity.name)
            if wanted and row is None:
                row = self._insert(place, quantity)
            if row is not None:
                if wanted:
                    row.show_results(results, base)
                if row.isHidden() == wanted:
                    row.setVisible(wanted)
            shown += wanted
        if len(self._rows) > before:
            self.grew.emit()
        self._show_header(shown)
        self.setVisible(bool(shown) or not self._filter)

    def _wanted(self, quantity: Quantity, results: Results, *, unfolded: bool) -> bool:
        if self._filter:
            return matches(quantity, self._filter)
        return unfolded or quantity.name in results.scenario.statements

    def _insert(self, place: int, quantity: Quantity) -> QuantityRow:
        row = self._make_row(quantity)
        before = sum(q.name in self._rows for q in self._quantities[:place])
        self._rows[quantity.name] = row
        row.show_answer(self._answers.get(quantity.name), self._goal)
        self._layout.insertWidget(1 + before, row)
        return row

    def _show_header(self, shown: int) -> None:
        more = len(self._quantities) - shown
        text = f"{self._title}   +{more}" if more and not self._filter else self._title
        if text != self.header.text():
            self.header.setText(text)
            self.header.setToolTip(
                _("{n} more: those that follow or are unknown").format(n=more) if more else ""
            )
