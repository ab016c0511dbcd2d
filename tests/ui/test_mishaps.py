"""Something goes wrong inside the program: it is told once, written down, and work goes on."""

import faulthandler
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer import library
from tests.closing import close
from ui import app, mishaps, theme
from ui.background import Background, Cancelled, Progress
from ui.charts.canvas import Canvas, Line
from ui.charts.card import ChartCard
from ui.mishaps import Mishap, Mishaps
from ui.panels.notice import Notice
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
    # Large enough for more than one chart, with a sentence above them.
    wiring.window_.showNormal()
    wiring.window_.resize(1500, 900)
    app.settle()
    yield wiring
    close(wiring)


class Broken(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        raise ZeroDivisionError("in a picture")


def fail(*_given: object) -> None:
    raise ZeroDivisionError("in a slot")


def fail_in_thread() -> None:
    raise ZeroDivisionError("in a thread")


def written() -> str:
    """What stands in the log; there is none as long as nothing went wrong."""
    log = mishaps.log_file()
    return log.read_text(encoding="utf-8") if log.exists() else ""


def test_a_slot_that_fails_is_told_once_and_written_down(told: list[Mishap], qtbot: QtBot) -> None:
    for _again in range(50):
        QTimer.singleShot(0, fail)
    qtbot.wait(100)
    assert len(told) == 1
    assert "Your work is safe" in told[0].sentence
    assert "ZeroDivisionError: in a slot" in told[0].details
    assert "Python 3" in told[0].details
    assert str(mishaps.log_file()) in told[0].details
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


def test_what_nobody_waits_for_any_more_may_fail_in_silence(
    told: list[Mishap], qtbot: QtBot
) -> None:
    def work(cancelled: Cancelled, _progress: Progress) -> None:
        while not cancelled():
            pass
        raise ZeroDivisionError("too late")

    background = Background()
    background.start(1, work)
    qtbot.wait(20)
    background.stop()
    qtbot.wait(20)
    assert told == []
    assert "too late" not in written()


class Listener(QObject):
    """Hears of mishaps, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[int] = []

    def hear(self, _mishap: object) -> None:
        self.threads.append(threading.get_ident())


def test_a_thread_that_fails_is_told_in_the_thread_of_the_window(
    kept: Mishaps, program: Wiring, qtbot: QtBot
) -> None:
    listener = Listener()
    kept.happened.connect(listener.hear)
    thread = threading.Thread(target=fail_in_thread)
    thread.start()
    thread.join()
    qtbot.waitUntil(program.window_.notice.isVisible)
    assert "Your work is safe" in program.window_.notice.text.text()
    assert listener.threads == [threading.get_ident()]
    assert "in a thread" in written()


def test_a_thread_may_end_itself(told: list[Mishap], qtbot: QtBot) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    qtbot.wait(20)
    assert told == []


def test_garbage_that_fails_is_written_down_and_nobody_disturbed(told: list[Mishap]) -> None:
    class Failing:
        def __del__(self) -> None:
            raise ZeroDivisionError("in garbage")

    for _again in range(50):
        Failing()
    assert told == []
    assert written().count("Traceback") == 1


def test_a_chart_that_cannot_be_painted_is_told_once_and_painted_again_when_it_can(
    program: Wiring, told: list[Mishap], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = program.charts["breakdown"].findChild(Canvas)
    assert canvas is not None
    right = canvas.grab().toImage()
    painters: list[bool] = []

    def paint(_event: QPaintEvent) -> None:
        painter = QPainter(canvas)
        painters.append(painter.isActive())
        raise ZeroDivisionError("in a chart")

    before = program.store.scenario
    with monkeypatch.context() as broken:
        broken.setattr(canvas, "paintEvent", paint)
        for frame in range(1, 11):
            canvas.update()
            qtbot.waitUntil(lambda frame=frame: len(painters) >= frame)  # type: ignore[misc]
    assert [("in a chart" in mishap.details) for mishap in told] == [True]
    assert written().count("Traceback") == 1
    assert all(painters)
    assert program.window_.notice.isVisible()
    assert program.store.scenario is before
    program.window_.notice.hide()
    app.settle()
    assert canvas.grab().toImage() == right
    assert "QPainter" not in written()
    program.store.state("pue", 1.4)
    app.settle()
    assert canvas.grab().toImage() != right


def test_one_view_that_fails_leaves_the_others_fresh(
    program: Wiring, told: list[Mishap], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, breakdown = program.window_, program.charts["breakdown"]
    tornado = program.charts["tornado"]
    shown, before = breakdown.table(), tornado.table()
    with monkeypatch.context() as broken:
        broken.setattr(window.heading, "show_scenario", fail)
        broken.setattr(window.tiles, "show_results", fail)
        broken.setattr(breakdown, "show_sampled", fail)
        program.store.state("server_power", 13_000)
        app.settle()
    assert len(told) == 1
    row = next(r for r in program.window_.panel.main_rows if r.quantity.name == "server_power")
    assert row.entry.text().startswith("13")
    energy = next(b.card for b in program.window_.claims.buttons if b.card.quantity == "energy")
    assert not energy.verdict.startswith("reproduces")
    assert window.notice.isVisible()
    assert program.store.scenario.values["server_power"] == 13_000
    assert program.store.undo_stack.count() == 1
    assert tornado.table() != before
    assert breakdown.table() == shown
    stale = "Out of date: this could not be drawn."
    assert visible_lines(tornado) == [tornado.title, tornado.subtitle]
    assert visible_lines(breakdown) == [breakdown.title, breakdown.subtitle, stale]
    program.store.state("server_power", 12_000)
    app.settle()
    assert stale not in visible_lines(breakdown)
    assert breakdown.table() != shown


def visible_lines(chart: ChartCard) -> list[str]:
    own = [line for line in chart.findChildren(Line) if line.parent() is chart]
    return [line.text for line in own if line.isVisible()]


def test_a_chart_that_cannot_end_a_drag_leaves_the_others_theirs(
    program: Wiring, told: list[Mishap], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = program.charts.values()
    ended: list[bool] = []
    monkeypatch.setattr(first, "gesture", fail)
    for chart in others:
        monkeypatch.setattr(chart, "gesture", ended.append)
    program.store.begin_gesture()
    program.store.end_gesture()
    assert len(told) == 1
    assert ended == [*[True] * len(others), *[False] * len(others)]


def test_a_chart_that_cannot_look_at_a_result_leaves_the_others_theirs(
    program: Wiring, told: list[Mishap], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = program.charts.values()
    looked: list[str] = []
    monkeypatch.setattr(first, "look_at", fail)
    for chart in others:
        monkeypatch.setattr(chart, "look_at", looked.append)
    program.window_.stage.focused.emit("cost")
    assert len(told) == 1
    assert set(looked) == {"cost"}
    assert len(looked) >= len(others)


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
    # In full once, then at the tenth and the hundredth.
    assert written().count("a strange thing") == 3


def test_everything_is_put_back(qtbot: QtBot) -> None:
    def current() -> tuple[object, ...]:
        messages = qInstallMessageHandler(None)
        qInstallMessageHandler(messages)
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        log = logging.getLogger("wattif")
        return (*hooks, messages, faulthandler.is_enabled(), log.propagate, *log.handlers)

    faulthandler.enable(sys.__stderr__)  # type: ignore[arg-type]  # tests have one
    logging.getLogger("wattif").propagate = True
    before, kept = current(), Mishaps()
    kept.install()
    assert all(one != other for one, other in zip(before[:4], current()[:4], strict=True))
    kept.uninstall()
    assert current() == before


def test_a_crash_of_the_interpreter_leaves_its_stack() -> None:
    run("import faulthandler; mishaps.install(); faulthandler._sigsegv()")
    assert "Segmentation fault" in mishaps.log_file().with_name("crash.log").read_text()


def test_a_program_that_cannot_start_says_why_in_the_log() -> None:
    text = "raise ZeroDivisionError('at the start')"
    done = run(f"mishaps.install(); {text}")
    assert done.returncode == 1
    assert "at the start" in done.stderr
    assert "at the start" in written()


def test_the_buttons_of_a_notice_are_next_to_each_other_on_the_keyboard(qtbot: QtBot) -> None:
    window, pressed = QWidget(), []
    qtbot.addWidget(window)
    layout, notice = QVBoxLayout(window), Notice()
    layout.addWidget(notice)
    for _other in range(3):
        layout.addWidget(QLineEdit())
    window.show()

    def offer(words: str) -> Callable[[], None]:
        return lambda: pressed.append(words)

    notice.say("Older.", {"Gone": offer("Gone")})
    notice.say("Newer.", {words: offer(words) for words in ("&Reload", "&Keep")})
    app.settle()
    buttons: list[QAbstractButton] = []
    before: QWidget = notice.text
    while isinstance(after := before.nextInFocusChain(), QAbstractButton):
        buttons.append(after)
        before = after
    assert [button.text() for button in buttons] == ["&Reload", "&Keep", "✕"]
    buttons[1].click()
    assert pressed == ["&Keep"]
    assert not notice.isVisible()


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


def run(program: str) -> subprocess.CompletedProcess[str]:
    """Another process; `mishaps` stands ready in it."""
    ready = "from ui.mishaps import Mishaps; mishaps = Mishaps()\n"
    return subprocess.run(
        [sys.executable, "-c", ready + program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


def complaints(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stderr.splitlines() if "This plugin does not" not in line]


def test_a_program_closed_while_a_worker_works_ends_in_order() -> None:
    done = run(_BUSY)
    assert (done.returncode, complaints(done)) == (0, [])


_INTERRUPTED = """
from PySide6.QtCore import QTimer
from ui import app

def interrupt():
    raise KeyboardInterrupt

application = app.make_application()
QTimer.singleShot(1500, interrupt)
raise SystemExit(app.open_window("gpt-4-training"))
"""


def test_an_interrupt_ends_the_program() -> None:
    done = run(_INTERRUPTED)
    assert (done.returncode, complaints(done)) == (0, [])
    assert "KeyboardInterrupt" not in written()
