"""The map: one dot moves two quantities, and its lines tell the truth."""

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.study.goal import Goal
from explorer.units import size
from tests.explorer.samples import plain
from ui import theme
from ui.charts.map import Map, ramp
from ui.charts.map.frame import Frame
from ui.charts.map.isolines import isolines
from ui.charts.map.plot import MapPlot
from ui.charts.marks import Stroke, Words

GPT_4 = "gpt-4-training"
MAIN = ("energy", "gpu_count", "server_power")
PAIRS = (MAIN, ("emissions", "grid_intensity", "pue"), ("emissions", "gpu_count", "pue"))
SIZES = ((300, 200), (380, 340), (640, 460), (1400, 800))
SIXTY = Goal("energy", 60 * size("GWh"))


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def results_of(**stated: float) -> Results:
    scenario = library.preset(GPT_4)
    for name, value in stated.items():
        scenario = scenario.stating(name, value)
    return evaluate(scenario)


def shown(
    qtbot: QtBot, names: tuple[str, str, str] = MAIN, at: tuple[int, int] = (520, 420)
) -> Map:
    card = Map()
    qtbot.addWidget(card)
    card.resize(*at)
    card.show_results(results_of())
    card.select(*names)
    card.show()
    settle()
    return card


def settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


def plot(card: Map) -> MapPlot:
    found = card.findChild(MapPlot)
    assert isinstance(found, MapPlot)
    return found


def frame(card: Map) -> Frame:
    found = plot(card).frame
    assert found is not None
    return found


def boxes(card: Map) -> list[QComboBox]:
    return card.findChildren(QComboBox)


def words(card: Map) -> list[str]:
    return [plain(mark.text) for mark in plot(card).marks if isinstance(mark, Words)]


def strokes(card: Map, color: str, width: float) -> list[Stroke]:
    return [
        mark
        for mark in plot(card).marks
        if isinstance(mark, Stroke) and mark.color == QColor(color) and mark.width == width
    ]


def heard(card: Map) -> tuple[list[tuple[str, float, str, float]], list[bool]]:
    values: list[tuple[str, float, str, float]] = []
    gestures: list[bool] = []
    card.stated_both.connect(lambda *both: values.append(both))
    card.gesture_changed.connect(gestures.append)
    return values, gestures


def drag(card: Map, by: QPoint, steps: int = 4) -> None:
    target, start = plot(card), plot(card).dot.toPoint()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, steps + 1):
        QTest.mouseMove(target, start + by * step / steps)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=start + by)


# ---- the dot


@pytest.mark.parametrize("at", SIZES)
def test_the_dot_stands_where_the_scenario_does(qtbot: QtBot, at: tuple[int, int]) -> None:
    card = shown(qtbot, at=at)
    area, dot = frame(card).plot, plot(card).dot
    across = np.log(25_000 / 1) / np.log(1e8 / 1)
    up = np.log(6.5 / 0.1) / np.log(200 / 0.1)
    assert (dot.x() - area.left()) / area.width() == pytest.approx(across)
    assert (area.bottom() - dot.y()) / area.height() == pytest.approx(up)
    card.show_results(results_of(gpu_count=1e8, server_power=200e3))
    assert plot(card).dot.x() == pytest.approx(area.right())
    assert plot(card).dot.y() == pytest.approx(area.top())


def test_dragging_the_dot_states_both_quantities(qtbot: QtBot) -> None:
    card = shown(qtbot)
    values, gestures = heard(card)
    drag(card, QPoint(60, -40))
    assert gestures == [True, False]
    assert {(x, y) for x, _x, y, _y in values} == {("gpu_count", "server_power")}
    _x, count, _y, power = values[-1]
    area = frame(card).plot
    assert count == pytest.approx(25_000 * 1e8 ** (60 / area.width()), rel=0.05)
    assert power == pytest.approx(6500 * 2000 ** (40 / area.height()), rel=0.05)
    assert all(v == float(f"{v:.2e}") for _n, x, _m, y in values for v in (x, y))


def test_the_dot_stays_on_both_sliders(qtbot: QtBot) -> None:
    card = shown(qtbot)
    values, _gestures = heard(card)
    drag(card, QPoint(5000, 5000))
    drag(card, QPoint(-5000, -5000))
    assert values[3] == ("gpu_count", 1e8, "server_power", 100.0)
    assert values[-1] == ("gpu_count", 1.0, "server_power", 200_000.0)


def test_a_drag_along_one_axis_leaves_the_other_quantity_to_the_last_digit(qtbot: QtBot) -> None:
    card = shown(qtbot)
    card.show_results(results_of(server_power=6512.34))
    values, _gestures = heard(card)
    drag(card, QPoint(30, 0))
    assert {y for _n, _x, _m, y in values} == {6512.34}


def test_a_value_beyond_its_slider_makes_the_axis_longer(qtbot: QtBot) -> None:
    card = shown(qtbot)
    card.show_results(results_of(gpu_count=5e9))
    area = frame(card).plot
    assert area.left() < plot(card).dot.x() <= area.right()
    values, _gestures = heard(card)
    drag(card, QPoint(-3, 30))
    assert {x for _n, x, _m, _y in values} <= {1e8, 5e9}


def test_a_press_beside_the_dot_moves_nothing(qtbot: QtBot) -> None:
    card = shown(qtbot)
    values, gestures = heard(card)
    aside = plot(card).dot.toPoint() - QPoint(60, 30)
    QTest.mousePress(plot(card), Qt.MouseButton.LeftButton, pos=aside)
    QTest.mouseMove(plot(card), aside + QPoint(20, 0))
    QTest.mouseRelease(plot(card), Qt.MouseButton.LeftButton, pos=aside)
    assert (values, gestures) == ([], [])


def test_a_drag_ends_where_the_map_goes(qtbot: QtBot) -> None:
    card = shown(qtbot)
    _values, gestures = heard(card)
    QTest.mousePress(plot(card), Qt.MouseButton.LeftButton, pos=plot(card).dot.toPoint())
    card.show_results(evaluate(Scenario()))
    assert gestures == [True, False]


def test_keys_move_the_dot_along_either_axis(qtbot: QtBot) -> None:
    card = shown(qtbot, ("emissions", "grid_intensity", "pue"))
    card.show_results(results_of(pue=1.2))
    values, gestures = heard(card)
    gram = size("g/kWh")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(plot(card), key)
    assert [(round(x / gram, 6), y) for _n, x, _m, y in values] == [
        (394, 1.2),
        (384, pytest.approx(1.21)),
        (384, pytest.approx(1.19)),
        (10, 1.2),
    ]
    assert gestures == [True, False] * 4


def test_with_shift_a_key_moves_finely_and_yet_always(qtbot: QtBot) -> None:
    card = shown(qtbot)
    values, _gestures = heard(card)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(plot(card), key, Qt.KeyboardModifier.ShiftModifier)
    more, less, *_rest = (x / 25_000 for _n, x, _m, _y in values)
    assert 1 < more < 1.03
    assert 0.97 < less < 1
    assert [y > 6500 for _n, _x, _m, y in values] == [False, False, True, False]
    card.select("emissions", "grid_intensity", "pue")
    card.show_results(results_of(pue=1.2))
    values.clear()
    QTest.keyClick(plot(card), Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert values[-1][3] == pytest.approx(1.21)


def test_a_key_moves_a_year_by_a_year(qtbot: QtBot) -> None:
    card = shown(qtbot)
    scenario = library.preset("ai-2030-iea").stating("base_year", 2024)
    card.show_results(evaluate(scenario.stating("horizon_year", 2030)))
    card.select("annual_energy", "horizon_year", "base_year")
    values, _gestures = heard(card)
    QTest.keyClick(plot(card), Qt.Key.Key_Right)
    assert values == [("horizon_year", 2031, "base_year", 2024)]


# ---- the picture behind it


def test_while_the_dot_alone_moves_nothing_behind_it_is_made_anew(qtbot: QtBot) -> None:
    card = shown(qtbot)
    ground, before = plot(card).ground, card.grab().toImage()
    card.gesture(True)
    card.show_results(results_of(gpu_count=40_000, server_power=12_000))
    assert plot(card).ground is ground
    card.gesture(False)
    assert plot(card).ground is ground
    settle()
    after = card.grab().toImage()
    far = [QPoint(x, y) for x in range(90, 150, 7) for y in range(130, 180, 7)]
    assert all(before.pixel(point) == after.pixel(point) for point in far)
    assert before != after


def test_what_is_painted_in_parts_is_what_is_painted_whole(qtbot: QtBot) -> None:
    card = shown(qtbot)
    card.show_goal(SIXTY, {})
    for stated in ({"gpu_count": 4e4}, {"run_time": 9e6, "pue": 1.3}, {"gpu_count": 1e9}):
        card.show_results(results_of(**stated))
        settle()
        parts = plot(card).grab().toImage()
        plot(card).restyle()
        assert plot(card).grab().toImage() == parts


def test_another_quantity_changes_what_is_behind(qtbot: QtBot) -> None:
    card = shown(qtbot)
    ground = plot(card).ground
    card.show_results(results_of(run_time=1e6))
    assert plot(card).ground is not ground


def test_colours_keep_their_meaning_during_a_drag_as_long_as_they_show_something(
    qtbot: QtBot,
) -> None:
    card = shown(qtbot)
    before = frame(card).axes[2]
    card.gesture(True)
    card.show_results(results_of(run_time=1e7))
    assert frame(card).axes[2] == before
    card.gesture(False)
    assert frame(card).axes[2] != before
    card.gesture(True)
    card.show_results(results_of(run_time=1e-9))
    assert frame(card).axes[2].low < before.low


@pytest.mark.parametrize("dark", [False, True])
def test_more_is_farther_from_the_card_at_every_step(dark: bool) -> None:
    theme.apply("dark" if dark else "light")
    lightness = [ramp.color(share).lightnessF() for share in np.linspace(0, 1, 40)]
    greys = [
        0.2126 * c.redF() + 0.7152 * c.greenF() + 0.0722 * c.blueF()
        for c in map(ramp.color, np.linspace(0, 1, 40).tolist())
    ]
    assert all(one < other if dark else one > other for one, other in itertools.pairwise(greys))
    assert len(set(lightness)) > 20


def test_a_picture_has_its_first_row_at_the_bottom_and_holes_where_nothing_is_known() -> None:
    picture = ramp.picture(np.array([[0.0, 1.0], [np.nan, 0.5]]))
    assert picture.pixelColor(0, 1) == ramp.color(0)
    assert picture.pixelColor(1, 1) == ramp.color(1)
    assert picture.pixelColor(1, 0) == ramp.color(0.5)
    assert picture.pixelColor(0, 0).alpha() == 0


# ---- lines


@pytest.mark.parametrize("names", PAIRS)
def test_along_a_line_the_result_is_what_is_written_on_it(
    qtbot: QtBot, names: tuple[str, str, str]
) -> None:
    card = shown(qtbot, names)
    ground, scenario = plot(card).ground, library.preset(GPT_4)
    assert ground is not None
    contours = ground.contours(6)
    assert len(contours) > 2
    result, across, up = (model().quantities[name] for name in names)
    for contour, lines in zip(contours, ground.lines(contours), strict=True):
        for x, y in np.vstack([*lines, np.empty((0, 2))])[::9].tolist():
            place = frame(card).corner(x, y)
            at = frame(card).values(place)
            there = scenario.stating(across.name, at[0] * across.size)
            there = there.stating(up.name, at[1] * up.size)
            value = evaluate(there).values[result.name] / result.size
            assert value == pytest.approx(contour.value, rel=1e-6)


def test_lines_end_where_nothing_is_known() -> None:
    x, y = np.meshgrid(np.arange(6.0), np.arange(5.0))
    values = x + y
    values[:, 4] = np.nan
    ((line,),) = isolines(values, [4.5], (False, True))
    assert line[:, 0].max() <= 3 / 5
    values[2, 1] = np.nan
    for line in isolines(values, [1.7, 3.3], (True, True))[1]:
        assert np.isclose(np.rint(line * (5, 4)), line * (5, 4)).any(axis=1).all()
    assert isolines(np.full((3, 3), np.nan), [1.0], (False, False)) == [[]]


def test_the_goal_is_a_thick_line_of_the_accent_with_its_value(qtbot: QtBot) -> None:
    card = shown(qtbot)
    accent = theme.LIGHT.accent
    assert not strokes(card, accent, 2.8)
    card.show_goal(SIXTY, {})
    (line,) = strokes(card, accent, 2.8)
    assert "60 GWh" in words(card)
    assert "on the thick line it is 60 GWh" in plain(card.subtitle)
    at = frame(card).values(QPointF(*line.points[len(line.points) // 2]))
    there = results_of(gpu_count=at[0], server_power=1000 * at[1])
    assert there.values["energy"] == pytest.approx(SIXTY.value, rel=1e-6)
    card.show_goal(Goal("emissions", 1e6), {})
    assert not strokes(card, accent, 2.8)
    card.show_goal(None, {})
    assert "along a line it stays the same" in card.subtitle


def test_a_goal_beyond_the_map_is_said_to_be_nowhere(qtbot: QtBot) -> None:
    card = shown(qtbot)
    card.show_goal(Goal("energy", 1e30), {})
    assert "nowhere on this map" in card.subtitle


def test_a_claim_is_a_dashed_line_with_who_said_it(qtbot: QtBot) -> None:
    card = shown(qtbot)
    (line,) = strokes(card, theme.LIGHT.series[5], 1.8)
    assert line.style == Qt.PenStyle.DashLine
    assert "RISE: 50 GWh" in words(card)
    card.select("facility_power", "gpu_count", "server_power")
    assert not strokes(card, theme.LIGHT.series[5], 1.8)


@pytest.mark.parametrize("at", SIZES)
@pytest.mark.parametrize("names", PAIRS)
def test_labels_never_overlap_and_stay_on_the_map(
    qtbot: QtBot, names: tuple[str, str, str], at: tuple[int, int]
) -> None:
    card = shown(qtbot, names, at)
    card.show_goal(SIXTY, {})
    area = frame(card).plot
    labels = [
        mark.area
        for mark in plot(card).marks
        if isinstance(mark, Words) and area.contains(mark.area)
    ]
    labels.pop()  # the dot's own, which is on top and goes where it has to
    assert labels
    assert not any(a.intersects(b) for a, b in itertools.combinations(labels, 2))


@pytest.mark.parametrize("at", SIZES)
@pytest.mark.parametrize("names", PAIRS)
def test_nothing_written_leaves_the_card(
    qtbot: QtBot, names: tuple[str, str, str], at: tuple[int, int]
) -> None:
    card = shown(qtbot, names, at)
    whole = QRectF(plot(card).rect()).adjusted(-1, -4, 1, 4)
    for mark in plot(card).marks:
        if isinstance(mark, Words):
            width = mark.type.width(mark.text)
            assert whole.contains(QRectF(mark.corner.x(), mark.area.center().y(), width, 1))


# ---- words and choices


def test_it_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    card = shown(qtbot)
    assert plain(card.subtitle) == (
        "Energy 48.8 GWh at GPU count 25,000 and power per server 6.50 kW;"
        " along a line it stays the same"
    )
    said = plain(card.accessibleDescription())
    for part in ("GPU count, 1 to 100 million", "RISE: 50 GWh", "Power per server, 100 W to"):
        assert part in said
    assert plot(card).accessibleName()
    assert all(box.accessibleName() for box in boxes(card))


def test_a_pointer_is_told_all_three_values_wherever_it_rests(qtbot: QtBot) -> None:
    card = shown(qtbot)
    place = frame(card).place(1000, 10)
    assert plain(plot(card).tip(place)).splitlines() == [
        "GPU count 1,000",
        "Power per server 10.0 kW",
        f"Energy {plain(results_of(gpu_count=1000, server_power=1e4).shown('energy'))}",
    ]
    assert not plot(card).tip(QPointF(1, 1))


def test_the_table_is_the_grid(qtbot: QtBot) -> None:
    head, *rows = shown(qtbot).table()
    assert plain(head[0]) == "Energy (GWh): Power per server (kW) ↓, GPU count →"
    assert {len(row) for row in rows} == {len(head)}
    row, column = 20, 30
    there = results_of(gpu_count=float(head[column]), server_power=1000 * float(rows[row][0]))
    value = there.values["energy"] / size("GWh")
    assert float(rows[row][column]) == pytest.approx(value, rel=1e-4)


def test_at_first_it_shows_what_matters_most_for_the_result(qtbot: QtBot) -> None:
    card = Map()
    qtbot.addWidget(card)
    card.show_results(results_of())
    assert card.selected[0] == "energy"
    assert set(card.selected[1:]) == {"gpu_count", "server_power"}
    card.look_at("emissions")
    assert card.selected[0] == "emissions"
    assert all(n in results_of().plan.leaves["emissions"] for n in card.selected[1:])


def test_what_was_chosen_stays_where_it_still_applies(qtbot: QtBot) -> None:
    card = shown(qtbot, ("emissions", "pue", "grid_intensity"))
    card.show_results(evaluate(library.preset("gpt-3-training")))
    assert card.selected == ("emissions", "pue", "grid_intensity")
    card.show_results(evaluate(library.preset(GPT_4).freeing("grid_intensity")))
    card.show_results(results_of())
    assert card.selected == ("emissions", "pue", "grid_intensity")


def test_the_same_quantity_for_both_axes_makes_them_change_places(qtbot: QtBot) -> None:
    card = shown(qtbot)
    result, across, up = boxes(card)
    assert result.currentData() == "energy"
    up.setCurrentIndex(up.findData("gpu_count"))
    up.activated.emit(up.currentIndex())
    assert card.selected == ("energy", "server_power", "gpu_count")
    assert (across.currentData(), up.currentData()) == ("server_power", "gpu_count")


def test_a_quantity_that_does_not_matter_is_named(qtbot: QtBot) -> None:
    card = shown(qtbot, ("energy", "gpu_count", "grid_intensity"))
    assert "does not depend on grid intensity" in card.subtitle


def test_without_two_quantities_it_says_what_it_needs(qtbot: QtBot) -> None:
    card = shown(qtbot)
    _values, gestures = heard(card)
    for scenario in (Scenario(), Scenario().stating("energy", 3.6e12)):
        card.show_results(evaluate(scenario))
        assert "needs two quantities" in card.subtitle
        assert card.table() == []
        assert not plot(card).isVisible()
        card.show_goal(SIXTY, {})
        QTest.keyClick(plot(card), Qt.Key.Key_Right)
        card.grab()
        assert not card.picture().isNull()
    assert gestures == []
    card.show_results(results_of())
    assert plot(card).isVisible()


def test_values_beyond_drawing_are_said_to_be_so(qtbot: QtBot) -> None:
    card = shown(qtbot)
    card.show_results(results_of(run_time=1e200))
    assert "beyond what can be drawn" in card.subtitle


# ---- how it looks


@pytest.mark.parametrize("at", SIZES)
def test_another_theme_reaches_every_corner(qtbot: QtBot, at: tuple[int, int]) -> None:
    card = shown(qtbot, at=at)
    before = card.grab().toImage()
    theme.apply("dark")
    settle()
    after = card.grab().toImage()
    area = frame(card).plot.translated(QPointF(plot(card).pos())).toRect().adjusted(3, 3, -3, -3)
    inside = [QPoint(x, y) for x in range(6, at[0] - 8, 9) for y in range(6, at[1] - 8, 9)]
    around = [point for point in inside if not area.contains(point)]
    assert not any(after.pixelColor(p) == QColor(theme.LIGHT.card) for p in around)
    corners = (area.bottomLeft(), area.topRight())
    light = [before.pixelColor(p).lightnessF() for p in corners]
    dark = [after.pixelColor(p).lightnessF() for p in corners]
    assert light[0] > light[1]
    assert dark[0] < dark[1]


def test_picture_and_svg_carry_the_map_and_its_words(qtbot: QtBot) -> None:
    card = shown(qtbot)
    image = card.picture()
    colors = {
        image.pixel(x, y)
        for x, y in itertools.product(range(0, image.width(), 5), range(0, image.height(), 5))
    }
    assert len(colors) > 100
    drawn = plain("".join(ET.fromstring(card.svg().decode()).itertext()))
    assert card.title in drawn
    assert "RISE: 50 GWh" in drawn
