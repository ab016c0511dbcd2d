"""Headlines: numbers as on screen, and nothing else in them is ever interpreted."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import library
from explorer.errors import WattifError
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.headlines import told
from explorer.study.sampled import sample
from explorer.study.sentence import KINDS, check, kept, literal, said
from tests.explorer.samples import plain, sentence_of

RISE = evaluate(library.preset("gpt-4-training"))
SPARSE = sample(evaluate(library.preset("gpt-4-sparse")))


def test_a_number_reads_as_on_screen() -> None:
    assert said("{energy}", RISE) == RISE.shown("energy")
    assert (
        said("{energy}", SPARSE.results, None, SPARSE)
        == told("energy", SPARSE.results, SPARSE).value
    )
    assert plain(said("Training took {energy}.", RISE)) == "Training took 48.8 GWh."


def test_what_can_be_told_of_a_result() -> None:
    results = SPARSE.results

    def read(template: str) -> str:
        return plain(said(template, results, RISE, SPARSE))

    assert read("{energy range}") == "27 to 51 GWh"
    assert read("{energy before}") == "48.8 GWh"
    assert read("{energy change}") == "−5.6 %"
    assert read("{utilization change}") == "5.88× less"
    assert read("{energy ratio}") == "0.944×"
    assert read("{gpu_count range}") == "25,000", "without a range the value says it all"


def test_before_is_as_it_was_on_screen() -> None:
    assert said("{energy before}", RISE, SPARSE) == told("energy", SPARSE.results, SPARSE).value


def test_names_and_labels_in_any_case() -> None:
    assert said("{Power per server}", RISE) == said("{server_power}", RISE)
    assert said("{ ENERGY  }", RISE) == said("{energy}", RISE)


def test_what_is_not_known_is_a_dash() -> None:
    nothing = evaluate(Scenario())
    assert said("{energy}|{energy range}|{energy before}", nothing) == "–|–|–"
    assert said("{energy change}|{energy ratio}", RISE, nothing) == "–|–"


def test_braces_of_the_text() -> None:
    assert said("{{energy}} is {{not}} told", RISE) == "{energy} is {not} told"
    assert plain(said("{{{energy}}}", RISE)) == "{48.8 GWh}"


@pytest.mark.parametrize(
    "template",
    [
        "{energy.__class__}",
        "{energy.values}",
        "{energy[0]}",
        "{energy!r}",
        "{energy:>10}",
        "{energy:{pue}}",
        "{0}",
        "{}",
        "{ }",
        "{",
        "}",
        "{energy",
        "energy}",
        "{{energy}",
        "{energy ranges}",
        "{energy before after}",
        "{__import__('os')}",
        "%s {energy.__init__.__globals__}",
    ],
)
def test_nothing_but_a_quantity_is_taken(template: str) -> None:
    with pytest.raises(WattifError) as refused:
        check(template)
    assert len(sentence_of(refused.value)) < 300
    reads = said(template, RISE)
    assert reads.count("{") >= 1 or reads.count("}") >= 1, "it stands as it was typed"
    assert "class" not in reads or "__class__" in reads
    check(kept(template))
    assert said(kept(template), RISE) == reads


def test_a_name_that_is_not_known_names_near_ones() -> None:
    with pytest.raises(WattifError, match="“enrgy”; did you mean energy"):
        check("{enrgy}")
    with pytest.raises(WattifError, match="“rang” can be told of Energy; expected one of range"):
        check("{energy rang}")


@given(st.text(alphabet=[*string.printable, "{", "}", "“", "é"], max_size=40))
def test_any_text_at_all_can_be_kept_and_reads_as_typed(text: str) -> None:
    check(kept(text))
    assert said(kept(text), RISE) == said(text, RISE)
    assert kept(kept(text)) == kept(text)
    check(literal(text))
    assert said(literal(text), RISE) == text


@given(st.sampled_from(sorted(model().quantities)), st.sampled_from(["", *KINDS]))
def test_every_quantity_can_be_told(name: str, kind: str) -> None:
    template = f"{{{name} {kind}}}" if kind else f"{{{name}}}"
    check(template)
    reads = said(template, SPARSE.results, RISE, SPARSE)
    assert reads
    assert "{" not in reads
