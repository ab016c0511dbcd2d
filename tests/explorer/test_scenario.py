from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from explorer.errors import WattifError
from explorer.model import model
from explorer.results import could_follow, evaluate, quantity_named, sweep
from explorer.scenario import Claim, Scenario, Source, Statement
from tests.explorer.samples import FLEET, in_unit, results_of, scenarios, stating

SOURCED = Scenario(
    sources={"rise": Source(text="RISE", year=2023)},
    statements={
        "gpu_count": Statement(
            value=25e3, unit="1", cite="rise", known="quoted", low=2e4, high=3e4
        ),
        "gpus_per_server": Statement(value=8.0, unit="1"),
        "server_power": Statement(value=6500.0, unit="W", source="data sheet", note="name plate"),
    },
)


@pytest.mark.parametrize("field", ["title", "statements", "claims", "tags"])
def test_a_scenario_cannot_be_changed(field: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(SOURCED, field, "other")


def test_a_statement_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        SOURCED.statements["gpu_count"].value = 1.0  # type: ignore[misc]  # that is the test


def test_the_figures_of_a_scenario_cannot_be_changed_from_outside() -> None:
    statements = dict(SOURCED.statements)
    scenario = Scenario(statements=statements)
    del statements["gpu_count"]
    assert "gpu_count" in scenario.statements


def test_stating_anew_leaves_the_old_scenario_as_it_was() -> None:
    SOURCED.stating("gpu_count", 1e4)
    assert SOURCED.values["gpu_count"] == 25e3


def test_a_changed_value_drops_the_source_that_said_otherwise() -> None:
    changed = SOURCED.stating("gpu_count", 1e4).statements["gpu_count"].without_range()
    assert changed == Statement(value=1e4, unit="1")


def test_a_changed_value_takes_its_range_along_in_proportion() -> None:
    before = SOURCED.statements["gpu_count"].range
    after = SOURCED.stating("gpu_count", 50e3).statements["gpu_count"].range
    assert before is not None
    assert after == pytest.approx([2 * end for end in before])


def test_the_same_value_keeps_its_source() -> None:
    assert SOURCED.stating("gpu_count", 25e3) == SOURCED


def test_a_changed_value_keeps_the_unit_it_was_written_in() -> None:
    assert SOURCED.stating("server_power", 7000.0).statements["server_power"].unit == "W"
    assert SOURCED.stating("server_power", 7e3, "kW").statements["server_power"].unit == "kW"
    assert SOURCED.stating("run_time", 86400.0).statements["run_time"].unit == "days"


def test_other_statements_keep_their_sources() -> None:
    changed = SOURCED.stating("gpu_count", 1e4)
    assert changed.statements["server_power"] == SOURCED.statements["server_power"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gpu_count", 0.0),
        ("gpu_count", -5.0),
        ("pue", 0.99),
        ("utilization", 1.01),
        ("server_power", float("nan")),
        ("server_power", float("inf")),
        ("fleet_growth", -1.0),
    ],
)
def test_what_cannot_exist_cannot_be_stated(name: str, value: float) -> None:
    with pytest.raises(WattifError, match=model().quantities[name].label):
        SOURCED.stating(name, value)


def test_what_cannot_exist_cannot_be_stated_in_a_script_either() -> None:
    with pytest.raises(ValueError, match="PUE cannot be below 1"):
        Scenario(statements={"pue": Statement(value=0.5, unit="1")})
    with pytest.raises(ValueError, match="no quantity called"):
        Scenario(statements={"bee": Statement(value=0.5, unit="1")})


def test_results_follow_every_change_of_a_scenario() -> None:
    """Each from one that was evaluated before, as the window does it at every slider move."""
    first = evaluate(SOURCED)
    second = evaluate(first.scenario.stating("gpu_count", 50e3))
    assert second.values["servers"] == 2 * first.values["servers"]
    third = evaluate(
        second.scenario.with_statement("gpus_per_server", Statement(value=4.0, unit="1"))
    )
    assert third.values["servers"] == 4 * first.values["servers"]
    fourth = evaluate(third.scenario.with_statements({"gpu_count": Statement(value=4.0, unit="1")}))
    assert fourth.values["servers"] == 1.0
    assert "servers" not in evaluate(fourth.scenario.freeing("gpu_count")).values


def test_a_freed_quantity_follows_or_is_unknown() -> None:
    scenario = stating(FLEET).stating("servers", 5000.0)
    assert evaluate(scenario.freeing("servers")).how("servers") == "follows"
    assert evaluate(scenario.freeing("gpu_peak")).how("gpu_peak") is None
    assert evaluate(scenario.freeing("pue")).how("pue") == "assumed"


def test_what_could_follow_instead_is_stated_and_would_follow() -> None:
    scenario = stating({"gpu_count": "25000", "gpus_per_server": "8", "server_power": "6.5 kW"})
    assert could_follow(scenario, "servers") == ["gpu_count", "gpus_per_server"]
    assert could_follow(scenario, "gpu_count") == []
    assert could_follow(scenario, "households") == []


@settings(max_examples=50)
@given(scenario=scenarios(), data=st.data())
def test_whatever_is_offered_to_follow_really_does(scenario: Scenario, data: st.DataObject) -> None:
    derived = sorted(evaluate(scenario).plan.steps)
    if derived:
        name = data.draw(st.sampled_from(derived))
        for other in could_follow(scenario, name):
            now = scenario.freeing(other).stating(name, model().quantities[name].si_slider[1])
            assert evaluate(now).how(other) == "follows"


def test_a_sweep_gives_what_each_value_gives_alone() -> None:
    scenario = stating(FLEET)
    counts = np.array([1e3, 25e3, 1e6])
    together = sweep(scenario, "gpu_count", counts)
    for place, count in enumerate(counts):
        alone = evaluate(scenario.stating("gpu_count", float(count))).values
        for name, value in alone.items():
            assert np.broadcast_to(together[name], 3)[place] == pytest.approx(value), name


def test_a_sweep_may_move_what_is_not_stated() -> None:
    swept = sweep(stating({"energy": "1 GWh"}), "grid_intensity", np.array([0.0, 1.0]))
    assert list(swept["operational_emissions"]) == [0.0, 3.6e12]


def test_every_value_says_whether_it_is_stated_follows_or_is_assumed() -> None:
    results = results_of({"gpu_count": "80", "gpus_per_server": "8", "server_power": "6.5 kW"})
    assert [results.how(n) for n in ("gpu_count", "servers", "pue", "households")] == [
        "stated",
        "follows",
        "assumed",
        None,
    ]
    assert results.assumptions == ["load_factor", "pue"]
    assert results.shown("households") == "–"
    assert in_unit(results, "it_power") == pytest.approx(0.065)


def test_the_unknown_says_what_it_needs() -> None:
    results = results_of({"energy": "1 GWh"})
    assert results.unknown["operational_emissions"] == ("grid_intensity",)
    assert "energy" not in results.unknown
    assert "pue" not in results.unknown


def test_where_two_routes_part_both_values_are_given() -> None:
    results = results_of({"gpu_count": "1000", "servers": "100", "gpus_per_server": "8"})
    (check,) = results.checks
    assert check.parts
    assert {check.value, check.other} == {1000.0, 800.0} or check.quantity != "gpu_count"


def test_routes_that_agree_but_for_rounding_do_not_part() -> None:
    results = results_of({"gpu_count": "4,102,568", "servers": "512,821", "gpus_per_server": "8"})
    assert [check.parts for check in results.checks] == [False]


def test_a_result_that_cannot_be_is_reported() -> None:
    results = results_of(
        {
            "compute": "1e26 FLOP",
            "gpu_count": "1000",
            "gpu_peak": "312 TFLOP/s",
            "run_time": "100 days",
        }
    )
    (check,) = [c for c in results.checks if c.impossible]
    assert check.quantity == "utilization"
    assert check.other == 1.0
    assert check.ratio == pytest.approx(1e26 / (1000 * 312e12 * 8.64e6))


@settings(max_examples=100)
@given(scenario=scenarios(sliders=False))
def test_whatever_can_be_stated_can_be_evaluated(scenario: Scenario) -> None:
    results = evaluate(scenario)
    assert results.plan.how.keys() <= results.values.keys()
    for check in results.checks:
        assert isinstance(check.parts, bool)
    for name in model().quantities:
        assert results.shown(name)


def test_the_source_is_found_wherever_it_stands() -> None:
    assert str(SOURCED.source_of(SOURCED.statements["gpu_count"])) == "RISE (2023)"
    assert str(SOURCED.source_of(SOURCED.statements["server_power"])) == "data sheet"
    assert str(SOURCED.source_of(SOURCED.statements["gpus_per_server"])) == ""


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        (Scenario, {"titel": "x"}),
        (Statement, {"value": 1.0, "unit": "1", "knwon": "quoted"}),
        (Claim, {"quantity": "energy", "low": float("nan"), "high": 1.0, "unit": "J"}),
        (Statement, {"value": float("inf"), "unit": "1"}),
    ],
)
def test_a_misspelt_or_endless_field_is_refused(made: type, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        made(**wrong)


def test_a_misspelt_quantity_is_answered_with_the_nearest_ones() -> None:
    with pytest.raises(WattifError, match=r"gpu_cuont.*gpu_count"):
        quantity_named("gpu_cuont")
