"""What a scenario showed when it was saved: its results, and the version that computed them."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from explorer import reading, units
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _

ASSUMED = "assumed"
"""Stands in place of a formula where nothing was computed."""
_MOST = 1_000
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class ShownResult:
    """One result as it was shown: SI value, the ends of its band if it had one, its formula."""

    value: float
    unit: str
    by: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a scenario showed; `stated` is the fingerprint of what was stated then.

    Results may be of quantities that this version does not know.
    """

    version: str = ""
    stated: str = ""
    results: Mapping[str, ShownResult] = field(default_factory=dict)


def shown_in(raw: object) -> Shown | None:
    """What a file's [shown] says. Whatever of it cannot be read is left out: it states nothing."""
    if not isinstance(raw, Mapping):
        return None
    results = raw.get("results")
    entries = list(results.items())[:_MOST] if isinstance(results, Mapping) else []
    read = {short(name): found for name, entry in entries if (found := _result_in(entry))}
    return Shown(_text(raw, "version"), _text(raw, "stated"), read)


def _result_in(entry: object) -> ShownResult | None:
    if not isinstance(entry, Mapping):
        return None
    with contextlib.suppress(WattifError):
        value, unit = _si(reading.read(_text(entry, "value")))
        low, high = _ends(_text(entry, "range"))
        return ShownResult(value, unit, _text(entry, "by"), low, high)
    return None


def _ends(text: str) -> tuple[float, float] | tuple[None, None]:
    ends = reading.read_interval(text) if text else None
    return (_si(ends[0])[0], _si(ends[1])[0]) if ends else (None, None)


def _si(amount: reading.Amount) -> tuple[float, str]:
    """An amount in a tabulated unit, the only ones that are written, in SI."""
    unit = amount.unit or "1"
    if units.dimension(unit) is None:
        raise WattifError(_("The unit “{unit}” is not known.").format(unit=short(unit)))
    return reading.to_si(amount, unit, what=""), unit


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key, "")
    return short(value, _LONGEST) if isinstance(value, str) else ""
