"""A story: steps in their order, each a state of a scenario, what is shown of it, and a headline.

A headline is a template: `explorer.study.sentence` puts the numbers of its step into it.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from explorer.errors import WattifError
from explorer.model import model
from explorer.scenario import Scenario
from explorer.text import _

TITLES: Mapping[str, str] = {
    "breakdown": _("What it is made of"),
    "tornado": _("What drives it?"),
    "ladder": _("How big is that?"),
    "response": _("If this changes"),
    "distribution": _("How sure?"),
    "outlook": _("Until the horizon"),
    "map": _("Two at once"),
    "goals": _("Make it true"),
    "claims": _("Every claim against its own inputs"),
    "validation": _("The model against published runs"),
    "waterfall": _("Why do they differ?"),
    "comparison": _("Side by side"),
    "multiples": _("Many at once"),
    "sidebyside": _("Each on its own"),
}
"""What each chart that a step can show is called."""
CHARTS = tuple(TITLES)
MOST_CHARTS = 2
"""More could not be read from the back of a room."""
MOST_BESIDE = 5
"""As many as have a colour of their own beside the scenario itself."""
MOST_STEPS = 100


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Frozen):
    """One state: a scenario, the charts that show it, the result they look at, what is said.

    `beside` are scenarios that it is compared with.
    """

    headline: str
    charts: tuple[str, ...] = ("breakdown",)
    look_at: str = "energy"
    notes: str = ""
    scenario: Scenario = Scenario()
    beside: tuple[Scenario, ...] = ()

    @model_validator(mode="after")
    def _can_be_shown(self) -> "Step":
        _check_step(self)
        return self

    def with_changes(self, **changes: Any) -> "Step":
        """The step with other fields. Raises WattifError where it could not be shown."""
        step = self.model_copy(update=changes)
        _check_step(step)
        return step


Steps: TypeAlias = tuple[Step, ...]


class Story(_Frozen):
    """Steps to be told one after the other."""

    title: str = ""
    summary: str = ""
    steps: Steps = ()

    @model_validator(mode="after")
    def _can_be_told(self) -> "Story":
        _check_story(self)
        return self

    def with_step(self, step: Step, place: int | None = None) -> "Story":
        """The story with one more step, at a place or at its end. Raises WattifError."""
        at = len(self.steps) if place is None else place
        return self._with((*self.steps[:at], step, *self.steps[at:]))

    def replaced(self, place: int, step: Step) -> "Story":
        """The story with another step in place of one."""
        return self._with((*self.steps[:place], step, *self.steps[place + 1 :]))

    def without(self, place: int) -> "Story":
        """The story without a step."""
        return self._with((*self.steps[:place], *self.steps[place + 1 :]))

    def moved(self, place: int, to: int) -> "Story":
        """The story with a step moved to another place."""
        rest = (*self.steps[:place], *self.steps[place + 1 :])
        return self._with((*rest[:to], self.steps[place], *rest[to:]))

    def named(self, title: str, summary: str) -> "Story":
        """The story with another title and summary."""
        return self.model_copy(update={"title": title, "summary": summary})

    def _with(self, steps: Steps) -> "Story":
        story = self.model_copy(update={"steps": steps})
        _check_story(story)
        return story


def _check_step(step: Step) -> None:
    """Raise WattifError where a step could not be shown."""
    for chart in step.charts:
        if chart not in CHARTS:
            raise WattifError(_("There is no chart called “{name}”.").format(name=chart))
    if not 1 <= len(step.charts) <= MOST_CHARTS:
        raise WattifError(_("A step shows one chart or two."))
    if step.look_at not in model().quantities:
        raise WattifError(_("There is no quantity called “{name}”.").format(name=step.look_at))
    if len(step.beside) > MOST_BESIDE:
        sentence = _("A step is compared with {most} scenarios at most.")
        raise WattifError(sentence.format(most=MOST_BESIDE))


def _check_story(story: Story) -> None:
    """Raise WattifError where a story has too many steps."""
    if len(story.steps) > MOST_STEPS:
        raise WattifError(_("A story has {most} steps at most.").format(most=MOST_STEPS))
