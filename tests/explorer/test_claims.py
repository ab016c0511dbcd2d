import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Claim, Scenario, Statement
from explorer.study.claims import Verdict, judge, verdicts
from explorer.toml_reader import read_scenario
from tests.explorer.samples import FLEET, is_one_plain_line, plain, possible, scenarios, stating

RUN = {
    "gpu_count": "25,000",
    "gpus_per_server": "8",
    "server_power": "6.5 kW",
    "run_time": "100 days",
    "grid_intensity": "384 g/kWh",
}
"""Gives 48.75 GWh and 18,720 t."""


def claimed(quantity: str, value: str, **stated: str) -> Verdict:
    """The verdict on a claim beside RUN with other statements put in."""
    scenario = stating({**RUN, **stated})
    text = f'format = 2\n[[claims]]\nquantity = "{quantity}"\nvalue = "{value}"\n'
    return judge(read_scenario(text, "claim").claims[0], evaluate(scenario))


@pytest.mark.parametrize(
    "value",
    ["48.75 GWh", "48,750 MWh", "49 GWh", "50 GWh", "46.6 GWh", "175,500 GJ", "0.04875 TWh"],
)
def test_within_five_per_cent_a_claim_reproduces(value: str) -> None:
    assert claimed("energy", value).kind == "reproduces"


@pytest.mark.parametrize("value", ["46.1 GWh", "51.9 GWh", "40.0001 GWh", "60.5 GWh"])
def test_beyond_five_per_cent_it_does_not(value: str) -> None:
    assert claimed("energy", value).kind == "off"


@pytest.mark.parametrize(("value", "pue"), [("50 GWh", "1.12"), ("50 GWh", "0.93")])
def test_a_claim_may_be_off_by_its_own_rounding(value: str, pue: str) -> None:
    """50 GWh may stand for anything from 45 to 55."""
    energy = {"load_factor": "93 %"} if pue < "1" else {"pue": pue}
    assert claimed("energy", value, **energy).kind == "reproduces"


def test_the_rounding_is_that_of_the_unit_the_claim_was_published_in() -> None:
    assert (
        claimed("energy", "50.0 GWh", pue="1.12").kind
        == claimed("energy", "50 GWh", pue="1.12").kind
    )
    assert claimed("energy", "51,000 MWh", pue="1.12").kind == "off"


@pytest.mark.parametrize(
    ("value", "pue"),
    [("100 GWh", "1.25"), ("100 GWh", "1.4"), ("30 GWh", "1.0"), ("70 GWh", "1.2")],
)
def test_a_round_figure_is_no_excuse_for_more_than_a_tenth(value: str, pue: str) -> None:
    """100 million published, 60 million computed: that is not the same figure."""
    assert claimed("energy", value, pue=pue).kind != "reproduces"


@pytest.mark.parametrize("value", ['"197 %"', "1.97", '"150 to 197 %"'])
def test_a_claim_may_be_impossible_however_it_is_written(value: str) -> None:
    """It is what was published."""
    text = f'format = 2\n[[claims]]\nquantity = "utilization"\nvalue = {value}\n'
    assert read_scenario(text, "claim").claims[0].high == pytest.approx(1.97)


def test_the_change_is_told_where_there_is_one() -> None:
    assert claimed("energy", "50 GWh").words == "reproduces (−2.5\N{NO-BREAK SPACE}%)"
    assert claimed("energy", "48.75 GWh").words == "reproduces"


def test_an_interval_around_the_value_reproduces() -> None:
    verdict = claimed("energy", "40 to 60 GWh")
    assert (verdict.kind, verdict.ratio, verdict.words) == ("reproduces", 1.0, "reproduces")


def test_an_interval_is_off_by_its_nearer_end() -> None:
    assert claimed("energy", "100 to 200 GWh").ratio == pytest.approx(100 / 48.75)
    assert claimed("energy", "1 to 2 GWh").ratio == pytest.approx(2 / 48.75)


@pytest.mark.parametrize(
    ("value", "words"),
    [("300 t", "62× too low"), ("60,000 t", "3.2× too high"), ("9000 t", "2.1× too low")],
)
def test_a_claim_that_is_off_says_by_how_much_and_which_way(value: str, words: str) -> None:
    verdict = claimed("emissions", value)
    assert (verdict.kind, verdict.words) == ("off", words)


@pytest.mark.parametrize(
    ("quantity", "value", "slip"),
    [
        ("emissions", "41,270,500 t", "pounds"),
        ("emissions", "41,270,500 kg", "pounds"),
        ("emissions", "20,635 t", "short ton"),
        ("energy", "48.75 MWh", "1,000×"),
        ("energy", "48.75 TWh", "1,000×"),
        ("energy", "48.75 kWh", "1,000,000×"),
        ("servers", "25,000", "GPUs for servers"),
        ("it_energy", "75.6 GWh", "PUE"),
        ("daily_energy", "20.3 MWh/day", "24×"),
        ("energy", "1.17 TWh", "24×"),
        ("it_energy", "81.4 GWh", "load factor"),
    ],
)
def test_a_ratio_that_unit_mistakes_make_is_called_a_unit_slip(
    quantity: str, value: str, slip: str
) -> None:
    stated = {"PUE": {"pue": "1.55"}, "load factor": {"load_factor": "60 %"}}.get(slip, {})
    if slip == "load factor":
        value = "48.75 GWh"
    verdict = claimed(quantity, value, **stated)
    assert verdict.kind == "unit slip"
    assert slip in verdict.words
    assert "looks like a unit slip" in verdict.words


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ("gpu_count", "25,000,000"),
        ("servers", "75,000"),
        ("servers", "1,142,125"),
        ("gpu_count", "55,115"),
    ],
)
def test_a_count_cannot_slip_in_a_unit_it_does_not_have(quantity: str, value: str) -> None:
    """Nobody takes pounds for tonnes, or hours for days, in counting GPUs."""
    assert claimed(quantity, value).kind == "off"


def test_a_slip_names_only_what_fits_the_quantity() -> None:
    assert "pounds" not in claimed("energy", "107.5 GWh").words


def test_a_quantity_that_is_unknown_cannot_be_checked_and_says_what_is_missing() -> None:
    verdict = claimed("water", "5 L")
    assert (verdict.kind, verdict.computed) == ("unknown", None)
    assert math.isnan(verdict.ratio)
    assert "cannot be checked: needs WUE" in verdict.words


def test_a_claim_within_the_statements_ranges_is_inside_the_range() -> None:
    power = Statement(value=6500.0, unit="kW", low=3400.0, high=6500.0)
    scenario = stating(RUN).with_statement("server_power", power)
    claim = Claim(quantity="energy", low=1.08e14, high=1.08e14, unit="GWh")
    verdict = judge(claim, evaluate(scenario))
    assert verdict.kind == "inside the range"
    assert plain(verdict.words) == "inside the ends of the ranges, 25.5 GWh to 48.8 GWh"
    below = Claim(quantity="energy", low=7.2e13, high=7.2e13, unit="GWh")
    assert judge(below, evaluate(scenario)).kind == "off"


def test_ranges_are_put_in_together_and_each_in_its_own_direction() -> None:
    scenario = stating(
        {"emissions": "100 t", "queries_per_day": "1000 per day", "run_time": "1 day"}
    )
    for name, low, high in (("emissions", 5e4, 1e5), ("queries_per_day", 0.011, 0.02)):
        value = scenario.values[name]
        scenario = scenario.with_statement(
            name, Statement(value=value, unit=scenario.statements[name].unit, low=low, high=high)
        )
    claim = Claim(quantity="emissions_per_query", low=30.0, high=30.0, unit="kg")
    assert judge(claim, evaluate(scenario)).kind == "inside the range"


@pytest.mark.parametrize("claim", ["0 t", "0 kg"])
def test_nothing_claimed_where_nothing_follows_reproduces(claim: str) -> None:
    verdict = claimed("market_emissions", claim, contract_share="100 %")
    assert (verdict.kind, verdict.words, verdict.ratio) == ("reproduces", "reproduces", 1.0)


def test_nothing_claimed_where_something_follows_is_off() -> None:
    assert claimed("market_emissions", "0 t", contract_share="40 %").words == "should not be zero"


def test_something_claimed_where_nothing_follows_is_said_in_words() -> None:
    verdict = claimed("overhead_energy", "5 GWh")
    assert verdict.kind == "off"
    assert "–×" not in verdict.words


def test_verdicts_are_in_the_order_of_the_claims_and_name_their_source() -> None:
    text = (
        'format = 2\n[sources.a]\ntext = "A"\nyear = 2020\n'
        '[[claims]]\nquantity = "energy"\nvalue = "1 GWh"\ncite = "a"\n'
        '[[claims]]\nquantity = "water"\nvalue = "1 L"\nsource = "B"\n'
    )
    verdict, other = verdicts(evaluate(read_scenario(text, "claims")))
    assert (verdict.claim.quantity, str(verdict.source)) == ("energy", "A (2020)")
    assert (other.claim.quantity, str(other.source)) == ("water", "B")


@pytest.mark.parametrize(
    "stated",
    [
        {"facility_power": "1e-240 W", "it_power": "1e240 W"},
        {"facility_power": "1e240 W", "it_power": "1e-240 W"},
        {"gpu_count": "1e-240", "servers": "1e240"},
        {"gpu_count": "1e240", "servers": "1e-240"},
        {"it_power": "1e-240 W", "servers": "1e240", "server_power": "1 kW"},
    ],
)
def test_results_beyond_all_measure_have_a_verdict(stated: dict[str, str]) -> None:
    """Where a ratio is zero or endless, so are the unit slips that rest on it."""
    results = evaluate(stating({**stated, "energy": "1 GWh"}))
    claim = Claim(quantity="energy", low=1e13, high=1e13, unit="GWh")
    assert judge(claim, results).kind == "off"


@settings(max_examples=200)
@given(scenario=scenarios(sliders=False), data=st.data())
def test_whatever_is_claimed_of_whatever_is_stated_has_a_verdict(
    scenario: Scenario, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(model().quantities)))
    quantity = model().quantities[name]
    value = data.draw(st.just(0.0) | possible(quantity))
    claim = Claim(quantity=name, low=value, high=value, unit=quantity.unit)
    verdict = judge(claim, evaluate(scenario))
    assert is_one_plain_line(verdict.words)


@settings(max_examples=50)
@given(share=st.floats(1.06, 1e6))
def test_a_fleet_claim_beyond_reach_never_reproduces(share: float) -> None:
    results = evaluate(stating(FLEET))
    value = results.values["energy"] * share * 1.05
    claim = Claim(quantity="energy", low=value, high=value, unit="J")
    assert judge(claim, results).kind != "reproduces"
