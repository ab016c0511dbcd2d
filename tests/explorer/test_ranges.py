"""Ranges as people type them, with and without a value."""

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import WattifError
from explorer.model import model
from explorer.ranges import UNCHANGED, Stated, read_stated, states_range, usual_range, written
from explorer.report import asked_scenario
from explorer.scenario import Scenario, Statement

QUANTITIES = model().quantities
POWER = QUANTITIES["server_power"]
NOW = Statement(value=6500, unit="kW", low=5200, high=6800)


def read(text: str, name: str = "server_power", now: Statement | None = NOW) -> Stated:
    """As the entry reads: a number without a unit is in the quantity's."""
    return read_stated(QUANTITIES[name], text, now, bare=True)


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("5.2 to 6.5 kW", 6500, 5200, 6500),
        ("5.2–7 kW", 6500, 5200, 7000),
        ("5.2-7 kW", 6500, 5200, 7000),
        ("5200 W to 7 kW", 6500, 5200, 7000),
        ("(5.2 to 7) kW", 6500, 5200, 7000),
        ("±10 %", 6500, 5850, 7150),
        ("+-0.5 kW", 6500, 6000, 7000),
        ("+/- 500 W", 6500, 6000, 7000),
        ("±0.5", 6500, 6000, 7000),
        ("6 ±10 %", 6000, 5400, 6600),
        ("6 kW ± 0.5", 6000, 5500, 6500),
        ("6 kW ± 500 W", 6000, 5500, 6500),
        ("6 ± 0.5 kW", 6000, 5500, 6500),
        ("6 (5.2 to 6.8) kW", 6000, 5200, 6800),
        ("6 kW (5.2 to 6.8)", 6000, 5200, 6800),
        ("6 (5.2 to 6.8 kW)", 6000, 5200, 6800),
        ("6 kW (5200 to 6800 W)", 6000, 5200, 6800),
        ("6 kW (5.2 to 6.8", 6000, 5200, 6800),
        ("6 kW (±10 %)", 6000, 5400, 6600),
    ],
)
def test_every_spelling_is_read(text: str, value: float, low: float, high: float) -> None:
    assert states_range(text)
    stated = read(text)
    assert isinstance(stated.range, tuple)
    assert (stated.value, *stated.range) == pytest.approx((value, low, high))


def test_a_value_alone_leaves_the_range() -> None:
    assert not states_range("7 kW")
    assert read("7 kW") == Stated(7000, "kW", UNCHANGED)
    scenario = Scenario(statements={"server_power": NOW})
    moved = read("13 kW").put_into(scenario, "server_power").statements["server_power"]
    assert moved.range == pytest.approx((10_400, 13_600)), "and the range moves along"


@pytest.mark.parametrize("text", ["±0", "±0 kW", "6.5 kW ± 0", "6.5 to 6.5 kW"])
def test_a_range_of_no_width_is_none(text: str) -> None:
    assert read(text).range is None
    assert read(text).value == pytest.approx(6500)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("server_power", "7 to 8 kW", 7480),  # √(7 × 8) = 7.4833
        ("grid_intensity", "300 to 401 g/kWh", 350 / 3.6e9),
        ("parameters", "1 to 2 trillion", 1.41e12),
        ("gpus_per_server", "8 to 15", 12),
        ("gpu_count", "3 to 4", 3),
        ("horizon_year", "2030 to 2034", 2032),
        ("demand_growth", "-5 to -3 %", -0.04),
        ("storage_power", "0 to 2 W/TB", 1e-12),
    ],
)
def test_outside_the_range_the_value_becomes_its_middle(name: str, text: str, value: float) -> None:
    """Geometric for what is seen on a logarithmic slider, arithmetic otherwise."""
    assert read(text, name, None).value == pytest.approx(value)


def test_percentages_are_shares_of_the_value_and_plain_numbers_are_points() -> None:
    assert read("34 % ± 2", "utilization", None).range == pytest.approx((0.32, 0.36))
    assert read("34 % ± 10 %", "utilization", None).range == pytest.approx((0.306, 0.374))
    assert read("34 ± 10 %", "utilization", None).range == pytest.approx((0.306, 0.374))
    assert read("30 to 40 %", "utilization", None).range == pytest.approx((0.3, 0.4))


def test_a_word_belongs_to_value_and_range() -> None:
    for text in ("1.7 trillion (1.6 to 1.8)", "1.7 (1.6 to 1.8) trillion", "1.7 ± 0.1 trillion"):
        stated = read(text, "parameters", None)
        assert isinstance(stated.range, tuple)
        assert (stated.value, *stated.range) == pytest.approx((1.7e12, 1.6e12, 1.8e12))


@pytest.mark.parametrize(
    ("text", "now", "sentence"),
    [
        ("±", NOW, "“±” is no range"),
        ("5 to 6 to 7 kW", NOW, "is no range; write for example “5.2 to 6.5 kW”"),
        ("6.5 (5) kW", NOW, "“5 kW” is no range"),
        ("8 to 5 kW", NOW, "ends below its start"),
        ("6.5 (7 to 8) kW", NOW, "“7 to 8 kW” does not hold the value itself, 6.5"),
        ("±200 %", NOW, "must be above 0"),
        ("5 to 6 GWh", NOW, "is a power, but “5 GWh” is an energy"),
        ("6 ± much", NOW, "the unit “much” is not known"),
        ("± much", NOW, "does not begin with a number"),
        ("±10 %", None, "has no value yet"),
        ("few to many", NOW, "does not begin with a number"),
    ],
)
def test_every_mistake_has_its_sentence(text: str, now: Statement | None, sentence: str) -> None:
    with pytest.raises(WattifError) as caught:
        read(text, now=now)
    assert sentence in str(caught.value)


@given(
    st.sampled_from(["server_power", "parameters", "pue", "horizon_year", "demand_growth"]),
    st.lists(st.floats(0.0001, 0.9999), min_size=3, max_size=3),
)
def test_what_is_written_is_read_as_the_very_same(name: str, shares: list[float]) -> None:
    quantity = QUANTITIES[name]
    first, last = quantity.si_slider
    low, value, high = sorted(first + share * (last - first) for share in shares)
    statement = Statement(value=value, unit=quantity.unit, low=low, high=high)
    text = written(quantity, statement)
    again = read_stated(quantity, text, statement, bare=True)
    assert again == Stated(value, quantity.unit, (low, high) if low < high else None)


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (NOW, "6.5 kW (5.2 to 6.8)"),
        (Statement(value=6500, unit="W", low=5200, high=6800), "6,500 W (5,200 to 6,800)"),
        (Statement(value=6500, unit="kW"), "6.5 kW"),
    ],
)
def test_a_range_is_written_as_a_person_would(statement: Statement, text: str) -> None:
    assert written(POWER, statement).replace("\N{NO-BREAK SPACE}", " ") == text


def test_ends_of_other_words_are_written_without_words() -> None:
    statement = Statement(value=9e8, unit="1", low=500, high=1.2e9)
    text = written(QUANTITIES["parameters"], statement)
    assert text == "900,000,000 (500 to 1,200,000,000)"
    assert read(text, "parameters", None).range == (500, 1.2e9)


def test_the_usual_range_stays_within_what_can_exist() -> None:
    assert usual_range(POWER, 6500) == pytest.approx((5850, 7150))
    assert usual_range(QUANTITIES["pue"], 1.05) == pytest.approx((1.0, 1.155))
    assert usual_range(QUANTITIES["contract_share"], 1.0) == pytest.approx((0.9, 1.0))
    assert usual_range(QUANTITIES["contract_share"], 0.0) is None
    assert usual_range(QUANTITIES["base_year"], 2024) is None


def asked(*stated: str) -> Scenario:
    return asked_scenario(
        argparse.Namespace(empty=True, scenario="", freed=[], stated=list(stated))
    )


def test_the_command_line_takes_the_same_spellings() -> None:
    statements = asked("server_power=5.2 to 6.5 kW", "run_time=100 days ±10 %").statements
    assert statements["server_power"].range == pytest.approx((5200, 6500))
    assert statements["run_time"].range == pytest.approx((90 * 86_400, 110 * 86_400))
    later = asked("server_power=6.5 kW", "server_power=±10 %", "server_power=13 kW")
    assert later.statements["server_power"].range is None, "a script means what it says"
    with pytest.raises(WattifError, match="needs a unit"):
        asked("server_power=5.2 to 6.5")


def test_a_value_can_come_near_a_bound_that_it_cannot_reach() -> None:
    scenario = asked("utilization=34 % (20 to 50)").stating("utilization", 0.1)
    low, high = scenario.statements["utilization"].range or (0.0, 0.0)
    assert 0 < low < 0.1 < high
