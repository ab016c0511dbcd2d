from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import units
from explorer.formula import Formula
from explorer.model import model
from tests.explorer.samples import on_slider

FORMULAS = [pytest.param(f, id=f.function.__name__) for f in model().formulas]
PROMISED = """
parameters active_share active_parameters training_tokens training_compute queries_per_day
tokens_per_query serving_compute compute gpu_count gpus_per_server servers gpu_peak
utilization run_time development_multiplier gpu_hours server_power gpu_power load_factor rack_power
racks it_power pue facility_power it_energy energy overhead_energy daily_energy
annual_energy energy_per_query dataset_size storage_power storage_energy storage_share
grid_intensity operational_emissions contract_share market_emissions server_embodied
gpu_embodied hardware_life embodied_emissions emissions emissions_per_query wue grid_water
site_water offsite_water water electricity_price electricity_cost gpu_hour_price
rental_cost server_price capital_cost ownership_cost cost cost_per_query household_use
households world_demand world_share company_demand company_share base_year horizon_year
fleet_growth efficiency_gain grid_decline demand_growth horizon_energy horizon_emissions
horizon_world_share growth_factor
"""

WITH_OPTIONAL = [pytest.param(f, id=f.function.__name__) for f in model().formulas if f.optional]


def in_pint(name: str, number: float) -> Any:
    """A quantity of the model as one of pint's."""
    unit = model().quantities[name].si_unit
    return units.registry().Quantity(number, "" if unit == "1" else unit)


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_units_of_the_inputs_give_the_unit_of_the_result(formula: Formula) -> None:
    result = formula.function(*(in_pint(name, 0.5) for name in formula.inputs))
    assert result.dimensionality == in_pint(formula.gives, 1.0).dimensionality


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_numbers_in_si_need_no_factor(formula: Formula) -> None:
    """With pint's units and without them the number is the same, in SI."""
    numbers = [0.5 + 0.1 * n for n, _name in enumerate(formula.inputs)]
    quantities = map(in_pint, formula.inputs, numbers)
    with_units = formula.function(*quantities).to(in_pint(formula.gives, 1.0).units)
    assert formula.function(*numbers) == pytest.approx(with_units.magnitude)


@pytest.mark.parametrize("formula", FORMULAS)
@settings(max_examples=25)
@given(data=st.data())
def test_floats_and_arrays_give_the_same(formula: Formula, data: st.DataObject) -> None:
    size = 3
    columns = [
        data.draw(st.lists(on_slider(model().quantities[n]), min_size=size, max_size=size))
        for n in formula.inputs
    ]
    together = formula.function(*map(np.array, columns))
    assert list(together) == pytest.approx(
        [formula.function(*row) for row in zip(*columns, strict=True)], rel=1e-12
    )


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_leaves_its_inputs_as_they_are(formula: Formula) -> None:
    """An array that a formula changed in place would be wrong for the next formula."""
    columns = [np.full(3, 0.5) for _name in formula.inputs]
    for column in columns:
        column.setflags(write=False)
    formula.function(*columns)


@pytest.mark.parametrize("formula", FORMULAS)
def test_one_array_among_plain_numbers_is_enough(formula: Formula) -> None:
    numbers = [0.5] * len(formula.inputs)
    for place in range(len(numbers)):
        inputs: list[Any] = [*numbers]
        inputs[place] = np.array([0.25, 0.5])
        assert formula.function(*inputs)[1] == pytest.approx(formula.function(*numbers))


def left_out(formula: Formula) -> Iterator[dict[str, float | None]]:
    """The inputs with each optional one left out in turn."""
    for missing in formula.optional:
        yield {name: None if name == missing else 2.0 for name in formula.inputs}


@pytest.mark.parametrize("formula", WITH_OPTIONAL)
def test_an_optional_input_left_out_adds_nothing(formula: Formula) -> None:
    for inputs in left_out(formula):
        nothing = {name: 0.0 if value is None else value for name, value in inputs.items()}
        assert formula.function(**inputs) == formula.function(**nothing)
        assert formula.function(**inputs) != formula.function(**dict.fromkeys(inputs, 2.0))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_explains_itself_in_a_sentence(formula: Formula) -> None:
    assert formula.text.endswith((".", ":")) or ":" in formula.text
    assert len(formula.text) <= 100


def test_every_result_has_a_formula() -> None:
    without = [
        q.name for q in model().quantities.values() if q.result and not model().formulas_of[q.name]
    ]
    assert without == []


def test_the_assumptions_are_the_promised_ones() -> None:
    assert model().assumptions == {
        "active_share": 1.0,
        "development_multiplier": 1.0,
        "load_factor": 1.0,
        "pue": 1.0,
        "efficiency_gain": 0.0,
        "grid_decline": 0.0,
        "demand_growth": 0.0,
    }


def test_every_assumption_can_exist() -> None:
    for name, value in model().assumptions.items():
        model().quantities[name].check(value)


def test_every_slider_stays_within_what_can_exist() -> None:
    for quantity in model().quantities.values():
        low, high = quantity.si_slider
        assert low < high, quantity.name
        quantity.check(high)
        if not (quantity.above_low and low == quantity.si_low):
            quantity.check(low)
        if quantity.scale == "log":
            assert low > 0, quantity.name


def test_every_quantity_that_was_promised_is_there() -> None:
    assert sorted(model().quantities) == sorted(PROMISED.split())
