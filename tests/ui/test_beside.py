"""Other scenarios in the picture of a chart: their numbers, their colours, and nothing left."""

import gc
import math
import tracemalloc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Scenario, Statement
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from tests.ui.test_charts import overlaps
from ui import theme
from ui.charts import kinds
from ui.charts.beside import Beside, alike
from ui.charts.canvas import Canvas
from ui.charts.card import ChartCard
from ui.charts.ladder.steps import Steps
from ui.charts.legend import entries, height_of, legend
from ui.charts.marks import Box, Mark, Stroke, Type, Words
from ui.charts.outlook.fan import FanPicture
from ui.charts.response.curve import CurvePlot

SPARSE, AHEAD = "gpt-4-sparse", "headline-multipliers-2035"
KINDS = ("breakdown", "tornado", "ladder", "response", "distribution", "outlook")
RED, GREEN = "#d55e00", "#009e73"
OVERHEAD = theme.LIGHT.series[1]
LONG = "Servers with a name that is much too long for the legend of any small picture at all"


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn(preset: str = SPARSE, **stated: float) -> Sampled:
    scenario = library.preset(preset)
    for name, value in stated.items():
        scenario = scenario.stating(name, value)
    return sample(evaluate(scenario), LIVE)


def without_ranges(scenario: Scenario) -> Scenario:
    statements = {n: Statement(value=s.value, unit=s.unit) for n, s in scenario.statements.items()}
    return Scenario(title=scenario.title, statements=statements)


def preset_for(kind: str) -> str:
    return AHEAD if kind == "outlook" else SPARSE


def changed(kind: str) -> Sampled:
    return drawn(AHEAD, horizon_year=2031.0) if kind == "outlook" else drawn(gpu_count=60_000.0)


def settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


def shown(
    qtbot: QtBot,
    kind: str,
    others: tuple[Beside, ...] = (),
    size: tuple[int, int] = (620, 420),
    live: Sampled | None = None,
) -> ChartCard:
    card = kinds.new(kind)
    qtbot.addWidget(card)
    card.resize(*size)
    card.show_beside(others)
    card.show_sampled(live or drawn(preset_for(kind)))
    card.show()
    settle()
    return card


def marks(card: ChartCard) -> list[Mark]:
    if card.findChild(CurvePlot) is not None:
        return list(plot(card).marks)
    return canvas_of(card).marks


def canvas_of(card: ChartCard) -> Canvas:
    found = card.findChild(Canvas)
    assert isinstance(found, Canvas)
    return found


def plot(card: ChartCard) -> CurvePlot:
    found = card.findChild(CurvePlot)
    assert isinstance(found, CurvePlot)
    return found


def pixels(card: ChartCard, color: str) -> int:
    """How many pixels of the card have about this colour."""
    image, wanted = card.grab().toImage(), QColor(color)
    return sum(
        _near(image, x, y, wanted) for x in range(image.width()) for y in range(image.height())
    )


def _near(image: QImage, x: int, y: int, wanted: QColor) -> bool:
    found = image.pixelColor(x, y)
    parts = (QColor.red, QColor.green, QColor.blue)
    return all(abs(part(found) - part(wanted)) < 12 for part in parts)


# ---- every chart


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_has_the_values_of_the_other_scenario(qtbot: QtBot, kind: str) -> None:
    other = changed(kind)
    card = shown(qtbot, kind, (Beside("Other", RED, other),))
    cells = [cell for row in card.table() for cell in row]
    assert any("Other" in cell for cell in cells)
    if kind in {"breakdown", "ladder"}:
        assert other.results.shown("energy") in cells
    elif kind in {"distribution", "response"}:
        size = model().quantities["energy"].size
        assert f"{other.results.values['energy'] / size:.6g}" in cells
    elif kind == "outlook":
        assert other.results.shown("horizon_energy") in cells


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_is_told_of_it(qtbot: QtBot, kind: str) -> None:
    other = changed(kind)
    card = shown(qtbot, kind, (Beside("Other", RED, other),))
    value = other.results.shown("horizon_energy" if kind == "outlook" else "energy")
    described = card.accessibleDescription()
    assert "Other" in described
    if kind != "tornado":
        assert value in described


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_its_colour_until_it_is_taken_away(qtbot: QtBot, kind: str) -> None:
    color = "#12a4f7"
    card = shown(qtbot, kind, (Beside("Other", color, changed(kind)),))
    assert pixels(card, color) > 30
    plain = shown(qtbot, kind)
    card.show_beside(())
    card.show_sampled(drawn(preset_for(kind)))
    settle()
    assert pixels(card, color) == 0
    assert card.table() == plain.table()
    assert card.subtitle == plain.subtitle


@pytest.mark.parametrize("kind", KINDS)
def test_a_ghost_is_seen_and_goes_without_a_trace(qtbot: QtBot, kind: str) -> None:
    card = shown(qtbot, kind)
    before = card.grab().toImage()
    card.show_beside([Beside("", RED, changed(kind), ghost=True)])
    card.show_sampled(drawn(preset_for(kind)))
    settle()
    assert card.grab().toImage() != before
    written = [mark.text for mark in marks(card) if isinstance(mark, Words)]
    assert any(text.startswith("before") for text in written)
    card.show_beside([])
    card.show_sampled(drawn(preset_for(kind)))
    settle()
    assert card.grab().toImage() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_scenario_that_does_not_know_the_result_is_named_below_the_title(
    qtbot: QtBot, kind: str
) -> None:
    nothing = sample(evaluate(Scenario()), LIVE)
    card = shown(qtbot, kind, (Beside("Blank", RED, nothing),))
    assert "not known of Blank" in card.subtitle
    assert not any("Blank" in m.text for m in marks(card) if isinstance(m, Words))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(300, 190), (390, 330), (900, 600)])
def test_five_others_leave_every_word_legible(
    qtbot: QtBot, kind: str, size: tuple[int, int]
) -> None:
    values = (9_000.0, 14_000.0, 31_000.0, 44_000.0, 70_000.0)
    states = (
        [drawn(AHEAD, horizon_year=2030.0 + n) for n in range(5)]
        if kind == "outlook"
        else [drawn(gpu_count=value) for value in values]
    )
    colors = theme.current().scenarios[1:]
    others = tuple(
        Beside(f"{LONG} {number}", color, state)
        for number, (color, state) in enumerate(zip(colors, states, strict=True))
    )
    card = shown(qtbot, kind, others, size)
    words = [mark for mark in marks(card) if isinstance(mark, Words)]
    assert overlaps(words) == []
    room = plot(card).room if card.findChild(CurvePlot) else canvas_of(card).room
    for mark in words:
        assert mark.corner.x() >= -1
        assert mark.corner.x() + mark.type.width(mark.text) <= room.right() + 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_tip_names_the_scenario_and_its_value(qtbot: QtBot, kind: str) -> None:
    other = changed(kind)
    card = shown(qtbot, kind, (Beside("Other", RED, other),))
    tips = {str(m.tip() if callable(m.tip) else m.tip) for m in marks(card)}
    if kind == "tornado":
        assert any(tip.startswith("Other:") for tip in tips)
    else:
        value = other.results.shown("horizon_energy" if kind == "outlook" else "energy")
        assert any("Other" in tip and value in tip for tip in tips)


def test_two_hundred_changes_leave_no_memory_behind(qtbot: QtBot) -> None:
    card = shown(qtbot, "distribution")
    live, states = drawn(), [drawn(gpu_count=value) for value in (9_000.0, 60_000.0)]

    def change(rounds: int) -> None:
        for number in range(rounds):
            others = [Beside(f"{number}", RED, state) for state in states[: 1 + number % 2]]
            card.show_beside(others)
            card.show_sampled(live)
            QApplication.processEvents()

    change(40)
    gc.collect()
    tracemalloc.start()
    change(10)
    gc.collect()
    first = tracemalloc.get_traced_memory()[0]
    change(200)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - first
    tracemalloc.stop()
    assert grown < 400_000


# ---- one chart each


def test_bars_are_as_long_as_totals_are_large(qtbot: QtBot) -> None:
    other, color = drawn(gpu_count=100_000.0), "#12a4f7"
    live = drawn()
    card = shown(qtbot, "breakdown", (Beside("Other", color, other),), (1400, 500), live)
    thin = [m for m in marks(card) if getattr(m, "color", None) == QColor(color)]
    longest = max(mark.area.width() for mark in thin if isinstance(mark, Box))
    left = min(mark.area.left() for mark in thin if isinstance(mark, Box))
    overhead = [m for m in marks(card) if isinstance(m, Box) and m.color == QColor(OVERHEAD)]
    own = max(mark.area.right() for mark in overhead) - left
    ratio = live.results.values["energy"] / other.results.values["energy"]
    assert own / longest == pytest.approx(ratio, rel=0.03)


def test_the_axis_of_a_heap_holds_the_other_and_its_bars_add_up(qtbot: QtBot) -> None:
    other = drawn(gpu_count=100_000.0)
    card = shown(qtbot, "distribution", (Beside("Other", RED, other),))
    picture = card.findChild(Canvas)
    heap = getattr(picture, "heap", None)
    assert heap is not None
    (found,) = heap.others
    assert found.counts.sum() == LIVE
    band, size = other.band("energy"), model().quantities["energy"].size
    assert band is not None
    assert found.pile.band.median == pytest.approx(band.median / size)
    assert heap.bins.axis.holds(band.low / size, band.high / size)


def test_a_certain_scenario_shows_the_spread_of_the_other(qtbot: QtBot) -> None:
    certain = sample(evaluate(without_ranges(library.preset(SPARSE))), LIVE)
    assert certain.is_certain("energy")
    card = shown(qtbot, "distribution", live=certain)
    assert getattr(card.findChild(Canvas), "heap", None) is None
    card.show_beside([Beside("Other", RED, drawn())])
    card.show_sampled(certain)
    assert getattr(card.findChild(Canvas), "heap", None) is not None
    assert "one value alone" in card.subtitle


def test_the_other_curve_runs_through_what_the_model_says(qtbot: QtBot) -> None:
    other = drawn(pue=1.9)
    card = shown(qtbot, "response", (Beside("Other", RED, other),))
    (line,) = plot(card).lines
    energy, count = (model().quantities[n] for n in ("energy", "gpu_count"))
    at = 60
    stated = evaluate(other.results.scenario.stating("gpu_count", line.x[at] * count.size))
    assert line.y[at] * energy.size == pytest.approx(stated.values["energy"])
    axes = plot(card).axes
    assert axes is not None
    there = plot(card).point(axes[0].position(line.here[0]), axes[1].position(line.here[1]))
    assert plot(card).tip(QPointF(there)).startswith("Other: Energy")


def test_the_swing_of_the_other_stands_in_the_same_row(qtbot: QtBot) -> None:
    other = drawn(gpu_count=60_000.0)
    card = shown(qtbot, "tornado", (Beside("Other", RED, other),), (700, 500))
    bars = card.findChild(Canvas)
    row = next(r for r in getattr(bars, "picture").rows if r.name == "load_factor")  # noqa: B009
    (bar,) = row.others
    size = model().quantities["energy"].size
    low, high = other.results.scenario.statements["load_factor"].range or (0.0, 0.0)
    for end, value in ((low, bar.start), (high, bar.end)):
        moved = evaluate(other.results.scenario.stating("load_factor", end))
        assert value * size == pytest.approx(moved.values["energy"])
    assert getattr(bars, "ends")[1] >= bar.end  # noqa: B009


def test_the_other_stands_at_its_place_on_the_ladder(qtbot: QtBot) -> None:
    other, color = drawn(gpu_count=2_500_000.0), "#12a4f7"
    card = shown(qtbot, "ladder", (Beside("Other", color, other),))
    steps = canvas_of(card)
    assert isinstance(steps, Steps)
    frame = steps._framed[1] if steps._framed else None
    assert frame is not None
    power = math.log10(other.results.values["energy"] / model().quantities["energy"].size)
    assert frame.low <= power <= frame.high
    (lozenge,) = (
        m for m in marks(card) if isinstance(m, Stroke) and m.filled and m.color == QColor(color)
    )
    assert lozenge.area.center().x() == pytest.approx(frame.axis)
    assert lozenge.area.center().y() == pytest.approx(frame.y(power))


def test_the_other_path_ends_at_its_own_horizon(qtbot: QtBot) -> None:
    other, color = drawn(AHEAD, horizon_year=2038.0), "#12a4f7"
    card = shown(qtbot, "outlook", (Beside("Other", color, other),))
    picture = canvas_of(card)
    assert isinstance(picture, FanPicture)
    assert picture.frame is not None
    lines = [m for m in marks(card) if isinstance(m, Stroke) and m.color == QColor(color)]
    x, y = max((m.points for m in lines), key=len)[-1]
    assert x == pytest.approx(picture.frame.x(2038))
    assert y == pytest.approx(picture.frame.y(other.results.values["horizon_energy"]))
    assert x <= picture.frame.plot.right()


# ---- the legend


def test_names_are_cut_or_counted_but_never_left_out(qtbot: QtBot) -> None:
    del qtbot
    state, kind = drawn(), Type(0.88)
    others = [Beside(f"{LONG} {n}", color, state) for n, color in enumerate((RED, GREEN) * 2)]
    for width in (120.0, 240.0, 500.0):
        area = QRectF(0, 0, width, 300)
        found = entries(others, "energy", "46 GWh")
        words = [m for m in legend(found, area, kind).marks if isinstance(m, Words)]
        told = " ".join(str(m.tip) for m in words)
        assert all(f"{LONG} {n}" in told for n in range(4))
        assert all(m.area.right() <= width + 1 for m in words)
        assert all(len(m.text) > 2 for m in words)
        assert height_of(found, area, kind) > 0
    assert entries([], "energy", "46 GWh") == []


def test_the_same_scenarios_are_not_drawn_anew() -> None:
    state = drawn()
    assert alike([Beside("A", RED, state)], [Beside("A", RED, state)])
    assert not alike([Beside("A", RED, state)], [Beside("A", GREEN, state)])
    assert not alike([Beside("A", RED, state)], [Beside("A", RED, drawn())])
