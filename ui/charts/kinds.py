"""Every kind of chart by its name; each is imported when one is made for the first time."""

from importlib import import_module
from typing import cast

from ui.charts.card import ChartCard

KINDS = {
    "breakdown": "Breakdown",
    "tornado": "Tornado",
    "ladder": "Ladder",
    "response": "Response",
    "distribution": "Distribution",
    "outlook": "Outlook",
    "map": "Map",
    "goals": "MakeItTrue",
    "claims": "ClaimCards",
    "validation": "Validation",
    "waterfall": "Waterfall",
    "comparison": "Comparison",
    "multiples": "Multiples",
    "sidebyside": "SideBySide",
}
"""The package of each kind, which is its name, and its class."""


def new(name: str) -> ChartCard:
    """A chart of that kind, connected with nothing."""
    return cast("ChartCard", getattr(import_module(f"ui.charts.{name}"), KINDS[name])())
