"""`wattif export`: which file for which name, and what it refuses."""

import json
from pathlib import Path

import pytest

from explorer import library
from explorer.cli import main
from explorer.handout import WRITERS
from explorer.handout.kinds import KINDS
from explorer.results import evaluate

PRESET = "gpt-4-training"


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_ending_of_the_name_says_which_file_is_written(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{suffix}"
    assert main(["export", PRESET, "--to", str(path)]) == 0
    begins = {".xlsx": b"PK", ".pptx": b"PK", ".json": b"{", ".bib": b"@"}
    assert path.read_bytes().startswith(begins.get(suffix, b""))
    assert path.stat().st_size > 100


def test_every_kind_has_a_writer() -> None:
    assert {kind.suffix for kind in KINDS if not kind.draws} == set(WRITERS)


def test_the_numbers_are_those_of_the_model(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    assert main(["export", PRESET, "gpt-4-sparse", "--to", str(path)]) == 0
    told = json.loads(path.read_text("utf-8"))
    for name, scenario in zip((PRESET, "gpt-4-sparse"), told["scenarios"], strict=True):
        energy = evaluate(library.preset(name)).values["energy"]
        row = next(row for row in scenario["results"] if row["name"] == "energy")
        assert row["si"] == pytest.approx(energy)
        assert row["unit"] == "GWh"
        assert row["value"] == pytest.approx(energy / 3.6e12)


def test_the_article_s_story_is_handed_out_by_name(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    assert main(["export", "--story", "article", "--to", str(path)]) == 0
    assert len(json.loads(path.read_text("utf-8"))["scenarios"]) >= 8


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([PRESET, "--to", "{folder}/x.doc"], "there are .pptx"),
        ([PRESET, "--to", "{folder}/x"], "no ending"),
        ([PRESET, "--to", "{folder}/none/x.csv"], "no folder"),
        (["--to", "{folder}/x.csv"], "Name a scenario"),
        ([PRESET, "--story", "article", "--to", "{folder}/x.csv"], "not both"),
        (["no-such-preset", "--to", "{folder}/x.csv"], "no preset and no file"),
        ([*["gpt-3-training"] * 7, "--to", "{folder}/x.csv"], "At most 6"),
        ([PRESET, "--to", "{folder}/x.svg", "--chart", "pie"], "no chart called"),
        ([PRESET, "--to", "{folder}/x.svg", "--size", "9x9"], "--size"),
    ],
)
def test_what_cannot_be_handed_out_is_said_and_nothing_is_left(
    words: list[str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *(word.format(folder=tmp_path) for word in words)]) == 2
    assert why in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_replaced_only_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "cite.txt"
    path.write_text("mine")
    assert main(["export", PRESET, "--to", str(path)]) == 2
    assert path.read_text() == "mine"
    assert main(["export", PRESET, "--to", str(path), "--force"]) == 0
    assert "GPT-4" in path.read_text("utf-8")
