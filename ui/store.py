"""The one scenario on screen, its results and its history. Knows no view."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario, Statement
from explorer.text import _


class _Edit(QUndoCommand):
    """From one scenario to another; edits of one gesture merge into one step."""

    def __init__(self, store: "Store", after: Scenario, text: str, gesture: int) -> None:
        super().__init__(text)
        self._store = store
        self._before = store.scenario
        self._after = after
        self._gesture = gesture

    def id(self) -> int:
        return self._gesture or -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit):
            return False
        self._after = other._after
        self.setText(other.text())
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        self._store._show(self._after)

    def undo(self) -> None:
        self._store._show(self._before)


class Store(QObject):
    """Holds the scenario, its results and the scenario as opened (`base`); edits go through it."""

    changed = Signal()
    """The scenario, and with it the results, are other ones."""
    gesture_changed = Signal(bool)
    """A drag began or ended."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.base = scenario
        self.scenario = scenario
        self.results: Results = evaluate(scenario)
        self.undo_stack = QUndoStack(self)
        self._gestures = 0
        self._gesture = 0

    def open(self, scenario: Scenario) -> None:
        """Begin with another document; the history of the old one goes."""
        self.undo_stack.clear()
        self.base = scenario
        self._show(scenario)

    def state(self, name: str, value: float, unit: str = "") -> None:
        """State a quantity, SI. Raises WattifError where the value cannot exist."""
        label = model().quantities[name].label
        self._edit(self._stating(name, value, unit), _("change {label}").format(label=label))

    def state_instead(self, name: str, value: float, unit: str, follower: str) -> None:
        """State a quantity and let another one follow. Raises WattifError."""
        quantities = model().quantities
        text = _("state {label}").format(label=quantities[name].label)
        scenario = self._stating(name, value, unit)
        self._edit(scenario.freeing(follower) if follower else scenario, text)

    def free(self, name: str) -> None:
        """Take a statement back."""
        label = model().quantities[name].label
        self._edit(self.scenario.freeing(name), _("take back {label}").format(label=label))

    def put_back(self, name: str) -> None:
        """Make one quantity as it was when the scenario was opened."""
        label = model().quantities[name].label
        text = _("put back {label}").format(label=label)
        statement = self.base.statements.get(name)
        if statement is None:
            self._edit(self.scenario.freeing(name), text)
        else:
            self._edit(self.scenario.with_statement(name, statement), text)

    def put_all_back(self) -> None:
        """Make everything as it was when the scenario was opened."""
        self._edit(self.base, _("put everything back"))

    def pick(self, statements: Mapping[str, Statement], what: str) -> None:
        """State several quantities at once, each with its source: an accelerator, a place."""
        scenario = self.scenario.with_statements(statements)
        self._edit(scenario, _("choose {what}").format(what=what))

    def describe(self, scenario: Scenario) -> None:
        """Take over another title, summary and notes."""
        self._edit(scenario, _("change title and notes"))

    def cite(self, name: str, statement: Statement) -> None:
        """Give a statement another source."""
        label = model().quantities[name].label
        text = _("change the source of {label}").format(label=label)
        self._edit(self.scenario.with_statement(name, statement), text)

    def begin_gesture(self) -> None:
        """From here on, edits make one step in the history."""
        self._gestures += 1
        self._gesture = self._gestures
        self.gesture_changed.emit(True)

    def end_gesture(self) -> None:
        """The drag is over."""
        if self._gesture:
            self._gesture = 0
            self.gesture_changed.emit(False)

    def differs(self, name: str) -> bool:
        """Whether a quantity is stated otherwise than when the scenario was opened."""
        return self.scenario.statements.get(name) != self.base.statements.get(name)

    def _stating(self, name: str, value: float, unit: str) -> Scenario:
        """The scenario with a value stated; back at the opened value its source comes back too."""
        opened = self.base.statements.get(name)
        if opened is not None and opened.value == value:
            return self.scenario.with_statement(name, opened)
        return self.scenario.stating(name, value, unit)

    def _edit(self, scenario: Scenario, text: str) -> None:
        if scenario != self.scenario:
            self.undo_stack.push(_Edit(self, scenario, text, self._gesture))

    def _show(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.results = evaluate(scenario)
        self.changed.emit()
