"""Who hears whom: the one place where views, store and document meet."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from explorer.errors import WattifError
from explorer.results import Results, could_follow, evaluate
from explorer.text import _
from ui import asking, settings, theme
from ui.document import Document
from ui.plain import menu_text
from ui.store import Store
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.charts.breakdown import Breakdown
    from ui.charts.ladder import Ladder
    from ui.charts.response import Response
    from ui.panels.explain import ExplainDialog


class Wiring(QObject):
    """Connects one window with one store and one document."""

    def __init__(self, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self.window_ = window
        self.store = store
        self.document = Document(store, window)
        self.charts: tuple[Breakdown, Response, Ladder] | None = None
        self.explanation: ExplainDialog | None = None
        self._opened: Results = store.results
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(0)
        self._frame.timeout.connect(self.show_all)
        self._connect_store()
        self._connect_views()
        self._connect_actions()
        self.show_all()
        self._show_document()

    # From the store to the views

    def _connect_store(self) -> None:
        self.store.changed.connect(self._frame.start)
        self.store.gesture_changed.connect(self._gesture_changed)
        self.document.changed.connect(self._show_document)
        self.document.failed.connect(self.window_.notice.say)
        self.document.opened.connect(self.window_.notice.hide)
        self.document.opened.connect(self.window_.panel.search.clear)
        stack, actions = self.store.undo_stack, self.window_.actions_
        stack.canUndoChanged.connect(actions.undo.setEnabled)
        stack.canRedoChanged.connect(actions.redo.setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        actions.undo.setEnabled(False)
        actions.redo.setEnabled(False)

    def show_all(self) -> None:
        """Draw everything on screen from the store; at most once a frame."""
        store, window = self.store, self.window_
        results = store.results
        if self._opened.scenario is not store.base:
            self._opened = evaluate(store.base)
        window.heading.show_scenario(store.scenario, store.base)
        window.panel.show_results(results, store.base)
        window.assumptions.show_results(results)
        window.tiles.show_results(results, self._opened)
        window.claims.show_results(results)
        window.actions_.put_all_back.setEnabled(store.scenario != store.base)
        for chart in self.charts or ():
            chart.show_results(results)
        if self.explanation is not None and self.explanation.isVisible():
            self.explanation.show_results(results)

    def _gesture_changed(self, active: bool) -> None:
        for chart in self.charts or ():
            chart.gesture(active)
        if not active:
            self._frame.start()

    def _show_document(self) -> None:
        path = self.document.path
        name = path.name if path else (self.store.scenario.title or _("Untitled scenario"))
        self.window_.setWindowTitle(f"{name}[*] – Wattif")
        self.window_.setWindowModified(self.document.unsaved)
        self.window_.setWindowFilePath(str(path) if path else "")

    def _name_undo(self, text: str) -> None:
        action = self.window_.actions_.undo
        action.setToolTip(_("Undo: {what}").format(what=text) if text else _("Nothing to undo"))

    def _name_redo(self, text: str) -> None:
        action = self.window_.actions_.redo
        action.setToolTip(_("Redo: {what}").format(what=text) if text else _("Nothing to redo"))

    # From the views to the store

    def _connect_views(self) -> None:
        window = self.window_
        for view in (window.panel, window.assumptions):
            view.stated.connect(self.state)
        window.panel.freed.connect(self.store.free)
        window.panel.cited.connect(self._cite)
        window.panel.refused.connect(window.notice.say)
        window.panel.put_back.connect(self.store.put_back)
        window.panel.gesture_changed.connect(self._gesture)
        window.heading.all_put_back.connect(self.store.put_all_back)
        for explaining in (window.panel, window.tiles, window.claims):
            explaining.explained.connect(self.explain)
        window.file_dropped.connect(self.document.open_file)
        window.may_close = self.document.may_leave

    def place_charts(self) -> None:
        """Load and place the charts; pyqtgraph is imported here, after the first paint."""
        from ui.charts.breakdown import Breakdown  # noqa: PLC0415 - after the first paint
        from ui.charts.ladder import Ladder  # noqa: PLC0415
        from ui.charts.response import Response  # noqa: PLC0415

        self.window_.show_icons()
        breakdown, response, ladder = Breakdown(), Response(), Ladder()
        self.window_.place_charts(breakdown, response, ladder)
        response.stated.connect(self._drag_to)
        response.gesture_changed.connect(self._gesture)
        self.charts = (breakdown, response, ladder)
        for chart in self.charts:
            chart.show_results(self.store.results)

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

    def _drag_to(self, name: str, value: float) -> None:
        self.state(name, value, "")

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

    def _describe(self) -> None:
        scenario = asking.details(self.store.scenario, self.window_)
        if scenario is not None:
            self.store.describe(scenario)

    # The menus

    def _connect_actions(self) -> None:
        actions, store, document = self.window_.actions_, self.store, self.document
        actions.presets.triggered.connect(self._choose_preset)
        actions.new.triggered.connect(document.new)
        actions.open.triggered.connect(document.ask_and_open)
        actions.save.triggered.connect(document.save)
        actions.save_as.triggered.connect(document.save_as)
        actions.quit.triggered.connect(self.window_.close)
        actions.undo.triggered.connect(store.undo_stack.undo)
        actions.redo.triggered.connect(store.undo_stack.redo)
        actions.put_all_back.triggered.connect(store.put_all_back)
        actions.details.triggered.connect(self._describe)
        self.window_.heading.details.clicked.connect(self._describe)
        actions.find.triggered.connect(self._find)
        actions.hardware.triggered.connect(self._choose_hardware)
        actions.place.triggered.connect(self._choose_place)
        actions.site.triggered.connect(self._choose_site)
        actions.copy_numbers.triggered.connect(self._copy_numbers)
        actions.about.triggered.connect(self._about)
        actions.keys.triggered.connect(self._keys)
        actions.toggle_theme.triggered.connect(self._toggle_theme)
        actions.theme_group.triggered.connect(self._theme_chosen)
        actions.themes[settings.load().theme].setChecked(True)
        actions.recent.aboutToShow.connect(self._fill_recent)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_theme_changed)

    def _find(self) -> None:
        self.window_.panel.search.setFocus()
        self.window_.panel.search.selectAll()

    def _choose_preset(self) -> None:
        name = asking.preset(self.window_)
        if name:
            self.document.open_preset(name)

    def _choose_hardware(self) -> None:
        self._fill_in(asking.hardware(self.window_))

    def _choose_place(self) -> None:
        self._fill_in(asking.place(self.window_))

    def _choose_site(self) -> None:
        self._fill_in(asking.site(self.window_))

    def _fill_in(self, filling: asking.Filling | None) -> None:
        if filling is not None:
            what, statements = filling
            self.store.pick(statements, what)

    def _fill_recent(self) -> None:
        menu = self.window_.actions_.recent
        menu.clear()
        for name in settings.load().recent:
            action = QAction(menu_text(Path(name).name), menu)
            action.setData(name)
            action.setToolTip(name)
            action.triggered.connect(self._open_recent)
            menu.addAction(action)
        if menu.isEmpty():
            nothing = QAction(_("No file opened yet"), menu)
            nothing.setEnabled(False)
            menu.addAction(nothing)

    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.document.open_file(Path(action.data()))

    def _copy_numbers(self) -> None:
        from explorer.report import table  # noqa: PLC0415 - when first asked for

        rows = ("\t".join(map(str, row)) for row in table(self.store.results))
        QGuiApplication.clipboard().setText("\n".join(rows))

    def _theme_chosen(self, action: QAction) -> None:
        for choice, other in self.window_.actions_.themes.items():
            if other is action:
                settings.save(settings.load().model_copy(update={"theme": choice}))
                theme.apply(choice)  # type: ignore[arg-type]  # the keys are the choices

    def _toggle_theme(self) -> None:
        themes = self.window_.actions_.themes
        themes["light" if theme.current().dark else "dark"].trigger()

    def _system_theme_changed(self) -> None:
        if settings.load().theme == "system":
            theme.apply("system")

    def _about(self) -> None:
        from ui.panels.about import show_about  # noqa: PLC0415 - when first asked for

        show_about(self.window_)

    def _keys(self) -> None:
        from ui.panels.about import show_keys  # noqa: PLC0415 - when first asked for

        rows = [
            (a.text(), a.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            for a in self.window_.findChildren(QAction)
            if not a.shortcut().isEmpty()
        ]
        show_keys(self.window_, rows)
