"""How sure, what drives it, make it true: beside squigglepy and SALib where they do the same."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from explorer import library
from explorer.results import evaluate
from explorer.scenario import Scenario, Statement
from explorer.study.draws import LIVE, Draws
from explorer.study.goal import Goal
from explorer.study.outlook import outlook
from explorer.study.sampled import Sampled, sample
from explorer.study.solve import answers
from explorer.study.tornado import tornado
from explorer.study.variance import sobol_indices
from tests.bench import Row, medians

SAMPLES = 100_000
PRESET = "gpt-4-sparse"
HEADLINES = ("energy", "emissions", "facility_power", "cost", "households", "utilization")
RANGES = {
    "gpu_count": (20_000.0, 30_000.0),
    "server_power": (5_200.0, 6_500.0),
    "run_time": (7_776_000.0, 8_640_000.0),
    "pue": (1.05, 1.3),
    "grid_intensity": (8e-8, 1.2e-7),
}
"""A product of five ranges, SI: emissions of a fleet with eight GPUs in a server."""


def rows() -> Iterator[Row]:
    """Sampling, one-at-a-time studies, variance shares."""
    yield from _product()
    yield from _one_moved()
    yield _together()
    yield from _outlook()
    yield _sobol()


def _product() -> Iterator[Row]:
    import squigglepy as sq  # noqa: PLC0415 - a peer, installed for the bench alone

    middle = {name: (low * high) ** 0.5 for name, (low, high) in RANGES.items()}
    stated = {
        name: Statement(value=middle[name], unit="1", low=low, high=high, distribution="log-normal")
        for name, (low, high) in RANGES.items()
    }
    eight = Statement(value=8.0, unit="1")
    results = evaluate(Scenario(statements={**stated, "gpus_per_server": eight}))

    def theirs() -> Any:
        product: Any = 1.0
        for name, (low, high) in RANGES.items():
            floor = 1.0 if name == "pue" else 0.0
            product = product * (floor + sq.to(low - floor, high - floor, credibility=90))
        return (product / 8.0) @ SAMPLES

    def first() -> Sampled:
        # As at the very first drawing of a session: no order of draws is known yet.
        drawn = Draws(1, SAMPLES)
        for name in RANGES:
            drawn.order(name)
        return sample(results, SAMPLES)

    ours, peer, cold = medians([lambda: sample(results, SAMPLES), theirs, first], rounds=15)
    check_product(sample(results, SAMPLES), theirs())
    name = f"a product of five ranges, {SAMPLES:,} samples; floor: squigglepy"
    yield Row(name, ours * 1e3, peer * 1e3, "ms", 0.5)
    yield Row(
        "  the same with the order of the draws made anew", cold * 1e3, peer * 1e3, "ms", None
    )


def check_product(ours: Sampled, theirs: Any) -> None:
    """The peers are compared only while they compute the same."""
    band = ours.band("emissions")
    assert band is not None
    ends = np.quantile(theirs, (0.05, 0.5, 0.95))
    if not np.allclose((band.low, band.median, band.high), ends, rtol=0.02):
        raise AssertionError(f"{band} is not {ends}")


def _one_moved() -> Iterator[Row]:
    for count, aim in ((SAMPLES, 25.0), (LIVE, None)):
        move = _mover(count)
        (ours,) = medians([move], rounds=30)
        name = f"one quantity moved, {count:,} samples, percentiles of {len(HEADLINES)} headlines"
        yield Row(name, ours * 1e3, None, "ms", aim)


def _mover(count: int) -> Callable[[], None]:
    scenario = library.preset(PRESET)
    state = [sample(evaluate(scenario), count)]
    values = iter(np.linspace(4_000.0, 8_000.0, 1_000))

    def move() -> None:
        moved = evaluate(scenario.stating("server_power", float(next(values))))
        state[0] = sample(moved, count, state[0])
        for name in HEADLINES:
            state[0].band(name)

    return move


def _together() -> Row:
    results = evaluate(library.preset(PRESET))
    goal = Goal("energy", results.values["energy"] * 1.3)

    def both() -> None:
        tornado(results, "energy")
        answers(results, goal)

    (ours,) = medians([both], rounds=30, calls=5)
    stated = len(results.scenario.statements)
    return Row(f"tornado and make it true, {stated} statements", ours * 1e3, None, "ms", 4.0)


def _outlook() -> Iterator[Row]:
    sampled = sample(evaluate(library.preset("headline-multipliers-ai")), LIVE)
    (ours,) = medians([lambda: outlook(sampled, "horizon_energy")], rounds=20)
    yield Row(f"outlook to 2030 with a fan of {LIVE:,} samples", ours * 1e3, None, "ms", None)


def _sobol() -> Row:
    from SALib.analyze import sobol as analyze  # noqa: PLC0415 - a peer, for the bench alone
    from SALib.sample import sobol as salib_sample  # noqa: PLC0415

    names = [f"x{i}" for i in range(10)]
    problem = {"num_vars": 10, "names": names, "bounds": [[0.0, 1.0]] * 10}
    random = np.random.default_rng(1)
    points = random.random((2, 1024, 10))
    a, b = ({n: half[:, i] for i, n in enumerate(names)} for half in points)

    def function(inputs: Any) -> Any:
        return sum((i + 1) * inputs[name] ** 2 for i, name in enumerate(names))

    def theirs() -> Any:
        x = salib_sample.sample(problem, 1024, calc_second_order=False)
        y = function({name: x[:, i] for i, name in enumerate(names)})
        return analyze.analyze(problem, y, calc_second_order=False)

    ours, peer = medians([lambda: sobol_indices(function, a, b), theirs], rounds=9)
    return Row(
        "Sobol indices, 10 inputs, N = 1,024; floor: SALib", ours * 1e3, peer * 1e3, "ms", 0.1
    )
