"""Every chart by its name: how it is made, and where its signals go. Loaded when first needed."""

# Each chart is imported when its page is first turned to, which keeps the start short.
# ruff: noqa: PLC0415

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ui.charts.card import ChartCard
    from ui.wiring.insight import Insight

Chart: TypeAlias = "ChartCard"


def make(name: str, insight: "Insight") -> Chart:
    """A new chart, connected."""
    return _MAKERS[name](insight)


def _breakdown(_insight: "Insight") -> Chart:
    from ui.charts.breakdown import Breakdown

    return Breakdown()


def _ladder(_insight: "Insight") -> Chart:
    from ui.charts.ladder import Ladder

    return Ladder()


def _response(insight: "Insight") -> Chart:
    from ui.charts.response import Response

    chart = Response()
    chart.stated.connect(insight.state_value)
    chart.gesture_changed.connect(insight.gesture_changed)
    return chart


def _tornado(insight: "Insight") -> Chart:
    from ui.charts.tornado import Tornado

    chart = Tornado()
    chart.selected.connect(insight.go_to)
    return chart


def _distribution(_insight: "Insight") -> Chart:
    from ui.charts.distribution import Distribution

    return Distribution()


def _map(insight: "Insight") -> Chart:
    from ui.charts.map import Map

    chart = Map()
    chart.stated_both.connect(insight.state_both)
    chart.gesture_changed.connect(insight.gesture_changed)
    return chart


def _outlook(insight: "Insight") -> Chart:
    from ui.charts.outlook import Outlook

    chart = Outlook()
    chart.stated.connect(insight.state_value)
    chart.gesture_changed.connect(insight.gesture_changed)
    chart.wanted.connect(insight.go_to)
    return chart


def _goals(insight: "Insight") -> Chart:
    from ui.charts.goals import MakeItTrue

    chart = MakeItTrue()
    chart.goal_changed.connect(insight.aim)
    chart.applied.connect(insight.reached)
    chart.hold_asked.connect(insight.hold)
    return chart


def _claims(insight: "Insight") -> Chart:
    from ui.charts.claims import ClaimCards

    cards = ClaimCards()
    cards.goal_changed.connect(insight.aim_and_show)
    cards.applied.connect(insight.state_value)
    cards.explained.connect(insight.explained)
    return cards


def _validation(_insight: "Insight") -> Chart:
    from ui.charts.validation import Validation

    return Validation()


_MAKERS: dict[str, Callable[["Insight"], Chart]] = {
    "breakdown": _breakdown,
    "tornado": _tornado,
    "ladder": _ladder,
    "response": _response,
    "distribution": _distribution,
    "outlook": _outlook,
    "map": _map,
    "goals": _goals,
    "claims": _claims,
    "validation": _validation,
}
