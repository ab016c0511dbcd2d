"""Make it true: what each quantity alone would have to be for a result to have a value."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.graph import Plan
from explorer.model import model
from explorer.results import Results
from explorer.scenario import Claim
from explorer.study.goal import Answer, Goal, goal_of
from explorer.study.sampled import Sampled
from explorer.text import _
from ui import theme
from ui.charts.card import ChartCard
from ui.charts.choices import results_offered
from ui.charts.goals.answered import HEADINGS, hint, hold_words, rows, summary
from ui.charts.goals.header import APPLY
from ui.charts.goals.picture import table_marks
from ui.charts.goals.table import AnswerTable
from ui.charts.goals.target import TargetEntry
from ui.charts.marks import draw


class MakeItTrue(ChartCard):
    """A target for a result, and the answers of all that is stated or assumed."""

    goal_changed = Signal(object)
    """A Goal or None."""
    applied = Signal(str, float)
    """A quantity shall be stated as an SI value."""
    hold_asked = Signal(str, float, str)
    """A result shall stay at an SI value, and a quantity follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Make it true"), parent)
        self._result_box, self._claim_box = QComboBox(), QComboBox()
        self.entry, self.table_ = TargetEntry(), AnswerTable()
        self.hold, self.clear = QPushButton(_("Hold")), QPushButton(_("Clear"))
        self.hint = QLabel()
        self.answers: Mapping[str, Answer] = {}
        self._goal: Goal | None = None
        self._quantity = "energy"
        self._results: Results | None = None
        self._offered_for: tuple[Plan, tuple[Claim, ...]] | None = None
        self._active = False
        self._lay_out()
        self._result_box.activated.connect(self._choose_result)
        self._claim_box.activated.connect(self._choose_claim)
        self.entry.typed.connect(self._type)
        self.entry.emptied.connect(self._clear_goal)
        self.clear.clicked.connect(self._clear_goal)
        self.hold.clicked.connect(self._hold_selected)
        self.table_.chosen.connect(self._offer_hold)
        self.table_.applied.connect(self._apply)
        self.table_.hold_asked.connect(self._hold)

    def _lay_out(self) -> None:
        self._result_box.setAccessibleName(_("Result that shall have a value"))
        self._claim_box.setAccessibleName(_("Take the value from a claim"))
        self._claim_box.setPlaceholderText(_("From a claim"))
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setForegroundRole(self.hint.foregroundRole().PlaceholderText)
        line, body = QHBoxLayout(), QWidget()
        line.setSpacing(theme.GAP // 2)
        self.entry.setMaximumWidth(240)
        line.addWidget(self.entry, 1)
        line.addStretch(0)
        for button in (self.hold, self.clear):
            button.setAutoDefault(False)
            line.addWidget(button)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(theme.GAP // 2)
        column.addLayout(line)
        column.addWidget(self.hint, 1)
        column.addWidget(self.table_, 1)
        self.table_.hide()
        self.fill(body, self._result_box, self._claim_box)

    # ---- what it shows

    def show_sampled(self, sampled: Sampled) -> None:
        """Show what the answers mean for other results; `show_goal` handed them over before."""
        results = sampled.results
        self._results = results
        if self._offered_for != (results.plan, results.scenario.claims):
            self._offered_for = results.plan, results.scenario.claims
            self._offer(results)
        self._show()

    def show_goal(self, goal: Goal | None, answers: Mapping[str, Answer]) -> None:
        """Take a goal, or none, and the answers to it; shown with the results that follow."""
        self._goal, self.answers = goal, answers
        if goal is not None and goal.quantity != self._quantity:
            self._quantity, self._offered_for = goal.quantity, None

    def look_at(self, result: str) -> None:
        """Ask for the result that is looked at, unless there is a target for another."""
        if self._goal is None and result != self._quantity:
            self._quantity, self._offered_for = result, None

    def gesture(self, active: bool) -> None:
        """While something is dragged the rows keep their order."""
        self._active = active
        if not active:
            self._show()

    @property
    def quantity(self) -> str:
        """The result that has, or would have, the target."""
        return self._quantity

    def select(self, quantity: str) -> None:
        """Ask for another result; a target of the old one goes."""
        if quantity == self._quantity:
            return
        self._quantity = quantity
        if self._results is not None:
            self._offer(self._results)
        if self._goal is not None:
            self.goal_changed.emit(None)
        else:
            self._show()

    def _show(self) -> None:
        if self._results is None:
            return
        results, goal, quantity = self._results, self._goal, model().quantities[self._quantity]
        target = quantity.exact(goal.value) if goal else ""
        self.entry.show_target(quantity, target, results.shown(quantity.name))
        for widget, wanted in ((self.hint, goal is None), (self.table_, goal is not None)):
            if widget.isHidden() == wanted:
                widget.setVisible(wanted)
        self.clear.setEnabled(goal is not None)
        if goal is None:
            self._show_nothing(results)
        else:
            self._show_rows(results, goal)

    def _show_rows(self, results: Results, goal: Goal) -> None:
        kept = [row.name for row in self.table_.rows if row.name] if self._active else []
        answers = list(self.answers.values())
        found = rows(results, goal, answers, kept)
        self.table_.show_rows(found)
        self._offer_hold()
        text = summary(results, goal, answers)
        if self._active:
            self._subtitle.show_text(text)
        else:
            self.say(text, "; ".join([text, *(row.tip for row in found)]))

    def _show_nothing(self, results: Results) -> None:
        self.table_.show_rows([])
        self._offer_hold()
        text = hint(results, self._quantity)
        if text != self.hint.text():
            self.hint.setText(text)
        label, now = model().quantities[self._quantity].label, results.shown(self._quantity)
        self.say(_("{label} {now}: no target yet").format(label=label, now=now))

    # ---- what is chosen

    def _offer(self, results: Results) -> None:
        offered = results_offered(results)
        if self._goal is None and offered and self._quantity not in offered:
            self._quantity = offered[0]
        elif self._quantity not in offered:
            offered = [self._quantity, *offered]
        quantities = model().quantities
        blockers = [QSignalBlocker(box) for box in (self._result_box, self._claim_box)]
        self._result_box.clear()
        for name in offered:
            self._result_box.addItem(quantities[name].label, name)
        self._result_box.setCurrentIndex(self._result_box.findData(self._quantity))
        self._claim_box.clear()
        for claim in results.scenario.claims:
            quantity = quantities[claim.quantity]
            figure = f"{quantity.label} {quantity.interval(claim.low, claim.high)}"
            by = claim.by or results.scenario.source_of(claim).text
            self._claim_box.addItem(f"{figure} – {by}" if by else figure)
        self._claim_box.setCurrentIndex(-1)
        self._claim_box.setEnabled(self._claim_box.count() > 0)
        for blocker in blockers:
            blocker.unblock()

    def _choose_result(self, index: int) -> None:
        self.select(str(self._result_box.itemData(index)))

    def _choose_claim(self, index: int) -> None:
        if self._results is not None:
            claim = self._results.scenario.claims[index]
            self._claim_box.setCurrentIndex(-1)
            self.goal_changed.emit(goal_of(claim, self._results))

    def _type(self, value: float) -> None:
        self.goal_changed.emit(Goal(self._quantity, value))

    def _clear_goal(self) -> None:
        self.goal_changed.emit(None)

    def _apply(self, name: str) -> None:
        answer = self.answers.get(name)
        if answer is not None and answer.value is not None:
            self.applied.emit(name, answer.value)

    # ---- what is held

    def _offer_hold(self, _name: str = "") -> None:
        """Let the selected statement follow, if it can."""
        words, answer = "", self.answers.get(self.table_.selected)
        if answer is not None and self._goal is not None and self._results is not None:
            words = hold_words(self._results, self._goal, answer)
        self.table_.holds = words
        self.hold.setEnabled(bool(words))
        tip = words or _("Choose a statement that reaches the target, to let it follow")
        if tip != self.hold.toolTip():
            self.hold.setToolTip(tip)
            self.hold.setAccessibleDescription(tip)

    def _hold_selected(self) -> None:
        self._hold(self.table_.selected)

    def _hold(self, name: str) -> None:
        if self._goal is not None and self.table_.holds:
            self.hold_asked.emit(self._goal.quantity, self._goal.value, name)

    # ---- what it gives away

    def table(self) -> list[tuple[str, ...]]:
        """The rows on show below their headings; without a goal, nothing."""
        if self._goal is None:
            return []
        width = len(HEADINGS) - 1
        filled = (row.texts + ("",) * (width - len(row.texts)) for row in self.table_.rows)
        return [HEADINGS[:-1], *filled]

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the table, or what would fill it."""
        if self._goal is None:
            painter.setFont(theme.font())
            painter.setPen(theme.current().color("faint"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self.hint.text())
        else:
            draw(painter, table_marks(self.table_.rows, area))

    def restyle(self) -> None:
        """Take other colours and type."""
        self._restyle()

    def magnify_body(self, scale: float) -> None:
        """Nothing is typed in a room; what was asked stands in the line below the title."""
        for control in (self.entry, self.hold, self.clear):
            control.setVisible(scale == 1.0)
        self.table_.setColumnHidden(APPLY, scale != 1.0)
        self._restyle()

    def _restyle(self) -> None:
        self.table_.restyle(self.zoom)
        self.hint.setFont(theme.font(self.zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large card has larger type."""
        super().resizeEvent(event)
        self._restyle()
