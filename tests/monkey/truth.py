"""What the model gives, worked out anew, for what is on screen and for what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.study.comparison import on_same_draws
from explorer.study.goal import Goal
from explorer.study.sampled import Sampled, sample
from explorer.toml_reader import read_scenario
from explorer.toml_writer import written
from ui import theme
from ui.charts.beside import Beside
from ui.wiring import Wiring


@dataclass(frozen=True)
class Truth:
    """What the model gives for what the file would say."""

    scenario: Scenario
    opened: Scenario
    goal: Goal | None
    count: int
    """Draws."""
    others: tuple[Beside, ...] = ()
    """What stands beside it, drawn anew as well."""
    baseline: int = 0
    focus: str = "energy"

    @cached_property
    def now(self) -> Results:
        """All that follows."""
        return evaluate(self.scenario)

    @cached_property
    def was(self) -> Results:
        """All that followed when it was opened."""
        return evaluate(self.opened)

    @cached_property
    def drawn(self) -> Sampled:
        """The same draws, made from nothing."""
        return sample(self.now, self.count)

    def each(self) -> Sequence["Truth"]:
        """Each of the scenarios alone, the one on screen first."""
        rest = (
            replace(
                self,
                scenario=other.sampled.results.scenario,
                goal=None,
                count=other.sampled.draws.count,
            )
            for other in self.others
            if not other.ghost
        )
        return [replace(one, others=(), baseline=0) for one in (self, *rest)]


def on_screen(wiring: Wiring) -> Truth:
    """The scenario in the window, as its file would have it, with the draws of the headlines."""
    assert wiring.insight is not None
    store, insight = wiring.store, wiring.insight
    count = insight.live.sampled.draws.count
    return Truth(as_filed(store.scenario), store.base, store.goal, count, focus=insight.focus)


def compared(wiring: Wiring, alone: Truth) -> Truth:
    """The same with what stands beside it, with the draws of the charts: equally many of each."""
    assert wiring.insight is not None
    sampled, beside = wiring.insight._compared()
    pins, sampling = wiring.comparing.pins, alone.scenario.sampling
    others = tuple(
        Beside(
            pin.title,
            theme.current().scenarios[pin.color],
            fresh(on_same_draws(as_filed(pin.scenario), sampling), other.sampled.draws.count),
        )
        for pin, other in zip(pins, beside, strict=True)
    )
    return replace(
        alone,
        count=sampled.draws.count,
        others=others,
        baseline=wiring.comparing.baseline,
    )


def as_filed(scenario: Scenario) -> Scenario:
    """A scenario as it is after it was written and read."""
    return read_scenario(written(scenario), "the file")


def fresh(scenario: Scenario, count: int) -> Sampled:
    """Draws of a scenario, made from nothing."""
    return sample(evaluate(scenario), count)
