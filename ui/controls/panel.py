"""The control panel, generated from the declarations: five main rows, then all by group."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import Scenario
from explorer.text import _
from ui import scroll, theme
from ui.controls.row import QuantityRow

MAIN = ("parameters", "gpu_count", "server_power", "pue", "grid_intensity")
"""Always in sight."""

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


class Panel(QFrame):
    """All quantities; asks by its signals for edits and shows what comes of them."""

    stated = Signal(str, float, str)
    freed = Signal(str)
    put_back = Signal(str)
    explained = Signal(str)
    cited = Signal(str)
    refused = Signal(str)
    gesture_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quantities = model().quantities
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
        row.stated.connect(self.stated)
        row.freed.connect(self.freed)
        row.put_back.connect(self.put_back)
        row.explained.connect(self.explained)
        row.cited.connect(self.cited)
        row.refused.connect(self.refused)
        row.gesture_changed.connect(self.gesture_changed)
        return row

    def show_results(self, results: Results, base: Scenario) -> None:
        """Show every quantity as it stands."""
        for row in self.main_rows:
            row.show_results(results, base)
        for group in self.groups:
            group.show_results(results, base)

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
