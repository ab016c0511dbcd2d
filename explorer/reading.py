"""From what a person typed to an SI number, or to a sentence that says what is wrong."""

import contextlib
import math
import re
from dataclasses import dataclass, field, replace

from explorer import units
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _

_WORDS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "tn": 1e12,
    "quadrillion": 1e15,
}
COUNT_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}

_NUMBER = re.compile(
    r"[+\N{MINUS SIGN}-]?"
    r"(?:(?:\d{1,3}(?:[,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ]\d{3})+(?!\d)|\d+)(?:\.\d*)?"
    r"|\.\d+)(?:[eE][+-]?\d{1,4})?"
)
_SAME = {
    "per cent": "%",
    "percent": "%",
    "kw": "kW",
    "KW": "kW",
    "kwh": "kWh",
    "metric ton": "t",
    "metric tons": "t",
    "short tons": "short ton",
    "long tons": "long ton",
}
"""Spellings that can mean one thing only."""
TON = re.compile(r"\b(?<!short )(?<!long )(kilo|mega|giga|[kMG])?tons?\b")
"""A ton without a word that tells which one, alone or in a unit such as ton/MWh."""
_LONGEST = 80
_EXACT = 17
"""Decimals beyond which a float cannot hold a number as it was written."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit as a person wrote them; the unit is empty where none was written.

    `digits` is the number as it was written, where it has more decimals than a float holds.
    """

    number: float
    unit: str
    digits: str = field(default="", compare=False)


def read(text: str) -> Amount:
    """Read "6.5 kW", "1.7 trillion", "25,000" or "34 %". Raises WattifError with a sentence."""
    cleaned = " ".join(text.split())
    if len(cleaned) > _LONGEST:
        raise WattifError(_("That is too long for a number and its unit."))
    match = _NUMBER.match(cleaned)
    if match is None:
        raise WattifError(
            _("“{text}” does not begin with a number; write for example “6.5 kW”.").format(
                text=short(cleaned)
            )
        )
    digits = match.group()
    if re.match(r",\d", cleaned[len(digits) :]):
        point = short(cleaned.replace(",", ".", 1))
        raise WattifError(
            _("Write decimals with a point, and thousands with a comma: “{text}”.").format(
                text=point
            )
        )
    plain = re.sub(r"[, \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", "", digits)
    plain = plain.replace("\N{MINUS SIGN}", "-")
    number = float(plain)
    unit = cleaned[len(digits) :].strip()
    word, _space, rest = unit.partition(" ")
    if word.lower() in _WORDS:
        return Amount(number * _WORDS[word.lower()], _SAME.get(rest.strip(), rest.strip()))
    figures = re.sub(r"[eE].*|[.+-]", "", plain).lstrip("0")
    return Amount(number, _SAME.get(unit, unit), plain if len(figures) > _EXACT else "")


def to_si(amount: Amount, unit: str, *, what: str, bare: bool = False) -> float:
    """The amount in SI, for a quantity shown in `unit`.

    `what` names the quantity in the sentence of a WattifError. A number without a unit is taken
    as plain where the quantity is a count or a share, and as `unit` where `bare` is true (a
    person typing beside that unit on the screen).
    """
    wanted = _dimension(unit)
    written = amount.unit
    if not written:
        if bare or wanted == "ratio":
            return _finite(_times(amount, units.size(unit) if bare else 1.0), what)
        raise WattifError(
            _("{what} needs a unit: write for example “{number:g} {unit}”.").format(
                what=what, number=amount.number, unit=unit
            )
        )
    factor = _factor(amount, wanted)
    if factor is None:
        raise WattifError(_mismatch(amount, unit, units.dimension(written), what))
    return _finite(_times(amount, factor), what)


def _times(amount: Amount, factor: float) -> float:
    """The amount in SI, rounded once; half of all SI values have no float in another unit."""
    si = amount.number * factor
    if not amount.digits or not math.isfinite(si):
        return si
    from fractions import Fraction  # noqa: PLC0415 - for the few numbers written so exactly

    with contextlib.suppress(OverflowError):  # the greatest float, rounded up
        return float(Fraction(amount.digits) * Fraction(factor))
    return si


def _finite(si: float, what: str) -> float:
    if not math.isfinite(si):
        raise WattifError(_("{what} must be a finite number.").format(what=what))
    return si


def _factor(amount: Amount, wanted: str) -> float | None:
    """How many SI units of the wanted dimension the amount's unit is; None where it is none."""
    written = amount.unit
    if wanted == "ratio" and written in COUNT_LETTERS:
        return COUNT_LETTERS[written]
    if wanted.startswith("mass") and TON.search(written) and units.dimension(written) is None:
        sentence = _("{fault}; write for example “{number:g} t” or “{number:g} short ton”.")
        if written not in ("ton", "tons"):
            sentence = _("{fault}; write “t” for tonnes.")
        raise WattifError(sentence.format(fault=which_ton(written), number=amount.number))
    return units.size_as(written, wanted)


def which_ton(unit: str) -> str:
    """What a ton in a unit can be, as the beginning of a sentence."""
    if unit in ("ton", "tons"):
        return _("“ton” can be a tonne (1,000 kg), a short ton (907 kg) or a long ton (1,016 kg)")
    return _(
        "“{unit}” can be in tonnes (1,000 kg), short tons (907 kg) or long tons (1,016 kg)"
    ).format(unit=short(unit))


def read_interval(text: str) -> tuple[Amount, Amount] | None:
    """Read "5.2 to 6.5 kW" or "5.2 kW to 6.5 kW"; None where the text is no interval."""
    ends = re.split(r" to | ?\N{EN DASH} ?| ?\.{2,3} ?| ?… ?", " ".join(text.split()))
    if len(ends) != 2:
        return None
    low, high = read(ends[0]), read(ends[1])
    return (low if low.unit else _like(low, ends, high.unit)), high


def _like(low: Amount, ends: list[str], unit: str) -> Amount:
    """In "3 to 5 billion B" the word and the unit belong to both ends."""
    words = [next((w for w in end.lower().split() if w in _WORDS), "") for end in ends]
    if words[1] and not words[0]:
        return Amount(low.number * _WORDS[words[1]], unit)
    return replace(low, unit=unit)


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
    if _dimension(unit) == "power" and "/" in unit:
        return _("an energy per year") if unit.endswith("/yr") else _("an energy per day")
    return dimension_name(_dimension(unit))


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


def _dimension(unit: str) -> str:
    return str(units.dimension(unit))
