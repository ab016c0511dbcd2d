"""The control panel, generated from the declarations: five main rows, then all by group."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import Scenario
from explorer.slips import Offer, Slip
from explorer.study.goal import Answer, Goal
from explorer.text import _
from ui import scroll, theme
from ui.controls.entry import Mender, Reader, mend_nothing, read_alone
from ui.controls.group import Group, matches
from ui.controls.row import QuantityRow

MAIN = ("parameters", "gpu_count", "server_power", "pue", "grid_intensity")
"""Always in sight."""


class Panel(QFrame):
    """All quantities; asks by its signals for edits and shows what comes of them."""

    stated = Signal(str, float, str)
    stated_with_range = Signal(str, float, str, object)
    ranged = Signal(str, object)
    applied = Signal(str)
    follow_asked = Signal(str)
    follow_ended = Signal()
    freed = Signal(str)
    put_back = Signal(str)
    explained = Signal(str)
    cited = Signal(str)
    refused = Signal(str)
    gesture_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read: Reader = read_alone
        self.mend: Mender = mend_nothing
        self._answers: Mapping[str, Answer] = {}
        self._goal: Goal | None = None
        quantities = model().quantities
        self._densities = False
        self.main_rows = [self._make_row(quantities[name]) for name in MAIN]
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a quantity…"))
        self.search.setAccessibleName(_("Find a quantity"))
        self.search.setClearButtonEnabled(True)
        self.groups = [
            Group(title, members, self._make_row) for title, members in _grouped().items()
        ]
        self._reorder = QTimer(self)
        self._reorder.setSingleShot(True)
        self._reorder.setInterval(0)
        self._reorder.timeout.connect(self._order_tabs)
        for group in self.groups:
            group.grew.connect(self._reorder.start)
        self.nothing = QLabel(_("Nothing matches; try fewer words."))
        self.nothing.setForegroundRole(self.nothing.foregroundRole().PlaceholderText)
        self.nothing.hide()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._go_to_match)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.search.clear)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        main = QVBoxLayout()
        # As wide as the scroll bar below, so that all rows end on one line.
        main.setContentsMargins(0, 0, scroll.WIDTH + 4, 0)
        main.setSpacing(2)
        for row in self.main_rows:
            main.addWidget(row)
        layout.addLayout(main)
        layout.addSpacing(4)
        layout.addWidget(self.search)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, theme.GAP)
        column.setSpacing(0)
        for group in self.groups:
            column.addWidget(group)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        scroll.thin_scroll_bars(self.area)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self.nothing)
        layout.addWidget(self.area, 1)

    def _make_row(self, quantity: Quantity) -> QuantityRow:
        row = QuantityRow(quantity)
        if self._densities:
            row.slider.draw_density()
        row.stated.connect(self.stated)
        row.stated_with_range.connect(self.stated_with_range)
        row.ranged.connect(self.ranged)
        row.applied.connect(self.applied)
        row.follow_asked.connect(self.follow_asked)
        row.follow_ended.connect(self.follow_ended)
        row.freed.connect(self.freed)
        row.put_back.connect(self.put_back)
        row.explained.connect(self.explained)
        row.cited.connect(self.cited)
        row.refused.connect(self.refused)
        row.gesture_changed.connect(self.gesture_changed)
        row.entry.read, row.entry.mend = self._read, self._mend
        return row

    def _read(self, quantity: Quantity, text: str) -> tuple[float, str]:
        return self.read(quantity, text)

    def _mend(self, slip: Slip) -> Offer | None:
        return self.mend(slip)

    def show_results(self, results: Results, base: Scenario) -> None:
        """Show every quantity as it stands."""
        for row in self.main_rows:
            row.show_results(results, base)
        for group in self.groups:
            group.show_results(results, base)

    def show_answers(self, answers: Mapping[str, Answer] | None, goal: Goal | None = None) -> None:
        """Mark on every slider the value that alone would reach the target; None for no target."""
        answers = answers or {}
        if answers == self._answers and goal == self._goal:
            return
        self._answers, self._goal = answers, goal
        for row in self.main_rows:
            row.show_answer(answers.get(row.quantity.name), goal)
        for group in self.groups:
            group.show_answers(answers, goal)

    def draw_densities(self) -> None:
        """From here on the sliders show the distributions of their ranges; that needs NumPy."""
        self._densities = True
        for row in (*self.main_rows, *(row for group in self.groups for row in group.rows)):
            row.slider.draw_density()

    def go_to(self, name: str) -> None:
        """Bring a quantity's row into sight and its entry into focus."""
        self.search.clear()
        for row in self.main_rows:
            if row.quantity.name == name:
                row.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        for group in self.groups:
            found = group.row(name)
            if found is not None:
                found.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.area.ensureWidgetVisible(found)
                return

    def _words(self) -> list[str]:
        return self.search.text().casefold().split()

    def _filter(self) -> None:
        words = self._words()
        for group in self.groups:
            group.show_matching(words)
        for row in self.main_rows:
            row.setEnabled(matches(row.quantity, words))
        self.nothing.setVisible(not self._first_match())

    def _first_match(self) -> str:
        """The first quantity that is searched for, or nothing."""
        words = self._words()
        return next((n for n, q in model().quantities.items() if matches(q, words)), "")

    def _go_to_match(self) -> None:
        name = self._first_match()
        if self._words() and name:
            self.go_to(name)

    def _order_tabs(self) -> None:
        """Tab goes through the rows from top to bottom, whenever they were made."""
        stops: list[QWidget] = [stop for row in self.main_rows for stop in row.stops]
        stops.append(self.search)
        for group in self.groups:
            stops.append(group.header)
            stops += [stop for row in group.rows for stop in row.stops]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)


def _grouped() -> dict[str, list[Quantity]]:
    groups: dict[str, list[Quantity]] = {}
    for quantity in model().quantities.values():
        members = groups.setdefault(quantity.group, [])
        if quantity.name not in MAIN:
            members.append(quantity)
    return groups
