"""Axes that several pictures share: the same ends and the same ticks for each of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model import model
from explorer.study.sampled import Sampled
from tests.ui.test_beside import AHEAD, drawn, plot, settle, shown
from ui import theme
from ui.charts.beside import together
from ui.charts.canvas import Canvas
from ui.charts.card import ChartCard
from ui.charts.distribution.heap import HeapPicture
from ui.charts.ladder.steps import Steps
from ui.charts.marks import Words
from ui.charts.outlook.fan import FanPicture
from ui.charts.tornado.bars import Bars

KINDS = ("tornado", "ladder", "response", "distribution", "outlook")
SIZES = ((390, 330), (760, 430))


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pair(kind: str) -> tuple[Sampled, Sampled]:
    """Two scenarios that lie far apart."""
    if kind == "outlook":
        return drawn(AHEAD, horizon_year=2029.0, fleet_growth=0.2), drawn(AHEAD)
    if kind == "ladder":
        return drawn(), drawn(gpu_count=1.0, run_time=3600.0)
    return drawn(), drawn(server_power=300_000.0)


def axes_of(card: ChartCard) -> object:
    """The ends and the ticks of a chart, as it paints them."""
    if found := [c for c in card.findChildren(HeapPicture) if c.heap]:
        heap = found[0].heap
        assert heap is not None
        return heap.bins, round(found[0].highest, 12), ticks(found[0])
    for canvas in card.findChildren(Canvas):
        if isinstance(canvas, FanPicture):
            assert canvas.span is not None
            assert canvas.frame is not None
            return canvas.span, canvas.frame.ticks, canvas.frame.plot.getRect()
        if isinstance(canvas, Steps):
            return canvas.ends, ticks(canvas)
        if isinstance(canvas, Bars):
            return canvas.ends, ticks(canvas)
    return plot(card).axes, plot(card).inside.getRect()


def ticks(canvas: Canvas) -> list[str]:
    """The faint small texts: what stands at the ticks, and nothing that a scenario changes."""
    faint = theme.current().color("faint")
    texts = [m.text for m in canvas.marks if isinstance(m, Words) and m.color == faint]
    if isinstance(canvas, Steps):
        named = {canvas._tick(power) for power in range(-12, 30)}
        return [text for text in texts if text in named]
    if isinstance(canvas, Bars):
        assert canvas._frame is not None
        below = canvas._frame.plot.bottom()
        marks = [m for m in canvas.marks if isinstance(m, Words) and m.area.top() == below + 2]
        return [f"{m.text} at {m.corner.x():.1f}" for m in marks if "more" not in m.text]
    return [t for t in texts if ":" not in t and "draws" not in t]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES)
def test_two_scenarios_have_the_same_axes(qtbot: QtBot, kind: str, size: tuple[int, int]) -> None:
    one, other = pair(kind)
    card = shown(qtbot, kind, size=size, live=one)
    alone = axes_of(card)
    common = together([card.extent(one), card.extent(other)])
    assert common
    found = []
    for sampled in (one, other):
        card.keep_within(common)
        card.show_sampled(sampled)
        settle()
        found.append(axes_of(card))
    assert found[0] == found[1]
    assert found[0] != alone
    card.keep_within(None)
    card.show_sampled(one)
    settle()
    assert axes_of(card) == alone


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_the_same_in_a_picture_of_another_size(qtbot: QtBot, kind: str) -> None:
    one, other = pair(kind)
    card = shown(qtbot, kind, size=SIZES[0], live=one)
    card.keep_within(together([card.extent(one), card.extent(other)]))
    card.resize(760, 900)
    found = []
    for sampled in (one, other):
        card.show_sampled(sampled)
        settle()
        found.append(axes_of(card))
    assert found[0] == found[1]


def test_a_ladder_holds_what_was_asked_whatever_has_room(qtbot: QtBot) -> None:
    live, size = drawn(), model().quantities["energy"].size
    card = shown(qtbot, "ladder", size=(760, 900), live=live)
    card.keep_within({"energy": (1e1 * size, 1e3 * size)})
    card.show_sampled(live)
    settle()
    (steps,) = card.findChildren(Steps)
    assert steps.ends == (1, 3)


@pytest.mark.parametrize("kind", KINDS)
def test_the_axes_stay_in_a_gesture_and_after_it(qtbot: QtBot, kind: str) -> None:
    one, other = pair(kind)
    card = shown(qtbot, kind, live=one)
    card.keep_within(together([card.extent(one), card.extent(other)]))
    card.show_sampled(one)
    settle()
    before = axes_of(card)
    card.gesture(True)
    card.show_sampled(other)
    settle()
    assert axes_of(card) == before
    card.gesture(False)
    settle()
    assert axes_of(card) == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_leaves_the_axes_widens_them(qtbot: QtBot, kind: str) -> None:
    one, other = pair(kind)
    card = shown(qtbot, kind, live=one)
    card.keep_within(card.extent(one))
    card.show_sampled(one)
    settle()
    narrow = axes_of(card)
    card.show_sampled(other)
    settle()
    assert axes_of(card) != narrow
    card.show_sampled(one)
    settle()
    assert axes_of(card) == narrow


def test_together_holds_all_of_them() -> None:
    assert together([{"a": (1.0, 2.0)}, {"a": (0.5, 1.5), "b": (0.0, 1.0)}]) == {
        "a": (0.5, 2.0),
        "b": (0.0, 1.0),
    }
