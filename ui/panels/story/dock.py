"""The dock that shows a story: its steps above, the words of the chosen one below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.results import Results
from explorer.story import MOST_STEPS, TITLES, Step, Story
from explorer.text import _
from ui import theme
from ui.panels.fields import Line, Lines
from ui.panels.story.beginning import Beginning
from ui.panels.story.body import Body
from ui.panels.story.form import StepForm
from ui.panels.story.rows import Row, StepList
from ui.scroll import thin_scroll_bars

_WIDTH = 330
_HALVES = [300, 400]
"""Which part of the height the list and the form take."""
_SUMMARY = 3
"""So many lines of the summary are in sight."""


class StoryDock(QDockWidget):
    """Shows a story and the chosen step; what is done to them is asked for by signals."""

    chosen = Signal(int)
    recorded = Signal()
    removed = Signal()
    duplicated = Signal()
    moved = Signal(int)
    """The chosen step goes so many places down."""
    changed = Signal(object, str)
    """Another Step in place of the chosen one, and the field that was written."""
    named = Signal(str, str)
    """Another title and summary of the story."""
    shown = Signal()
    """The chosen step is wanted on the screen."""
    replaced = Signal()
    """What is on the screen is wanted in place of the chosen step."""
    opened = Signal()
    """A story file is wanted."""
    article = Signal()
    """The story that ships is wanted."""
    undone = Signal()
    redone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Story"), parent)
        self.setObjectName("story")
        self.setAllowedAreas(
            Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea
        )
        self.title, self.summary = Line(), Lines()
        self.title.setPlaceholderText(_("Title of the story"))
        self.title.setAccessibleName(_("Title of the story"))
        self.summary.setFixedHeight(self.summary.fontMetrics().lineSpacing() * _SUMMARY + 12)
        thin_scroll_bars(self.summary)
        self.steps, self.form = StepList(), StepForm()
        self.count = QLabel()
        self.count.setForegroundRole(self.count.foregroundRole().PlaceholderText)
        self.up = _tool("↑", _("Move the step up"), "Alt+Up")
        self.down = _tool("↓", _("Move the step down"), "Alt+Down")
        self.copy = _tool(_("Duplicate"), _("Duplicate the step"), "Ctrl+Shift+D")
        self.remove = _tool("✕", _("Remove the step"), "Del")
        self.show_it = QPushButton(_("Sho&w this step"))
        self.show_it.setToolTip(_("Put its scenario on the screen (Enter)"))
        self.replace = QPushButton(_("Re&place by screen"))
        self.replace.setToolTip(
            _("Take the scenario on screen, and what stands beside it, into this step")
        )
        self.pages = QStackedWidget()
        self.beginning = Beginning()
        self.pages.addWidget(self.beginning)
        self.pages.addWidget(self._filled())
        body = Body(self.undone, self.redone)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.addWidget(self.pages)
        body.setMinimumWidth(_WIDTH)
        self.setWidget(body)
        self._showing = False
        self._connect()
        self.hide()

    def _filled(self) -> QWidget:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.count, 1)
        for tool in (self.up, self.down, self.copy, self.remove):
            tools.addWidget(tool)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.steps, 1)
        column.addLayout(tools)
        shown = QHBoxLayout()
        shown.setSpacing(theme.GAP)
        shown.addWidget(self.show_it, 1)
        shown.addWidget(self.replace, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.GAP, theme.GAP, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(shown)
        column.addWidget(self.form)
        label = QLabel(_("About the whole &story"))
        label.setBuddy(self.summary)
        column.addWidget(label)
        column.addWidget(self.summary)
        column.addStretch(1)
        below = QScrollArea()
        below.setWidget(inside)
        below.setWidgetResizable(True)
        below.setFrameShape(QFrame.Shape.NoFrame)
        below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        thin_scroll_bars(below)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(above)
        halves.addWidget(below)
        halves.setChildrenCollapsible(False)
        halves.setSizes(_HALVES)
        return halves

    def _connect(self) -> None:
        self.beginning.recorded.connect(self.recorded)
        self.beginning.article.connect(self.article)
        self.beginning.opened.connect(self.opened)
        self.steps.chosen.connect(self.chosen)
        self.steps.asked.connect(self.shown)
        self.form.edited.connect(self.changed)
        self.title.textChanged.connect(self._name)
        self.summary.textChanged.connect(self._name)
        for button, act in (
            (self.up, self._move_up),
            (self.down, self._move_down),
            (self.copy, self.duplicated),
            (self.remove, self.removed),
            (self.show_it, self.shown),
            (self.replace, self.replaced),
        ):
            button.clicked.connect(act)
        for key, act in (
            ("Alt+Up", self._move_up),
            ("Alt+Down", self._move_down),
            ("Ctrl+Shift+D", self.duplicated),
            ("Del", self.removed),
        ):
            shortcut = QShortcut(QKeySequence(key), self.steps)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def show_story(
        self, story: Story, chosen: int, said: Sequence[str], results: Results | None
    ) -> None:
        """Show a story, its headlines with their numbers, and the results of the chosen step."""
        begun = bool(story.steps or story.title or story.summary)
        self._showing = True
        for field, text in ((self.title, story.title), (self.summary, story.summary)):
            if field.written() != text:
                field.put(text)
        self._showing = False
        rows = [
            Row(headline, below(step)) for headline, step in zip(said, story.steps, strict=True)
        ]
        self.steps.show_rows(rows, chosen)
        last = len(story.steps) - 1
        self.count.setText(_("{n} steps").format(n=last + 1) if last else _("1 step"))
        self.up.setEnabled(chosen > 0)
        self.down.setEnabled(0 <= chosen < last)
        self.copy.setEnabled(chosen >= 0 and last + 1 < MOST_STEPS)
        for widget in (self.remove, self.show_it, self.replace, self.form):
            widget.setEnabled(chosen >= 0)
        if results is not None and chosen >= 0:
            self.form.show_step(story.steps[chosen], results, said[chosen])
        self.pages.setCurrentIndex(1 if begun else 0)

    def name_file(self, name: str, *, unsaved: bool) -> None:
        """Say in the dock's title which story it is, and whether it is saved."""
        words = _("Story – {name}").format(name=name) if name else _("Story")
        self.setWindowTitle(f"{words} ({_('not saved')})" if unsaved else words)

    def write_headline(self) -> None:
        """Let the person write the headline of the chosen step."""
        self.form.focus_headline()

    def _name(self, *_text: object) -> None:
        if not self._showing:
            self.named.emit(self.title.written(), self.summary.written())

    def _move_up(self) -> None:
        self.moved.emit(-1)

    def _move_down(self) -> None:
        self.moved.emit(1)


def below(step: Step) -> str:
    """What a step shows, in a line."""
    charts = " + ".join(TITLES[chart] for chart in step.charts)
    title = step.scenario.title or _("Untitled scenario")
    return f"{title} · {charts}"


def _tool(sign: str, words: str, key: str) -> QToolButton:
    tool = QToolButton()
    tool.setText(sign)
    tool.setAutoRaise(True)
    tool.setToolTip(f"{words} ({key})")
    tool.setAccessibleName(words)
    tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return tool
