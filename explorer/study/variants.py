"""What one thing can be set to: places, accelerators and sites of the catalogue, or any values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from explorer.errors import WattifError
from explorer.facts import accelerators, facilities, places
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import Statement
from explorer.study.map import levels
from explorer.text import _

PLACES, ACCELERATORS, SITES = "places", "accelerators", "sites"
CATALOGUES: Mapping[str, str] = {
    PLACES: _("Places"),
    ACCELERATORS: _("Accelerators"),
    SITES: _("Sites"),
}
MOST = 100
"""So many values can be typed."""

_TWELVE = ["SWE", "FRA", "BRA", "GBR", "IRL", "DEU", "USA", "WORLD", "JPN", "CHN", "POL", "IND"]
"""The places shown first: from Sweden's 35 to India's 670 g/kWh, where data centres stand."""
_USUAL = 9
_SITE, _MACHINE = frozenset({"pue", "wue"}), frozenset({"gpu_power"})
_FACTOR = 10.0
_BETWEEN = re.compile(r";|,(?=\s)|\n")
_LETTER = re.compile(r"[^\d.,\s]")
_SPREAD = re.compile(r"(.+?)\s+(?:to|–)\s+(.+?)\s+in\s+(\d+)(?:\s+\w+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several settings: what it states; `name` is its label beyond the chart.

    What it `owns` are figures that no other one's may stand in for: an accelerator whose power is
    not known does not draw that of the one before.
    """

    key: str
    label: str
    name: str
    statements: Mapping[str, Statement]
    about: str = ""
    owns: frozenset[str] = frozenset()


@cache
def catalogue(what: str) -> tuple[Variant, ...]:
    """All that the catalogue has of a kind."""
    if what == PLACES:
        return tuple(_places())
    if what == ACCELERATORS:
        found = [(a.key, a.name, a.statements) for a in accelerators() if a.statements]
        own = _MACHINE.union(*(stated for _key, _name, stated in found))
    else:
        found = [(f.key, f.name, f.statements) for f in facilities()]
        own = _SITE
    return tuple(
        Variant(key, name, name, stated, _facts(stated), own) for key, name, stated in found
    )


def first_choice(what: str) -> tuple[str, ...]:
    """The keys that are shown before anybody chose."""
    return tuple(_TWELVE) if what == PLACES else tuple(v.key for v in catalogue(what))


def telling(results: Results, target: str) -> str:
    """The first kind of the catalogue that moves a result, or places."""
    leaves = results.plan.leaves.get(target, frozenset())
    return next((what for what in CATALOGUES if stated_by(what) & leaves), PLACES)


@cache
def stated_by(what: str) -> frozenset[str]:
    """The quantities that the catalogue's entries of a kind state."""
    return frozenset(name for variant in catalogue(what) for name in variant.statements)


def valued(results: Results, name: str, values: Sequence[tuple[float, str]]) -> tuple[Variant, ...]:
    """A quantity at several values, SI, each with its unit; a stated range moves along."""
    quantity = model().quantities[name]
    found = []
    for value, unit in values:
        statement = results.scenario.stating(name, value, unit).statements[name]
        text = quantity.legible(value, unit)
        label = f"{quantity.label} {text}"
        found.append(Variant(f"{value!r}", text, label, {name: statement}))
    return tuple(found)


def usual_values(results: Results, name: str) -> tuple[tuple[float, str], ...]:
    """Round values about the present one or, on a linear scale, over all of the slider."""
    quantity = model().quantities[name]
    log, (low, high) = quantity.scale == "log", quantity.slider
    now = results.values.get(name, 0.0) / quantity.size
    if log and now > 0:
        low, high = max(now / _FACTOR, quantity.low), now * _FACTOR
        high = high if quantity.high is None else min(high, quantity.high)
    found = [v for v in levels(low, high, _USUAL, log=log) if not quantity.whole or v % 1 == 0]
    return tuple((value * quantity.size, quantity.unit) for value in found)


def read_values(quantity: Quantity, text: str) -> tuple[tuple[float, str], ...]:
    """Typed values, SI, each with its unit: “1.05; 1.1; 1.2” or “1 to 2 in 6”.

    Raises WattifError with a sentence.
    """
    spread = _SPREAD.fullmatch(text.strip())
    if spread is not None:
        return _even(quantity, *spread.groups())
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if not parts:
        raise WattifError(_("Type some values, such as “1.1; 1.2; 1.5” or “1 to 2 in 6”."))
    if len(parts) > MOST:
        raise WattifError(_("At most {n} values can be shown.").format(n=MOST))
    read = [quantity.read(part, bare=True) for part in parts]
    return tuple({value: (value, unit) for value, unit in read}.values())


def _even(quantity: Quantity, first: str, last: str, number: str) -> tuple[tuple[float, str], ...]:
    """So many values in even steps; the unit may stand at the last one alone."""
    (high, unit), count = quantity.read(last, bare=True), int(number)
    if not _LETTER.search(first):
        first = f"{first} {last.lstrip('0123456789., ')}"
    low, _unit = quantity.read(first.strip(), bare=True)
    if not 2 <= count <= MOST:
        raise WattifError(_("An even spread has 2 to {n} values.").format(n=MOST))
    if not low < high:
        raise WattifError(_("The first value of a spread has to be the smaller one."))
    values = (low + (high - low) * place / (count - 1) for place in range(count))
    return tuple((float(f"{value:.12g}"), unit) for value in values)


def _places() -> list[Variant]:
    quantity, found = model().quantities["grid_intensity"], []
    for place in places():
        statement = place.statement()
        about = f"{quantity.exact(statement.value, statement.unit)}, {place.latest}"
        name = f"{place.name}, {place.latest}"
        found.append(Variant(place.key, place.name, name, {quantity.name: statement}, about))
    return found


def _facts(statements: Mapping[str, Statement]) -> str:
    quantities = model().quantities
    return " · ".join(
        f"{quantities[name].label} {quantities[name].exact(s.value, s.unit)}"
        for name, s in statements.items()
    )
