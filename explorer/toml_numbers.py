"""Values, ranges and claimed intervals as a scenario file writes them, in SI."""

import math

from explorer import reading, units
from explorer.errors import WattifError
from explorer.faults import HUGE, FaultError, Path, quoted
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.ranges import range_of
from explorer.text import _


def value_in(path: Path, quantity: Quantity, raw: object) -> tuple[float, str]:
    """A stated value in SI and the unit it was written in. Raises FaultError."""
    try:
        if isinstance(raw, str):
            return quantity.read(raw)
        number = _plain_number(path, quantity, raw)
        quantity.check(number)
    except WattifError as error:
        raise FaultError(path, str(error)) from None
    return number, "1"


def _number(path: Path, raw: object, quantity: Quantity) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise FaultError(
            path,
            _("found {found}, expected a value such as “{example}”.").format(
                found=quoted(raw), example=quantity.exact(quantity.si_slider[0])
            ),
        )
    if isinstance(raw, int) and abs(raw) > HUGE:
        raise FaultError(path, _("the number is too large."))
    return float(raw)


def _plain_number(path: Path, quantity: Quantity, raw: object) -> float:
    number = _number(path, raw, quantity)
    if not math.isfinite(number):
        raise FaultError(path, _("{what} must be a finite number.").format(what=quantity.label))
    if units.dimension(quantity.unit) != "ratio":
        example = f"{number:g} {quantity.unit}"
        raise FaultError(
            path,
            _("a number without a unit, {found}; expected for example “{example}”.").format(
                found=f"{number:g}", example=example
            ),
        )
    return number


def range_in(
    path: Path, quantity: Quantity, value: float, raw: object
) -> tuple[float | None, float | None]:
    """The ends of a range in SI, or None twice where there is none. Raises FaultError."""
    if raw is None:
        return None, None
    if not isinstance(raw, str):
        raise FaultError(
            path,
            _("found {found}, expected a range such as “5.2 to 6.5 kW” or “±10 %”.").format(
                found=quoted(raw)
            ),
        )
    try:
        low, high = range_of(quantity, value, raw)
    except WattifError as error:
        raise FaultError(path, str(error)) from None
    return low, high


def claim_in(path: Path, quantity: Quantity, raw: object) -> tuple[float, float, str]:
    """A claim may be impossible: it is what was published. Only its dimension must fit."""
    if not isinstance(raw, str):
        value = _plain_number(path, quantity, raw)
        return value, value, "1"
    try:
        low, high = reading.read_interval(raw) or (reading.read(raw),) * 2
        ends = [reading.to_si(end, quantity.unit, what=quantity.label) for end in (low, high)]
    except WattifError as error:
        raise FaultError(path, str(error)) from None
    if ends[0] > ends[1]:
        raise FaultError(
            path, _("the interval “{text}” ends below its start.").format(text=short(raw))
        )
    fits = units.dimension(high.unit) == units.dimension(quantity.unit)
    return ends[0], ends[1], high.unit if fits else quantity.unit
