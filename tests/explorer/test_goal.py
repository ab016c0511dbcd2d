"""Make it true: what an answer says comes out, and nothing is promised that does not."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import library
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.study.goal import Answer, Goal
from explorer.study.roots import search
from explorer.study.solve import answers, reach
from explorer.study.varied import movable
from tests.explorer.samples import FLEET, on_slider, plain, results_of, stating

RESULTS = ("energy", "emissions", "cost", "facility_power", "energy_per_query", "utilization")
RUN = {
    "gpu_count": "25,000",
    "gpus_per_server": "8",
    "server_power": "6.5 kW",
    "run_time": "100 days",
}
"""Gives 48.75 GWh."""
GWH = 3.6e12


def every(results: Results, goal: Goal) -> list[Answer]:
    return answers(results, goal, [*results.scenario.statements, *results.assumptions])


def applied(results: Results, goal: Goal, answer: Answer) -> float:
    """What the result comes to when an answer is taken at its word."""
    assert answer.value is not None
    scenario = results.scenario.stating(answer.name, answer.value)
    return evaluate(scenario).values[goal.quantity]


def assert_true(results: Results, goal: Goal, found: list[Answer]) -> None:
    """Everything that is promised comes out when it is put in."""
    for answer in found:
        if answer.kind == "reached":
            close = 5e-4 if model().quantities[answer.name].whole else 1e-6
            assert applied(results, goal, answer) == pytest.approx(goal.value, rel=close)
        elif answer.kind == "nearly":
            assert applied(results, goal, answer) == pytest.approx(answer.gives, rel=1e-9)
        else:
            assert answer.value is None


def answer_for(results: Results, goal: Goal, name: str) -> Answer:
    (answer,) = answers(results, goal, [name])
    return answer


@pytest.mark.parametrize("preset", library.names())
@pytest.mark.parametrize("times", [0.5, 1.0, 1.23, 40.0])
def test_every_answer_of_every_preset_comes_out_when_it_is_applied(
    preset: str, times: float
) -> None:
    results = evaluate(library.preset(preset))
    known = [n for n in RESULTS if results.values.get(n, 0) > 0]
    for name in known:
        goal = Goal(name, results.values[name] * times)
        found = every(results, goal)
        assert [a.name for a in found] == [*results.scenario.statements, *results.assumptions]
        assert_true(results, goal, found)


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_stated_and_wanted_no_answer_is_wrong(data: st.DataObject) -> None:
    scenario = stating(FLEET)
    for name in ("gpu_count", "pue", "server_power", "run_time", "grid_intensity"):
        value = data.draw(on_slider(model().quantities[name]))
        scenario = scenario.stating(name, value)
    results = evaluate(scenario)
    name = data.draw(st.sampled_from(["energy", "emissions", "cost", "water", "horizon_energy"]))
    goal = Goal(name, results.values[name] * data.draw(st.floats(1e-3, 1e3)))
    assert_true(results, goal, every(results, goal))


def test_what_does_not_matter_has_no_effect() -> None:
    results = results_of(RUN | {"grid_intensity": "384 g/kWh"})
    answer = answer_for(results, Goal("energy", 60 * GWH), "grid_intensity")
    assert (answer.kind, answer.value) == ("no effect", None)
    assert answer.words(Goal("energy", 60 * GWH)) == "makes no difference"


def test_what_is_bounded_names_the_best_that_it_can_do() -> None:
    results, goal = results_of(RUN), Goal("energy", 60 * GWH)
    load = answer_for(results, goal, "load_factor")
    assert (load.kind, load.value, load.at) == ("out of reach", None, 1.0)
    assert load.gives == pytest.approx(48.75 * GWH)
    assert plain(load.words(goal)) == "not within reach: at most 48.8 GWh"
    less = Goal("energy", 40 * GWH)
    pue = answer_for(results, less, "pue")
    assert plain(pue.words(less)) == "not within reach: at least 48.8 GWh"


def test_a_count_is_whole_and_says_what_it_gives() -> None:
    results, goal = results_of(RUN), Goal("energy", 60 * GWH)
    gpus = answer_for(results, goal, "gpu_count")
    assert (gpus.kind, gpus.value, gpus.needed) == ("reached", 30_769.0, "30,769")
    per_server = answer_for(results, goal, "gpus_per_server")
    assert (per_server.kind, per_server.value) == ("nearly", 7.0)
    assert plain(per_server.words(goal)) == "7, the nearest whole number, gives 55.7 GWh"


def test_a_whole_number_never_falls_below_what_can_exist() -> None:
    results, goal = results_of(RUN), Goal("energy", 4000 * GWH)
    answer = answer_for(results, goal, "gpus_per_server")
    assert (answer.kind, answer.value) == ("nearly", 1.0)
    assert answer.gives == pytest.approx(390 * GWH)


def test_of_several_values_that_would_do_the_nearest_is_taken() -> None:
    points = {"x": np.linspace(0.0, 10.0, 65)}
    for here, root in ((1.0, 2.0), (9.0, 6.0)):
        found = search(lambda tried: {"x": (tried["x"] - 4.0) ** 2}, points, {"x": here}, 4.0)["x"]
        assert found.root == pytest.approx(root, rel=1e-9)
        assert found.others == 1
    answer = Answer("run_time", "reached", 864e4, 864e4, 1.0, others=1)
    assert plain(answer.words(Goal("energy", 1.0))) == "100 days (or 1 other values)"


def test_a_jump_across_the_target_is_no_way_to_reach_it() -> None:
    points = {"x": np.linspace(-1.0, 1.0, 64)}
    found = search(lambda tried: {"x": np.sign(tried["x"])}, points, {"x": 0.5}, 0.5)["x"]
    assert found.root is None
    assert found.best == 1.0


def test_a_year_is_a_whole_one() -> None:
    results = results_of(FLEET)
    goal = Goal("horizon_energy", results.values["horizon_energy"] * 1.4)
    year = answer_for(results, goal, "horizon_year")
    assert year.kind == "nearly"
    assert year.value == round(year.at)
    assert_true(results, goal, [year])


def test_a_target_that_is_met_already_is_answered_with_what_is() -> None:
    results = results_of(RUN)
    goal = Goal("energy", results.values["energy"])
    for answer in every(results, goal):
        assert answer.value == pytest.approx(results.values[answer.name], rel=1e-6)


def test_a_result_that_is_unknown_is_promised_nothing() -> None:
    results = results_of(RUN)
    found = every(results, Goal("water", 1e9))
    assert {(a.kind, a.value) for a in found} == {("no effect", None)}
    assert all(math.isnan(a.gives) for a in found)


def test_only_what_the_result_rests_on_can_reach_it() -> None:
    results = results_of(FLEET)
    goal = Goal("energy", results.values["energy"] * 1.1)
    able = {a.name for a in every(results, goal) if a.kind != "no effect"}
    assert able <= set(movable(results, "energy"))


@pytest.mark.parametrize("name", sorted(model().quantities))
def test_a_quantity_is_sought_only_where_it_can_exist(name: str) -> None:
    quantity = model().quantities[name]
    points = reach(quantity)
    assert all(points[1:] > points[:-1])
    for end in (points[0], points[-1]):
        if not quantity.above_low or end > quantity.si_low:
            quantity.check(float(end))
