"""The headlines of a story with their numbers, from draws that are made once for each scenario."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.story import Step
from explorer.study.sentence import said

if TYPE_CHECKING:  # NumPy comes after the first paint
    from explorer.study.sampled import Sampled


class Headlines:
    """Keeps the draws of the scenarios of one story, as often as a drag can carry."""

    def __init__(self) -> None:
        self._drawn: dict[int, tuple[Scenario, Sampled]] = {}

    def of(self, steps: Sequence[Step], chosen: Step | None) -> tuple[list[str], Results | None]:
        """What each step says, and the results of the chosen one."""
        self._drawn = {id(step.scenario): self._draw(step.scenario) for step in steps}
        told, before = list[str](), None
        for step in steps:
            _scenario, sampled = self._drawn[id(step.scenario)]
            told.append(said(step.headline, sampled.results, before, sampled))
            before = sampled
        return told, self._drawn[id(chosen.scenario)][1].results if chosen is not None else None

    def _draw(self, scenario: Scenario) -> "tuple[Scenario, Sampled]":
        from explorer.study.draws import LIVE  # noqa: PLC0415 - loads NumPy
        from explorer.study.sampled import sample  # noqa: PLC0415

        kept = self._drawn.get(id(scenario))
        return kept or (scenario, sample(evaluate(scenario), LIVE))
