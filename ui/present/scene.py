"""What a slide shows at one moment, and the numbers on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.headlines import headlines, told
from explorer.study.sampled import Sampled, sample
from explorer.text import _
from ui.charts.beside import Beside

MOST_FIGURES = 4

Key = tuple[str, str]
"""A kind of chart and the result that it looks at: the same chart in every step that has both."""


@dataclass(frozen=True)
class Scene:
    """A state of the model, and the sentence, charts and comparisons that it is shown with.

    `before` is what the step before shows; it stays visible as a ghost in the charts in `ghostly`.
    """

    sentence: str
    sampled: Sampled
    charts: tuple[str, ...] = ("breakdown",)
    look_at: str = "energy"
    beside: tuple[Beside, ...] = ()
    before: Sampled | None = None
    ghost: Beside | None = None
    ghostly: frozenset[Key] = frozenset()
    place: int = 0
    count: int = 1

    @property
    def keys(self) -> tuple[Key, ...]:
        """The charts to show."""
        return tuple((kind, self.look_at) for kind in self.charts)

    def beside_in(self, key: Key) -> tuple[Beside, ...]:
        """What a chart shows beside the scenario, drawn as often as it is, the ghost last."""
        ghosts = (self.ghost,) if self.ghost is not None and key in self.ghostly else ()
        beside = (_as_often(other, self.sampled) for other in self.beside)
        return (*beside, *ghosts)


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number: what it is, its value, how sure it is, what it was before."""

    name: str
    label: str
    value: str
    ends: str = ""
    before: str = ""


def _as_often(other: Beside, sampled: Sampled) -> Beside:
    """With as many draws as others have: without them, none could be compared with each other."""
    drawn, count = other.sampled, sampled.draws.count
    if drawn.draws.count == count or drawn.certain or sampled.certain:
        return other
    make = partial(sample, drawn.results, count)
    return replace(other, sampled=drawn.kept(("as often", count), make))


def names_of(results: Results, look_at: str) -> tuple[str, ...]:
    """The results that stand on the slide in large type, the one looked at first."""
    wanted = dict.fromkeys((look_at, *headlines(results)))
    return tuple(name for name in wanted if _is_known(results, name))[:MOST_FIGURES]


def figures(scene: Scene) -> tuple[Figure, ...]:
    """The large numbers of a scene."""
    results = scene.sampled.results
    return tuple(_figure(name, scene) for name in names_of(results, scene.look_at))


def moving(
    shown: Sequence[Figure], one: Results, other: Results, share: float
) -> tuple[Figure, ...]:
    """The figures of `other` on their way from `one`, where both know them."""
    return tuple(_on_its_way(figure, one, other, share) for figure in shown)


def within(quantity: Quantity, one: float, other: float, share: float) -> float:
    """A value between two: in equal steps or, on a logarithmic scale, in equal ratios."""
    if quantity.scale == "log" and one > 0 and other > 0:
        return float(math.exp(math.log(one) + share * (math.log(other) - math.log(one))))
    return one + share * (other - one)


def source_line(results: Results) -> str:
    """What the scenario is called and where its statements come from."""
    scenario = results.scenario
    sources = dict.fromkeys(
        str(source)
        for statement in scenario.statements.values()
        if (source := scenario.source_of(statement)).text
    )
    return " · ".join(filter(None, (scenario.title, "; ".join(sources))))


def place_line(scene: Scene) -> str:
    """Which step this is, and how its uncertainty was drawn."""
    drawn, parts = scene.sampled.draws, []
    if not scene.sampled.certain:
        text = _("{n} draws, seed {seed}")
        parts.append(text.format(n=f"{drawn.count:,}", seed=drawn.seed))
    if scene.count > 1:
        parts.append(_("{n} of {count}").format(n=scene.place + 1, count=scene.count))
    return " · ".join(parts)


def _is_known(results: Results, name: str) -> bool:
    return math.isfinite(results.values.get(name, math.nan))


def _figure(name: str, scene: Scene) -> Figure:
    words, before = told(name, scene.sampled.results, scene.sampled), ""
    if scene.before is not None and _is_known(scene.before.results, name):
        earlier = told(name, scene.before.results, scene.before).value
        if earlier != words.value:
            before = _("before {value}").format(value=show.abbreviated(earlier))
    label = model().quantities[name].label
    return Figure(name, label, words.value, words.ends, before)


def _on_its_way(figure: Figure, one: Results, other: Results, share: float) -> Figure:
    if not _is_known(one, figure.name) or share >= 1:
        return figure
    quantity = model().quantities[figure.name]
    value = within(quantity, one.values[figure.name], other.values[figure.name], share)
    return Figure(figure.name, figure.label, quantity.shown(value), "", figure.before)
