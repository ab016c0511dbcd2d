"""What the monkey can do with a window: one thing at a time, chosen by the chance it is given."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QHelpEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QToolBar,
    QWidget,
)

from explorer import library
from tests.monkey.scene import (
    LEFT,
    NONE,
    TEXTS,
    Scene,
    move_to,
    name_of,
    reach,
    some_file,
    somewhere,
    type_into,
)
from tests.monkey.talking import compare, hand_out, multiply, present, tell

_SIZES = ((1120, 640), (1280, 720), (1600, 1000), (1366, 768), (1920, 1080), (1200, 1000))
_Key = Qt.Key
_KEYS = (
    *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End),
    *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Space),
    *(_Key.Key_Return, _Key.Key_Escape, _Key.Key_Delete, _Key.Key_5),
)


Action: TypeAlias = Callable[[Scene], str]
"""Does something, and says what."""


def drag(scene: Scene) -> str:
    """Press somewhere, move about, let go; perhaps twice in quick succession."""
    ours = [w for w in scene.visible(QWidget) if type(w).__module__.startswith("ui.")]
    if not ours:
        return "nothing to drag"
    widget, chance = scene.chance.choice(ours), scene.chance
    at = somewhere(widget, chance, 0)
    said = f"drag {name_of(widget)} from {at.x()}, {at.y()}"
    reach(widget)
    QTest.mousePress(widget, LEFT, NONE, at)
    for _move in range(chance.randrange(5)):
        at = somewhere(widget, chance, 40)
        move_to(widget, at)
        QApplication.processEvents()
    QTest.mouseRelease(widget, LEFT, NONE, at)
    if chance.random() < 0.15:
        QTest.mouseDClick(widget, LEFT, NONE, at)
        QTest.mouseRelease(widget, LEFT, NONE, at)
    return said


def press(scene: Scene) -> str:
    """Press a button of the window; those of the toolbar are actions."""
    buttons = [b for b in scene.visible(QAbstractButton) if not _in_toolbar(b)]
    if not buttons:
        return "nothing to press"
    button = scene.chance.choice(buttons)
    said = f"press {name_of(button)} “{button.text() or button.accessibleName()}”"
    reach(button)
    button.click()
    return said


def _in_toolbar(button: QAbstractButton) -> bool:
    return isinstance(button.parentWidget(), QToolBar)


def write(scene: Scene) -> str:
    """Type into an entry, and finish in one way or another."""
    entries = [e for e in scene.visible(QLineEdit) if not e.isReadOnly()]
    if not entries:
        return "nowhere to type"
    entry, text = scene.chance.choice(entries), scene.chance.choice(TEXTS)
    said = f"type “{text}” into {entry.accessibleName()}"
    reach(entry)
    entry.setFocus()
    if not entry.hasFocus():
        return f"{said}, but its window is not in front"
    type_into(entry, text)
    ends = (_Key.Key_Return, _Key.Key_Return, _Key.Key_Tab, _Key.Key_Escape, None)
    end = scene.chance.choice(ends)
    if end is not None:
        QTest.keyClick(entry, end)
    return said


def strike_keys(scene: Scene) -> str:
    """A few keys, wherever the focus is."""
    keys = [scene.chance.choice(_KEYS) for _number in range(scene.chance.randrange(1, 8))]
    for key in keys:
        widget = QApplication.focusWidget() or scene.wiring.window_
        QTest.keyClick(widget, key)
    return f"keys {', '.join(key.name for key in keys)}"


def roll(scene: Scene) -> str:
    """Turn the wheel over something."""
    widgets = scene.visible(QWidget)
    if not widgets:
        return "nothing to roll over"
    widget = scene.chance.choice(widgets)
    at, turn = QPointF(widget.rect().center()), QPoint(0, scene.chance.choice((-360, -120, 120)))
    there = QPointF(widget.mapToGlobal(widget.rect().center()))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        widget,
        QWheelEvent(at, there, QPoint(), turn, none, NONE, phase, False),
    )
    return f"wheel over {name_of(widget)}"


def choose(scene: Scene) -> str:
    """Choose in a box, by the keys."""
    boxes = scene.visible(QComboBox)
    if not boxes:
        return "nothing to choose"
    box = scene.chance.choice(boxes)
    reach(box)
    box.setFocus()
    for _number in range(scene.chance.randrange(1, 4)):
        QTest.keyClick(box, scene.chance.choice((_Key.Key_Up, _Key.Key_Down, _Key.Key_End)))
    return f"choose {box.accessibleName()}"


def look(scene: Scene) -> str:
    """Rest the pointer on something, or ask for its menu."""
    ours = [w for w in scene.visible(QWidget) if type(w).__module__.startswith("ui.")]
    if not ours:
        return "nothing to look at"
    widget = scene.chance.choice(ours)
    at = somewhere(widget, scene.chance, 0)
    there = widget.mapToGlobal(at)
    if scene.chance.random() < 0.5:
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, there))
        return f"tooltip of {name_of(widget)}"
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, there, NONE))
    return f"menu of {name_of(widget)}"


def trigger(scene: Scene) -> str:
    """Trigger one of the window's actions; those that end it would end the monkey as well."""
    window = scene.wiring.window_
    ending = (window.actions_.quit, window.actions_.close)
    own = window.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
    action = scene.chance.choice([a for a in own if a.isEnabled() and a not in ending])
    said = f"action “{action.text()}”"
    action.trigger()
    return said


def turn_page(scene: Scene) -> str:
    """Turn to a page of charts."""
    tabs = scene.wiring.window_.stage.tabs
    tabs.setCurrentIndex(scene.chance.randrange(tabs.count()))
    return f"page {tabs.currentIndex() + 1}"


def resize(scene: Scene) -> str:
    """Make the window another size."""
    size = scene.chance.choice(_SIZES)
    scene.wiring.window_.resize(*size)
    return f"size {size[0]} × {size[1]}"


def step_about(scene: Scene) -> str:
    """Go back and forth in the history."""
    actions = scene.wiring.window_.actions_
    steps = [scene.chance.choice("uur") for _number in range(scene.chance.randrange(1, 9))]
    for step in steps:
        (actions.undo if step == "u" else actions.redo).trigger()
    return f"undo and redo: {''.join(steps)}"


def open_preset(scene: Scene) -> str:
    """Open one of the presets."""
    name = scene.chance.choice(sorted(library.names()))
    scene.wiring.document.open_preset(name)
    return f"preset {name}"


def drop(scene: Scene) -> str:
    """Drop a file on the window, good or bad."""
    path = some_file(scene)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window = scene.wiring.window_
    middle, copy = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDropEvent(middle, copy, data, LEFT, NONE))
    return f"drop {path.name}"


def meddle(scene: Scene) -> str:
    """What another program does to the file that is open."""
    path, chance = scene.wiring.document.path, scene.chance
    if path is None or path.parent != scene.folder or not path.is_file():
        return "no file to meddle with"
    deed = chance.choice(("comment", "remove", "spoil"))
    if deed == "remove":
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        added = "\n# somebody was here\n" if deed == "comment" else "\n[oops\n"
        path.write_text(text + added, encoding="utf-8")
    return f"{deed} {path.name}"


def rest(scene: Scene) -> str:
    """Do nothing for a while, so that what works in the background comes to an end."""
    QTest.qWait(scene.chance.choice((1, 20, 160)))
    return "rest"


ACTIONS: Mapping[Action, int] = {
    drag: 26,
    press: 10,
    write: 16,
    strike_keys: 10,
    choose: 6,
    look: 6,
    roll: 3,
    trigger: 9,
    turn_page: 5,
    step_about: 7,
    resize: 2,
    open_preset: 3,
    drop: 2,
    meddle: 1,
    rest: 3,
    compare: 6,
    multiply: 2,
    tell: 5,
    present: 6,
    hand_out: 2,
}
"""How often each is done, among a hundred or so."""
