"""The workbook as a spreadsheet reads it: the model's values, live formulas, texts that stay."""

import math
import zipfile
from functools import cache
from pathlib import Path

import pytest

from explorer import library
from explorer.handout import WRITERS
from explorer.handout.content import of_scenarios
from explorer.handout.going import Going
from explorer.handout.workbook import made
from explorer.model import model
from explorer.results import evaluate
from explorer.study.headlines import told
from explorer.study.sampled import sample
from explorer.units import size
from tests.explorer.handouts import EVIL, MADE, hostile, of_presets
from tests.explorer.sheets import Cell, names_of, rows_by, sheets_of

VALUE, UNIT, SI, SHOWN = "B", "C", "J", "M"
PRESETS = ("gpt-4-sparse", "gpt-4-training", "headline-multipliers-2035")


def workbook(path: Path, *names: str) -> Path:
    path.write_bytes(content(*names))
    return path


@cache
def content(*names: str) -> bytes:
    return made(of_presets(*names), Going())


def number(cell: Cell) -> float:
    assert isinstance(cell.value, float)
    return cell.value


@pytest.mark.parametrize("name", PRESETS)
def test_every_quantity_has_a_named_cell_with_the_models_value(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "a.xlsx", name)
    cells, names, results = (
        sheets_of(path, "Model")["Model"],
        names_of(path),
        evaluate(library.preset(name)),
    )
    known = {n for n in model().quantities if n in results.plan.how}
    assert known == {n for n in names if not n.startswith("_xlnm")}
    for quantity in known:
        row = int(names[quantity].rpartition("$")[2])
        assert math.isclose(number(cells[row, SI]), results.values[quantity], rel_tol=1e-12)
        assert cells[row, SI].formula
        unit = str(cells.get((row, UNIT), Cell("")).value or "") or "1"
        shown = number(cells[row, VALUE]) * size(unit)
        assert math.isclose(shown, results.values[quantity], rel_tol=1e-12)


@pytest.mark.parametrize("name", PRESETS)
def test_what_is_stated_and_assumed_is_typed_and_all_else_follows(
    tmp_path: Path, name: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", name)
    cells, names, results = (
        sheets_of(path, "Model")["Model"],
        names_of(path),
        evaluate(library.preset(name)),
    )
    for quantity in results.plan.how:
        row = int(names[quantity].rpartition("$")[2])
        follows = results.how(quantity) == "follows"
        assert bool(cells[row, VALUE].formula) == follows


def test_a_formula_reads_as_the_model_says_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", "gpt-4-sparse")
    cells, names = sheets_of(path, "Model")["Model"], names_of(path)
    row = int(names["energy"].rpartition("$")[2])
    assert cells[row, SI].formula == "it_energy*pue"
    assert cells[row, "G"].value == "IT energy × PUE."


def test_results_are_live_and_stand_beside_what_the_screen_says(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", "gpt-4-sparse", "bloom-training")
    cells = sheets_of(path, "Results")["Results"]
    row = rows_by(cells, "A")["Energy"]
    first, second = (evaluate(library.preset(n)) for n in ("gpt-4-sparse", "bloom-training"))
    assert cells[row, "D"].formula == f"energy/C{row}"
    assert cells[row, "H"].formula == f"energy_2/C{row}"
    assert math.isclose(number(cells[row, "D"]), first.values["energy"] / size("GWh"))
    assert math.isclose(number(cells[row, "H"]), second.values["energy"] / size("GWh"))
    ratio = second.values["energy"] / first.values["energy"]
    assert math.isclose(number(cells[row, "L"]), ratio, rel_tol=1e-12)
    sampled = sample(first)
    band = sampled.band("energy")
    assert band is not None
    assert cells[row, "G"].value == told("energy", first, sampled).value
    assert math.isclose(number(cells[row, "E"]), band.low / size("GWh"), rel_tol=1e-12)


def test_samples_are_the_models_first_draws(tmp_path: Path) -> None:
    cells = sheets_of(workbook(tmp_path / "a.xlsx", "gpt-4-sparse"), "Samples")["Samples"]
    sampled = sample(evaluate(library.preset("gpt-4-sparse")))
    columns = {cell.value: letters for (row, letters), cell in cells.items() if row == 4}
    for name, unit in (("energy", "GWh"), ("run_time", "days"), ("pue", "1")):
        drawn = sampled.of(name) / size(unit)
        for place in (0, 1, 4_999, 9_999):
            found = number(cells[6 + place, columns[name]])
            assert math.isclose(found, drawn[place], rel_tol=1e-12)
    assert max(row for row, _letters in cells) == 10_005


def test_a_text_stays_a_text_whatever_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    WRITERS[".xlsx"](of_scenarios([hostile()], MADE), path, Going())
    sheets = sheets_of(path)
    assert sheets["Model"][1, "A"] == Cell(EVIL)
    for name, cells in sheets.items():
        for place, cell in cells.items():
            plain = set(cell.formula) <= set(
                'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.+-*/^()$,"–'
            )
            assert plain, (name, place)
            assert "HYPERLINK" not in cell.formula
            assert "cmd" not in cell.formula
    with zipfile.ZipFile(path) as book:
        assert not any("external" in name.lower() for name in book.namelist())
        for name in book.namelist():
            assert b'TargetMode="External"' not in book.read(name), name


def test_who_looks_for_it_finds_when_and_with_what_it_was_made(tmp_path: Path) -> None:
    cells = sheets_of(workbook(tmp_path / "a.xlsx", "gpt-4-sparse"), "About")["About"]
    rows = rows_by(cells, "A")
    handout = of_presets("gpt-4-sparse")
    assert cells[rows["Made"], "B"].value == handout.credentials
    assert cells[rows["Seed"], "B"].value == "1"
    assert cells[rows["Date"], "B"].value == "2026-11-24"
