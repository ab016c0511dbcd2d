"""Every change is a step that can be undone, named, and come back to."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer import files, library
from explorer.scenario import Hold, Sampling, Statement
from explorer.study.goal import Goal
from ui import app
from ui.store import _MOST_STEPS
from ui.wiring import Wiring


def steps(wiring: Wiring) -> list[str]:
    """The lines of the history, newest last."""
    stack = wiring.store.undo_stack
    return [stack.text(place) for place in range(stack.count())]


def test_everything_that_changes_the_document_is_undone_step_by_step(wiring: Wiring) -> None:
    store = wiring.store
    scenario = store.scenario
    hold = Hold(quantity="energy", value=1.8e14, unit="GWh", follower="server_power")
    states = [scenario]

    def did(what: str) -> None:
        assert what in store.undo_stack.undoText()
        assert store.scenario != states[-1]
        states.append(store.scenario)

    store.state("pue", 1.3)
    did("PUE")
    store.set_range("gpu_count", (20_000, 30_000))
    did("range")
    store.cite("gpu_count", Statement(value=25_000, unit="1", source="counted"))
    did("source")
    store.free("pue")
    did("take back")
    store.describe(store.scenario.model_copy(update={"notes": "mine"}))
    did("notes")
    store.draw_as(Sampling(seed=7))
    did("draws")
    store.hold(hold)
    did("hold")
    store.pick({"pue": Statement(value=1.2, unit="1", source="table")}, "a site")
    did("a site")
    wiring.document.may_leave = lambda: True  # type: ignore[method-assign]
    wiring.document.open_preset("palm-training")
    did("open")
    assert store.base.title == library.preset("palm-training").title
    while store.undo_stack.canUndo():
        assert store.scenario == states.pop()
        store.undo_stack.undo()
    assert states == [scenario]
    assert store.base == scenario


def test_undoing_an_opened_file_comes_back_to_the_other_file(
    wiring: Wiring, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.wattif.toml", tmp_path / "other.wattif.toml"
    for path in (one, other):
        files.save(library.preset("palm-training").stating("pue", 1.2), path)
    wiring.document.open_file(one)
    wiring.store.state("pue", 1.3)
    assert wiring.document.save()
    wiring.document.open_file(other)
    assert wiring.document.path == other
    wiring.store.undo_stack.undo()
    assert wiring.document.path == one
    as_saved = wiring.document.unsaved
    wiring.store.undo_stack.undo()
    assert (as_saved, wiring.document.unsaved) == (False, True)
    assert wiring.document.save()
    assert files.load(one).values["pue"] == pytest.approx(1.2)
    assert files.load(other).values["pue"] == pytest.approx(1.2)


def test_the_menu_names_what_is_undone(wiring: Wiring) -> None:
    wiring.store.state("pue", 1.3)
    action = wiring.window_.actions_.undo
    assert "PUE" in action.text()
    assert action.iconText() == "Undo"
    action.trigger()
    assert action.text() == "&Undo"
    assert "PUE" in wiring.window_.actions_.redo.text()


def test_the_history_says_what_changed_and_jumps(wiring: Wiring, qtbot: QtBot) -> None:
    store, history = wiring.store, wiring.window_.history
    wiring.window_.actions_.history.trigger()
    assert history.isVisible()
    start = store.scenario
    store.begin_gesture()
    store.state("gpu_count", 26_000)
    store.state("gpu_count", 30_000)
    store.end_gesture()
    store.state("server_power", 7_000)
    assert "25,000" in steps(wiring)[0]
    assert "30,000" in steps(wiring)[0], "where the drag ended"
    assert "7" in steps(wiring)[1]
    model = history.view.model()
    history.view.setCurrentIndex(model.index(0, 0))
    app.settle()
    assert store.scenario == start
    history.view.setCurrentIndex(model.index(2, 0))
    app.settle()
    assert store.scenario.values["server_power"] == 7_000
    wiring.window_.actions_.history.trigger()
    assert not history.isVisible()


def test_what_makes_a_claim_true_is_a_step_with_a_name(wiring: Wiring) -> None:
    insight = wiring.insight
    assert insight is not None
    wiring.store.aim(Goal("energy", 2.16e14))
    app.settle()
    insight.apply("server_power")
    assert "make" in wiring.store.undo_stack.undoText()
    assert "60.0\N{NO-BREAK SPACE}GWh" in wiring.store.undo_stack.undoText()
    wiring.store.undo_stack.undo()
    assert wiring.store.scenario == wiring.store.base


def test_the_history_ends_somewhere(wiring: Wiring) -> None:
    for count in range(_MOST_STEPS + 20):
        wiring.store.state("gpu_count", 1_000 + count)
    assert wiring.store.undo_stack.count() == _MOST_STEPS
