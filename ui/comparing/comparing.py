"""The pins of one window: which there are, their colours, their baseline, their draws."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.scenario import Sampling, Scenario
from explorer.study.titles import LONGEST, named, on_screen, unique
from explorer.text import _
from ui.comparing.drawn import Drawn
from ui.comparing.pin import MOST, Pin, Taken
from ui.steps import State, first_state

if TYPE_CHECKING:  # NumPy comes after the first paint
    from ui.charts.beside import Beside
    from ui.charts.chart import Preparation


class Comparing(QObject):
    """The pins of one window, drawn with the draws of the scenario on screen."""

    changed = Signal()
    """Something else stands beside, or is the baseline."""
    refined = Signal()
    """There are more draws of what stands beside."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pins: tuple[Pin, ...] = ()
        self._baseline = -1
        self._drawn = Drawn(self)
        self._drawn.refined.connect(self.refined)

    # ---- what stands beside

    def pin(self, scenario: Scenario, title: str = "") -> Pin:
        """Put a scenario beside, as it is now. Raises WattifError where there is no room."""
        return self.add(first_state(scenario, None), title)

    def add(self, state: State, title: str = "") -> Pin:
        """Put a document beside. Raises WattifError where there is no room."""
        self._check_room(1)
        pin = Pin(self._unique(title or state.scenario.title), state, self._free_color())
        self._put((*self.pins, pin))
        return pin

    def remove(self, place: int) -> Taken:
        """Take a pin away; `bring_back` undoes it."""
        pin = self.pins[place]
        self._put((*self.pins[:place], *self.pins[place + 1 :]))
        return Taken(pin, place)

    def clear(self) -> tuple[Taken, ...]:
        """Take all pins away."""
        taken = tuple(Taken(pin, place) for place, pin in enumerate(self.pins))
        self._put(())
        return taken

    def bring_back(self, taken: Iterable[Taken]) -> None:
        """Put pins where they were, in their colours. Raises WattifError where there is no room."""
        back = tuple(taken)
        self._check_room(len(back))
        for one in back:
            title, color = self._unique(one.pin.title), self._free_color(one.pin.color)
            pins = list(self.pins)
            pins.insert(one.place, replace(one.pin, title=title, color=color))
            self.pins = tuple(pins)
        self._put(self.pins)

    def rename(self, place: int, title: str) -> None:
        """Call a pin something else; an empty title changes nothing."""
        pin = self.pins[place]
        if short(title, LONGEST) not in ("", pin.title):
            self._replace(pin, replace(pin, title=self._unique(title, pin)))

    def stand_for(self, number: int, state: State, title: str = "") -> None:
        """Let the pin of a number stand for another state, by its own title or this one."""
        for pin in self.pins:
            if pin.number == number:
                name = self._unique(title or state.scenario.title, pin)
                self._replace(pin, replace(pin, title=name, state=state))

    def titles(self, screen: str) -> tuple[str, ...]:
        """The name of each scenario, the one on screen first: no two the same."""
        pinned = [pin.title for pin in self.pins]
        return (on_screen(screen, pinned), *pinned)

    @property
    def baseline(self) -> int:
        """The scenario that others are measured against: 0 on screen, or one more than a place."""
        numbers = [pin.number for pin in self.pins]
        return numbers.index(self._baseline) + 1 if self._baseline in numbers else 0

    def measure_against(self, place: int) -> None:
        """Take another baseline, counted as `baseline` is."""
        self._baseline = self.pins[place - 1].number if place else -1
        self.changed.emit()

    def _check_room(self, more: int) -> None:
        if len(self.pins) + more > MOST:
            raise WattifError(
                _(
                    "Six scenarios at most are compared, and there are {n} beside this one "
                    "already; take one of them away first."
                ).format(n=len(self.pins))
            )

    def _unique(self, title: str, but: Pin | None = None) -> str:
        return unique(named(title), [pin.title for pin in self.pins if pin is not but])

    def _free_color(self, wanted: int = 0) -> int:
        taken = {pin.color for pin in self.pins}
        free = [color for color in range(1, MOST + 1) if color not in taken]
        return wanted if wanted in free else free[0]

    def _replace(self, pin: Pin, other: Pin) -> None:
        self._put(tuple(other if p is pin else p for p in self.pins))

    def _put(self, pins: tuple[Pin, ...]) -> None:
        self.pins = pins
        self._drawn.show_pins(pins)
        self.changed.emit()

    # ---- their draws

    def beside(self, count: int, sampling: Sampling) -> "tuple[Beside, ...]":
        """All pins, drawn `count` times; until that is done, as often as a drag can carry.

        The same object as before where nothing differs.
        """
        return self._drawn.beside(count, sampling)

    def refine(self, sampling: Sampling, preparations: "Sequence[Preparation]" = ()) -> None:
        """Begin to draw the pins as often as the sampling asks for, away from the screen."""
        self._drawn.refine(sampling, preparations)

    def finish(self, sampling: Sampling) -> None:
        """Draw as often as the sampling asks for, here and now: for a picture."""
        self._drawn.finish(sampling)

    def stop(self) -> None:
        """Wait for the worker to end."""
        self._drawn.stop()
