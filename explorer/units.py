"""Units at the edges: text to SI floats and back.

Inside the model every number is SI (W, J, s, kg, L, USD, plain counts), so formulas carry no
conversion constants. The units of this field are tabulated below, which spares the start of the
program the half second that pint needs; any other spelling is given to pint.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _

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
    "ratio": {"1": 1.0, "x": 1.0, "%": 0.01, "%/yr": 0.01, "GPUs": 1.0, "tokens": 1.0}
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

_WORDS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
}
_COUNT_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}

_NUMBER = re.compile(
    r"[+\N{MINUS SIGN}-]?"
    r"(?:\d{1,3}(?:[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ]\d{3})+(?!\d)|\d+)?"
    r"(?:\.\d+)?(?:[eE][+-]?\d{1,4})?"
)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit as a person wrote them; the unit is empty where none was written."""

    number: float
    unit: str


def dimension(unit: str) -> str | None:
    """The dimension of a tabulated unit, or None."""
    return _DIMENSION.get(unit)


def size(unit: str) -> float:
    """How many SI units one tabulated `unit` is. Raises KeyError for a spelling not tabulated."""
    return TABLE[_DIMENSION[unit]][unit]


def read(text: str) -> Amount:
    """Read "6.5 kW", "1.7 trillion", "25,000" or "34 %". Raises WattifError with a sentence."""
    cleaned = " ".join(text.split())
    if len(cleaned) > _LONGEST:
        raise WattifError(_("That is too long for a number and its unit."))
    match = _NUMBER.match(cleaned)
    digits = match.group() if match else ""
    if not any(c.isdigit() for c in digits):
        raise WattifError(
            _("“{text}” does not begin with a number; write for example “6.5 kW”.").format(
                text=short(cleaned)
            )
        )
    plain = re.sub(r"[, \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", "", digits)
    number = float(plain.replace("\N{MINUS SIGN}", "-"))
    unit = cleaned[len(digits) :].strip()
    word, _space, rest = unit.partition(" ")
    if word.lower() in _WORDS:
        number, unit = number * _WORDS[word.lower()], rest.strip()
    return Amount(number, unit)


def to_si(amount: Amount, unit: str, *, what: str, bare: bool = False) -> float:
    """The amount in SI, for a quantity shown in `unit`.

    `what` names the quantity in the sentence of a WattifError. A number without a unit is taken
    as plain where the quantity is a count or a share, and as `unit` where `bare` is true (a
    person typing beside that unit on the screen).
    """
    if amount.number != amount.number or amount.number in (float("inf"), float("-inf")):
        raise WattifError(_("{what} must be a finite number.").format(what=what))
    wanted = _DIMENSION[unit]
    written = amount.unit
    if not written:
        if bare:
            return amount.number * size(unit)
        if wanted == "ratio":
            return amount.number
        raise WattifError(
            _("{what} needs a unit: write for example “{number:g} {unit}”.").format(
                what=what, number=amount.number, unit=unit
            )
        )
    factor = _factor(amount, wanted)
    if factor is None:
        raise WattifError(_mismatch(amount, unit, _DIMENSION.get(written), what))
    return amount.number * factor


def _factor(amount: Amount, wanted: str) -> float | None:
    """How many SI units of the wanted dimension the amount's unit is; None where it is none."""
    written = amount.unit
    if wanted == "ratio" and written in _COUNT_LETTERS:
        return _COUNT_LETTERS[written]
    if wanted.startswith("mass") and written in ("ton", "tons"):
        raise WattifError(
            _(
                "“ton” can be a tonne (1,000 kg), a short ton (907 kg) or a long ton (1,016 kg); "
                "write for example “{number:g} t” or “{number:g} short ton”."
            ).format(number=amount.number)
        )
    if written in _DIMENSION:
        return TABLE[wanted].get(written)
    return _factor_by_pint(written, SI[wanted])


def read_interval(text: str) -> tuple[Amount, Amount] | None:
    """Read "5.2 to 6.5 kW" or "5.2 kW to 6.5 kW"; None where the text is no interval."""
    ends = re.split(r"\s+to\s+|\s*\N{EN DASH}\s*|\s*\.\.\.?\s*|\s*…\s*", text.strip())
    if len(ends) != 2:
        return None
    low, high = read(ends[0]), read(ends[1])
    return (low if low.unit else _like(low, ends, high.unit)), high


def _like(low: Amount, ends: list[str], unit: str) -> Amount:
    """In "3 to 5 billion B" the word and the unit belong to both ends."""
    words = [next((w for w in end.lower().split() if w in _WORDS), "") for end in ends]
    scale = _WORDS[words[1]] if words[1] and not words[0] else 1.0
    return Amount(low.number * scale, unit)


def _mismatch(amount: Amount, unit: str, found: str | None, what: str) -> str:
    number, written = f"{amount.number:g}", short(amount.unit)
    wanted, hint = wanted_name(unit), unit
    if found is None:
        sentence = _(
            "{what} is {wanted}, and the unit “{written}” is not known; write for example “{hint}”."
        )
    else:
        sentence = _(
            "{what} is {wanted}, but “{number} {written}” is {found}; write for example “{hint}”."
        )
        if found == "energy" and unit.endswith(("/yr", "/day")):
            hint = written + unit[unit.index("/") :]
    return sentence.format(
        what=what,
        wanted=wanted,
        number=number,
        written=written,
        found=dimension_name(found) if found else "",
        hint=f"{number} {hint}" if hint != "1" else number,
    )


def wanted_name(unit: str) -> str:
    """What a quantity shown in `unit` is, for a sentence."""
    if _DIMENSION[unit] == "power" and "/" in unit:
        return _("an energy per year") if unit.endswith("/yr") else _("an energy per day")
    return dimension_name(_DIMENSION[unit])


def dimension_name(name: str) -> str:
    """The dimension with its article, for a sentence: "an energy", "a power"."""
    names = {
        "ratio": _("a plain number or share"),
        "power": _("a power"),
        "energy": _("an energy"),
        "time": _("a time"),
        "mass": _("a mass"),
        "mass per time": _("a mass per time"),
        "volume": _("a volume"),
        "information": _("an amount of data"),
        "money": _("an amount of money"),
        "rate": _("a rate (so much per time)"),
        "mass per energy": _("a mass per energy"),
        "volume per energy": _("a volume per energy"),
        "money per energy": _("a price of energy"),
        "money per time": _("a price of time"),
        "power per information": _("a power per amount of data"),
    }
    return names[name]


@cache
def registry() -> "pint.UnitRegistry[float]":
    """The registry of pint with this field's units; loaded when first asked for."""
    import pint  # noqa: PLC0415 - half a second, needed only for spellings not tabulated

    units: pint.UnitRegistry[float] = pint.UnitRegistry(on_redefinition="ignore")
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


@cache
def _factor_by_pint(written: str, si: str) -> float | None:
    """How many `si` one `written` is by pint, or None where pint cannot tell."""
    if not re.fullmatch(r"[A-Za-zµ/*·²³%\d .-]{1,40}", written):
        return None
    if re.search(r"[\d²³]{2}|\*\*", written):  # towers of exponents that never end
        return None
    text = "1/" + written.removeprefix("per ") if written.startswith("per ") else written
    try:
        unit = registry().Unit(text)
        return float((1.0 * unit).to(si).magnitude)
    except Exception:  # noqa: BLE001 - pint raises a dozen kinds on odd text; each means "unknown"
        return None
