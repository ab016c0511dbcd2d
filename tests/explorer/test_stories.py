"""Story files: what is saved is read again, what a person wrote stays, what is wrong is said."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import files, library, stories
from explorer.errors import WattifError
from explorer.model import model
from explorer.plain_text import clean
from explorer.stories.writer import written
from explorer.story import CHARTS, Step, Story
from explorer.study.sentence import kept
from tests.explorer.samples import scenarios, sentence_of

HEAD = 'kind = "story"\nformat = 1\n'
_PALM = '[[steps]]\npreset = "palm-training"\n'
BY_HAND = """\
# Told in Uppsala, in May.
kind = "story"
format = 1
title = "By hand"
x-room = "the large one"

# First what everybody has read.
[[steps]]
headline = "{energy}"   # keep it short
charts = ["ladder"]
preset = "gpt-4-training"
set = { pue = 1.2, server_power = "5 kW" }
free = ["training_tokens"]
title = "Ours"
x-minutes = 3

# Then what nobody has.
[[steps]]
headline = "less: {energy change}"
charts = ["breakdown", "tornado"]
look_at = "emissions"
notes = '''
Wait here.
'''
beside = [{ preset = "gpt-4-training" }]

[steps.scenario]
format = 2
title = "Mine"

[steps.scenario.statements]
pue = 1.1 # ours

[x-tool]
open = true
"""


def texts(most: int) -> st.SearchStrategy[str]:
    return st.text(max_size=most).map(clean)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    charts = draw(st.lists(st.sampled_from(CHARTS), min_size=1, max_size=2, unique=True))
    return Step(
        headline=kept(draw(texts(60))),
        charts=tuple(charts),
        look_at=draw(st.sampled_from(sorted(model().quantities))),
        notes=draw(texts(80)),
        scenario=draw(scenarios()),
        beside=tuple(draw(st.lists(scenarios(), max_size=2))),
    )


@st.composite
def any_stories(draw: st.DrawFn) -> Story:
    told = draw(st.lists(steps(), max_size=4))
    return Story(title=draw(texts(30)), summary=draw(texts(60)), steps=tuple(told))


def refused(text: str) -> str:
    with pytest.raises(WattifError) as error:
        stories.read(text, "bad.story.toml")
    return sentence_of(error.value)


@settings(max_examples=60, deadline=None)
@given(any_stories(), any_stories())
def test_what_is_saved_is_read_again_whatever_the_file_held(one: Story, other: Story) -> None:
    text = written(one)
    assert stories.read(text, "saved") == one
    assert stories.is_story(text)
    assert stories.read(written(other, text), "saved") == other
    assert written(one, text) == text, "saving without a change changes nothing"


def test_a_story_by_hand(tmp_path: Path) -> None:
    story = stories.read(BY_HAND, "hand")
    one, two = story.steps
    preset = library.preset("gpt-4-training")
    assert one.scenario.title == "Ours"
    assert one.scenario.values["pue"] == 1.2
    assert one.scenario.values["server_power"] == 5_000
    assert "training_tokens" not in one.scenario.statements
    assert one.scenario.statements["gpu_count"] == preset.statements["gpu_count"]
    assert (one.look_at, two.look_at) == ("energy", "emissions")
    assert two.beside == (preset,)
    assert two.scenario.values == {"pue": 1.1}


def test_comments_order_and_presets_stay_where_steps_do() -> None:
    story = stories.read(BY_HAND, "hand")
    assert written(story, BY_HAND).replace("\n\n", "\n") == _tool_first(BY_HAND)

    moved = written(story.moved(0, 1), BY_HAND)
    assert stories.read(moved, "moved").steps == story.steps[::-1]
    for words in ("# Told in Uppsala", "# First what everybody", "# keep it short", "# ours"):
        assert words in moved
    assert moved.index("# Then what nobody") < moved.index("# First what everybody")
    assert 'preset = "gpt-4-training"\nset = { pue = 1.2' in moved, "it still names its preset"

    changed = written(
        story.replaced(0, story.steps[0].with_changes(headline="{pue}", notes="say it")), BY_HAND
    )
    for words in ('"{pue}"', "# keep it short", "x-minutes = 3", "set = {", 'notes = "say it"'):
        assert words in changed
    assert "x-room" in written(story.named("Other", ""), BY_HAND)

    other = story.steps[0].with_changes(scenario=library.preset("palm-training"))
    replaced = written(story.replaced(0, other), BY_HAND)
    assert stories.read(replaced, "replaced").steps[0] == other
    assert "x-minutes = 3" in replaced
    assert "set = {" not in replaced


def _tool_first(text: str) -> str:
    """Tables that are no steps stand above them once the file was saved."""
    tool = "\n[x-tool]\nopen = true\n"
    first = "# First what everybody"
    moved = text.replace(tool, "").replace(first, f"[x-tool]\nopen = true\n{first}")
    return moved.replace("\n\n", "\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[steps]]\npreset = "gpt-9"\n', "line 4: steps, no. 1, preset: there is no preset"),
        ('[[steps]]\npreset = "../../etc/passwd"\n', "there is no preset called"),
        ("[[steps]]\n", "line 3: steps, no. 1: expected either preset"),
        (
            '[[steps]]\npreset = "palm-training"\n[steps.scenario]\nformat = 2\n',
            "line 3: steps, no. 1: expected either preset",
        ),
        (
            f'{_PALM}\n[[steps]]\nheadline = "{{enrgy}}"\npreset = "palm-training"\n',
            "line 7: steps, no. 2, headline: There is no quantity called “enrgy”",
        ),
        ('[[steps]]\npreset = "palm-training"\ncharts = ["pie"]\n', "line 5: steps, no. 1, charts"),
        ('[[steps]]\npreset = "palm-training"\ncharts = []\n', "expected one chart, or two"),
        (
            '[[steps]]\npreset = "palm-training"\nlook_at = "fun"\n',
            "line 5: steps, no. 1, look_at: there is no quantity",
        ),
        (
            "[[steps]]\n[steps.scenario]\nformat = 2\n[steps.scenario.statements]\npue = 0.5\n",
            "line 7: steps, no. 1, scenario, statements, pue: PUE cannot be below 1",
        ),
        (
            f"{_PALM}{_PALM}[steps.set]\npue = 0.5\n",
            "line 8: steps, no. 2, set, pue: PUE cannot be below 1",
        ),
        ("[[steps]]\n[steps.scenario]\nformat = 99\n", "scenario, format: the file has format 99"),
        (
            '[[steps]]\npreset = "palm-training"\n'
            + "[[steps.beside]]\npreset='palm-training'\n" * 6,
            "steps, no. 1, beside: there are 6 of them, expected 5 at most",
        ),
        ('[[steps]]\npreset = "palm-training"\n' * 101, "there are 101 of them"),
        ('[[steps]]\npreset = "palm-training"\nheadlin = ""\n', "headlin: this key is not known"),
        (
            '[[steps]]\ntitle = "x"\n[steps.scenario]\nformat = 2\n',
            "title: stands without a preset",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(text: str, words: str) -> None:
    sentence = refused(HEAD + text)
    assert sentence.startswith("bad.story.toml")
    assert words in sentence


def test_another_kind_of_file_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.story.toml"
    stories.save(Story(title="s"), path)
    with pytest.raises(WattifError, match=r"a\.story\.toml, line 1: kind: this is a story"):
        files.load(path)
    with pytest.raises(WattifError, match="this is no story"):
        stories.load(library.file_of("palm-training"))
    assert stories.is_story_file(path)
    assert not stories.is_story_file(library.file_of("palm-training"))
    assert not stories.is_story('format = 2\nnotes = """\nkind = "story"\n"""\n')
    assert "newer than 1" in refused('kind = "story"\nformat = 2\n')


def test_a_file_that_somebody_else_changed_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.story.toml"
    text = stories.save(Story(title="s"), path)
    path.write_text(text + "# mine\n")
    with pytest.raises(stories.ChangedError):
        stories.save(Story(title="t"), path, expected=text)
    assert path.read_text() == text + "# mine\n"


def test_a_file_has_an_end(tmp_path: Path) -> None:
    path = tmp_path / "large.story.toml"
    path.write_bytes(HEAD.encode() + b"#" * stories.LARGEST)
    with pytest.raises(WattifError, match="larger than 4 MB, the most that a story may have"):
        stories.load(path)


HOSTILE: dict[str, str] = {
    "steps": HEAD + '[[steps]]\npreset = "gpt-4-training"\n' * 80_000,
    "empty steps": HEAD + "[[steps]]\n" * 300_000,
    "tables": HEAD + "[[steps]]\n[steps.scenario]\n" * 19_000,
    "beside": HEAD + "[[steps]]\n[[steps.beside]]\n" * 19_000,
    "brackets": HEAD + "x-a = " + "[" * 3_000_000,
    "names": HEAD + '[[steps]]\npreset = "palm-training"\nheadline = "' + "{q}" * 6_600 + '"\n',
    "a preset": HEAD + '[[steps]]\npreset = "' + "a" * 3_900_000 + '"\n',
    "a key": HEAD + "[[steps]]\nx-" + "a." * 1_000_000 + "a = 1\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_hang_the_program_is_refused(name: str) -> None:
    assert len(refused(HOSTILE[name])) < 1_000


def test_a_step_needs_nothing_outside_its_file(tmp_path: Path) -> None:
    """What a recording writes is whole: no preset, and no path, stands in it."""
    scenario = library.preset("gpt-4-training").stating("pue", 1.2)
    step = Step(headline="{energy}", scenario=scenario, beside=(library.preset("palm-training"),))
    path = tmp_path / "a.story.toml"
    text = stories.save(Story(steps=(step,)), path)
    assert "preset" not in _keys(text)
    assert stories.load(path).steps == (step,)


def _keys(text: str) -> set[str]:
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, dict):
            found.update(value)
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, dict | list):
                look(inner)

    look(tomllib.loads(text))
    return found
