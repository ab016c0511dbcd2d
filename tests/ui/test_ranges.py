"""Ranges, targets and followers in the control panel, as somebody uses them."""

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from explorer.results import evaluate
from explorer.scenario import Hold, Scenario, Statement
from explorer.study.goal import Answer, Goal
from explorer.study.solve import answers
from ui import app, theme
from ui.controls.grips import RADIUS
from ui.controls.panel import Panel
from ui.controls.row import QuantityRow
from ui.controls.slider import ValueSlider
from ui.wiring import Wiring

_DAY = 86_400.0
_GWH = 3.6e12
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

BASE = Scenario(
    statements={
        "gpu_count": Statement(value=25_000, unit="1"),
        "gpus_per_server": Statement(value=8, unit="1"),
        "server_power": Statement(value=6500, unit="kW", low=2000, high=20_000, source="RISE"),
        "run_time": Statement(value=100 * _DAY, unit="days"),
        "pue": Statement(value=1.2, unit="1", low=1.1, high=1.5),
        "grid_intensity": Statement(value=384 / 3.6e9, unit="g/kWh"),
        "horizon_year": Statement(value=2030, unit="1"),
    }
)


class Bench:
    """A panel on one scenario; what it asks for is noted, not done."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.panel = Panel()
        self.panel.resize(520, 900)
        for signal in ("stated", "stated_with_range", "ranged", "applied", "follow_asked"):
            getattr(self.panel, signal).connect(_Note(self.asked, signal))
        for signal in ("follow_ended", "gesture_changed", "refused"):
            getattr(self.panel, signal).connect(_Note(self.asked, signal))
        self.show(BASE)
        self.panel.show()
        app.settle()

    def show(self, scenario: Scenario) -> None:
        self.panel.show_results(evaluate(scenario), BASE)

    def aim(self, goal: Goal, scenario: Scenario = BASE) -> dict[str, Answer]:
        found = {a.name: a for a in answers(evaluate(scenario), goal)}
        self.panel.show_answers(found, goal)
        return found

    def row(self, name: str) -> QuantityRow:
        rows = self.panel.findChildren(QuantityRow)
        return next(row for row in rows if row.quantity.name == name)

    def edits(self) -> list[tuple[object, ...]]:
        """What was asked for, gestures apart."""
        return [asked for asked in self.asked if asked[0] != "gesture_changed"]

    def gestures(self) -> list[object]:
        return [asked[1] for asked in self.asked if asked[0] == "gesture_changed"]


class _Note:
    def __init__(self, asked: list[tuple[object, ...]], name: str) -> None:
        self._asked, self._name = asked, name

    def __call__(self, *values: object) -> None:
        self._asked.append((self._name, *values))


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    """A panel by itself, light, in sight."""
    theme.prepare_fonts(app.make_application())
    theme.apply("light")
    bench = Bench()
    yield bench
    bench.panel.close()
    bench.panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_into(qtbot: QtBot, row: QuantityRow, text: str) -> None:
    """Type a text over the entry's and press Enter."""
    row.entry.setFocus()
    row.entry.selectAll()
    qtbot.keyClicks(row.entry, text)
    qtbot.keyClick(row.entry, Qt.Key.Key_Return)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# ---- typing


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5.2 to 6.5 kW", 5200, 6500),
        ("±10 %", 5850, 7150),
        ("+-0.5 kW", 6000, 7000),
        ("6.5 kW ± 0.5", 6000, 7000),
    ],
)
def test_a_range_around_the_value_changes_the_range_alone(
    bench: Bench, qtbot: QtBot, text: str, low: float, high: float
) -> None:
    type_into(qtbot, bench.row("server_power"), text)
    ((signal, name, ends),) = bench.edits()
    assert (signal, name) == ("ranged", "server_power")
    assert ends == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("7 to 8 kW", 7480, 7000, 8000),
        ("8 ±10 %", 8000, 7200, 8800),
        ("8 (5.2 to 8.8) kW", 8000, 5200, 8800),
        ("8000 W (5200 to 8800)", 8000, 5200, 8800),
    ],
)
def test_value_and_range_are_typed_at_once(
    bench: Bench, qtbot: QtBot, text: str, value: float, low: float, high: float
) -> None:
    type_into(qtbot, bench.row("server_power"), text)
    ((signal, name, si, unit, ends),) = bench.edits()
    assert (signal, name, si) == ("stated_with_range", "server_power", pytest.approx(value))
    assert unit == ("W" if " W" in text else "kW")
    assert ends == pytest.approx((low, high))


def test_a_range_is_typed_away(bench: Bench, qtbot: QtBot) -> None:
    type_into(qtbot, bench.row("server_power"), "±0")
    type_into(qtbot, bench.row("server_power"), "7 kW ±0")
    assert bench.edits() == [
        ("ranged", "server_power", None),
        ("stated_with_range", "server_power", 7000.0, "kW", None),
    ]


def test_a_value_alone_says_nothing_of_the_range(bench: Bench, qtbot: QtBot) -> None:
    type_into(qtbot, bench.row("server_power"), "7 kW")
    assert bench.edits() == [("stated", "server_power", 7000.0, "kW")]


def test_a_range_around_what_follows_states_it(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.groups[1].header.setChecked(True)
    type_into(qtbot, bench.row("servers"), "3000 to 3200")
    assert bench.edits() == [("stated_with_range", "servers", 3125.0, "1", (3000.0, 3200.0))]


def test_a_range_that_cannot_be_is_refused_in_words(bench: Bench, qtbot: QtBot) -> None:
    row = bench.row("server_power")
    type_into(qtbot, row, "8 to 5 kW")
    assert "ends below its start" in row.entry.accessibleDescription()
    assert row.entry.text() == "8 to 5 kW", "what was typed stays to be mended"
    assert not bench.edits()


def test_value_and_range_are_edited_as_one_text(bench: Bench, qtbot: QtBot) -> None:
    row = bench.row("server_power")
    assert plain(row.entry.text()) == "6.5 kW"
    row.entry.setFocus()
    assert plain(row.entry.text()) == "6.5 kW (2 to 20)"
    qtbot.keyClick(row.entry, Qt.Key.Key_End)
    qtbot.keyClicks(row.entry, " ")
    qtbot.keyClick(row.entry, Qt.Key.Key_Return)
    assert not bench.edits(), "what is the same changes nothing"
    row.entry.setText(row.entry.text().replace("2 to", "3 to"))
    row.entry.setModified(True)
    qtbot.keyClick(row.entry, Qt.Key.Key_Return)
    assert bench.edits() == [("ranged", "server_power", (3000.0, 20_000.0))]


def test_the_caption_says_the_range_and_then_the_source(bench: Bench) -> None:
    assert plain(bench.row("server_power").label.caption) == "2 to 20 kW · RISE"
    assert plain(bench.row("pue").label.caption) == "1.1 to 1.5 · stated by you"
    assert bench.row("gpu_count").label.caption == "stated by you"


# ---- dragging


def x_of(slider: ValueSlider, part: str) -> int:
    at = getattr(slider.places(), part)
    assert isinstance(at, float)
    return round(at)


def drag(qtbot: QtBot, slider: ValueSlider, first: QPoint, *others: QPoint) -> None:
    """Press, move through the others, let go."""
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=first)
    for point in others:
        qtbot.mouseMove(slider, point)
        app.settle()
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=others[-1])


@pytest.mark.parametrize(("part", "way"), [("low", -10), ("high", 10)])
def test_an_end_of_the_range_is_dragged_in_one_gesture(
    bench: Bench, qtbot: QtBot, part: str, way: int
) -> None:
    slider = bench.row("server_power").slider
    x, middle = x_of(slider, part), slider.height() // 2
    drag(qtbot, slider, *(QPoint(x + d, middle) for d in (0, way // 2, way)))
    assert bench.gestures() == [True, False]
    assert {(signal, name) for signal, name, _ends in bench.edits()} == {("ranged", "server_power")}
    ends = bench.edits()[-1][2]
    assert isinstance(ends, tuple)
    kept, moved = (ends[1], ends[0]) if part == "low" else (ends[0], ends[1])
    assert kept == (20_000 if part == "low" else 2000)
    assert moved < 1700 if part == "low" else moved > 24_000
    assert x_of(slider, part) == pytest.approx(x + way, abs=2)


def test_an_end_never_crosses_the_value_nor_what_can_exist(bench: Bench, qtbot: QtBot) -> None:
    slider = bench.row("pue").slider
    middle, right = slider.height() // 2, slider.width() + 30
    drag(qtbot, slider, QPoint(x_of(slider, "low"), middle), QPoint(right, middle))
    assert bench.edits()[-1] == ("ranged", "pue", (1.2, 1.5))
    bench.show(BASE)
    drag(qtbot, slider, QPoint(x_of(slider, "high"), middle), QPoint(-30, middle))
    assert bench.edits()[-1][2] == (1.2, 1.2)
    bench.asked.clear()
    bench.show(BASE.ranging("pue", (1.05, 1.4)))
    drag(qtbot, slider, QPoint(x_of(slider, "low"), middle), QPoint(-30, middle))
    assert bench.edits()[-1][2] == (1.0, 1.4)


def test_the_handle_wins_over_the_ends_beneath_it(bench: Bench, qtbot: QtBot) -> None:
    bench.show(BASE.ranging("server_power", (6490, 6510)))
    slider = bench.row("server_power").slider
    middle, x = slider.height() // 2, x_of(slider, "value")
    for place in (x - 5, x, x + 5):
        assert slider.places().at(QPointF(place, middle)) == "value"
    assert slider.places().at(QPointF(x - 4, middle + 12)) == "low", "by its foot"
    assert slider.places().at(QPointF(x + 4, middle + 12)) == "high"
    drag(qtbot, slider, QPoint(x, middle), QPoint(x + 20, middle))
    assert bench.edits()[0][0] == "stated"


def test_far_from_an_end_a_press_brings_the_handle(bench: Bench, qtbot: QtBot) -> None:
    slider = bench.row("server_power").slider
    qtbot.mouseClick(
        slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 8, slider.height() // 2)
    )
    ((signal, name, value, unit),) = bench.edits()
    assert (signal, name, unit) == ("stated", "server_power", "")
    assert isinstance(value, float)
    assert value > 180_000
    assert bench.gestures() == [True, False]


def test_a_slider_without_a_range_has_no_ends(bench: Bench, qtbot: QtBot) -> None:
    slider = bench.row("gpu_count").slider
    assert (slider.places().low, slider.places().high) == (None, None)
    qtbot.keyClick(slider, Qt.Key.Key_Left, _CTRL)
    assert not bench.edits(), "and Ctrl moves nothing else instead"


def test_the_keyboard_moves_either_end(bench: Bench, qtbot: QtBot) -> None:
    slider = bench.row("server_power").slider
    slider.setFocus()
    before = slider.value()
    qtbot.keyClick(slider, Qt.Key.Key_Left, _CTRL)
    qtbot.keyClick(slider, Qt.Key.Key_Right, _CTRL | _SHIFT)
    first, second = (ends for _signal, _name, ends in bench.edits())
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert first[0] < 2000
    assert first[1] == 20_000
    assert second[0] == first[0]
    assert second[1] > 20_000
    assert bench.gestures() == [True, False, True, False]
    assert slider.value() == before, "the handle stays"


def test_the_keyboard_moves_the_end_of_a_range_of_years_by_one(bench: Bench, qtbot: QtBot) -> None:
    bench.show(BASE.ranging("horizon_year", (2028, 2033)))
    slider = bench.row("horizon_year").slider
    qtbot.keyClick(slider, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert bench.edits() == [("ranged", "horizon_year", (2028.0, 2034.0))]


def hover(slider: ValueSlider, point: QPoint) -> str:
    """The tooltip at a place of the slider."""
    where = slider.mapToGlobal(point)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(where),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(slider, move)
    QCoreApplication.sendEvent(slider, QHelpEvent(QEvent.Type.ToolTip, point, where))
    return plain(QToolTip.text())


def test_pointing_at_an_end_says_what_it_is(bench: Bench) -> None:
    slider = bench.row("server_power").slider
    middle = slider.height() // 2
    high = hover(slider, QPoint(x_of(slider, "high"), middle))
    assert "95th percentile 20.0 kW; log-normal" in high
    assert slider.cursor().shape() == Qt.CursorShape.SizeHorCursor
    low = hover(slider, QPoint(x_of(slider, "low"), middle))
    assert "5th percentile 2.00 kW; log-normal" in low
    assert "95th" not in low
    elsewhere = hover(slider, QPoint(x_of(slider, "value"), middle))
    assert "6.5 kW<br>range 2 to 20 kW" in elsewhere
    assert slider.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_range_density_and_ends_are_painted(bench: Bench) -> None:
    slider = bench.row("server_power").slider
    slider.draw_density()
    blue = QColor(theme.LIGHT.accent)
    foot = slider.height() // 2 + 13
    with_range = slider.grab().toImage()
    x = x_of(slider, "high")
    assert with_range.pixelColor(x + 1, foot) == blue, "the foot of the upper end"
    above = QPoint(x_of(slider, "value"), 6)
    assert with_range.pixelColor(above) != with_range.pixelColor(2, 6), "the density"
    bench.show(BASE.ranging("server_power", None))
    without = slider.grab().toImage()
    assert without.pixelColor(x + 1, foot) == without.pixelColor(2, foot)
    assert without.pixelColor(above) == without.pixelColor(2, 6)


# ---- the menu


def entries(row: QuantityRow) -> list[str]:
    """The entries of the row's menu, which is closed again."""
    row.more.click()
    menu = row.findChild(QMenu)
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    menu.close()
    app.settle()
    return texts


def choose(row: QuantityRow, text: str) -> None:
    """Choose an entry of the row's menu."""
    row.more.click()
    menu = row.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text().replace("&", "") == text).trigger()
    if isValid(menu):
        menu.close()
    app.settle()


def test_the_menu_gives_and_removes_a_range(bench: Bench) -> None:
    assert "Remove the range" not in entries(bench.row("gpu_count"))
    choose(bench.row("gpu_count"), "Give it a range (±10 %)")
    assert "Give it a range (±10 %)" not in entries(bench.row("server_power"))
    choose(bench.row("server_power"), "Remove the range")
    assert bench.edits() == [
        ("ranged", "gpu_count", (22_500.0, 27_500.0)),
        ("ranged", "server_power", None),
    ]


def test_a_year_is_not_given_ten_per_cent(bench: Bench) -> None:
    assert "Give it a range (±10 %)" not in entries(bench.row("horizon_year"))


def test_the_menu_lets_a_quantity_follow_and_ends_that(bench: Bench) -> None:
    choose(bench.row("gpu_count"), "Let it follow, to hold a result…")
    bench.show(HELD)
    assert "Let it follow, to hold a result…" not in entries(bench.row("gpu_count"))
    choose(bench.row("gpu_count"), "No longer let it follow")
    assert bench.edits() == [("follow_asked", "gpu_count"), ("follow_ended",)]


# ---- make it true

SIXTY = Goal("energy", 60 * _GWH)


def test_every_slider_is_marked_where_it_alone_would_reach_the_target(bench: Bench) -> None:
    found = bench.aim(SIXTY)
    for name in ("gpu_count", "server_power", "pue", "run_time"):
        slider, value = bench.row(name).slider, found[name].value
        assert value is not None
        mark = slider.places().answer
        bench.show(BASE.ranging(name, None).stating(name, value))
        assert mark == pytest.approx(slider.places().value, abs=1.0), "there stands the handle then"
        bench.show(BASE)
    assert bench.row("grid_intensity").slider.places().answer is None, "it has no effect"
    assert bench.row("grid_intensity").isEnabled()


def test_the_answer_is_said_in_words(bench: Bench) -> None:
    bench.aim(SIXTY)
    slider = bench.row("server_power").slider
    words = "Energy is 60.0 GWh at 6.67 kW"
    assert words in plain(slider.toolTip())
    said = plain(slider.accessibleDescription())
    assert said == f"6.5 kW; range 2 to 20 kW; {words}"
    bench.panel.show_answers(None)
    assert words not in plain(slider.toolTip())
    assert plain(slider.accessibleDescription()) == "6.5 kW; range 2 to 20 kW"


def test_what_is_out_of_reach_says_so_without_a_mark(bench: Bench) -> None:
    bench.aim(Goal("energy", 1 * _GWH))
    slider = bench.row("pue").slider
    assert slider.places().answer is None
    assert "Energy at 1.00 GWh: not within reach: at least" in plain(slider.toolTip())


def mark_pixels(slider: ValueSlider) -> list[int]:
    """The columns in which the colour of a mark is seen."""
    picture, orange = slider.grab().toImage(), QColor(theme.LIGHT.series[1])
    height = range(picture.height())
    return [
        x for x in range(picture.width()) if any(picture.pixelColor(x, y) == orange for y in height)
    ]


def test_the_mark_is_a_diamond_on_the_slider_and_an_arrow_beyond_its_end(bench: Bench) -> None:
    slider = bench.row("pue").slider
    assert not mark_pixels(slider)
    bench.aim(SIXTY)
    at = slider.places().answer or 0.0
    columns = mark_pixels(slider)
    assert min(columns) >= at - 7
    assert max(columns) <= at + 7
    bench.aim(Goal("energy", 5000 * _GWH))
    columns = mark_pixels(slider)
    assert min(columns) >= slider.width() - RADIUS - 3, "beyond a PUE of 2"


def test_a_double_click_on_the_mark_applies_it_and_moves_nothing(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.aim(Goal("energy", 90 * _GWH))
    slider = bench.row("pue").slider
    place = QPoint(x_of(slider, "answer"), slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert bench.asked == [("applied", "pue")]


def test_ctrl_enter_applies_the_answer_where_there_is_one(bench: Bench, qtbot: QtBot) -> None:
    slider = bench.row("pue").slider
    qtbot.keyClick(slider, Qt.Key.Key_Return, _CTRL)
    assert not bench.edits()
    bench.aim(SIXTY)
    qtbot.keyClick(slider, Qt.Key.Key_Return, _CTRL)
    qtbot.keyClick(bench.row("grid_intensity").slider, Qt.Key.Key_Return, _CTRL)
    assert bench.edits() == [("applied", "pue")]


def test_a_row_that_is_made_later_is_marked_as_well(bench: Bench) -> None:
    found = bench.aim(SIXTY)
    extra = replace(found["gpu_count"], name="load_factor", value=0.5)
    bench.panel.show_answers({**found, "load_factor": extra}, SIXTY)
    bench.panel.groups[1].header.setChecked(True)
    bench.panel.groups[2].header.setChecked(True)
    assert bench.row("load_factor").slider.places().answer is not None


def test_showing_the_same_answers_again_costs_next_to_nothing(bench: Bench) -> None:
    found = bench.aim(SIXTY)
    widgets = len(bench.panel.findChildren(QWidget))
    times = []
    for _round in range(20):
        again = {name: replace(answer) for name, answer in found.items()}
        start = perf_counter()
        bench.panel.show_answers(again, SIXTY)
        times.append(perf_counter() - start)
    assert min(times) < 0.3e-3
    assert len(bench.panel.findChildren(QWidget)) == widgets


# ---- the follower

HELD = BASE.model_copy(
    update={
        "hold": Hold(quantity="energy", value=50 * _GWH, unit="GWh", follower="gpu_count"),
    }
)


def has_lock(row: QuantityRow) -> bool:
    """Whether there is a lock before the caption."""
    picture, blue = row.label.grab().toImage(), QColor(theme.LIGHT.accent)
    lower = range(picture.height() // 2, picture.height())
    return any(picture.pixelColor(x, y) == blue for x in range(10, 20) for y in lower)


def test_the_follower_says_what_it_holds(bench: Bench) -> None:
    row = bench.row("gpu_count")
    slider = row.slider.grab().toImage()
    assert not has_lock(row)
    bench.show(HELD)
    assert plain(row.label.caption) == "follows, to hold Energy at 50.0 GWh"
    assert "follows, to hold Energy at 50.0 GWh" in plain(row.slider.accessibleDescription())
    assert has_lock(row)
    center = QPoint(x_of(row.slider, "value"), row.slider.height() // 2)
    assert slider.pixelColor(center) == QColor(theme.LIGHT.accent)
    hollow = row.slider.grab().toImage().pixelColor(center)
    assert hollow == QColor(theme.LIGHT.card), "a hollow handle"
    assert bench.row("pue").label.caption.endswith("stated by you"), "the others do not follow"
    bench.show(BASE)
    assert row.label.caption == "stated by you"
    assert row.slider.grab().toImage() == slider


def test_moving_the_follower_by_hand_states_it(bench: Bench, qtbot: QtBot) -> None:
    bench.show(HELD)
    slider = bench.row("gpu_count").slider
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    ((signal, name, value, _unit),) = bench.edits()
    assert (signal, name) == ("stated", "gpu_count")
    assert isinstance(value, float)
    assert value > 25_000


# ---- in the window


def test_a_dragged_end_is_one_step_of_undo_and_the_handle_takes_the_range_along(
    wiring: Wiring, qtbot: QtBot
) -> None:
    store, row = wiring.store, wiring.window_.panel.main_rows[2]
    type_into(qtbot, row, "6.5 kW (2 to 20)")
    app.settle()
    middle, x = row.slider.height() // 2, x_of(row.slider, "high")
    drag(qtbot, row.slider, *(QPoint(x + d, middle) for d in (0, 4, 8)))
    assert store.undo_stack.count() == 2
    low, high = store.scenario.statements["server_power"].range or (0.0, 0.0)
    assert (low, high > 22_000) == (2000, True)
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    moved = store.scenario.statements["server_power"]
    assert moved.range == pytest.approx((low * moved.value / 6500, high * moved.value / 6500))
    choose(row, "Remove the range")
    assert store.scenario.statements["server_power"].range is None
