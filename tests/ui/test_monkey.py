"""A monkey at the real window: whatever it does, nothing breaks, and what is shown is true."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.scenario import Scenario
from tests.monkey.invariant import differences
from tests.monkey.run import MishapError, Monkey
from tests.ui.conftest import in_dialog
from ui import app, theme
from ui.panels.hold import HoldDialog
from ui.wiring import Wiring

ACTIONS = 500
SEEDS = (1, 2, 3, 4)


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


def test_a_mishap_names_seed_and_step(monkey: Callable[[int], Monkey]) -> None:
    there = monkey(7)
    there.act(3)
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
