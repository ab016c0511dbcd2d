"""Lets the monkey at a window: step by step, from a seed, so that it can do all of it again."""

import shutil
import traceback
from collections import Counter, deque
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog

from explorer import files, library, stories
from explorer.story import Story
from explorer.study.draws import draws
from tests.closing import close
from tests.monkey.actions import ACTIONS
from tests.monkey.answers import Answers, waiting_for_an_answer
from tests.monkey.census import alive, tidy
from tests.monkey.invariant import differences
from tests.monkey.listening import Listening
from tests.monkey.scene import Scene
from ui import app, theme
from ui.charts.sidebyside import SideBySide
from ui.charts.sidebyside.chart import OFFERED
from ui.stage import PAGES
from ui.wiring import Wiring

_EVERY = 8
"""So many actions after each other before the screen is read."""
_PATIENCE = 200
"""Rounds of events in which whatever is open has to be answered."""
_TOLD = 12
"""So many actions before a mishap are told of."""
_SIZE = (1280, 720)
_GROWING = "headline-multipliers-2035"


class MishapError(AssertionError):
    """What the monkey found, and how to find it again."""


class Monkey(QObject):
    """One window and its monkey."""

    def __init__(self, seed: int, folder: Path) -> None:
        super().__init__()
        self.seed, self.step = seed, 0
        self._folder = folder
        self._gesture = False
        self._did: deque[str] = deque(maxlen=_TOLD)
        self._chance = Random(f"{seed}")
        _fill(folder)
        theme.apply("light")
        self.wiring: Wiring = app.build(library.preset(library.DEFAULT))
        self.wiring.window_.resize(*_SIZE)
        self.wiring.window_.show()
        self.wiring.place_charts()
        self.wiring.store.gesture_changed.connect(self._gesture_turned)
        self.answers = Answers(folder, self.chance, self)
        app.settle()

    def chance(self) -> Random:
        """That of this step: what took long in the step before makes no difference."""
        return self._chance

    def act(self, count: int) -> None:
        """Do so many things, and read the screen now and then. Raises MishapError.

        It is done from within a loop of events, as in the program: outside of any, Qt deletes at
        once, even beneath the hands of its own, what asks to be deleted later.
        """
        raised: list[BaseException] = []
        loop = QEventLoop()

        def act() -> None:
            try:
                self._act(count)
            except BaseException as error:  # noqa: BLE001 - it is raised where the loop has ended
                raised.append(error)
            loop.quit()

        QTimer.singleShot(0, act)
        loop.exec()
        if raised:
            raise raised[0]

    def _act(self, count: int) -> None:
        with Listening() as listening:
            for _number in range(count):
                self._do_one(listening)
                if self.step % _EVERY == 0:
                    self._read_screen(listening)
            self._read_screen(listening)

    def calm(self) -> None:
        """Back to the window as it was, but for what the history remembers."""
        window = self.wiring.window_
        while (waiting := waiting_for_an_answer()) is not None:
            waiting.close()
            app.settle()
        if self.wiring.explanation is not None:
            self.wiring.explanation.close()
        window.history.hide()
        window.notice.hide()
        window.panel.search.clear()
        for group in window.panel.groups:
            group.header.setChecked(False)
        self._end_the_meeting()
        # Four sets of draws are kept, for many quantities or few as chance will have it.
        draws.cache_clear()
        window.resize(*_SIZE)
        # A chart keeps what it painted last; one scenario alone has an outlook to paint.
        for name in (_GROWING, library.DEFAULT):
            self._show_everywhere(name)
        window.notice.hide()
        window.setFocus()

    def _show_everywhere(self, name: str) -> None:
        """A preset on all pages, beside itself, and then alone."""
        window = self.wiring.window_
        self.wiring.store.open(library.preset(name))
        app.settle()
        self.wiring.finish()
        # A chart that is out of sight keeps the draws that it showed last: now all have the same,
        # those that are shown beside a pin as well.
        self.wiring.comparing.clear()
        self.wiring.pinning.pin()
        for page in (*range(1, len(PAGES)), 0):
            window.stage.tabs.setCurrentIndex(page)
            app.settle()
        several = self.wiring.charts["sidebyside"]
        if isinstance(several, SideBySide):
            several.show_kind(next(iter(OFFERED)))
        self.wiring.comparing.clear()
        app.settle()

    def _end_the_meeting(self) -> None:
        """No presentation, no file that is being written, and a story without steps."""
        telling, window = self.wiring.telling, self.wiring.window_
        self.wiring.presenting.end()
        progress = window.findChild(QProgressDialog)
        if isinstance(progress, QProgressDialog):
            progress.cancel()
        telling.recover(Story(), None, "")
        telling.file.forget()
        form = self.wiring.storytelling.dock.form
        for menu in (form.numbers, form.more):
            menu.clear()
        window.actions_.story.setChecked(False)
        app.settle()

    def tour(self) -> None:
        """See everything once, so that all is made that is made once only."""
        window = self.wiring.window_
        for group in window.panel.groups:
            group.header.setChecked(True)
        window.stage.turn_to("claims")
        for name in library.names():
            self.wiring.store.open(library.preset(name))
            app.settle()
        self.wiring.explain("emissions")
        window.history.show()
        self._meet()
        window.notice.say("Something that can be selected")
        self.calm()

    def _meet(self) -> None:
        """Pin, tell and present something once."""
        telling, stage = self.wiring.storytelling, self.wiring.window_.stage
        telling.open_story(stories.ARTICLE)
        telling.show_step()
        self.wiring.pinning.pin()
        for page in range(len(PAGES)):
            stage.tabs.setCurrentIndex(page)
            app.settle()
        telling.record()
        self.wiring.presenting.present()
        app.settle()

    def alive(self) -> Counter[str]:
        """Widgets and objects by class, as they are when nothing goes on."""
        self.calm()
        window, charts = self.wiring.window_, self.wiring.charts
        pools = (window.claims, window.assumptions, window.notice)
        return alive(window, (*pools, charts["claims"], charts["outlook"]))

    def left(self) -> list[str]:
        """The dialogs that are still there though they were closed."""
        tidy()
        dialogs = [d for ref in self.answers.met if isinstance(d := ref(), QDialog)]
        return [type(dialog).__name__ for dialog in dialogs]

    def leave(self) -> None:
        """Close the window."""
        self.answers.stop()
        close(self.wiring)

    def _do_one(self, listening: Listening) -> None:
        self.step += 1
        self._chance = Random(f"{self.seed} {self.step}")
        scene = Scene(self.wiring, self._chance, self._folder)
        if QApplication.activeWindow() is None:
            # Without a screen nobody makes another window the active one when one closes.
            self.wiring.window_.activateWindow()
        action = self._chance.choices(list(ACTIONS), list(ACTIONS.values()))[0]
        try:
            self._did.append(f"{self.step} {action.__name__}")
            said = action(scene)
            self._did[-1] = f"{self.step} {said}"
            self._until_answered()
        except Exception as error:
            raise self._mishap(traceback.format_exc()) from error
        if listening.heard:
            raise self._mishap("\n".join(listening.heard))

    def _until_answered(self) -> None:
        for _round in range(_PATIENCE):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if waiting_for_an_answer() is None:
                return
            QTest.qWait(2)
        raise self._mishap(f"{waiting_for_an_answer()} stays open")

    def _read_screen(self, listening: Listening) -> None:
        app.settle()
        if self._gesture:
            raise self._mishap("a gesture began and never ended")
        try:
            found = differences(self.wiring)
        except Exception as error:
            raise self._mishap(traceback.format_exc()) from error
        found += listening.heard
        if found:
            raise self._mishap("\n".join(found))

    def _mishap(self, what: str) -> MishapError:
        before = "\n".join([*self._did, *self.answers.said[-3:]])
        return MishapError(f"seed {self.seed}, step {self.step}: {what}\nafter\n{before}")

    def _gesture_turned(self, active: bool) -> None:
        self._gesture = active


def _fill(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("gpt-4-training", "gpt-4-sparse", "headline-multipliers-2035", "google-search-ai"):
        files.save(library.preset(name), folder / f"{name}.toml")
    shutil.copy(stories.ARTICLE, folder / f"article{stories.SUFFIX}")
    (folder / "broken.toml").write_text("format = 2\n[statements\npue = ", encoding="utf-8")
    (folder / "table.csv").write_text("quantity;value\npue;1,2\nnonsense;x\n", encoding="utf-8")
    (folder / "letters.toml").write_bytes(b"\xff\xfe\x00title")
    (folder / "impossible.toml").write_text(
        'format = 2\ntitle = "<b>x</b> & [*]"\n[statements]\npue = 0.5\n', encoding="utf-8"
    )
    (folder / "a folder.toml").mkdir(exist_ok=True)
