"""A story's steps: what one may show, and how their order is changed."""

import pytest

from explorer import library
from explorer.errors import WattifError
from explorer.story import CHARTS, MOST_STEPS, Step, Story

ONE, TWO, THREE = (
    Step(headline=name, scenario=library.preset("palm-training")) for name in ("1", "2", "3")
)
STORY = Story(title="a story", steps=(ONE, TWO, THREE))


def headlines(story: Story) -> str:
    return "".join(step.headline for step in story.steps)


def test_steps_are_added_moved_replaced_and_taken_out() -> None:
    four = ONE.with_changes(headline="4")
    assert headlines(STORY.with_step(four)) == "1234"
    assert headlines(STORY.with_step(four, 1)) == "1423"
    assert headlines(STORY.moved(0, 2)) == "231"
    assert headlines(STORY.moved(2, 0)) == "312"
    assert headlines(STORY.replaced(1, four)) == "143"
    assert headlines(STORY.without(1)) == "13"
    assert headlines(STORY) == "123", "an edit makes another story"
    assert STORY.named("b", "about b").title == "b"


@pytest.mark.parametrize(
    "wrong",
    [
        {"charts": ("pie",)},
        {"charts": ()},
        {"charts": CHARTS[:3]},
        {"look_at": "fun"},
        {"beside": (library.preset("palm-training"),) * 6},
    ],
)
def test_a_step_that_could_not_be_shown_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WattifError):
        ONE.with_changes(**wrong)
    with pytest.raises(ValueError, match=r"chart|quantity|compared"):
        Step.model_validate({"headline": "x", **wrong})


def test_a_story_ends_somewhere() -> None:
    full = Story(steps=(ONE,) * MOST_STEPS)
    with pytest.raises(WattifError, match="100 steps at most"):
        full.with_step(ONE)
