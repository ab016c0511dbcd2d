"""A walk through the whole program, each of its parts used once, as a person would."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from explorer import handout, library, stories
from explorer.handout.content import of_story
from explorer.handout.going import Going
from ui import app, export, recovery
from ui.stage import PAGES
from ui.wiring import Wiring

DONE = "saved and read again"
STORY = "told.story.toml"
RECORDED = 2
"""So many steps are added to it: one from the window, one that is kept from the show."""
ALONE = ".pptx"
"""What writes slides loads more than the rest of the program; that is tried by itself."""
_STEP = 100
"""Milliseconds between two steps."""
_MADE = date(2026, 1, 2)
_Key = Qt.Key
_KEYS = (
    *(_Key.Key_Right, _Key.Key_R, _Key.Key_P, _Key.Key_Q, _Key.Key_Down, _Key.Key_K, _Key.Key_Q),
    *(_Key.Key_B, _Key.Key_B, _Key.Key_W, _Key.Key_W, _Key.Key_F1, _Key.Key_F1, _Key.Key_G),
    *(_Key.Key_Escape, _Key.Key_End, _Key.Key_Left, _Key.Key_1, _Key.Key_Return, _Key.Key_T),
    _Key.Key_T,
)
"""Of the show; the last one of all ends it."""


class Tour(QObject):
    """Takes one step after another while the program runs, and closes it at the end."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._steps = self._walk()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(_STEP)
        self._putting_away = QTimer(self)
        self._putting_away.timeout.connect(_put_away)
        self._putting_away.start(_STEP // 4)

    def _step(self) -> None:
        done = next(self._steps, None)
        if done is not None:
            print(done, flush=True)
            return
        self._timer.stop()
        QApplication.closeAllWindows()
        if any(wiring.window_.isVisible() for wiring in _wirings()):
            print("a window would not close", flush=True)
            QApplication.exit(1)

    def _walk(self) -> Iterator[str]:
        """The names of the steps, each when it has been taken."""
        while not _wirings() or not _wirings()[0].charts:
            yield "waited for the window"
        wiring = _wirings()[0]
        for place, page in enumerate(PAGES):
            wiring.window_.stage.tabs.setCurrentIndex(place)
            wiring.finish()
            yield f"turned to {page.title}"
        for name in library.names():
            wiring.document.open_preset(name)
            wiring.finish()
            yield f"opened {name}"
        wiring.document.open_file(self._folder / "linked.wattif.toml")
        yield f"opened {wiring.store.scenario.title}"
        for name in ("energy", "emissions"):
            wiring.explain(name)
            yield f"explained {name}"
        yield from self._meet(wiring)
        for action in _actions(wiring):
            action.trigger()
            yield f"asked for {action.text()}"
        wiring.presenting.end()
        wiring.store.state("pue", 1.5, "1")
        while not any(recovery.folder().glob("*.json")):
            yield "waited for a recovery file"
        assert wiring.document.save_to(self._folder / "saved.wattif.toml")
        wiring.document.reload()
        # What was recorded meanwhile is in the story's file as well, or closing would ask.
        assert wiring.telling.save()
        yield DONE

    def _meet(self, wiring: Wiring) -> Iterator[str]:
        """Compare, tell, present, hand out."""
        wiring.pinning.add_preset("gpt-3-training")
        wiring.pinning.add_files([self._folder / "linked.wattif.toml"])
        wiring.pinning.exchange(1)
        wiring.finish()
        yield f"compared {len(wiring.comparing.pins)}"
        assert wiring.storytelling.open_story(stories.ARTICLE)
        wiring.storytelling.show_step()
        wiring.storytelling.record()
        yield from self._present(wiring)
        story = self._folder / STORY
        stories.save(wiring.telling.story, story)
        wiring.telling.recover(wiring.telling.story, story, stories.read_text(story))
        assert wiring.telling.save()
        assert wiring.storytelling.open_story(story)
        yield f"told {len(wiring.telling.story.steps)} steps"
        made = of_story(wiring.telling.story, _MADE)
        writers = {**handout.WRITERS, **export.WRITERS}
        del writers[ALONE]
        for suffix, write in writers.items():
            write(made, self._folder / f"handed-out{suffix}", Going())
            yield f"handed out {suffix}"
        for suffix in (".png", ".svg", ".pdf"):
            wiring.charts["breakdown"].save_picture(self._folder / f"breakdown{suffix}")
            yield f"saved a picture {suffix}"

    def _present(self, wiring: Wiring) -> Iterator[str]:
        wiring.presenting.present()
        for key in _KEYS:
            performance = wiring.presenting.performance
            assert performance is not None, f"{key.name} was not meant to end it"
            # Without a screen the presenter's view stays the active window once it is open.
            shown = performance.show_
            focus = cast("QWidget | None", shown.focusWidget())
            QTest.keyClick(focus if focus is not None and focus.isVisible() else shown, key)
            yield f"presented: {key.name}"
        wiring.presenting.end()
        assert wiring.presenting.performance is None
        yield "presented to the end"


def _wirings() -> list[Wiring]:
    windows = QApplication.topLevelWidgets()
    return [wiring for window in windows for wiring in window.findChildren(Wiring)]


def _actions(wiring: Wiring) -> Iterator[QAction]:
    """What can be asked for without choosing a file or ending the program."""
    actions = wiring.window_.actions_
    left = (actions.open, actions.save_as, actions.import_table, actions.close, actions.quit)
    for action in vars(actions).values():
        if isinstance(action, QAction) and action.isEnabled() and action not in left:
            yield action


def _put_away() -> None:
    """Answer a dialog that waits, whatever opened it, by Escape."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def main(folder: Path) -> int:
    """Open a window, walk through it and close it; the exit status."""
    app.make_application()
    tour = Tour(folder)
    status = app.open_window("gpt-4-training")
    tour.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
