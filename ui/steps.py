"""The steps of the history: from one state of the work to another, each with its name."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from explorer.scenario import Scenario
from ui.origin import Origin


@dataclass(frozen=True)
class State:
    """A scenario, the document it belongs to, and why what it holds cannot be held, if so."""

    scenario: Scenario
    origin: Origin
    strain: str = ""


class Step(QUndoCommand):
    """From one state to another; a gesture is one step that goes on."""

    def __init__(
        self, show: Callable[[State], None], before: State, after: State, text: str
    ) -> None:
        super().__init__()
        self._show, self._text = show, text
        self.before, self.after = before, after
        self.say()

    def say(self) -> None:
        """Name it: what changed for the history, what was done for the menu."""
        from explorer.study.differences import brief  # noqa: PLC0415 - not before the first edit

        opened = self.before.origin is not self.after.origin
        what = "" if opened else brief(self.before.scenario, self.after.scenario)
        self.setText(f"{what or self._text[:1].upper() + self._text[1:]}\n{self._text}")

    def redo(self) -> None:
        """Show what it led to."""
        self._show(self.after)

    def undo(self) -> None:
        """Show what it came from."""
        self._show(self.before)


class Exchange(Step):
    """Two states that change places: `leave` takes the one that goes from the screen."""

    def __init__(
        self,
        show: Callable[[State], None],
        leave: Callable[[State], None],
        before: State,
        after: State,
        text: str,
    ) -> None:
        super().__init__(show, before, after, text)
        self._leave = leave

    def redo(self) -> None:
        """The other state comes to the screen."""
        super().redo()
        self._leave(self.before)

    def undo(self) -> None:
        """Both are where they were."""
        super().undo()
        self._leave(self.after)


def first_state(scenario: Scenario, origin: Origin | None) -> State:
    """The first state of a document. What is held is held from the start, and is no step."""
    held, strain = holding(scenario)
    origin = origin or Origin(scenario)
    origin.base = origin.saved = held
    return State(held, origin, strain)


def holding(scenario: Scenario) -> tuple[Scenario, str]:
    """The scenario with what is held in it, and a sentence where that cannot be."""
    if scenario.hold is None:
        return scenario, ""
    from explorer.study.hold import held  # noqa: PLC0415 - NumPy only where it is needed

    return held(scenario)
