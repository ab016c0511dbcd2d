"""What drives a result: each quantity over its own range, the widest swing first."""

import itertools
import math
from collections.abc import Mapping

import pytest

from explorer import library
from explorer.formula import Formula, Value
from explorer.model import model
from explorer.planning import Model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario, Statement
from explorer.study.tornado import Swing, elasticities, tornado
from tests.explorer.samples import FLEET, stating


def swings(results: Results, target: str = "energy") -> Mapping[str, Swing]:
    return {swing.name: swing for swing in tornado(results, target)}


@pytest.fixture
def fleet() -> Scenario:
    return stating(FLEET)


def humped(pue: float) -> Results:
    """A made-up model in which energy is highest at a PUE of 1.5 and load has no part."""

    def energy(pue: Value, load_factor: Value = 1.0) -> Value:
        return 1e12 * (1 - (pue - 1.5) ** 2) + 0 * load_factor

    quantities = [model().quantities[name] for name in ("pue", "load_factor", "energy")]
    formula = Formula(
        "energy", energy, ("pue", "load_factor"), {"load_factor": 1.0}, text="A hump."
    )
    small = Model(quantities, [formula])
    scenario = Scenario(statements={"pue": Statement(value=pue, unit="1")})
    plan = small.plan(scenario.statements)
    return Results(scenario, plan, plan.run(scenario.values))


def test_the_widest_swing_comes_first() -> None:
    results = evaluate(library.preset("gpt-4-training"))
    for target in ("energy", "emissions", "cost", "utilization"):
        widths = [swing.width for swing in tornado(results, target)]
        assert all(one >= 0.994 * other for one, other in itertools.pairwise(widths))
        assert widths[0] > 0
    assert tornado(results, "energy")[0].name == "server_power"


def test_what_swings_equally_stays_in_the_order_of_the_statements(fleet: Scenario) -> None:
    names = [s.name for s in tornado(evaluate(fleet), "it_energy")]
    equal = [n for n in ("gpu_count", "server_power", "run_time") if n in names]
    assert [n for n in names if n in equal] == equal


def test_a_range_is_used_to_its_ends(fleet: Scenario) -> None:
    results = evaluate(fleet.ranging("server_power", (3400.0, 7000.0)))
    swing = swings(results)["server_power"]
    assert swing.ranged
    assert swing.ends == (3400.0, 7000.0)
    now = results.values["energy"]
    assert swing.results == pytest.approx((now * 3.4 / 6.5, now * 7 / 6.5))


def test_without_a_range_it_is_a_tenth_to_each_side(fleet: Scenario) -> None:
    results = evaluate(fleet)
    swing = swings(results)["gpu_count"]
    assert not swing.ranged
    assert swing.ends == pytest.approx((22_500, 27_500))
    now = results.values["energy"]
    assert swing.results == pytest.approx((0.9 * now, 1.1 * now))
    assert swings(results)["gpus_per_server"].results[0] > now


def test_assumptions_are_moved_as_well_and_named_so() -> None:
    found = swings(evaluate(library.preset("gpt-4-training")))
    assert {name for name, swing in found.items() if swing.how == "assumed"} == {
        "development_multiplier",
        "load_factor",
        "pue",
    }
    assert found["gpu_count"].how == "stated"


def test_nothing_leaves_what_can_exist() -> None:
    found = swings(evaluate(library.preset("gpt-4-training")))
    assert found["pue"].ends == pytest.approx((1.0, 1.1))
    assert found["load_factor"].ends == pytest.approx((0.9, 1.0))


def test_a_year_moves_by_one_year(fleet: Scenario) -> None:
    found = swings(evaluate(fleet), "horizon_energy")
    assert found["horizon_year"].ends == (2029, 2031)


def test_what_the_result_does_not_rest_on_has_no_swing(fleet: Scenario) -> None:
    found = swings(evaluate(fleet))
    assert "grid_intensity" not in found
    assert "server_price" not in found


def test_a_result_that_turns_between_the_ends_is_marked() -> None:
    found = swings(humped(1.5))
    assert found["pue"].turns
    assert not found["load_factor"].turns
    assert not swings(humped(1.2))["pue"].turns


def test_nothing_of_the_model_itself_turns(fleet: Scenario) -> None:
    results = evaluate(fleet)
    assert not [s for t in results.plan.steps for s in tornado(results, t) if s.turns]


@pytest.mark.parametrize("preset", ["headline-multipliers", "homes-100000", "google-2021"])
def test_the_noise_of_floats_is_no_swing(preset: str) -> None:
    """There the overhead is energy less as much energy, which leaves a few joules of terawatts."""
    results = evaluate(library.preset(preset))
    swing = swings(results, "overhead_energy")["development_multiplier"]
    assert swing.width == 0
    assert not swing.turns


def test_a_value_that_rests_on_nothing_has_no_tornado(fleet: Scenario) -> None:
    results = evaluate(fleet)
    unused = next(name for name in results.values if name not in results.plan.how)
    assert tornado(results, unused) == []
    assert elasticities(results, unused) == []


# ---- elasticities


def test_the_elasticities_of_a_product_are_one_and_minus_one(fleet: Scenario) -> None:
    found = {e.name: e.percent for e in elasticities(evaluate(fleet), "energy")}
    assert found.pop("gpus_per_server") == pytest.approx(-1, abs=1e-3)
    assert found == pytest.approx(dict.fromkeys(found, 1.0), abs=1e-6)
    assert {"gpu_count", "server_power", "load_factor", "run_time", "pue"} <= found.keys()


def test_a_part_of_a_sum_has_its_share_as_elasticity(fleet: Scenario) -> None:
    results = evaluate(fleet)
    found = {e.name: e.percent for e in elasticities(results, "emissions")}
    share = results.values["operational_emissions"] / results.values["emissions"]
    assert 0 < share < 1
    assert found["grid_intensity"] == pytest.approx(share, rel=1e-6)


def test_the_strongest_elasticity_comes_first_whatever_its_sign(fleet: Scenario) -> None:
    sizes = [abs(e.percent) for e in elasticities(evaluate(fleet), "emissions")]
    assert all(one >= 0.994 * other for one, other in itertools.pairwise(sizes))


def test_years_and_zeros_have_no_elasticity(fleet: Scenario) -> None:
    results = evaluate(fleet.stating("grid_decline", 0.0))
    names = {e.name for e in elasticities(results, "horizon_emissions")}
    assert not names & {"horizon_year", "base_year", "grid_decline"}
    assert all(math.isfinite(e.percent) for e in elasticities(results, "horizon_emissions"))
