"""The published cases, recomputed by the presets from what was stated."""

import pytest

from explorer import library, reading, units
from explorer.model import model
from explorer.results import Check, Results, evaluate
from explorer.study.claims import Verdict, verdicts
from tests.explorer.samples import plain

REFERENCE = [
    ("gpt-4-training", "energy", "48.75 GWh"),
    ("gpt-4-training", "servers", "3,125"),
    ("gpt-4-training", "it_power", "20.3 MW"),
    ("gpt-4-training", "utilization", "197 %"),
    ("gpt-4-training", "operational_emissions", "18,720 t"),
    ("gpt-4-training", "grid_intensity", "384 g/kWh"),
    ("gpt-4-training", "gpu_hours", "60 million GPU-h"),
    ("gpt-4-at-400-watts", "energy", "25.5 GWh"),
    ("gpt-4-at-400-watts", "energy", "25.536 GWh"),
    ("gpt-4-at-400-watts", "it_power", "10.0 MW"),
    ("gpt-4-at-400-watts", "gpu_hours", "57 million GPU-h"),
    ("google-search-ai", "gpu_count", "4,102,568"),
    ("google-search-ai", "servers", "512,821"),
    ("google-search-ai", "facility_power", "3.33 GW"),
    ("google-search-ai", "daily_energy", "80.0 GWh/day"),
    ("google-search-ai", "annual_energy", "29.2 TWh/yr"),
    ("google-search-ai", "energy_per_query", "8.89 Wh"),
    ("google-search-new-street", "servers", "400,000"),
    ("google-search-new-street", "daily_energy", "62.4 GWh/day"),
    ("google-search-new-street", "annual_energy", "22.8 TWh/yr"),
    ("google-search-new-street", "energy_per_query", "6.93 Wh"),
    ("ai-servers-2027-low", "servers", "1.5 million"),
    ("ai-servers-2027-low", "annual_energy", "85.4 TWh/yr"),
    ("ai-servers-2027-high", "servers", "1.5 million"),
    ("ai-servers-2027-high", "annual_energy", "134.0 TWh/yr"),
    ("chatgpt-2023", "servers", "3,617"),
    ("chatgpt-2023", "gpu_count", "28,936"),
    ("chatgpt-2023", "daily_energy", "564 MWh/day"),
    ("chatgpt-2023", "energy_per_query", "2.9 Wh"),
    ("nas-strubell", "energy", "656,347 kWh"),
    ("nas-strubell", "emissions", "626,155 lb"),
    ("nas-strubell", "emissions", "284.0 t"),
    ("gpt-3-training", "energy", "1,289 MWh"),
    ("gpt-3-training", "emissions", "553 t"),
    ("palm-training", "energy", "3,436 MWh"),
    ("palm-training", "emissions", "271.4 t"),
    ("google-2021", "annual_energy", "2.3 TWh/yr"),
    ("google-2021", "company_share", "12.6 %"),
    ("google-2021", "company_demand", "18.3 TWh/yr"),
    ("google-2021", "households", "219,000"),
    ("homes-100000", "households", "100,000"),
    ("homes-100000", "annual_energy", "1.05 TWh/yr"),
    ("homes-100000", "facility_power", "120 MW"),
]


def results(preset: str) -> Results:
    return evaluate(library.preset(preset))


def half_a_last_digit(text: str) -> float:
    """How far a printed number may be from the exact one; closing zeros beyond three are round."""
    digits = text.split(maxsplit=1)[0].replace(",", "")
    scale = 1e6 if "million" in text else 1.0
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.partition(".")[2]) * scale
    figures = max(3, len(digits.rstrip("0")))
    return 0.5 * 10.0 ** (len(digits) - figures) * scale


@pytest.mark.parametrize(("preset", "name", "printed"), REFERENCE)
def test_a_preset_gives_what_was_printed(preset: str, name: str, printed: str) -> None:
    quantity = model().quantities[name]
    amount = reading.read(printed)
    expected = reading.to_si(amount, quantity.unit, what=name)
    tolerance = half_a_last_digit(printed) * units.size(amount.unit or "1")
    assert results(preset).values[name] == pytest.approx(expected, abs=tolerance, rel=0)


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [("48.75 GWh", 0.005), ("3,125", 0.5), ("120 MW", 0.5), ("219,000", 500), ("1.5 million", 5e4)],
)
def test_the_tolerance_is_half_the_last_figure(text: str, tolerance: float) -> None:
    assert half_a_last_digit(text) == pytest.approx(tolerance)


def verdict_on(preset: str, name: str, published: str) -> Verdict:
    """The verdict on the one claim of this value."""
    quantity = model().quantities[name]
    value = quantity.read(published)[0]
    (verdict,) = (
        v
        for v in verdicts(results(preset))
        if v.claim.quantity == name and v.claim.low == pytest.approx(value)
    )
    return verdict


@pytest.mark.parametrize(
    ("preset", "name", "published", "words"),
    [
        ("gpt-4-training", "energy", "50 GWh", "reproduces (−2.5 %)"),
        ("gpt-4-training", "emissions", "300 t", "62× too low"),
        ("google-search-ai", "annual_energy", "29.2 TWh/yr", "reproduces"),
        ("google-search-ai", "daily_energy", "80 GWh/day", "reproduces"),
        ("chatgpt-2023", "daily_energy", "564 MWh/day", "reproduces"),
        ("chatgpt-2023", "energy_per_query", "2.9 Wh", "reproduces"),
        ("nas-strubell", "emissions", "626,000 t", "looks like a unit slip: pounds"),
        ("nas-strubell", "emissions", "626,155 lb", "reproduces"),
        ("nas-strubell", "energy", "656,347 kWh", "reproduces"),
        ("gpt-3-training", "energy", "1,287 MWh", "reproduces"),
        ("palm-training", "emissions", "271.43 t", "reproduces"),
        ("google-2021", "annual_energy", "2.3 TWh/yr", "reproduces"),
    ],
)
def test_a_claim_of_a_preset_has_the_promised_verdict(
    preset: str, name: str, published: str, words: str
) -> None:
    assert plain(verdict_on(preset, name, published).words).startswith(words)


def test_the_cost_of_gpt_4_is_not_reproduced_by_its_rent() -> None:
    """60 million dollars of rent are not the “more than 100 million” of Altman."""
    assert verdict_on("gpt-4-training", "cost", "100 million USD").kind != "reproduces"


def impossible(preset: str) -> list[Check]:
    return [check for check in results(preset).checks if check.impossible]


def test_a_dense_gpt_4_would_need_more_than_its_gpus_can_do() -> None:
    (check,) = impossible("gpt-4-training")
    assert check.quantity == "utilization"
    assert check.ratio == pytest.approx(1.97, abs=0.005)
    assert "cannot exceed 100" in check.by


def test_with_a_sixth_of_its_parameters_active_gpt_4_is_possible() -> None:
    dense = library.preset("gpt-4-training")
    sparse = evaluate(dense.stating("active_share", 0.17))
    assert sparse.values["utilization"] == pytest.approx(0.34, abs=0.01)
    assert [check for check in sparse.checks if check.impossible] == []


@pytest.mark.parametrize(("pue", "printed"), [(1.1, 53.6), (1.2, 58.5), (1.55, 75.6)])
def test_a_pue_makes_gpt_4_larger(pue: float, printed: float) -> None:
    energy = evaluate(library.preset("gpt-4-training").stating("pue", pue)).values["energy"]
    assert energy / units.size("GWh") == pytest.approx(printed, abs=0.05)


@pytest.mark.parametrize(("intensity", "printed"), [(30, 1460), (57, 2780), (384, 18_700)])
def test_the_grid_decides_the_emissions_of_gpt_4(intensity: float, printed: float) -> None:
    scenario = library.preset("gpt-4-training").stating(
        "grid_intensity", intensity * units.size("g/kWh")
    )
    assert evaluate(scenario).values["emissions"] / 1000 == pytest.approx(printed, rel=0.005)


def test_no_assumption_but_the_listed_ones_stands_behind_gpt_4() -> None:
    """RISE names no PUE and no load factor: the explorer says that it assumed them."""
    assert results("gpt-4-training").assumptions == [
        "active_share",
        "development_multiplier",
        "load_factor",
        "pue",
    ]
