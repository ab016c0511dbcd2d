"""Explain the difference: which assumption would close it, and claims as cards."""

import pytest

from explorer import library
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Claim, Scenario
from explorer.study.cards import Card, cards
from explorer.study.claims import judge
from explorer.study.draws import LIVE
from explorer.study.gap import ASSUMPTIONS, explain_gap
from explorer.study.goal import goal_of
from explorer.study.sampled import sample
from tests.explorer.samples import is_one_plain_line, plain, results_of, stating

RUN = {
    "gpu_count": "25,000",
    "gpus_per_server": "8",
    "server_power": "6.5 kW",
    "run_time": "100 days",
}
GWH = 3.6e12


def of_energy(low: float, high: float | None = None) -> Claim:
    top = low if high is None else high
    return Claim(quantity="energy", low=low * GWH, high=top * GWH, unit="GWh", by="Somebody")


def claiming(claim: Claim, **stated: str) -> Scenario:
    return stating({**RUN, **stated}).model_copy(update={"claims": (claim,)})


def card_of(scenario: Scenario) -> Card:
    results = evaluate(scenario)
    return cards(results, sample(results, LIVE))[-1]


def test_the_goal_is_the_nearer_end_of_what_was_published() -> None:
    results = results_of(RUN)
    assert goal_of(of_energy(60, 80), results).value == 60 * GWH
    assert goal_of(of_energy(10, 20), results).value == 20 * GWH
    assert goal_of(of_energy(40, 60), results).value == results.values["energy"]


def test_each_assumption_says_what_it_would_have_to_be() -> None:
    found = {r.answer.name: plain(r.sentence) for r in card_of(claiming(of_energy(50))).remedies}
    assert found["pue"] == "PUE would have to be 1.026"
    assert found["load_factor"] == "Load factor: not within reach: at most 48.8 GWh"


@pytest.mark.parametrize("preset", library.names())
def test_a_remedy_that_reaches_closes_the_gap(preset: str) -> None:
    scenario = library.preset(preset)
    results = evaluate(scenario)
    for claim in scenario.claims:
        for answer in explain_gap(results, claim):
            assert answer.name in ASSUMPTIONS
            if answer.kind == "reached" and answer.value is not None:
                after = evaluate(scenario.stating(answer.name, answer.value))
                verdict = judge(claim, after)
                assert verdict.ratio == pytest.approx(1, abs=1e-6), (claim.quantity, answer)


def test_figures_that_agree_need_no_explanation() -> None:
    card = card_of(claiming(of_energy(48.75)))
    assert card.remedies == ()
    assert "no difference" in card.note


def test_the_band_is_what_a_claim_is_judged_by_where_there_is_one() -> None:
    """With all ranges at their ends it comes that low, in nine of ten draws it does not."""
    scenario = claiming(of_energy(50), load_factor="90 %")
    scenario = scenario.ranging("server_power", (4000.0, 7000.0))
    scenario = scenario.ranging("load_factor", (0.7, 0.95))
    results = evaluate(scenario)
    sampled = sample(results, LIVE)
    ends = {**scenario.values, "server_power": 4010.0, "load_factor": 0.702}
    edge = of_energy(float(results.plan.run(ends)["energy"]) / GWH)
    assert judge(edge, results).kind == "inside the range"
    assert judge(edge, results, sampled).kind == "off"
    band = sampled.band("energy")
    assert band is not None
    middle = judge(of_energy(band.low * 1.01 / GWH), results, sampled)
    assert (middle.kind, middle.band) == ("inside the range", band)
    quantity = model().quantities["energy"]
    for end in (band.low, band.high):
        assert quantity.shown(end, 2) in middle.words


def test_without_ranges_a_band_makes_nothing_true() -> None:
    results = evaluate(claiming(of_energy(26)))
    assert judge(of_energy(26), results, sample(results, LIVE)).kind == "off"


def test_pounds_for_tonnes_are_recognised_from_the_numbers_alone() -> None:
    """626,000 t was published, 626,155 lb is what follows."""
    results = results_of({"emissions": "626,155 lb"})
    claim = Claim(quantity="emissions", low=6.26e8, high=6.26e8, unit="t")
    for verdict in (judge(claim, results), judge(claim, results, sample(results, LIVE))):
        assert verdict.kind == "unit slip"
        assert "pounds taken for tonnes" in verdict.words


def test_a_contradiction_has_a_card_with_its_bound_as_goal() -> None:
    results = evaluate(library.preset("gpt-4-training"))
    card = cards(results)[0]
    assert (card.kind, card.quantity, card.value) == (
        "contradiction",
        "utilization",
        results.values["utilization"],
    )
    assert card.goal is not None
    assert card.goal.value == 1.0
    assert not card.fails


def test_a_claim_on_what_is_unknown_asks_for_nothing() -> None:
    claim = Claim(quantity="water", low=1.0, high=1.0, unit="L", sentence="“Quoted.”")
    card = card_of(claiming(claim))
    assert (card.kind, card.goal, card.remedies, card.computed) == ("unknown", None, (), "–")
    assert card.sentence == "“Quoted.”"


@pytest.mark.parametrize("preset", library.names())
def test_every_card_says_what_it_rests_on(preset: str) -> None:
    results = evaluate(library.preset(preset))
    for card in cards(results, sample(results, LIVE)):
        leaves = results.plan.leaves.get(card.quantity, frozenset())
        assert {i.name for i in card.inputs} == leaves
        assert {i.how for i in card.inputs} <= {"stated", "assumed"}
        for text in (card.words, card.computed, card.published, card.by):
            assert is_one_plain_line(text)
