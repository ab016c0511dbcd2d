"""The factors that unit mistakes make, each with the mistake in words."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explorer import show, units
from explorer.text import _

SAME_RATIO = 0.01
_TELLING = 0.05


@dataclass(frozen=True, slots=True)
class Factor:
    """A mistake makes a figure `size` times too high or too low; `words` name it.

    `too_high` and `too_low` ask whether it was made; empty where people change a figure by so
    much too often to be asked.
    """

    size: float
    words: str
    too_high: str = ""
    too_low: str = ""


def is_one(ratio: float) -> bool:
    """Whether two figures are the same but for rounding."""
    return abs(ratio - 1) <= SAME_RATIO


def tells(factor: float) -> bool:
    """Whether a factor is a number at all and so far from 1 that it can be recognised."""
    return 0 < factor < math.inf and abs(math.log(factor)) > _TELLING


def factors(dimension: str | None, values: Mapping[str, float]) -> Iterator[Factor]:
    """The factors by which a figure of a dimension may be wrong, in a scenario of these values."""
    if dimension == "mass":
        yield from _of_mass()
    if dimension != "ratio":
        yield from _of_prefixes()
    if dimension in ("energy", "power", "time"):
        yield from _of_time(dimension)
    per_server = values.get("gpus_per_server", 8.0)
    if tells(per_server):
        words = _("GPUs for servers ({n}×)").format(n=show.number(per_server, 2))
        yield Factor(per_server, words)
    for name, words in (
        ("pue", _("PUE left out or counted twice")),
        ("load_factor", _("load factor left out or counted twice")),
    ):
        value = values.get(name, 1.0)
        if tells(value):
            yield Factor(value, words)


def _of_mass() -> Iterator[Factor]:
    yield Factor(
        1000 / units.POUND,
        _("pounds taken for tonnes (2,205×)"),
        _("did you type pounds as tonnes"),
        _("did you type tonnes as pounds"),
    )
    yield Factor(
        1 / units.POUND,
        _("pounds for kilograms (2.205×)"),
        _("did you type pounds as kilograms"),
        _("did you type kilograms as pounds"),
    )
    yield Factor(2000 * units.POUND / 1000, _("short tons for tonnes (1.102×)"))


def _of_prefixes() -> Iterator[Factor]:
    yield Factor(
        1e3,
        _("a thousandfold prefix (1,000×)"),
        _("did you go a thousandfold too high"),
        _("did you go a thousandfold too low"),
    )
    yield Factor(
        1e6,
        _("a millionfold prefix (1,000,000×)"),
        _("did you go a millionfold too high"),
        _("did you go a millionfold too low"),
    )


def _of_time(dimension: str) -> Iterator[Factor]:
    asked = _("did you type a figure per {one} as one per {other}")
    if dimension == "time":
        asked = _("did you write “{one}” for “{other}”")
    for size, words, short, long in (
        (24.0, _("hours for days (24×)"), _("hour"), _("day")),
        (365.0, _("days for years (365×)"), _("day"), _("year")),
        (8760.0, _("hours for years (8,760×)"), _("hour"), _("year")),
        (3600.0, _("seconds for hours (3,600×)"), _("second"), _("hour")),
    ):
        too_high, too_low = (
            asked.format(one=one, other=other) for one, other in ((long, short), (short, long))
        )
        if dimension == "energy" and size == 3600.0:
            too_high = _("did you type joules as watt-hours")
            too_low = _("did you type watt-hours as joules")
        yield Factor(size, words, too_high, too_low)
