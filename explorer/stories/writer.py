"""From a Story to the text of its file; steps that are the same keep the words they had."""

from collections.abc import Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from explorer.errors import WattifError
from explorer.faults import FaultError
from explorer.scenario import Scenario
from explorer.stories.reader import FORMAT, SCENE, read_story
from explorer.story import Step, Story
from explorer.text import _
from explorer.toml_reader import STORY
from explorer.toml_text import items, under
from explorer.toml_writer import ended_as, put_text, text_item
from explorer.toml_writer import written as scenario_text


def written(story: Story, before: str = "") -> str:
    """The file's text. Steps that `before`, the text of a story file, has keep their words.

    Where `before` is no story, or is so odd that it cannot be changed without loss, the file is
    written anew. Raises WattifError where the story is too much for one file.
    """
    plain = before.replace("\r\n", "\n")
    try:
        old = read_story(plain)
        text = _changed(story, plain if plain.endswith("\n") else f"{plain}\n", old)
        if read_story(text) == story:
            return ended_as(before, text)
    except (FaultError, TOMLKitError, LookupError, TypeError, ValueError):
        pass  # what was there is no story, or one that nothing can be put into
    text = _anew(story)
    try:
        read_story(text)
    except FaultError as fault:
        sentence = _("The story cannot be kept in one file: {reason} Make two of it.")
        raise WattifError(sentence.format(reason=fault.sentence)) from None
    return text


def _anew(story: Story) -> str:
    head = tomlkit.document()
    head["kind"] = STORY
    head["format"] = FORMAT
    _name(head, story)
    return "\n".join([tomlkit.dumps(head), *map(_step, story.steps)])


def _name(head: Any, story: Story) -> None:
    for key in ("title", "summary"):
        put_text(head, key, text_item(getattr(story, key)))


def _changed(story: Story, before: str, old: Story) -> str:
    rest, texts = items(before, "steps")
    if len(texts) != len(old.steps):
        raise ValueError
    if (story.title, story.summary) != (old.title, old.summary):
        head = tomlkit.parse(rest)
        _name(head, story)
        rest = tomlkit.dumps(head)
    told = [rest]
    for step, place in zip(story.steps, _places(old.steps, story.steps), strict=True):
        text = _step(step)
        if place is not None:
            text = _patched(texts[place], old.steps[place], step)
        told.append(text if told[-1].endswith("\n\n") or text[:1] == "\n" else f"\n{text}")
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in told)


def _places(old: Sequence[Step], new: Sequence[Step]) -> list[int | None]:
    """For each new step the place of the old one that it is, or was changed from."""
    left = list(range(len(old)))
    found: list[int | None] = [None] * len(new)
    for same in (_equal, _same_state, _same_words):
        for number, step in enumerate(new):
            if found[number] is None:
                place = next((n for n in left if same(old[n], step)), None)
                if place is not None:
                    found[number] = place
                    left.remove(place)
    return found


def _equal(one: Step, other: Step) -> bool:
    return one == other


def _same_state(one: Step, other: Step) -> bool:
    return one.scenario == other.scenario and one.beside == other.beside


def _same_words(one: Step, other: Step) -> bool:
    return (one.headline, one.notes) == (other.headline, other.notes)


def _patched(text: str, old: Step, new: Step) -> str:
    """The text of a step with only that changed which differs."""
    if new == old:
        return text
    document = tomlkit.parse(text)
    step: Any = document["steps"][0]
    for key in ("headline", "charts", "look_at", "notes"):
        if getattr(new, key) != getattr(old, key):
            put_text(step, key, text_item(getattr(new, key)))
    added = ""
    if new.scenario != old.scenario:
        _take_out(step, SCENE)
        added += _scene("steps", new.scenario)
    if new.beside != old.beside:
        _take_out(step, ("beside",))
        added += _beside(new.beside)
    return tomlkit.dumps(document) + added


def _take_out(step: Any, keys: Sequence[str]) -> None:
    for key in keys:
        step.pop(key, None)


def _step(step: Step) -> str:
    """The text of a step that was in no file."""
    table = tomlkit.document()
    for key in ("headline", "charts", "look_at", "notes"):
        put_text(table, key, text_item(getattr(step, key)))
    told, shown = tomlkit.dumps(table), _scene("steps", step.scenario)
    return f"[[steps]]\n{told}{shown}{_beside(step.beside)}"


def _scene(key: str, scenario: Scenario) -> str:
    return f"\n{under(scenario_text(scenario), f'{key}.scenario')}"


def _beside(scenarios: Sequence[Scenario]) -> str:
    return "".join(f"\n[[steps.beside]]\n{_scene('steps.beside', one)}" for one in scenarios)
