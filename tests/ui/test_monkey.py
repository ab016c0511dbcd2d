"""A monkey at the real window: whatever it does, nothing breaks, and what is shown is true."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.scenario import Sampling, Scenario
from tests.monkey.invariant import differences
from tests.monkey.meeting import different_show
from tests.monkey.run import MishapError, Monkey
from tests.ui.conftest import Opener, in_dialog
from ui import app, theme
from ui.panels.hold import HoldDialog
from ui.stage import PAGES
from ui.wiring import Wiring

ACTIONS = 500
SEEDS = (1, 2, 3, 4)
PINNED = {
    *("breakdown", "tornado", "ladder", "response", "distribution", "outlook"),
    *("comparison", "sidebyside"),
}
"""What shows pins beside the scenario on screen."""


@pytest.fixture
def monkey(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[int], Monkey]]:
    """Lets a monkey in, by its seed."""
    theme.prepare_fonts(app.make_application())
    there: list[Monkey] = []

    def enter(seed: int) -> Monkey:
        there.append(Monkey(seed, tmp_path / "files"))
        return there[-1]

    yield enter
    for one in there:
        one.leave()


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_nothing_breaks_and_what_is_shown_is_true(
    monkey: Callable[[int], Monkey], seed: int
) -> None:
    there = monkey(seed)
    there.tour()
    before = there.alive()
    there.act(ACTIONS)
    assert dict(there.alive() - before) == {}, "nothing is left behind"
    assert there.left() == [], "closed dialogs are gone"


def test_a_view_that_lags_behind_is_found(monkey: Callable[[int], Monkey]) -> None:
    there = monkey(1)
    wiring = there.wiring
    assert differences(wiring) == []
    stale = wiring.window_.tiles
    results, opened = wiring.store.results, wiring.store.results
    wiring.store.state("gpu_count", 12_345.0)
    app.settle()
    assert differences(wiring) == []
    stale.show_results(results, opened)
    found = differences(wiring)
    assert any(sentence.startswith("energy: shown '48.8") for sentence in found), found


def test_pins_that_lag_behind_are_found(monkey: Callable[[int], Monkey]) -> None:
    there = monkey(1)
    wiring = there.wiring
    assert wiring.insight is not None
    wiring.store.open(library.preset("headline-multipliers-2035"))
    wiring.pinning.add_preset("gpt-4-sparse")
    wiring.pinning.add_preset("headline-multipliers-2035")
    wiring.comparing.measure_against(1)
    stage = wiring.window_.stage
    for page in reversed(range(len(PAGES))):
        stage.tabs.setCurrentIndex(page)
        wiring.finish()
        app.settle()
        assert differences(wiring) == []
        for name in set(stage.visible) & PINNED:
            chart, sampled = wiring.charts[name], wiring.insight.live.sampled
            beside = chart._others
            chart.show_beside(beside[:1])
            chart.show_sampled(sampled)
            assert any(found.startswith(f"{name}: ") for found in differences(wiring)), name
            chart.show_beside(beside)
            chart.show_sampled(sampled)


def test_a_mishap_names_seed_and_step(monkey: Callable[[int], Monkey]) -> None:
    there = monkey(7)
    there.act(3)
    # Else draws that come from the background would have the heading shown again.
    there.wiring.finish()
    app.settle()
    there.wiring.window_.heading.title.setText("Another scenario")
    with pytest.raises(MishapError, match=r"^seed 7, step 3: title: shown 'Another scenario'"):
        there.act(0)


# What it has found


def test_where_no_result_follows_the_question_what_to_hold_says_so(wiring: Wiring) -> None:
    wiring.store.open(Scenario().stating("grid_intensity", 1e-7))
    app.settle()
    said: list[str] = []

    def look(dialog: HoldDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    in_dialog(HoldDialog, look)
    wiring.window_.panel.follow_asked.emit("grid_intensity")
    assert said[0] == "No result follows from Grid intensity yet, so there is none that could stay."


def test_an_entry_that_was_emptied_shows_its_value_again(wiring: Wiring, qtbot: QtBot) -> None:
    entry = wiring.window_.panel.main_rows[1].entry
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClick(entry, Qt.Key.Key_Delete)
    assert entry.text() == ""
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert entry.text() == "25,000"
    assert not wiring.store.undo_stack.count()


def test_a_range_that_comes_too_late_is_refused_in_words(wiring: Wiring) -> None:
    wiring.store.free("run_time")
    wiring.window_.panel.ranged.emit("run_time", (1.0, 2.0))
    assert wiring.window_.notice.text.text().startswith("Run time is not stated")


def test_the_menu_of_numbers_is_filled_again_and_not_once_more(wiring: Wiring) -> None:
    wiring.storytelling.record()
    form = wiring.storytelling.dock.form
    counts = []
    for _time in range(3):
        form.numbers.aboutToShow.emit()
        counts.append(len(form.numbers.findChildren(QAction)))
    assert form.numbers.findChildren(QMenu) == [form.more]
    assert len(set(counts)) == 1, counts


def test_what_a_slide_compares_is_drawn_as_often_as_the_slide_itself(
    opened: Opener, qtbot: QtBot
) -> None:
    wiring = opened("gpt-4-sparse")
    wiring.pinning.add_preset("gpt-4-sparse")
    wiring.store.state("pue", 1.3, "1")
    wiring.store.draw_as(Sampling(seed=5))
    wiring.window_.stage.turn_to("comparison")
    wiring.finish()
    wiring.presenting.present()
    performance = wiring.presenting.performance
    assert performance is not None
    qtbot.waitUntil(lambda: performance.rehearsal.drawn(0).draws.count == 100_000)
    app.settle()
    assert [*different_show(wiring)] == []
    performance.toggle_questions()
    assert performance.questions is not None
    performance.questions.store.state("pue", 1.4)
    app.settle()
    charts = performance.show_.slide.easel.in_sight
    assert [chart._stale.isHidden() for chart in charts] == [True, True]
    wiring.presenting.end()


def test_the_menu_of_a_pin_closes_when_other_pins_take_its_place(wiring: Wiring) -> None:
    wiring.pinning.pin()
    wiring.pinning.add_preset("gpt-4-sparse")
    strip = wiring.window_.pins
    strip.chips[2].asked.emit(2)
    assert strip.menu.isVisible()
    wiring.pinning.remove(1)
    assert not strip.menu.isVisible()
