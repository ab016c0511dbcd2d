"""Files made to hang the program, fill its memory, or make it open something: each is answered."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from explorer.files import load, save
from explorer.model import model
from explorer.scenario import Claim, Scenario, Source, Statement
from tests.explorer.hostile import NO_FILES, REFUSED, VALID, make_files
from tests.explorer.promised import LONGEST
from tests.explorer.samples import HEAD, ROOT, fault_of, is_one_plain_line

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork, pipes and devices")

PATIENCE = 600
"""Seconds for all of them, which take half a minute: a wide margin below forever."""
SLOWEST_READ = 5
"""Times what the standard library takes for 1 MB of harmless TOML, a fifth of a second: at most
the one second that is promised."""
SLOWEST_SAVE = 20
LARGEST = 64
"""MB over a process that has read a harmless file."""

Outcome = Mapping[str, Any]
FILES = (*REFUSED, *VALID, *NO_FILES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, Outcome]:
    """What each file did, each in a process of its own, all in one run with their floor."""
    (folder / "work").mkdir()
    (folder / "files").mkdir()
    files = map(str, make_files(folder / "files"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.explorer.trial", str(folder / "work"), *files],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    told = {outcome["name"]: outcome for outcome in map(json.loads, done.stdout.splitlines())}
    for key, unit in (("reading", "s"), ("saving", "s"), ("memory", "MB")):
        worst = max(told, key=lambda name: told[name].get(key, 0.0))
        print(f"most {key}: {told[worst].get(key, 0.0):.2f} {unit}, {worst}")
    return told


@pytest.mark.parametrize("name", FILES)
def test_a_file_made_to_hang_the_program_is_answered(
    name: str, outcomes: dict[str, Outcome]
) -> None:
    outcome, floor = outcomes[name], outcomes["floor"]["reading"]
    assert outcome["status"] == 0, "hung or crashed"
    assert outcome["reading"] < SLOWEST_READ * floor
    assert outcome["saving"] < SLOWEST_SAVE * floor
    assert outcome["memory"] < LARGEST


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_in_one_sentence_and_a_valid_one_read(
    name: str, outcomes: dict[str, Outcome]
) -> None:
    answer = outcomes[name]["answer"]
    if name in VALID:
        assert not answer
    else:
        assert answer.startswith(name)
        assert is_one_plain_line(answer)
        assert len(answer) < LONGEST


@pytest.mark.parametrize("name", FILES)
def test_a_file_makes_the_program_open_nothing_else_and_run_nothing(
    name: str, outcomes: dict[str, Outcome], folder: Path
) -> None:
    own, saved = str(folder / "files" / f"{name}.toml"), str(folder / "work")
    only_looked_at = name in ("a folder", "a pipe", "a device")
    assert outcomes[name]["read_events"] == ([] if only_looked_at else [["open", own]])
    for event, where in outcomes[name]["save_events"]:
        assert event.partition(".")[0] in ("open", "os", "pathlib", "fcntl", "tempfile")
        assert where.startswith(saved) or where.isdecimal()  # a number is what was opened there


def test_keys_texts_and_numbers_have_bounds_far_beyond_a_scenario(tmp_path: Path) -> None:
    assert "line 3: found a key of very many parts" in fault_of(
        HEAD + "\n" + "a." * 11 + "a = 1", tmp_path
    )
    assert "line 2: found tables or lists nested too deeply" in fault_of(
        HEAD + "x = " + "[" * 11 + "]" * 11, tmp_path
    )
    assert "line 2: found a word or a number of very many" in fault_of(
        HEAD + "x = " + "1" * 1000, tmp_path
    )
    assert "line 25000: found more lines" in fault_of(HEAD + "\n" * 30_000, tmp_path)


def test_the_largest_scenario_can_be_saved_and_opened_again(tmp_path: Path) -> None:
    link = "https://example.org/a.b.c"
    source = Source(text="A [b] {c}, 1.5 = d.", link=link, year=2020)
    claim = Claim(quantity="energy", low=1.0, high=2.0, unit="J", sentence="s", by="b", cite="k1")
    statements = {
        name: Statement(value=q.si_slider[1], unit=q.unit, cite="k1", known="quoted", note="n\no")
        for name, q in model().quantities.items()
    }
    scenario = Scenario(
        title="t",
        notes="a line\n" * 2_000,
        sources={f"k{n}": source for n in range(1_000)},
        claims=(claim,) * 200,
        statements=statements,
    )
    path = tmp_path / "largest.toml"
    save(scenario, path)
    assert load(path) == scenario
