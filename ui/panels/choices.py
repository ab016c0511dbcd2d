"""What the pickers offer: presets, accelerators, places and sites, from the data files."""

from collections.abc import Mapping

from explorer import library
from explorer.facts import Place, accelerators, facilities, places
from explorer.model import model
from explorer.plain_text import clean
from explorer.scenario import KNOWN_WORDS, Scenario, Statement
from explorer.text import _
from ui.panels.picker import Choice


def presets() -> list[Choice]:
    """Every preset, the default one first."""
    names = sorted(library.names(), key=lambda name: (name != library.DEFAULT, name))
    return [_preset(name, library.preset(name)) for name in names]


def _preset(name: str, scenario: Scenario) -> Choice:
    facts = [
        f"{_label(n)}: {model().quantities[n].exact(s.value, s.unit)}"
        for n, s in scenario.statements.items()
    ]
    about = "\n\n".join((" ".join(scenario.summary.split()), _("States") + "\n" + "\n".join(facts)))
    return Choice(name, scenario.title, ", ".join(scenario.tags), about, words=name)


def hardware() -> list[Choice]:
    """The accelerator catalogue."""
    return [
        Choice(a.key, a.name, _summary(a.statements), _about(a.statements, a.note))
        for a in accelerators()
        if a.statements
    ]


def grids() -> list[Choice]:
    """Every place in every year that is known of it, the latest first."""
    return [
        Choice(
            f"{place.key} {year}",
            f"{place.name}, {year}",
            _summary(_grid(place, year)),
            _about(_grid(place, year), ""),
            words=place.kind,
        )
        for place in places()
        for year in sorted(place.intensity, reverse=True)
    ]


def sites() -> list[Choice]:
    """Known sites and averages, with their PUE and water use."""
    return [
        Choice(f.key, f.name, _summary(f.statements), _about(f.statements, f.note))
        for f in facilities()
    ]


def hardware_statements(key: str) -> Mapping[str, Statement]:
    """What an accelerator fills in."""
    return next(a.statements for a in accelerators() if a.key == key)


def site_statements(key: str) -> Mapping[str, Statement]:
    """What a site fills in."""
    return next(f.statements for f in facilities() if f.key == key)


def grid_statements(key: str) -> Mapping[str, Statement]:
    """What a place fills in, by its key and year."""
    name, _space, year = key.rpartition(" ")
    return _grid(next(p for p in places() if p.key == name), int(year))


def _grid(place: Place, year: int) -> Mapping[str, Statement]:
    return {"grid_intensity": place.statement(year)}


def _summary(statements: Mapping[str, Statement]) -> str:
    return " · ".join(
        f"{_label(name)} {model().quantities[name].exact(s.value, s.unit)}"
        for name, s in statements.items()
    )


def _about(statements: Mapping[str, Statement], note: str) -> str:
    parts = [note] if note else []
    for name, statement in statements.items():
        known = f" – {KNOWN_WORDS[statement.known]}" if statement.known else ""
        value = model().quantities[name].exact(statement.value, statement.unit)
        remark = f"\n{statement.note}" if statement.note else ""
        parts.append(f"{_label(name)}: {value}\n{statement.own_source}{known}{remark}")
    return clean("\n\n".join(parts))


def _label(name: str) -> str:
    return model().quantities[name].label
