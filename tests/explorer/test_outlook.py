"""Until the horizon: every year as the model has it, and when a path meets a line."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import library
from explorer.facts import marks
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Claim, Scenario
from explorer.study.crossings import (
    Crossing,
    crossing,
    crossings,
    mark_variants,
    mark_words,
    multiples,
    said,
    summary,
)
from explorer.study.outlook import SUBJECTS, Fan, outlook, rows, wanting
from explorer.study.sampled import sample
from tests.explorer.samples import plain, stating

COUNT = 2000
PRESETS = (
    "headline-multipliers",
    "headline-multipliers-ai",
    "headline-multipliers-2035",
    "ai-2030-groarke-growth",
)
both = pytest.mark.parametrize("preset", PRESETS)
every = pytest.mark.parametrize("subject", SUBJECTS)
TWH = model().quantities["horizon_energy"].size


def path(growth: str, *, years: int = 6, **more: str) -> Scenario:
    """100 TWh a year in 2024, growing."""
    texts = {
        "annual_energy": "100 TWh/yr",
        "base_year": "2024",
        "horizon_year": str(2024 + years),
        "fleet_growth": growth,
    }
    return stating({**texts, **more})


def fan_of(scenario: Scenario, subject: str = "horizon_energy") -> Fan:
    found = outlook(sample(evaluate(scenario), COUNT), subject)
    assert found is not None
    return found


def met(scenario: Scenario) -> dict[str, Crossing]:
    return {c.name: c for c in crossings(fan_of(scenario), evaluate(scenario))}


def line(scenario: Scenario, low: float, high: float | None = None) -> Crossing:
    """When a path meets a line in TWh a year."""
    return crossing(fan_of(scenario), "line", low * TWH, (low if high is None else high) * TWH)


# ---- the years


@both
@every
def test_each_year_is_the_scenario_with_that_horizon(preset: str, subject: str) -> None:
    scenario = library.preset(preset)
    fan = fan_of(scenario, subject)
    assert fan.years.tolist() == list(range(2024, fan.ends[0] + 1))
    for year, value in zip(fan.years, fan.stated, strict=True):
        there = evaluate(scenario.stating("horizon_year", float(year)))
        assert value == pytest.approx(there.values[subject], rel=1e-12)


@both
@every
def test_the_path_begins_with_what_is_stated_of_today(preset: str, subject: str) -> None:
    values = evaluate(library.preset(preset)).values
    today = {
        "horizon_energy": values["annual_energy"],
        "horizon_emissions": values["annual_energy"] * values["grid_intensity"],
        "horizon_world_share": values["world_share"],
    }
    assert fan_of(library.preset(preset), subject).begins[1] == pytest.approx(today[subject])


@both
@every
def test_the_band_is_that_of_all_draws_in_each_year(preset: str, subject: str) -> None:
    sampled = sample(evaluate(library.preset(preset)), COUNT)
    fan = outlook(sampled, subject)
    assert fan is not None
    of = sampled.of
    for index, year in enumerate(fan.years):
        gone = year - of("base_year")
        gain = sampled.values.get("efficiency_gain", 0.0)
        drawn = of("annual_energy") * ((1 + of("fleet_growth")) * (1 - gain)) ** gone
        if subject == "horizon_emissions":
            drawn = drawn * of("grid_intensity") * (1 - of("grid_decline")) ** gone
        if subject == "horizon_world_share":
            drawn = drawn / (of("world_demand") * (1 + of("demand_growth")) ** gone)
        expected = np.quantile(drawn, (0.05, 0.5, 0.95), method="hazen")
        got = fan.low[index], fan.median[index], fan.high[index]
        assert got == pytest.approx(tuple(expected), rel=1e-9)


@both
@every
def test_a_fast_outlook_is_the_same_to_the_eye(preset: str, subject: str) -> None:
    sampled = sample(evaluate(library.preset(preset)), COUNT)
    exact, fast = outlook(sampled, subject), outlook(sampled, subject, fast=True)
    assert exact is not None
    assert fast is not None
    assert fast.stated.tolist() == exact.stated.tolist()
    for part in ("low", "median", "high"):
        assert getattr(fast, part) == pytest.approx(getattr(exact, part), rel=0.01)
        for end in (0, -1):
            assert getattr(fast, part)[end] == pytest.approx(getattr(exact, part)[end], rel=1e-12)


def test_a_fast_outlook_can_come_down_to_nothing() -> None:
    scenario = path("20 %/yr", efficiency_gain="100 %/yr", years=12)
    fast = outlook(sample(evaluate(scenario), COUNT), "horizon_energy", fast=True)
    assert fast is not None
    assert fast.high == pytest.approx([100 * TWH] + 12 * [0.0])


def test_without_ranges_the_fan_is_a_line() -> None:
    fan = fan_of(path("10 %/yr"))
    assert fan.certain
    assert fan.low.tolist() == fan.high.tolist() == pytest.approx(fan.stated.tolist())
    assert not fan_of(library.preset("headline-multipliers-ai")).certain


# ---- what is wanting


def wanted(scenario: Scenario, subject: str = "horizon_energy") -> tuple[str, ...]:
    found = wanting(evaluate(scenario), subject)
    assert outlook(sample(evaluate(scenario), COUNT), subject) is None
    return found.names if found else ()


def test_what_is_unknown_is_named() -> None:
    gpt_4 = library.preset("gpt-4-training")
    assert wanted(gpt_4) == ("base_year", "horizon_year", "fleet_growth")
    assert wanted(path("10 %/yr"), "horizon_emissions") == ("grid_intensity",)
    assert wanting(evaluate(path("10 %/yr")), "horizon_energy") is None


def test_the_horizon_has_to_be_later_than_the_base() -> None:
    assert wanted(path("10 %/yr", years=0)) == ("horizon_year", "base_year")
    assert wanted(path("10 %/yr", years=-3)) == ("horizon_year", "base_year")
    assert fan_of(path("10 %/yr", years=1)).years.tolist() == [2024, 2025]


@pytest.mark.parametrize(
    ("name", "text"), [("growth_factor", "5 x"), ("horizon_energy", "300 TWh/yr")]
)
def test_a_value_for_the_horizon_alone_says_nothing_of_the_years_before(
    name: str, text: str
) -> None:
    scenario = path("10 %/yr", grid_intensity="400 g/kWh")
    scenario = scenario.stating(name, *model().quantities[name].read(text))
    assert wanted(scenario) == (name,)
    assert wanted(scenario, "horizon_emissions") == (name,)


# ---- crossings


def test_the_year_is_the_first_in_which_the_line_is_met() -> None:
    found = met(path("100 %/yr"))
    assert (found["5×"].stated, found["10×"].stated, found["30×"].stated) == (2027, 2028, 2029)
    assert found["5×"].words == "5× in 2027"


def test_a_line_can_be_met_at_once() -> None:
    found = met(path("900 %/yr"))
    assert (found["5×"].stated, found["10×"].stated, found["30×"].stated) == (2025, 2025, 2026)


def test_a_line_that_is_not_met_says_until_when() -> None:
    found = met(path("10 %/yr"))["5×"]
    assert (found.stated, found.earliest, found.latest) == (None, None, None)
    assert found.words == "5× not by 2030"


def test_what_rounds_to_the_line_has_met_it() -> None:
    """415 TWh grown by 14.7 % a year come to 944.98 TWh in 2030."""
    scenario = library.preset("headline-multipliers")
    assert fan_of(scenario).ends[1] < 945 * TWH
    iea = next(c for name, c in met(scenario).items() if "all data centres 945" in plain(name))
    assert iea.stated == 2030


def test_a_falling_path_meets_what_lies_below_it() -> None:
    falling = path("-50 %/yr")
    assert line(falling, 30).stated == 2026
    assert line(falling, 30).when == "in 2026"
    assert line(falling, 1).beyond
    assert line(falling, 1).words == "line above it from 2024 on"
    assert line(falling, 200).when == "not by 2030"


def test_a_rising_path_never_meets_what_lies_below_it() -> None:
    assert line(path("50 %/yr"), 30).beyond
    assert line(path("50 %/yr"), 30).stated is None


def test_an_interval_is_met_at_its_nearer_end() -> None:
    assert line(path("100 %/yr"), 350, 900).stated == 2026
    assert line(path("-50 %/yr"), 10, 30).stated == 2026
    assert line(path("100 %/yr"), 90, 900).when == "from 2024 on"


def test_the_band_gives_the_earliest_and_the_latest_year() -> None:
    scenario = library.preset("headline-multipliers-2035")
    fan, found = fan_of(scenario), met(scenario)
    for name in ("5×", "10×", "30×"):
        crossed = found[name]
        for year, edge in ((crossed.earliest, fan.high), (crossed.latest, fan.low)):
            above = fan.years[edge >= crossed.low]
            assert year == (above[0] if above.size else None)
    assert found["5×"].words == "5× in 2029; at the earliest 2028, at the latest 2031"
    assert found["30×"].words == "30× in 2033; at the earliest 2032, or not by 2035"


def test_of_a_falling_band_the_lower_edge_is_the_earliest() -> None:
    scenario = path("-30 %/yr").ranging("fleet_growth", (-0.4, -0.2))
    crossed = line(scenario, 40)
    fan = fan_of(scenario)
    assert crossed.earliest == fan.years[fan.low <= 40 * TWH][0]
    assert crossed.latest == fan.years[fan.high <= 40 * TWH][0]
    assert (crossed.earliest, crossed.stated, crossed.latest) == (2026, 2027, 2029)


def bare(stated: int | None, earliest: int | None, latest: int | None) -> str:
    return Crossing("10×", 0, 0, stated, earliest, latest, 2024, 2035).words


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((2031, 2031, 2031), "10× in 2031"),
        ((2031, 2029, 2033), "10× in 2031; at the earliest 2029, at the latest 2033"),
        ((2031, 2031, 2033), "10× in 2031; at the latest 2033"),
        ((2031, 2029, 2031), "10× in 2031; at the earliest 2029"),
        ((2031, 2029, None), "10× in 2031; at the earliest 2029, or not by 2035"),
        ((2031, 2031, None), "10× in 2031; or not by 2035"),
        ((None, 2029, None), "10× not by 2035; at the earliest 2029"),
        ((None, 2035, None), "10× not by 2035; at the earliest 2035"),
        ((None, None, None), "10× not by 2035"),
    ],
)
def test_the_words_say_the_range_where_there_is_one(
    years: tuple[int | None, int | None, int | None], words: str
) -> None:
    assert bare(*years) == words


def test_a_claim_on_the_growth_is_a_line_too() -> None:
    claim = Claim(quantity="growth_factor", low=2.5, high=2.5, unit="x", by="Somebody")
    scenario = path("100 %/yr").model_copy(update={"claims": (claim,)})
    names = [c.name for c in multiples(fan_of(scenario), evaluate(scenario))]
    assert names == ["2.5×", "5×", "10×", "30×"]


def test_nothing_has_no_multiples() -> None:
    scenario = path("10 %/yr", company_demand="20 TWh/yr", company_share="0 %")
    scenario = scenario.freeing("annual_energy")
    assert multiples(fan_of(scenario), evaluate(scenario)) == []
    assert "in 2024 becomes" in summary(fan_of(scenario), [])


def test_the_summary_says_where_it_leads_and_what_it_meets() -> None:
    def sentence(preset: str) -> str:
        scenario = library.preset(preset)
        return plain(summary(fan_of(scenario), multiples(fan_of(scenario), evaluate(scenario))))

    first = "415 TWh/yr in 2024 becomes 945 TWh/yr in 2030, 2.28×; 5× is not reached by 2030"
    assert sentence("headline-multipliers") == first
    assert sentence("headline-multipliers-2035").endswith(
        "64.3×; 5× in 2029, 10× in 2031, 30× in 2033"
    )
    falling = path("-20 %/yr")
    words = summary(fan_of(falling), multiples(fan_of(falling), evaluate(falling)))
    assert words.endswith("3.81× less")


# ---- what was said


def test_the_articles_marks_are_as_they_were_published() -> None:
    texts = {(plain(mark_words(m, model().quantities[m.quantity])), m.year) for m in marks()}
    assert texts == {
        ("de Vries, AI servers 85.4 to 134 TWh/yr", 2027),
        ("Groarke, AI alone 1,100 to 1,470 TWh/yr", 2030),
        ("Groarke, AI alone 3 to 4 %", 2030),
        ("IEA, all data centres 945 TWh/yr", 2030),
        ("IEA, AI alone 331 to 473 TWh/yr", 2030),
        ("IEA, all data centres, just under 3 %", 2030),
        ("IEA, all data centres, about 1,200 TWh/yr", 2035),
    }


def test_every_mark_has_a_source_and_is_of_a_subject() -> None:
    assert len({mark.key for mark in marks()}) == len(marks())
    for mark in marks():
        assert mark.quantity in SUBJECTS
        assert mark.source.text
        assert mark.source.year
        assert mark.known


def test_groarkes_share_and_his_energy_are_the_same_claim() -> None:
    """3 to 4 % of Ember’s demand of 2024, grown by 3 % a year."""
    demand = 30856 * 1.03**6
    energy = next(m for m in marks() if m.key == "groarke-2030-energy")
    assert energy.low / TWH == pytest.approx(0.03 * demand, rel=0.01)
    assert energy.high / TWH == pytest.approx(0.04 * demand, rel=0.01)


def test_a_claim_that_repeats_a_mark_is_left_out_and_others_stand_at_the_horizon() -> None:
    scenario = library.preset("headline-multipliers")
    own = Claim(
        quantity="horizon_energy", low=2000 * TWH, high=2000 * TWH, unit="TWh/yr", by="Somebody"
    )
    scenario = scenario.model_copy(update={"claims": (*scenario.claims, own)})
    found = said(fan_of(scenario), evaluate(scenario))
    assert [mark.name for mark in found if not mark.key] == ["Somebody"]
    assert found[-1].year == 2030
    assert len(found) == 1 + sum(mark.quantity == "horizon_energy" for mark in marks())


def test_narrow_places_get_fewer_words_never_other_ones() -> None:
    mark = next(m for m in marks() if m.key == "iea-2030")
    quantity = model().quantities[mark.quantity]
    assert [plain(t) for t in mark_variants(mark, quantity)] == [
        "IEA, all data centres 945 TWh/yr",
        "IEA, all data centres 945",
        "IEA 945",
        "IEA",
    ]
    nameless = replace(mark, name="", about="")
    assert [plain(t) for t in mark_variants(nameless, quantity)] == ["945 TWh/yr", "945"]


# ---- the table


def test_the_table_has_a_row_for_each_year() -> None:
    results = evaluate(library.preset("headline-multipliers-ai"))
    table = rows(sample(results, COUNT))
    assert [row[0] for row in table] == ["Year", *map(str, range(2024, 2031))]
    assert len({len(row) for row in table}) == 1
    column = table[0].index("Energy per year, as stated")
    assert table[1][column] == results.shown("annual_energy")
    assert table[-1][column] == results.shown("horizon_energy")
    assert [head for head in table[0] if head.startswith("Share")] == [
        "Share of the world, 5th percentile",
        "Share of the world, median",
        "Share of the world, as stated",
        "Share of the world, 95th percentile",
    ]


def test_what_is_certain_has_one_column_and_what_is_unknown_none() -> None:
    def table(results: Results) -> list[tuple[str, ...]]:
        return rows(sample(results, COUNT))

    assert table(evaluate(path("10 %/yr")))[0] == ("Year", "Energy per year")
    assert table(evaluate(library.preset("gpt-4-training"))) == []
