"""Scenarios on one set of draws: how often one is larger, by how much, and how that is said."""

import numpy as np
import pytest

from explorer import library, show
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Sampling, Scenario, Statement
from explorer.study.comparison import larger, odds, on_same_draws, ratio_band, rows
from explorer.study.headlines import headlines, told
from explorer.study.sampled import Sampled, sample
from explorer.study.titles import named, on_screen, unique

COUNT = 4_000
SAMPLING = Sampling(seed=7, samples=COUNT)


def drawn(scenario: Scenario) -> Sampled:
    return sample(evaluate(on_same_draws(scenario, SAMPLING)))


def preset(name: str) -> Sampled:
    return drawn(library.preset(name))


def energies(value: float, low: float = 0.0, high: float = 0.0) -> Sampled:
    """A scenario that states its energy, SI, with a range where there are ends."""
    statement = Statement(value=value, unit="J")
    if high:
        statement = statement.ranging(model().quantities["energy"], low, high)
    return drawn(Scenario(title="A", statements={"energy": statement}))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# ---- odds


@pytest.mark.parametrize("name", ["energy", "emissions", "cost", "facility_power"])
def test_odds_are_a_count_over_the_draws(name: str) -> None:
    one, other = preset("gpt-4-training"), preset("gpt-4-sparse")
    first, second = one.of(name), other.of(name)
    brute = np.mean(
        [1.0 if a > b else 0.5 if a == b else 0.0 for a, b in zip(first, second, strict=True)]
    )
    assert odds(one, other, name) == pytest.approx(brute, abs=1e-12)
    assert odds(other, one, name) == pytest.approx(1 - brute, abs=1e-12)


def test_both_are_drawn_with_the_same_dice() -> None:
    """Whatever seeds the files say: what is uncertain alike moves together."""
    scenario = library.preset("gpt-4-sparse")
    other = scenario.model_copy(update={"sampling": Sampling(seed=99, samples=500)})
    one, two = drawn(scenario), drawn(other)
    assert one.draws is two.draws
    assert np.array_equal(one.of("energy"), two.of("energy"))
    assert odds(one, two, "energy") == 0.5
    raised = drawn(scenario.stating("gpu_count", scenario.values["gpu_count"] * 1.001))
    assert odds(raised, one, "energy") == 1.0


def test_equal_draws_count_half() -> None:
    one, other = energies(10.0, 5.0, 20.0), energies(10.0)
    values = one.of("energy")
    below, equal = np.mean(values < 10.0), np.mean(values == 10.0)
    assert odds(other, one, "energy") == pytest.approx(below + equal / 2)
    assert odds(other, energies(10.0), "energy") == 0.5


def test_draws_without_a_value_are_left_out() -> None:
    one, other = preset("gpt-4-training"), preset("gpt-4-sparse")
    holed = one.of("energy").copy()
    holed[::2] = np.nan
    partly = Sampled(one.results, one.draws, {**one.values, "energy": holed})
    kept = np.mean(one.of("energy")[1::2] > other.of("energy")[1::2])
    assert odds(partly, other, "energy") == pytest.approx(kept)


def test_the_band_of_a_ratio_is_taken_on_common_draws() -> None:
    one, other = preset("gpt-4-training"), preset("gpt-4-sparse")
    band = ratio_band(one, other, "energy")
    assert band is not None
    wanted = np.quantile(one.of("energy") / other.of("energy"), [0.05, 0.5, 0.95], method="hazen")
    assert (band.low, band.median, band.high) == pytest.approx(tuple(wanted))
    zero = Sampled(other.results, other.draws, {**other.values, "energy": np.float64(0.0)})
    assert ratio_band(one, zero, "energy") is None


# ---- sentences


def test_a_share_of_the_draws_is_said() -> None:
    one, other = preset("gpt-4-training"), preset("gpt-4-sparse")
    share = odds(one, other, "energy")
    sentence = plain(larger("RISE", "Sparse", "energy", one, other))
    assert 0 < share < 0.5, "or else the test says nothing"
    assert sentence.startswith("Energy: Sparse is larger than RISE in ")
    assert f"in {plain(show.percent(1 - share))} of the draws" in sentence
    assert "as much in nine of ten." in sentence


def test_always_is_said_only_of_every_draw() -> None:
    one, other = energies(100.0, 90.0, 110.0), energies(10.0, 5.0, 20.0)
    assert "in every draw" in larger("A", "B", "energy", one, other)
    assert "A is larger than B in every draw" in larger("B", "A", "energy", other, one)
    almost = np.array(other.of("energy"))
    almost[:3] = 1_000.0
    mixed = Sampled(other.results, other.draws, {**other.values, "energy": almost})
    assert "in all but 3 of 4,000 draws" in larger("A", "B", "energy", one, mixed)
    assert "in all but 3 of 4,000 draws" in larger("B", "A", "energy", mixed, one)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (19.1, 10.0, "Energy: A gives 1.91× as much as B."),
        (10.0, 19.1, "Energy: B gives 1.91× as much as A."),
        (10.0, 10.0, "Energy: A and B are equal."),
        (10.0, 10.000001, "Energy: B and A are the same but for rounding."),
    ],
)
def test_where_both_are_certain_it_is_a_plain_ratio(first: float, second: float, said: str) -> None:
    assert larger("A", "B", "energy", energies(first), energies(second)) == said


def test_there_is_no_ratio_to_zero() -> None:
    one = energies(10.0)
    zero = Sampled(one.results, one.draws, {**one.values, "energy": np.float64(0.0)})
    assert larger("A", "B", "energy", zero, one) == "Energy: B is larger than A."
    assert larger("A", "B", "energy", zero, zero) == "Energy: A and B are equal."


def test_equal_draws_are_said_to_be_equal() -> None:
    one = energies(10.0, 5.0, 20.0)
    assert larger("A", "B", "energy", one, one) == "Energy: A and B are equal in every draw."


def test_nothing_is_said_of_what_is_unknown() -> None:
    known, other = preset("gpt-4-training"), drawn(Scenario())
    assert larger("A", "B", "energy", known, other) == ""


# ---- the table


def test_the_table_has_every_headline_known_in_any() -> None:
    all_ = [preset(n) for n in ("gpt-4-training", "google-search-ai", "gpt-3-training")]
    wanted = {n for s in all_ for n in headlines(s.results) if any(n in o.values for o in all_)}
    found = rows(all_)
    assert {row.name for row in found} == wanted
    assert {"utilization", "energy_per_query"} <= wanted
    for row in found:
        for sampled, cell in zip(all_, row.cells, strict=True):
            value = evaluate(sampled.results.scenario).values.get(row.name)
            assert cell.value == value
            assert cell.told == (
                told(row.name, sampled.results, sampled) if value is not None else cell.told
            )
            assert (cell.told.value == show.NOTHING) == (value is None)


def test_ratios_are_to_the_baseline() -> None:
    all_ = [preset(n) for n in ("gpt-4-training", "google-search-ai", "gpt-3-training")]
    for baseline in range(3):
        for row in rows(all_, baseline):
            base = all_[baseline].results.values.get(row.name)
            for place, cell in enumerate(row.cells):
                value = all_[place].results.values.get(row.name)
                if place == baseline or base is None or value is None:
                    assert cell.ratio is None
                    assert cell.times == ""
                else:
                    assert cell.times == show.times(value / base)


def test_an_unknown_one_says_what_it_needs() -> None:
    found = rows([preset("gpt-4-training"), drawn(Scenario())])
    energy = next(row for row in found if row.name == "energy")
    assert energy.cells[1].value is None
    assert energy.cells[1].needs.startswith("needs ")


def test_the_result_looked_at_is_in_the_table() -> None:
    one = preset("gpt-4-training")
    assert "gpu_hours" in one.values, "or else the test says nothing"
    assert [row.name for row in rows([one, one], also="gpu_hours")][-1] == "gpu_hours"
    names = [row.name for row in rows([one, one], also="energy")]
    assert names.count("energy") == 1


# ---- titles


def test_no_two_are_called_the_same() -> None:
    assert unique("A", ["A", "A (2)"]) == "A (3)"
    assert named("  ") == "Untitled scenario"
    assert on_screen("A", ["B"]) == "A"
    assert on_screen("A", ["A"]) == "A (on screen)"
    assert on_screen("A", ["A", "A (on screen)"]) == "A (on screen) (2)"
