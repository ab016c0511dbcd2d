"""Six scenarios side by side: from a move of a slider to everything painted."""

import gc
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from explorer import library
from tests.bench import Row
from tests.bench.window import SIZE, median, moves, p95
from tests.closing import close
from ui import app, theme
from ui.comparing import MOST

FRAME = 1000 / 30
"""A drag feels live as long as a picture comes thirty times a second."""
PRESET = "gpt-4-sparse"
BESIDE = (
    "gpt-4-training",
    "ai-2030-groarke-growth",
    "headline-multipliers-ai",
    "headline-multipliers-2035",
    "gpt-3-training",
)
"""Four of the five have ranges, so that there are bands to draw."""
PAGES = {"comparison": "page Compare", "breakdown": "page Overview"}


def rows() -> Iterator[Row]:
    """With five scenarios beside the one that moves, and without: bands of 10,000 draws each."""
    app.make_application()
    theme.apply("light")
    for chart, page in PAGES.items():
        alone, compared = _times(chart, ()), _times(chart, BESIDE[:MOST])
        what = f"slider move, six scenarios, {page}"
        yield Row(f"{what}, 95 %; floor: 33 ms", p95(compared), FRAME, "ms", 1.0)
        yield Row("  the same, median", median(compared), FRAME, "ms", None)
        yield Row("  95 %; floor: the same without pins", p95(compared), p95(alone), "ms", None)


def _times(chart: str, beside: tuple[str, ...]) -> list[float]:
    wiring = app.build(library.preset(PRESET))
    wiring.window_.resize(*SIZE)
    wiring.window_.show()
    app.complete(wiring)
    for name in beside:
        wiring.pinning.add_preset(name)
    wiring.window_.notice.dismiss()
    wiring.window_.stage.turn_to(chart)
    app.settle()
    times = moves(wiring)
    close(wiring)
    gc.unfreeze()
    return times
