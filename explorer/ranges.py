"""A value with its range as people type them: "5.2 to 6.5 kW", "±10 %", "6.5 kW (5.2 to 6.8)"."""

import math
import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from explorer import reading
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.scenario import Scenario, Statement
from explorer.text import _

Ends = tuple[float, float]
"""The lower and the upper end of a range, SI."""

_USUAL = 0.1
"""The share of its value that a range reaches to either side where nobody says how far."""


class Unchanged(Enum):
    """What a text says of the range where it says nothing."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED

_SPREAD = re.compile(r"\s*(?:±|\+\s?/?\s?[-\N{MINUS SIGN}])\s*")
_DASH = re.compile(r"(?<=\d)\s*-\s*(?=[\d.])|(?<=[^\W\d]|%)\s+-\s+(?=[\d.])")
_TO = re.compile(r" to | ?\N{EN DASH} ?| ?\.{2,3} ?| ?… ?")
_ASIDE = re.compile(r"(?P<value>[^()]*)\((?P<range>[^()]*)(?:\)(?P<unit>[^()]*))?")
_DIGITS = re.compile(r"[+\N{MINUS SIGN}-]?[\d.,\s]*(?:[eE][+-]?\d+)?\s*")
_SAME = 1e-9
"""Two numbers as near as this look the same where they are written out."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text states: an SI value, the unit it is written in, and its range.

    The range is None where it is taken away, `UNCHANGED` where it stays and moves along.
    """

    value: float
    unit: str
    range: Ends | Unchanged | None = UNCHANGED

    def put_into(self, scenario: Scenario, name: str) -> Scenario:
        """The scenario with this stated of a quantity. Raises WattifError."""
        stated = scenario.stating(name, self.value, self.unit)
        return stated if self.range is UNCHANGED else stated.ranging(name, self.range)


def states_range(text: str) -> bool:
    """Whether a text says something of a range; else it is a value alone."""
    return bool(_split(text)[1])


def read_stated(
    quantity: Quantity, text: str, now: Statement | None, *, bare: bool = False
) -> Stated:
    """Read a value, a range or both, given what is stated now. Raises WattifError.

    A number without a unit is in the quantity's own where `bare` is true.
    """
    value, span, unit = _split(text)
    if not span:
        return Stated(*quantity.read(text, bare=bare))
    relative = _is_relative(span)
    within = "" if relative else _tail(span)
    if not relative:
        span = _with(span, unit or _tail(value))
    if value:
        si, written = quantity.read(_with(value, unit or within), bare=bare)
        si = _standing(si, now.value if now else si)
    else:
        si, written = _present(quantity, span, now, bare=bare)
    ends = _ends(quantity, si, span, relative=relative, bare=bare)
    if now is not None and now.range is not None:
        ends = _standing(ends[0], now.range[0]), _standing(ends[1], now.range[1])
    _check(quantity, si, ends, span)
    return Stated(si, written, ends if ends[0] < ends[1] else None)


def range_of(quantity: Quantity, value: float, text: str) -> Ends:
    """The ends of "5.2 to 6.5 kW" or "±10 %" around `value`, SI. Raises WattifError."""
    span = _tidy(text)
    ends = _ends(quantity, value, span, relative=_is_relative(span), bare=False)
    _check(quantity, value, ends, text)
    return ends


def usual_range(quantity: Quantity, value: float) -> Ends | None:
    """±10 %, as far as that can exist; None where it has no width."""
    half = abs(value) * _USUAL
    low = max(value - half, quantity.si_low)
    high = min(value + half, math.inf if quantity.si_high is None else quantity.si_high)
    return (low, high) if low < high and not quantity.calendar else None


def written(quantity: Quantity, statement: Statement) -> str:
    """The value and its range as a person would type them, with nothing rounded away."""
    value = quantity.exact(statement.value, statement.unit)
    if statement.range is None:
        return value
    span, unit = span_written(quantity, statement.range, statement.unit), _tail(value)
    if not _tail(span):  # the word of the value would be that of the range as well
        return f"{_digits(statement.value) if unit else value} ({span})"
    return f"{value} ({span.removesuffix(unit).rstrip() if unit == _tail(span) else span})"


def span_written(quantity: Quantity, ends: Ends, unit: str) -> str:
    """A range as a person would type it in `unit`, with nothing rounded away."""
    low, high = (quantity.exact(end, unit) for end in ends)
    if _tail(low) == _tail(high):
        low = low.removesuffix(_tail(low)).rstrip()
    elif not _tail(low):  # "500 to 1.2 million" would be millions at both ends
        low, high = map(_digits, ends)
    return f"{low} to {high}"


def _digits(number: float) -> str:
    return f"{number:,.12g}"


def _split(text: str) -> tuple[str, str, str]:
    """The value, the range beginning with "±" where it is a spread, and the unit of both."""
    tidy = _tidy(text)
    if aside := _ASIDE.fullmatch(tidy):
        value, span, unit = (part.strip() for part in aside.groups(default=""))
        return value, span or "()", unit
    if spread := _SPREAD.search(tidy):
        return tidy[: spread.start()], tidy[spread.start() :].lstrip(), ""
    return ("", tidy, "") if len(_TO.split(tidy)) > 1 else (tidy, "", "")


def _tidy(text: str) -> str:
    return _DASH.sub(" to ", " ".join(text.split()))


def _tail(text: str) -> str:
    """What follows the last number: its unit, with a word such as "million" before it."""
    last = _TO.split(text)[-1]
    spread = _SPREAD.match(last)
    return _DIGITS.sub("", last[spread.end() :] if spread else last, count=1).strip()


def _with(text: str, tail: str) -> str:
    return f"{text} {tail}" if tail and not _tail(text) else text


def _is_relative(span: str) -> bool:
    return bool(_SPREAD.match(span)) and _tail(span) in ("%", "percent", "per cent")


def _present(
    quantity: Quantity, span: str, now: Statement | None, *, bare: bool
) -> tuple[float, str]:
    """The value that stands, as long as it lies in the range; else the middle of the range."""
    if _SPREAD.match(span):
        if now is None:
            example = quantity.exact(quantity.si_slider[0])
            raise WattifError(
                _("{what} has no value yet; write for example “{example} {spread}”.").format(
                    what=quantity.label, example=example, spread=short(span)
                )
            )
        return now.value, now.unit
    low, high = _ends(quantity, 0.0, span, relative=False, bare=bare)
    if now is not None and low <= now.value <= high:
        return now.value, now.unit
    interval = reading.read_interval(span)
    unit = quantity.take(interval[1], bare=bare)[1] if interval else quantity.unit
    return _middle(quantity, low, high), unit


def _middle(quantity: Quantity, low: float, high: float) -> float:
    """Geometric for what is seen on a logarithmic slider, rounded as far as the range allows."""
    geometric = quantity.scale == "log" and low > 0 and high > 0
    middle = math.sqrt(low) * math.sqrt(high) if geometric else low + (high - low) / 2
    if quantity.whole and math.ceil(low) <= math.floor(high):
        return float(min(max(round(middle), math.ceil(low)), math.floor(high)))
    for figures in range(3, 12):
        rounded = float(f"{middle / quantity.size:.{figures}g}") * quantity.size
        if low <= rounded <= high and abs(rounded - middle) <= 0.01 * (high - low):
            return rounded
    return middle


def _ends(quantity: Quantity, value: float, span: str, *, relative: bool, bare: bool) -> Ends:
    spread = _SPREAD.match(span)
    if spread is None:
        interval = reading.read_interval(span)
        if interval is None:
            raise _no_range(span)
        low, high = interval
        return quantity.take(low, bare=bare)[0], quantity.take(high, bare=bare)[0]
    if spread.end() == len(span):
        raise _no_range(span)
    amount = reading.read(span[spread.end() :])
    if relative:
        half = abs(value * amount.number) / 100
    else:
        half = abs(reading.to_si(amount, quantity.unit, what=quantity.label, bare=bare))
    return value - half, value + half


def _no_range(text: str) -> WattifError:
    return WattifError(
        _("“{text}” is no range; write for example “5.2 to 6.5 kW” or “±10 %”.").format(
            text=short(text)
        )
    )


def _standing(typed: float, now: float) -> float:
    """What is stated now, where the text says the same."""
    return now if math.isclose(typed, now, rel_tol=_SAME) else typed


def _check(quantity: Quantity, value: float, ends: Ends, text: str) -> None:
    for end in ends:
        quantity.check(end)
    if ends[0] > ends[1]:
        raise WattifError(_("The range “{text}” ends below its start.").format(text=short(text)))
    if not ends[0] <= value <= ends[1]:
        raise WattifError(
            _("The range “{text}” does not hold the value itself, {value}.").format(
                text=short(text), value=quantity.exact(value)
            )
        )
