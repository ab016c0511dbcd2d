"""More of this is never less of that, wherever the sliders stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import model
from explorer.results import evaluate
from tests.explorer.samples import FLEET, on_slider, stating

WORK = {
    "parameters": "1.7 trillion",
    "training_tokens": "13 trillion",
    "utilization": "34 %",
    "gpu_peak": "312 TFLOP/s",
    "run_time": "100 days",
    "gpus_per_server": "8",
    "server_power": "6.5 kW",
    "grid_intensity": "384 g/kWh",
}
"""A fleet that follows from its work."""

BASES = {"fleet": FLEET, "work": WORK}

Case = tuple[str, str, list[str]]
"""Where to begin, which slider to move, which results to look at."""

POWER = ["it_power", "facility_power", "daily_energy", "annual_energy", "world_share", "households"]
ENERGY = [
    "it_energy",
    "energy",
    "operational_emissions",
    "market_emissions",
    "emissions",
    "site_water",
    "offsite_water",
    "water",
    "electricity_cost",
    "ownership_cost",
    "cost",
]

RAISED: list[Case] = [
    (
        "fleet",
        "gpu_count",
        [
            *POWER,
            *ENERGY,
            "gpu_hours",
            "embodied_emissions",
            "servers",
            "energy_per_query",
            "emissions_per_query",
            "cost_per_query",
        ],
    ),
    ("fleet", "server_power", [*POWER, *ENERGY]),
    ("fleet", "load_factor", [*POWER, *ENERGY]),
    ("fleet", "run_time", [*ENERGY, "gpu_hours", "embodied_emissions", "capital_cost"]),
    (
        "fleet",
        "development_multiplier",
        [*ENERGY, "gpu_hours", "embodied_emissions", "capital_cost"],
    ),
    (
        "fleet",
        "pue",
        [
            "facility_power",
            "energy",
            "overhead_energy",
            "operational_emissions",
            "emissions",
            "electricity_cost",
            "cost",
            "water",
            "households",
        ],
    ),
    ("fleet", "grid_intensity", ["operational_emissions", "emissions", "horizon_emissions"]),
    ("fleet", "electricity_price", ["electricity_cost", "cost", "cost_per_query"]),
    ("fleet", "wue", ["site_water", "water"]),
    ("fleet", "server_embodied", ["embodied_emissions", "emissions"]),
    ("fleet", "fleet_growth", ["growth_factor", "horizon_energy", "horizon_emissions"]),
    ("work", "parameters", ["training_compute", "gpu_count", "servers", "energy", "emissions"]),
    ("work", "training_tokens", ["training_compute", "gpu_count", "energy", "emissions"]),
]
LOWERED: list[Case] = [
    ("fleet", "gpus_per_server", ["servers", *POWER]),
    ("fleet", "contract_share", ["market_emissions"]),
    ("fleet", "hardware_life", ["embodied_emissions", "emissions", "capital_cost"]),
    ("fleet", "queries_per_day", ["energy_per_query", "emissions_per_query", "cost_per_query"]),
    ("fleet", "household_use", ["households"]),
    ("fleet", "efficiency_gain", ["growth_factor", "horizon_energy"]),
    ("fleet", "grid_decline", ["horizon_emissions"]),
    ("fleet", "demand_growth", ["horizon_world_share"]),
    ("work", "utilization", ["gpu_count", "it_power", "energy", "emissions"]),
    ("work", "gpu_peak", ["gpu_count", "it_power", "energy"]),
]
UNTOUCHED: list[Case] = [
    ("fleet", "pue", ["it_power", "it_energy", "gpu_hours"]),
    ("fleet", "grid_intensity", ["energy", "embodied_emissions", "cost"]),
    ("fleet", "contract_share", ["operational_emissions", "emissions"]),
    ("fleet", "queries_per_day", ["energy", "emissions"]),
]


def ends_of(case: Case, data: st.DataObject) -> list[tuple[str, float, float]]:
    """Each result with the moved slider low and high, all other sliders standing anywhere."""
    start, moved, names = case
    quantities = model().quantities
    scenario = stating(BASES[start])
    for name in BASES[start]:
        if not quantities[name].calendar:
            scenario = scenario.stating(name, data.draw(on_slider(quantities[name]), label=name))
    low, high = sorted(data.draw(st.tuples(*[on_slider(quantities[moved])] * 2), label=moved))
    at_low, at_high = (evaluate(scenario.stating(moved, end)).values for end in (low, high))
    return [(name, at_low[name], at_high[name]) for name in names]


@pytest.mark.parametrize("case", [pytest.param(c, id=c[1]) for c in RAISED])
@settings(max_examples=20)
@given(data=st.data())
def test_more_is_never_less(case: Case, data: st.DataObject) -> None:
    for name, at_low, at_high in ends_of(case, data):
        assert at_low <= at_high * (1 + 1e-12), name


@pytest.mark.parametrize("case", [pytest.param(c, id=c[1]) for c in LOWERED])
@settings(max_examples=20)
@given(data=st.data())
def test_more_is_never_more(case: Case, data: st.DataObject) -> None:
    for name, at_low, at_high in ends_of(case, data):
        assert at_high <= at_low * (1 + 1e-12), name


@pytest.mark.parametrize("case", [pytest.param(c, id=c[1]) for c in UNTOUCHED])
@settings(max_examples=20)
@given(data=st.data())
def test_what_does_not_rest_on_it_stays(case: Case, data: st.DataObject) -> None:
    for name, at_low, at_high in ends_of(case, data):
        assert at_low == at_high, name
