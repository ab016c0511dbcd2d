"""The article's story: every headline is true of the model, and says what it is there to say."""

import itertools
import json
import re
import tomllib

import jsonschema
import pytest

from explorer import stories
from explorer.results import evaluate
from explorer.stories.schema import story_schema
from explorer.study.sampled import sample
from explorer.study.sentence import check, said
from tests.explorer.samples import plain

STORY = stories.load(stories.ARTICLE)
DRAWN = [sample(evaluate(step.scenario)) for step in STORY.steps]
SAID = [
    plain(said(step.headline, drawn.results, before, drawn))
    for step, drawn, before in zip(STORY.steps, DRAWN, [None, *DRAWN], strict=False)
]
TELLS = (
    "49 GWh",
    "25.5 GWh, not 49 GWh",
    "49 GWh for the servers is 58 GWh for the site",
    "197 %",
    "197 % becomes 33 % – and the energy stays at 46 GWh",
    "19 kt",
    "1.46 kt, 12.8× less",
    "284 t",
    "3.22 t, 88.2× less",
    "29.2 TWh/yr, 8.89 Wh",
    "31 ×, to 1,289 TWh/yr",
    "27 to 51 GWh",
)
"""The article's cases, in the order in which they are told."""


def test_the_story_has_eight_to_twelve_steps_from_the_first_question_to_the_last() -> None:
    assert 8 <= len(STORY.steps) <= 12
    assert "What is 50 GWh?" in SAID[0]
    assert "what drives it?" in SAID[-1]


@pytest.mark.parametrize(("place", "words"), list(enumerate(TELLS)))
def test_a_headline_says_what_the_model_says(place: int, words: str) -> None:
    assert words in SAID[place]


@pytest.mark.parametrize("place", range(len(STORY.steps)))
def test_every_headline_is_alive_and_every_step_can_be_spoken(place: int) -> None:
    step = STORY.steps[place]
    check(step.headline)
    assert "{" in step.headline, "it has a number that follows the model"
    assert "–" not in re.sub(" – ", "", SAID[place]), "every number is known"
    assert len(SAID[place]) < 110, "it can be read from the back of a room"
    assert 200 < len(step.notes) < 700
    assert re.search(r"Sources?: ", step.notes)
    assert "{" not in step.notes
    assert step.look_at in DRAWN[place].results.values


def test_what_the_notes_say_in_numbers_is_so() -> None:
    values = [drawn.results.values for drawn in DRAWN]
    assert values[2]["energy"] / values[0]["energy"] == pytest.approx(1.18)
    assert values[0]["energy"] * 1.55 / 3.6e12 == pytest.approx(76, abs=0.5)
    assert values[5]["emissions"] / 300e3 == pytest.approx(62, abs=1), "some sixty times"
    assert values[5]["emissions"] / values[6]["emissions"] == pytest.approx(13, abs=0.5)
    assert values[6]["emissions"] / 300e3 == pytest.approx(5, abs=0.2)
    assert 626_000e3 / values[8]["emissions"] == pytest.approx(194_000, rel=0.01)
    street = evaluate(STORY.steps[9].beside[0]).values
    assert street["energy"] / values[9]["energy"] == pytest.approx(0.78, abs=0.02)


def test_the_sums_of_the_second_step_are_of_the_same_gpus() -> None:
    one, other = DRAWN[1].results, evaluate(STORY.steps[1].beside[0])
    assert one.values["gpu_count"] == other.values["gpu_count"] == 25_000
    assert STORY.steps[1].beside[0] == STORY.steps[0].scenario, "“not …” is the bar it starts from"


def test_steps_that_stand_together_share_a_chart() -> None:
    pairs = itertools.pairwise(STORY.steps)
    shared = [set(one.charts) & set(other.charts) for one, other in pairs]
    assert sum(map(bool, shared)) >= 4


def test_the_story_fits_the_schema_that_ships_with_it() -> None:
    shipped = json.loads((stories.ARTICLE.parent / "story.schema.json").read_text("utf-8"))
    assert shipped == story_schema(), "run make schema"
    jsonschema.Draft202012Validator.check_schema(shipped)
    raw = tomllib.loads(stories.ARTICLE.read_text("utf-8"))
    jsonschema.validate(raw, shipped, cls=jsonschema.Draft202012Validator)
