"""A scenario that stands beside the one on screen, and what it is called."""

from dataclasses import dataclass, field
from functools import partial
from itertools import count

from explorer.scenario import Scenario
from ui.steps import State

MOST = 5
"""So many stand beside the one on screen."""
_numbers = count()


@dataclass(frozen=True)
class Pin:
    """A scenario that stands beside: its title, its state, the place of its colour in the theme.

    The number stays with it whatever it holds.
    """

    title: str
    state: State
    color: int
    number: int = field(default_factory=partial(next, _numbers))

    @property
    def scenario(self) -> Scenario:
        """What is compared."""
        return self.state.scenario

    @property
    def titled(self) -> Scenario:
        """The same, called as the pin is."""
        return self.scenario.model_copy(update={"title": self.title})


@dataclass(frozen=True)
class Taken:
    """A pin that was taken away, and where it stood."""

    pin: Pin
    place: int
