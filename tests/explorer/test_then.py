"""A saved file tells what it showed; what it shows no longer is told with its cause."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from explorer import __version__, library
from explorer.cli import main
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Hold, Scenario
from explorer.shown import ASSUMED, Shown, ShownResult
from explorer.study.hold import held
from explorer.study.sampled import sample
from explorer.study.then import Change, changes, shown_by
from explorer.toml_reader import read_file, read_scenario
from explorer.toml_writer import written
from tests.explorer.samples import FLEET, is_one_plain_line, plain, results_of, scenarios

PRESET = library.file_of("gpt-4-sparse").read_text(encoding="utf-8")


@pytest.fixture
def results() -> Results:
    return evaluate(library.preset("gpt-4-sparse"))


def shown_then(results: Results, **others: float) -> Shown:
    """What an older version would have shown to which these results are others, SI."""
    values = {**results.values, **others}
    for name, step in results.plan.steps.items():
        if name not in others:
            values[name] = step.value(values)
    shown = shown_by(results)
    then = {name: replace(r, value=values[name]) for name, r in shown.results.items()}
    return replace(shown, version="0.0.9", results=then)


def without(shown: Shown, name: str) -> Shown:
    return replace(shown, results={n: r for n, r in shown.results.items() if n != name})


def whys(found: tuple[Change, ...]) -> dict[str, str]:
    for change in found:
        assert is_one_plain_line(change.why)
        assert change.then != change.now
    return {change.quantity: change.why for change in found}


def reopened(before: str, scenario: Scenario, shown: Shown) -> tuple[Scenario, Shown, str]:
    text = written(scenario, before, shown)
    scenario, again = read_file(text, "saved")
    assert again is not None
    return scenario, again, text


@pytest.mark.parametrize("name", library.names())
def test_what_was_just_saved_shows_nothing_else(name: str) -> None:
    before = library.file_of(name).read_text(encoding="utf-8")
    scenario, _strain = held(library.preset(name))
    results = evaluate(scenario)
    shown = shown_by(results, sample(results, 1000))
    again, told, text = reopened(before, scenario, shown)
    assert told == shown
    assert again == read_scenario(before, "before")
    assert changes(told, evaluate(held(again)[0])) == ()
    assert written(scenario, text, shown) == text
    assert written(scenario, text) == before


@settings(max_examples=100)
@given(scenario=scenarios() | scenarios(sliders=False))
def test_every_result_comes_back_to_the_last_digit(scenario: Scenario) -> None:
    shown = shown_by(evaluate(scenario))
    assert reopened("", scenario, shown)[:2] == (scenario, shown)


def test_a_file_tells_version_formulas_assumptions_and_the_bands_of_the_headlines(
    results: Results,
) -> None:
    sampled = sample(results)
    shown = shown_by(results, sampled)
    assert shown.version == __version__
    assert shown.results["energy"].by == "IT energy × PUE."
    assert shown.results["development_multiplier"] == ShownResult(1.0, "x", ASSUMED)
    assert shown.results.keys() & results.scenario.statements.keys() == set()
    bands = {n: (r.low, r.high) for n, r in shown.results.items() if r.low is not None}
    assert list(bands) == ["facility_power", "energy", "emissions", "cost", "households"]
    band = sampled.band("energy")
    assert band is not None
    assert bands["energy"] == (band.low, band.high)
    text = written(results.scenario, PRESET, shown)
    assert len(text.splitlines()) - len(PRESET.splitlines()) < 50


def test_what_was_shown_goes_when_nobody_says_what_is_shown_now(results: Results) -> None:
    text = written(results.scenario, PRESET, shown_by(results))
    assert "[shown]" in text
    moved = results.scenario.stating("pue", 1.3)
    assert "shown" not in written(moved, text)
    noted = written(moved, f"{text}\n# my remark at the end\n")
    assert noted.endswith("\n# my remark at the end\n")


def test_an_assumption_that_changed_is_the_cause_of_all_that_rests_on_it(results: Results) -> None:
    why = whys(changes(shown_then(results, development_multiplier=1.5), results))
    assert why["development_multiplier"] == (
        f"The assumption was changed between versions 0.0.9 and {__version__}."
    )
    assert why["energy"] == "Because development multiplier changed."
    assert why["emissions"] == "Because development multiplier changed."
    assert "it_power" not in why
    assert list(why) == [name for name in model().quantities if name in why]


def test_a_formula_or_unit_that_changed_is_told_where_it_began(results: Results) -> None:
    then = shown_then(results, it_energy=results.values["it_energy"] * 1.1)
    why = whys(changes(then, results))
    assert why["it_energy"].startswith("The formula itself or a unit in it was changed between")
    assert why["energy"] == "Because IT energy changed."
    assert why["operational_emissions"] == "Because IT energy changed."
    same = replace(then, version=__version__)
    assert "between" not in whys(changes(same, results))["it_energy"]


def test_two_causes_are_told_both(results: Results) -> None:
    values = results.values
    then = shown_then(
        results, it_energy=values["it_energy"] * 1.1, operational_emissions=values["emissions"] * 2
    )
    why = whys(changes(then, results))
    assert why["operational_emissions"].startswith("Because IT energy changed. The formula itself")
    assert why["emissions"] == "Because IT energy and operational emissions changed."
    assert why["electricity_cost"] == "Because IT energy changed."


def test_another_formula_is_named_beside_the_old_one(results: Results) -> None:
    then = shown_then(results, energy=results.values["energy"] * 2)
    other = replace(then.results["energy"], by="IT energy + cooling.")
    why = whys(changes(replace(then, results={**then.results, "energy": other}), results))
    assert why["energy"] == (
        "It is found another way. Then: IT energy + cooling. Now: IT energy × PUE."
    )
    assert why["emissions"] == "Because energy changed."


def test_statements_changed_in_an_editor_are_the_cause(results: Results) -> None:
    text = written(results.scenario, PRESET, shown_by(results))
    edited, shown = read_file(text.replace("value = 1.18\n", "value = 1.2\n"), "edited")
    assert shown is not None
    why = whys(changes(shown, evaluate(edited)))
    assert why["energy"] == "The statements were changed outside Wattif."
    assert why["emissions"] == "Because energy changed."
    assert "it_energy" not in why
    older = whys(changes(replace(shown, version="0.0.9"), evaluate(edited)))
    assert older["energy"] == (
        "The statements were changed outside Wattif, or the model between versions 0.0.9 and "
        f"{__version__}."
    )


def test_the_same_values_in_other_words_change_nothing(results: Results) -> None:
    text = written(results.scenario, PRESET, shown_by(results))
    edited, shown = read_file(text.replace('"6.5 kW"', '"6500 W"'), "edited")
    assert edited != results.scenario
    assert shown is not None
    assert changes(shown, evaluate(edited)) == ()


def test_a_statement_added_or_taken_away_in_an_editor_is_seen(results: Results) -> None:
    shown = shown_by(results)
    added = results.scenario.stating("development_multiplier", 2.0)
    why = whys(changes(shown, evaluate(added)))
    assert why["development_multiplier"] == "It is stated now. Then: an assumption."
    assert why["energy"] == "Because development multiplier changed."
    why = whys(changes(shown, evaluate(results.scenario.freeing("gpu_count"))))
    assert why["energy"].endswith("The statements were changed outside Wattif.")


def test_what_appeared_vanished_or_is_unknown_is_told(results: Results) -> None:
    shown = shown_by(results)
    found = changes(without(shown, "energy"), results)
    assert [(c.quantity, c.then, plain(c.now)) for c in found] == [("energy", "–", "46.0 GWh")]
    assert found[0].why == "Nothing gave it then. Now: IT energy × PUE."

    more = {
        **shown.results,
        "water": ShownResult(5e6, "L", "A formula that went."),
        "bees": ShownResult(7.2e12, "GWh", "Bees ÷ flowers."),
    }
    found = changes(replace(shown, results=more), results)
    assert [(c.quantity, plain(c.then), c.now, c.why) for c in found] == [
        ("water", "5.00 million L", "–", "Nothing gives it now. Then: A formula that went."),
        ("bees", "2 GWh", "–", "This version of Wattif does not know it."),
    ]


def test_values_are_told_with_as_many_figures_as_part_them(results: Results) -> None:
    then = shown_then(results, world_share=results.values["world_share"] * (1 + 1e-6))
    [change] = changes(then, results)
    assert change.then != change.now
    assert (len(change.then), change.then[:9]) == (len(change.now), change.now[:9])
    noise = shown_then(results, world_share=results.values["world_share"] * (1 + 1e-12))
    assert changes(noise, results) == ()


def test_what_follows_so_that_a_result_is_held_is_no_statement() -> None:
    scenario = results_of(FLEET).scenario
    hold = Hold(quantity="energy", value=1.8e14, unit="GWh", follower="run_time")
    scenario, strain = held(scenario.model_copy(update={"hold": hold}))
    assert strain == ""
    shown = shown_by(evaluate(scenario))
    drifted = scenario.stating("run_time", scenario.values["run_time"] * (1 + 1e-12))
    assert shown_by(evaluate(drifted)).stated == shown.stated
    assert shown_by(evaluate(scenario.stating("pue", 1.3))).stated != shown.stated


def test_the_terminal_tells_what_a_file_showed_otherwise(
    results: Results, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.wattif.toml"
    then = shown_then(results, it_energy=results.values["it_energy"] * 1.1)
    path.write_text(written(results.scenario, PRESET, then), encoding="utf-8")
    assert main(["run", str(path)]) == 0
    told = " ".join(capsys.readouterr().out.partition("Not as when it was saved")[2].split())
    assert "Energy: 50.6 GWh then, 46.0 GWh now. Because IT energy changed." in told

    assert main(["run", str(path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)["then_now"]
    assert data[0]["quantity"] == "it_energy"
    assert {
        "quantity": "energy",
        "then": "50.6 GWh",
        "now": "46.0 GWh",
        "why": "Because IT energy changed.",
    } in data

    for asked in (["run", str(path), "--set", "pue=1.3"], ["run", "gpt-4-sparse"]):
        assert main(asked) == 0
        assert "Not as when" not in capsys.readouterr().out


def test_the_terminal_says_nothing_of_a_file_that_shows_what_it_showed(
    results: Results, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.wattif.toml"
    path.write_text(written(results.scenario, PRESET, shown_by(results)), encoding="utf-8")
    assert main(["run", str(path)]) == 0
    assert "Not as when" not in capsys.readouterr().out
    assert main(["run", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["then_now"] == []
