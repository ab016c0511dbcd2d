"""Opening, saving and not losing work, as somebody does it."""

import gc
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from explorer import files, library
from explorer.scenario import Scenario
from tests.ui.conftest import Opener, in_dialog
from ui import app, settings
from ui.panels.picker import PickerDialog
from ui.wiring import Wiring


@pytest.fixture(autouse=True)
def _own_file_dialogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Qt's own file dialogs, beginning in the test's folder."""
    monkeypatch.setenv("HOME", str(tmp_path))


def answer_file_dialog(path: Path) -> list[Any]:
    """Type a path into the next file dialog and accept it."""

    def act(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    return in_dialog(QFileDialog, act)


def press(button: QMessageBox.StandardButton) -> list[Any]:
    """Press a button of the next question."""

    def act(dialog: QMessageBox) -> None:
        dialog.button(button).click()

    return in_dialog(QMessageBox, act)


def test_a_changed_scenario_is_saved_and_opened_again(wiring: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "mine.wattif.toml"
    wiring.store.state("pue", 1.12)
    saved = wiring.store.scenario
    answer_file_dialog(path)
    wiring.window_.actions_.save.trigger()
    assert files.load(path) == saved
    assert not wiring.document.unsaved
    assert wiring.window_.windowTitle() == "mine.wattif.toml[*] – Wattif"

    wiring.window_.actions_.new.trigger()
    assert not wiring.store.scenario.statements
    answer_file_dialog(path)
    wiring.window_.actions_.open.trigger()
    assert wiring.store.scenario == saved


def test_a_name_without_an_ending_gets_one(wiring: Wiring, tmp_path: Path) -> None:
    answer_file_dialog(tmp_path / "plain")
    wiring.window_.actions_.save_as.trigger()
    assert (tmp_path / "plain.wattif.toml").is_file()


def test_saving_again_asks_nothing(wiring: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "a.wattif.toml"
    answer_file_dialog(path)
    wiring.window_.actions_.save_as.trigger()
    wiring.store.state("pue", 1.3)
    assert wiring.document.unsaved
    assert wiring.window_.isWindowModified()
    wiring.window_.actions_.save.trigger()
    assert files.load(path).values["pue"] == pytest.approx(1.3)


def test_a_bad_file_leaves_everything_as_it_was(wiring: Wiring, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('format = 1\n[statements]\nserver_power = "6.5 kWh"\n')
    wiring.store.state("pue", 1.3)
    before = wiring.store.scenario
    wiring.document.open_file(bad)
    notice = wiring.window_.notice
    assert notice.isVisible()
    assert notice.text.text().startswith("bad.toml, line 3: statements, server_power: ")
    assert wiring.store.scenario is before
    assert wiring.document.unsaved


def test_a_dropped_file_is_opened(wiring: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "dropped.wattif.toml"
    files.save(wiring.store.scenario.stating("pue", 1.7), path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    wiring.window_.dropEvent(event)
    assert wiring.store.results.values["pue"] == pytest.approx(1.7)
    assert wiring.document.path == path


def test_closing_asks_before_work_is_lost(wiring: Wiring) -> None:
    wiring.store.state("pue", 1.3)
    met = press(QMessageBox.StandardButton.Cancel)
    assert not wiring.window_.close()
    assert met
    assert wiring.window_.isVisible()
    press(QMessageBox.StandardButton.Discard)
    assert wiring.window_.close()


def test_closing_without_changes_asks_nothing(wiring: Wiring) -> None:
    assert wiring.window_.close()


def test_opening_a_preset_asks_before_work_is_lost(wiring: Wiring) -> None:
    wiring.store.state("pue", 1.3)
    before = wiring.store.scenario
    press(QMessageBox.StandardButton.Cancel)
    wiring.document.open_preset("palm-training")
    assert wiring.store.scenario is before


def test_save_in_that_question_saves(wiring: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "kept.wattif.toml"
    answer_file_dialog(path)
    wiring.document.save_as()
    wiring.store.state("pue", 1.3)
    press(QMessageBox.StandardButton.Save)
    wiring.document.open_preset("palm-training")
    assert files.load(path).values["pue"] == pytest.approx(1.3)
    assert "PaLM" in wiring.store.scenario.title


def test_recent_files_are_offered_newest_first(wiring: Wiring, tmp_path: Path) -> None:
    for name in ("one", "two"):
        answer_file_dialog(tmp_path / f"{name}.wattif.toml")
        wiring.document.save_as()
    menu = wiring.window_.actions_.recent
    menu.aboutToShow.emit()
    entries = menu.actions()
    assert [a.text() for a in entries] == ["two.wattif.toml", "one.wattif.toml"]
    entries[1].trigger()
    assert wiring.document.path == tmp_path / "one.wattif.toml"


def test_a_recent_file_that_is_gone_is_forgotten(wiring: Wiring, tmp_path: Path) -> None:
    gone = tmp_path / "gone.wattif.toml"
    settings.save(settings.load().with_recent(gone))
    wiring.document.open_file(gone)
    assert "no such file" in wiring.window_.notice.text.text()
    assert settings.load().recent == ()


def test_presets_are_never_overwritten(wiring: Wiring) -> None:
    path = library.folder() / "gpt-4-training.toml"
    before = path.read_bytes()

    def accept(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        press(QMessageBox.StandardButton.Yes)
        dialog.accept()

    in_dialog(QFileDialog, accept)
    assert not wiring.document.save_as()
    assert path.read_bytes() == before
    assert "stay as they are" in wiring.window_.notice.text.text()


def test_the_gallery_opens_what_is_searched_for(wiring: Wiring, qtbot: QtBot) -> None:
    def act(dialog: PickerDialog) -> None:
        qtbot.keyClicks(dialog.search, "palm")
        assert dialog.chosen is not None
        assert dialog.chosen.key == "palm-training"
        assert "PaLM" in dialog.name.text()
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
        if dialog.result() != QDialog.DialogCode.Accepted:
            dialog.accept()

    met = in_dialog(PickerDialog, act)
    wiring.window_.actions_.presets.trigger()
    assert met
    assert "PaLM" in wiring.store.scenario.title


def test_the_gallery_says_when_nothing_matches(wiring: Wiring, qtbot: QtBot) -> None:
    def act(dialog: PickerDialog) -> None:
        qtbot.keyClicks(dialog.search, "xyzzy")
        assert dialog.chosen is None
        assert "Nothing matches" in dialog.count.text()
        dialog.reject()

    in_dialog(PickerDialog, act)
    wiring.window_.actions_.presets.trigger()
    assert wiring.store.scenario == wiring.store.base


@pytest.mark.parametrize(
    ("action", "search", "name"),
    [
        ("hardware", "H100", "gpu_peak"),
        ("place", "Sweden", "grid_intensity"),
        ("site", "Google", "pue"),
    ],
)
def test_a_picker_fills_in_figures_with_their_sources(
    wiring: Wiring, qtbot: QtBot, action: str, search: str, name: str
) -> None:
    def act(dialog: PickerDialog) -> None:
        qtbot.keyClicks(dialog.search, search)
        dialog.accept()

    in_dialog(PickerDialog, act)
    getattr(wiring.window_.actions_, action).trigger()
    statement = wiring.store.scenario.statements[name]
    assert wiring.store.differs(name)
    assert wiring.store.scenario.source_of(statement).text
    assert wiring.store.undo_stack.count() == 1


def test_every_preset_opens(opened: Opener) -> None:
    wiring = opened(library.DEFAULT)
    for name in library.names():
        wiring.document.open_preset(name)
        app.settle()
        assert wiring.store.scenario.title == library.preset(name).title
        assert wiring.window_.heading.title.text() == library.preset(name).title


def test_a_completed_name_is_asked_about_before_a_file_is_replaced(
    wiring: Wiring, tmp_path: Path
) -> None:
    there = tmp_path / "there.wattif.toml"
    there.write_text("keep me")
    asked = []

    def answer(dialog: QFileDialog) -> None:
        dialog.selectFile(str(tmp_path / "there"))
        asked.append(in_dialog(QMessageBox, lambda box: box.button(box.StandardButton.No).click()))
        dialog.accept()

    in_dialog(QFileDialog, answer)
    assert not wiring.document.save_as()
    assert asked[0]
    assert there.read_text() == "keep me"


def test_saving_over_another_scenario_does_not_adopt_its_comments(
    wiring: Wiring, tmp_path: Path
) -> None:
    other = tmp_path / "other.wattif.toml"
    other.write_text("# about another run\nformat = 1\n")
    wiring.document.save_to(other)
    assert "another run" not in other.read_text()


def test_back_at_the_saved_state_nothing_is_unsaved(wiring: Wiring) -> None:
    wiring.store.state("pue", 1.3)
    moved = wiring.document.unsaved
    wiring.store.put_back("pue")
    assert (moved, wiring.document.unsaved) == (True, False)
    assert not wiring.window_.isWindowModified()


def test_a_name_with_a_dot_in_it_still_gets_its_ending(wiring: Wiring, tmp_path: Path) -> None:
    answer_file_dialog(tmp_path / "run 1.2")
    assert wiring.document.save_as()
    assert (tmp_path / "run 1.2.wattif.toml").is_file()


def test_undoing_in_the_middle_of_a_drag_keeps_the_history_whole(wiring: Wiring) -> None:
    store, start = wiring.store, wiring.store.scenario
    store.begin_gesture()
    store.state("gpu_count", 30_000)
    store.undo_stack.undo()
    store.state("gpu_count", 40_000)
    store.state("gpu_count", 50_000)
    store.end_gesture()
    assert store.scenario.values["gpu_count"] == 50_000
    assert store.undo_stack.count() == 1
    store.undo_stack.undo()
    assert store.scenario == start


def test_many_moves_of_a_drag_leave_one_step_and_no_others_behind(wiring: Wiring) -> None:
    store = wiring.store

    def kept() -> int:
        gc.collect()
        return sum(isinstance(o, Scenario) for o in gc.get_objects())

    before = kept()
    store.begin_gesture()
    for count in range(1_000, 1_200):
        store.state("gpu_count", count)
    store.end_gesture()
    assert kept() - before < 10
    assert store.undo_stack.count() == 1
