"""What is compared in one window: pins are set, renamed, exchanged, taken away, brought back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from explorer import files, library
from explorer.errors import WattifError
from explorer.text import _
from ui import asking
from ui.comparing import Comparing, Pin, Taken
from ui.document import Document, own
from ui.origin import Origin
from ui.panels.pins import Chip
from ui.saving import ask_to_drop
from ui.steps import State, first_state
from ui.store import Store
from ui.window import MainWindow

PAGE = "comparison"


class Pinning(QObject):
    """Connects the pins of one window with its actions, its strip and its store."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        document: Document,
        comparing: Comparing,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._store, self._document = window, store, document
        self._comparing = comparing
        self._others_may_close = window.may_close
        actions, strip = window.actions_, window.pins
        actions.pin.triggered.connect(self.pin)
        actions.add_preset.triggered.connect(self._ask_preset)
        actions.add_file.triggered.connect(self._ask_files)
        actions.clear_pins.triggered.connect(self.clear)
        window.more_dropped.connect(self.add_files)
        strip.baseline_asked.connect(comparing.measure_against)
        strip.rename_asked.connect(self._rename)
        strip.exchange_asked.connect(self.exchange)
        strip.removal_asked.connect(self.remove)
        comparing.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """Show what is compared."""
        comparing = self._comparing
        titles = comparing.titles(self._store.scenario.title)
        colors = (0, *(pin.color for pin in comparing.pins))
        compared = bool(comparing.pins)
        self._window.pins.show_chips(
            [
                Chip(title, color, baseline=compared and place == comparing.baseline)
                for place, (title, color) in enumerate(zip(titles, colors, strict=True))
            ]
        )
        self._window.actions_.clear_pins.setEnabled(compared)

    # ---- what comes beside

    def pin(self) -> None:
        """Keep the scenario as it is now."""
        self._add((first_state(self._store.scenario, None),))

    def add_preset(self, name: str) -> None:
        """Put a preset beside."""
        self.add_files((library.file_of(name),))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put the scenarios of files beside; those that cannot be read are told."""
        states, wrong = list[State](), list[str]()
        for path in paths:
            try:
                file = files.opened(path)
            except WattifError as error:
                wrong.append(str(error))
            else:
                states.append(first_state(file.scenario, Origin.of(file, own(path))))
        self._add(states, wrong)

    def _add(self, states: Sequence[State], wrong: Sequence[str] = ()) -> None:
        """Put scenarios beside as long as there is room; the first offers to be looked at."""
        first, faults, pin = not self._comparing.pins, list(wrong), None
        for state in states:
            try:
                pin = self._comparing.add(state)
            except WattifError as error:
                faults.append(str(error))
                break
        if faults:
            self._window.notice.say("\n".join(faults))
        elif pin is not None and first and PAGE not in self._window.stage.visible:
            self._offer_page(pin)

    def _offer_page(self, pin: Pin) -> None:
        sentence = _("“{title}” stays beside this scenario from now on.").format(title=pin.title)
        self._window.notice.say(sentence, {_("&Compare them"): self._show_page})

    def _show_page(self) -> None:
        self._window.stage.turn_to(PAGE)

    def _ask_preset(self) -> None:
        name = asking.preset(self._window)
        if name:
            self.add_preset(name)

    def _ask_files(self) -> None:
        names, _chosen = QFileDialog.getOpenFileNames(
            self._window,
            _("Compare with files"),
            self._document.folder(),
            _("Wattif scenarios") + " (*.toml)",
        )
        self.add_files([Path(name) for name in names])

    # ---- what becomes of it; places are counted as the chips, the screen first

    def remove(self, place: int) -> None:
        """Take a pin away, and offer to bring it back."""
        taken = self._comparing.remove(place - 1)
        sentence = _("“{title}” is no longer compared.").format(title=taken.pin.title)
        self._offer_back(sentence, (taken,))

    def clear(self) -> None:
        """Take all pins away, and offer to bring them back."""
        taken = self._comparing.clear()
        if len(taken) == 1:
            sentence = _("“{title}” is no longer compared.").format(title=taken[0].pin.title)
        else:
            sentence = _("{n} scenarios are no longer compared.").format(n=len(taken))
        if taken:
            self._offer_back(sentence, taken)

    def _offer_back(self, sentence: str, taken: Sequence[Taken]) -> None:
        self._window.notice.say(sentence, {_("&Bring back"): partial(self._bring_back, taken)})

    def _bring_back(self, taken: Sequence[Taken]) -> None:
        try:
            self._comparing.bring_back(taken)
        except WattifError as error:
            self._window.notice.say(
                str(error), {_("&Bring back"): partial(self._bring_back, taken)}
            )

    def exchange(self, place: int) -> None:
        """Bring a pin to the screen; what was there takes its place, until that is undone."""
        pin = self._comparing.pins[place - 1]
        self._store.exchange(pin.state, partial(self._stand_for, pin))

    def _stand_for(self, pin: Pin, state: State) -> None:
        title = pin.title if state is pin.state else ""
        self._comparing.stand_for(pin.number, state, title)

    def _rename(self, place: int) -> None:
        pin = self._comparing.pins[place - 1]
        title = asking.title(pin.title, self._window)
        if title is not None:
            self._comparing.rename(place - 1, title)

    # ---- when the window closes

    def guard_closing(self) -> None:
        """From here on closing asks about work that changed places with the screen as well."""
        self._others_may_close = self._window.may_close
        self._window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether the window may go: nothing that stands beside has changes that no file has."""
        for pin in self._comparing.pins:
            if pin.scenario != pin.state.origin.saved and not ask_to_drop(self._window, pin.title):
                return False
        return self._others_may_close()
