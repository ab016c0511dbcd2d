"""What the program says where a number could mislead."""

import argparse
from pathlib import Path

import pytest

from explorer import library
from explorer.commands import check, run, solve
from explorer.results import evaluate
from explorer.scenario import Claim, Hold, Scenario
from explorer.study.claims import judge
from explorer.study.drivers import drivers

GWH = 3.6e12


def asked(scenario: str, *stated: str, name: str = "", **more: object) -> argparse.Namespace:
    options = {"json": False, "csv": False, "samples": None, "seed": None}
    return argparse.Namespace(
        scenario=scenario,
        empty=False,
        stated=list(stated),
        freed=[],
        name=name,
        **{**options, **more},
    )


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed, however it was wrapped."""
    return " ".join(capsys.readouterr().out.split())


@pytest.fixture
def held(tmp_path: Path) -> str:
    path = tmp_path / "held.toml"
    path.write_text(
        "format = 2\n[statements]\ngpu_count = 25000\ngpus_per_server = 8\n"
        'server_power = "6.5 kW"\nrun_time = "100 days"\n[hold]\n'
        'quantity = "energy"\nvalue = "10 GWh"\n'
        'follower = "gpu_count"\n',
        encoding="utf-8",
    )
    return str(path)


def test_what_a_file_holds_is_held_when_it_is_read(
    held: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run.run(asked(held))
    text = capsys.readouterr().out
    assert "10.0 GWh" in text
    assert "48.8 GWh" not in text
    assert "Energy is held at 10 GWh; GPU count follows." in text


def test_a_hold_that_cannot_be_is_said(held: str, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = library.find(held)
    hold = Hold(quantity="water", value=1.0, unit="L", follower="gpu_count")
    from explorer.report import holding  # noqa: PLC0415 - beside its only use

    assert holding(scenario.model_copy(update={"hold": hold})).values == scenario.values
    assert "Water cannot be held at 1.00 L" in capsys.readouterr().err
    check.run(argparse.Namespace(scenarios=[held], strict=False))


def test_a_horizon_before_the_base_year_contradicts_itself() -> None:
    scenario = library.preset("headline-multipliers-2035").stating("base_year", 2036.0)
    parted = [c for c in evaluate(scenario).checks if c.quantity == "horizon_year" and c.parts]
    assert [c.by for c in parted] == ["cannot lie before the base year, 2036"]
    fine = evaluate(library.preset("headline-multipliers-2035"))
    assert not [c for c in fine.checks if c.quantity == "horizon_year"]


def test_a_value_outside_its_brackets_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    run.run(asked("gpt-4-training", samples="1000", seed="1"))
    assert "A value outside its brackets rests on" in printed(capsys)
    run.run(asked("gpt-3-training", samples="1000", seed="1"))
    assert "A value outside its brackets rests on" not in printed(capsys)


def test_one_run_judges_by_the_draws_it_prints(capsys: pytest.CaptureFixture[str]) -> None:
    run.run(asked("gpt-4-training"))
    assert "inside the ends of the ranges, 54.0 M USD to 120 M USD" in printed(capsys)
    run.run(asked("gpt-4-training", samples="10000", seed="1"))
    assert "inside the range 57 M USD to 110 M USD" in printed(capsys)


def test_a_range_of_ones_own_is_not_put_into_the_sources_mouth() -> None:
    scenario = library.preset("gpt-4-training").ranging("server_power", (5200.0, 6500.0))
    assert scenario.statements["server_power"].note == "The range is not from this source."
    assert library.preset("gpt-4-training").statements["server_power"].note.startswith("6.5 kW is")


def test_solve_offers_assumptions_and_refuses_what_does_not_follow(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert solve.run(asked("gpt-4-training", name="energy=10GWh")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("Load factor") and "(assumed)" in line for line in lines)
    with pytest.raises(ValueError, match="PUE is assumed itself; state it with --set pue="):
        solve.run(asked("gpt-4-training", name="pue=1.5"))


def test_a_claim_of_the_other_sign_is_called_that() -> None:
    claim = Claim(quantity="energy", low=-5 * GWH, high=-5 * GWH, unit="GWh")
    assert judge(claim, evaluate(library.preset("gpt-4-training"))).words == "has the other sign"


def test_nothing_is_said_of_what_drives_a_number_beyond_all_numbers() -> None:
    scenario = library.preset("gpt-4-training").stating("gpu_count", 1e306)
    assert drivers(evaluate(scenario.stating("server_power", 1e10)), "energy") == ""
    assert drivers(evaluate(Scenario()), "energy") == ""
