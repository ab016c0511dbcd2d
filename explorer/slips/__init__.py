"""Slips of unit and magnitude: what a typed text betrays, and what was meant by it."""

import re

from explorer import reading
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.slips.asked import question
from explorer.slips.counted import plain_amount
from explorer.slips.offer import Offer, Slip
from explorer.slips.refused import mended
from explorer.slips.typed import Typed

__all__ = ["Offer", "Slip", "read_as_written", "read_checked"]

_ASIDE = re.compile(
    r"(?<=[^\W\d])(?:\s+(?:of|electric|electrical|electricity|energy|power|consumption|use"
    r"|carbon|emissions|CO2e?|CO₂e?))+\s*$",
    re.IGNORECASE,
)
"""Words after a unit that say what it is a unit of, and nothing about how much there is."""


def read_checked(
    quantity: Quantity, text: str, results: Results, *, bare: bool = True
) -> tuple[float, str]:
    """The SI value and the unit of a typed text, as `Quantity.read` gives them.

    Raises Slip where a likely slip is refused or asked about, else WattifError; a question has an
    offer that keeps what was typed.
    """
    typed = _heard(quantity, text, results, bare=bare)
    si, unit = _taken(typed)
    asking = question(typed, si, unit)
    if asking is not None:
        raise asking
    return si, unit


def read_as_written(quantity: Quantity, text: str, results: Results) -> tuple[float, str]:
    """The same for a script, which means what it says: slips are refused, nothing is asked."""
    return _taken(_heard(quantity, text, results, bare=False))


def _heard(quantity: Quantity, text: str, results: Results, *, bare: bool) -> Typed:
    amount = reading.read(_ASIDE.sub("", text))
    return Typed(quantity, short(text), amount, results, bare)


def _taken(typed: Typed) -> tuple[float, str]:
    amount = plain_amount(typed)
    try:
        return typed.quantity.take(amount, bare=typed.bare)
    except WattifError as error:
        raise (mended(typed, str(error)) or error) from None
