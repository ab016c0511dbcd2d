"""Where the monkey is, and its hands: what it finds, how it points at it and types into it."""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.wiring import Wiring

W = TypeVar("W", bound=QWidget)

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
TEXTS = (
    *("6.5 kW", "100 days", "1.7 trillion", "34 %", "2,048", "1.2", "420 g/kWh", "2035", "8"),
    *("±10 %", "5.2 to 6.5 kW", "25000 (20000 to 30000)", "1.05 to 1.2", "0.5 to 0.5", "±0 %"),
    *("50 GWh", "3 tons", "12 GWh/day", "17", "50 to 40", "0", "-3", "1e300", "1e-300", "nan"),
    *("", "abc", "<b>x</b>", "7 parsec", "9" * 60, "١٢", "\N{PILE OF POO} 3 kW"),
)
"""Values, ranges, slips, and what is none of these."""


@dataclass
class Scene:
    """The window, the chance of this one action, and a folder of files to open and save."""

    wiring: Wiring
    chance: Random
    folder: Path

    def visible(self, kind: type[W]) -> list[W]:
        """What can be handled now: of the window and of what stands open beside it."""
        window, beside = self.wiring.window_, self.wiring.explanation
        there = [w for w in window.findChildren(kind) if w.isVisible() and w.isEnabled()]
        shown = (window, beside) if beside is not None and beside.isVisible() else (window,)
        return [w for w in there if w.window() in shown and w.width() > 4 and w.height() > 4]


def name_of(widget: QWidget) -> str:
    """What kind of widget it is."""
    return type(widget).__name__


def reach(widget: QWidget) -> None:
    """Whoever handles something has come to its window."""
    widget.window().activateWindow()


def move_to(widget: QWidget, at: QPoint) -> None:
    """Move the mouse with its button held."""
    point, there = QPointF(at), QPointF(widget.mapToGlobal(at))
    kind = QEvent.Type.MouseMove
    QApplication.sendEvent(widget, QMouseEvent(kind, point, there, LEFT, LEFT, NONE))


def somewhere(widget: QWidget, chance: Random, beyond: int) -> QPoint:
    """A place in a widget, or so many pixels beyond it."""
    x = chance.randrange(-beyond, widget.width() + beyond)
    return QPoint(x, chance.randrange(-beyond, widget.height() + beyond))


def some_file(scene: Scene) -> Path:
    """A file of the folder, or one that is not there."""
    there = sorted(scene.folder.iterdir())
    return scene.chance.choice([*there, scene.folder / "not there.toml"])


def type_into(entry: QLineEdit, text: str) -> None:
    """By the keys, or where no key has the letters by what puts such letters together."""
    entry.selectAll()
    if text.isascii():
        QTest.keyClicks(entry, text)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(entry, composed)
