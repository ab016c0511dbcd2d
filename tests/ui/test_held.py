"""A result that is held while a quantity follows, the map's dot, the draws, and what is copied."""

import math
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer import files
from explorer.scenario import Hold
from explorer.study.goal import Goal
from tests.ui.conftest import Opener, in_dialog
from tests.ui.test_insight import select
from tests.ui.test_panel import choose_from_menu, drag, row_of, type_into
from ui import app, theme
from ui.charts.goals import MakeItTrue
from ui.charts.map import Map
from ui.panels.hold import HoldDialog
from ui.panels.sampling import SamplingDialog
from ui.stage import PAGES
from ui.wiring import Wiring

GWH = 3.6e12
GOALS_PAGE = 3
FIFTY = Hold(quantity="energy", value=50 * GWH, unit="GWh", follower="gpu_count")


def hold_by_menu(wiring: Wiring, text: str = "50 GWh") -> None:
    """Let the GPU count follow, from its row, so that the energy stays."""

    def answer(dialog: HoldDialog) -> None:
        dialog.result_.setCurrentIndex(dialog.result_.findData("energy"))
        assert dialog.value.text().startswith("48.8"), "the present value is offered"
        dialog.value.setText(text)
        dialog.accept()

    met = in_dialog(HoldDialog, answer)
    choose_from_menu(row_of(wiring, "gpu_count"), "Let it follow")
    assert met
    app.settle()


@pytest.fixture
def holding(wiring: Wiring) -> Wiring:
    """The energy held at 50 GWh by the GPU count."""
    hold_by_menu(wiring)
    assert wiring.store.scenario.hold == FIFTY
    return wiring


def held(wiring: Wiring) -> Hold | None:
    return wiring.store.scenario.hold


def energy(wiring: Wiring) -> float:
    return wiring.store.results.values["energy"] / GWH


# ---- holding


def test_the_follower_goes_at_once_where_the_result_has_its_value(holding: Wiring) -> None:
    assert energy(holding) == pytest.approx(50, rel=1e-4)
    assert holding.store.undo_stack.count() == 1
    caption = row_of(holding, "gpu_count").label.caption
    assert "follows, to hold Energy at 50.0" in caption
    assert holding.window_.actions_.release.isEnabled()
    assert not holding.window_.notice.isVisible()


def test_it_stays_while_others_are_typed(holding: Wiring, qtbot: QtBot) -> None:
    before = holding.store.scenario.values["gpu_count"]
    type_into(qtbot, row_of(holding, "pue"), "1.2")
    assert energy(holding) == pytest.approx(50, rel=1e-4)
    assert holding.store.scenario.values["gpu_count"] == pytest.approx(before / 1.2, rel=1e-4)
    type_into(qtbot, row_of(holding, "server_power"), "8 kW")
    assert energy(holding) == pytest.approx(50, rel=1e-4)


def test_it_stays_at_every_place_of_a_drag_which_is_one_step(holding: Wiring, qtbot: QtBot) -> None:
    before, steps = holding.store.scenario, holding.store.undo_stack.count()
    came: dict[float, float] = {}

    def note() -> None:
        came[holding.store.results.values["server_power"]] = energy(holding)

    holding.store.changed.connect(note)
    drag(qtbot, row_of(holding, "server_power").slider, 0.5, 0.55, 0.6, 0.65)
    assert len(came) >= 4
    assert list(came.values()) == pytest.approx([50] * len(came), rel=1e-4)
    assert held(holding) == FIFTY
    assert holding.store.undo_stack.count() == steps + 1
    holding.window_.actions_.undo.trigger()
    assert holding.store.scenario == before


def test_moving_the_follower_by_hand_releases_it(holding: Wiring, qtbot: QtBot) -> None:
    type_into(qtbot, row_of(holding, "gpu_count"), "30,000")
    app.settle()
    assert held(holding) is None
    assert holding.store.scenario.values["gpu_count"] == 30_000
    assert "follows" not in row_of(holding, "gpu_count").label.caption
    assert not holding.window_.actions_.release.isEnabled()
    holding.window_.actions_.undo.trigger()
    app.settle()
    assert held(holding) == FIFTY, "undo restores it"
    assert energy(holding) == pytest.approx(50, rel=1e-4)


def test_it_is_released_by_its_row_and_by_the_menu(holding: Wiring) -> None:
    choose_from_menu(row_of(holding, "gpu_count"), "No longer let it follow")
    assert held(holding) is None
    holding.window_.actions_.undo.trigger()
    app.settle()
    holding.window_.actions_.release.trigger()
    assert held(holding) is None


def test_what_cannot_be_held_says_so_and_recovers(wiring: Wiring, qtbot: QtBot) -> None:
    notice = wiring.window_.notice
    type_into(qtbot, row_of(wiring, "load_factor"), "80 %")
    hold = Hold(quantity="energy", value=45 * GWH, unit="GWh", follower="load_factor")
    wiring.store.hold(hold)
    app.settle()
    assert energy(wiring) == pytest.approx(45)
    assert not notice.isVisible()
    type_into(qtbot, row_of(wiring, "server_power"), "3.4 kW")
    app.settle()
    assert notice.isVisible()
    assert notice.text.text().startswith("Energy cannot be held at 45.0\N{NO-BREAK SPACE}GWh by ")
    assert "at most" in notice.text.text()
    assert held(wiring) == hold, "it is not given up for that"
    type_into(qtbot, row_of(wiring, "server_power"), "7 kW")
    app.settle()
    assert not notice.isVisible()
    assert energy(wiring) == pytest.approx(45)


def test_undo_takes_the_notice_away_with_the_cause(wiring: Wiring, qtbot: QtBot) -> None:
    type_into(qtbot, row_of(wiring, "load_factor"), "80 %")
    wiring.store.hold(Hold(quantity="energy", value=45 * GWH, unit="GWh", follower="load_factor"))
    type_into(qtbot, row_of(wiring, "server_power"), "3.4 kW")
    app.settle()
    assert wiring.window_.notice.isVisible()
    wiring.window_.actions_.undo.trigger()
    app.settle()
    assert energy(wiring) == pytest.approx(45)
    assert not wiring.window_.notice.isVisible()
    wiring.window_.actions_.redo.trigger()
    app.settle()
    assert wiring.window_.notice.isVisible()


def test_saved_and_opened_again_it_still_holds(holding: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "held.wattif.toml"
    saved = holding.store.scenario
    assert holding.document.save_to(path)
    holding.document.open_preset("palm-training")
    holding.document.open_file(path)
    app.settle()
    assert files.load(path) == saved == holding.store.scenario
    holding.store.state("pue", 1.3)
    assert energy(holding) == pytest.approx(50, rel=1e-4)


def test_make_it_true_can_hold_as_well(wiring: Wiring) -> None:
    wiring.window_.stage.tabs.setCurrentIndex(GOALS_PAGE)
    wiring.store.aim(Goal("energy", 50 * GWH))
    app.settle()
    goals = wiring.charts["goals"]
    assert isinstance(goals, MakeItTrue)
    select(goals, "gpu_count")
    assert goals.hold.isEnabled()
    goals.hold.click()
    app.settle()
    assert held(wiring) == FIFTY
    assert energy(wiring) == pytest.approx(50, rel=1e-4)


# ---- the map


def test_the_dot_of_the_map_moves_two_statements_in_one_step(wiring: Wiring, qtbot: QtBot) -> None:
    wiring.window_.stage.tabs.setCurrentIndex(GOALS_PAGE)
    app.settle()
    chart = wiring.charts["map"]
    assert isinstance(chart, Map)
    plot, (_result, across, up) = chart._plot, chart.selected
    before = wiring.store.scenario.values
    start = plot.dot.toPoint()
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    for far in (10, 20, 30):
        qtbot.mouseMove(plot, start + QPoint(far, -far))
        app.settle()
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=start + QPoint(30, -30))
    app.settle()
    after = wiring.store.scenario.values
    assert {n for n in after if after[n] != before[n]} == {across, up}
    assert after[across] > before[across]
    assert after[up] > before[up]
    assert (plot.dot - (start + QPoint(30, -30))).manhattanLength() < 4
    assert wiring.store.undo_stack.count() == 1
    wiring.window_.actions_.undo.trigger()
    assert wiring.store.scenario == wiring.store.base


# ---- the draws


def test_another_seed_gives_other_digits_and_is_saved(wiring: Wiring, tmp_path: Path) -> None:
    def choose(dialog: SamplingDialog) -> None:
        assert (dialog.seed.value(), dialog.samples.value()) == (1, 100_000)
        dialog.seed.setValue(42)
        dialog.samples.setValue(5_000)
        dialog.accept()

    assert wiring.insight is not None
    before = wiring.insight.live.sampled.band("energy")
    wiring.window_.activateWindow()
    QTest.qWaitForWindowActive(wiring.window_)
    met = in_dialog(SamplingDialog, choose)
    QTest.keyClick(wiring.window_, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert met
    app.settle()
    after = wiring.insight.live.sampled.band("energy")
    assert before is not None
    assert after is not None
    assert after != before
    assert math.isclose(after.median, before.median, rel_tol=0.02)
    assert wiring.store.undo_stack.count() == 1
    path = tmp_path / "seeded.wattif.toml"
    assert wiring.document.save_to(path)
    assert "[sampling]\nseed = 42\nsamples = 5000\n" in path.read_text()
    wiring.window_.actions_.undo.trigger()
    app.settle()
    assert wiring.insight.live.sampled.draws.seed == 1


# ---- what is given away, on every page, light and dark


@pytest.mark.parametrize("name", ["gpt-4-training", "headline-multipliers-2035"])
def test_every_chart_gives_its_table_and_its_picture_on_every_page_light_and_dark(
    opened: Opener, qtlog: Any, name: str
) -> None:
    wiring, clipboard = opened(name), QGuiApplication.clipboard()
    wiring.store.aim(Goal("energy", 60 * GWH))
    for kind, place in product(("light", "dark"), range(len(PAGES))):
        wiring.window_.actions_.themes[kind].trigger()
        wiring.window_.stage.tabs.setCurrentIndex(place)
        app.settle()
        for shown in wiring.window_.stage.visible:
            chart, what = wiring.charts[shown], (kind, PAGES[place].title, shown)
            chart.copy_table()
            rows = [line.split("\t") for line in clipboard.text().split("\n")]
            lacking = shown == "outlook" and "fleet_growth" not in wiring.store.scenario.values
            assert rows == [[""]] if lacking else len(rows) > 1, what
            assert len({len(row) for row in rows}) == 1, what
            chart.copy_picture()
            image = clipboard.image()
            assert image.width() > chart.width(), what
            assert image.pixelColor(2, 2).name() == theme.current().card, what
            assert image.pixelColor(2, image.height() - 3).name() == theme.current().card, what
    theme.apply("light")
    said = [r.message for r in qtlog.records if "plugin does not support" not in r.message]
    assert said == []


def test_opening_a_file_that_holds_what_cannot_be_held_says_so(
    wiring: Wiring, tmp_path: Path
) -> None:
    path = tmp_path / "strained.toml"
    path.write_text(
        'format = 1\n[statements]\ngpu_count = 8\ngpus_per_server = 8\nserver_power = "6.5 kW"\n'
        'run_time = "1 days"\nload_factor = "50 %"\n'
        '[hold]\nquantity = "energy"\nvalue = "10 GWh"\nfollower = "load_factor"\n',
        encoding="utf-8",
    )
    wiring.document.open_file(path)
    app.settle()
    assert wiring.window_.notice.isVisible()
    assert "cannot be held" in wiring.store.strain
