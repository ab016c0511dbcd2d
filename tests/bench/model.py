"""The model: what a slider move costs before anything is drawn."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer import library
from explorer.model import model
from explorer.planning import make_plan, needs
from explorer.results import evaluate
from tests.bench import Row, medians

PRESET = "gpt-4-training"
SAMPLES = 100_000


def by_hand(stated: Mapping[str, Any], ones: Mapping[str, float]) -> dict[str, Any]:
    """What the model computes for GPT-4's training, with nothing in between."""
    s = stated
    active_parameters = s["parameters"] * ones["active_share"]
    training_compute = 6 * active_parameters * s["training_tokens"]
    utilization = training_compute / (s["gpu_count"] * s["gpu_peak"] * s["run_time"])
    servers = s["gpu_count"] / s["gpus_per_server"]
    gpu_hours = s["gpu_count"] * s["run_time"] * ones["development_multiplier"]
    it_power = servers * s["server_power"] * ones["load_factor"]
    facility_power = it_power * ones["pue"]
    it_energy = it_power * s["run_time"] * ones["development_multiplier"]
    energy = it_energy * ones["pue"]
    overhead_energy = energy - it_energy
    storage_energy = s["dataset_size"] * s["storage_power"] * s["run_time"]
    storage_share = storage_energy / energy
    operational_emissions = energy * s["grid_intensity"]
    electricity_cost = energy * s["electricity_price"]
    rental_cost = gpu_hours * s["gpu_hour_price"]
    households = facility_power / s["household_use"]
    world_share = facility_power / s["world_demand"]
    return {
        "active_parameters": active_parameters,
        "training_compute": training_compute,
        "compute": training_compute,
        "utilization": utilization,
        "servers": servers,
        "gpu_hours": gpu_hours,
        "it_power": it_power,
        "facility_power": facility_power,
        "it_energy": it_energy,
        "energy": energy,
        "overhead_energy": overhead_energy,
        "daily_energy": facility_power,
        "annual_energy": facility_power,
        "storage_energy": storage_energy,
        "storage_share": storage_share,
        "operational_emissions": operational_emissions,
        "emissions": operational_emissions,
        "electricity_cost": electricity_cost,
        "rental_cost": rental_cost,
        "cost": rental_cost,
        "households": households,
        "world_share": world_share,
    }


def rows() -> list[Row]:
    """Floats, arrays, planning."""
    scenario = library.preset(PRESET)
    plan = model().plan(scenario.statements)
    stated = scenario.values
    check_by_hand(stated)

    whole, run, hand = medians(
        [
            lambda: evaluate(scenario),
            lambda: plan.run(stated),
            lambda: by_hand(stated, plan.assumed),
        ],
        rounds=50,
        calls=500,
    )
    random = np.random.default_rng(1)
    samples = {name: value * random.lognormal(0, 0.1, SAMPLES) for name, value in stated.items()}
    ours, bare = medians(
        [lambda: plan.run(samples), lambda: by_hand(samples, plan.assumed)], rounds=60
    )
    names = frozenset(stated)
    planning, needing = medians(
        [lambda: make_plan(model(), names), lambda: needs(model(), plan)], rounds=30
    )
    return [
        Row(f"evaluate {PRESET}", whole * 1e6, None, "µs", 30),
        Row(
            "  of that, the formulas; floor: written out by hand", run * 1e6, hand * 1e6, "µs", None
        ),
        Row(
            f"the formulas on {SAMPLES:,} samples; floor: bare NumPy",
            ours * 1e3,
            bare * 1e3,
            "ms",
            1.5,
        ),
        Row("plan a new set of statements", planning * 1e3, None, "ms", None),
        Row("find what the unknown quantities need", needing * 1e3, None, "ms", None),
    ]


def check_by_hand(stated: Mapping[str, float]) -> None:
    """The floor is honest only while it computes what the model computes."""
    plan = model().plan(stated)
    hand = by_hand(stated, plan.assumed)
    if hand.keys() != plan.steps.keys():
        raise AssertionError(f"by_hand differs in {sorted(hand.keys() ^ plan.steps.keys())}")
    values = plan.run(stated)
    wrong = [name for name in hand if not math.isclose(hand[name], values[name], rel_tol=1e-9)]
    if wrong:
        raise AssertionError(f"by_hand computes other values of {wrong}")
