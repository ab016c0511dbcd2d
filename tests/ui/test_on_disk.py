"""What others do to the file while it is open, and what a save says when it goes wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from explorer import files
from explorer.scenario import Scenario
from tests.ui.conftest import in_dialog
from ui import app
from ui.origin import Origin
from ui.panels.differences import CompareDialog
from ui.wiring import Wiring

THEIRS = 'format = 2\ntitle = "theirs"  # by hand\n\n[statements]\npue = 1.5\n'


@pytest.fixture
def path(wiring: Wiring, tmp_path: Path) -> Path:
    """A file on screen, as another program saved it first."""
    path = tmp_path / "shared.wattif.toml"
    path.write_text('format = 2\ntitle = "ours"\n\n[statements]\npue = 1.1  # metered\n')
    wiring.document.open_file(path)
    app.settle()
    return path


def offers(wiring: Wiring) -> dict[str, QAbstractButton]:
    """The buttons of the notice, by their words."""
    shown = wiring.window_.notice.findChildren(QAbstractButton)
    return {b.text().replace("&", ""): b for b in shown if b.isVisible()}


def told(wiring: Wiring) -> str:
    notice = wiring.window_.notice
    return notice.text.text() if notice.isVisible() else ""


def press(words: str) -> Callable[[QMessageBox], None]:
    def act(box: QMessageBox) -> None:
        next(b for b in box.buttons() if b.text().replace("&", "").startswith(words)).click()

    return act


def change(wiring: Wiring, path: Path, qtbot: QtBot, text: str = THEIRS) -> None:
    """Another program replaces the file, as editors do; wait until it is noticed."""
    other = path.with_name("other")
    other.write_text(text)
    other.replace(path)
    qtbot.waitUntil(lambda: "changed by another program" in told(wiring), timeout=5000)


def test_a_change_is_noticed_and_reloaded(wiring: Wiring, path: Path, qtbot: QtBot) -> None:
    change(wiring, path, qtbot)
    assert wiring.store.scenario.title == "ours"
    offers(wiring)["Reload"].click()
    assert wiring.store.scenario.title == "theirs"
    assert not wiring.document.unsaved
    assert told(wiring) == ""
    wiring.store.undo_stack.undo()
    assert wiring.store.scenario.title == "ours"
    assert wiring.document.unsaved, "what the file no longer has"


def test_mine_is_kept_and_replaces_theirs_when_saved(
    wiring: Wiring, path: Path, qtbot: QtBot
) -> None:
    change(wiring, path, qtbot)
    offers(wiring)["Keep mine"].click()
    assert wiring.store.scenario.title == "ours"
    assert wiring.document.unsaved
    assert wiring.document.save()
    assert files.load(path).title == "ours"
    assert "# by hand" in path.read_text(), "their comments stay"


def test_theirs_can_be_compared_with_mine(wiring: Wiring, path: Path, qtbot: QtBot) -> None:
    change(wiring, path, qtbot)
    seen = []

    def look(dialog: CompareDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    in_dialog(CompareDialog, look)
    offers(wiring)["Compare"].click()
    assert seen
    assert wiring.store.scenario.title == "ours"


def test_a_file_that_vanished_is_told_and_saved_again(
    wiring: Wiring, path: Path, qtbot: QtBot
) -> None:
    path.unlink()
    qtbot.waitUntil(lambda: "no longer there" in told(wiring), timeout=5000)
    assert wiring.document.unsaved
    assert wiring.document.save()
    assert files.load(path).title == "ours"
    assert "# metered" in path.read_text()


def test_ones_own_saving_is_no_change(wiring: Wiring, path: Path, qtbot: QtBot) -> None:
    wiring.store.state("pue", 1.3)
    assert wiring.document.save()
    qtbot.wait(600)
    assert told(wiring) == ""


def test_a_change_that_nobody_told_is_met_when_saving(wiring: Wiring, path: Path) -> None:
    wiring.store.state("pue", 1.3)
    path.write_text(THEIRS)
    in_dialog(QMessageBox, press("Cancel"))
    assert not wiring.document.save()
    assert path.read_text() == THEIRS
    assert wiring.document.unsaved
    in_dialog(QMessageBox, press("Replace"))
    assert wiring.document.save()
    assert files.load(path).title == "ours"


def test_coming_back_from_another_program_looks_at_the_file(
    wiring: Wiring, path: Path, qtbot: QtBot
) -> None:
    watcher = wiring.document.watch._watcher
    watcher.removePaths([*watcher.files(), *watcher.directories()])
    path.write_text(THEIRS)
    wiring.window_.activated.emit()
    assert "changed by another program" in told(wiring)


def test_save_as_keeps_the_comments_of_the_file_it_came_from(
    wiring: Wiring, path: Path, tmp_path: Path
) -> None:
    wiring.store.state("pue", 1.3)
    assert wiring.document.save_to(tmp_path / "copy.wattif.toml")
    assert "# metered" in (tmp_path / "copy.wattif.toml").read_text()
    assert files.load(path).values["pue"] == pytest.approx(1.1)


def test_two_windows_on_one_file_do_not_overwrite_each_other(wiring: Wiring, path: Path) -> None:
    other = app.build(files.load(path), Origin.of(files.opened(path), path))
    other.store.state("pue", 1.7)
    assert other.document.save()
    wiring.store.state("pue", 1.3)
    in_dialog(QMessageBox, press("Cancel"))
    assert not wiring.document.save()
    assert files.load(path).values["pue"] == pytest.approx(1.7)
    other.window_.deleteLater()


def test_a_save_that_fails_leaves_the_work_open_and_unsaved(
    wiring: Wiring, path: Path, tmp_path: Path
) -> None:
    wiring.store.state("pue", 1.3)
    scenario: Scenario = wiring.store.scenario
    path.unlink()
    path.mkdir()
    assert not wiring.document.save_to(path, asked=True)
    assert "could not be saved" in told(wiring)
    assert wiring.store.scenario is scenario
    assert wiring.document.unsaved
    assert wiring.window_.isWindowModified()


def test_work_that_the_file_no_longer_has_is_unsaved(
    wiring: Wiring, path: Path, qtbot: QtBot
) -> None:
    ours = path.read_text()
    change(wiring, path, qtbot)
    lost = wiring.document.unsaved
    path.write_text(ours)
    qtbot.waitUntil(lambda: told(wiring) == "", timeout=5000)
    assert (lost, wiring.document.unsaved) == (True, False)


def test_coming_back_to_a_document_by_undo_looks_at_its_file(
    wiring: Wiring, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.wattif.toml"
    other.write_text(THEIRS)
    wiring.document.open_file(other)
    path.unlink()
    wiring.store.undo_stack.undo()
    assert wiring.document.path == path
    assert "no longer there" in told(wiring)
    assert wiring.document.unsaved


def test_a_file_opened_again_after_saving_shows_what_was_saved(wiring: Wiring, path: Path) -> None:
    wiring.store.state("pue", 1.25)
    in_dialog(QMessageBox, lambda box: box.button(box.StandardButton.Save).click())
    wiring.document.open_file(path)
    assert wiring.store.scenario.values["pue"] == pytest.approx(1.25)
    assert not wiring.document.unsaved


def test_another_change_while_asking_is_asked_about_too(wiring: Wiring, path: Path) -> None:
    wiring.store.state("pue", 1.3)
    path.write_text(THEIRS)
    later = THEIRS.replace("theirs", "theirs later")

    def replace(box: QMessageBox) -> None:
        path.write_text(later)
        in_dialog(QMessageBox, press("Cancel"))
        press("Replace")(box)

    in_dialog(QMessageBox, replace)
    assert not wiring.document.save()
    assert path.read_text() == later


def test_a_message_about_something_else_stays(wiring: Wiring, path: Path) -> None:
    wiring.window_.notice.say("important")
    wiring.document.changed_on_disk.emit("")
    assert told(wiring) == "important"


def test_a_file_opened_later_says_where_results_differ_too(wiring: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "older.wattif.toml"
    wiring.store.state("pue", 1.3)
    assert wiring.document.save_to(path)
    path.write_text(path.read_text().replace("pue = 1.3", "pue = 1.4"))
    wiring.store.undo_stack.undo()
    wiring.document.reload()
    wiring.document.open_preset("palm-training")
    wiring.document.open_file(path)
    assert "Results differ" in told(wiring)
    assert "Then, now, why" in offers(wiring)
