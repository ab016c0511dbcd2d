"""Data with sources: hardware, places, facilities, yardsticks and published runs.

Each file is read when it is first asked for. A statement from here carries the text, link and
year of its source itself, because the scenario that takes it over does not have these sources.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from explorer.errors import WattifError
from explorer.model import model
from explorer.scenario import Known, Source, Statement
from explorer.text import _
from explorer.toml_numbers import claim_in
from explorer.toml_reader import STATEMENT_KEYS, read_sources, read_statements

_Raw: TypeAlias = Mapping[str, Any]
_Sources: TypeAlias = Mapping[str, Source]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accelerator:
    """A kind of GPU or TPU; `tdp` is the chip's own nameplate power, where it is published."""

    key: str
    name: str
    launched: str = ""
    note: str = ""
    tdp: Statement | None = None
    statements: Mapping[str, Statement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """A site or an average of sites: its PUE and water."""

    key: str
    name: str
    note: str = ""
    statements: Mapping[str, Statement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A grid and its carbon intensity by year, in g/kWh."""

    key: str
    name: str
    kind: str
    intensity: Mapping[int, float]
    source: Source

    @property
    def latest(self) -> int:
        """The newest year that has a value."""
        return max(self.intensity)

    def statement(self, year: int | None = None) -> Statement:
        """The grid intensity of a year that `intensity` has; by default of the latest."""
        year = self.latest if year is None else year
        about = _("{place}, {year}").format(place=self.name, year=year)
        return _grid_statement(self.intensity[year], self.source, about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fuel:
    """A way to generate electricity and its life-cycle carbon intensity, in g/kWh."""

    key: str
    name: str
    intensity: float
    source: Source

    def statement(self) -> Statement:
        """Its carbon intensity, as a grid made of nothing else."""
        return _grid_statement(self.intensity, self.source, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """Something to compare with: a value of a quantity, SI, that people can picture."""

    name: str
    quantity: str
    value: float
    source: Source
    known: Known | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A published run, and what was reported for it; its inputs stand in the preset.

    On the basis "identity" the match is forced (hours times nameplate watts, or an input worked
    out from the result) and tests arithmetic only; "measured" tests the model.
    """

    key: str
    name: str
    preset: str
    basis: str
    source: Source
    reported: Mapping[str, Statement]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What was said about a quantity in a year to come: SI ends, equal for a single value.

    `unit` is the one in which it was published.
    """

    key: str
    name: str
    about: str
    year: int
    quantity: str
    low: float
    high: float
    unit: str
    source: Source
    known: Known | None = None


@cache
def accelerators() -> tuple[Accelerator, ...]:
    """The accelerators of the catalogue."""
    return _read("hardware", "accelerator", _accelerator)


@cache
def facilities() -> tuple[Facility, ...]:
    """The sites of the catalogue."""
    return _read("facilities", "facility", _facility)


@cache
def places() -> tuple[Place, ...]:
    """The grids of the catalogue: regions, then countries."""
    table = _file("grids")["source"]
    source = Source(text=table["text"], link=table["link"], year=table["year"])
    return _read("grids", "place", lambda raw, _sources: _place(raw, source))


@cache
def fuels() -> tuple[Fuel, ...]:
    """What electricity is made from."""
    return _read("grids", "fuel", _fuel)


@cache
def yardsticks() -> tuple[Yardstick, ...]:
    """Everything to compare with, smallest first within each quantity."""
    found = _read("yardsticks", "yardstick", _yardstick)
    return tuple(sorted(found, key=lambda y: (y.quantity, y.value)))


@cache
def runs() -> tuple[Run, ...]:
    """The published runs that the model is checked against."""
    return _read("runs", "run", _run)


@cache
def marks() -> tuple[Mark, ...]:
    """What was said about the years to come."""
    return _read("outlook", "mark", _mark)


def _accelerator(raw: _Raw, sources: _Sources) -> Accelerator:
    tdp = {"server_power": raw["tdp"]} if "tdp" in raw else {}
    return Accelerator(
        key=raw["key"],
        name=raw["name"],
        launched=raw.get("launched", ""),
        note=raw.get("note", "").strip(),
        tdp=_resolved(tdp, sources).get("server_power"),
        statements=_resolved(raw["statements"], sources),
    )


def _facility(raw: _Raw, sources: _Sources) -> Facility:
    return Facility(
        key=raw["key"],
        name=raw["name"],
        note=raw.get("note", "").strip(),
        statements=_resolved(raw["statements"], sources),
    )


def _place(raw: _Raw, source: Source) -> Place:
    intensity = {int(year): float(value) for year, value in raw["intensity"].items()}
    return Place(
        key=raw["key"], name=raw["name"], kind=raw["kind"], intensity=intensity, source=source
    )


def _fuel(raw: _Raw, sources: _Sources) -> Fuel:
    source = sources[raw["cite"]]
    return Fuel(key=raw["key"], name=raw["name"], intensity=float(raw["intensity"]), source=source)


def _yardstick(raw: _Raw, sources: _Sources) -> Yardstick:
    said = {key: raw[key] for key in STATEMENT_KEYS if key in raw}
    statement = _resolved({raw["quantity"]: said}, sources)[raw["quantity"]]
    return Yardstick(
        name=raw["name"],
        quantity=raw["quantity"],
        value=statement.value,
        source=statement.own_source,
        known=statement.known,
        note=statement.note,
    )


def _run(raw: _Raw, sources: _Sources) -> Run:
    cite = raw["cite"]
    reported = {k: {"value": v, "cite": cite} for k, v in raw.items() if k in model().quantities}
    return Run(
        key=raw["key"],
        name=raw["name"],
        preset=raw["preset"],
        basis=raw["basis"],
        source=sources[cite],
        reported=_resolved(reported, sources),
        note=raw.get("note", "").strip(),
    )


def _mark(raw: _Raw, sources: _Sources) -> Mark:
    quantity = model().quantities[raw["quantity"]]
    low, high, unit = claim_in(("mark", raw["key"]), quantity, raw.get("range", raw.get("value")))
    return Mark(
        key=raw["key"],
        name=raw["name"],
        about=raw["about"],
        year=raw["in"],
        quantity=quantity.name,
        low=low,
        high=high,
        unit=unit,
        source=sources[raw["cite"]],
        known=raw["known"],
    )


def _grid_statement(intensity: float, source: Source, about: str) -> Statement:
    quantity = model().quantities["grid_intensity"]
    return Statement(
        value=intensity * quantity.size,
        unit=quantity.unit,
        source=source.text,
        link=source.link,
        year=source.year,
        known="primary",
        note=about,
    )


def _resolved(table: _Raw, sources: _Sources) -> Mapping[str, Statement]:
    """Statements that carry their source themselves; a year of their own goes before its year."""
    found = read_statements(table, sources)
    for name, statement in found.items():
        if statement.cite:
            source = sources[statement.cite]
            own = {
                "cite": "",
                "source": source.text,
                "link": statement.link or source.link,
                "year": statement.year or source.year,
            }
            found[name] = statement.model_copy(update=own)
    return found


def _read(name: str, kind: str, make: Callable[[_Raw, _Sources], T]) -> tuple[T, ...]:
    """Every entry of a kind in a file. Raises WattifError, naming the file and the entry."""
    file = _file(name)
    sources = read_sources(file.get("sources", {}))
    found = []
    for raw in file[kind]:
        try:
            found.append(make(raw, sources))
        except (WattifError, KeyError) as error:
            which = raw.get("key", raw.get("name", "?"))
            raise WattifError(f"{name}.toml, {which}: {error}") from error
    return tuple(found)


@cache
def _file(name: str) -> dict[str, Any]:
    path = Path(__file__).parent / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
