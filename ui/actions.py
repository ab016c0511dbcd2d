"""Everything the window can be asked to do: its name, its keys, its place in menu and toolbar."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from explorer.text import _
from ui.stage import PAGES, page_key

_Key = QKeySequence.StandardKey
_WITH_ICON = (
    *("presets", "open", "save", "undo", "redo", "put_all_back"),
    *("hardware", "place", "site", "pin", "present", "export", "toggle_theme"),
)


class Actions:
    """The actions of one window, in its menus and its toolbar; wired elsewhere."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.presets = self._make(
            _("&Presets…"), "Ctrl+P", _("Choose among the scenarios that ship with Wattif")
        )
        self.new = self._make(_("&New"), _Key.New, _("Begin with nothing stated"))
        self.new_window = self._make(
            _("New &window"), "Ctrl+Shift+N", _("Begin another scenario beside this one")
        )
        self.open = self._make(_("&Open…"), _Key.Open, _("Open a scenario file"))
        self.import_table = self._make(
            _("&Import a table…"), "", _("Take statements from a CSV file, after a look at them")
        )
        self.save = self._make(_("&Save"), _Key.Save, _("Save the scenario to its file"))
        self.save_as = self._make(
            _("Save &as…"), "Ctrl+Shift+S", _("Save the scenario to another file")
        )
        self.reload = self._make(
            _("&Reload the file"), "Ctrl+F5", _("Take over what the file holds now")
        )
        self.compare = self._make(
            _("&Compare with the file…"),
            "Ctrl+F6",
            _("What differs between the file and the screen"),
        )
        self.close = self._make(_("Close &window"), _Key.Close, "")
        self.quit = self._make(_("&Quit"), "Ctrl+Q", "")
        self.undo = self._make(_("&Undo"), _Key.Undo, "")
        self.redo = self._make(_("&Redo"), "Ctrl+Shift+Z", "")
        # Their texts go on to say what is undone; the toolbar has no room for that.
        self.undo.setIconText(_("Undo"))
        self.redo.setIconText(_("Redo"))
        self.history = self._make(
            _("&History"), "Ctrl+Shift+Y", _("Every step of the work, to go back to any of them")
        )
        self.history.setCheckable(True)
        self.put_all_back = self._make(
            _("&Put all back"),
            "Ctrl+Backspace",
            _("Make everything as it was when the scenario was opened"),
        )
        self.details = self._make(
            _("&Title and notes…"), "Ctrl+D", _("Write title, summary and notes; see the sources")
        )
        self.claims = self._make(
            _("C&laims…"), "Ctrl+K", _("Add and change what was published about the case")
        )
        self.find = self._make(_("&Find a quantity"), _Key.Find, "")
        self.hardware = self._make(
            _("&Hardware…"),
            "Ctrl+H",
            _("Choose an accelerator: fills its peak, server, power and more"),
        )
        self.place = self._make(
            _("P&lace…"), "Ctrl+L", _("Choose a place: fills the grid intensity")
        )
        self.site = self._make(
            _("S&ite…"), "Ctrl+I", _("Choose a kind of site: fills PUE and water use")
        )
        self.draws = self._make(
            _("Dra&ws…"), "Ctrl+R", _("How often uncertainty is drawn, and its seed")
        )
        self.release = self._make(
            _("&No longer hold a result"), "", _("Let no quantity follow to hold a result")
        )
        self.clear_goal = self._make(
            _("Cl&ear the target"), "Ctrl+Shift+Backspace", _("Aim at nothing")
        )
        self.pages = [
            self._make(page.title, page_key(place), page.tip) for place, page in enumerate(PAGES)
        ]
        self.copy_numbers = self._make(
            _("&Copy all numbers"), "Ctrl+Shift+C", _("Copy everything that is known as a table")
        )
        self.paste_table = self._make(
            _("Pa&ste a table"),
            "Ctrl+Shift+V",
            _("Take statements from a copied table, after a look at them"),
        )
        self._make_meeting()
        self.about = self._make(_("&About Wattif"), "", "")
        self.keys = self._make(_("&Keyboard"), "F1", _("Every key, on one page"))
        self.theme_group = QActionGroup(window)
        self.themes = {
            "system": self._choice(_("As the &system")),
            "light": self._choice(_("&Light")),
            "dark": self._choice(_("&Dark")),
        }
        self.toggle_theme = self._make(
            _("Light or dark"), "Ctrl+T", _("Change between light and dark")
        )
        self.recent = QMenu(_("Open &recent"), window)
        for action in (self.undo, self.redo, self.toggle_theme):
            # Also while the explanation, a window of its own, has the focus.
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self._fill_menus()
        self.toolbar = self._make_toolbar()

    def _make_meeting(self) -> None:
        """What is done before, in and after a meeting."""
        self.pin = self._make(
            _("&Pin this state"), "Ctrl+B", _("Keep the scenario as it is now, to compare with")
        )
        self.add_preset = self._make(
            _("Compare with a p&reset…"), "Ctrl+Shift+B", _("Put a preset beside the scenario")
        )
        self.add_file = self._make(
            _("Compare with a &file…"), "", _("Put a scenario from a file beside this one")
        )
        self.clear_pins = self._make(
            _("Compare with &nothing"), "", _("Take away all that stands beside the scenario")
        )
        self.record = self._make(
            _("&Record a step"), "F9", _("Add what is on screen to the story as its next step")
        )
        self.story = self._make(
            _("&Story"), "Ctrl+Shift+T", _("The steps of the story: order, headlines, notes")
        )
        self.story.setCheckable(True)
        self.new_story = self._make(_("Ne&w story"), "", _("Begin a story without steps"))
        self.open_story = self._make(_("&Open a story…"), "", _("Open a story file"))
        self.article_story = self._make(
            _("The &article's story"), "", _("Open the story that ships with Wattif")
        )
        self.save_story = self._make(_("Sa&ve the story"), "", _("Save the story to its file"))
        self.save_story_as = self._make(
            _("Save the s&tory as…"), "", _("Save the story to another file")
        )
        self.present = self._make(
            _("Presen&t"), "F5", _("Show the story, or this scenario, to a room")
        )
        self.present_here = self._make(
            _("Present from &here"), "Shift+F5", _("Show the story from the chosen step on")
        )
        self.export = self._make(
            _("&Hand out…"),
            "Ctrl+E",
            _("Slides, workbook, web page, report, pictures and numbers for others"),
        )
        self.cite = self._make(
            _("&Cite…"), "", _("A sentence that says where these numbers come from")
        )

    def _make(self, text: str, key: str | QKeySequence.StandardKey, tip: str) -> QAction:
        action = QAction(text, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
            tip = tip or text.replace("&", "").rstrip("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({keys})")
        action.setStatusTip("")
        return action

    def _choice(self, text: str) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(True)
        self.theme_group.addAction(action)
        return action

    def _fill_menus(self) -> None:
        bar = self._window.menuBar()
        menu = bar.addMenu(_("&File"))
        menu.addActions([self.presets, self.new, self.new_window, self.open])
        menu.addMenu(self.recent)
        menu.addAction(self.import_table)
        menu.addSeparator()
        menu.addActions([self.save, self.save_as, self.reload, self.compare])
        menu.addSeparator()
        menu.addActions([self.close, self.quit])
        menu = bar.addMenu(_("&Edit"))
        menu.addActions([self.undo, self.redo, self.history, self.put_all_back])
        menu.addSeparator()
        menu.addActions([self.details, self.claims, self.copy_numbers, self.paste_table, self.find])
        menu.addSeparator()
        menu.addActions([self.draws, self.clear_goal, self.release])
        menu = bar.addMenu(_("F&ill in"))
        menu.addActions([self.hardware, self.place, self.site])
        menu = bar.addMenu(_("&Meeting"))
        menu.addActions([self.pin, self.add_preset, self.add_file, self.clear_pins])
        menu.addSeparator()
        menu.addActions([self.record, self.story, self.new_story, self.open_story])
        menu.addActions([self.article_story, self.save_story, self.save_story_as])
        menu.addSeparator()
        menu.addActions([self.present, self.present_here])
        menu.addSeparator()
        menu.addActions([self.export, self.cite])
        menu = bar.addMenu(_("&View"))
        menu.addActions(self.pages)
        menu.addSeparator()
        menu.addActions(list(self.themes.values()))
        menu.addSeparator()
        menu.addAction(self.toggle_theme)
        menu = bar.addMenu(_("&Help"))
        menu.addActions([self.keys, self.about])

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar(_("Tools"), self._window)
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(18, 18))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for group in (
            (self.presets, self.open, self.save),
            (self.undo, self.redo, self.put_all_back),
            (self.hardware, self.place, self.site),
            (self.pin, self.present, self.export),
        ):
            bar.addActions(list(group))
            bar.addSeparator()
        bar.addAction(self.toggle_theme)
        return bar

    def show_icons(self) -> None:
        """Give the tools their icons, in the colours of the theme."""
        from ui import icons  # noqa: PLC0415 - after the first paint

        for name in _WITH_ICON:
            action: QAction = getattr(self, name)
            action.setIcon(icons.tinted(name))
            action.setIconVisibleInMenu(False)
        self._window.setWindowIcon(icons.program())
