"""Ranges as distributions: they pass through their ends and stay within what can exist."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import model
from explorer.scenario import Statement
from explorer.study.distribution import (
    HIGH,
    LOW,
    LogNormal,
    Pert,
    Point,
    log_normal,
    pert,
    shape_of,
)
from explorer.study.draws import Draws, draws

DRAWS = draws(1, 10_000)
SHARES = np.array([LOW, 0.5, HIGH])


def percentiles(values: np.ndarray) -> list[float]:
    return [float(value) for value in np.quantile(values, SHARES, method="hazen")]


@given(st.floats(1e-3, 1e9), st.floats(1.01, 1e3), st.sampled_from([0.0, 1.0, 1e4]))
def test_a_log_normal_passes_through_both_ends(base: float, ratio: float, floor: float) -> None:
    low, high = floor + base, floor + base * ratio
    found = percentiles(log_normal(floor, low, high).quantiles(DRAWS))
    # Between two strata the curve is taken as straight: with so many, that is below the last digit.
    assert found[0] == pytest.approx(low, rel=1e-6)
    assert found[2] == pytest.approx(high, rel=1e-6)


@given(st.floats(0.05, 0.95), st.floats(0.1, 0.9), st.floats(0.01, 0.05))
def test_a_pert_passes_through_both_ends_where_the_bounds_leave_room(
    middle: float, skew: float, width: float
) -> None:
    share = model().quantities["load_factor"]
    low, high = middle - skew * width, middle + (1 - skew) * width
    shape = pert(share, low, middle, high)
    if shape.low > share.si_low and shape.high < (share.si_high or math.inf):
        found = shape.at(SHARES)
        assert found[0] == pytest.approx(low, rel=1e-6)
        assert found[2] == pytest.approx(high, rel=1e-6)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_draws_between_bounds_stay_there(one: float, two: float, three: float) -> None:
    low, value, high = sorted((one, two, three))
    statement = Statement(value=value, unit="%", low=low, high=high)
    values = shape_of("load_factor", statement).quantiles(DRAWS)
    assert values.shape == (10_000,)
    assert np.all((values >= 0) & (values <= 1))


@given(st.floats(1.0, 3.0), st.floats(1.0, 3.0), st.floats(1.0, 3.0))
def test_draws_above_a_bound_stay_above_it(one: float, two: float, three: float) -> None:
    low, value, high = sorted((one, two, three))
    values = shape_of("pue", Statement(value=value, unit="1", low=low, high=high)).quantiles(DRAWS)
    assert np.all(values >= 1)
    assert np.all(np.isfinite(values))


def test_the_kind_follows_from_the_bounds() -> None:
    wide = {"value": 5000.0, "unit": "W", "low": 4000.0, "high": 7000.0}
    assert isinstance(shape_of("server_power", Statement.model_validate(wide)), LogNormal)
    share = Statement(value=0.5, unit="%", low=0.4, high=0.6)
    assert isinstance(shape_of("load_factor", share), Pert)
    assert isinstance(shape_of("load_factor", Statement(value=0.5, unit="%")), Point)
    none = Statement(value=0.5, unit="%", low=0.5, high=0.5)
    assert isinstance(shape_of("load_factor", none), Point)


@pytest.mark.parametrize(
    "shape", [log_normal(0.0, 10.0, 40.0), Pert(0.0, 3.0, 10.0), Pert(0.0, 0.0, 10.0)]
)
def test_the_density_is_that_of_the_draws(shape: LogNormal | Pert) -> None:
    values = shape.quantiles(DRAWS)
    edges = np.linspace(values[100], values[-100], 31)
    counts, _edges = np.histogram(values, edges)
    density = shape.density((edges[1:] + edges[:-1]) / 2)
    drawn, shown = counts / counts.sum(), density / density.sum()
    assert np.abs(drawn - shown).max() < 0.01
    assert shape.density(np.array([-1.0]))[0] == 0


def test_every_stratum_is_met_once_and_the_seed_decides_in_which_order() -> None:
    assert sorted(DRAWS.order("pue")) == list(range(10_000))
    assert np.array_equal(Draws(1, 10_000).order("pue"), DRAWS.order("pue"))
    assert not np.array_equal(Draws(2, 10_000).order("pue"), DRAWS.order("pue"))
    assert not np.array_equal(DRAWS.order("gpu_count"), DRAWS.order("pue"))
    together = np.corrcoef(DRAWS.order("gpu_count"), DRAWS.order("pue"))[0, 1]
    assert abs(together) < 0.05
