"""Pictures of a presentation: slides, questions, keys, the list of steps, the presenter's view."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from explorer import library, stories
from explorer.story import Step, Story
from ui import app
from ui.wiring.performance import Performance

SIZES = ((1920, 1080), (1280, 720))


def story() -> Story:
    """A short story of every kind of change: values that move, another case, a comparison."""
    gpt_4 = library.preset("gpt-4-training")
    headline = "At PUE {pue}, training GPT-4 takes {energy}: {energy change} more than before"
    return Story(
        title="What drives it?",
        steps=(
            Step(
                headline="Training GPT-4 took about {energy}, say 25,000 GPUs and 100 days",
                charts=("breakdown", "ladder"),
                notes="What everybody quotes.\n\nThe 50 GWh are 25,000 GPUs × 100 days × 6.5 kW a "
                "server of eight: nobody has published a meter reading.\n\nAsk the room: how many "
                "homes is that?",
                scenario=gpt_4,
            ),
            Step(
                headline=headline,
                charts=("breakdown", "ladder"),
                notes="The building adds what the servers do not use.",
                scenario=gpt_4.stating("pue", 1.5),
            ),
            Step(
                headline="What drives it: power per server, GPU count and days, in that order",
                charts=("tornado", "distribution"),
                scenario=library.preset("gpt-4-sparse"),
            ),
            Step(
                headline="AI in every search would take {annual_energy} a year",
                charts=("response",),
                look_at="annual_energy",
                scenario=library.preset("google-search-ai"),
            ),
            Step(
                headline="GPT-3 took {energy}, a small part of that",
                charts=("breakdown", "ladder"),
                scenario=library.preset("gpt-3-training"),
                beside=(gpt_4,),
            ),
        ),
    )


def pictures() -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Each picture by its title, and what draws it."""
    for width, height in SIZES:
        for place in range(len(story().steps)):
            yield f"present-{place + 1}-{width}x{height}", _Slide(place, width, height)
        for what in ("questions", "keys", "jump", "replay"):
            yield f"present-{what}-{width}x{height}", _Slide(1, width, height, what)
    for width, height in ((1024, 768), (1080, 1920), (2560, 1440)):
        yield f"present-1-{width}x{height}", _Slide(0, width, height)
    yield "present-questions-1080x1920", _Slide(1, 1080, 1920, "questions")
    for place in range(len(stories.load(stories.ARTICLE).steps)):
        yield f"article-{place + 1}", _Slide(place, 1920, 1080, told=stories.load(stories.ARTICLE))
    yield "presenter-1280x800", _presenter


class _Slide:
    """One step at one size, perhaps with something open."""

    def __init__(
        self, place: int, width: int, height: int, what: str = "", told: Story | None = None
    ) -> None:
        self._place, self._size, self._what = place, (width, height), what
        self._story = told

    def __call__(self, path: Path) -> None:
        performance = rehearsed(self._story or story(), self._place, *self._size)
        if self._what == "replay":
            performance.do("questions")
            performance.questions.store.state("gpu_count", 35_000)  # type: ignore[union-attr]
        elif self._what:
            performance.do(self._what)
        app.settle()
        performance.show_.grab().save(str(path))
        closed(performance)


def _presenter(path: Path) -> None:
    performance = rehearsed(story(), 0, 1920, 1080)
    performance.presenter.resize(1280, 800)
    performance.presenter.show()
    performance.briefing.brief(0)
    performance.briefing.take_picture()
    performance.briefing.sketch_next()
    app.settle()
    performance.presenter.grab().save(str(path))
    closed(performance)


def rehearsed(told: Story, place: int, width: int, height: int) -> Performance:
    """A presentation at a step, everything prepared, at a size."""
    performance = Performance(told.steps, place, QWidget())
    performance.transition.moves = False
    performance.begin()
    performance.show_.showNormal()
    performance.show_.resize(width, height)
    app.settle()
    performance.measuring.begin(place)
    performance.measuring.finish()
    performance.rehearsal.finish(place)
    app.settle()
    return performance


def closed(performance: Performance) -> None:
    """End it."""
    performance.end()
    app.settle()
