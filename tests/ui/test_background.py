"""Work beside the window: the newest request is answered, in the window's thread, and no other."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.errors import WattifError
from ui.background import Background, Cancelled, Progress

SOON = 5_000


class Heard:
    """What a background has said, and in which thread."""

    def __init__(self, background: Background) -> None:
        self.done: list[tuple[Any, Any]] = []
        self.failed: list[tuple[Any, str]] = []
        self.progress: list[float] = []
        self.threads: set[int] = set()
        background.done.connect(self.hear_done)
        background.failed.connect(self.hear_failed)
        background.progressed.connect(self.hear_progress)

    def hear_done(self, key: object, value: object) -> None:
        self.threads.add(threading.get_ident())
        self.done.append((key, value))

    def hear_failed(self, key: object, text: str) -> None:
        self.threads.add(threading.get_ident())
        self.failed.append((key, text))

    def hear_progress(self, key: object, share: float) -> None:
        self.threads.add(threading.get_ident())
        self.progress.append(share)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    found = Background()
    yield found
    found.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def workers() -> int:
    return sum(thread.name.startswith("wattif-background") for thread in threading.enumerate())


def settle() -> None:
    for _round in range(20):
        QApplication.processEvents()
        time.sleep(0.002)


class Waiting:
    """A function that waits for a nod or for being cancelled, and says which came."""

    def __init__(self, answer: object = None) -> None:
        self.began, self.nod, self.ended = Event(), Event(), Event()
        self.answer, self.was_cancelled = answer, False

    def __call__(self, cancelled: Cancelled, progress: Progress) -> object:
        self.began.set()
        while not self.nod.wait(0.002) and not cancelled():
            pass
        self.was_cancelled = cancelled()
        self.ended.set()
        return self.answer


class Stubborn(Waiting):
    """A function that never asks whether it is wanted."""

    def __call__(self, cancelled: Cancelled, progress: Progress) -> object:
        self.began.set()
        self.nod.wait(5)
        progress(0.5)
        return self.answer


def test_the_answer_comes_with_its_key_in_the_windows_thread(
    qtbot: QtBot, background: Background
) -> None:
    heard, work = Heard(background), Waiting(42)
    background.start("sum", work)
    assert background.busy
    assert work.began.wait(5)
    assert heard.done == []
    with qtbot.waitSignal(background.done, timeout=SOON):
        work.nod.set()
    assert heard.done == [("sum", 42)]
    assert heard.threads == {threading.get_ident()}
    assert not background.busy


def test_an_older_answer_is_dropped_though_it_comes_first(
    qtbot: QtBot, background: Background
) -> None:
    heard, old, new = Heard(background), Stubborn("old"), Waiting("new")
    new.nod.set()
    background.start(1, old)
    assert old.began.wait(5)
    with qtbot.waitSignal(background.done, timeout=SOON):
        background.start(2, new)
        old.nod.set()
    settle()
    assert heard.done == [(2, "new")]
    assert heard.progress == []


def test_an_answer_already_on_its_way_is_dropped_when_something_newer_is_asked(
    qtbot: QtBot, background: Background
) -> None:
    heard, old, new = Heard(background), Waiting("old"), Waiting("new")
    old.nod.set()
    new.nod.set()
    background.start(1, old)
    assert old.ended.wait(5)
    time.sleep(0.05)  # its report waits in the queue: no event has been handled since
    with qtbot.waitSignal(background.done, timeout=SOON):
        background.start(2, new)
    settle()
    assert heard.done == [(2, "new")]


def test_cancel_is_seen_by_the_function_and_heard_by_nobody(background: Background) -> None:
    heard, work = Heard(background), Waiting("unwanted")
    background.start(1, work)
    assert work.began.wait(5)
    background.cancel()
    assert not background.busy
    assert work.ended.wait(5)
    assert work.was_cancelled
    settle()
    assert (heard.done, heard.failed) == ([], [])


def test_after_a_cancel_it_works_again(qtbot: QtBot, background: Background) -> None:
    heard, first, second = Heard(background), Waiting(), Waiting("again")
    second.nod.set()
    background.start(1, first)
    background.cancel()
    with qtbot.waitSignal(background.done, timeout=SOON):
        background.start(2, second)
    assert heard.done == [(2, "again")]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (WattifError("State a range first."), "State a range first."),
        (ZeroDivisionError("no"), "This could not be computed: ZeroDivisionError: no"),
    ],
)
def test_an_error_is_told_and_the_next_request_is_served(
    qtbot: QtBot, background: Background, error: Exception, told: str
) -> None:
    def fail(_cancelled: Cancelled, _progress: Progress) -> object:
        raise error

    heard, work = Heard(background), Waiting("well")
    work.nod.set()
    with qtbot.waitSignal(background.failed, timeout=SOON):
        background.start("bad", fail)
    assert heard.failed == [("bad", told)]
    assert not background.busy
    with qtbot.waitSignal(background.done, timeout=SOON):
        background.start("good", work)
    assert heard.done == [("good", "well")]


def test_an_error_after_a_cancel_is_nobodys_business(background: Background) -> None:
    def fail_when_cancelled(cancelled: Cancelled, _progress: Progress) -> object:
        while not cancelled():
            time.sleep(0.001)
        raise RuntimeError

    heard = Heard(background)
    background.start(1, fail_when_cancelled)
    time.sleep(0.02)
    background.cancel()
    settle()
    assert heard.failed == []


def test_progress_rises_to_one_and_does_not_flood(qtbot: QtBot, background: Background) -> None:
    def count(_cancelled: Cancelled, progress: Progress) -> object:
        for step in range(10_001):
            progress(step / 10_000)
        return None

    heard = Heard(background)
    with qtbot.waitSignal(background.done, timeout=SOON):
        background.start(1, count)
    assert heard.progress == sorted(heard.progress)
    assert heard.progress[-1] == 1
    assert 50 < len(heard.progress) <= 101
    assert heard.threads == {threading.get_ident()}


def test_of_many_quick_requests_the_last_is_answered(qtbot: QtBot, background: Background) -> None:
    heard = Heard(background)

    def give(number: int) -> Waiting:
        work = Waiting(number)
        work.nod.set()
        return work

    for number in range(500):
        background.start(number, give(number))
        if number % 7 == 0:
            QApplication.processEvents()
    qtbot.waitUntil(lambda: (499, 499) in heard.done, timeout=SOON)
    settle()
    keys = [key for key, _value in heard.done]
    assert keys == sorted(keys)
    assert all(key == value for key, value in heard.done)
    assert workers() == 1


def test_stop_waits_for_the_thread(background: Background) -> None:
    work = Waiting()
    background.start(1, work)
    assert work.began.wait(5)
    background.stop()
    assert work.ended.is_set()
    assert workers() == 0


def test_what_is_started_after_the_stop_is_ignored(background: Background) -> None:
    background.stop()
    work = Waiting()
    background.start(1, work)
    settle()
    assert not work.began.is_set()
    assert not background.busy


def test_the_function_is_told_when_the_owner_goes(qapp: QApplication) -> None:
    owner, work = QObject(), Waiting()
    background = Background(owner)
    heard = Heard(background)
    background.start(1, work)
    assert work.began.wait(5)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert work.ended.wait(5)
    assert work.was_cancelled
    settle()
    assert heard.done == []


QUITS = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from ui.background import Background
application = QCoreApplication([])
background = Background(application)
def work(cancelled, progress):
    while not cancelled():
        time.sleep(0.002)
background.start(1, work)
QTimer.singleShot(50, application.quit)
code = application.exec()
print("left", code)
sys.exit(code)
"""


def test_a_program_that_quits_in_the_middle_ends_in_order() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", QUITS], capture_output=True, text=True, timeout=30, check=False
    )
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "left 0", "")
