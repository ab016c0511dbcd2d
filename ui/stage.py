"""The stage: the charts of one page at a time, in as many columns and rows as there is room for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from explorer.text import _
from ui import theme

NARROWEST = QSize(300, 168)
"""No chart of a page is made smaller than this; those that have no room are left to other pages."""

_ROOMY = 1000
"""From this width on there is room to say what the choice is for."""
_TALLER = 6
"""More pixels for a tab than its style gives it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A question and the charts that answer it, the most telling first.

    `columns` is how many of them stand side by side where there is room.
    """

    title: str
    tip: str
    charts: tuple[str, ...]
    columns: int = 2


PAGES = (
    Page(
        _("Overview"),
        _("Everything at a glance"),
        ("breakdown", "tornado", "ladder", "response", "distribution", "outlook"),
        columns=3,
    ),
    Page(
        _("How sure"),
        _("What the ranges make of the result"),
        ("distribution", "tornado"),
    ),
    Page(
        _("What drives it"),
        _("Which quantity matters, and how the result answers to it"),
        ("tornado", "response"),
    ),
    Page(
        _("Make it true"),
        _("What would have to change for a result to come out"),
        ("goals", "map"),
    ),
    Page(
        _("How big"),
        _("Among known things, and what it is made of"),
        ("ladder", "breakdown"),
    ),
    Page(_("Outlook"), _("Year by year to the horizon"), ("outlook",), columns=1),
    Page(_("Claims"), _("Every claim against its own inputs"), ("claims",), columns=1),
    Page(_("Validation"), _("The model against published runs"), ("validation",), columns=1),
    Page(
        _("Compare"),
        _("Scenarios side by side, and why they differ"),
        ("comparison", "waterfall"),
    ),
    Page(
        _("Many at once"),
        _("The same in many places, on many machines; and a chart for each scenario"),
        ("multiples", "sidebyside"),
    ),
)


def page_key(place: int) -> str:
    """The key that turns to a page: its digit, 0 for the tenth."""
    return f"Ctrl+{(place + 1) % 10}"


class _Tabs(QTabBar):
    """Tabs with room for letters that reach below the line."""

    def tabSizeHint(self, index: int) -> QSize:
        return super().tabSizeHint(index) + QSize(0, _TALLER)


class Stage(QWidget):
    """Tabs, the result that is looked at, a sentence, and the charts of the page in front."""

    shown = Signal()
    """Other charts are in sight."""
    focused = Signal(str)
    """Another result is looked at."""
    lacking = Signal(tuple)
    """The names of charts that shall stand on the page and were not placed yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: dict[str, QWidget] = {}
        self._opened = False
        self._visible: tuple[str, ...] = ()
        self._arranged: tuple[tuple[str, ...], int] = ((), 0)
        self._unknown: frozenset[str] = frozenset()
        self.tabs = _Tabs()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(_("Pages of charts"))
        for place, page in enumerate(PAGES):
            self.tabs.addTab(page.title)
            self.tabs.setTabToolTip(place, f"{page.tip} ({page_key(place)})")
        self.tabs.currentChanged.connect(self._turn)
        self.focus = QComboBox()
        self.focus.setAccessibleName(_("Result that all charts look at"))
        self.focus.setToolTip(_("The result that all charts look at"))
        self.focus.setMinimumContentsLength(12)
        self.focus.activated.connect(self._focus_chosen)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setFont(theme.font(0.92))
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.waiting = QLabel(_("Drawing the charts…"))
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setForegroundRole(self.waiting.foregroundRole().PlaceholderText)
        self.waiting.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay_out()

    def _lay_out(self) -> None:
        self._look_at = QLabel(_("Look at"))
        self._look_at.setForegroundRole(self._look_at.foregroundRole().PlaceholderText)
        self._look_at.setBuddy(self.focus)
        words = QHBoxLayout()
        words.setSpacing(theme.GAP)
        words.addWidget(self._look_at)
        words.addWidget(self.focus)
        words.addWidget(self.sentence, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP)
        self._grid.addWidget(self.waiting, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.tabs)
        layout.addLayout(words)
        layout.addLayout(self._grid, 1)

    # ---- what is on it

    def place_charts(self, charts: Mapping[str, QWidget]) -> None:
        """Take more charts, by the names that the pages know them by."""
        self._grid.removeWidget(self.waiting)
        self.waiting.hide()
        self._charts |= charts
        for chart in charts.values():
            chart.setParent(self)
            chart.hide()

    def open(self) -> None:
        """From here on charts are shown; each is asked for when it is needed first."""
        self._opened = True
        self._arrange()

    @property
    def page(self) -> Page:
        """The page in front."""
        return PAGES[max(self.tabs.currentIndex(), 0)]

    @property
    def visible(self) -> tuple[str, ...]:
        """The names of the charts in sight."""
        return self._visible

    def turn_to(self, chart: str) -> None:
        """Bring a chart into sight: on the page that is in front, or the first that shows it."""
        if chart not in self._visible:
            pages = [n for n, page in enumerate(PAGES) if chart in page.charts]
            self.tabs.setCurrentIndex(min(pages, key=lambda n: len(PAGES[n].charts)))

    def show_known(self, unknown: frozenset[str]) -> None:
        """Leave charts that have nothing to show out of pages that have others."""
        if unknown != self._unknown:
            self._unknown = unknown
            self._arrange()

    def say(self, sentence: str) -> None:
        """What matters most, in words."""
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)

    def offer_results(self, names: Sequence[tuple[str, str]], chosen: str) -> None:
        """The results that can be looked at, each with its label, and the one that is."""
        if [self.focus.itemData(i) for i in range(self.focus.count())] != [n for n, _l in names]:
            self.focus.clear()
            for name, label in names:
                self.focus.addItem(label, name)
        self.focus.setCurrentIndex(self.focus.findData(chosen))

    # ---- where everything stands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns and rows as there is room for."""
        super().resizeEvent(event)
        self._look_at.setVisible(self.width() >= _ROOMY)
        self._arrange()

    def _turn(self, _index: int) -> None:
        self._arrange()

    def _focus_chosen(self, _index: int) -> None:
        self.focused.emit(str(self.focus.currentData()))

    def _arrange(self) -> None:
        if not self._opened:
            return
        names, columns = self._fitting()
        if (names, columns) == self._arranged:
            return
        if lacking := tuple(name for name in names if name not in self._charts):
            self.lacking.emit(lacking)
        self._arranged = names, columns
        for name in self._visible:
            self._grid.removeWidget(self._charts[name])
            if name not in names:
                self._charts[name].hide()
        self._visible = names
        rows = -(-len(names) // columns)
        for place, name in enumerate(names):
            row, column = divmod(place, columns)
            last_of_column = place + columns >= len(names) and row < rows - 1
            self._grid.addWidget(self._charts[name], row, column, 2 if last_of_column else 1, 1)
            self._charts[name].show()
        for number in range(3):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
            self._grid.setRowStretch(number, 1 if number < rows else 0)
        self.shown.emit()

    def _fitting(self) -> tuple[tuple[str, ...], int]:
        """The charts of the page that have room, and in how many columns they stand."""
        page = self.page
        known = [name for name in page.charts if name not in self._unknown] or page.charts[:1]
        width, height = self.width() + theme.GAP, self._grid.geometry().height() + theme.GAP
        columns = min(max(width // (NARROWEST.width() + theme.GAP), 1), page.columns, len(known))
        rows = max(height // (NARROWEST.height() + theme.GAP), 1)
        return tuple(known[: columns * rows]), columns
