"""The control panel, as somebody uses it."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QPlainTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from explorer.model import model
from tests.ui.conftest import in_dialog
from ui import app, theme
from ui.controls.row import QuantityRow
from ui.controls.slider import ValueSlider
from ui.panels.details import DetailsDialog, SourceDialog
from ui.panels.follow import FollowDialog
from ui.wiring import Wiring


def row_of(wiring: Wiring, name: str) -> QuantityRow:
    """The row of a quantity, unfolded and in sight."""
    wiring.window_.panel.go_to(name)
    rows = wiring.window_.panel.findChildren(QuantityRow)
    return next(row for row in rows if row.quantity.name == name)


def tile(wiring: Wiring, name: str) -> str:
    """What the tile of a headline shows, with plain spaces."""
    app.settle()
    found = next(t for t in wiring.window_.tiles.tiles if t.name == name)
    return found.value.replace("\N{NO-BREAK SPACE}", " ")


def drag(qtbot: QtBot, slider: ValueSlider, *fractions: float) -> None:
    """Press at the first fraction of the slider's length, move through the others, let go."""
    points = [QPoint(round(7 + f * (slider.width() - 14)), slider.height() // 2) for f in fractions]
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(slider, point)
        app.settle()
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=points[-1])


def type_into(qtbot: QtBot, row: QuantityRow, text: str) -> None:
    """Type a text over the entry's and press Enter."""
    row.entry.setFocus()
    row.entry.selectAll()
    qtbot.keyClicks(row.entry, text)
    qtbot.keyClick(row.entry, Qt.Key.Key_Return)


def test_the_window_opens_on_the_article_s_gpt_4(wiring: Wiring) -> None:
    assert wiring.store.results.shown("energy") == "48.8\N{NO-BREAK SPACE}GWh"
    assert tile(wiring, "energy") == "49 GWh", "as many figures as the range supports"
    assert tile(wiring, "emissions") == "19 kt"
    assert tile(wiring, "facility_power") == "20 MW"


def test_a_dragged_slider_moves_every_headline(wiring: Wiring, qtbot: QtBot) -> None:
    before = wiring.store.results.values["energy"]
    drag(qtbot, row_of(wiring, "gpu_count").slider, 0.5, 0.6, 0.7)
    values = wiring.store.results.values
    factor = values["gpu_count"] / 25_000
    assert factor > 2
    assert values["energy"] == pytest.approx(before * factor)
    shown = model().quantities["energy"].shown(values["energy"], 2)
    assert tile(wiring, "energy") == shown.replace("\N{NO-BREAK SPACE}", " ")


def test_one_drag_is_one_step_of_undo(wiring: Wiring, qtbot: QtBot) -> None:
    drag(qtbot, row_of(wiring, "server_power").slider, 0.5, 0.6, 0.7, 0.8)
    assert wiring.store.undo_stack.count() == 1
    wiring.window_.actions_.undo.trigger()
    assert tile(wiring, "energy") == "49 GWh"
    wiring.window_.actions_.redo.trigger()
    assert tile(wiring, "energy") != "49 GWh"


def test_a_drag_back_to_the_start_leaves_no_step(wiring: Wiring, qtbot: QtBot) -> None:
    wiring.store.begin_gesture()
    start = wiring.store.scenario.statements["grid_intensity"]
    wiring.store.state("grid_intensity", 2 * start.value)
    wiring.store.state("grid_intensity", start.value)
    wiring.store.end_gesture()
    assert wiring.store.undo_stack.count() == 0
    assert wiring.store.scenario.statements["grid_intensity"] == start, "with its source again"


def test_a_typed_value_with_its_unit_is_taken(wiring: Wiring, qtbot: QtBot) -> None:
    type_into(qtbot, row_of(wiring, "server_power"), "13000 W")
    assert tile(wiring, "energy") == "98 GWh"
    text = row_of(wiring, "server_power").entry.text()
    assert text.startswith("13,000\N{NO-BREAK SPACE}W"), "in the unit that was typed"


def test_a_bare_number_means_the_unit_beside_it(wiring: Wiring, qtbot: QtBot) -> None:
    type_into(qtbot, row_of(wiring, "server_power"), "13")
    assert wiring.store.results.values["server_power"] == pytest.approx(13_000)


def test_a_value_in_a_wrong_dimension_is_refused_in_words(wiring: Wiring, qtbot: QtBot) -> None:
    row = row_of(wiring, "server_power")
    type_into(qtbot, row, "50 GWh")
    assert "is a power, but “50 GWh” is an energy" in row.entry.accessibleDescription()
    assert "is a power" in QToolTip.text()
    assert tile(wiring, "energy") == "49 GWh"
    assert row.entry.text() == "50 GWh", "what was typed stays to be mended"
    qtbot.keyClick(row.entry, Qt.Key.Key_Escape)
    assert row.entry.text().startswith("6.5")


def test_an_impossible_value_is_refused(wiring: Wiring, qtbot: QtBot) -> None:
    row = row_of(wiring, "pue")
    type_into(qtbot, row, "0.8")
    assert "cannot be below 1" in row.entry.accessibleDescription()
    assert wiring.store.undo_stack.count() == 0


def test_the_keyboard_moves_a_slider_coarsely_and_finely(wiring: Wiring, qtbot: QtBot) -> None:
    slider = row_of(wiring, "parameters").slider
    slider.setFocus()
    start = slider.value()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == start + 10
    qtbot.keyClick(slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert slider.value() == start + 9
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert wiring.store.results.values["parameters"] == pytest.approx(1e15)
    assert wiring.store.undo_stack.count() == 3


def test_the_wheel_does_not_change_a_value_in_passing(wiring: Wiring) -> None:
    slider = row_of(wiring, "gpu_count").slider
    middle = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        middle,
        slider.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(slider, wheel)
    assert wiring.store.scenario == wiring.store.base


def test_an_assumption_is_one_click_from_a_statement(wiring: Wiring, qtbot: QtBot) -> None:
    button = wiring.window_.assumptions.buttons["pue"]
    assert "PUE 1" in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    app.settle()
    assert wiring.store.results.how("pue") == "stated"
    assert button.isHidden()


def test_stating_what_follows_asks_what_shall_follow_instead(wiring: Wiring, qtbot: QtBot) -> None:
    def choose(dialog: FollowDialog) -> None:
        assert [name for name, _b in dialog.choices] == ["gpu_count", "gpus_per_server", ""]
        buttons = dialog.findChild(QDialogButtonBox)
        assert isinstance(buttons, QDialogButtonBox)
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    met = in_dialog(FollowDialog, choose)
    type_into(qtbot, row_of(wiring, "servers"), "5000")
    assert met
    assert wiring.store.results.how("servers") == "stated"
    assert wiring.store.results.how("gpu_count") == "follows"
    assert wiring.store.results.values["gpu_count"] == pytest.approx(40_000)
    assert wiring.store.undo_stack.count() == 1


def test_keeping_all_shows_where_they_part(wiring: Wiring, qtbot: QtBot) -> None:
    def keep_all(dialog: FollowDialog) -> None:
        dialog.choices[-1][1].setChecked(True)
        dialog.accept()

    in_dialog(FollowDialog, keep_all)
    type_into(qtbot, row_of(wiring, "servers"), "5000")
    app.settle()
    headings = [b.card.heading for b in wiring.window_.claims.buttons if b.isVisible()]
    assert headings.count("Contradiction") == 1, "the 197 % of the GPUs"
    assert headings.count("Two routes differ") == 1, "5,000 servers, or 25,000 GPUs by eights"


def test_cancelling_that_question_changes_nothing(wiring: Wiring, qtbot: QtBot) -> None:
    def cancel(dialog: FollowDialog) -> None:
        dialog.reject()

    in_dialog(FollowDialog, cancel)
    type_into(qtbot, row_of(wiring, "servers"), "5000")
    assert wiring.store.scenario == wiring.store.base


def test_what_differs_is_marked_and_put_back_one_by_one(wiring: Wiring, qtbot: QtBot) -> None:
    type_into(qtbot, row_of(wiring, "server_power"), "9 kW")
    type_into(qtbot, row_of(wiring, "gpu_count"), "1000")
    app.settle()
    assert wiring.window_.heading.changes.text() == "2 statements changed"
    choose_from_menu(row_of(wiring, "gpu_count"), "Put back to 25,000")
    app.settle()
    assert wiring.store.differs("server_power")
    assert not wiring.store.differs("gpu_count")
    assert row_of(wiring, "gpu_count").label.caption.startswith("RISE")


def test_everything_is_put_back_at_once(wiring: Wiring, qtbot: QtBot) -> None:
    type_into(qtbot, row_of(wiring, "server_power"), "9 kW")
    type_into(qtbot, row_of(wiring, "gpu_count"), "1000")
    app.settle()
    qtbot.mouseClick(wiring.window_.heading.button, Qt.MouseButton.LeftButton)
    assert wiring.store.scenario == wiring.store.base


def test_a_statement_moved_from_its_source_loses_the_source(wiring: Wiring, qtbot: QtBot) -> None:
    row = row_of(wiring, "server_power")
    assert " · RISE" in row.label.caption, "after its range"
    type_into(qtbot, row, "9 kW")
    app.settle()
    assert row.label.caption.endswith(" · stated by you")


def test_a_statement_taken_back_leaves_the_quantity_unknown(wiring: Wiring) -> None:
    choose_from_menu(row_of(wiring, "grid_intensity"), "Take the statement back")
    assert tile(wiring, "emissions") == "–"
    emissions = next(t for t in wiring.window_.tiles.tiles if t.name == "emissions")
    assert emissions.below == "needs Grid intensity"


def test_the_search_finds_a_quantity_in_any_group(wiring: Wiring, qtbot: QtBot) -> None:
    wiring.window_.actions_.find.trigger()
    qtbot.keyClicks(wiring.window_.panel.search, "water")
    app.settle()
    shown = {
        r.quantity.name for r in wiring.window_.panel.findChildren(QuantityRow) if r.isVisible()
    }
    assert {"water", "site_water", "offsite_water", "grid_water"} <= shown
    assert "training_tokens" not in shown


def choose_from_menu(row: QuantityRow, text: str) -> None:
    """Open the row's menu and choose the entry that begins with the text."""
    row.more.click()
    menu = row.findChild(QMenu)
    assert isinstance(menu, QMenu)
    entries = menu.actions()
    chosen = next(
        a for a in entries if a.text().replace("&", "").startswith(text.split(" ", maxsplit=1)[0])
    )
    assert text in chosen.text().replace("&", "").replace("\N{NO-BREAK SPACE}", " ")
    chosen.trigger()
    if isValid(menu):
        menu.close()
    app.settle()


def test_a_statement_of_one_s_own_is_given_a_source(wiring: Wiring, qtbot: QtBot) -> None:
    def write(dialog: SourceDialog) -> None:
        dialog.text.setText("Our own meter")
        dialog.link.setText("ftp://meter")
        dialog.year.setText("2025")
        dialog.accept()
        assert dialog.isVisible(), "what cannot be kept keeps the question open"
        assert "begins with https://" in dialog.wrong.text()
        dialog.link.setText("https://example.org/meter")
        dialog.accept()

    row = row_of(wiring, "server_power")
    type_into(qtbot, row, "4.8 kW")
    in_dialog(SourceDialog, write)
    choose_from_menu(row, "Source")
    statement = wiring.store.scenario.statements["server_power"]
    assert (statement.source, statement.year) == ("Our own meter", 2025)
    assert statement.value == pytest.approx(4800)
    assert row.label.caption.endswith(" · Our own meter (2025)")


def test_title_and_notes_are_written(wiring: Wiring) -> None:
    def write(dialog: DetailsDialog) -> None:
        assert "RISE" in dialog.findChildren(QPlainTextEdit)[-1].toPlainText()
        dialog.title.setText("Our run")
        dialog.notes.setPlainText("For the meeting.")
        dialog.accept()

    in_dialog(DetailsDialog, write)
    wiring.window_.actions_.details.trigger()
    app.settle()
    assert wiring.window_.heading.title.text() == "Our run"
    assert wiring.store.scenario.notes == "For the meeting."
    wiring.window_.actions_.undo.trigger()
    assert wiring.store.scenario == wiring.store.base


def test_undo_works_while_an_entry_has_the_focus(wiring: Wiring, qtbot: QtBot) -> None:
    row = row_of(wiring, "gpu_count")
    type_into(qtbot, row, "1000")
    assert row.entry.hasFocus()
    qtbot.keyClick(row.entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert wiring.store.results.values["gpu_count"] == pytest.approx(25_000)


def test_a_refused_text_is_red_only_until_it_is_mended(wiring: Wiring, qtbot: QtBot) -> None:
    entry = row_of(wiring, "gpu_count").entry
    usual = entry.palette().text().color().name()
    for mend in (Qt.Key.Key_Escape, None):
        type_into(qtbot, row_of(wiring, "gpu_count"), "6.5 kW")
        assert entry.palette().text().color().name() == theme.LIGHT.bad
        if mend is None:
            type_into(qtbot, row_of(wiring, "gpu_count"), "30,000")
        else:
            qtbot.keyClick(entry, mend)
        assert entry.palette().text().color().name() == usual


def test_a_text_that_is_left_unfit_is_told_across_the_top(wiring: Wiring, qtbot: QtBot) -> None:
    row = row_of(wiring, "gpu_count")
    row.entry.setFocus()
    row.entry.selectAll()
    qtbot.keyClicks(row.entry, "many")
    wiring.window_.panel.search.setFocus()
    assert "does not begin with a number" in wiring.window_.notice.text.text()
    assert row.entry.text() == "25,000"


def test_a_search_takes_every_word_from_name_and_help(wiring: Wiring, qtbot: QtBot) -> None:
    panel = wiring.window_.panel
    qtbot.keyClicks(panel.search, "price electricity")
    app.settle()
    shown = [r.quantity.name for r in panel.findChildren(QuantityRow) if r.isVisible()]
    assert "electricity_price" in shown
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert row_of(wiring, "electricity_price").entry.hasFocus()
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "zzzz")
    assert panel.nothing.isVisible()
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""


def test_tab_goes_down_the_panel_and_not_back(wiring: Wiring) -> None:
    wiring.window_.panel.groups[1].header.setChecked(True)
    app.settle()
    stops: list[QWidget] = [wiring.window_.panel.main_rows[0].slider]
    while (following := stops[-1].nextInFocusChain()) is not None and following not in stops:
        stops.append(following)
    rows = [r for r in wiring.window_.panel.findChildren(QuantityRow) if r.isVisible()]
    by_place = sorted(rows, key=lambda r: r.mapTo(wiring.window_, QPoint(0, 0)).y())
    places = [stops.index(row.entry) for row in by_place]
    assert places == sorted(places)


def test_an_entry_left_by_way_of_a_list_shows_its_value_to_read_again(wiring: Wiring) -> None:
    entry, choice = row_of(wiring, "server_power").entry, wiring.window_.stage.focus
    search = wiring.window_.panel.search
    search.setFocus()
    read = entry.text()
    for _time in range(2):  # the list takes the focus in another way once it has been open
        entry.setFocus()
        assert entry.text() != read  # value and range, to be edited
        choice.showPopup()
        app.settle()
        search.setFocus()
        choice.hidePopup()
        app.settle()
        assert entry.text() == read


def test_a_menu_leaves_what_is_being_typed(wiring: Wiring, qtbot: QtBot) -> None:
    entry = row_of(wiring, "server_power").entry
    entry.setFocus()
    qtbot.keyClicks(entry, "7 k")
    menu = entry.createStandardContextMenu()
    menu.popup(entry.mapToGlobal(QPoint(0, 0)))
    app.settle()
    assert entry.text() == "7 k"
    menu.close()
