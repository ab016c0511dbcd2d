"""Two quantities at once: the same figures as one scenario after the other would give."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import library
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.map import COLUMNS, ROWS, landscape, levels, spaced
from tests.explorer.samples import FLEET, results_of, scenarios, stating

GPT_4 = library.preset("gpt-4-training")
FREE = sorted(FLEET)
TARGETS = ("energy", "emissions", "cost", "facility_power", "households", "horizon_energy")


@given(
    st.lists(st.sampled_from(FREE), min_size=2, max_size=2, unique=True),
    st.sampled_from(TARGETS),
    st.integers(0, COLUMNS - 1),
    st.integers(0, ROWS - 1),
)
def test_the_grid_is_what_the_scenario_gives_there(
    pair: list[str], target: str, column: int, row: int
) -> None:
    scenario = stating(FLEET)
    found = landscape(evaluate(scenario), pair[0], pair[1], target)
    there = scenario.stating(pair[0], found.x[column]).stating(pair[1], found.y[row])
    assert found.values.shape == (ROWS, COLUMNS)
    value = evaluate(there).values[target]
    if math.isfinite(value):
        assert found.values[row, column] == pytest.approx(value, rel=1e-9)
    else:
        assert math.isnan(found.values[row, column])


def test_an_assumption_is_varied_as_if_it_were_stated() -> None:
    results = evaluate(GPT_4)
    name = next(n for n in results.assumptions if n in results.plan.leaves["energy"])
    found = landscape(results, name, "gpu_count", "energy", 3, 3)
    there = GPT_4.stating(name, found.x[2]).stating("gpu_count", found.y[1])
    assert found.values[1, 2] == pytest.approx(evaluate(there).values["energy"])


@given(scenarios(sliders=False))
def test_what_cannot_be_computed_is_nan_and_never_infinite(scenario: Scenario) -> None:
    results = evaluate(scenario)
    names = [n for n in scenario.statements if n in results.values][:2]
    targets = [n for n in results.values if results.how(n) == "follows"]
    if len(names) == 2 and targets:
        values = landscape(results, names[0], names[1], targets[-1], 5, 4).values
        assert values.shape == (4, 5)
        assert not np.isinf(values).any()


def test_what_is_beyond_all_numbers_is_nan_and_the_rest_is_there() -> None:
    results = evaluate(GPT_4.stating("run_time", 1e296))
    values = landscape(results, "gpu_count", "server_power", "energy").values
    assert np.isnan(values[-1, -1])
    assert np.isfinite(values[0, 0])
    assert not np.isinf(values).any()


def test_a_target_that_rests_on_neither_is_the_same_everywhere() -> None:
    results = results_of(FLEET)
    values = landscape(results, "grid_intensity", "wue", "energy").values
    assert (values == results.values["energy"]).all()


def test_the_grid_goes_to_the_ends_that_are_asked_for() -> None:
    results = evaluate(GPT_4)
    found = landscape(results, "gpu_count", "pue", "energy", 3, 2, (100, 10_000), (1.0, 1.5))
    assert found.x == pytest.approx([100, 1000, 10_000])
    assert found.y == pytest.approx([1.0, 1.5])


@pytest.mark.parametrize("name", sorted(model().quantities))
def test_values_are_spaced_as_the_slider_spaces_them(name: str) -> None:
    quantity = model().quantities[name]
    values = spaced(quantity, 21)
    assert (values[0], values[-1]) == pytest.approx(quantity.si_slider)
    steps = np.diff(np.log(values) if quantity.scale == "log" else values)
    assert steps == pytest.approx(steps[0])


def is_round(value: float) -> bool:
    return f"{abs(value):.9e}".partition("e")[0].rstrip("0").rstrip(".") in {"1", "2", "5"}


@given(st.floats(1e-12, 1e12), st.floats(4.0, 1e15), st.integers(1, 12))
def test_levels_on_a_logarithmic_scale_are_1_2_5(low: float, ratio: float, most: int) -> None:
    found = levels(low, low * ratio, most, log=True)
    assert len(found) <= most
    assert found == sorted(set(found))
    assert all(low < value < low * ratio for value in found)
    assert all(is_round(value) for value in found)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e9), st.integers(1, 12))
def test_levels_on_a_linear_scale_are_even(low: float, width: float, most: int) -> None:
    found = levels(low, low + width, most, log=False)
    assert len(found) <= most
    assert all(low < value < low + width for value in found)
    if len(found) > 2:
        steps = np.diff(found)
        assert steps == pytest.approx(steps[0], rel=1e-3)
        assert is_round(float(f"{steps[0]:.2e}"))


def test_levels_that_people_would_choose() -> None:
    assert levels(0.3, 60, 8, log=True) == [0.5, 1, 2, 5, 10, 20, 50]
    assert levels(0.3, 6000, 5, log=True) == [1, 10, 100, 1000]
    assert levels(41, 62, 5, log=True) == [45, 50, 55, 60]
    assert levels(0, 96, 4, log=False) == [20, 40, 60, 80]
    assert levels(0, 96, 0, log=False) == []
    assert levels(5, 5, 4, log=False) == []


@given(st.floats(1e-6, 1e6), st.floats(2.5, 1e12), st.integers(3, 9))
def test_there_are_always_some_levels(low: float, ratio: float, most: int) -> None:
    assert levels(low, low * ratio, most, log=True)
