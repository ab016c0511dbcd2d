"""The model against published runs: predicted beside reported, and how far apart they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from explorer import library, show
from explorer.facts import Run, runs
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import evaluate
from explorer.text import _
from explorer.units import size

BASES = {"measured": _("measured"), "identity": _("identity")}
MEANINGS = {
    "measured": _("Measured watts: a match tests the model"),
    "identity": _("Identity: a match is forced, it tests arithmetic only"),
}
"""What a match is worth on each basis, in a line."""

_FIGURES = 4
_SAME = 0.0005
"""Below this error the first decimal of the percentage is zero."""


@dataclass(frozen=True, slots=True)
class Point:
    """One reported figure of a run, and what the run's preset gives for it; values are SI."""

    run: Run
    quantity: Quantity
    predicted: float

    @property
    def reported(self) -> float:
        """The published figure."""
        return self.run.reported[self.quantity.name].value

    @property
    def measured(self) -> bool:
        """Whether a match tests the model, and not arithmetic alone."""
        return self.run.basis == "measured"

    @property
    def error(self) -> float:
        """How far the prediction is above the report, as a share of the report."""
        return self.predicted / self.reported - 1

    @property
    def reported_text(self) -> str:
        """The published figure as it was printed."""
        return self.quantity.exact(self.reported, self._unit)

    @property
    def predicted_text(self) -> str:
        """The prediction in the unit of the published figure."""
        number = show.number(self.predicted / size(self._unit), _FIGURES)
        return show.with_unit(number, self._unit)

    @property
    def error_text(self) -> str:
        """The error for people: "+0.2 %"."""
        if abs(self.error) < _SAME:
            return show.with_unit("0.0", "%")
        return show.times(1 + self.error)

    @property
    def _unit(self) -> str:
        return self.run.reported[self.quantity.name].unit


@dataclass(frozen=True, slots=True)
class Summary:
    """How well the measured figures are met; identities are counted, and nothing more."""

    measured: int
    identities: int
    median: float
    worst: Point

    @property
    def text(self) -> str:
        """The whole of it in a sentence."""
        return _(
            "Measured ({measured}): median error {median}, largest {error} ({run});"
            " identities ({identities}) are not counted"
        ).format(
            measured=self.measured,
            median=show.with_unit(f"{100 * self.median:.1f}", "%"),
            error=self.worst.error_text,
            run=self.worst.run.name,
            identities=self.identities,
        )


@cache
def validation() -> tuple[Point, ...]:
    """Every reported figure of every published run."""
    found: list[Point] = []
    for run in runs():
        values = evaluate(library.preset(run.preset)).values
        found += [Point(run, model().quantities[n], values[n]) for n in run.reported]
    return tuple(found)


def summary(points: Sequence[Point]) -> Summary:
    """The errors of the measured figures; at least one of the points has to be measured."""
    tests = [point for point in points if point.measured]
    return Summary(
        measured=len(tests),
        identities=len(points) - len(tests),
        median=median(abs(point.error) for point in tests),
        worst=max(tests, key=lambda point: abs(point.error)),
    )


def rows() -> list[tuple[str, ...]]:
    """One row of text for each figure, below a row of headings."""
    head = (
        _("Run"),
        _("Quantity"),
        _("Reported"),
        _("Predicted"),
        _("Error"),
        _("Basis"),
        _("Source"),
    )
    return [head, *map(_row, validation())]


def _row(point: Point) -> tuple[str, ...]:
    return (
        point.run.name,
        point.quantity.label,
        point.reported_text,
        point.predicted_text,
        point.error_text,
        BASES[point.run.basis],
        str(point.run.source),
    )
