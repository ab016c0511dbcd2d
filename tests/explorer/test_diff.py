"""`wattif diff`: what is stated differently, the results, and why they differ."""

import re
from pathlib import Path

import pytest

from explorer import library
from explorer.results import evaluate
from explorer.study.waterfall import waterfall
from tests.explorer.samples import plain
from tests.explorer.test_cli import Shell
from tests.explorer.test_cli_process import run

LOW, RISE = "gpt-4-at-400-watts", "gpt-4-training"


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    return Shell(capsys)


def tables(text: str) -> list[list[list[str]]]:
    """The printed blocks, each as its rows of cells."""
    return [
        [re.split(r"\s{2,}", line.strip()) for line in block.splitlines()]
        for block in plain(text).strip().split("\n\n")
    ]


def test_it_prints_titles_statements_results_waterfall_and_sentence(shell: Shell) -> None:
    titles, stated, results, fall, words = tables(shell.out("diff", LOW, RISE))
    assert [title[0] for title in titles] == ["A", "B"]
    assert [title[1] for title in titles] == [library.preset(n).title for n in (LOW, RISE)]
    assert stated[0] == ["Stated", "A", "B"]
    assert ["Power per GPU", "0.4 kW", "–"] in stated
    assert ["Power per server", "–", "6.5 kW (3.4 to 6.5 kW)"] in stated
    assert ["Run time", "95 days", "100 days"] in stated
    assert ["Run time, range", "no range", "90 to 100 days"] in stated
    assert not any(", source" in row[0] or ", remark" in row[0] for row in stated)
    assert not any(row[0] == "GPU count" for row in stated), "the same on both sides"
    assert results[0] == ["Result", "A", "B", "B ÷ A"]
    assert ["Energy", "25.5 GWh", "48.8 GWh", "+91 %"] in results
    assert ["IT power", "10.0 MW", "20.3 MW", "2.03×"] in results
    assert ["Cost", "–", "60.0 million USD", "–"] in results
    assert fall[0] == ["Quantity", "A", "B", "Energy"]
    assert [row[0] for row in fall[1:]] == ["A", "Power per GPU", "PUE", "Run time", "B"]
    assert fall[2][1:4] == ["0.4 kW", "0.8125 kW", "+25.4 GWh"]
    said = " ".join(words[0])
    assert said.startswith("Energy, from 25.5 GWh to 48.8 GWh: 25.4 GWh more by power per GPU")


def test_text_bars_float_from_one_value_to_the_other(shell: Shell) -> None:
    lines = plain(shell.out("diff", LOW, RISE)).strip().split("\n\n")[3].split("\n")[1:]
    column = lines[0].index("=")
    first, up, down, again, last = (line[column:] for line in lines)
    assert set(first.strip()) == set(last.strip()) == {"="}
    assert set(up.strip()) == set(again.strip()) == {"+"}
    assert set(down.strip()) == {"-"}
    assert up.index("+") == len(first), "it begins where A ends"
    assert len(down) == len(up), "it comes down from where the one before has gone"
    assert len(last) == len(again)
    ratio = len(first.strip()) / len(last.strip())
    assert ratio == pytest.approx(25.536 / 48.75, abs=0.04)


def test_a_result_can_be_named_and_the_odds_are_told_where_there_are_ranges(shell: Shell) -> None:
    text = plain(shell.out("diff", LOW, RISE, "Emissions"))
    assert "Emissions, from 9.81 kt to 18.7 kt:" in text
    assert re.search(r"Emissions: B is larger than A in 9\d % of the draws", text)
    certain = plain(shell.out("diff", LOW, "gpt-3-training", "emissions"))
    assert "draws" not in certain


def test_the_json_has_the_same_numbers(shell: Shell) -> None:
    data = shell.json("diff", "--json", LOW, RISE, "energy")
    assert data == shell.json("diff", LOW, RISE, "--json")
    assert data["one"] == library.preset(LOW).title
    assert {"quantity": "pue", "what": "PUE", "one": "1.12", "other": "–"} in data["stated"]
    assert data["results"]["energy"] == {
        "one": 25.536,
        "other": 48.75,
        "unit": "GWh",
        "ratio": pytest.approx(48.75 / 25.536),
    }
    assert data["results"]["cost"]["one"] is None
    fall = data["waterfall"]
    assert (fall["start"], fall["end"], fall["method"]) == (25.536, 48.75, "LMDI")
    assert sum(bar["amount"] for bar in fall["bars"]) == pytest.approx(48.75 - 25.536)
    one, other = (evaluate(library.preset(name)) for name in (LOW, RISE))
    found = waterfall(one, other, "energy")
    assert [bar["quantity"] for bar in fall["bars"]] == [bar.name for bar in found.bars]
    assert fall["bars"][0] == {
        "quantity": "gpu_power",
        "amount": pytest.approx(found.bars[0].amount / 3.6e12),
        "one": 400.0,
        "other": 812.5,
        "unit": "W",
        "how": ["stated", "follows"],
    }
    assert fall["words"] == plain(found.words)


def test_the_same_twice_differs_in_nothing(shell: Shell) -> None:
    text = plain(shell.out("diff", LOW, LOW))
    assert "Both state the same values." in text
    assert "Energy, 25.5 GWh in both." in text


def test_without_a_result_in_common_it_says_so(shell: Shell) -> None:
    Path("water.toml").write_text('format = 2\n[statements]\nparameters = "7 billion"\n', "utf-8")
    text = plain(shell.out("diff", LOW, "water.toml"))
    assert "No headline is known in both, so there is no change to split." in text
    assert shell.json("diff", LOW, "water.toml", "--json")["waterfall"] is None


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ((LOW, RISE, "enrgy"), "did you mean energy"),
        ((LOW, RISE, "cost"), "Cost is unknown in “GPT-4 training at 400 W a GPU”; it needs"),
        ((LOW,), "B is missing"),
        ((), "A is missing"),
        ((LOW, RISE, "energy", "more"), "unrecognised arguments: more"),
        ((LOW, "nosuch.toml"), "nosuch.toml cannot be read"),
        ((LOW, RISE, "--verbose"), "unrecognised arguments: --verbose"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_sentence(
    words: tuple[str, ...], part: str, shell: Shell
) -> None:
    assert part in shell.refusal("diff", *words)


def test_as_a_process_it_prints_to_standard_output_and_ends_with_0() -> None:
    done = run("diff", LOW, RISE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "25.4 GWh more by power per GPU" in " ".join(plain(done.stdout).split())
    refused = run("diff", LOW, RISE, "cost")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("wattif: Cost is unknown")
