"""The program as a process of its own, from its window's opening to its end."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
_PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app

application = app.make_application()

def work():
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "panel"))
    row = window.panel.main_rows[1]
    row.slider.setFocus()
    row.slider.gesture_changed.emit(True)
    row.slider.setValue(700)
    row.entry.setFocus()
    window.may_close = lambda: True
    window.close()

QTimer.singleShot(1500, work)
raise SystemExit(app.open_window("gpt-4-training"))
"""


def test_a_window_closed_in_the_middle_of_a_drag_ends_without_a_word() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "This plugin does not" not in line]
    assert (done.returncode, told) == (0, [])
