"""Something goes wrong inside the program: it is told once, written down, and work goes on."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from explorer import library
from tests.closing import close
from ui import app, mishaps, theme
from ui.background import Background, Cancelled, Progress
from ui.mishaps import Mishap, Mishaps
from ui.windows import Windows
from ui.wiring import Wiring

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kept(qtbot: QtBot) -> Iterator[Mishaps]:
    """Whatever goes wrong is taken, as in the program."""
    app.make_application()
    kept = Mishaps()
    kept.install()
    yield kept
    kept.uninstall()


@pytest.fixture
def told(kept: Mishaps) -> list[Mishap]:
    """What was told so far."""
    told: list[Mishap] = []
    kept.happened.connect(told.append)
    return told


@pytest.fixture
def program(kept: Mishaps, qtbot: QtBot) -> Iterator[Wiring]:
    """The program with one window."""
    theme.apply("light")
    windows = Windows()
    kept.happened.connect(windows.tell)
    wiring = windows.open(library.preset(library.DEFAULT))
    qtbot.waitUntil(lambda: bool(wiring.charts), timeout=20_000)
    app.settle()
    yield wiring
    close(wiring)


class Broken(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        raise ZeroDivisionError("in a picture")


def fail(*_given: object) -> None:
    raise ZeroDivisionError("in a slot")


def written() -> str:
    return mishaps.log_file().read_text(encoding="utf-8")


def test_a_slot_that_fails_is_told_once_and_written_down(told: list[Mishap], qtbot: QtBot) -> None:
    for _again in range(50):
        QTimer.singleShot(0, fail)
    qtbot.wait(100)
    assert len(told) == 1
    assert "Your work is safe" in told[0].sentence
    assert "ZeroDivisionError: in a slot" in told[0].details
    assert "Python 3" in told[0].details
    assert written().count("Traceback") == 1
    assert "10 times so far" in written()


def test_a_picture_that_fails_at_every_frame_floods_nothing(
    told: list[Mishap], qtbot: QtBot
) -> None:
    broken = Broken()
    qtbot.addWidget(broken)
    broken.resize(100, 100)
    broken.show()
    qtbot.waitExposed(broken)
    for _frame in range(1_000):
        try:
            broken.grab()
        except ZeroDivisionError:
            sys.excepthook(*sys.exc_info())
    assert len(told) == 1
    assert len(written()) < 10_000


def test_a_worker_that_fails_is_told(told: list[Mishap], qtbot: QtBot) -> None:
    def work(_cancelled: Cancelled, _progress: Progress) -> None:
        raise ZeroDivisionError("in a worker")

    background = Background()
    with qtbot.waitSignal(background.failed):
        background.start(1, work)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "in a worker" in written()
    background.stop()


def test_a_thread_that_fails_is_told_in_the_thread_of_the_window(
    kept: Mishaps, program: Wiring, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(program.window_.notice.isVisible)
    assert "Your work is safe" in program.window_.notice.text.text()


def test_one_view_that_fails_leaves_the_others_fresh(
    program: Wiring, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program.window_.heading, "show_scenario", fail)
    monkeypatch.setattr(program.window_.tiles, "show_results", fail)
    monkeypatch.setattr(program.charts["breakdown"], "show_sampled", fail)
    program.store.state("server_power", 13_000)
    app.settle()
    row = next(r for r in program.window_.panel.main_rows if r.quantity.name == "server_power")
    assert row.entry.text().startswith("13")
    energy = next(b.card for b in program.window_.claims.buttons if b.card.quantity == "energy")
    assert not energy.verdict.startswith("reproduces")
    assert program.window_.notice.isVisible()
    assert program.store.scenario.values["server_power"] == 13_000
    assert program.store.undo_stack.count() == 1


def test_the_details_are_copied_by_a_button(program: Wiring, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    notice = program.window_.notice
    qtbot.waitUntil(notice.isVisible)
    button = next(b for b in notice.findChildren(QAbstractButton) if "details" in b.text())
    button.click()
    text = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: in a slot" in text
    assert "Wattif" in text
    assert not notice.isVisible()


def test_what_qt_complains_of_is_written_down(kept: Mishaps) -> None:
    for _again in range(200):
        qWarning("a strange thing")
    assert written().count("a strange thing") < 6


def test_the_log_is_rotated(kept: Mishaps) -> None:
    for number in range(3_000):
        logging.getLogger("wattif").error("%d %s", number, "x" * 1_000)
    files = sorted(p.name for p in mishaps.log_file().parent.glob("wattif.log*"))
    assert files == ["wattif.log", "wattif.log.1", "wattif.log.2"]
    assert all(p.stat().st_size <= 501_000 for p in mishaps.log_file().parent.glob("wattif.log*"))


def test_a_place_where_nothing_can_be_written_stops_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    kept = Mishaps()
    kept.install()
    told: list[Mishap] = []
    kept.happened.connect(told.append)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(told))
    kept.uninstall()


_BUSY = """
import time
from PySide6.QtCore import QTimer
from ui import app
from ui.background import Background

application = app.make_application()

def work(cancelled, progress):
    while not cancelled():
        time.sleep(0.01)

def begin():
    background = Background(application)
    background.start(1, work)
    QTimer.singleShot(200, application.closeAllWindows)

QTimer.singleShot(1500, begin)
raise SystemExit(app.open_window("gpt-4-training"))
"""


def test_a_program_closed_while_a_worker_works_ends_in_order() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BUSY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "This plugin does not" not in line]
    assert (done.returncode, told) == (0, [])


def test_an_interrupt_ends_the_program(kept: Mishaps, qtbot: QtBot) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not mishaps.log_file().exists() or "KeyboardInterrupt" not in written()
