"""The studies on the command line: draws, drivers, targets, outlook, validation, checks."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from explorer import library
from explorer.cli import main
from explorer.commands import NAMES
from tests.explorer.samples import plain
from tests.explorer.test_cli import Shell

GPT4, GROWING = "gpt-4-training", "headline-multipliers-2035"
DRAWS = ("--samples", "2000", "--seed", "5")


@pytest.fixture(autouse=True)
def in_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    status = main(arguments)
    out, err = capsys.readouterr()
    return status, plain(out), err


def columns(text: str) -> list[list[str]]:
    """The cells of a printed table, its headings first."""
    lines = text.strip().split("\n\n")[1].splitlines()
    return [re.split(r"\s{2,}", line.strip()) for line in lines]


# ---- run, with draws


def test_draws_stand_in_the_json_in_their_order(shell: Shell) -> None:
    data = shell.json("run", GPT4, *DRAWS)
    assert (data["seed"], data["samples"]) == (5, 2000)
    wide = 0
    for name, entry in data["quantities"].items():
        assert list(entry) == ["value", "low", "median", "high", "unit", "si", "how"], name
        assert entry["low"] <= entry["median"] <= entry["high"], name
        wide += entry["low"] < entry["high"]
    assert wide > 10
    energy = data["quantities"]["energy"]
    assert energy["value"] == 48.75, "as stated, not as drawn"
    assert energy["low"] < 0.6 * energy["high"]
    count = data["quantities"]["gpu_count"]
    assert count["low"] == count["median"] == count["high"] == 25_000, "it has no range"


def test_without_draws_nothing_is_said_of_them(shell: Shell) -> None:
    data = shell.json("run", GPT4)
    assert not {"seed", "samples"} & set(data)
    assert list(data["quantities"]["energy"]) == ["value", "unit", "si", "how"]


def test_the_same_seed_gives_the_same_digits_and_another_one_others(shell: Shell) -> None:
    def medians(*draws: str) -> dict[str, Any]:
        found = shell.json("run", GPT4, *draws)["quantities"]
        return {name: entry["median"] for name, entry in found.items()}

    once = medians(*DRAWS)
    assert medians(*DRAWS) == once
    other = medians("--samples", "2000", "--seed", "6")
    assert other != once
    assert other["energy"] == pytest.approx(once["energy"], rel=0.05)
    assert medians("--samples", "2001", "--seed", "5")["energy"] != once["energy"]


def test_a_seed_alone_draws_as_often_as_the_file_says_and_the_other_way_round(
    shell: Shell,
) -> None:
    text = "format = 2\n[statements]\npue = {value = 1.2, range = '1.1 to 1.3'}\n"
    Path("mine.toml").write_text(text + "[sampling]\nseed = 9\nsamples = 300\n", "utf-8")
    assert shell.json("run", "mine.toml", "--seed", "1")["samples"] == 300
    data = shell.json("run", "mine.toml", "--samples", "400")
    assert (data["seed"], data["samples"]) == (9, 400)
    pue = data["quantities"]["pue"]
    assert (pue["low"], pue["high"]) == pytest.approx((1.1, 1.3), abs=1e-3)


def test_the_csv_has_columns_for_the_draws(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell.out("run", GPT4, "--csv", *DRAWS))))
    ends = ["low", "median", "high"]
    assert list(rows[0]) == ["name", "label", "value", *ends, "unit", "si", "how"]
    data = shell.json("run", GPT4, *DRAWS)["quantities"]
    for row in rows:
        assert [float(row[end]) for end in ends] == [data[row["name"]][end] for end in ends]


def test_the_table_has_the_range_in_brackets_with_the_figures_it_supports(shell: Shell) -> None:
    text = " ".join(plain(shell.out("run", GPT4, *DRAWS)).split())
    assert re.search(r"Energy 49 GWh \(24 to 4\d GWh\) follows", text)
    assert "GPU count 25,000 stated" in text
    assert "Between the values in brackets lie nine in ten of 2,000 draws (seed 5)." in text


# ---- drivers


def test_drivers_are_said_and_listed_with_their_ends(shell: Shell) -> None:
    text = plain(shell.out("drivers", GPT4))
    assert text.startswith("What drives energy within the ranges: power per server")
    rows = columns(text)
    assert rows[0] == ["Quantity", "from", "to", "Energy", "to", "1 % more", "Remark"]
    assert rows[1] == ["Power per server", "3.40 kW", "6.50 kW", "25.5 GWh", "48.8 GWh", "+1 %"]
    remarks = {row[0]: row[6] for row in rows[1:] if len(row) > 6}
    assert remarks["GPU count"] == "±10 %"
    assert remarks["PUE"] == "±10 %, assumed"
    assert "variance" not in text
    assert columns(plain(shell.out("drivers", GPT4, "emissions")))[0][3] == "Emissions"


def test_shares_of_the_variance_come_where_asked_for(shell: Shell) -> None:
    text = plain(shell.out("drivers", GPT4, "energy", "--shares"))
    assert "Power per server alone explains" in text
    rows = [re.split(r"\s{2,}", line) for line in text.strip().split("\n\n")[-1].splitlines()]
    assert rows[1] == ["Quantity", "alone", "with others"]
    assert rows[2][0] == "Power per server"
    alone, together = (float(cell.rstrip(" %")) for cell in rows[2][1:])
    assert 90 < alone <= together <= 100


# ---- solve


def test_a_target_within_reach_ends_with_nought(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed(capsys, "solve", GPT4, "energy=60GWh")
    assert (status, err) == (0, "")
    assert out.startswith("Energy is 48.8 GWh; 60.0 GWh is +23 %.\n")
    rows = {row[0]: row[1:] for row in columns(out)}
    assert rows["Quantity"] == ["now", "would have to be"]
    assert rows["Power per server"] == ["6.50 kW", "8.00 kW"]
    assert rows["GPU count"] == ["25,000", "30,769"]
    assert rows["Parameters"][-1] == "makes no difference"
    order = [row[2] for row in columns(out)[1:]]
    first = order.index("makes no difference")
    assert set(order[first:]) == {"makes no difference"}, "those without effect last"


def test_a_target_that_nothing_reaches_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed(capsys, "solve", GPT4, "cost=0 USD")
    assert (status, err) == (1, "")
    answers = {row[2] for row in columns(out)[1:]}
    assert "not within reach: at least 6,000 USD" in answers
    assert all(a == "makes no difference" or a.startswith("not within") for a in answers)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ((GPT4, "energy"), "RESULT=VALUE, such as energy=60GWh"),
        ((GPT4, "enrgy=60GWh"), "did you mean energy"),
        ((GPT4, "energy=60 kW"), "is a power"),
        ((GPT4, "energy="), "does not begin with a number"),
        ((GPT4, "racks=10"), "Racks is unknown here; it needs Power per rack."),
        ((GPT4,), "Name the target as RESULT=VALUE"),
        (("energy=60GWh",), "Name a preset or a file"),
        ((), "RESULT=VALUE is missing"),
    ],
)
def test_a_target_that_is_none_ends_with_two(
    words: tuple[str, ...], part: str, shell: Shell
) -> None:
    assert part in shell.refusal("solve", *words)


# ---- outlook


def test_the_outlook_has_a_row_for_each_year_and_names_what_is_crossed(shell: Shell) -> None:
    text = plain(shell.out("outlook", GROWING, *DRAWS))
    table, crossed = text.split("\n\n")
    rows = [re.split(r"\s{2,}", line.strip()) for line in table.splitlines()]
    heads = ["Year", "Energy per year", "Emissions per year", "Share of the world"]
    assert rows[0] == heads
    assert [row[0] for row in rows[1:]] == [str(year) for year in range(2024, 2036)]
    assert re.fullmatch(r"42 TWh/yr \(\d+ to \d+ TWh/yr\)", rows[1][1])
    assert "\n10× in 2031" in crossed
    assert "IEA, all data centres" in " ".join(crossed.split())


def test_an_outlook_that_is_unknown_says_what_it_needs(shell: Shell) -> None:
    sentence = "The outlook needs: Base year, Horizon year, Fleet growth.\n"
    assert shell.refusal("outlook", GPT4) == sentence
    backwards = ("--set", "horizon_year=2024")
    assert "has to be later than the base year" in shell.refusal("outlook", GROWING, *backwards)
    stated = ("--set", "horizon_energy=1 TWh/yr")
    assert "The years before the horizon are unknown" in shell.refusal("outlook", GROWING, *stated)


# ---- validate, check


def test_the_model_is_held_against_published_runs(shell: Shell) -> None:
    text = plain(shell.out("validate"))
    rows = [re.split(r"\s{2,}", line) for line in text.split("\n\n")[0].splitlines()]
    assert rows[0] == ["Run", "Quantity", "Reported", "Predicted", "Error", "Basis", "Source"]
    assert ["GPT-3 175B", "Energy", "1,287 MWh", "1,289 MWh", "+0.2 %", "measured"] in [
        row[:6] for row in rows
    ]
    assert {row[5] for row in rows[1:]} == {"measured", "identity"}
    assert re.search(r"Measured \(\d+\): median error 0\.\d %, largest", text)


def test_a_table_that_is_too_wide_is_cut_at_its_end_and_keeps_its_columns(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = plain(shell.out("validate")).split("\n\n")[0].splitlines()
    for width in (60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        narrow = plain(shell.out("validate")).split("\n\n")[0].splitlines()
        for whole, cut in zip(wide, narrow, strict=True):
            assert len(cut) <= width
            assert whole.startswith(cut.removesuffix("…"))


def test_several_files_are_checked_and_the_worst_is_the_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    right, wrong = "gpt-3-training", "nas-strubell"
    assert printed(capsys, "check", right)[0] == 0
    assert printed(capsys, "check", right, wrong)[0] == 1
    status, out, err = printed(capsys, "check", right, "nosuch.toml", wrong)
    assert status == 2
    assert err.startswith("wattif: nosuch.toml cannot be read")
    assert err.count("\n") == 1
    for name in (right, wrong):
        assert f"{library.preset(name).title}\n" in out, "the others are checked all the same"
    assert printed(capsys, "check", wrong, "--strict")[0] == 1


# ---- help, and what is refused


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: wattif {name}")
    draws = name in ("run", "outlook")
    assert ("--samples N" in out, "--seed S" in out) == (draws, draws)


@pytest.mark.parametrize("command", ["run", "outlook"])
@pytest.mark.parametrize(
    ("option", "value", "part"),
    [
        ("--samples", "99", "--samples 99 is no whole number from 100 to 1,000,000."),
        ("--samples", "1000001", "--samples 1000001 is no whole number from 100 to 1,000,000."),
        ("--samples", "-5", "--samples -5 is no whole number"),
        ("--samples", "1e5", "--samples 1e5 is no whole number"),
        ("--samples", "many", "--samples many is no whole number"),
        ("--samples", "\x1b[31m", "--samples"),
        ("--seed", "-1", "--seed -1 is no whole number from 0 to 4,294,967,295."),
        ("--seed", "4294967296", "--seed 4294967296 is no whole number"),
        ("--seed", "1.5", "--seed 1.5 is no whole number"),
        ("--seed", "9" * 5000, "is no whole number from 0 to 4,294,967,295."),
        ("--seed", "", "--seed"),
    ],
)
def test_draws_that_cannot_be_are_refused(
    command: str, option: str, value: str, part: str, shell: Shell
) -> None:
    refusal = shell.refusal(command, GROWING, option, value)
    assert part in refusal
    assert len(refusal) < 200


def test_options_stand_before_between_and_after_the_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for once, *others in (
        (["run", GPT4, *DRAWS], ["run", *DRAWS, GPT4], ["run", *DRAWS[:2], GPT4, *DRAWS[2:]]),
        (["solve", GPT4, "energy=1GWh", "--set", "pue=2"],
         ["solve", "--set", "pue=2", GPT4, "energy=1GWh"],
         ["solve", GPT4, "--set", "pue=2", "energy=1GWh"]),
        (["drivers", GPT4, "cost", "--shares"], ["drivers", "--shares", GPT4, "cost"]),
        (["outlook", GROWING, *DRAWS], ["outlook", *DRAWS, GROWING]),
    ):  # fmt: skip
        expected = printed(capsys, *once)
        assert expected[2] == ""
        for other in others:
            assert printed(capsys, *other) == expected, other
