"""The story of one window: recorded from the screen, edited in its dock, shown on the screen."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from explorer import stories
from explorer.durable import name_of
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.story import CHARTS, MOST_CHARTS, Step, Story
from explorer.study.sentence import literal
from explorer.text import _
from ui.comparing import Taken
from ui.document import Document
from ui.mishaps import contained
from ui.origin import Origin
from ui.saving import ask_to_leave
from ui.store import Store
from ui.telling import Telling
from ui.window import MainWindow
from ui.wiring.headlines import Headlines

if TYPE_CHECKING:
    from ui.panels.story import StoryDock
    from ui.wiring import Wiring

_WIDTH = 360
"""Pixels that the dock takes when it is first opened."""


class Storytelling(QObject):
    """Connects a window and its store with the story that is told in it."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        document: Document,
        telling: Telling,
        wiring: "Wiring",
    ) -> None:
        super().__init__(wiring)
        self._window, self._store, self._document = window, store, document
        self._telling, self._wiring = telling, wiring
        self._dock: StoryDock | None = None
        self._headlines = Headlines()
        self._shown: Origin | None = None
        self._pinned: set[int] = set()
        self._taken: Sequence[Taken] = ()
        telling.changed.connect(self._show)
        telling.failed.connect(window.notice.say)
        document.otherwise = self.open_story
        window.may_close = self.may_close
        actions = window.actions_
        for action, act in (
            (actions.record, self.record),
            (actions.new_story, self._new),
            (actions.open_story, self._ask_and_open),
            (actions.article_story, self._open_article),
            (actions.save_story, telling.save),
            (actions.save_story_as, telling.save_as),
        ):
            action.triggered.connect(act)
        actions.story.toggled.connect(self._toggle)
        self._enable()

    @property
    def dock(self) -> "StoryDock":
        """The dock, made when it is first wanted."""
        if self._dock is None:
            from ui.panels.story import StoryDock  # noqa: PLC0415 - when first asked for

            dock = self._dock = StoryDock(self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            self._connect(dock)
            self._show()
        return self._dock

    def _connect(self, dock: "StoryDock") -> None:
        telling = self._telling
        for signal, act in (
            (dock.chosen, telling.choose),
            (dock.recorded, self.record),
            (dock.removed, telling.remove),
            (dock.duplicated, self._duplicate),
            (dock.moved, telling.move),
            (dock.changed, telling.change),
            (dock.named, telling.name),
            (dock.shown, self.show_step),
            (dock.replaced, self._replace),
            (dock.opened, self._ask_and_open),
            (dock.article, self._open_article),
            (dock.undone, telling.undo_stack.undo),
            (dock.redone, telling.undo_stack.redo),
            (dock.visibilityChanged, self._window.actions_.story.setChecked),
        ):
            signal.connect(act)

    # ---- what is shown

    def _toggle(self, wanted: bool) -> None:
        if wanted or self._dock is not None:
            first = self._dock is None
            self.dock.setVisible(wanted)
            if first:
                self._window.resizeDocks([self.dock], [_WIDTH], Qt.Orientation.Horizontal)
        if wanted:
            self.dock.raise_()
            self._show()

    def _show(self) -> None:
        """Show the story in its dock, where that is open."""
        self._enable()
        dock, telling = self._dock, self._telling
        if dock is None:
            return
        with contained:
            sentences, results = self._headlines.of(telling.story.steps, telling.step)
            dock.show_story(telling.story, telling.chosen, sentences, results)
            dock.name_file(name_of(telling.path) if telling.path else "", unsaved=telling.unsaved)

    def _enable(self) -> None:
        actions, telling = self._window.actions_, self._telling
        actions.save_story.setEnabled(telling.unsaved)
        actions.save_story_as.setEnabled(bool(telling.story.steps))

    # ---- from the screen into the story, and back

    def record(self) -> None:
        """Add what is on screen to the story as its next step."""
        store, insight = self._store, self._wiring.insight
        if insight is None:
            return
        visible = self._window.stage.visible
        title = store.scenario.title or _("an untitled scenario")
        step = Step(
            headline=f"{{{insight.focus}}} – {literal(short(title, 120))}",
            charts=tuple(name for name in visible if name in CHARTS)[:MOST_CHARTS] or CHARTS[:1],
            look_at=insight.focus,
            scenario=store.scenario,
            beside=self._beside(),
        )
        try:
            self._telling.record(step)
        except WattifError as error:
            self._window.notice.say(str(error))
            return
        sentence = _("Recorded as step {n} of the story.").format(n=self._telling.chosen + 1)
        self._window.notice.say(sentence, {_("Write its &headline"): self._write_headline})

    def _beside(self) -> tuple[Scenario, ...]:
        """What stands beside, by the names that it has there."""
        return tuple(pin.titled for pin in self._wiring.comparing.pins)

    def _write_headline(self) -> None:
        self._open_dock()
        self.dock.write_headline()

    def _replace(self) -> None:
        step = self._telling.step
        if step is not None:
            changes = {"scenario": self._store.scenario, "beside": self._beside()}
            self._telling.change(step.with_changes(**changes))

    def _duplicate(self) -> None:
        try:
            self._telling.duplicate()
        except WattifError as error:
            self._window.notice.say(str(error))

    def show_step(self) -> None:
        """Put the chosen step on the screen; undoing it comes back to what was there.

        Work that came from elsewhere is asked about before.
        """
        step, store = self._telling.step, self._store
        if step is None:
            return
        if store.origin is not self._shown and not self._document.may_leave():
            return
        self._shown = Origin(step.scenario)
        store.open(step.scenario, self._shown)
        self._put_beside(step.beside)
        if self._wiring.insight is not None:
            self._window.stage.turn_to(step.charts[0])
            self._wiring.insight.look_at(step.look_at)

    def _put_beside(self, scenarios: Sequence[Scenario]) -> None:
        """Let these stand beside; what stood there of the person's own can be brought back."""
        comparing = self._wiring.comparing
        own = {pin.number for pin in comparing.pins} - self._pinned
        if not scenarios and own:
            return
        taken = [one for one in comparing.clear() if one.pin.number in own]
        self._pinned = {comparing.pin(one).number for one in scenarios}
        if taken:
            self._taken = taken
            sentence = _("What stood beside made room for what the step is compared with.")
            self._window.notice.say(sentence, {_("&Bring back"): self._bring_back})

    def _bring_back(self) -> None:
        self._wiring.comparing.clear()
        self._wiring.comparing.bring_back(self._taken)

    # ---- files

    def open_story(self, path: Path) -> bool:
        """Open a file where it holds a story; whether it does."""
        if not stories.is_story_file(path):
            return False
        if self._telling.open_file(path):
            self._open_dock()
        return True

    def _new(self) -> None:
        self._telling.new()
        self._open_dock()

    def _ask_and_open(self) -> None:
        if self._telling.ask_and_open():
            self._open_dock()

    def _open_article(self) -> None:
        if self._telling.open_file(stories.ARTICLE):
            self._open_dock()

    def bring_back(self, story: Story, path: Path | None, text: str) -> None:
        """Go on with what a crash left; what the file had seen last decides what saving asks."""
        self._telling.recover(story, path, text)
        self._open_dock()

    def _open_dock(self) -> None:
        self._window.actions_.story.setChecked(True)

    def may_close(self) -> bool:
        """Whether the window may go: one question for all that is unsaved."""
        document, telling = self._document, self._telling
        if not (document.unsaved and telling.unsaved):
            return document.may_close() and telling.may_leave(closing=True)
        answer = ask_to_leave(self._window, closing=True, what="both")
        if answer == "save":
            return document.save() and telling.save()
        return answer == "discard"
