"""A real window, off screen, on the default scenario."""

import gc
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer import library
from tests.closing import close
from ui import app, theme
from ui.wiring import Wiring

Opener = Callable[[str], Wiring]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens windows on presets, charts included; closes them without asking."""
    theme.prepare_fonts(app.make_application())
    theme.apply("light")
    windows: list[Wiring] = []

    def open_preset(name: str) -> Wiring:
        wiring = app.build(library.preset(name))
        wiring.window_.resize(1600, 1000)
        wiring.window_.show()
        wiring.place_charts()
        app.settle()
        windows.append(wiring)
        return wiring

    yield open_preset
    for wiring in windows:
        close(wiring)
    windows.clear()
    gc.collect()


@pytest.fixture
def wiring(opened: Opener) -> Wiring:
    """The default scenario in a window."""
    return opened(library.DEFAULT)


D = TypeVar("D", bound=QWidget)


def in_dialog(kind: type[D], act: Callable[[D], None]) -> list[D]:
    """When the next modal dialog of a kind has opened, act on it; the list then holds it.

    A dialog that is still open after some seconds is closed, so that a test fails, not hangs.
    """
    met: list[D] = []
    looks = iter(range(300))

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            met.append(dialog)
            try:
                act(dialog)
            except BaseException:
                dialog.close()
                raise
        elif next(looks, None) is not None:
            QTimer.singleShot(10, look)
        elif dialog is not None:
            dialog.close()

    QTimer.singleShot(0, look)
    return met
