"""The deck opened again: charts that can be edited, with the model's values in them."""

import math
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from explorer import library
from explorer.handout import WRITERS
from explorer.handout.content import Handout, of_scenarios, of_story
from explorer.handout.deck.compared import KINDS
from explorer.handout.going import Going
from explorer.results import evaluate
from explorer.story import CHARTS, Step, Story
from explorer.study.distribution import HIGH, LOW
from explorer.study.outlook import outlook
from explorer.study.sampled import sample
from explorer.study.tornado import tornado
from explorer.units import size
from tests.explorer.handouts import EVIL, MADE, hostile, of_presets
from tests.explorer.sheets import sheets_of

GWH = size("GWh")


def deck_of(path: Path, handout: Handout) -> Any:
    WRITERS[".pptx"](handout, path, Going())
    return Presentation(str(path))


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def step(path: Path, *kinds: str, look_at: str = "energy", name: str = "gpt-4-sparse") -> list[Any]:
    """The charts of the one slide of a story."""
    beside = (library.preset("gpt-4-training"),)
    one = Step(
        headline="{energy}",
        charts=kinds,
        look_at=look_at,
        notes="Speak slowly.",
        scenario=library.preset(name),
        beside=beside,
    )
    return charts(deck_of(path, of_story(Story(title="One", steps=(one,)), MADE)).slides[1])


def values(chart: Any) -> dict[str, list[float | None]]:
    return {series.name: list(series.values) for series in chart.plots[0].series}


def test_every_chart_of_the_window_has_its_picture() -> None:
    assert set(KINDS) == set(CHARTS)


def test_the_breakdown_has_the_parts_in_the_units_of_the_screen(tmp_path: Path) -> None:
    (chart,) = step(tmp_path / "a.pptx", "breakdown")
    found = evaluate(library.preset("gpt-4-sparse")).values
    rows = values(chart)
    assert math.isclose(rows["electricity (IT)"][0] or 0, found["it_energy"] / GWH)
    assert math.isclose(rows["overhead"][0] or 0, found["overhead_energy"] / GWH)
    emissions = found["operational_emissions"] / size("kt")
    assert math.isclose(rows["electricity (IT)"][1] or 0, emissions)


def test_the_tornado_has_the_results_at_both_ends(tmp_path: Path) -> None:
    (chart,) = step(tmp_path / "a.pptx", "tornado")
    results = evaluate(library.preset("gpt-4-sparse"))
    swings = tornado(results, "energy")
    rows = values(chart)
    for place, (low, high) in enumerate(
        zip(rows["at its lower end"], rows["at its upper end"], strict=True)
    ):
        assert math.isclose((low or 0) * GWH, swings[place].results[0])
        assert math.isclose((high or 0) * GWH, swings[place].results[1])
    assert math.isclose(chart.value_axis.crosses_at * GWH, results.values["energy"])


def test_the_ladder_has_the_scenario_among_yardsticks(tmp_path: Path) -> None:
    (chart,) = step(tmp_path / "a.pptx", "ladder")
    place = next(
        n for n, c in enumerate(chart.plots[0].categories) if c.startswith("This scenario")
    )
    (row,) = values(chart).values()
    energy = evaluate(library.preset("gpt-4-sparse")).values["energy"]
    assert math.isclose((row[place] or 0) * GWH, energy)
    assert row == sorted(row, key=lambda value: -(value or 0))


def test_the_distribution_counts_all_but_the_tails_of_the_draws(tmp_path: Path) -> None:
    (chart,) = step(tmp_path / "a.pptx", "distribution")
    rows = values(chart)
    inside, others = (sum(v or 0 for v in row) for row in rows.values())
    assert 99 < inside + others <= 100
    assert abs(inside - 100 * (HIGH - LOW)) < 5


def test_the_response_goes_through_the_scenario(tmp_path: Path) -> None:
    (chart,) = step(tmp_path / "a.pptx", "response")
    found = evaluate(library.preset("gpt-4-sparse")).values
    *_curves, dot = chart.plots[0].series
    (x,) = (float(v.text) for v in dot._element.xpath("c:xVal//c:v"))
    assert math.isclose(x, found["gpu_count"])
    assert math.isclose(next(iter(dot.values)) * GWH, found["energy"])


def test_the_outlook_has_the_years_as_stated(tmp_path: Path) -> None:
    (chart,) = step(
        tmp_path / "a.pptx", "outlook", look_at="horizon_energy", name="headline-multipliers-2035"
    )
    results = evaluate(library.preset("headline-multipliers-2035"))
    fan = outlook(sample(results), "horizon_energy")
    assert fan is not None
    stated = values(chart)["as stated"]
    expected = [value / size("TWh/yr") for value in fan.stated.tolist()]
    assert [v or 0 for v in stated] == pytest.approx(expected, rel=1e-12)


def test_the_waterfall_goes_from_one_to_the_other_with_no_residue(tmp_path: Path) -> None:
    (chart,) = step(tmp_path / "a.pptx", "waterfall")
    rows = values(chart)
    start, *_rest, end = rows["total"]
    one, other = (
        evaluate(library.preset(n)).values["energy"] / GWH
        for n in ("gpt-4-training", "gpt-4-sparse")
    )
    more, less = (sum(v or 0 for v in rows[name]) for name in ("more", "less"))
    assert math.isclose(start or 0, one)
    assert math.isclose(end or 0, other)
    assert math.isclose(more - less, other - one, rel_tol=1e-9)


def test_the_comparison_has_a_bar_for_each_scenario(tmp_path: Path) -> None:
    (chart,) = step(tmp_path / "a.pptx", "comparison")
    (row,) = values(chart).values()
    expected = [
        evaluate(library.preset(n)).values["energy"] / GWH
        for n in ("gpt-4-sparse", "gpt-4-training")
    ]
    assert [v or 0 for v in row] == pytest.approx(expected)


def test_in_a_comparison_each_other_scenario_says_why_it_differs(tmp_path: Path) -> None:
    slides = deck_of(tmp_path / "a.pptx", of_presets("gpt-4-training", "gpt-4-sparse")).slides
    fall, _parts = charts(slides[3])
    totals = [value for value in values(fall)["total"] if value is not None]
    expected = [
        evaluate(library.preset(n)).values["energy"] / GWH
        for n in ("gpt-4-training", "gpt-4-sparse")
    ]
    assert totals == pytest.approx(expected)


@pytest.mark.parametrize("kind", CHARTS)
def test_every_kind_can_be_shown_of_a_scenario_that_knows_nothing(
    tmp_path: Path, kind: str
) -> None:
    story = Story(title="Empty", steps=(Step(headline="Nothing", charts=(kind,)),))
    assert len(deck_of(tmp_path / "a.pptx", of_story(story, MADE)).slides) >= 3


def test_notes_hold_what_is_said_and_what_it_rests_on(tmp_path: Path) -> None:
    one = Step(headline="{energy}", notes="Speak slowly.", scenario=library.preset("gpt-4-sparse"))
    handout = of_story(Story(title="One", steps=(one,)), MADE)
    slide = deck_of(tmp_path / "a.pptx", handout).slides[1]
    notes = slide.notes_slide.notes_text_frame.text
    assert notes.startswith("Speak slowly.")
    assert "PUE: 1.18 (range 1.12 to 1.2) [9]" in notes
    assert "Development multiplier: 1" in notes
    assert handout.credentials in notes
    assert slide.shapes.title.text_frame.text == "46\N{NO-BREAK SPACE}GWh"


def test_the_last_slides_list_every_source_and_assumption(tmp_path: Path) -> None:
    handout = of_presets("gpt-4-sparse", "bloom-training", "chatgpt-2025-epoch")
    slides = deck_of(tmp_path / "a.pptx", handout).slides
    text = "\n".join(
        s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame
    )
    for source in handout.sources:
        assert f"[{source.number}] {source.text}" in text
    for sheet in handout.sheets:
        for row in sheet.assumptions:
            assert f"{row.label}: {row.value}" in text


def test_every_chart_and_table_says_in_words_what_it_shows(tmp_path: Path) -> None:
    deck = deck_of(tmp_path / "a.pptx", of_presets("gpt-4-sparse", "bloom-training"))
    frames = [s for slide in deck.slides for s in slide.shapes if s.has_chart or s.has_table]
    assert len(frames) == 6
    assert all(frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames)


def test_nothing_is_smaller_than_can_be_read_or_beyond_the_slide(tmp_path: Path) -> None:
    deck = deck_of(tmp_path / "a.pptx", of_presets("gpt-4-sparse", "headline-multipliers-2035"))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width + 10
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_text_frame and shape.text_frame.text:
                sizes = [p.font.size for p in shape.text_frame.paragraphs]
                assert all(one is not None and one >= Pt(12) for one in sizes)


def test_a_hostile_text_is_a_text_on_the_slide_and_in_the_charts_own_workbook(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pptx"
    other = hostile().model_copy(update={"title": "http://example.org/x"})
    deck = deck_of(path, of_scenarios([hostile(), other], MADE))
    assert deck.slides[2].shapes.title.text_frame.text == EVIL
    with zipfile.ZipFile(path) as whole:
        books = [name for name in whole.namelist() if name.endswith(".xlsx")]
        assert books
        for name in books:
            content = whole.read(name)
            (tmp_path / "inner.xlsx").write_bytes(content)
            for cells in sheets_of(tmp_path / "inner.xlsx").values():
                assert not any(cell.formula for cell in cells.values())
            with zipfile.ZipFile(BytesIO(content)) as inner:
                for part in inner.namelist():
                    assert b'TargetMode="External"' not in inner.read(part)
        for name in whole.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in whole.read(name), name
