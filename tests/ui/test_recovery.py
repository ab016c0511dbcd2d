"""After a crash the next start offers what was there; a clean close leaves nothing behind."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from explorer import files, library
from explorer.scenario import Scenario
from tests.closing import close
from tests.ui.conftest import in_dialog
from ui import app, recovery, theme
from ui.panels.recover import RecoverDialog
from ui.windows import Windows
from ui.wiring import Wiring

ROOT = Path(__file__).resolve().parents[2]
_CRASH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from explorer import files, library
from ui import app
from ui.origin import Origin
from ui.windows import Windows

application = app.make_application()
windows = Windows(application)
path = Path(sys.argv[1])
file = files.opened(path)
one = windows.open(file.scenario, Origin.of(file, path))
preset = files.opened(library.file_of("palm-training"))
other = windows.open(preset.scenario, Origin.of(preset, None))
one.store.state("pue", 1.5)
other.store.state("pue", 1.6)
QTimer.singleShot(1200, other.storytelling.record)

def crash():
    os._exit(9)

QTimer.singleShot(4000, crash)
application.exec()
"""


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    theme.prepare_fonts(app.make_application())
    theme.apply("light")
    windows = Windows()
    yield windows
    for wiring in windows.all:
        close(wiring)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.wattif.toml"
    path.write_text('format = 2\ntitle = "mine"\n\n[statements]\npue = 1.1  # metered\n')
    return path


@pytest.fixture
def crashed(mine: Path) -> Path:
    """A program with two windows crashed some seconds after both were changed."""
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(mine)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 9
    return mine


def kept() -> list[Path]:
    """Everything in the folder of recovery files."""
    return sorted(recovery.folder().glob("*"))


def answer(outcome: Callable[[RecoverDialog], None]) -> list[RecoverDialog]:
    return in_dialog(RecoverDialog, outcome)


def accept(dialog: RecoverDialog) -> None:
    dialog.accept()


def start(windows: Windows, qtbot: QtBot, offered: list[RecoverDialog] | None = None) -> Wiring:
    """Start the program without a file; wait for its charts and for the offer, if one is due."""
    wiring = windows.open(library.preset(library.DEFAULT))
    qtbot.waitUntil(lambda: bool(wiring.charts), timeout=20_000)
    if offered is not None:
        qtbot.waitUntil(lambda: bool(offered), timeout=20_000)
    app.settle()
    return wiring


def test_every_window_that_was_open_is_offered_and_opened(
    windows: Windows, crashed: Path, qtbot: QtBot
) -> None:
    before = crashed.read_bytes()
    offered = answer(accept)
    start(windows, qtbot, offered)
    assert crashed.read_bytes() == before, "the file itself is untouched"
    by_path = {w.document.path: w for w in windows.all}
    mine, palm = by_path[crashed], by_path[None]
    assert mine.store.scenario.values["pue"] == pytest.approx(1.5)
    assert mine.store.base.values["pue"] == pytest.approx(1.1), "what the file holds"
    assert palm.store.scenario.values["pue"] == pytest.approx(1.6)
    assert palm.store.base == library.preset("palm-training")
    assert mine.document.unsaved
    assert palm.document.unsaved
    assert mine.document.save()
    assert "# metered" in crashed.read_text()
    assert files.load(crashed).values["pue"] == pytest.approx(1.5)


def test_what_was_recovered_can_be_undone(windows: Windows, crashed: Path, qtbot: QtBot) -> None:
    start(windows, qtbot, answer(accept))
    mine = next(w for w in windows.all if w.document.path == crashed)
    assert "recover" in mine.store.undo_stack.undoText()
    mine.store.undo_stack.undo()
    assert mine.store.scenario.values["pue"] == pytest.approx(1.1)


def test_a_story_that_no_file_has_comes_back_with_the_window(
    windows: Windows, crashed: Path, qtbot: QtBot
) -> None:
    entries: list[str] = []

    def look_and_accept(dialog: RecoverDialog) -> None:
        entries.extend(
            item.text() for item in dialog.list.findItems("", Qt.MatchFlag.MatchContains)
        )
        dialog.accept()

    start(windows, qtbot, answer(look_and_accept))
    assert sum("story" in entry for entry in entries) == 1, entries
    told = [wiring for wiring in windows.all if wiring.telling.story.steps]
    (step,) = told[0].telling.story.steps
    assert len(told) == 1
    assert step.scenario.values["pue"] == 1.6
    assert told[0].telling.unsaved
    assert told[0].window_.actions_.story.isChecked()


def test_what_is_decided_later_is_offered_again(
    windows: Windows, crashed: Path, qtbot: QtBot
) -> None:
    start(windows, qtbot, answer(RecoverDialog.reject))
    assert len(windows.all) == 1
    again = recovery.left_behind()
    assert len(again) == 2
    for slot, _kept in again:
        slot.let_go()


def test_what_is_recovered_and_closed_is_not_offered_again(
    windows: Windows, crashed: Path, qtbot: QtBot
) -> None:
    start(windows, qtbot, answer(accept))
    for wiring in windows.all:
        close(wiring)
    assert kept() == []


def test_what_the_file_has_already_is_not_offered(
    windows: Windows, crashed: Path, qtbot: QtBot
) -> None:
    for slot, left in recovery.left_behind():
        if left.path:
            files.save(left.read(), crashed)
            slot.let_go()
        else:
            slot.clear()
    start(windows, qtbot)
    qtbot.wait(300)
    assert kept() == []


def test_work_is_kept_and_a_clean_close_leaves_nothing(
    windows: Windows, mine: Path, qtbot: QtBot
) -> None:
    wiring = start(windows, qtbot)
    wiring.store.state("pue", 1.4)
    qtbot.waitUntil(lambda: any(p.suffix == ".json" for p in kept()), timeout=3_000)
    (file,) = (p for p in kept() if p.suffix == ".json")
    assert oct(file.stat().st_mode & 0o777) in ("0o600", "0o644")
    assert recovery.left_behind() == [], "its window still lives"
    close(wiring)
    assert kept() == []


def test_saving_makes_the_kept_work_needless(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    wiring = start(windows, qtbot)
    wiring.store.state("pue", 1.4)
    qtbot.waitUntil(lambda: any(p.suffix == ".json" for p in kept()), timeout=3_000)
    assert wiring.document.save_to(tmp_path / "saved.wattif.toml")
    qtbot.waitUntil(lambda: not any(p.suffix == ".json" for p in kept()), timeout=3_000)


def test_keeping_does_not_touch_the_file(windows: Windows, mine: Path, qtbot: QtBot) -> None:
    wiring = start(windows, qtbot)
    wiring.document.open_file(mine)
    before = mine.read_bytes(), mine.stat().st_mtime_ns
    wiring.store.state("pue", 1.4)
    qtbot.waitUntil(lambda: any(p.suffix == ".json" for p in kept()), timeout=3_000)
    assert (mine.read_bytes(), mine.stat().st_mtime_ns) == before


@pytest.mark.parametrize("content", ["", "{", '{"when": 1}', '{"scenario": {"format": 99}}'])
def test_a_recovery_file_that_nobody_can_read_stays_and_stops_nothing(
    windows: Windows, qtbot: QtBot, content: str
) -> None:
    recovery.folder().mkdir(parents=True)
    strange = recovery.folder() / "strange.json"
    strange.write_text(content)
    start(windows, qtbot)
    qtbot.wait(300)
    assert strange.read_text() == content
    assert len(windows.all) == 1


def test_a_place_where_nothing_can_be_kept_is_told(
    windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("no folder")
    wiring = start(windows, qtbot)
    wiring.store.state("pue", 1.4)
    notice = wiring.window_.notice
    qtbot.waitUntil(notice.isVisible, timeout=5_000)
    assert "cannot be kept safe" in notice.text.text()
    assert wiring.store.scenario.values["pue"] == pytest.approx(1.4)


def test_the_kept_file_is_data_and_nothing_else(windows: Windows, mine: Path, qtbot: QtBot) -> None:
    wiring = start(windows, qtbot)
    wiring.document.open_file(mine)
    wiring.store.state("pue", 1.4)
    qtbot.waitUntil(lambda: any(p.suffix == ".json" for p in kept()), timeout=3_000)
    (file,) = (p for p in kept() if p.suffix == ".json")
    told = json.loads(file.read_text())
    assert told["path"] == str(mine)
    assert told["scenario"]["statements"]["pue"] == {"value": 1.4}


# Several windows


def test_a_new_window_has_a_document_of_its_own(windows: Windows, qtbot: QtBot) -> None:
    wiring = start(windows, qtbot)
    wiring.window_.actions_.new_window.trigger()
    first, second = windows.all
    assert second.store.scenario == Scenario()
    second.store.state("pue", 1.4)
    assert first.store.scenario == library.preset(library.DEFAULT)
    close(second)
    app.settle()
    assert windows.all == (first,)


def test_a_file_that_another_window_has_comes_to_the_front(
    windows: Windows, mine: Path, qtbot: QtBot
) -> None:
    first = start(windows, qtbot)
    first.document.open_file(mine)
    first.window_.actions_.new_window.trigger()
    second = windows.all[1]
    second.document.open_file(mine)
    assert second.document.path is None
    assert "open in this window" in first.window_.notice.text.text()


def test_quitting_asks_for_every_window_and_stops_where_one_stays(
    windows: Windows, qtbot: QtBot
) -> None:
    first = start(windows, qtbot)
    first.window_.actions_.new_window.trigger()
    for wiring in windows.all:
        wiring.store.state("pue", 1.4)

    def cancel(box: QMessageBox) -> None:
        box.button(QMessageBox.StandardButton.Cancel).click()

    asked = in_dialog(QMessageBox, cancel)
    first.window_.actions_.quit.trigger()
    assert len(asked) == 1
    assert len(windows.all) == 2
