"""Whatever is handed out says what the screen says, whole or not at all."""

import csv
import io
import json
import math
from pathlib import Path

import pytest

from explorer import library
from explorer.errors import WattifError
from explorer.handout import WRITERS
from explorer.handout.content import of_scenarios, of_story
from explorer.handout.going import Cancelled, Going
from explorer.model import model
from explorer.results import evaluate
from explorer.story import Step, Story
from explorer.study.headlines import headlines, told
from explorer.study.sampled import sample_uncertain
from tests.explorer.handouts import MADE, Fickle, hostile, of_presets

SUFFIXES = tuple(WRITERS)
FORMATS = pytest.mark.parametrize("suffix", SUFFIXES)


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def written(path: Path, *names: str) -> str:
    WRITERS[path.suffix](of_presets(*names), path, Going())
    return path.read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("name", ["gpt-4-sparse", "gpt-4-training", "bloom-training"])
def test_headlines_are_those_of_the_tiles(name: str) -> None:
    results = evaluate(library.preset(name))
    sampled = sample_uncertain(results)
    (sheet,) = of_presets(name).sheets
    for row, expected in zip(sheet.headlines, headlines(results), strict=True):
        words = told(expected, results, sampled)
        assert (row.name, row.value, row.ends) == (expected, words.value, words.ends)


def test_credentials_name_day_version_draws_and_seed() -> None:
    sentence = of_presets("gpt-4-sparse").credentials
    assert sentence.startswith("Made on 24 November 2026 with Wattif ")
    assert sentence.endswith("; 100,000 draws, seed 1.")


def test_compared_scenarios_share_one_set_of_draws() -> None:
    other = library.preset("bloom-training")
    seeded = other.model_copy(update={"sampling": other.sampling.model_copy(update={"seed": 7})})
    first, second = of_scenarios([library.preset("gpt-4-sparse"), seeded], MADE).sheets
    assert first.scenario.sampling == second.scenario.sampling


def test_every_source_has_one_number_and_every_statement_names_it() -> None:
    handout = of_presets("gpt-4-sparse", "gpt-4-training")
    assert [source.number for source in handout.sources] == [*range(1, len(handout.sources) + 1)]
    texts = {source.number: source.text for source in handout.sources}
    for sheet in handout.sheets:
        for row in sheet.statements:
            assert row.source == "" or texts[row.reference].startswith(row.source)


def test_a_step_tells_its_numbers_and_those_before() -> None:
    steps = (
        Step(headline="First {energy}", scenario=library.preset("gpt-4-training")),
        Step(headline="{energy before} to {energy}", scenario=library.preset("gpt-4-sparse")),
    )
    handout = of_story(Story(title="Two", steps=steps), MADE)
    first, second = (sheet.heading for sheet in handout.sheets)
    assert first == "First 49\N{NO-BREAK SPACE}GWh"
    assert second == "48.8\N{NO-BREAK SPACE}GWh to 46\N{NO-BREAK SPACE}GWh"


def test_csv_has_every_known_quantity_with_its_exact_value(tmp_path: Path) -> None:
    text = written(tmp_path / "a.csv", "gpt-4-sparse", "bloom-training")
    rows = list(csv.DictReader(io.StringIO(text)))
    for name in ("gpt-4-sparse", "bloom-training"):
        results = evaluate(library.preset(name))
        mine = [r for r in rows if r["scenario"] == results.scenario.title]
        values = {r["quantity"]: r for r in mine if r["how"] != "claimed"}
        assert set(values) == {n for n in model().quantities if n in results.plan.how}
        for quantity, row in values.items():
            si = float(row["value"]) * model().quantities[quantity].size
            assert math.isclose(si, results.values[quantity], rel_tol=1e-12)
            assert (row["made"], row["seed"], row["draws"]) == ("2026-11-24", "1", "100000")


def test_json_has_results_ranges_claims_and_sources(tmp_path: Path) -> None:
    data = json.loads(written(tmp_path / "a.json", "gpt-4-sparse"))
    results = evaluate(library.preset("gpt-4-sparse"))
    sampled = sample_uncertain(results)
    assert sampled is not None
    assert (data["seed"], data["samples"], data["made"]) == (1, 100_000, "2026-11-24")
    (sheet,) = data["scenarios"]
    energy = next(row for row in sheet["results"] if row["name"] == "energy")
    band = sampled.band("energy")
    assert band is not None
    size = model().quantities["energy"].size
    assert energy["si"] == results.values["energy"]
    assert math.isclose(energy["low"] * size, band.low, rel_tol=1e-12)
    assert math.isclose(energy["high"] * size, band.high, rel_tol=1e-12)
    assert energy["shown"] == told("energy", results, sampled).value
    assert {row["verdict"] for row in sheet["claims"]} >= {"reproduces (−8.0\N{NO-BREAK SPACE}%)"}
    numbers = {source["number"] for source in data["sources"]}
    assert {row["source"] for row in sheet["statements"]} <= numbers


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.bib"])
def test_a_citation_names_title_day_version_seed_and_main_source(tmp_path: Path, name: str) -> None:
    text = written(tmp_path / name, "gpt-4-training")
    assert "GPT-4 training, as RISE counts it" in text
    assert "seed 1" in text
    assert "RISE Research Institutes of Sweden" in text
    assert "2026" in text
    key = "@misc{wattif-gpt-4-training-as-rise-counts-2026,"
    assert text.startswith(key) == name.endswith(".bib")


def test_a_citation_escapes_what_tex_and_markdown_would_obey(tmp_path: Path) -> None:
    scenario = library.preset("bloom-training").model_copy(
        update={"title": r"100 % of \input{x} & $a_b$ *bold* [link](http://example.org)"}
    )
    handout = of_scenarios([scenario], MADE)
    for name in ("a.bib", "a.md"):
        WRITERS[Path(name).suffix](handout, tmp_path / name, Going())
    bib = (tmp_path / "a.bib").read_text(encoding="utf-8")
    assert r"100 \% of \textbackslash{}input\{x\} \& \$a\_b\$" in bib
    assert bib.count("{") == bib.count("}")
    assert r"\*bold\* \[link\](" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_a_spreadsheet_computes_nothing_of_a_hostile_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    WRITERS[".csv"](of_scenarios([hostile()], MADE), path, Going())
    for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
        assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row)


@FORMATS
def test_a_hostile_scenario_can_be_handed_out(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    WRITERS[suffix](of_scenarios([hostile()], MADE), path, Going())
    assert path.stat().st_size > 0


@FORMATS
def test_a_scenario_that_states_nothing_can_be_handed_out(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    WRITERS[suffix](
        of_scenarios(
            [
                library.preset("bloom-training").model_copy(
                    update={"statements": {}, "claims": (), "title": ""}
                )
            ],
            MADE,
        ),
        path,
        Going(),
    )
    assert path.stat().st_size > 0


@FORMATS
def test_who_changes_their_mind_gets_no_file_and_keeps_the_old_one(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    for old in (None, b"old"):
        if old is not None:
            path.write_bytes(old)
        asked = 0
        while True:
            try:
                WRITERS[suffix](of_presets("gpt-4-sparse", "bloom-training"), path, Fickle(asked))
            except Cancelled:
                assert names_in(tmp_path) == ([path.name] if old else [])
                assert old is None or path.read_bytes() == old
                asked += 9
                continue
            break
        assert asked
        assert path.read_bytes() != old
        path.unlink()


@FORMATS
def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    path.chmod(0o400)
    with pytest.raises(WattifError, match="read-only"):
        WRITERS[suffix](of_presets("bloom-training"), path, Going())
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == [path.name]


@FORMATS
def test_progress_rises_to_all_of_it(tmp_path: Path, suffix: str) -> None:
    going = Fickle(10_000)
    WRITERS[suffix](of_presets("gpt-4-sparse", "bloom-training"), tmp_path / f"a{suffix}", going)
    assert going.shares == sorted(going.shares)
    assert going.shares[-1] == 1.0


def test_scenarios_of_one_title_are_told_apart_everywhere() -> None:
    scenario = library.preset("gpt-4-training")
    content = of_scenarios([scenario, scenario.stating("pue", 1.5), scenario], MADE)
    titles = [sheet.title for sheet in content.sheets]
    assert titles == [scenario.title, f"{scenario.title} (2)", f"{scenario.title} (3)"]
    assert content.summary == "; ".join(titles)
