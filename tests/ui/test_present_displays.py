"""Two displays, in a process of its own: where the show stands, and what it survives."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.present_shots import story
from ui import app, theme
from ui.wiring.performance import Performance

_LAPTOP, _PROJECTOR = (1280, 800), (1920, 1080)


def test_a_show_survives_what_happens_to_displays(tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": size[0], "height": size[1], "dpr": 1}
        | {"logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, size in (("laptop", 0, _LAPTOP), ("projector", _LAPTOP[0], _PROJECTOR))
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    done = subprocess.run(
        [sys.executable, "-c", "from tests.ui import test_present_displays as t; t.play()"],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["played"]


def play() -> None:
    """What a meeting does to a show; in the process with two displays."""
    theme.prepare_fonts(app.make_application())
    laptop, projector = QGuiApplication.screens()
    home = QWidget()
    home.show()
    parent = QObject()
    performance = Performance(story().steps, 0, home, parent)
    performance.transition.moves = False
    performance.begin()
    app.settle()
    show, presenter, staging = performance.show_, performance.presenter, performance.staging
    _is(show.screen() is projector, "the show begins where the person is not")
    _is(show.geometry() == projector.geometry(), "and takes all of that display")
    _is(presenter.isVisible() and presenter.screen() is laptop, "notes are on the other one")
    performance.do("display")
    app.settle()
    _is(show.geometry() == laptop.geometry(), "D shows on the other display")
    _is(presenter.screen() is projector, "and the notes make room")
    performance.do("display")
    app.settle()
    _is(show.geometry() == projector.geometry(), "and back")
    # As when another resolution was chosen, and nobody told the window.
    show.setGeometry(1400, 20, 640, 480)
    staging.settle()
    app.settle()
    _is(show.geometry() == projector.geometry(), "it fills the display in its new size")
    performance.do("next")
    staging.settle_on([laptop])
    app.settle()
    _is(show.geometry() == laptop.geometry(), "an unplugged projector leaves it on the laptop")
    _is(not presenter.isVisible(), "with nothing over it")
    _is(performance.place == 1, "at the step where it was")
    staging.settle_on([laptop, projector])
    performance.do("display")
    app.settle()
    _is(show.geometry() == projector.geometry(), "and plugged in again, D takes it there")
    performance.do("full")
    app.settle()
    _is(not show.isFullScreen() and projector.geometry().contains(show.geometry()), "in a window")
    performance.end()
    app.settle()
    print("played")


def _is(true: bool, what: str) -> None:
    if not true:
        raise AssertionError(what)
