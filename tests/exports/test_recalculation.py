"""A colleague changes a cell in a spreadsheet, and everything follows as it does in Wattif."""

import math
from collections.abc import Mapping
from pathlib import Path

import pytest

from explorer import library
from explorer.handout import WRITERS
from explorer.handout.content import of_scenarios
from explorer.handout.going import Going
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.units import size
from tests.explorer.handouts import MADE
from tests.explorer.samples import FLEET, stating
from tests.explorer.sheets import Sheet, names_of, rows_by, sheets_of
from tests.exports.office import recalculated, retyped

CASES: Mapping[str, Mapping[str, float]] = {
    "gpt-4-training": {"pue": 1.2},
    "gpt-4-sparse": {"server_power": 10_200, "active_share": 0.3, "grid_intensity": 35e-3 / 3.6e6},
    "headline-multipliers-2035": {"fleet_growth": 0.2, "efficiency_gain": 0.1},
    "chatgpt-2025-epoch": {"queries_per_day": 1e9 / 86_400},
    "gpt-4-at-400-watts": {"gpu_count": 20_000, "run_time": 90 * 86_400},
    "google-search-ai": {"gpus_per_server": 4},
}
"""Presets, and what is typed into their cells, in SI."""


def changed(scenario: Scenario, values: Mapping[str, float]) -> Scenario:
    """The scenario that states the same as the changed workbook, assumptions being stated too."""
    for name, value in values.items():
        scenario = scenario.stating(name, value)
    return scenario


def typed(path: Path, sheet: str, values: Mapping[str, float]) -> dict[str, float]:
    """What is to be typed, and where: the value in the unit that stands beside the cell."""
    names, cells = names_of(path), sheets_of(path, sheet)[sheet]
    rows = {name: int(names[name].rpartition("$")[2]) for name in values}
    found = {}
    for name, row in rows.items():
        cell = cells.get((row, "C"))
        unit = str(cell.value or "") if cell else ""
        found[f"B{row}"] = values[name] / size(unit or model().quantities[name].unit)
    return found


def all_follow(cells: Sheet, names: Mapping[str, str], results: Results) -> None:
    for name, address in names.items():
        if name not in results.values:
            continue
        value = cells[int(address.rpartition("$")[2]), "J"].value
        assert isinstance(value, float), name
        assert math.isclose(value, results.values[name], rel_tol=1e-9), name


@pytest.mark.parametrize("name", CASES)
def test_a_changed_cell_changes_every_result_as_the_model_does(tmp_path: Path, name: str) -> None:
    path, other = tmp_path / "first.xlsx", tmp_path / "changed.xlsx"
    scenario = library.preset(name)
    WRITERS[".xlsx"](of_scenarios([scenario], MADE), path, Going())
    before = sheets_of(recalculated(path, tmp_path), "Model")["Model"]
    all_follow(before, names_of(path), evaluate(scenario))
    retyped(path, other, "Model", typed(path, "Model", CASES[name]))
    expected = evaluate(changed(scenario, CASES[name]))
    sheets = sheets_of(recalculated(other, tmp_path), "Model", "Results")
    all_follow(sheets["Model"], names_of(path), expected)
    cells = sheets["Results"]
    for label, row in rows_by(cells, "A").items():
        quantity = next((q for q in model().quantities.values() if q.label == label), None)
        if quantity is None:
            continue
        value, unit = cells[row, "D"].value, cells[row, "C"].value
        assert isinstance(value, float)
        assert isinstance(unit, float)
        assert math.isclose(value * unit, expected.values[quantity.name], rel_tol=1e-9), label


def test_a_whole_fleet_follows_from_all_that_can_be_stated(tmp_path: Path) -> None:
    path, other = tmp_path / "first.xlsx", tmp_path / "changed.xlsx"
    scenario = stating(FLEET)
    WRITERS[".xlsx"](of_scenarios([scenario], MADE), path, Going())
    values = {name: 0.9 * scenario.statements[name].value for name in ("gpu_count", "server_price")}
    values |= {"grid_decline": 0.05, "contract_share": 0.9, "development_multiplier": 2.0}
    retyped(path, other, "Model", typed(path, "Model", values))
    found = sheets_of(recalculated(other, tmp_path), "Model")["Model"]
    all_follow(found, names_of(path), evaluate(changed(scenario, values)))


def test_of_several_scenarios_only_the_changed_one_follows(tmp_path: Path) -> None:
    path, other = tmp_path / "first.xlsx", tmp_path / "changed.xlsx"
    one, two = library.preset("gpt-4-sparse"), library.preset("gpt-4-training")
    WRITERS[".xlsx"](of_scenarios([one, two], MADE), path, Going())
    row = int(names_of(path)["pue_2"].rpartition("$")[2])
    retyped(path, other, "Model 2", {f"B{row}": 1.5})
    cells = sheets_of(recalculated(other, tmp_path), "Results")["Results"]
    energy = rows_by(cells, "A")["Energy"]
    unit = size("GWh")
    first, second = (evaluate(s).values["energy"] / unit for s in (one, two.stating("pue", 1.5)))
    assert cells[energy, "D"].value == pytest.approx(first, rel=1e-9)
    assert cells[energy, "H"].value == pytest.approx(second, rel=1e-9)
    assert cells[energy, "L"].value == pytest.approx(second / first, rel=1e-9)
