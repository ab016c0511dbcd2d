"""Scenarios, values and texts that the tests share."""

import math
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from explorer import units
from explorer.errors import WattifError
from explorer.files import load
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results, evaluate
from explorer.scenario import Scenario

ROOT = Path(__file__).resolve().parents[2]

HEAD = "format = 2\n"

FLEET = {
    "gpu_count": "25,000",
    "gpus_per_server": "8",
    "server_power": "6.5 kW",
    "load_factor": "80 %",
    "run_time": "100 days",
    "development_multiplier": "1.5",
    "pue": "1.2",
    "grid_intensity": "384 g/kWh",
    "contract_share": "40 %",
    "server_embodied": "2500 kg",
    "gpu_embodied": "150 kg",
    "hardware_life": "4 years",
    "electricity_price": "0.08 USD/kWh",
    "server_price": "195,000 USD",
    "wue": "0.5 L/kWh",
    "grid_water": "3.1 L/kWh",
    "queries_per_day": "195 million per day",
    "household_use": "10,500 kWh/yr",
    "world_demand": "30,856 TWh/yr",
    "base_year": "2024",
    "horizon_year": "2030",
    "fleet_growth": "40 %/yr",
    "efficiency_gain": "20 %/yr",
    "grid_decline": "3 %/yr",
    "demand_growth": "3 %/yr",
}
"""A whole fleet, so that nearly every quantity follows."""


def stating(texts: Mapping[str, str]) -> Scenario:
    """A scenario that states each quantity as a person would type it."""
    scenario = Scenario()
    for name, text in texts.items():
        si, unit = model().quantities[name].read(text)
        scenario = scenario.stating(name, si, unit)
    return scenario


def results_of(texts: Mapping[str, str]) -> Results:
    return evaluate(stating(texts))


def in_unit(results: Results, name: str, unit: str = "") -> float:
    """A result in `unit`, or in the unit in which the quantity is shown."""
    return results.values[name] / units.size(unit or model().quantities[name].unit)


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


_HARMLESS = "\N{SOFT HYPHEN}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def is_one_plain_line(text: str) -> bool:
    """One line for a terminal: no line ends, no control characters, no marks that reverse text."""
    return bool(text) and all(
        c.isprintable() or c in _HARMLESS or unicodedata.category(c) == "Zs" for c in text
    )


def load_text(text: str | bytes, folder: Path, name: str = "mine.wattif.toml") -> Scenario:
    """The scenario in a file of this text."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(path)


def sentence_of(error: WattifError) -> str:
    """The error's text, of which every error must have one plain line."""
    sentence = str(error)
    assert is_one_plain_line(sentence), sentence
    return sentence


def fault_of(text: str | bytes, folder: Path) -> str:
    """The sentence with which a file is refused; an error where it is accepted."""
    try:
        load_text(text, folder)
    except WattifError as error:
        return str(error)
    raise AssertionError("the file was accepted")


def on_slider(quantity: Quantity) -> st.SearchStrategy[float]:
    """SI values that the quantity's slider can take."""
    low, high = quantity.si_slider
    if quantity.calendar:
        return st.integers(int(low), int(high)).map(float)
    if quantity.scale == "linear" or low <= 0:
        return st.floats(low, high)
    return st.floats(math.log(low), math.log(high)).map(lambda x: min(max(math.exp(x), low), high))


def possible(quantity: Quantity) -> st.SearchStrategy[float]:
    """SI values that can exist, the outlandish ones too."""
    least, most = quantity.si_low, 1e250 if quantity.si_high is None else quantity.si_high
    if least == 0:
        values = st.floats(1e-250, most)
        return values if quantity.above_low else st.just(0.0) | values
    return st.floats(least, most, exclude_min=quantity.above_low)


@st.composite
def scenarios(draw: st.DrawFn, *, sliders: bool = True) -> Scenario:
    """Scenarios that state any quantities at all, on the sliders or as far as can exist."""
    values = on_slider if sliders else possible
    names = draw(st.lists(st.sampled_from(sorted(model().quantities)), unique=True, max_size=20))
    scenario = Scenario()
    for name in names:
        scenario = scenario.stating(name, draw(values(model().quantities[name])))
    return scenario
