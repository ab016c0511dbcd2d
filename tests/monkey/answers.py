"""Answers whatever opens over the window: dialogs that wait, menus, questions."""

import weakref
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from tests.monkey.scene import TEXTS, type_into

_OFTEN = 4
"""Milliseconds."""
_PATIENCE = 4
"""So many things are done in a dialog before it is sent away."""
_Key = Qt.Key


class Answers(QObject):
    """Looks for what waits for an answer, also while a dialog runs a loop of its own."""

    def __init__(self, folder: Path, chance: Callable[[], Random], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._chance = folder, chance
        self._visits: dict[int, int] = {}
        self.met: list[weakref.ref[QWidget]] = []
        """Every dialog and menu that there was."""
        self.said: list[str] = []
        self._stopped = False
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._stopped = True

    def _look(self) -> None:
        if self._stopped:
            return
        # Before the answer, which may open another dialog and so come back late.
        QTimer.singleShot(_OFTEN, self._look)
        waiting = waiting_for_an_answer()
        if waiting is None:
            return
        if not any(ref() is waiting for ref in self.met):
            self.met.append(weakref.ref(waiting))
            self._visits[id(waiting)] = 0
        self._visits[id(waiting)] += 1
        self._answer(waiting, tired=self._visits[id(waiting)] > _PATIENCE)

    def _answer(self, waiting: QWidget, *, tired: bool) -> None:
        chance = self._chance()
        self.said.append(f"{type(waiting).__name__} “{waiting.windowTitle()}”")
        if tired:
            waiting.close()
        elif isinstance(waiting, QMenu):
            _choose_in_menu(waiting, chance)
        elif isinstance(waiting, QFileDialog):
            self._name_a_file(waiting, chance)
        elif isinstance(waiting, QDialog):
            _handle(waiting, chance)
        else:
            QTest.keyClick(waiting, chance.choice((_Key.Key_Down, _Key.Key_Return)))

    def _name_a_file(self, dialog: QFileDialog, chance: Random) -> None:
        entry = dialog.findChild(QLineEdit, "fileNameEdit")
        if entry is None or chance.random() < 0.3:
            dialog.reject()
            return
        names = [path.name for path in sorted(self._folder.iterdir())]
        entry.setText(str(self._folder / chance.choice([*names, "ours", "new one.toml"])))
        QTest.keyClick(entry, _Key.Key_Return)


def waiting_for_an_answer() -> QWidget | None:
    """The menu or dialog in front."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _choose_in_menu(menu: QMenu, chance: Random) -> None:
    actions = [a for a in menu.actions() if a.isVisible() and not a.isSeparator()]
    offered = [a for a in actions if a.isEnabled()]
    if not offered or chance.random() < 0.3:
        menu.close()
        return
    action = chance.choice(offered)
    menu.close()
    action.trigger()


def _handle(dialog: QDialog, chance: Random) -> None:
    """Type something, choose something, press something."""
    entries = [e for e in dialog.findChildren(QLineEdit) if e.isVisible() and e.isEnabled()]
    lists = [v for v in dialog.findChildren(QAbstractItemView) if v.isVisible()]
    buttons = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    deed = chance.random()
    if entries and deed < 0.3:
        type_into(chance.choice(entries), chance.choice(TEXTS))
    elif lists and deed < 0.55:
        view = chance.choice(lists)
        for _number in range(chance.randrange(1, 6)):
            QTest.keyClick(view, chance.choice((_Key.Key_Down, _Key.Key_PageDown, _Key.Key_Up)))
    elif buttons and deed < 0.9:
        chance.choice(buttons).click()
    else:
        QTest.keyClick(dialog, _Key.Key_Escape)
