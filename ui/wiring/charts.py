"""Every chart of the window: made when its page is first turned to, its signals connected."""

from typing import TYPE_CHECKING, Any, TypeAlias

from ui.charts import kinds

if TYPE_CHECKING:
    from ui.charts.card import ChartCard
    from ui.wiring.insight import Insight

Chart: TypeAlias = "ChartCard"

_HEARD: dict[str, dict[str, str]] = {
    "response": {"stated": "state_value", "gesture_changed": "gesture_changed"},
    "tornado": {"selected": "go_to"},
    "waterfall": {"selected": "go_to"},
    "map": {"stated_both": "state_both", "gesture_changed": "gesture_changed"},
    "outlook": {
        "stated": "state_value",
        "gesture_changed": "gesture_changed",
        "wanted": "go_to",
    },
    "comparison": {"baseline_asked": "measure_against"},
    "multiples": {"picked": "fill_in"},
    "goals": {"goal_changed": "aim", "applied": "reached", "hold_asked": "hold"},
    "claims": {
        "goal_changed": "aim_and_show",
        "applied": "state_value",
        "explained": "explained",
    },
}
"""What the window hears from a chart: its signal, and the slot or signal of the insight."""


def make(name: str, insight: "Insight") -> Chart:
    """A new chart, connected."""
    chart: Any = kinds.new(name)
    for signal, slot in _HEARD.get(name, {}).items():
        getattr(chart, signal).connect(getattr(insight, slot))
    return chart  # type: ignore[no-any-return]  # its signals are those of its kind
