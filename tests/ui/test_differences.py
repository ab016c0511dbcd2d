"""What differs is read in a table, by eye and by keyboard, and copied as it stands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.study.differences import KINDS
from explorer.study.then import Change
from ui import app, theme
from ui.panels.differences import CompareDialog, DifferencesTable
from ui.panels.lists import Columns
from ui.panels.then import ThenDialog

SAVED = library.preset("gpt-4-training")
LONG = "A sentence that is much longer than a column is wide. " * 2
WORK = SAVED.stating("gpu_count", 27_000).model_copy(
    update={"title": "<b>Mine</b>\tand =1+1", "notes": f"=SUM(A1) {LONG}"}
)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[CompareDialog]:
    theme.prepare_fonts(app.make_application())
    dialog = CompareDialog(SAVED, WORK, "In the file", "On screen", "Compared")
    qtbot.addWidget(dialog)
    dialog.show()
    app.settle()
    yield dialog
    dialog.close()


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def row_of(columns: Columns, what: str) -> int:
    return [row[0] for row in columns.rows()].index(what)


def height_of(columns: Columns, what: str) -> int:
    model = columns.model()
    return columns.visualRect(model.index(row_of(columns, what), 0)).height()


def test_what_differs_stands_in_groups_beside_each_other(dialog: CompareDialog) -> None:
    rows = dialog.table.list.rows()
    assert ["GPU count", "25,000", "27,000"] in rows
    captions = [row[0] for row in rows if not any(row[1:])]
    assert captions == [KINDS["stated"], KINDS["result"], KINDS["text"]]
    head = dialog.table.list.headerItem()
    assert [head.text(place) for place in range(3)] == ["What", "In the file", "On screen"]
    assert "5 things differ" in dialog.table.said.text()


def test_where_nothing_differs_a_sentence_says_so(qtbot: QtBot) -> None:
    table = DifferencesTable()
    qtbot.addWidget(table)
    table.show()
    table.show_differences(SAVED, SAVED, "In the file", "On screen")
    assert table.said.text() == "Nothing differs."
    assert not table.list.isVisible()
    table.show_differences(SAVED, WORK, "In the file", "On screen")
    assert table.list.isVisible()


def test_markup_in_a_text_is_shown_and_not_obeyed(dialog: CompareDialog) -> None:
    columns = dialog.table.list
    row = columns.rows()[row_of(columns, "Title")]
    assert row[2].startswith("<b>Mine</b>")
    item = columns.topLevelItem(row_of(columns, "Title"))
    assert item is not None
    assert "<b>" not in item.toolTip(2)
    assert dialog.table.said.textFormat() == Qt.TextFormat.PlainText


def test_the_rows_are_reached_and_copied_with_the_keyboard(
    dialog: CompareDialog, qtbot: QtBot
) -> None:
    columns = dialog.table.list
    assert dialog.focusWidget() is columns
    before = columns.currentIndex().row()
    qtbot.keyClick(columns, Qt.Key.Key_Down)
    assert columns.currentIndex().row() == before + 1
    qtbot.keyClick(columns, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = copied()
    assert lines[0] == ["What", "In the file", "On screen"]
    assert ["GPU count", "25,000", "27,000"] in lines
    assert {len(line) for line in lines} == {3}, "a table for a spreadsheet"
    notes = next(line for line in lines if line[0] == "Notes")
    assert notes[2].startswith("'="), "nothing that a spreadsheet would compute"


def test_nothing_can_be_changed(dialog: CompareDialog, qtbot: QtBot) -> None:
    columns = dialog.table.list
    before = columns.rows()
    qtbot.keyClick(columns, Qt.Key.Key_F2)
    qtbot.keyClicks(columns, "x")
    assert columns.rows() == before
    assert columns.state() != Columns.State.EditingState


def test_a_long_text_takes_as_many_lines_as_it_needs(dialog: CompareDialog) -> None:
    columns = dialog.table.list
    line = height_of(columns, "GPU count")
    assert height_of(columns, "Notes") > 1.5 * line
    narrow = height_of(columns, "Notes")
    dialog.resize(1600, dialog.height())
    app.settle()
    assert height_of(columns, "Notes") < narrow, "the wider, the lower"


def test_close_and_escape_close(dialog: CompareDialog, qtbot: QtBot) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_then_now_and_why_are_read_in_full_and_copied(qtbot: QtBot) -> None:
    changes = [
        Change("energy", "48.8 GWh", "50.1 GWh", "It is computed otherwise now. " * 8),
        Change("never_heard_of", "1", "–", "This version does not know it."),
    ]
    dialog = ThenDialog(changes, "0.0.9")
    qtbot.addWidget(dialog)
    dialog.show()
    app.settle()
    rows = dialog.list.rows()
    assert [row[0] for row in rows] == ["Energy", "never_heard_of"]
    said = next(label for label in dialog.findChildren(QLabel) if "saved by" in label.text())
    assert "0.0.9" in said.text()
    metrics = dialog.list.fontMetrics()
    for place in range(3):
        longest = max(metrics.horizontalAdvance(row[place]) for row in rows)
        assert dialog.list.columnWidth(place) > longest, "nothing is cut"
    assert height_of(dialog.list, "Energy") > 1.5 * height_of(dialog.list, "never_heard_of")
    qtbot.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied()[0] == ["Result", "Then", "Now", "Why"]
    assert copied()[2][:3] == ["never_heard_of", "1", "–"]
