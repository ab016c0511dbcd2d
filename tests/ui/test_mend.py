"""What is asked in the window when a typed value looks like a slip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener, in_dialog
from tests.ui.test_panel import drag, row_of, type_into
from ui import app, theme
from ui.controls.row import QuantityRow
from ui.panels.follow import FollowDialog
from ui.panels.mend import MendDialog
from ui.wiring import Wiring


def said(dialog: MendDialog) -> str:
    label = dialog.findChild(QLabel)
    assert isinstance(label, QLabel)
    return label.text().replace("\N{NO-BREAK SPACE}", " ")


def offered(dialog: MendDialog) -> list[str]:
    texts = [button.text() for button in dialog.group.buttons()]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def take_first(dialog: MendDialog) -> None:
    dialog.group.button(0).click()


def keep(dialog: MendDialog) -> None:
    dialog.group.buttons()[-1].click()


def cancel(dialog: MendDialog) -> None:
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).click()


def is_refused(row: QuantityRow, text: str) -> bool:
    """Whether a text stands in the row's entry, red, with a sentence."""
    entry = row.entry
    red = entry.palette().text().color().name() == theme.LIGHT.bad
    return entry.text() == text and red and bool(entry.accessibleDescription())


def back_to(wiring: Wiring, row: QuantityRow, qtbot: QtBot) -> None:
    """What a window manager does when a dialog closes: the entry has the focus again."""
    wiring.window_.activateWindow()
    qtbot.waitUntil(row.entry.hasFocus)
    app.settle()


def test_a_slip_is_asked_about_with_what_may_have_been_meant(wiring: Wiring, qtbot: QtBot) -> None:
    asked: list[str] = []

    def look(dialog: MendDialog) -> None:
        asked.extend([said(dialog), *offered(dialog)])
        take_first(dialog)

    row = row_of(wiring, "server_power")
    met = in_dialog(MendDialog, look)
    type_into(qtbot, row, "9.1 kWh")
    assert met
    assert "is a power, but “9.1 kWh” is an energy; did you mean 9.1 kW?" in asked[0]
    assert asked[1:] == ["Use 9.1 kW"]
    assert wiring.store.results.values["server_power"] == pytest.approx(9100)


def test_what_is_chosen_is_one_step_of_undo(wiring: Wiring, qtbot: QtBot) -> None:
    row = row_of(wiring, "server_power")
    in_dialog(MendDialog, take_first)
    type_into(qtbot, row, "9.1 kWh")
    back_to(wiring, row, qtbot)
    assert wiring.store.undo_stack.count() == 1
    assert row.entry.text().startswith("9.1\N{NO-BREAK SPACE}kW (")
    assert not row.entry.accessibleDescription(), "it is not refused any more"
    wiring.window_.actions_.undo.trigger()
    assert wiring.store.scenario == wiring.store.base


def test_enter_takes_the_first_offer(wiring: Wiring, qtbot: QtBot) -> None:
    def press_enter(dialog: MendDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(MendDialog, press_enter)
    type_into(qtbot, row_of(wiring, "server_embodied"), "2.5 tons")
    assert wiring.store.results.values["server_embodied"] == pytest.approx(2500)


def test_the_other_offers_are_taken_as_well(wiring: Wiring, qtbot: QtBot) -> None:
    def choose_last(dialog: MendDialog) -> None:
        assert offered(dialog) == ["Use 2.5 t", "Use 2.5 short ton", "Use 2.5 long ton"]
        dialog.group.buttons()[2].click()

    in_dialog(MendDialog, choose_last)
    type_into(qtbot, row_of(wiring, "server_embodied"), "2.5 tons")
    values = wiring.store.results.values
    assert values["server_embodied"] == pytest.approx(2.5 * 1016.0469088)


@pytest.mark.parametrize("by_key", [True, False])
def test_cancelling_leaves_the_scenario_and_the_text(
    wiring: Wiring, qtbot: QtBot, by_key: bool
) -> None:
    def leave(dialog: MendDialog) -> None:
        if by_key:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            cancel(dialog)

    row = row_of(wiring, "server_power")
    met = in_dialog(MendDialog, leave)
    type_into(qtbot, row, "9.1 kWh")
    app.settle()
    assert met
    assert wiring.store.scenario == wiring.store.base
    assert is_refused(row, "9.1 kWh")
    assert "did you mean 9.1" in row.entry.accessibleDescription()
    qtbot.keyClick(row.entry, Qt.Key.Key_Escape)
    assert row.entry.text().startswith("6.5")


def test_a_text_that_stays_is_asked_about_again_with_enter(wiring: Wiring, qtbot: QtBot) -> None:
    row = row_of(wiring, "server_power")
    in_dialog(MendDialog, cancel)
    type_into(qtbot, row, "9.1 kWh")
    in_dialog(MendDialog, take_first)
    qtbot.keyClick(row.entry, Qt.Key.Key_Return)
    assert wiring.store.results.values["server_power"] == pytest.approx(9100)


def test_a_text_that_stays_is_told_across_the_top_when_it_is_left(
    wiring: Wiring, qtbot: QtBot
) -> None:
    row = row_of(wiring, "server_power")
    met = in_dialog(MendDialog, cancel)
    type_into(qtbot, row, "9.1 kWh")
    back_to(wiring, row, qtbot)
    assert is_refused(row, "9.1 kWh")
    wiring.window_.panel.search.setFocus()
    app.settle()
    assert len(met) == 1, "nobody is asked twice"
    assert "did you mean 9.1" in wiring.window_.notice.text.text()
    assert row.entry.text().startswith("6.5")


def test_a_text_left_with_tab_is_asked_about_once_the_focus_has_gone(
    wiring: Wiring, qtbot: QtBot
) -> None:
    row = row_of(wiring, "server_power")
    row.entry.selectAll()
    qtbot.keyClicks(row.entry, "9.1 kWh")
    met = in_dialog(MendDialog, take_first)
    qtbot.keyClick(row.entry, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(met))
    app.settle()
    assert wiring.store.results.values["server_power"] == pytest.approx(9100)
    assert wiring.store.undo_stack.count() == 1


def test_a_cancelled_question_brings_back_the_text_that_was_left(
    wiring: Wiring, qtbot: QtBot
) -> None:
    row = row_of(wiring, "server_power")
    row.entry.selectAll()
    qtbot.keyClicks(row.entry, "9.1 kWh")
    met = in_dialog(MendDialog, cancel)
    wiring.window_.panel.search.setFocus()
    qtbot.waitUntil(lambda: bool(met))
    back_to(wiring, row, qtbot)
    assert is_refused(row, "9.1 kWh")
    assert wiring.store.scenario == wiring.store.base


def test_a_value_that_only_looks_like_a_slip_can_be_kept(opened: Opener, qtbot: QtBot) -> None:
    wiring = opened("google-search-ai")
    asked: list[str] = []

    def look(dialog: MendDialog) -> None:
        asked.extend([said(dialog), *offered(dialog)])
        keep(dialog)

    in_dialog(MendDialog, look)
    type_into(qtbot, row_of(wiring, "world_demand"), "80.7 TWh/yr")
    assert "1/365 of what World demand was" in asked[0]
    assert asked[1:] == ["Use 29,500 TWh/yr", "Keep 80.7 TWh/yr as typed"]
    value = wiring.store.results.values["world_demand"]
    assert value == pytest.approx(80.7e12 / 8760)


def test_what_follows_is_mended_first_and_then_asks_what_shall_change(
    wiring: Wiring, qtbot: QtBot
) -> None:
    """25,000 GPUs typed as servers are 3,125 servers; those follow already."""
    orders: list[str] = []

    def follow(dialog: FollowDialog) -> None:
        orders.append("follow")
        dialog.accept()

    def mend(dialog: MendDialog) -> None:
        assert offered(dialog) == ["Use 5,000 (at 8 GPUs per server)"]
        orders.append("mend")
        in_dialog(FollowDialog, follow)
        take_first(dialog)

    in_dialog(MendDialog, mend)
    type_into(qtbot, row_of(wiring, "servers"), "40,000 GPUs")
    assert orders == ["mend", "follow"]
    assert wiring.store.results.values["servers"] == pytest.approx(5000)
    assert wiring.store.results.values["gpu_count"] == pytest.approx(40_000)
    assert wiring.store.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [("server_power", "50 GWh"), ("gpu_count", "5 racks"), ("parameters", "13 trillion tokens")],
)
def test_a_fault_without_an_offer_is_refused_as_ever(
    wiring: Wiring, qtbot: QtBot, name: str, text: str
) -> None:
    row = row_of(wiring, name)
    type_into(qtbot, row, text)
    assert is_refused(row, text)
    assert wiring.store.scenario == wiring.store.base


def test_a_slider_never_asks(wiring: Wiring, qtbot: QtBot) -> None:
    """Even where it passes a thousandth of what was."""
    met = in_dialog(MendDialog, cancel)
    slider = row_of(wiring, "gpu_hour_price").slider
    drag(qtbot, slider, 0.5, 0.1, 0.9, 0.0)
    row_of(wiring, "server_power").slider.setValue(0)
    app.settle()
    assert wiring.store.scenario != wiring.store.base
    assert not met


def test_every_offer_is_a_button_that_the_keyboard_reaches(wiring: Wiring, qtbot: QtBot) -> None:
    def look(dialog: MendDialog) -> None:
        first, *others = dialog.group.buttons()
        assert isinstance(first, QPushButton)
        assert first.isDefault()
        assert dialog.focusWidget() is first
        for button in others:
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            assert dialog.focusWidget() is button
        dialog.reject()

    met = in_dialog(MendDialog, look)
    type_into(qtbot, row_of(wiring, "server_embodied"), "2.5 tons")
    assert met
