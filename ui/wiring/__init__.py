"""Who hears whom: the one place where views, store and document meet."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer

from explorer.errors import WattifError
from explorer.quantity import Quantity
from explorer.results import Results, could_follow, evaluate
from explorer.slips import Offer, Slip, read_checked
from explorer.text import _
from ui import asking
from ui.comparing import Comparing
from ui.document import Document
from ui.mishaps import contained
from ui.plain import menu_text, plain
from ui.store import Store
from ui.telling import Telling
from ui.window import MainWindow
from ui.wiring.comparing import Pinning
from ui.wiring.filing import Filing
from ui.wiring.handing import Handing
from ui.wiring.importing import Importing
from ui.wiring.menus import Menus
from ui.wiring.presenting import Presenting
from ui.wiring.telling import Storytelling

if TYPE_CHECKING:
    from ui.charts.card import ChartCard as Chart
    from ui.panels.explain import ExplainDialog
    from ui.wiring.insight import Insight

Ends: TypeAlias = tuple[float, float]
"""A range, SI."""


class Wiring(QObject):
    """Connects one window with one store and one document."""

    def __init__(self, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self.window_ = window
        self.store = store
        self.document = Document(store, window)
        self.comparing = Comparing(self)
        self.insight: Insight | None = None
        self.menus = Menus(window, store, self.document, self)
        self.filing = Filing(window, store, self.document, self)
        self.importing = Importing(window, store, self.document, self)
        self.pinning = Pinning(window, store, self.document, self.comparing, self)
        self.telling = Telling(window)
        self.storytelling = Storytelling(window, store, self.document, self.telling, self)
        self.presenting = Presenting(window, store, self.telling, self)
        self.handing = Handing(window, store, self.comparing, self.telling, self)
        self.pinning.guard_closing()
        self.explanation: ExplainDialog | None = None
        self._opened: Results = store.results
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(0)
        self._frame.timeout.connect(self.show_all)
        self._connect_store()
        self._connect_views()
        self.show_all()
        self._show_what_strains()

    # From the store to the views

    def _connect_store(self) -> None:
        self.store.changed.connect(self._frame.start)
        self.store.gesture_changed.connect(self._gesture_changed)
        self.document.opened.connect(self._show_what_strains)
        self.store.strained.connect(self._show_strain)
        self.store.goal_changed.connect(self._frame.start)
        self.comparing.changed.connect(self._frame.start)
        stack, actions = self.store.undo_stack, self.window_.actions_
        stack.canUndoChanged.connect(actions.undo.setEnabled)
        stack.canRedoChanged.connect(actions.redo.setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        actions.undo.setEnabled(False)
        actions.redo.setEnabled(False)

    def show_all(self) -> None:
        """Draw everything on screen from the store; at most once a frame.

        A view that fails does not keep the others from being drawn.
        """
        store, window = self.store, self.window_
        results = store.results
        if self._opened.scenario is not store.base:
            self._opened = evaluate(store.base)
        with contained:
            window.heading.show_scenario(store.scenario, store.base)
        with contained:
            window.panel.show_results(results, store.base)
        with contained:
            window.assumptions.show_results(results)
        with contained:
            self.pinning.show()
        window.actions_.put_all_back.setEnabled(store.scenario != store.base)
        window.actions_.release.setEnabled(store.scenario.hold is not None)
        window.actions_.clear_goal.setEnabled(store.goal is not None)
        if self.insight is None:
            with contained:
                window.tiles.show_results(results, self._opened)
            with contained:
                window.claims.show_results(results)
        else:
            with contained:
                self.insight.show(results, self._opened)
        if self.explanation is not None and self.explanation.isVisible():
            with contained:
                self.explanation.show_results(results)

    def _gesture_changed(self, active: bool) -> None:
        if self.insight is not None:
            self.insight.gesture(active)
        if not active:
            self._frame.start()

    def _show_what_strains(self) -> None:
        """A scenario that was just opened may hold what cannot be held."""
        self._show_strain(self.store.strain)

    def _show_strain(self, sentence: str) -> None:
        if sentence:
            self.window_.notice.say(sentence)
        else:
            self.window_.notice.dismiss()

    def _name_undo(self, text: str) -> None:
        action = self.window_.actions_.undo
        action.setText(_("&Undo: {what}").format(what=menu_text(text)) if text else _("&Undo"))
        tip = _("Undo: {what}").format(what=text) if text else _("Nothing to undo")
        action.setToolTip(plain(tip))

    def _name_redo(self, text: str) -> None:
        action = self.window_.actions_.redo
        action.setText(_("&Redo: {what}").format(what=menu_text(text)) if text else _("&Redo"))
        tip = _("Redo: {what}").format(what=text) if text else _("Nothing to redo")
        action.setToolTip(plain(tip))

    # From the views to the store

    def _connect_views(self) -> None:
        window = self.window_
        for view in (window.panel, window.assumptions):
            view.stated.connect(self.state)
        window.panel.stated_with_range.connect(self._state_with_range)
        window.panel.ranged.connect(self._set_range)
        window.panel.follow_asked.connect(self._let_follow)
        window.panel.follow_ended.connect(self._release)
        window.panel.read, window.panel.mend = self._read, self._mend
        window.panel.freed.connect(self.store.free)
        window.panel.cited.connect(self._cite)
        window.panel.refused.connect(window.notice.say)
        window.panel.put_back.connect(self.store.put_back)
        window.panel.gesture_changed.connect(self._gesture)
        window.heading.all_put_back.connect(self.store.put_all_back)
        for explaining in (window.panel, window.tiles, window.claims):
            explaining.explained.connect(self.explain)
        window.heading.details.clicked.connect(self.menus.describe)

    def place_charts(self) -> None:
        """Begin the live study; NumPy and pyqtgraph are imported here, after the first paint."""
        from ui.wiring.insight import Insight  # noqa: PLC0415 - after the first paint

        self.window_.show_icons()
        insight = self.insight = Insight(self.window_, self.store, self.comparing, self)
        insight.stated.connect(self.state)
        insight.reached.connect(self._reach)
        insight.explained.connect(self.explain)
        insight.gesture_changed.connect(self._gesture)
        insight.finer.connect(self._frame.start)
        self.window_.closed.connect(insight.stop)
        self.document.opened.connect(self.filing.tell_then)
        self.show_all()

    def finish(self) -> None:
        """Show the results with all their draws, without waiting for the background."""
        if self.insight is not None:
            self.insight.live.finish()
            self.comparing.finish(self.store.scenario.sampling)
            self.show_all()

    @property
    def charts(self) -> "Mapping[str, Chart]":
        """The charts made so far, by name."""
        return self.insight.charts if self.insight else {}

    def state(self, name: str, value: float, unit: str) -> None:
        """State a quantity; where it follows, ask what shall follow instead."""
        store = self.store
        try:
            candidates = could_follow(store.scenario, name)
            if not candidates:
                store.state(name, value, unit)
                return
            follower = asking.follower(name, value, store.results, candidates, self.window_)
            if follower is not None:
                store.state_instead(name, value, unit, follower)
        except WattifError as error:
            self.window_.notice.say(str(error))

    def _read(self, quantity: Quantity, text: str) -> tuple[float, str]:
        return read_checked(quantity, text, self.store.results)

    def _mend(self, slip: Slip) -> Offer | None:
        return asking.mend(slip, self.window_)

    def _state_with_range(self, name: str, value: float, unit: str, ends: Ends | None) -> None:
        """State value and range at once."""
        self._try(partial(self.store.state_with_range, name, value, unit, ends))

    def _set_range(self, name: str, ends: Ends | None) -> None:
        self._try(partial(self.store.set_range, name, ends))

    def _reach(self, name: str, value: float) -> None:
        self._try(partial(self.store.reach, name, value))

    def _let_follow(self, name: str) -> None:
        """Ask which result shall stay while the quantity gives way."""
        focus = self.insight.focus if self.insight else "energy"
        hold = asking.hold(name, self.store.results, focus, self.window_)
        if hold is not None:
            self._try(partial(self.store.hold, hold))

    def _release(self) -> None:
        self.store.hold(None)

    def _try(self, edit: Callable[[], None]) -> None:
        try:
            edit()
        except WattifError as error:
            self.window_.notice.say(str(error))

    def _gesture(self, active: bool) -> None:
        if active:
            self.store.begin_gesture()
        else:
            self.store.end_gesture()

    def explain(self, name: str) -> None:
        """Open the tree of where a number comes from."""
        from ui.panels.explain import ExplainDialog  # noqa: PLC0415 - when first asked for

        if self.explanation is None:
            self.explanation = ExplainDialog(self.window_)
        self.explanation.explain(self.store.results, name)
        self.explanation.show()
        self.explanation.raise_()
        self.explanation.activateWindow()

    def _cite(self, name: str) -> None:
        statement = asking.source(name, self.store.scenario, self.window_)
        if statement is not None:
            self.store.cite(name, statement)
