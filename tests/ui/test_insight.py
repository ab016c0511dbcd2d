"""Headlines, targets, and what would reach them: everywhere in the window the same answer."""

from collections.abc import Mapping

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.model import model
from explorer.study.goal import Answer, Goal
from explorer.study.sampled import Band
from explorer.study.solve import answers
from tests.ui.test_panel import drag, row_of, tile, type_into
from ui import app
from ui.charts.goals import MakeItTrue
from ui.charts.map import Map
from ui.panels.tile import Tile
from ui.wiring import Wiring

GWH = 3.6e12
GOALS_PAGE = 3
GOAL = Goal("energy", 60 * GWH)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def tile_of(wiring: Wiring, name: str) -> Tile:
    return next(t for t in wiring.window_.tiles.tiles if t.name == name)


def band_of(wiring: Wiring, name: str) -> Band:
    assert wiring.insight is not None
    band = wiring.insight.live.sampled.band(name)
    assert band is not None
    return band


def target(wiring: Wiring) -> Goal | None:
    return wiring.store.goal


def aim(wiring: Wiring, goal: Goal = GOAL) -> Mapping[str, Answer]:
    """Aim at a goal; the answers as the study gives them."""
    wiring.store.aim(goal)
    app.settle()
    return {a.name: a for a in answers(wiring.store.results, goal)}


# ---- headlines


def test_tiles_show_their_band_with_as_many_figures_as_it_supports(wiring: Wiring) -> None:
    energy, power = tile_of(wiring, "energy"), tile_of(wiring, "facility_power")
    band, quantity = band_of(wiring, "energy"), model().quantities["energy"]
    ends, median = quantity.interval(band.low, band.high, 2), quantity.shown(band.median, 2)
    assert plain(energy.band) == plain(f"{ends}, median {median}")
    assert band.low / GWH == pytest.approx(24, abs=0.5)
    assert plain(energy.value) == "49 GWh"
    assert plain(power.value) == "20 MW"
    assert "nine in ten draws" in energy.tip
    assert energy.band in energy.accessibleDescription()
    wiring.document.open_preset("gpt-3-training")
    app.settle()
    assert tile_of(wiring, "energy").band == "", "where nothing has a range"
    assert plain(tile_of(wiring, "energy").value) == plain(wiring.store.results.shown("energy"))


def test_the_band_follows_a_drag(wiring: Wiring, qtbot: QtBot) -> None:
    before, said = band_of(wiring, "energy"), tile_of(wiring, "energy").band
    drag(qtbot, row_of(wiring, "gpu_count").slider, 0.5, 0.55, 0.6)
    factor = wiring.store.results.values["gpu_count"] / 25_000
    app.settle()
    after = band_of(wiring, "energy")
    assert factor > 1.5
    for end in ("low", "median", "high"):
        assert getattr(after, end) == pytest.approx(factor * getattr(before, end), rel=1e-3)
    text = tile_of(wiring, "energy").band
    assert text != said
    assert model().quantities["energy"].interval(after.low, after.high, 2) in text


def test_a_range_edited_in_its_row_moves_the_band(wiring: Wiring, qtbot: QtBot) -> None:
    before = band_of(wiring, "energy")
    type_into(qtbot, row_of(wiring, "server_power"), "6 to 7 kW")
    app.settle()
    after = band_of(wiring, "energy")
    assert after.low > before.low
    assert tile_of(wiring, "energy").band != ""
    wiring.store.undo_stack.undo()
    app.settle()
    for name in wiring.store.scenario.uncertain:
        wiring.store.set_range(name, None)
    app.settle()
    assert band_of(wiring, "energy").certain
    assert tile_of(wiring, "energy").band == ""
    assert tile(wiring, "energy") == "48.8 GWh", "now that nothing limits its figures"


# ---- targets on the headlines


def test_dragging_a_headline_sets_a_target_and_clicks_nothing(wiring: Wiring, qtbot: QtBot) -> None:
    energy, start = tile_of(wiring, "energy"), QPoint(60, 50)
    before = wiring.store.scenario
    qtbot.mousePress(energy, Qt.MouseButton.LeftButton, pos=start)
    said = []
    for far in (20, 40, 60):
        qtbot.mouseMove(energy, start + QPoint(far, 0))
        app.settle()
        assert wiring.store.goal is not None
        said.append(energy.below)
    qtbot.mouseRelease(energy, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    app.settle()
    goal = wiring.store.goal
    assert goal is not None
    assert goal.quantity == "energy"
    assert goal.value == pytest.approx(48.75 * GWH * 10 ** (60 / 300), rel=0.005)
    assert len(set(said)) == 3
    assert goal.value / GWH == float(f"{goal.value / GWH:.3g}"), "in the unit shown"
    assert plain(energy.below).endswith("77.3 GWh, +59 %")
    assert wiring.explanation is None, "nothing was clicked"
    assert wiring.store.scenario is before, "a target changes no statement"
    assert not wiring.store.undo_stack.count()


def test_a_press_that_does_not_move_is_a_click(wiring: Wiring, qtbot: QtBot) -> None:
    qtbot.mouseClick(tile_of(wiring, "energy"), Qt.MouseButton.LeftButton)
    assert wiring.explanation is not None
    assert wiring.store.goal is None


def test_the_keys_move_a_target_by_one_per_cent_and_delete_it(wiring: Wiring, qtbot: QtBot) -> None:
    emissions = tile_of(wiring, "emissions")
    emissions.setFocus()
    now = wiring.store.results.values["emissions"]
    for key, factor in ((Qt.Key.Key_Up, 1.01), (Qt.Key.Key_Up, 1.0201), (Qt.Key.Key_Down, 1.01)):
        qtbot.keyClick(emissions, key)
        app.settle()
        goal = wiring.store.goal
        assert goal is not None
        assert goal.value == pytest.approx(now * factor, rel=0.003)
        assert goal.shown in emissions.below
    aimed = emissions.below
    qtbot.keyClick(emissions, Qt.Key.Key_Delete)
    app.settle()
    assert wiring.store.goal is None
    assert emissions.below != aimed
    assert "electricity" in emissions.below or "at " in emissions.below


def entry_of_menu(tile: Tile, text: str) -> None:
    """Open the menu of a headline and choose an entry."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    QApplication.sendEvent(tile, event)
    menu = tile.findChildren(QMenu)[-1]
    action = next(a for a in menu.actions() if a.text().replace("&", "") == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()
    app.settle()


def test_the_menu_sets_and_clears_a_target(wiring: Wiring) -> None:
    energy, action = tile_of(wiring, "energy"), wiring.window_.actions_.clear_goal
    assert not action.isEnabled()
    entry_of_menu(energy, "Set a target here")
    assert target(wiring) == Goal("energy", 48.75 * GWH), "to the last digit"
    assert energy.below.endswith("same")
    assert action.isEnabled()
    entry_of_menu(energy, "Clear the target")
    assert target(wiring) is None
    aim(wiring)
    action.trigger()
    app.settle()
    assert target(wiring) is None
    assert not action.isEnabled()


def test_a_target_belongs_to_the_screen_and_not_to_the_next_scenario(wiring: Wiring) -> None:
    aim(wiring)
    wiring.document.open_preset("palm-training")
    app.settle()
    assert target(wiring) is None
    assert GOAL.shown not in tile_of(wiring, "energy").below


# ---- what would reach it


def open_goals(wiring: Wiring) -> tuple[MakeItTrue, Map]:
    wiring.window_.stage.tabs.setCurrentIndex(GOALS_PAGE)
    app.settle()
    goals, chart = wiring.charts["goals"], wiring.charts["map"]
    assert isinstance(goals, MakeItTrue)
    assert isinstance(chart, Map)
    return goals, chart


def select(goals: MakeItTrue, name: str) -> None:
    """Choose a row of the table."""
    place = next(i for i, row in enumerate(goals.table_.rows) if row.name == name)
    item = goals.table_.topLevelItem(place)
    assert item is not None
    goals.table_.setCurrentItem(item)


def test_sliders_table_and_map_agree_with_the_study(wiring: Wiring) -> None:
    goals, chart = open_goals(wiring)
    found = aim(wiring)
    reached = [a for a in found.values() if a.value is not None]
    assert len(reached) >= 4
    for answer in reached:
        quantity, slider = model().quantities[answer.name], row_of(wiring, answer.name).slider
        low, high = quantity.si_slider
        assert answer.value is not None
        if low <= answer.value <= high:
            assert slider.places().answer == slider._x(answer.value), answer.name
        row = goals.table_.row_of(answer.name)
        assert row is not None
        assert row.applies
        assert plain(answer.needed) in plain(row.tip), answer.name
    _result, across, up = chart.selected
    _on_the_line(chart, found[up], wiring.store.results.values[across])


def _on_the_line(chart: Map, answer: Answer, across: float) -> None:
    """Where the line of the goal passes the dot, the answer has been found."""
    ground, frame = chart._plot.ground, chart._plot.frame
    assert ground is not None
    assert frame is not None
    assert answer.value is not None
    quantities = [axis.quantity for axis in (ground.bottom, ground.left)]
    point = frame.place(across / quantities[0].size, answer.value / quantities[1].size)
    x = (point.x() - frame.plot.left()) / frame.plot.width()
    y = (frame.plot.bottom() - point.y()) / frame.plot.height()
    (goal,) = (contour for contour in ground.marked if contour.kind == "goal")
    lines = ground.lines([goal])[0]
    ordered = [line[np.argsort(line[:, 0])].T for line in lines]
    assert min(abs(float(np.interp(x, across, up)) - y) for across, up in ordered) < 2e-3


@pytest.mark.parametrize("name", ["server_power", "run_time", "gpu_count"])
def test_apply_reaches_the_target_in_one_step(wiring: Wiring, qtbot: QtBot, name: str) -> None:
    goals, _chart = open_goals(wiring)
    aim(wiring)
    select(goals, name)
    qtbot.keyClick(goals.table_, Qt.Key.Key_Return)
    app.settle()
    assert wiring.store.results.values["energy"] == pytest.approx(GOAL.value, rel=5e-4)
    assert wiring.store.undo_stack.count() == 1
    assert plain(tile_of(wiring, "energy").below).endswith("60.0 GWh, same")
    wiring.window_.actions_.undo.trigger()
    assert wiring.store.scenario == wiring.store.base
    assert wiring.store.goal == GOAL, "undo takes the statement back, not the target"


def test_ctrl_enter_on_a_slider_applies_its_answer(wiring: Wiring, qtbot: QtBot) -> None:
    aim(wiring)
    slider = row_of(wiring, "server_power").slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wiring.store.results.values["energy"] == pytest.approx(GOAL.value)
    assert wiring.store.undo_stack.count() == 1


def test_the_answers_follow_a_drag(wiring: Wiring, qtbot: QtBot) -> None:
    goals, _chart = open_goals(wiring)
    aim(wiring)
    drag(qtbot, row_of(wiring, "gpu_count").slider, 0.5, 0.55, 0.6)
    app.settle()
    for answer in answers(wiring.store.results, GOAL):
        row = goals.table_.row_of(answer.name)
        if answer.value is not None:
            assert row is not None
            assert plain(answer.needed) in plain(row.tip), answer.name
