"""Two scenarios are compared completely, and in words that look as different as the values are."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer import library
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Claim, Hold, Sampling, Scenario, Source, Statement
from explorer.study.differences import KINDS, Difference, brief, differences
from tests.explorer.samples import FLEET, is_one_plain_line, plain, scenarios, stating

WORDS = st.text("ab é\n\u200b", max_size=200)
SOURCES = st.builds(
    Source,
    text=WORDS,
    link=st.sampled_from(["", "https://one.example/", "https://two.example/"]),
    year=st.sampled_from([None, 2020, 2021]),
)
CITED = {
    "cite": st.sampled_from(["", "a", "b"]),
    "source": WORDS,
    "link": st.sampled_from(["", "https://one.example/"]),
    "year": st.sampled_from([None, 2020]),
}
CLAIMS = st.builds(
    Claim,
    quantity=st.sampled_from(["energy", "cost"]),
    low=st.sampled_from([1.0, 2.0]),
    high=st.sampled_from([2.0, 3.0]),
    unit=st.sampled_from(["J", "kWh"]),
    sentence=WORDS,
    by=WORDS,
    **CITED,
)
HOLD = Hold(quantity="energy", value=1.8e14, unit="GWh", follower="gpu_count")
TOPS = st.fixed_dictionaries(
    {},
    optional={
        "title": WORDS,
        "summary": WORDS,
        "notes": WORDS,
        "tags": st.lists(st.sampled_from(["a", "b", "a, b"])).map(tuple),
        "sources": st.dictionaries(st.sampled_from(["a", "b"]), SOURCES),
        "claims": st.lists(CLAIMS, max_size=4).map(tuple),
        "sampling": st.builds(
            Sampling, seed=st.integers(0, 3), samples=st.sampled_from([100, 200])
        ),
    },
)
DETAILS = st.fixed_dictionaries(
    {},
    optional={
        "note": WORDS,
        "known": st.sampled_from([None, "primary", "computed"]),
        "distribution": st.sampled_from([None, "log-normal", "PERT"]),
        **CITED,
    },
)


@st.composite
def detailed(draw: st.DrawFn) -> Scenario:
    """Scenarios with everything that a file can say."""
    scenario = draw(scenarios(sliders=draw(st.booleans()))).model_copy(update=draw(TOPS))
    for name, statement in scenario.statements.items():
        if draw(st.booleans()):
            ends = {"low": statement.value / 2, "high": statement.value * 1.5}
            update = {**draw(DETAILS), **(ends if draw(st.booleans()) else {})}
            scenario = scenario.with_statement(name, statement.model_copy(update=update))
    return scenario


@st.composite
def changed(draw: st.DrawFn) -> tuple[Scenario, Scenario]:
    """A scenario and the same with perhaps one thing changed."""
    one = draw(detailed())
    if not one.statements or draw(st.booleans()):
        return one, one.model_copy(update=draw(TOPS))
    name = draw(st.sampled_from(sorted(one.statements)))
    statement = one.statements[name]
    nudged = {"value": math.nextafter(statement.value, math.inf)}
    update = nudged if draw(st.booleans()) else draw(DETAILS)
    return one, one.with_statement(name, statement.model_copy(update=update))


@pytest.fixture
def fleet() -> Scenario:
    return stating(FLEET)


def rows(one: Scenario, other: Scenario) -> dict[str, tuple[str, str]]:
    """The differences by what they are about, with ordinary spaces."""
    found = differences(one, other)
    assert len({d.what for d in found}) == len(found)
    return {d.what: (plain(d.one), plain(d.other)) for d in found}


@given(changed() | st.tuples(detailed(), detailed()))
def test_nothing_differs_exactly_where_the_scenarios_are_the_same(
    both: tuple[Scenario, Scenario],
) -> None:
    one, other = both
    found = differences(one, other)
    assert (not found) == (one == other)
    assert (not brief(one, other)) == (one == other)
    assert differences(one, one.model_copy(deep=True)) == ()


@given(changed() | st.tuples(detailed(), detailed()))
def test_what_differs_looks_different_and_is_one_line(both: tuple[Scenario, Scenario]) -> None:
    for found in differences(*both):
        assert found.one != found.other
        for text in (found.what, found.one, found.other):
            assert is_one_plain_line(text)
            assert len(text) <= 160


@given(changed() | st.tuples(detailed(), detailed()))
def test_either_direction_says_the_same(both: tuple[Scenario, Scenario]) -> None:
    one, other = both
    mirrored = [replace(d, one=d.other, other=d.one) for d in differences(other, one)]

    def sorted_(found: list[Difference]) -> list[Difference]:
        return sorted(found, key=lambda d: (d.kind, d.what, d.one, d.other))

    assume(
        len(one.claims) < 2 and len(other.claims) < 2
    )  # how long lists pair up is a matter of taste
    whole = [d for d in differences(one, other) if d.kind != "claim"]
    assert sorted_(whole) == sorted_([d for d in mirrored if d.kind != "claim"])


@given(changed() | st.tuples(detailed(), detailed()))
def test_a_change_is_one_short_line_for_the_history(both: tuple[Scenario, Scenario]) -> None:
    line = brief(*both)
    assert len(line) <= 63
    assert not line or is_one_plain_line(line)


def test_every_difference_has_its_kind_in_the_order_in_which_they_are_shown() -> None:
    one = library.preset("gpt-4-training")
    other = library.preset("palm-training").model_copy(update={"sampling": Sampling(seed=7)})
    kinds = [d.kind for d in differences(one, other)]
    assert list(dict.fromkeys(kinds)) == list(KINDS)


def test_values_are_exact_and_in_the_unit_they_are_written_in(fleet: Scenario) -> None:
    other = fleet.stating("server_power", 6512.5, "kW").stating("gpu_count", 30_123)
    found = rows(fleet, other)
    assert found["Power per server"] == ("6.5 kW", "6.5125 kW")
    assert found["GPU count"] == ("25,000", "30,123")
    watts = fleet.stating("server_power", 7000, "W")
    assert rows(fleet, watts)["Power per server"] == ("6.5 kW", "7,000 W")


def test_what_one_side_alone_states_is_a_dash_on_the_other(fleet: Scenario) -> None:
    other = fleet.freeing("pue")
    assert rows(fleet, other)["PUE"] == ("1.2", "–")
    assert rows(other, fleet)["PUE"] == ("–", "1.2")


def test_range_source_remark_and_check_of_a_statement_are_told_apart(fleet: Scenario) -> None:
    statement = fleet.statements["pue"].model_copy(
        update={"note": "a winter", "source": "our meter", "year": 2024, "known": "primary"}
    )
    other = fleet.with_statement("pue", statement).ranging("pue", (1.1, 1.3))
    assert rows(fleet, other) == {
        "PUE, range": ("no range", "1.1 to 1.3"),
        "PUE, distribution": ("–", "log-normal"),
        "PUE, how far checked": ("–", "read in the primary source"),
        "PUE, remark": ("–", "The range is not from this source."),
        "PUE, source": ("–", "our meter (2024)"),
    }


def test_a_source_that_many_cite_differs_once(fleet: Scenario) -> None:
    cited = {n: s.model_copy(update={"cite": "a"}) for n, s in fleet.statements.items()}
    one = fleet.model_copy(update={"statements": cited, "sources": {"a": Source(text="old")}})
    other = one.model_copy(update={"sources": {"a": Source(text="new", year=2025)}})
    assert rows(one, other) == {"Source “a”": ("old", "new (2025)")}
    linked = one.statements["pue"].model_copy(update={"link": "https://one.example/"})
    assert rows(one, one.with_statement("pue", linked)) == {
        "PUE, source": ("[a] old", "[a] old https://one.example/")
    }


def test_a_source_that_says_nothing_is_not_the_same_as_none() -> None:
    other = Scenario(sources={"a": Source()})
    assert rows(Scenario(), other) == {"Source “a”": ("–", "(says nothing)")}


def test_the_headlines_that_move_are_told(fleet: Scenario) -> None:
    found = differences(fleet, fleet.stating("pue", 1.3))
    results = {d.name for d in found if d.kind == "result"}
    assert {"energy", "emissions", "cost"} <= results
    assert all(model().quantities[name].result for name in results)
    assert "hardware_life" not in results
    energy = next(d for d in found if d.name == "energy")
    assert energy.other == evaluate(fleet.stating("pue", 1.3)).shown("energy")


def test_results_that_would_look_the_same_get_more_figures(fleet: Scenario) -> None:
    one, other = rows(fleet, fleet.stating("pue", 1.2001))["Operational emissions"]
    assert one != other
    shown = plain(evaluate(fleet).shown("operational_emissions"))
    assert one.split()[1] == other.split()[1] == shown.split()[1], "in the unit that reads best"
    assert len(one) <= len(shown) + 3, "no more figures than are needed"


def test_values_that_would_look_the_same_get_more_figures(fleet: Scenario) -> None:
    value = fleet.values["server_power"]
    other = fleet.stating("server_power", math.nextafter(value, math.inf))
    one_text, other_text = rows(fleet, other)["Power per server"]
    assert one_text == "6.5 kW"
    assert other_text.startswith("6.50000000000000")
    assert plain(brief(fleet, fleet.stating("server_power", 6500.001))).endswith("→ 6.500001 kW")


def test_long_texts_are_shown_around_the_place_where_they_part() -> None:
    words = "one two three four five six seven eight nine ten " * 20
    one = Scenario(notes=f"{words}the old end")
    other = Scenario(notes=f"{words}the new end{words}")
    before, after = rows(one, other)["Notes"]
    assert before.startswith("…")
    assert before.endswith("the old end")
    assert "the new end" in after
    assert after.endswith("…")
    assert max(len(before), len(after)) < 130


def test_what_cannot_be_seen_is_made_visible() -> None:
    assert rows(Scenario(title="a b"), Scenario(title="a  b"))["Title"] == ("a␣b", "a␣␣b")
    assert rows(Scenario(notes="a\nb"), Scenario(notes="a b"))["Notes"] == ("a↵b", "a␣b")
    assert rows(Scenario(title="ab"), Scenario(title="a\u202eb"))["Title"] == ("ab", "a⟨202E⟩b")
    assert rows(Scenario(title="–"), Scenario())["Title"] == ("“–”", "–")
    assert rows(Scenario(tags=("a, b",)), Scenario(tags=("a", "b")))["Tags"] == (
        "“a, b”",
        "“a”, “b”",
    )


def test_claims_that_came_and_went_leave_the_others_alone() -> None:
    one = library.preset("gpt-4-training")
    gone = one.model_copy(update={"claims": one.claims[1:]})
    (difference,) = differences(one, gone)
    assert difference.what == "Claim: energy"
    assert difference.one.startswith("50 GWh · RISE")
    assert difference.other == "–"
    assert plain(brief(one, gone)) == "Claim taken back: energy 50.0 GWh"
    assert plain(brief(gone, one)) == "Claim: energy 50.0 GWh"


def test_what_of_a_claim_changed_is_told() -> None:
    one = library.preset("gpt-4-training")
    first = one.claims[0].model_copy(update={"low": 3.6e13 * 5.1, "high": 3.6e13 * 5.1, "by": "us"})
    other = one.model_copy(update={"claims": (first, *one.claims[1:])})
    assert rows(one, other) == {
        "Claim: energy": ("50 GWh", "51 GWh"),
        "Claim: energy, by whom": ("RISE", "us"),
    }


def test_draws_and_what_is_held_are_told(fleet: Scenario) -> None:
    other = fleet.model_copy(update={"sampling": Sampling(seed=7), "hold": HOLD})
    assert rows(fleet, other) == {
        "Draws": ("100,000 draws, seed 1", "100,000 draws, seed 7"),
        "Held": ("–", "Energy at 50 GWh, while GPU count follows"),
    }


def test_the_history_says_what_was_done(fleet: Scenario) -> None:
    def said(other: Scenario, one: Scenario = fleet) -> str:
        return plain(brief(one, other))

    counted = Statement(value=25_000, unit="1", source="counted")
    held = fleet.model_copy(update={"hold": HOLD})
    assert said(fleet.stating("gpu_count", 30_000)) == "GPU count 25,000 → 30,000"
    assert said(fleet.freeing("pue")) == "PUE 1.2 taken back"
    assert said(fleet, fleet.freeing("pue")) == "PUE 1.2"
    assert said(fleet.ranging("pue", (1.1, 1.3))) == "PUE no range → 1.1 to 1.3"
    assert said(fleet.with_statement("gpu_count", counted)) == "GPU count, source"
    assert said(fleet.stating("pue", 1.3).stating("gpu_count", 8)) == "2 quantities"
    assert said(fleet.model_copy(update={"title": "Ours"})) == "Title “Ours”"
    assert said(fleet.model_copy(update={"title": "Ours", "notes": "n"})) == "Title “Ours”, notes"
    assert said(fleet.model_copy(update={"sampling": Sampling(seed=7)})) == "100,000 draws, seed 7"
    assert said(held) == "Energy held at 50.0 GWh"
    assert said(fleet, held) == "Energy no longer held"
    assert said(fleet) == ""


def test_what_only_follows_is_not_named_in_the_history(fleet: Scenario) -> None:
    held = fleet.model_copy(update={"hold": HOLD})
    moved = held.stating("pue", 1.3).stating("gpu_count", 23_000)
    assert brief(held, moved) == "PUE 1.2 → 1.3"
    assert brief(held, held.stating("gpu_count", 23_000)) == "GPU count 25,000 → 23,000"
