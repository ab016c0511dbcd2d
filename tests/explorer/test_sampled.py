"""A scenario drawn many times over: repeatable, and the same by the short way as by the long."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import library
from explorer.results import evaluate
from explorer.scenario import Sampling, Scenario
from explorer.study.sampled import Sampled, band_of, sample
from tests.explorer.samples import FLEET, stating

COUNT = 1000
SI = {name: s.value for name, s in stating(FLEET).statements.items()}
VARIED = ("gpu_count", "server_power", "load_factor", "pue", "grid_intensity", "contract_share")
Change = Callable[[Scenario], Scenario]


def ranged(scenario: Scenario, name: str, spread: float = 1.2) -> Scenario:
    """With a range about the value of a statement, kept within what can exist."""
    value = scenario.statements[name].value
    ceiling = 1.0 if name in {"load_factor", "contract_share"} else np.inf
    floor = 1.0 if name == "pue" else 0.0
    ends = max(value / spread, floor), min(value * spread, ceiling)
    return scenario.ranging(name, ends)


def drawn(scenario: Scenario, before: Sampled | None = None, count: int = COUNT) -> Sampled:
    return sample(evaluate(scenario), count, before)


def same(one: Sampled, other: Sampled) -> bool:
    return one.values.keys() == other.values.keys() and all(
        np.array_equal(one.values[name], other.values[name], equal_nan=True) for name in one.values
    )


def seeded(scenario: Scenario, seed: int) -> Scenario:
    return scenario.model_copy(update={"sampling": Sampling(seed=seed)})


@pytest.mark.parametrize("preset", ["gpt-4-training", "gpt-4-sparse", "ai-2030-groarke"])
def test_stated_ends_are_percentiles_of_the_draws(preset: str) -> None:
    sampled = drawn(library.preset(preset), count=10_000)
    log_normal = [
        (name, s.range)
        for name, s in sampled.results.scenario.statements.items()
        if s.range is not None and s.distribution == "log-normal"
    ]
    assert log_normal
    for name, (low, high) in log_normal:
        band = sampled.band(name)
        assert band is not None
        assert band.low == pytest.approx(low, rel=1e-6)
        assert band.high == pytest.approx(high, rel=1e-6)


def test_the_same_seed_gives_the_same_digits_and_another_one_others() -> None:
    scenario = ranged(ranged(stating(FLEET), "pue"), "server_power")
    assert same(drawn(scenario), drawn(scenario))
    first, second = drawn(seeded(scenario, 1)), drawn(seeded(scenario, 2))
    assert not np.array_equal(first.of("energy"), second.of("energy"))


def test_a_quantity_keeps_its_draws_when_another_gets_a_range() -> None:
    one = ranged(stating(FLEET), "pue")
    both = ranged(one, "gpu_count")
    assert np.array_equal(drawn(one).of("pue"), drawn(both).of("pue"))
    together = np.corrcoef(drawn(both).of("pue"), drawn(both).of("gpu_count"))[0, 1]
    assert abs(together) < 0.1


def test_what_rests_on_no_range_is_one_number() -> None:
    sampled = drawn(ranged(stating(FLEET), "pue"))
    assert sampled.is_certain("it_energy")
    assert not sampled.is_certain("energy")
    assert sampled.of("it_energy").shape == (COUNT,)
    band = sampled.band("it_energy")
    assert band is not None
    assert band.certain
    assert sampled.band("training_compute") is None or "training_compute" in sampled.values
    assert drawn(stating(FLEET)).certain


def moved(name: str, factor: float) -> Change:
    def change(scenario: Scenario) -> Scenario:
        value = SI[name] * factor
        if name in {"load_factor", "contract_share"}:
            value = min(value, 1.0)
        return scenario.stating(name, max(value, 1.0) if name == "pue" else value)

    return change


def given_range(name: str, spread: float) -> Change:
    return lambda scenario: ranged(scenario, name, spread)


def without_range(name: str) -> Change:
    return lambda scenario: scenario.ranging(name, None)


NAMES = st.sampled_from(VARIED)
CHANGES = st.one_of(
    st.builds(moved, NAMES, st.floats(0.3, 2.5)),
    st.builds(given_range, NAMES, st.floats(1.0, 2.0)),
    st.builds(without_range, NAMES),
)


@settings(deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=8))
def test_the_short_way_gives_every_digit_of_the_long_one(changes: list[Change]) -> None:
    scenario = ranged(ranged(stating(FLEET), "pue"), "gpu_count")
    sampled = drawn(scenario)
    for change in changes:
        scenario = change(scenario)
        sampled.band("energy")
        sampled.band("emissions")
        sampled = drawn(scenario, sampled)
        fresh = drawn(scenario)
        assert same(sampled, fresh)
        for name in ("energy", "emissions", "cost"):
            assert sampled.band(name) == fresh.band(name)


def test_other_statements_seeds_and_numbers_are_drawn_afresh() -> None:
    scenario = ranged(stating(FLEET), "pue")
    before = drawn(scenario)
    for other in (scenario.freeing("wue"), seeded(scenario, 3)):
        assert same(drawn(other, before), drawn(other))
    assert drawn(scenario, before, count=500).of("energy").shape == (500,)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("name", "value", "ends"),
    [
        ("gpu_count", 1e300, (1e299, 1e305)),
        ("gpu_count", 1e-300, (1e-305, 1e-299)),
        ("run_time", 1e200, (1e190, 1e210)),
        ("efficiency_gain", 0.0, None),
    ],
)
def test_overflow_and_nothing_raise_no_error(
    name: str, value: float, ends: tuple[float, float] | None
) -> None:
    scenario = ranged(stating(FLEET), "pue").stating(name, value).ranging(name, ends)
    sampled = drawn(scenario)
    assert set(sampled.values) == set(drawn(scenario, drawn(ranged(stating(FLEET), "pue"))).values)
    for quantity in sampled.values:
        sampled.band(quantity)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=300))
def test_percentiles_follow_hazens_rule(values: list[float]) -> None:
    array = np.array(values)
    band = band_of(array)
    expected = np.quantile(array, (0.05, 0.5, 0.95), method="hazen")
    assert (band.low, band.median, band.high) == pytest.approx(expected, rel=1e-9, abs=1e-6)


def test_draws_without_a_value_leave_no_percentile() -> None:
    band = band_of(np.array([1.0, np.nan, 3.0]))
    assert np.isnan([band.low, band.median, band.high]).all()
