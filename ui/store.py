"""The one scenario on screen, its results and its history. Knows no view."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from explorer.model import model
from explorer.plain_text import short
from explorer.results import Results, evaluate
from explorer.scenario import Hold, Sampling, Scenario, Statement
from explorer.study.goal import Goal
from explorer.text import _
from ui.origin import Origin
from ui.steps import Exchange, State, Step, first_state, holding

_MOST_STEPS = 500
"""So many steps of the history are kept."""


class Store(QObject):
    """Holds the scenario, its results and where it comes from; edits go through it.

    The `goal` is what a person aims at; it belongs to the screen and not to the document.
    """

    changed = Signal()
    """The scenario, and with it the results, are other ones."""
    origin_changed = Signal()
    """The scenario belongs to another document."""
    gesture_changed = Signal(bool)
    """A drag began or ended."""
    goal_changed = Signal()
    """Another target is aimed at, or none."""
    strained = Signal(str)
    """A held result cannot be held: the sentence says why; empty where it can again."""

    def __init__(self, scenario: Scenario, origin: Origin | None = None) -> None:
        super().__init__()
        self._state = first_state(scenario, origin)
        self.results: Results = evaluate(self.scenario)
        self.goal: Goal | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_MOST_STEPS)
        self._in_gesture = False
        self._going_on: tuple[Step, int] | None = None

    @property
    def scenario(self) -> Scenario:
        """The scenario on screen."""
        return self._state.scenario

    @property
    def origin(self) -> Origin:
        """The document that it belongs to."""
        return self._state.origin

    @property
    def base(self) -> Scenario:
        """The scenario as it was opened."""
        return self._state.origin.base

    @property
    def strain(self) -> str:
        """Why the held result cannot be held; empty where it can."""
        return self._state.strain

    def open(self, scenario: Scenario, origin: Origin | None = None) -> None:
        """Go on with another document; undoing it comes back to the old one, as it was."""
        self._end_edit()
        state = first_state(scenario, origin)
        name = short(scenario.title, 40) or _("an untitled scenario")
        self.aim(None)
        self.undo_stack.push(
            Step(self._show, self._state, state, _("open {name}").format(name=name))
        )

    def exchange(self, state: State, leave: Callable[[State], None]) -> None:
        """Go on with a state that stands beside; `leave` takes the one that goes, undone or not."""
        self._end_edit()
        name = short(state.scenario.title, 40) or _("an untitled scenario")
        text = _("change places with {name}").format(name=name)
        self.undo_stack.push(Exchange(self._show, leave, self._state, state, text))

    def renew(self, scenario: Scenario, text: str) -> None:
        """Go on with another state of the same document: reloaded, or recovered."""
        self._edit(scenario, text)

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

    def state_with_range(
        self, name: str, value: float, unit: str, ends: tuple[float, float] | None
    ) -> None:
        """State a quantity and its range, SI, or none. Raises WattifError."""
        label = model().quantities[name].label
        scenario = self._stating(name, value, unit).ranging(name, ends)
        self._edit(scenario, _("change {label}").format(label=label))

    def set_range(self, name: str, ends: tuple[float, float] | None) -> None:
        """Give a statement another range, SI, or none. Raises WattifError where that cannot be."""
        label = model().quantities[name].label
        text = _("change the range of {label}") if ends else _("remove the range of {label}")
        self._edit(self.scenario.ranging(name, ends), text.format(label=label))

    def hold(self, hold: Hold | None) -> None:
        """Keep a result at a value from here on, or no longer. Raises WattifError."""
        text = _("no longer hold a result")
        if hold is not None:
            text = _("hold {label}").format(label=model().quantities[hold.quantity].label)
        self._edit(self.scenario.model_copy(update={"hold": hold}), text)

    def draw_as(self, sampling: Sampling) -> None:
        """Draw with another seed or another number of samples."""
        scenario = self.scenario.model_copy(update={"sampling": sampling})
        self._edit(scenario, _("change the draws"))

    def aim(self, goal: Goal | None) -> None:
        """Aim at a value of a result, or at none."""
        if goal != self.goal:
            self.goal = goal
            self.goal_changed.emit()

    def reach(self, name: str, value: float) -> None:
        """State the value, SI, of a quantity that makes the target true. Raises WattifError."""
        quantities, goal = model().quantities, self.goal
        text = _("change {label}").format(label=quantities[name].label)
        if goal is not None:
            aimed = quantities[goal.quantity]
            text = _("make {result} {value}").format(
                result=aimed.label, value=aimed.shown(goal.value)
            )
        self._edit(self._stating(name, value, ""), text)

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

    def take_over(self, statements: Mapping[str, Statement]) -> None:
        """State what a table states, at once; a follower among it follows no longer."""
        scenario = self.scenario.with_statements(statements)
        if scenario.hold is not None and scenario.hold.follower in statements:
            scenario = scenario.model_copy(update={"hold": None})
        text = _("import {n} statements").format(n=len(statements))
        self._edit(scenario, _("import one statement") if len(statements) == 1 else text)

    def describe(self, scenario: Scenario) -> None:
        """Take over another title, summary and notes."""
        self._edit(scenario, _("change title and notes"))

    def claim(self, scenario: Scenario) -> None:
        """Take over other claims."""
        self._edit(scenario, _("change the claims"))

    def cite(self, name: str, statement: Statement) -> None:
        """Give a statement another source."""
        label = model().quantities[name].label
        text = _("change the source of {label}").format(label=label)
        self._edit(self.scenario.with_statement(name, statement), text)

    def begin_gesture(self) -> None:
        """From here on, edits make one step in the history."""
        self._end_edit()
        self._in_gesture = True
        self.gesture_changed.emit(True)

    def end_gesture(self) -> None:
        """The drag is over."""
        if self._in_gesture:
            self._in_gesture = False
            self._end_edit()
            self.gesture_changed.emit(False)

    def _end_edit(self) -> None:
        """A gesture that came back to where it began leaves no step."""
        edit, self._going_on = self._on_top(), None
        if edit is None:
            return
        if edit.after.scenario == edit.before.scenario:
            edit.setObsolete(True)
            self.undo_stack.undo()
        else:
            edit.say()

    def differs(self, name: str) -> bool:
        """Whether a quantity is stated otherwise than when the scenario was opened."""
        return self.scenario.statements.get(name) != self.base.statements.get(name)

    def _stating(self, name: str, value: float, unit: str) -> Scenario:
        """The scenario with a value stated; back at the opened value its source comes back too.

        A follower that is moved by hand follows no longer.
        """
        scenario, opened = self.scenario.stating(name, value, unit), self.base.statements.get(name)
        if opened is not None and opened.value == value:
            stated = scenario.statements[name]
            as_opened = _as_wide(stated.range, opened.range)
            ends = {} if as_opened else stated.model_dump(include={"low", "high", "distribution"})
            scenario = scenario.with_statement(name, opened.model_copy(update=ends))
        if scenario.hold is not None and scenario.hold.follower == name:
            scenario = scenario.model_copy(update={"hold": None})
        return scenario

    def _edit(self, scenario: Scenario, text: str) -> None:
        scenario, strain = holding(scenario)
        state = State(scenario, self.origin, strain)
        if scenario == self.scenario:
            self._strain_with(state)
            return
        going_on = self._on_top()
        if going_on is not None:
            # One command that goes on, not many that merge: those would never be let go of.
            going_on.after = state
            self._show(state)
            return
        edit = Step(self._show, self._state, state, text)
        self.undo_stack.push(edit)
        self._going_on = (edit, self.undo_stack.index()) if self._in_gesture else None

    def _on_top(self) -> Step | None:
        """The edit of the gesture, unless it was undone meanwhile."""
        if self._going_on is None or self._going_on[1] != self.undo_stack.index():
            return None
        return self._going_on[0]

    def _show(self, state: State) -> None:
        moved = state.origin is not self.origin
        self._strain_with(state)
        self.results = evaluate(state.scenario)
        self._state = state
        if moved:
            self.origin_changed.emit()
        self.changed.emit()

    def _strain_with(self, state: State) -> None:
        strained = state.strain != self.strain
        self._state = replace(self._state, strain=state.strain)
        if strained:
            self.strained.emit(state.strain)


def _as_wide(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    """Whether two ranges are the same but for the rounding of a drag."""
    if one is None or other is None:
        return one is other
    return all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(one, other, strict=True))
