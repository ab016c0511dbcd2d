"""The command line as a person uses it, within this process."""

import csv
import io
import json
from pathlib import Path
from typing import Any, NoReturn

import pytest

from explorer import __version__, library
from explorer.cli import main
from explorer.model import model
from explorer.schema import schema
from tests.explorer.samples import is_one_plain_line


@pytest.fixture(autouse=True)
def in_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


class Shell:
    """Runs commands and looks at what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def out(self, *arguments: str) -> str:
        """What a command prints that goes well."""
        status = main(arguments)
        printed = self._capsys.readouterr()
        assert (status, printed.err) == (0, "")
        return printed.out

    def json(self, *arguments: str) -> Any:
        """What a command prints as JSON, strictly read."""

        def refuse(word: str) -> NoReturn:
            raise AssertionError(f"{word} is no JSON")

        return json.loads(self.out(*arguments, "--json"), parse_constant=refuse)

    def refusal(self, *arguments: str) -> str:
        """The line on standard error of a command that goes wrong, without the program's name."""
        status = main(arguments)
        printed = self._capsys.readouterr()
        assert (status, printed.out) == (2, "")
        assert printed.err.startswith("wattif: ")
        assert printed.err.endswith("\n")
        assert is_one_plain_line(printed.err[:-1])
        return printed.err.removeprefix("wattif: ")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


# run


def test_the_json_has_the_promised_shape(shell: Shell) -> None:
    data = shell.json("run", "gpt-4-training")
    assert list(data) == ["scenario", "quantities", "unknown", "checks", "claims"]
    assert data["scenario"] == "GPT-4 training, as RISE counts it"
    for name, entry in data["quantities"].items():
        quantity = model().quantities[name]
        assert list(entry) == ["value", "unit", "si", "how"]
        assert entry["unit"] == quantity.unit
        assert entry["value"] * quantity.size == pytest.approx(entry["si"])
        assert entry["how"] in {"stated", "follows", "assumed"}
    assert data["quantities"]["energy"] == {
        "value": 48.75,
        "unit": "GWh",
        "si": 1.755e14,
        "how": "follows",
    }
    assert data["quantities"]["gpu_count"]["how"] == "stated"
    assert data["quantities"]["pue"] == {"value": 1.0, "unit": "1", "si": 1.0, "how": "assumed"}
    assert data["unknown"]["racks"] == ["rack_power"]
    (check,) = data["checks"]
    assert list(check) == ["quantity", "value", "other", "ratio", "by"]
    assert (check["quantity"], check["other"]) == ("utilization", 100.0)
    assert check["ratio"] == pytest.approx(1.9676, abs=1e-4)
    claim = data["claims"][0]
    assert list(claim) == ["quantity", "published", "computed", "ratio", "verdict", "source"]
    assert (claim["quantity"], claim["published"], claim["computed"]) == ("energy", 50, 48.75)
    assert claim["ratio"] == pytest.approx(50 / 48.75)
    assert "reproduces" in claim["verdict"]
    assert claim["source"].startswith("RISE")


def test_every_quantity_is_either_known_or_unknown(shell: Shell) -> None:
    for arguments in (["--empty"], ["gpt-4-training"], ["google-2021"]):
        data = shell.json("run", *arguments)
        known, unknown = set(data["quantities"]), set(data["unknown"])
        assert not known & unknown
        assert set(model().quantities) - known - unknown <= set(model().assumptions)


@pytest.mark.parametrize("name", library.names())
def test_every_preset_prints_as_json_as_csv_and_as_a_table(name: str, shell: Shell) -> None:
    assert shell.json("run", name)["scenario"] == library.preset(name).title
    assert shell.out("run", name, "--csv").startswith("name,label,value,unit,si,how\n")
    assert library.preset(name).title in shell.out("run", name)


def test_an_interval_claimed_is_published_with_both_ends(shell: Shell) -> None:
    claims = shell.json("run", "google-2021")["claims"]
    assert [c["published"] for c in claims if c["quantity"] == "company_share"] == [[10, 15]]


def test_what_is_no_number_is_null(shell: Shell) -> None:
    huge = ("--set", "gpu_count=1e300", "--set", "run_time=1e9 years", "--set", "gpus_per_server=8")
    data = shell.json("run", "--empty", *huge, "--set", "server_power=1e300 W")
    assert data["quantities"]["it_power"] == {
        "value": None,
        "unit": "MW",
        "si": None,
        "how": "follows",
    }


def test_the_csv_has_one_line_for_each_known_quantity(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell.out("run", "gpt-4-training", "--csv"))))
    data = shell.json("run", "gpt-4-training")["quantities"]
    assert [row["name"] for row in rows] == list(data)
    energy = next(row for row in rows if row["name"] == "energy")
    assert energy == {
        "name": "energy",
        "label": "Energy",
        "value": "48.75",
        "unit": "GWh",
        "si": "175500000000000.0",
        "how": "follows",
    }


def test_the_table_tells_what_is_known_assumed_contradicted_claimed_and_missing(
    shell: Shell,
) -> None:
    lines = shell.out("run", "gpt-4-training").splitlines()
    assert lines[0] == "GPT-4 training, as RISE counts it"
    text = "\n".join(" ".join(line.split()) for line in lines)
    assert "\nEnergy 48.8 GWh follows\n" in text
    assert "\nGPU count 25,000 stated\n" in text
    assert "\nPUE 1.00 assumed\n" in text
    assert "Utilisation: 197 % cannot exceed 100 %" in text
    assert "Energy 50 GWh (RISE): 48.8 GWh – reproduces (−2.5 %)" in text
    assert "\nRacks: Power per rack\n" in text


def test_a_table_of_nothing_begins_without_a_gap(shell: Shell) -> None:
    assert shell.out("run", "--empty")[0] != "\n"


def test_what_is_set_is_stated(shell: Shell) -> None:
    data = shell.json(
        "run",
        "--empty",
        "--set",
        "gpu_count=25,000",
        "--set",
        "gpus_per_server=8",
        "--set",
        "server_power=6.5 kW",
        "--set",
        "run_time = 100 days",
        "--set",
        "load_factor=80 %",
    )
    assert data["quantities"]["energy"]["value"] == pytest.approx(39.0)
    assert data["quantities"]["load_factor"]["how"] == "stated"


def test_what_is_set_goes_before_what_the_preset_states(shell: Shell) -> None:
    data = shell.json("run", "gpt-4-training", "--set", "server_power=10.2 kW", "--set", "pue=1.1")
    assert data["quantities"]["energy"]["value"] == pytest.approx(48.75 * 10.2 / 6.5 * 1.1)


def test_the_last_word_on_a_quantity_counts(shell: Shell) -> None:
    data = shell.json("run", "--empty", "--set", "pue=1.1", "--set", "pue=1.2")
    assert data["quantities"]["pue"]["value"] == 1.2


def test_what_is_freed_follows_or_is_unknown(shell: Shell) -> None:
    data = shell.json("run", "gpt-4-training", "--free", "gpu_count", "--set", "utilization=34 %")
    assert data["quantities"]["gpu_count"]["how"] == "follows"
    assert "gpu_count" in shell.json("run", "gpt-4-training", "--free", "gpu_count")["unknown"]


def test_a_file_is_run_by_its_path(shell: Shell) -> None:
    Path("mine.wattif.toml").write_text("format = 2\ntitle = 'Mine'\n", encoding="utf-8")
    assert shell.json("run", "mine.wattif.toml")["scenario"] == "Mine"
    assert shell.json("run", "./mine.wattif.toml")["scenario"] == "Mine"


def test_options_may_stand_anywhere(shell: Shell) -> None:
    once = shell.out("run", "gpt-4-training", "--json", "--set", "pue=1.2")
    assert shell.out("run", "--json", "--set", "pue=1.2", "gpt-4-training") == once
    assert shell.out("run", "--set=pue=1.2", "gpt-4-training", "--json") == once


# explain


def test_a_number_is_explained_down_to_its_sources(shell: Shell) -> None:
    text = shell.out("explain", "gpt-4-training", "energy")
    assert text.startswith("Energy = 48.8\N{NO-BREAK SPACE}GWh\n  IT energy × PUE.\n")
    for part in (
        "Servers × power per server × load factor.",
        "GPU count = 25,000",
        "RISE",
        "(2023)",
        "quoted",
        "https://",
        "range: 3.4",
        "assumed",
    ):
        assert part in text


def test_an_unknown_number_says_what_it_needs(shell: Shell) -> None:
    text = shell.out("explain", "gpt-4-training", "racks")
    assert text == "Racks = –\n  unknown; needs Power per rack\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["gpt-4-training", "pue", "--set", "pue=1.2"],
        ["--set", "pue=1.2", "gpt-4-training", "pue"],
        ["gpt-4-training", "--set", "pue=1.2", "pue"],
        ["--empty", "pue", "--set", "pue=1.2"],
        ["--empty", "--set", "pue=1.2", "pue"],
        ["pue", "--empty", "--set", "pue=1.2"],
    ],
)
def test_explain_takes_its_words_in_any_order(arguments: list[str], shell: Shell) -> None:
    assert shell.out("explain", *arguments) == "PUE = 1.2\n  stated without a source\n"


# list, schema, help


def test_all_presets_are_listed_with_title_and_tags(shell: Shell) -> None:
    lines = shell.out("list").splitlines()
    assert [line.split()[0] for line in lines] == list(library.names())
    assert "Neural architecture search: 626,000 what?" in "\n".join(lines)
    assert "[training]" in next(line for line in lines if line.startswith("gpt-4-training "))


def test_the_schema_is_printed(shell: Shell) -> None:
    assert json.loads(shell.out("schema")) == schema()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--version"], f"wattif {__version__}\n"),
        (["--help"], "explain"),
        (["run", "--help"], "--set"),
        (["explain", "-h"], "NAME"),
        (["list", "--help"], "usage: wattif list"),
    ],
)
def test_help_is_given(arguments: list[str], part: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 0
    assert part in capsys.readouterr().out


# refusals


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["run"], "Name a preset or a file, or give --empty"),
        (["run", "--empty", "gpt-4-training"], "--empty"),
        (["run", ""], "Name a preset"),
        (["run", "gpt-4-trainin"], "did you mean gpt-4-training"),
        (["run", "zzzzzz"], "“wattif list” shows all presets"),
        (["run", "none.toml"], "none.toml cannot be read"),
        (["run", "some/where"], "where cannot be read"),
        (["run", "."], "cannot be read"),
        (["run", "/"], "cannot be read"),
        (["run", "x" * 5000], ""),
        (["run", "a\0b"], ""),
        (["run", "\x1b[31mred"], ""),
        (["run", "gpt-4-training", "--set", "pue"], "NAME=VALUE"),
        (["run", "gpt-4-training", "--set", "=1"], "no quantity called"),
        (["run", "gpt-4-training", "--set", "pue="], "does not begin with a number"),
        (["run", "gpt-4-training", "--set", "pue=0.5"], "PUE cannot be below 1"),
        (["run", "gpt-4-training", "--set", "peu=1.1"], "did you mean pue"),
        (["run", "gpt-4-training", "--set", "server_power=50 GWh"], "is an energy"),
        (["run", "gpt-4-training", "--set", "server_power=6.5"], "needs a unit"),
        (["run", "gpt-4-training", "--set", "pue=\x1b[31m"], ""),
        (["run", "gpt-4-training", "--free", "pue"], "pue is not stated"),
        (["run", "gpt-4-training", "--free", "gpu_cuont"], "did you mean gpu_count"),
        (["run", "gpt-4-training", "--free", "gpu_count", "--free", "gpu_count"], "not stated"),
        (["run", "gpt-4-training", "--json", "--csv"], "not allowed with"),
        (["run", "gpt-4-training", "--nonsense"], "--nonsense"),
        (["run", "gpt-4-training", "google-2021"], "google-2021"),
        (["run", "gpt-4-training", "--set"], "--set"),
        (["explain", "gpt-4-training"], ""),
        (["explain"], ""),
        (["explain", "gpt-4-training", "enrgy"], "did you mean energy"),
        (["explain", "energy", "gpt-4-training"], ""),
        (["list", "training"], "training"),
        (["shot", "gpt-4-training"], "-o"),
        (["shot", "gpt-4-trainin", "-o", "x.png"], "did you mean"),
        (["shot", "gpt-4-training", "-o", "none/x.png"], "There is no folder none"),
        (["shot", "gpt-4-training", "-o", "x.png", "--size", "10x10"], "--size 10x10"),
        (["shot", "gpt-4-training", "-o", "x.png", "--size", "large"], "--size large"),
        (["shot", "gpt-4-training", "-o", "x.png", "--size", "9" * 5000 + "x400"], "--size"),
        (["--nonsense"], ""),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: list[str], part: str, shell: Shell) -> None:
    refusal = shell.refusal(*arguments)
    assert part in refusal
    assert len(refusal) < 400


def test_a_broken_file_is_refused_in_one_line(shell: Shell) -> None:
    Path("mine.toml").write_text("format = 2\n\n[statements]\npue = 0.5\n", encoding="utf-8")
    assert shell.refusal("run", "mine.toml").startswith("mine.toml, line 4: statements, pue: ")


# width


@pytest.mark.parametrize("columns", ["40", "80", "300"])
def test_texts_fit_the_width_of_the_terminal(
    columns: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    tables = [
        line
        for line in shell.out("run", "gpt-4-training").splitlines()
        if not line.endswith(("stated", "follows", "assumed"))
    ]
    assert max(map(len, tables)) <= min(int(columns), 110)


def test_the_list_fits_the_width_of_the_terminal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, shell.out("list").splitlines())) <= 80


@pytest.mark.parametrize("columns", ["1", "0", "-5", "wide"])
def test_a_terminal_of_no_width_breaks_nothing(
    columns: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert "48.8 GWh" in shell.out("run", "gpt-4-training")
    assert shell.out("list")


def test_nothing_is_coloured_where_no_terminal_is(shell: Shell) -> None:
    assert "\x1b" not in shell.out("run", "gpt-4-training") + shell.out("list")
