"""Handing out from the window, as somebody does it: choose, say where, wait or cancel."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QProgressDialog
from pytestqt.qtbot import QtBot

from explorer.handout.kinds import KINDS, Kind, kind_of
from tests.ui.conftest import in_dialog
from ui import app
from ui.panels.cite import CiteDialog
from ui.panels.handout import Asked, HandoutDialog
from ui.wiring import Wiring

_ENOUGH = 30_000
"""Milliseconds that no file takes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty one."""
    path = tmp_path / "out"
    path.mkdir()
    return path


def hand_out(wiring: Wiring, qtbot: QtBot, subject: str, path: Path) -> None:
    """By the menu: the dialog, then where; until the file is there."""

    def choose(dialog: HandoutDialog) -> None:
        dialog.choose(subject, path.suffix)
        in_dialog(QFileDialog, say_where)
        dialog.accept()

    def say_where(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    in_dialog(HandoutDialog, choose)
    wiring.window_.actions_.export.trigger()
    qtbot.waitUntil(lambda: wiring.handing.errand is None, timeout=_ENOUGH)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.suffix)
def test_every_kind_is_written_and_said_so(
    kind: Kind, wiring: Wiring, qtbot: QtBot, folder: Path
) -> None:
    path = folder / f"out{kind.suffix}"
    hand_out(wiring, qtbot, "scenario", path)
    assert path.stat().st_size > 100
    assert wiring.window_.notice.text.text() == f"{path.name} is written."
    assert [p.name for p in folder.iterdir()] == [path.name]


def test_what_stands_beside_is_handed_out_with_it(
    wiring: Wiring, qtbot: QtBot, folder: Path
) -> None:
    wiring.pinning.add_preset("gpt-3-training")
    hand_out(wiring, qtbot, "compared", folder / "numbers.csv")
    text = (folder / "numbers.csv").read_text("utf-8-sig")
    titles = {row[0] for row in csv.reader(text.splitlines()) if row}
    assert {wiring.store.scenario.title, "GPT-3 training"} <= titles


def test_what_a_pin_is_called_is_what_the_file_calls_it(
    wiring: Wiring, qtbot: QtBot, folder: Path
) -> None:
    wiring.comparing.pin(wiring.store.scenario.stating("pue", 1.5), "Plan A")
    hand_out(wiring, qtbot, "compared", folder / "numbers.csv")
    assert "Plan A" in (folder / "numbers.csv").read_text("utf-8-sig")


def test_the_numbers_are_those_on_the_screen_at_the_moment(
    wiring: Wiring, qtbot: QtBot, folder: Path
) -> None:
    wiring.store.state("pue", 1.2)
    wiring.finish()
    hand_out(wiring, qtbot, "scenario", folder / "page.html")
    tile = wiring.window_.tiles.tiles[0]
    page = (folder / "page.html").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert tile.value.replace("\N{NO-BREAK SPACE}", " ") in page


def test_a_picture_has_the_size_that_was_asked_for(
    wiring: Wiring, qtbot: QtBot, folder: Path
) -> None:
    content, path = wiring.handing._content("scenario"), folder / "chart.png"
    asked = Asked("scenario", kind_of(".png"), "ladder", QSize(1280, 720), dark=True)
    wiring.handing.write(content, path, asked)
    qtbot.waitUntil(lambda: wiring.handing.errand is None, timeout=_ENOUGH)
    picture = QImage(str(path))
    assert picture.size() == QSize(1280, 720)
    assert picture.pixelColor(3, 3).lightness() < 60


@pytest.mark.parametrize("suffix", [".xlsx", ".html"])
def test_a_cancelled_file_leaves_the_old_one_whole(
    suffix: str, wiring: Wiring, qtbot: QtBot, folder: Path
) -> None:
    path = folder / f"old{suffix}"
    path.write_text("what was there")
    asked = Asked("scenario", kind_of(suffix), "", QSize(1280, 720), dark=False)
    wiring.handing.write(wiring.handing._content("scenario"), path, asked)
    progress = wiring.window_.findChild(QProgressDialog)
    assert progress is not None
    progress.canceled.emit()
    assert wiring.handing.errand is None
    app.settle()
    assert path.read_text() == "what was there"
    assert [p.name for p in folder.iterdir()] == [path.name]
    assert "was not written" in wiring.window_.notice.text.text()


def test_a_folder_that_went_is_told_and_the_window_goes_on(
    wiring: Wiring, qtbot: QtBot, folder: Path
) -> None:
    asked = Asked("scenario", kind_of(".csv"), "", QSize(1280, 720), dark=False)
    path = folder / "gone" / "numbers.csv"
    wiring.handing.write(wiring.handing._content("scenario"), path, asked)
    qtbot.waitUntil(lambda: wiring.handing.errand is None, timeout=_ENOUGH)
    assert "could not be saved" in wiring.window_.notice.text.text()


def test_the_window_may_be_closed_while_a_file_is_written(wiring: Wiring, folder: Path) -> None:
    asked = Asked("scenario", kind_of(".xlsx"), "", QSize(1280, 720), dark=False)
    wiring.handing.write(wiring.handing._content("scenario"), folder / "book.xlsx", asked)
    wiring.window_.closed.emit()
    assert wiring.handing.errand is None
    assert {path.name for path in folder.iterdir()} <= {"book.xlsx"}


def test_a_citation_is_copied_in_the_form_in_front(wiring: Wiring, qtbot: QtBot) -> None:
    def copy(dialog: CiteDialog) -> None:
        dialog.tabs.setCurrentIndex(2)
        qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
        dialog.reject()

    in_dialog(CiteDialog, copy)
    wiring.window_.actions_.cite.trigger()
    assert QGuiApplication.clipboard().text().startswith("@")
