"""What the monkey does for a meeting and in it: pins, many at once, a story, a show, files."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QProgressDialog, QPushButton, QWidget

from explorer import library
from tests.monkey.scene import LEFT, NONE, TEXTS, Scene, move_to, reach, some_file, somewhere
from ui.charts.sidebyside import SideBySide
from ui.panels.story import StoryDock
from ui.present.grip import RoomSlider

if TYPE_CHECKING:
    from ui.wiring.performance import Performance

_Key = Qt.Key
_HEADLINES = (
    *("{energy}: {energy change}", "{emissions range} and {cost ratio}", "no number", ""),
    *("{energy", "}{", "{nonsense}", "{{braces}}", "<b>{energy before}</b> & more", "{" * 40),
)
_SHOWN = (
    *(_Key.Key_Right, _Key.Key_Right, _Key.Key_Left, _Key.Key_Space, _Key.Key_PageDown),
    *(_Key.Key_PageUp, _Key.Key_Home, _Key.Key_End, _Key.Key_R, _Key.Key_R, _Key.Key_Q),
    *(_Key.Key_Q, _Key.Key_K, _Key.Key_B, _Key.Key_W, _Key.Key_P, _Key.Key_D, _Key.Key_F),
    *(_Key.Key_T, _Key.Key_M, _Key.Key_F1, _Key.Key_G, _Key.Key_2, _Key.Key_9, _Key.Key_Return),
    *(_Key.Key_C, _Key.Key_Z, _Key.Key_Plus, _Key.Key_Minus, _Key.Key_Down, _Key.Key_Escape),
)


def compare(scene: Scene) -> str:
    """Put something beside the scenario, take it away, change places, measure against it."""
    chance, wiring = scene.chance, scene.wiring
    strip, count = wiring.window_.pins, len(wiring.comparing.pins)
    deed = chance.choice(("pin", "preset", "file", "swap", "swap", "baseline", "baseline", "away"))
    if deed == "pin":
        wiring.window_.actions_.pin.trigger()
        return "pin"
    if deed == "preset":
        name = chance.choice(sorted(library.names()))
        wiring.pinning.add_preset(name)
        return f"beside: {name}"
    if deed == "file" or not count:
        path = some_file(scene)
        wiring.pinning.add_files([path])
        return f"beside: {path.name}"
    place = chance.randrange(1, count + 1)
    if deed == "swap":
        strip.exchange_asked.emit(place)
    elif deed == "baseline":
        strip.baseline_asked.emit(chance.randrange(count + 1))
    else:
        strip.removal_asked.emit(place)
    return f"{deed} {place}"


def multiply(scene: Scene) -> str:
    """Many at once: other places, machines, values; another kind of chart for each scenario."""
    stage, chance = scene.wiring.window_.stage, scene.chance
    stage.turn_to("multiples")
    charts = scene.wiring.charts
    several = charts.get("sidebyside")
    if isinstance(several, SideBySide) and several.isVisible() and chance.random() < 0.5:
        return f"each on its own: {_another(several, scene)}"
    many = charts["multiples"]
    said = _another(many, scene)
    if chance.random() < 0.3:
        buttons = [b for b in many.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        for button in buttons[:1]:
            button.click()
            said += f", {button.text()}"
    return f"many at once: {said}"


def _another(chart: QWidget, scene: Scene) -> str:
    """Choose something in the first box of a chart."""
    box = next(b for b in chart.findChildren(QComboBox) if b.isVisible())
    places = [n for n in range(box.count()) if box.itemData(n) is not None]
    place = scene.chance.choice(places)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    return box.itemText(place)


def tell(scene: Scene) -> str:
    """Do something with the story: record, write, move, show, undo."""
    chance, wiring = scene.chance, scene.wiring
    wiring.window_.actions_.story.setChecked(chance.random() < 0.8)
    if not wiring.telling.story.steps or chance.random() < 0.25:
        wiring.window_.actions_.record.trigger()
        return "record a step"
    dock: StoryDock = wiring.storytelling.dock
    deed = chance.choice(("choose", "headline", "headline", "notes", "charts", "move", "button"))
    if deed == "choose":
        dock.steps.setCurrentRow(chance.randrange(dock.steps.count()))
    elif deed in ("headline", "notes"):
        field = dock.form.headline if deed == "headline" else dock.form.notes
        field.setPlainText(chance.choice((*_HEADLINES, *TEXTS)))
    elif deed == "charts":
        box = chance.choice((dock.form.first, dock.form.second, dock.form.result))
        place = chance.randrange(box.count())
        box.setCurrentIndex(place)
        box.activated.emit(place)
    elif deed == "move":
        dock.moved.emit(chance.choice((-1, 1)))
    else:
        return _button_of(dock, scene)
    return f"story: {deed}"


def _button_of(dock: StoryDock, scene: Scene) -> str:
    asked = {
        "show": dock.shown,
        "show it": dock.shown,
        "replace": dock.replaced,
        "duplicate": dock.duplicated,
        "remove": dock.removed,
        "undo": dock.undone,
        "undo once more": dock.undone,
        "redo": dock.redone,
    }
    deed = scene.chance.choice(list(asked))
    asked[deed].emit()
    return f"story: {deed}"


def present(scene: Scene) -> str:
    """Begin to present or, where that goes on, press keys and move a slider; end it at times."""
    chance, wiring = scene.chance, scene.wiring
    actions = wiring.window_.actions_
    performance = _performance(scene)
    if performance is None:
        action = chance.choice((actions.present, actions.present_here))
        action.trigger()
        return f"action “{action.text()}”"
    if chance.random() < 0.2:
        performance.show_.close()
        return "close the show"
    done = []
    for _number in range(chance.randrange(1, 6)):
        performance = _performance(scene)
        if performance is None:
            break
        window: QWidget = performance.show_
        if performance.presenter.isVisible() and chance.random() < 0.3:
            window = performance.presenter
        done.append(_in_show(window, scene))
        QTest.qWait(chance.choice((0, 0, 0, 5, 60)))
    return f"in the show: {', '.join(done)}"


def _performance(scene: Scene) -> "Performance | None":
    """What goes on now: it may have ended by what was done last."""
    return scene.wiring.presenting.performance


def hand_out(scene: Scene) -> str:
    """Ask to hand out, or how to cite; let a file be written that has begun, or cancel it."""
    chance, wiring = scene.chance, scene.wiring
    actions = wiring.window_.actions_
    progress = wiring.window_.findChild(QProgressDialog)
    if isinstance(progress, QProgressDialog) and chance.random() < 0.5:
        progress.cancel()
        return "cancel a file that is being written"
    action = chance.choice((actions.export, actions.export, actions.cite))
    action.trigger()
    QTest.qWait(chance.choice((0, 20, 200)))
    return f"action “{action.text()}”"


def _in_show(window: QWidget, scene: Scene) -> str:
    """One thing that somebody who presents does."""
    sliders = [s for s in window.findChildren(RoomSlider) if s.isVisible()]
    if sliders and scene.chance.random() < 0.6:
        slider = scene.chance.choice(sliders)
        reach(slider)
        QTest.mousePress(slider, LEFT, NONE, somewhere(slider, scene.chance, 0))
        for _number in range(scene.chance.randrange(4)):
            move_to(slider, somewhere(slider, scene.chance, 40))
            QApplication.processEvents()
        QTest.mouseRelease(slider, LEFT, NONE, somewhere(slider, scene.chance, 0))
        return "slider"
    window.activateWindow()
    focus = cast("QWidget | None", window.focusWidget())
    key = scene.chance.choice(_SHOWN)
    QTest.keyClick(focus if focus is not None and focus.isVisible() else window, key)
    return key.name.removeprefix("Key_")
