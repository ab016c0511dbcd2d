"""What may have been meant where a text is refused: a mend for each kind of fault."""

from collections.abc import Iterator

from explorer import reading, units
from explorer.slips.offer import Offer, Slip, offered, suggesting
from explorer.slips.typed import Typed
from explorer.text import _

_SITE_POWERS = ("it_power", "facility_power")
_RUN_ENERGIES = ("it_energy", "energy", "overhead_energy", "storage_energy")
FACTORS = ("pue", "development_multiplier")
"""Quantities that multiply: 1.12, which some write as 112 % and some as 12 %."""


def mended(typed: Typed, refusal: str) -> Slip | None:
    """The refusal with what may have been meant; None where nothing suggests itself."""
    quantity, amount = typed.quantity, typed.amount
    wanted = units.dimension(quantity.unit) or ""
    fault, offers = refusal.rstrip("."), _percentages(typed)
    if wanted == "power" and (joules := units.size_as(amount.unit, "energy")):
        fault, offers = _mismatch(typed, "energy"), _as_power(typed, amount.number * joules)
    elif wanted == "energy" and (watts := units.size_as(amount.unit, "power")):
        fault, offers = _mismatch(typed, "power"), _as_energy(typed, amount.number * watts)
    elif wanted.startswith("mass") and reading.TON.search(amount.unit):
        fault, offers = reading.which_ton(amount.unit), _tons(typed, wanted)
    elif quantity.is_percentage(typed.si):
        return Slip(refusal, [offered(quantity, typed.si / 100, "%")])
    slip = suggesting(quantity, fault, list(offers))
    return slip if slip.offers else None


def _mismatch(typed: Typed, found: str) -> str:
    unit = typed.amount.unit
    return _("{what} is {wanted}, but “{typed}” is {found}").format(
        what=typed.quantity.label,
        wanted=reading.wanted_name(typed.quantity.unit),
        typed=typed.text,
        found=_name(unit, found),
    )


def _as_power(typed: Typed, joules: float) -> Iterator[Offer]:
    """Per year or day where that is wanted, over the run time, and without the hour."""
    quantity, unit = typed.quantity, typed.amount.unit
    _energy, per, period = quantity.unit.partition("/")
    if per:
        yield offered(quantity, joules / units.size(period), f"{unit}/{period}")
        return
    if quantity.name in _SITE_POWERS and (run := _run(typed)):
        yield offered(quantity, joules / run[0], why=run[1])
    low, high = quantity.si_slider
    if unit.endswith("Wh") and low <= joules / units.HOUR <= high:
        yield offered(quantity, joules / units.HOUR, unit.removesuffix("h"))


def _as_energy(typed: Typed, watts: float) -> Iterator[Offer]:
    """The same number with the hour, and what comes together over the run time."""
    _energy, _per, period = typed.amount.unit.partition("/")
    hours = units.TABLE["time"].get(period, units.HOUR)
    yield offered(typed.quantity, watts * hours)
    if typed.quantity.name in _RUN_ENERGIES and (run := _run(typed)):
        yield offered(typed.quantity, watts * run[0], why=run[1])


def _run(typed: Typed) -> tuple[float, str] | None:
    """How long the machines work for the run, failed runs included, and that in words."""
    time, times = typed.now("run_time"), typed.now("development_multiplier") or 1.0
    if time is None:
        return None
    shown = typed.results.shown
    words = _("over the run time of {time}").format(time=shown("run_time"))
    if typed.quantity.name == "storage_energy" or times == 1:
        return time, words
    words = _("over the run time of {time}, {n} for development").format(
        time=shown("run_time"), n=shown("development_multiplier")
    )
    return time * times, words


def _tons(typed: Typed, wanted: str) -> Iterator[Offer]:
    match = reading.TON.search(typed.amount.unit)
    prefix = (match[1] or "")[:1].upper() if match else ""
    number = typed.amount.number * {"K": 1e3, "M": 1e6, "G": 1e9}.get(prefix, 1.0)
    for ton in ("t", "short ton", "long ton"):
        written = reading.TON.sub(ton, typed.amount.unit)
        size = units.size_as(written, wanted)
        if size is not None:
            yield offered(typed.quantity, number * size, written)


def _percentages(typed: Typed) -> Iterator[Offer]:
    """12 % where a factor is wanted: 1.12."""
    share = typed.amount.number / 100
    if typed.quantity.name in FACTORS and typed.amount.unit == "%" and 0 < share < 1:
        yield offered(typed.quantity, 1 + share)


def _name(unit: str, found: str) -> str:
    """What a unit measures: an energy per year is told from other powers where it is tabulated."""
    tabulated = units.dimension(unit) is not None and "/" in unit
    return reading.wanted_name(unit) if tabulated else reading.dimension_name(found)
