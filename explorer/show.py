"""Numbers as people read them: three significant figures, a fitting prefix, a unit."""

import math
from functools import cache

from explorer.text import _
from explorer.units import size

FIGURES = 3

_LADDERS: tuple[tuple[str, ...], ...] = (
    ("mWh", "Wh", "kWh", "MWh", "GWh", "TWh"),
    ("W", "kW", "MW", "GW", "TW"),
    ("mg", "g", "kg", "t", "kt", "Mt", "Gt"),
    ("kWh/day", "MWh/day", "GWh/day", "TWh/day"),
    ("kWh/yr", "MWh/yr", "GWh/yr", "TWh/yr"),
    ("t/yr", "kt/yr", "Mt/yr", "Gt/yr"),
    ("GFLOP/s", "TFLOP/s", "PFLOP/s", "EFLOP/s"),
    ("MB", "GB", "TB", "PB", "EB"),
    ("s", "min", "h", "days", "years"),
    ("mL", "L"),
)
_LADDER = {unit: ladder for ladder in _LADDERS for unit in ladder}
_STEP_UP = {"years": 1000 * size("days")}
"""A unit that is taken only from this size on: 365 days stay days."""

_WORDS = ((1e12, _("trillion")), (1e9, _("billion")), (1e6, _("million")))
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

NOTHING = "–"


def fitting(si: float, unit: str) -> str:
    """The unit of `unit`'s family in which the SI value reads best."""
    if not math.isfinite(si) or si == 0:
        return unit
    magnitude = abs(si)
    return next(step for least, step in _steps(unit) if magnitude >= least)


@cache
def _steps(unit: str) -> tuple[tuple[float, str], ...]:
    """The units of a family, largest first, each with the SI value from which it is taken."""
    ladder = _LADDER.get(unit, (unit,))
    least = [0.0, *(_STEP_UP.get(step, size(step)) * (1 - 5e-4) for step in ladder[1:])]
    return tuple(zip(reversed(least), reversed(ladder), strict=True))


def number(value: float, figures: int = FIGURES) -> str:
    """A plain number with `figures` significant figures: 25,000; 1.70 trillion; 1.33 × 10²⁶."""
    if not math.isfinite(value):
        return NOTHING
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
    if not -4 <= int(exponent) < 15:
        return f"{mantissa} × 10{str(int(exponent)).translate(_SUPERSCRIPT)}"
    for scale, word in _WORDS:
        if abs(value) >= scale * (1 - 5e-4):
            return f"{_grouped(value / scale, figures)} {word}"
    return _grouped(value, figures)


def _grouped(value: float, figures: int) -> str:
    """Rounded to `figures`, with thousands separators; whole numbers below 10,000 stay whole."""
    exponent = int(f"{value:.{figures - 1}e}".partition("e")[2])
    if exponent >= figures - 1:
        digits = figures if exponent >= 4 else exponent + 1
        return f"{round(value, digits - 1 - exponent):,.0f}"
    return f"{value:,.{figures - 1 - exponent}f}"


def supported(value: float, low: float, high: float) -> int:
    """How many significant figures of a value its range supports: two or three.

    The rule of the Particle Data Group: the uncertainty, half the range, is rounded to two figures
    where it begins with 100 to 354, to one with 355 to 949, to 10 of the same place beyond, and
    the value to the place where that ends. Never fewer than two, so that a drag still shows.
    """
    half = (high - low) / 2
    if not value or not 0 < half < math.inf:
        return FIGURES
    leading, exponent = f"{half:.2e}".split("e")
    place = int(exponent) - (1 if float(leading) < 3.55 else 0)
    figures = math.floor(math.log10(abs(value))) - place + 1
    return min(max(figures, FIGURES - 1), FIGURES)


def amount(si: float, unit: str, figures: int = FIGURES) -> str:
    """An SI value in the unit of its family that reads best: "29.2 TWh/yr"."""
    if not math.isfinite(si):
        return NOTHING
    best = fitting(si, unit)
    value = si / size(best)
    if figures < FIGURES:  # what a range does not support is not shown of whole numbers either
        value = float(f"{value:.{figures - 1}e}")
    return with_unit(number(value, figures), best)


def exact(si: float, unit: str) -> str:
    """An SI value as a person would type it, in `unit`, with nothing rounded away."""
    value = float(f"{si / size(unit):.12g}") + 0.0  # which makes 0 of -0
    for scale, word in _WORDS:
        if scale <= abs(value) < 1e15:
            return with_unit(f"{_plain(float(f'{value / scale:.12g}'))} {word}", unit)
    return with_unit(_plain(value), unit)


def _plain(value: float) -> str:
    """Written out with separators where that is short, else as 8.2e+24."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    exact = float(text.replace(",", "")) == value
    return text if exact and abs(value) < 1e15 else f"{value:.12g}"


def with_unit(text: str, unit: str) -> str:
    """`text` and its unit, with a space that does not break."""
    return text if unit == "1" else f"{text}\N{NO-BREAK SPACE}{_shown(unit)}"


def _shown(unit: str) -> str:
    return "×" if unit == "x" else unit


def abbreviated(text: str) -> str:
    """The text with "million" and its like shortened and powers tightened, for narrow places."""
    for word, short in ((_("million"), "M"), (_("billion"), "bn"), (_("trillion"), "tn")):
        text = text.replace(word, short)
    return text.replace(" × 10", "×10")


def times(ratio: float) -> str:
    """A ratio for a sentence: "2.3×", "+4 %"."""
    if not math.isfinite(ratio):
        return NOTHING
    if 0.5 < ratio < 2:
        change = (ratio - 1) * 100
        if abs(change) < 0.05:
            return _("same")
        return f"{change:+.{0 if abs(change) >= 10 else 1}f}\N{NO-BREAK SPACE}%".replace("-", "−")
    if ratio >= 1:
        return f"{number(ratio)}×"
    return _("{n}× less").format(n=number(1 / ratio)) if ratio > 0 else number(ratio)


def percent(share: float) -> str:
    """A share of a hundred per cent, never rounded to all or nothing."""
    points = share * 100
    if 99.5 <= points < 99.995:
        text = ">\N{NO-BREAK SPACE}99"
    elif points >= 9.95:
        text = f"{points:.0f}"
    else:
        text = f"{points:.1f}" if points >= 0.95 else number(points, 1)
    return f"{text}\N{NO-BREAK SPACE}%"
