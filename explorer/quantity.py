"""What a quantity is: one declaration drives its slider, entry, file key, flag and tooltip."""

from dataclasses import dataclass
from typing import Literal

from explorer import reading, show, units
from explorer.errors import WattifError
from explorer.text import _

Scale = Literal["log", "linear"]
_LONGEST = 22
"""A text with more letters is rounded where it need not be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A named quantity of the model; bounds and slider ends are in `unit`, the unit shown.

    `low` and `high` are what can exist; `slider` is where the slider ends. A `calendar` quantity
    is a year number, written without separators; a `whole` one counts things that cannot be
    halved. A `result` is usually computed, seldom stated.
    """

    name: str
    label: str
    unit: str
    help: str
    slider: tuple[float, float]
    group: str = ""
    scale: Scale = "log"
    low: float = 0.0
    high: float | None = None
    above_low: bool = False
    calendar: bool = False
    whole: bool = False
    result: bool = False

    @property
    def size(self) -> float:
        """How many SI units one shown unit is."""
        return units.size(self.unit)

    @property
    def si_unit(self) -> str:
        """The unit the model computes in."""
        return units.SI[str(units.dimension(self.unit))]

    @property
    def si_slider(self) -> tuple[float, float]:
        """The slider's ends in SI."""
        return self.slider[0] * self.size, self.slider[1] * self.size

    @property
    def si_low(self) -> float:
        """The least that can exist, in SI."""
        return self.low * self.size

    @property
    def si_high(self) -> float | None:
        """The most that can exist, in SI, or None."""
        return None if self.high is None else self.high * self.size

    @property
    def in_sentence(self) -> str:
        """The label within a sentence: "price of a GPU-hour", but "PUE" and "GPU count"."""
        label = self.label
        return label if label[1:2].isupper() else label[:1].lower() + label[1:]

    def shown(self, si: float, figures: int = show.FIGURES) -> str:
        """The SI value for a person, rounded, in the unit that reads best."""
        if self.calendar:
            return f"{si:.0f}" if si % 1 == 0 else f"{si:.1f}"
        if self.whole and abs(si) < 10**figures and si == round(si):
            return f"{si:.0f}"
        return show.amount(si, self.unit, figures)

    def interval(self, low: float, high: float, figures: int = show.FIGURES) -> str:
        """Two SI values as an interval, the unit once where both have the same."""
        first, last = self.ends(low, high, figures)
        if self.shown(low, figures) == last:
            return last
        return _("{low} to {high}").format(low=first, high=last)

    def ends(self, low: float, high: float, figures: int = show.FIGURES) -> tuple[str, str]:
        """Two SI values for a person, the unit at the second alone where both have the same."""
        first, last = self.shown(low, figures), self.shown(high, figures)
        _number, _space, unit = last.partition("\N{NO-BREAK SPACE}")
        if unit and first.endswith("\N{NO-BREAK SPACE}" + unit):
            first = first.removesuffix("\N{NO-BREAK SPACE}" + unit)
        return first, last

    def exact(self, si: float, unit: str = "") -> str:
        """The SI value as a person would type it, in `unit`; plain numbers in the unit shown."""
        if self.calendar:
            return f"{si:.10g}"
        return show.exact(si, self.unit if unit in ("", "1") else unit)

    def legible(self, si: float, unit: str = "") -> str:
        """The SI value as it was typed; rounded where that would be long, or 8.2e+24."""
        exact = self.exact(si, unit)
        readable = len(exact) <= _LONGEST and "e+" not in exact and "e-" not in exact
        return exact if readable else self.shown(si)

    def read(self, text: str, *, bare: bool = False) -> tuple[float, str]:
        """The SI value and the unit of a typed text. Raises WattifError with a sentence."""
        return self.take(reading.read(text), bare=bare)

    def take(self, amount: reading.Amount, *, bare: bool = False) -> tuple[float, str]:
        """The SI value and the unit of an amount. Raises WattifError with a sentence."""
        si = reading.to_si(amount, self.unit, what=self.label, bare=bare)
        self.check(si)
        fits = units.dimension(amount.unit) == units.dimension(self.unit)
        return si, amount.unit if fits else self.unit

    def is_percentage(self, si: float) -> bool:
        """Whether a share beyond its bound looks like a percentage: 17 for 17 %."""
        high = self.si_high
        return self.unit == "%" and high is not None and 2 * high < si <= 100 * high

    def check(self, si: float) -> None:
        """Raise WattifError where the value cannot exist."""
        if not abs(si) < float("inf"):
            raise WattifError(_("{what} must be a finite number.").format(what=self.label))
        if si < self.si_low or (self.above_low and si <= self.si_low):
            sentence = (
                _("{what} must be above {bound}, but {value} was given.")
                if self.above_low
                else _("{what} cannot be below {bound}, but {value} was given.")
            )
            raise WattifError(
                sentence.format(
                    what=self.label, bound=self.exact(self.si_low), value=self.exact(si)
                )
            )
        if self.si_high is not None and si > self.si_high * (1 + 1e-12):
            sentence = _("{what} cannot exceed {bound}, but {value} was given.")
            if self.is_percentage(si):
                sentence = _("{what} cannot exceed {bound}; did you mean “{share}”?")
            raise WattifError(
                sentence.format(
                    what=self.label,
                    bound=self.exact(self.si_high),
                    value=self.exact(si),
                    share=f"{si:g} %",
                )
            )
