"""The question after a crash, as somebody answers it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from explorer import library
from tests.ui.conftest import in_dialog
from ui.panels.recover import Found, RecoverDialog

WHEN = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
SAVED = library.preset("gpt-4-training")
WORK = SAVED.stating("gpu_count", 27_000)


@pytest.fixture
def dialog(qtbot: QtBot) -> RecoverDialog:
    dialog = RecoverDialog(
        [
            Found("<b>Mine</b>", "/home/ada/mine.wattif.toml", WHEN, WORK, SAVED),
            Found("Never saved", "", WHEN, WORK, SAVED),
            Found("Gone", "/gone/x.toml", WHEN, WORK, None, "x.toml cannot be read: gone."),
        ]
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_each_window_is_named_with_its_file_and_how_much_differs(dialog: RecoverDialog) -> None:
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert texts[0].startswith("<b>Mine</b>\nmine.wattif.toml\n2026-05-04")
    assert texts[0].endswith("3 things differ"), "the count, its check and its source"
    assert "Never saved" in texts[1]
    assert "3 things differ" in texts[1], "from what was opened"
    assert "not readable" in texts[2]
    assert "<b>" not in dialog.list.item(0).toolTip()


def test_the_work_stands_beside_what_the_file_holds(dialog: RecoverDialog) -> None:
    def headings() -> list[str]:
        head = dialog.table.list.headerItem()
        return [head.text(place) for place in (1, 2)]

    assert ["GPU count", "25,000", "27,000"] in dialog.table.list.rows()
    assert headings() == ["In the file", "Recovered"]
    assert dialog.path.text() == "/home/ada/mine.wattif.toml"
    dialog.list.setCurrentRow(1)
    assert headings() == ["As opened", "Recovered"]
    assert "never saved" in dialog.where.text()
    assert not dialog.path.isVisible()
    dialog.list.setCurrentRow(2)
    assert "cannot be read" in dialog.where.text()
    assert headings() == ["Not known", "Recovered"]
    assert ["GPU count", "–", "27,000"] in dialog.table.list.rows()


def test_texts_without_end_make_the_window_no_wider(qtbot: QtBot) -> None:
    word = "w" * 2_000
    found = [Found(word, f"/{word}/{word}.toml", WHEN, WORK, None, word)]
    dialog = RecoverDialog(found)
    qtbot.addWidget(dialog)
    dialog.resize(900, 560)
    dialog.show()
    assert (dialog.width(), dialog.height()) == (900, 560)
    assert "…" in dialog.path.text()
    assert len(dialog.path.toolTip()) > 1_000


def test_a_window_is_ticked_with_the_keyboard_and_the_mouse(
    dialog: RecoverDialog, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert list(dialog.chosen) == [1, 2]
    rect = dialog.list.visualItemRect(dialog.list.item(1))
    box = QPoint(rect.left() + 10, rect.center().y())
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert list(dialog.chosen) == [2]


def test_only_what_is_ticked_is_opened(dialog: RecoverDialog, qtbot: QtBot) -> None:
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (dialog.outcome, dialog.chosen) == ("open", (0, 2))


def test_with_nothing_ticked_there_is_nothing_to_open(dialog: RecoverDialog) -> None:
    for row in range(3):
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.open_.isEnabled()


def test_escape_decides_later(dialog: RecoverDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.outcome == "later"


@pytest.mark.parametrize(("button", "outcome"), [("Cancel", "later"), ("Discard", "discard")])
def test_discarding_is_asked_about_once_more(
    dialog: RecoverDialog, button: str, outcome: str
) -> None:
    kind = getattr(QMessageBox.StandardButton, button)

    def press(box: QMessageBox) -> None:
        found: QAbstractButton = box.button(kind)
        found.click()

    in_dialog(QMessageBox, press)
    dialog.discard.click()
    assert dialog.outcome == outcome
