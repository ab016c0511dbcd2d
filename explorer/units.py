"""Units at the edges: text to SI floats and back.

Inside the model every number is SI (W, J, s, kg, L, USD, plain counts), so formulas carry no
conversion constants. The units of this field are tabulated below, which spares the start of the
program the half second that pint needs; any other spelling is given to pint.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pint

HOUR = 3600.0
DAY = 24 * HOUR
YEAR = 365 * DAY
"""A year of 8,760 hours, as energy statistics and the article's sources count it."""
POUND = 0.45359237

_PREFIX = {"": 1.0, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18}


def _prefixed(base: str, size: float, prefixes: str = "kMGTPE", end: str = "") -> dict[str, float]:
    return {p + base + end: _PREFIX[p] * size for p in ("", *prefixes)}


TABLE: dict[str, dict[str, float]] = {
    "ratio": {"1": 1.0, "x": 1.0, "×": 1.0, "%": 0.01, "%/yr": 0.01, "GPUs": 1.0, "tokens": 1.0}
    | _prefixed("FLOP", 1.0),
    "power": _prefixed("W", 1.0)
    | _prefixed("Wh", HOUR / YEAR, end="/yr")
    | _prefixed("Wh", HOUR / DAY, end="/day"),
    "energy": _prefixed("J", 1.0) | _prefixed("Wh", HOUR) | {"mWh": HOUR / 1e3},
    "time": {
        "s": 1.0,
        "min": 60.0,
        "h": HOUR,
        "GPU-h": HOUR,
        **dict.fromkeys(("day", "days"), DAY),
        **dict.fromkeys(("week", "weeks"), 7 * DAY),
        **dict.fromkeys(("year", "years", "yr"), YEAR),
        **dict.fromkeys(("month", "months"), YEAR / 12),
    },
    "mass": {
        "mg": 1e-6,
        "g": 1e-3,
        "kg": 1.0,
        **dict.fromkeys(("t", "tonne", "tonnes"), 1e3),
        "kt": 1e6,
        "Mt": 1e9,
        "Gt": 1e12,
        **dict.fromkeys(("lb", "lbs", "pounds"), POUND),
        "short ton": 2000 * POUND,
        "long ton": 2240 * POUND,
    },
    "mass per time": {
        "t/yr": 1e3 / YEAR,
        "kt/yr": 1e6 / YEAR,
        "Mt/yr": 1e9 / YEAR,
        "Gt/yr": 1e12 / YEAR,
    },
    "volume": {"mL": 1e-3, "L": 1.0, "ML": 1e6, "m3": 1e3, "m³": 1e3},
    "information": _prefixed("B", 1.0),
    "money": {"USD": 1.0, "$": 1.0},
    "rate": _prefixed("FLOP/s", 1.0)
    | {
        "per day": 1 / DAY,
        "/day": 1 / DAY,
        "per hour": 1 / HOUR,
        "per s": 1.0,
        "per year": 1 / YEAR,
    },
    "mass per energy": {
        "g/kWh": 1e-3 / (1e3 * HOUR),
        "kg/kWh": 1 / (1e3 * HOUR),
        "t/MWh": 1e3 / (1e6 * HOUR),
        "lb/kWh": POUND / (1e3 * HOUR),
    },
    "volume per energy": {"L/kWh": 1 / (1e3 * HOUR)},
    "money per energy": {"USD/kWh": 1 / (1e3 * HOUR), "USD/MWh": 1 / (1e6 * HOUR)},
    "money per time": {"USD/GPU-h": 1 / HOUR, "USD/h": 1 / HOUR},
    "power per information": {"W/TB": 1e-12, "W/PB": 1e-15, "kW/PB": 1e-12},
}
"""Unit spellings by dimension, each with its size in SI. Proved against pint in the tests."""

SI = {
    "ratio": "1",
    "power": "W",
    "energy": "J",
    "time": "s",
    "mass": "kg",
    "mass per time": "kg/s",
    "volume": "L",
    "information": "B",
    "money": "USD",
    "rate": "1/s",
    "mass per energy": "kg/J",
    "volume per energy": "L/J",
    "money per energy": "USD/J",
    "money per time": "USD/s",
    "power per information": "W/B",
}

_DIMENSION = {unit: dimension for dimension, units in TABLE.items() for unit in units}


def dimension(unit: str) -> str | None:
    """The dimension of a tabulated unit, or None."""
    return _DIMENSION.get(unit)


def size(unit: str) -> float:
    """How many SI units one tabulated `unit` is. Raises KeyError for a spelling not tabulated."""
    return TABLE[_DIMENSION[unit]][unit]


def size_as(written: str, of: str) -> float | None:
    """How many SI units of a dimension one `written` is, or None where it is no unit of that."""
    if dimension(written):
        return TABLE[of].get(written)
    return size_by_pint(written, SI[of])


@cache
def registry() -> "pint.UnitRegistry[float]":
    """The registry of pint with this field's units; loaded when first asked for."""
    import pint  # noqa: PLC0415 - half a second, needed only for spellings not tabulated

    # Begun empty: a registry that has its units already would remember how large a byte was.
    units: pint.UnitRegistry[float] = pint.UnitRegistry(None, on_redefinition="ignore")
    units.load_definitions(Path(pint.__file__).with_name("default_en.txt"))
    for definition in (
        "FLOP = []",
        "GPU = []",
        "token = []",
        "byte = [information] = B",
        "bit = byte / 8",
        "USD = [currency] = dollar",
        "year = 365 day = yr",
    ):
        units.define(definition)
    return units


@lru_cache(maxsize=1_000)
def size_by_pint(written: str, si: str) -> float | None:
    """How many `si` one `written` is by pint, or None where pint cannot tell."""
    if not re.fullmatch(r"[A-Za-zµ/*·²³%\d .-]{1,40}", written):
        return None
    if re.search(r"[\d²³]{2}|\*\*", written):  # towers of exponents that never end
        return None
    text = "1/" + written.removeprefix("per ") if written.startswith("per ") else written
    text = text.replace("short ton", "US_ton").replace("long ton", "UK_ton")
    try:
        unit = registry().Unit(text)
        return float((1.0 * unit).to(si).magnitude)
    except Exception:  # noqa: BLE001 - pint raises a dozen kinds on odd text; each means "unknown"
        return None
