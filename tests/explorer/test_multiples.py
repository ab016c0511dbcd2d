"""The same scenario in other places, on other machines, at other values."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from explorer import facts, library
from explorer.errors import WattifError
from explorer.facts import accelerators, facilities, places
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Hold
from explorer.study.multiples import Multiple, by_value, multiples
from explorer.study.sampled import sample
from explorer.study.variants import (
    ACCELERATORS,
    CATALOGUES,
    PLACES,
    SITES,
    Variant,
    catalogue,
    first_choice,
    read_values,
    telling,
    usual_values,
    valued,
)

GPT_4 = "gpt-4-training"
COUNT = 4_000


def results_of(preset: str = GPT_4, **stated: float) -> Results:
    scenario = library.preset(preset)
    for name, value in stated.items():
        scenario = scenario.stating(name, value)
    return evaluate(scenario)


def chosen(what: str, *keys: str) -> tuple[Variant, ...]:
    wanted = keys or first_choice(what)
    return tuple(variant for variant in catalogue(what) if variant.key in wanted)


def one(found: tuple[Multiple, ...], key: str) -> Multiple:
    return next(multiple for multiple in found if multiple.variant.key == key)


# ---- places


def test_emissions_in_twelve_grids_are_as_their_intensities() -> None:
    """The table is read anew, as a person would: its latest year, in g/kWh."""
    path = Path(facts.__file__).parent / "grids.toml"
    table = {entry["key"]: entry for entry in tomllib.loads(path.read_text("utf-8"))["place"]}
    results = results_of()
    found = multiples(results, chosen(PLACES), "emissions")
    assert len(found) == 12
    for multiple in found:
        intensity = table[multiple.variant.key]["intensity"]
        grams = intensity[max(intensity, key=int)]
        assert multiple.value == pytest.approx(results.values["emissions"] * grams / 384)
        assert multiple.ratio == pytest.approx(grams / 384)
        assert multiple.label == table[multiple.variant.key]["name"]


def test_the_first_twelve_places_span_the_range() -> None:
    grams = [p.intensity[p.latest] for p in places() if p.key in first_choice(PLACES)]
    assert len(grams) == 12
    assert min(grams) < 50
    assert max(grams) > 600


@pytest.mark.parametrize("what", [PLACES, ACCELERATORS, SITES])
@pytest.mark.parametrize("target", ["energy", "emissions", "cost"])
@pytest.mark.parametrize("preset", [GPT_4, "google-search-ai", "chatgpt-2025-epoch"])
def test_a_value_is_what_the_scenario_gives_when_the_variant_is_picked(
    preset: str, target: str, what: str
) -> None:
    results, known = results_of(preset), 0
    for multiple in multiples(results, chosen(what), target):
        picked = evaluate(results.scenario.with_statements(multiple.variant.statements))
        if multiple.known:
            assert multiple.value == picked.values[target]
            known += 1
        else:
            assert multiple.needs
    assert known or target not in results.values


@pytest.mark.parametrize("what", [PLACES, ACCELERATORS, SITES])
@pytest.mark.parametrize("target", ["energy", "emissions", "cost"])
def test_bands_are_those_of_all_draws_of_the_picked_scenario(what: str, target: str) -> None:
    results = results_of()
    sampled = sample(results, COUNT)
    for multiple in multiples(results, chosen(what), target, sampled):
        picked = evaluate(results.scenario.with_statements(multiple.variant.statements))
        if multiple.known:
            assert multiple.band == sample(picked, COUNT).band(target)


def test_the_draws_are_common_so_that_grids_differ_by_their_intensity_alone() -> None:
    found = multiples(results_of(), chosen(PLACES), "emissions", sample(results_of(), COUNT))
    widths = {
        round(m.band.high / m.value, 9) for m in found if m.band is not None and m.value is not None
    }
    assert len(widths) == 1


def test_what_is_stated_already_is_told() -> None:
    found = multiples(results_of(), chosen(PLACES), "emissions")
    assert [m.variant.key for m in found if m.same] == ["USA"]
    assert "as now" in one(found, "USA").remarks


def test_the_smallest_comes_first_and_the_unknown_last() -> None:
    found = by_value(multiples(results_of(), chosen(ACCELERATORS), "energy"))
    values = [m.value for m in found if m.value is not None]
    assert values == sorted(values)
    assert [m.known for m in found] == sorted((m.known for m in found), reverse=True)


# ---- accelerators


def test_every_accelerator_brings_its_own_figures() -> None:
    results = results_of()
    found = multiples(results, catalogue(ACCELERATORS), "energy")
    h100 = next(a for a in accelerators() if a.key == "h100").statements
    servers = 25_000 / h100["gpus_per_server"].value
    energy = servers * h100["server_power"].value * results.values["run_time"]
    assert one(found, "h100").value == pytest.approx(energy)


def test_an_accelerator_without_a_power_does_not_borrow_that_of_another() -> None:
    found = multiples(results_of(), catalogue(ACCELERATORS), "energy")
    b300 = one(found, "b300")
    assert not b300.known
    assert b300.needs == ("server_power",)
    assert b300.remarks == ("needs power per server",)
    assert set(one(found, "t4").needs) == {"gpus_per_server", "server_power"}


def test_an_accelerator_that_cannot_do_the_work_is_marked() -> None:
    found = multiples(results_of(), catalogue(ACCELERATORS), "energy")
    v100, h100 = one(found, "v100"), one(found, "h100")
    assert [check.quantity for check in v100.broken] == ["utilization"]
    assert v100.broken[0].value > 1
    assert not h100.broken
    assert "Utilisation 491\N{NO-BREAK SPACE}%: cannot exceed 100\N{NO-BREAK SPACE}%" in (
        v100.remarks
    )


def test_a_contradiction_that_has_nothing_to_do_with_places_is_not_theirs() -> None:
    assert results_of().values["utilization"] > 1
    assert not any(m.broken for m in multiples(results_of(), chosen(PLACES), "emissions"))


def test_an_accelerator_that_counts_less_than_others_says_so() -> None:
    results = results_of(server_embodied=1e6, hardware_life=1.26e8)
    found = multiples(results, catalogue(ACCELERATORS), "emissions")
    for multiple in (m for m in found if m.known):
        counted = "gpu_embodied" in multiple.variant.statements
        assert multiple.without == (() if counted else ("gpu_embodied",))
    assert one(found, "mi300x").remarks == ("without embodied per GPU",)


def test_a_power_that_is_stated_by_the_gpu_is_not_borrowed_either() -> None:
    found = multiples(results_of("gpt-4-at-400-watts"), catalogue(ACCELERATORS), "energy")
    assert one(found, "b300").needs == ("gpu_power",)
    assert one(found, "h100").known


# ---- sites and values


def test_sites_bring_their_pue_and_one_without_it_says_what_it_needs() -> None:
    results = results_of()
    found = multiples(results, catalogue(SITES), "energy")
    pue = {f.key: f.statements["pue"].value for f in facilities() if "pue" in f.statements}
    for multiple in found:
        if multiple.variant.key in pue:
            energy = results.values["energy"] * pue[multiple.variant.key]
            assert multiple.value == pytest.approx(energy)
        else:
            assert multiple.needs == ("pue",)


def test_typed_values_of_a_quantity_that_is_only_assumed() -> None:
    results, quantity = results_of(), model().quantities["pue"]
    variants = valued(results, "pue", read_values(quantity, "1.05, 1.1; 1.2, 1.5"))
    assert [variant.label for variant in variants] == ["1.05", "1.1", "1.2", "1.5"]
    found = multiples(results, variants, "energy")
    assert [m.ratio for m in found] == pytest.approx([1.05, 1.1, 1.2, 1.5])
    assert found[0].variant.name == "PUE 1.05"


def test_a_range_moves_along_with_a_typed_value() -> None:
    results = results_of()
    low, _high = results.scenario.statements["server_power"].range or (0.0, 0.0)
    (variant,) = valued(results, "server_power", [(13_000.0, "kW")])
    assert variant.statements["server_power"].range == pytest.approx((2 * low, 13_000.0))


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("pue", "1 to 2 in 6", [1.0, 1.2, 1.4, 1.6, 1.8, 2.0]),
        ("server_power", "1 to 10 kW in 4 steps", [1_000, 4_000, 7_000, 10_000]),
        ("server_power", "500 W to 1 kW in 2", [500, 1_000]),
        ("gpu_count", "25,000, 50,000", [25_000, 50_000]),
        ("run_time", "1 week; 90 days;", [604_800, 7_776_000]),
        ("load_factor", "50 %; 50 %; 75 %", [0.5, 0.75]),
    ],
)
def test_values_are_read_as_people_type_them(name: str, text: str, values: list[float]) -> None:
    read = read_values(model().quantities[name], text)
    assert [value for value, _unit in read] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Type some values"),
        ("0.5; 1.2", "PUE cannot be below 1"),
        ("1.2; lots", "lots"),
        ("2 to 1 in 5", "the smaller one"),
        ("1 to 2 in 1", "2 to 100 values"),
        ("1 to 2 in 100000", "2 to 100 values"),
        ("; ".join(f"1.{n:03}" for n in range(101)), "At most 100"),
    ],
)
def test_what_is_no_list_of_values_gets_a_sentence(text: str, says: str) -> None:
    with pytest.raises(WattifError, match=says):
        read_values(model().quantities["pue"], text)


@pytest.mark.parametrize("preset", [GPT_4, "google-search-ai", "headline-multipliers-2035"])
def test_usual_values_exist_for_all_that_can_vary(preset: str) -> None:
    results = results_of(preset)
    for name in (*results.scenario.statements, *results.assumptions):
        for variant in valued(results, name, usual_values(results, name)):
            model().quantities[name].check(variant.statements[name].value)
    assert len(usual_values(results, "pue")) >= 5


def test_what_moves_a_result_is_offered_first() -> None:
    assert telling(results_of(), "emissions") == PLACES
    assert telling(results_of(), "energy") == ACCELERATORS
    assert telling(results_of("google-search-ai"), "energy") in CATALOGUES


# ---- what cannot be had


def test_a_result_that_needs_more_says_what() -> None:
    scenario = library.preset(GPT_4).freeing("run_time")
    found = multiples(evaluate(scenario), chosen(PLACES), "emissions")
    assert all(not m.known and "run_time" in m.needs for m in found)


def test_a_place_can_make_a_result_known_that_was_not() -> None:
    results = evaluate(library.preset(GPT_4).freeing("grid_intensity"))
    assert "emissions" not in results.values
    found = multiples(results, chosen(PLACES), "emissions", sample(results, COUNT))
    assert all(m.known and m.ratio is None and m.band is not None for m in found)


def test_a_value_that_overflows_is_no_value() -> None:
    results = results_of(gpu_count=1e300, run_time=1e300)
    found = multiples(results, chosen(PLACES), "emissions", sample(results, COUNT))
    assert all(not m.known and m.remarks[0] == "cannot be computed" for m in found)


def test_what_is_held_stays_held_in_every_place() -> None:
    """A variant gives what would be on screen after it was picked: the follower follows."""
    results = results_of()
    hold = Hold(
        quantity="emissions", value=results.values["emissions"], unit="t", follower="gpu_count"
    )
    held = evaluate(results.scenario.model_copy(update={"hold": hold}))
    found = multiples(held, chosen(PLACES), "emissions")
    assert [m.ratio for m in found] == pytest.approx(np.ones(len(found)), rel=1e-3)
    assert one(multiples(held, chosen(PLACES), "gpu_count"), "FRA").value == pytest.approx(
        25_000 * 384 / 41, rel=1e-3
    )
