"""Pins as a person uses them: set by key, told apart, exchanged, taken away and brought back."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from explorer import files, library
from explorer.results import evaluate
from explorer.scenario import Sampling
from tests.ui.conftest import Opener, in_dialog
from ui import app, theme
from ui.comparing import MOST
from ui.panels.pins import ChipButton
from ui.stage import PAGES
from ui.wiring import Wiring

Key, Modifier = GuiQt.Key, GuiQt.KeyboardModifier
PRESETS = ("gpt-3-training", "palm-training", "bloom-training", "gpt-4-france", "google-search-ai")


def press(wiring: Wiring, key: GuiQt.Key, modifier: GuiQt.KeyboardModifier) -> None:
    wiring.window_.activateWindow()
    QTest.qWaitForWindowActive(wiring.window_)
    QTest.keyClick(wiring.window_, key, modifier)
    app.settle()


def pin(wiring: Wiring) -> None:
    press(wiring, Key.Key_B, Modifier.ControlModifier)


def titles(wiring: Wiring) -> list[str]:
    return [chip.chip.title for chip in wiring.window_.pins.chips]


def colors(wiring: Wiring) -> dict[str, int]:
    return {chip.chip.title: chip.chip.color for chip in wiring.window_.pins.chips}


def chip(wiring: Wiring, place: int) -> ChipButton:
    return wiring.window_.pins.chips[place]


def offers(wiring: Wiring) -> dict[str, QPushButton]:
    buttons = wiring.window_.notice.findChildren(QPushButton)
    return {b.text().replace("&", ""): b for b in buttons if not b.isHidden()}


def said(wiring: Wiring) -> str:
    notice = wiring.window_.notice
    return "" if notice.isHidden() else notice.text.text()


def unsaved(wiring: Wiring) -> bool:
    return wiring.document.unsaved


# ---- pinning


def test_a_key_pins_the_state_and_a_strip_shows_it(wiring: Wiring) -> None:
    window = wiring.window_
    assert window.pins.isHidden()
    energy = wiring.store.results.values["energy"]
    pin(wiring)
    assert window.pins.isVisible()
    title = wiring.store.scenario.title
    assert titles(wiring) == [f"{title} (on screen)", title]
    assert list(colors(wiring).values()) == [0, 1]
    wiring.store.state("pue", 1.5)
    app.settle()
    (pinned,) = wiring.comparing.beside(1_000, Sampling())
    assert pinned.sampled.results.values["energy"] == energy
    assert wiring.store.results.values["energy"] == pytest.approx(1.5 * energy)


def test_the_first_pin_offers_its_page_and_does_not_jump(wiring: Wiring) -> None:
    front = wiring.window_.stage.page
    pin(wiring)
    assert wiring.window_.stage.page is front
    offers(wiring)["Compare them"].click()
    app.settle()
    assert wiring.window_.stage.page.title == "Compare"
    wiring.window_.notice.dismiss()
    wiring.pinning.add_preset(PRESETS[0])
    assert not said(wiring)


def test_the_page_has_a_key_of_its_own(wiring: Wiring) -> None:
    place = [page.title for page in PAGES].index("Compare")
    press(wiring, Key(Key.Key_1 + place), Modifier.ControlModifier)
    assert wiring.window_.stage.page.title == "Compare"


def test_six_at_most_and_a_sentence_for_the_seventh(wiring: Wiring) -> None:
    for name in PRESETS:
        wiring.pinning.add_preset(name)
    app.settle()
    before = titles(wiring)
    assert len(before) == MOST + 1
    assert len({*colors(wiring).values()}) == MOST + 1
    pin(wiring)
    assert titles(wiring) == before
    assert said(wiring).startswith("Six scenarios at most are compared")


def test_colours_stay_with_their_scenario(wiring: Wiring) -> None:
    for name in PRESETS[:3]:
        wiring.pinning.add_preset(name)
    app.settle()
    before = colors(wiring)
    gone = titles(wiring)[2]
    wiring.pinning.remove(2)
    app.settle()
    assert colors(wiring) == {t: c for t, c in before.items() if t != gone}
    wiring.pinning.add_preset(PRESETS[3])
    app.settle()
    assert colors(wiring)[titles(wiring)[-1]] == before[gone], "the free colour is taken"
    sampling = wiring.store.scenario.sampling
    for name in ("light", "dark"):
        theme.apply("dark" if name == "dark" else "light")
        shown = {b.name: b.color for b in wiring.comparing.beside(1_000, sampling)}
        wanted = {t: theme.current().scenarios[c] for t, c in colors(wiring).items() if c}
        assert shown == wanted


def test_titles_are_told_apart(wiring: Wiring) -> None:
    for _time in range(3):
        pin(wiring)
    title = wiring.store.scenario.title
    wanted = [f"{title} (on screen)", title, f"{title} (2)", f"{title} (3)"]
    assert titles(wiring) == wanted


# ---- taking away


def test_what_was_taken_away_comes_back(wiring: Wiring) -> None:
    for name in PRESETS[:3]:
        wiring.pinning.add_preset(name)
    app.settle()
    before, painted = titles(wiring), colors(wiring)
    chip(wiring, 2).setFocus()
    QTest.keyClick(chip(wiring, 2), Key.Key_Delete)
    app.settle()
    assert titles(wiring) == [t for n, t in enumerate(before) if n != 2]
    offers(wiring)["Bring back"].click()
    app.settle()
    assert titles(wiring) == before
    assert colors(wiring) == painted
    wiring.window_.actions_.clear_pins.trigger()
    app.settle()
    assert wiring.window_.pins.isHidden()
    offers(wiring)["Bring back"].click()
    app.settle()
    assert titles(wiring) == before
    assert colors(wiring) == painted


def test_what_comes_back_has_the_colour_it_had(wiring: Wiring) -> None:
    for name in PRESETS[:3]:
        wiring.pinning.add_preset(name)
    app.settle()
    before, second = colors(wiring), titles(wiring)[2]
    wiring.pinning.remove(1)
    wiring.pinning.remove(1)
    offers(wiring)["Bring back"].click()
    app.settle()
    assert colors(wiring)[second] == before[second]


def test_what_has_no_room_any_more_is_not_lost(wiring: Wiring) -> None:
    for name in PRESETS:
        wiring.pinning.add_preset(name)
    app.settle()
    gone = titles(wiring)[1]
    wiring.pinning.remove(1)
    back = offers(wiring)["Bring back"]
    wiring.comparing.pin(library.preset("gpt-4-cost"))
    back.click()
    app.settle()
    assert gone not in titles(wiring)
    assert said(wiring).startswith("Six scenarios at most")
    wiring.comparing.remove(0)
    offers(wiring)["Bring back"].click()
    app.settle()
    assert gone in titles(wiring)


def test_a_click_on_the_cross_takes_away_and_another_asks(wiring: Wiring, qtbot: QtBot) -> None:
    wiring.pinning.add_preset(PRESETS[0])
    app.settle()
    button = chip(wiring, 1)
    qtbot.mouseClick(button, GuiQt.MouseButton.LeftButton, pos=button.rect().center())
    assert wiring.window_.pins.menu.isVisible()
    wiring.window_.pins.menu.close()
    edge = button.rect().center()
    edge.setX(button.width() - 12)
    qtbot.mouseClick(button, GuiQt.MouseButton.LeftButton, pos=edge)
    app.settle()
    assert wiring.comparing.pins == ()


# ---- changing places


def test_places_change_and_undo_puts_both_back(wiring: Wiring) -> None:
    wiring.store.state("pue", 1.3)
    ours, path = wiring.store.scenario, wiring.document.path
    wiring.pinning.add_preset(PRESETS[0])
    app.settle()
    theirs = wiring.comparing.pins[0]
    wiring.pinning.exchange(1)
    app.settle()
    assert wiring.store.scenario.statements == theirs.scenario.statements
    assert wiring.comparing.pins[0].scenario == ours
    assert wiring.comparing.pins[0].color == theirs.color
    assert unsaved(wiring) is False
    wiring.store.state("pue", 2.0)
    for _step in range(2):
        wiring.window_.actions_.undo.trigger()
    app.settle()
    assert wiring.store.scenario == ours
    assert wiring.document.path == path
    assert unsaved(wiring), "the work is as unsaved as before"
    assert wiring.comparing.pins[0].scenario == theirs.scenario
    assert wiring.comparing.pins[0].title == theirs.title
    wiring.window_.actions_.redo.trigger()
    app.settle()
    assert wiring.store.scenario == theirs.scenario
    assert wiring.comparing.pins[0].scenario == ours


def test_saving_goes_to_the_file_of_what_is_on_screen(wiring: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "theirs.wattif.toml"
    files.save(library.preset(PRESETS[0]), path)
    wiring.pinning.add_files([path])
    wiring.pinning.exchange(1)
    wiring.store.state("pue", 1.77)
    wiring.window_.actions_.save.trigger()
    assert files.load(path).values["pue"] == 1.77
    wiring.pinning.exchange(1)
    assert wiring.document.path is None


def test_closing_asks_about_work_that_changed_places(wiring: Wiring) -> None:
    wiring.store.state("pue", 1.3)
    wiring.pinning.add_preset(PRESETS[0])
    wiring.pinning.exchange(1)
    answers = QMessageBox.StandardButton
    title = wiring.comparing.pins[0].title

    def stay(box: QMessageBox) -> None:
        assert title in box.text()
        box.button(answers.Cancel).click()

    def leave(box: QMessageBox) -> None:
        box.button(answers.Discard).click()

    met = in_dialog(QMessageBox, stay)
    assert not wiring.window_.close()
    assert met
    assert in_dialog(QMessageBox, leave) == []
    assert wiring.window_.close()


def test_a_pin_can_be_renamed(wiring: Wiring) -> None:
    wiring.pinning.add_preset(PRESETS[0])
    wiring.pinning.add_preset(PRESETS[1])
    app.settle()

    def type_title(dialog: QInputDialog) -> None:
        entry = dialog.findChild(QLineEdit)
        assert isinstance(entry, QLineEdit)
        assert entry.text() == titles(wiring)[2]
        entry.setText("With 400 W")
        dialog.accept()

    met = in_dialog(QInputDialog, type_title)
    wiring.window_.pins.rename_asked.emit(2)
    app.settle()
    assert met
    assert titles(wiring)[2] == "With 400 W"
    wiring.comparing.rename(0, "With 400 W")
    wiring.comparing.rename(0, "  ")
    app.settle()
    assert titles(wiring)[1:] == ["With 400 W (2)", "With 400 W"]


def test_the_menu_does_what_it_says_by_keyboard(wiring: Wiring) -> None:
    wiring.pinning.add_preset(PRESETS[0])
    app.settle()
    strip = wiring.window_.pins
    chip(wiring, 1).setFocus()
    QTest.keyClick(chip(wiring, 1), Key.Key_Return)
    assert strip.menu.isVisible()
    QTest.keyClick(strip.menu, Key.Key_B)
    app.settle()
    assert wiring.comparing.baseline == 1
    assert chip(wiring, 1).chip.baseline
    assert "the baseline of all ratios" in chip(wiring, 1).accessibleName()
    QTest.keyClick(chip(wiring, 0), Key.Key_Return)
    assert not strip.take.isVisible(), "the scenario on screen stays"
    QTest.keyClick(strip.menu, Key.Key_B)
    app.settle()
    assert wiring.comparing.baseline == 0


# ---- files


def test_files_that_cannot_be_read_change_nothing(wiring: Wiring, tmp_path: Path) -> None:
    broken = tmp_path / "broken.wattif.toml"
    broken.write_text("format = 2\n[statements\n", encoding="utf-8")
    before = wiring.store.scenario
    wiring.pinning.add_files([broken, tmp_path / "gone.wattif.toml"])
    app.settle()
    assert wiring.comparing.pins == ()
    assert wiring.store.scenario is before
    assert "broken.wattif.toml" in said(wiring)
    assert "gone.wattif.toml" in said(wiring)


def test_several_files_dropped_are_compared(wiring: Wiring, tmp_path: Path) -> None:
    paths = []
    for name in PRESETS[:3]:
        paths.append(tmp_path / f"{name}.wattif.toml")
        files.save(library.preset(name), paths[-1])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = GuiQt.DropAction.CopyAction, GuiQt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), action, data, button, Modifier.NoModifier)
    wiring.window_.dropEvent(event)
    app.settle()
    assert wiring.document.path == paths[0]
    assert [p.state.origin.path for p in wiring.comparing.pins] == paths[1:]


def test_a_title_with_markup_stays_text(wiring: Wiring) -> None:
    title = "<b>B</b> & <img src='file:///etc/passwd'>"
    wiring.comparing.pin(library.preset(PRESETS[0]), title)
    app.settle()
    button = chip(wiring, 1)
    assert button.chip.title == title
    assert "<b>" not in button.toolTip()
    assert "&lt;b&gt;" in button.toolTip()


# ---- draws


def test_all_are_drawn_alike_and_again_only_where_they_differ(wiring: Wiring, qtbot: QtBot) -> None:
    wiring.pinning.add_preset("gpt-4-sparse")
    wiring.finish()
    sampling = wiring.store.scenario.sampling
    first = wiring.comparing.beside(sampling.samples, sampling)
    assert wiring.insight is not None
    assert first[0].sampled.draws is wiring.insight.live.sampled.draws
    wiring.store.state("pue", 1.4)
    app.settle()
    coarse = wiring.comparing.beside(1_000, sampling)
    assert coarse[0].sampled.draws.count == 1_000
    assert wiring.comparing.beside(1_000, sampling) is coarse
    qtbot.waitUntil(_settled(wiring), timeout=10_000)
    again = wiring.comparing.beside(sampling.samples, sampling)
    assert again[0].sampled is first[0].sampled, "what did not move is not drawn again"
    wiring.store.draw_as(Sampling(seed=5, samples=20_000))
    app.settle()
    assert wiring.insight is not None
    qtbot.waitUntil(_settled(wiring), timeout=10_000)
    sampling = wiring.store.scenario.sampling
    (other,) = wiring.comparing.beside(sampling.samples, sampling)
    assert (other.sampled.draws.seed, other.sampled.draws.count) == (5, 20_000)
    wanted = evaluate(library.preset("gpt-4-sparse")).values["energy"]
    assert other.sampled.results.values["energy"] == wanted


def _settled(wiring: Wiring):  # type: ignore[no-untyped-def]  # a question for waitUntil
    def settled() -> bool:
        assert wiring.insight is not None
        sampling = wiring.store.scenario.sampling
        counts = {
            b.sampled.draws.count for b in wiring.comparing.beside(sampling.samples, sampling)
        }
        return wiring.insight.live.settled and counts == {sampling.samples}

    return settled


def test_a_closed_window_leaves_no_timers(opened: Opener) -> None:
    wiring = opened("gpt-4-sparse")
    for name in PRESETS:
        wiring.pinning.add_preset(name)
    wiring.window_.stage.turn_to("comparison")
    app.settle()
    window = wiring.window_
    window.may_close = lambda: True
    window.close()
    app.settle()
    gc.collect()
    active = [timer for timer in window.findChildren(QTimer) if timer.isActive()]
    assert active == []
    assert QApplication.activePopupWidget() is None
