"""What the window says of pins and of its story, and what the room sees, against the model."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from explorer.plain_text import short
from explorer.story import Step
from explorer.study.comparison import on_same_draws
from explorer.study.draws import LIVE
from explorer.study.headlines import told
from explorer.study.sampled import Sampled
from explorer.study.sentence import kept, said
from explorer.study.titles import on_screen
from tests.monkey.charts import different
from tests.monkey.truth import Truth, as_filed, fresh
from ui.charts.beside import Beside
from ui.panels.story import StoryDock
from ui.wiring import Wiring

if TYPE_CHECKING:
    from ui.present.scene import Key, Scene

_LONGEST = 220
"""So much of a headline stands in the list of steps."""


def different_pins(wiring: Wiring, truth: Truth) -> Iterator[str]:
    """The strip of what is compared."""
    strip, comparing = wiring.window_.pins, wiring.comparing
    pins, chips = comparing.pins, [button.chip for button in strip.chips]
    yield from _differ("strip of pins", not strip.isHidden(), bool(pins))
    shown = [(chip.title, chip.color) for chip in chips[1:]]
    yield from _differ("pins", shown, [(pin.title, pin.color) for pin in pins])
    titles = [chip.title for chip in chips]
    if len(set(titles)) < len(titles):
        yield f"two scenarios have one name: {titles}"
    own = on_screen(truth.scenario.title, [pin.title for pin in pins])
    yield from _differ("chip of the screen", (titles[0], chips[0].color), (own, 0))
    against = [comparing.baseline] if pins else []
    yield from _differ("baseline", [n for n, chip in enumerate(chips) if chip.baseline], against)
    yield from _differ("“Nothing”", wiring.window_.actions_.clear_pins.isEnabled(), bool(pins))


def different_story(wiring: Wiring, _truth: Truth) -> Iterator[str]:
    """The dock with the steps, and the words of the chosen one."""
    telling, actions = wiring.telling, wiring.window_.actions_
    yield from _differ("“Save the story”", actions.save_story.isEnabled(), telling.unsaved)
    dock = wiring.window_.findChild(StoryDock)
    if not isinstance(dock, StoryDock):
        return
    yield from _differ("dock of the story", dock.isVisible(), actions.story.isChecked())
    wanted, before = list[str](), None
    for step in telling.story.steps:
        drawn = fresh(as_filed(step.scenario), LIVE)
        headline = said(step.headline, drawn.results, before, drawn)
        wanted.append(short(headline, _LONGEST) or "No headline yet")
        before = drawn
    steps, form, chosen = dock.steps, dock.form, telling.step
    yield from _differ("headlines", [steps.item(n).text() for n in range(steps.count())], wanted)
    yield from _differ("chosen step", steps.currentRow(), telling.chosen)
    if chosen is not None:
        yield from _differ("headline", kept(form.headline.written()), chosen.headline)
        yield from _differ("notes", form.notes.written(), chosen.notes)
        charts = (form.first.currentData(), form.second.currentData())
        yield from _differ("charts", tuple(filter(None, charts)), chosen.charts)
        yield from _differ("looks at", form.result.currentData(), chosen.look_at)


def different_show(wiring: Wiring) -> Iterator[str]:
    """The slide of a step that came to rest: headline, numbers, charts."""
    performance = wiring.presenting.performance
    if performance is None or performance.transition.running or performance.questions is not None:
        return
    slide, steps, place = performance.show_.slide, performance.rehearsal.steps, performance.place
    scene = slide.scene
    assert scene is not None
    step = steps[place]
    drawn = fresh(as_filed(step.scenario), scene.sampled.draws.count)
    before = _drawn_before(steps[place - 1], scene) if place else None
    wanted = said(step.headline, drawn.results, before, drawn)
    yield from _differ("headline on the slide", slide.headline.text, wanted)
    for figure in slide.figures.figures:
        words = told(figure.name, drawn.results, drawn)
        shown = figure.value, figure.ends
        yield from _differ(f"{figure.name} on the slide", shown, (words.value, words.ends))
    yield from _differ("charts on the slide", tuple(kind for kind, _at in scene.keys), step.charts)
    for key in scene.keys:
        chart = slide.easel.charts.get(key)
        if chart is None:
            yield f"{key} could not be drawn"
            continue
        others = _others(step, scene, key, before)
        scenario, count = as_filed(step.scenario), drawn.draws.count
        truth = Truth(scenario, scenario, None, count, others, focus=step.look_at)
        for sentence in different(key[0], chart, truth):
            yield f"{key[0]} on the slide: {sentence}"


def _drawn_before(step: Step, scene: "Scene") -> Sampled | None:
    return fresh(as_filed(step.scenario), scene.before.draws.count) if scene.before else None


def _others(step: Step, scene: "Scene", key: "Key", before: Sampled | None) -> tuple[Beside, ...]:
    """What a chart has beside the step: its own comparisons, and the ghost of the step before."""
    sampling, shown = step.scenario.sampling, scene.beside_in(key)
    found = [
        Beside(
            one.name,
            one.color,
            fresh(on_same_draws(as_filed(other), sampling), one.sampled.draws.count),
        )
        for other, one in zip(step.beside, shown, strict=False)
    ]
    if scene.ghost is not None and key in scene.ghostly and before is not None:
        again = fresh(before.results.scenario, scene.ghost.sampled.draws.count)
        found.append(Beside(scene.ghost.name, scene.ghost.color, again, ghost=True))
    return tuple(found)


def _differ(what: str, shown: object, wanted: object) -> Iterator[str]:
    if shown != wanted:
        yield f"{what}: shown {shown!r}, but it is {wanted!r}"
