"""The menus and tools of a window: what each of them does."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication

from explorer.durable import name_of
from explorer.plain_text import clean
from explorer.text import _
from ui import asking, settings, theme
from ui.document import Document
from ui.plain import menu_text, plain
from ui.store import Store
from ui.window import MainWindow


class Menus(QObject):
    """Connects the actions of one window with its store and document."""

    def __init__(
        self, window: MainWindow, store: Store, document: Document, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.window_, self.store, self.document = window, store, document
        self._connect_actions()

    def describe(self) -> None:
        """Ask for title, summary and notes."""
        scenario = asking.details(self.store.scenario, self.window_)
        if scenario is not None:
            self.store.describe(scenario)

    def _claim(self) -> None:
        """Ask for the claims."""
        scenario = asking.claims(self.store.scenario, self.window_)
        if scenario is not None:
            self.store.claim(scenario)

    def _connect_actions(self) -> None:
        actions, store, document = self.window_.actions_, self.store, self.document
        actions.presets.triggered.connect(self._choose_preset)
        actions.new.triggered.connect(document.new)
        actions.open.triggered.connect(document.ask_and_open)
        actions.save.triggered.connect(document.save)
        actions.save_as.triggered.connect(document.save_as)
        actions.close.triggered.connect(self.window_.close)
        actions.quit.triggered.connect(self._quit)
        actions.undo.triggered.connect(store.undo_stack.undo)
        actions.redo.triggered.connect(store.undo_stack.redo)
        actions.history.toggled.connect(self.window_.history.setVisible)
        self.window_.history.visibilityChanged.connect(actions.history.setChecked)
        self.window_.history.show_stack(store.undo_stack)
        actions.put_all_back.triggered.connect(store.put_all_back)
        actions.details.triggered.connect(self.describe)
        actions.claims.triggered.connect(self._claim)
        actions.find.triggered.connect(self._find)
        actions.hardware.triggered.connect(self._choose_hardware)
        actions.place.triggered.connect(self._choose_place)
        actions.site.triggered.connect(self._choose_site)
        actions.copy_numbers.triggered.connect(self._copy_numbers)
        actions.draws.triggered.connect(self._ask_draws)
        actions.release.triggered.connect(self._release)
        actions.clear_goal.triggered.connect(self._clear_goal)
        for action in actions.pages:
            action.triggered.connect(self._turn_page)
        actions.about.triggered.connect(self._about)
        actions.keys.triggered.connect(self._keys)
        actions.toggle_theme.triggered.connect(self._toggle_theme)
        actions.theme_group.triggered.connect(self._theme_chosen)
        actions.themes[settings.load().theme].setChecked(True)
        actions.recent.aboutToShow.connect(self._fill_recent)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_theme_changed)

    def _quit(self) -> None:
        """Close every window, until one of them stays."""
        QApplication.closeAllWindows()

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
            action = QAction(menu_text(name_of(Path(name))), menu)
            action.setData(name)
            action.setToolTip(plain(clean(name)))
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

    def _ask_draws(self) -> None:
        sampling = asking.sampling(self.store.scenario, self.window_)
        if sampling is not None:
            self.store.draw_as(sampling)

    def _release(self) -> None:
        self.store.hold(None)

    def _clear_goal(self) -> None:
        self.store.aim(None)

    def _turn_page(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.window_.stage.tabs.setCurrentIndex(self.window_.actions_.pages.index(action))

    def _copy_numbers(self) -> None:
        from explorer.plain_text import cell  # noqa: PLC0415 - when first asked for
        from explorer.report import table  # noqa: PLC0415

        rows = ("\t".join(cell(str(c)) for c in row) for row in table(self.store.results))
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
