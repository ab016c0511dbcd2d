"""What is handed out, whatever the kind of file: a sheet for each scenario or step of a story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from explorer import __version__
from explorer.handout import rows
from explorer.plain_text import clean
from explorer.results import Results, evaluate
from explorer.scenario import Scenario, Source
from explorer.study.comparison import on_same_draws
from explorer.study.headlines import headlines
from explorer.study.hold import held
from explorer.study.sampled import Sampled, sample, sample_uncertain
from explorer.study.titles import named, unique
from explorer.text import _

if TYPE_CHECKING:
    from explorer.story import Step, Story

CHARTS = ("breakdown", "tornado")
"""What a scenario is shown by where nobody says."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A scenario and how it is shown; what takes time is worked out when it is asked for.

    `beside` are the sheets of the scenarios that are compared with it, none of them with others.
    `template` is the sentence of a step of a story, `before` the sheet that it comes after.
    """

    scenario: Scenario
    template: str = ""
    before: "Sheet | None" = field(default=None, repr=False)
    charts: tuple[str, ...] = CHARTS
    look_at: str = "energy"
    notes: str = ""
    beside: tuple["Sheet", ...] = ()
    numbers: Mapping[Source, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The scenario's own title."""
        return title_of(self.scenario)

    @cached_property
    def heading(self) -> str:
        """The step's sentence with its numbers, or the scenario's title."""
        if not self.template:
            return self.title
        from explorer.study.sentence import said  # noqa: PLC0415 - stories alone have sentences

        before = self.before.results if self.before else None
        return clean(said(self.template, self.results, before, self.sampled))

    @cached_property
    def results(self) -> Results:
        """What follows from the scenario."""
        return evaluate(self.scenario)

    @cached_property
    def sampled(self) -> Sampled | None:
        """The draws, as many as the scenario asks for; None where nothing has a range."""
        return sample_uncertain(self.results)

    @cached_property
    def drawn(self) -> Sampled:
        """The draws even where all of them are the same, for charts, which show nothing else."""
        return self.sampled or sample(self.results)

    @cached_property
    def headlines(self) -> tuple[rows.Headline, ...]:
        """The six headlines, as the tiles of the window have them."""
        return rows.headline_rows(self.results, self.sampled)

    @cached_property
    def statements(self) -> tuple[rows.Stated, ...]:
        """What is stated, as it was typed, with its source."""
        return rows.stated_rows(self.results, self.numbers)

    @cached_property
    def assumptions(self) -> tuple[rows.Assumed, ...]:
        """The assumptions in force."""
        return rows.assumed_rows(self.results)

    @cached_property
    def claims(self) -> tuple[rows.Claimed, ...]:
        """Contradictions, then what was published, each with its verdict."""
        return rows.claimed_rows(self.results, self.sampled, self.numbers)

    @cached_property
    def sources(self) -> tuple[rows.Cited, ...]:
        """The sources of this scenario, under the numbers that they have in the whole."""
        mine = set(_sources(self.scenario))
        return rows.cited({s: number for s, number in self.numbers.items() if s in mine})


@dataclass(frozen=True, kw_only=True)
class Handout:
    """Sheets, and what is said of all of them together."""

    title: str
    summary: str
    made: date
    version: str
    sheets: tuple[Sheet, ...]
    numbers: Mapping[Source, int]
    is_story: bool = False

    @property
    def seed(self) -> int:
        """The seed of the draws."""
        return self.sheets[0].scenario.sampling.seed

    @property
    def samples(self) -> int:
        """How many draws there are of each scenario that has ranges."""
        return self.sheets[0].scenario.sampling.samples

    @cached_property
    def scenarios(self) -> tuple[Sheet, ...]:
        """A sheet for every scenario, once, those that stand beside another one too."""
        found: list[Sheet] = []
        for sheet in self.sheets:
            for one in (sheet, *sheet.beside):
                if all(one.scenario != other.scenario for other in found):
                    found.append(one)
        return tuple(found)

    def place_of(self, sheet: Sheet) -> int:
        """Where the scenario of a sheet stands among all of them, from 0 on."""
        return [other.scenario for other in self.scenarios].index(sheet.scenario)

    @cached_property
    def sources(self) -> tuple[rows.Cited, ...]:
        """All sources, numbered."""
        return rows.cited(self.numbers)

    @property
    def day(self) -> str:
        """The date as a sentence has it: "24 November 2026"."""
        return _("{day} {month} {year}").format(
            day=self.made.day, month=_MONTHS[self.made.month - 1], year=self.made.year
        )

    @property
    def draws(self) -> str:
        """How many draws with which seed, for every kind that there is."""
        kinds = dict.fromkeys(
            (s.scenario.sampling.samples, s.scenario.sampling.seed) for s in self.sheets
        )
        words = _("{samples} draws, seed {seed}")
        return _(" and ").join(words.format(samples=f"{n:,}", seed=seed) for n, seed in kinds)

    @property
    def credentials(self) -> str:
        """When, with what and from which draws it was made."""
        return _("Made on {day} with Wattif {version}; {draws}.").format(
            day=self.day, version=self.version, draws=self.draws
        )


def of_scenarios(scenarios: Sequence[Scenario], made: date) -> Handout:
    """A hand-out with a sheet for each scenario; the first one is compared with the others."""
    found = [_alike(scenario, scenarios[0]) for scenario in _told_apart(scenarios)]
    numbers = rows.numbered(source for scenario in found for source in _sources(scenario))
    sheets = [_plain(scenario, numbers) for scenario in found]
    title, summary = sheets[0].title, clean(" ".join(found[0].summary.split()))
    if len(sheets) > 1:
        title = _("{count} scenarios compared").format(count=len(sheets))
        summary = "; ".join(sheet.title for sheet in sheets)
    return Handout(
        title=title,
        summary=summary,
        made=made,
        version=__version__,
        sheets=tuple(sheets),
        numbers=numbers,
    )


def _told_apart(scenarios: Sequence[Scenario]) -> Iterator[Scenario]:
    """The scenarios, no two of the same title."""
    titles: list[str] = []
    for scenario in scenarios:
        title = named(scenario.title)
        if title in titles:
            title = unique(title, titles)
            scenario = scenario.model_copy(update={"title": title})  # noqa: PLW2901 - renamed
        titles.append(title)
        yield scenario


def of_story(story: "Story", made: date) -> Handout:
    """A hand-out with a sheet for each step of a story."""
    numbers = rows.numbered(
        source
        for step in story.steps
        for scenario in (step.scenario, *step.beside)
        for source in _sources(scenario)
    )
    return Handout(
        title=clean(story.title) or _("A story without a title"),
        summary=clean(" ".join(story.summary.split())),
        made=made,
        version=__version__,
        sheets=tuple(_told(story.steps, numbers)),
        numbers=numbers,
        is_story=True,
    )


def _told(steps: Iterable["Step"], numbers: Mapping[Source, int]) -> Iterator[Sheet]:
    before: Sheet | None = None
    for step in steps:
        before = Sheet(
            scenario=held(step.scenario)[0],
            template=step.headline,
            before=before,
            charts=tuple(step.charts) or CHARTS,
            look_at=step.look_at or "energy",
            notes=clean(step.notes),
            beside=tuple(_plain(_alike(other, step.scenario), numbers) for other in step.beside),
            numbers=numbers,
        )
        yield before


def _alike(scenario: Scenario, first: Scenario) -> Scenario:
    """The scenario with what is held in it, on the draws of the first one: as in a comparison."""
    return on_same_draws(held(scenario)[0], first.sampling)


def _plain(scenario: Scenario, numbers: Mapping[Source, int]) -> Sheet:
    results = evaluate(scenario)
    known = [name for name in headlines(results) if name in results.values]
    return Sheet(
        scenario=scenario,
        look_at=known[0] if known else "energy",
        notes=clean(scenario.notes),
        numbers=numbers,
    )


def _sources(scenario: Scenario) -> Iterator[Source]:
    """The sources of the statements and then of the claims."""
    yield from map(scenario.source_of, scenario.statements.values())
    yield from map(scenario.source_of, scenario.claims)


def title_of(scenario: Scenario) -> str:
    """The title, or words where there is none."""
    return " ".join(clean(scenario.title).split()) or _("Untitled scenario")


_MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
