"""A result that is kept: what follows does so, or it is said why not."""

import pytest

from explorer.results import evaluate
from explorer.scenario import Hold, Scenario
from explorer.study.hold import followers, held
from tests.explorer.samples import plain, stating

RUN = {
    "gpu_count": "25,000",
    "gpus_per_server": "8",
    "server_power": "6.5 kW",
    "load_factor": "80 %",
    "run_time": "100 days",
}
GWH = 3.6e12


def holding(follower: str, value: float = 39 * GWH, quantity: str = "energy") -> Scenario:
    hold = Hold(quantity=quantity, value=value, unit="GWh", follower=follower)
    return stating(RUN).model_copy(update={"hold": hold})


def test_without_a_hold_nothing_moves() -> None:
    scenario = stating(RUN)
    assert held(scenario) == (scenario, "")


def test_the_follower_goes_where_the_result_stays() -> None:
    scenario, why = held(holding("run_time").stating("gpu_count", 50_000))
    assert why == ""
    assert evaluate(scenario).values["energy"] == pytest.approx(39 * GWH)
    assert scenario.values["run_time"] == pytest.approx(50 * 86_400)
    assert scenario.values["gpu_count"] == 50_000


def test_a_follower_at_its_bound_is_left_and_it_is_said() -> None:
    before = holding("load_factor").stating("server_power", 3000.0)
    after, why = held(before)
    assert after == before
    assert plain(why) == (
        "Energy cannot be held at 39.0 GWh by Load factor: not within reach: at most 22.5 GWh."
    )


def test_a_whole_number_comes_near_and_says_so() -> None:
    scenario, why = held(holding("gpus_per_server", 60 * GWH))
    assert scenario.values["gpus_per_server"] == round(scenario.values["gpus_per_server"])
    assert "the nearest whole number" in why


def test_a_result_that_is_lost_is_said_to_be_so() -> None:
    before = holding("load_factor").freeing("run_time")
    after, why = held(before)
    assert after == before
    assert "no longer follows" in why


def test_freeing_the_follower_ends_it() -> None:
    assert holding("run_time").freeing("run_time").hold is None


def test_only_stated_quantities_that_matter_can_follow() -> None:
    assert set(followers(stating(RUN), "energy")) == set(RUN)
    assert followers(stating(RUN | {"grid_intensity": "400 g/kWh"}), "energy") == list(RUN)
    assert followers(stating({"energy": "1 GWh"}), "energy") == []
