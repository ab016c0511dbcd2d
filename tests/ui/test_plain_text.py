"""Whatever a file says is shown as text: nothing in it is markup, a picture, a link or a key."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument, QUndoStack
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer import files, library
from explorer.plain_text import clean
from explorer.scenario import Hold, Scenario
from explorer.study.goal import Goal
from explorer.study.then import Change
from explorer.table_reader import read_table
from tests.closing import close
from tests.ui.conftest import in_dialog
from tests.ui.plainness import (
    HOSTILE,
    LINK,
    LONG,
    MARK,
    OBEYED,
    UNBROKEN,
    faults,
    scenario,
    wrong_document,
)
from ui import app, settings, theme
from ui.charts.claims.card import ClaimCard
from ui.links import LinkDialog, target_of
from ui.origin import Origin
from ui.panels.claiming import ClaimsDialog
from ui.panels.details import DetailsDialog, SourceDialog
from ui.panels.differences import CompareDialog
from ui.panels.follow import FollowDialog
from ui.panels.hold import HoldDialog
from ui.panels.imported import ImportDialog
from ui.panels.picker import Choice, PickerDialog
from ui.panels.recover import Found, RecoverDialog
from ui.panels.then import ThenDialog
from ui.plain import plain
from ui.saving import ask_over_change, ask_where
from ui.stage import PAGES
from ui.window import MINIMUM
from ui.wiring import Wiring


@pytest.fixture
def hostile(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Wiring]:
    """A window of 1280 × 720 on a scenario of hostile texts."""
    theme.prepare_fonts(app.make_application())
    theme.apply("light")
    text = getattr(request, "param", HOSTILE + OBEYED)
    wiring = app.build(library.preset(library.DEFAULT))
    wiring.window_.resize(1280, 720)
    wiring.window_.show()
    wiring.place_charts()
    app.settle()
    wiring.store.open(scenario(text), Origin(scenario(text), Path(f"/tmp/{MARK}&[*].wattif.toml")))
    app.settle()
    yield wiring
    close(wiring)


TEXTS = pytest.mark.parametrize(
    "hostile", [HOSTILE + OBEYED, LONG, UNBROKEN], indirect=True, ids=["short", "long", "unbroken"]
)


@TEXTS
def test_no_page_of_the_window_obeys_a_text(hostile: Wiring) -> None:
    window = hostile.window_
    for place in range(len(PAGES)):
        window.stage.tabs.setCurrentIndex(place)
        app.settle()
        assert list(faults(window)) == [], PAGES[place].title
        assert window.size() == QSize(1280, 720), PAGES[place].title
        for card in window.findChildren(ClaimCard):
            parent = card.parentWidget()
            assert card.isHidden() or not parent or card.width() <= parent.width() <= 1280
    assert window.minimumSize() == MINIMUM
    window.resize(MINIMUM)
    app.settle()
    assert window.size() == MINIMUM
    assert window.heading.height() < MINIMUM.height() / 3, "there is room for the rows"
    assert window.windowTitle().count("[*]") % 2 == 1
    shown = [b for b in window.findChildren(QWidget) if MARK in b.toolTip().replace("&lt;", "<")]
    assert shown or MARK in window.heading.title.text(), "the texts are there at all"


def test_neither_outlook_nor_target_obeys_a_text(hostile: Wiring) -> None:
    hostile.store.open(scenario(HOSTILE, "headline-multipliers-2035"))
    hostile.store.aim(Goal("annual_energy", 1e18))
    for place in range(len(PAGES)):
        hostile.window_.stage.tabs.setCurrentIndex(place)
        hostile.finish()
        app.settle()
        assert list(faults(hostile.window_)) == [], PAGES[place].title
        assert hostile.window_.size() == QSize(1280, 720)


@TEXTS
def test_the_explanation_obeys_no_text(hostile: Wiring) -> None:
    for name in ("emissions", "pue", "gpu_count"):
        hostile.explain(name)
        app.settle()
        dialog = hostile.explanation
        assert dialog is not None
        for row in range(3):
            item = dialog.tree.topLevelItem(0)
            assert item is not None
            dialog.tree.setCurrentItem(item.child(row) or item)
            assert list(faults(dialog)) == []
        assert dialog.width() <= 1280
        assert dialog.height() <= 720


@TEXTS
def test_no_dialog_obeys_a_text(hostile: Wiring, qtbot: QtBot) -> None:
    results, held = hostile.store.results, hostile.store.scenario
    text = held.title
    target = target_of(LINK)
    assert target is not None
    made: list[QDialog] = [
        DetailsDialog(held),
        SourceDialog("pue", held),
        SourceDialog("gpu_count", held),
        ClaimsDialog(held),
        FollowDialog("servers", 5000.0, results, ["gpu_count", "gpus_per_server"]),
        HoldDialog("gpu_count", results, ["energy"], "energy"),
        PickerDialog(text[:60], text, [Choice("key", text, text, text)]),
        LinkDialog(target),
        CompareDialog(library.preset(library.DEFAULT), held, text, text, "Compared"),
        ThenDialog([Change("energy", text, text, text)], text),
        RecoverDialog([Found(text, text, datetime.now(UTC), held, None, text[:300])]),
        RecoverDialog([Found(text, text, datetime.now(UTC), held, Scenario())]),
        ImportDialog(read_table(f"name,value,source\npue,1.3,{text}\n{text},{text},x\n"), results),
    ]
    for dialog in made:
        qtbot.addWidget(dialog)
        dialog.show()
        app.settle()
        if isinstance(dialog, ClaimsDialog):
            for row in range(dialog.list.count()):
                dialog.list.setCurrentRow(row)
            dialog.form.quantity.setEditText(text)
            dialog.accept()
            assert dialog.form.told["quantity"].isVisible()
            app.settle()
        assert list(faults(dialog)) == [], type(dialog).__name__
        assert dialog.width() <= 1280, type(dialog).__name__
        assert dialog.height() <= 720, type(dialog).__name__
        dialog.close()


def test_the_history_obeys_no_text(hostile: Wiring) -> None:
    store, window = hostile.store, hostile.window_
    store.describe(store.scenario.model_copy(update={"title": f"{MARK} again & again"}))
    store.open(scenario(HOSTILE))
    store.claim(store.scenario.model_copy(update={"claims": store.scenario.claims[:2]}))
    store.hold(Hold(quantity="energy", value=1e14, unit="J", follower="gpu_count"))
    window.history.show()
    stack = store.undo_stack
    while stack.canUndo():
        app.settle()
        assert list(faults(window)) == []
        assert "\n" not in window.actions_.undo.text()
        stack.undo()
    assert isinstance(stack, QUndoStack)
    assert list(faults(window)) == []


NAME = "<b>B</b>&amp;A&B[*]\N{RIGHT-TO-LEFT OVERRIDE}lmot\n<img src=x>.wattif.toml"
"""A name that a file may have on Linux, but for the slash."""
CLEAN = clean(NAME).replace("\n", " ")


@pytest.fixture
def named(hostile: Wiring, tmp_path: Path) -> Path:
    """A file of a hostile name, open in the window."""
    path = tmp_path / NAME.replace("/", "")
    hostile.store.open(library.preset(library.DEFAULT))
    assert hostile.document.save_to(path)
    app.settle()
    return path


def test_a_file_s_name_is_text_in_title_and_menu(hostile: Wiring, named: Path) -> None:
    window = hostile.window_
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in window.windowTitle()
    assert "\n" not in window.windowTitle()
    assert window.windowTitle().count("[*]") == 3, "two for the one in the name, one of ours"
    recent = window.actions_.recent
    recent.aboutToShow.emit()
    (action,) = [a for a in recent.actions() if a.data() == settings.load().recent[0]]
    assert "&&amp;A&&B" in action.text()
    assert "\n" not in action.text()
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in action.text()
    assert list(faults(window)) == []


def test_a_file_s_name_is_text_in_notices_and_questions(hostile: Wiring, named: Path) -> None:
    window = hostile.window_
    named.write_text("format = 2\nxx = 1\n", encoding="utf-8")
    hostile.document.open_file(named)
    assert "line 2" in window.notice.text.text()
    assert_plain_notice(hostile)
    hostile.document.watch.look()
    app.settle()
    assert_plain_notice(hostile)

    met: list[str] = []

    def look(box: QMessageBox) -> None:
        met.extend(faults(box))
        met.extend(
            f"{label.text()!r} reverses"
            for label in box.findChildren(QLabel)
            if "\N{RIGHT-TO-LEFT OVERRIDE}" in label.text()
        )
        box.reject()

    boxes = in_dialog(QMessageBox, look)
    wiring_save = hostile.document.save_to(named)
    assert not wiring_save
    assert boxes
    boxes = in_dialog(QMessageBox, look)
    ask_over_change(window, HOSTILE)
    assert boxes
    assert met == []


def assert_plain_notice(wiring: Wiring) -> None:
    text = wiring.window_.notice.text
    assert text.isVisible()
    assert "<b>B<b>" in text.text()
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text.text()
    assert list(faults(wiring.window_)) == []


def test_replacing_a_file_asks_in_plain_text(
    hostile: Wiring, named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []

    def look(box: QMessageBox) -> None:
        found.extend(label.text() for label in box.findChildren(QLabel))
        found.extend(f"FAULT {fault}" for fault in faults(box))
        box.reject()

    def choose(dialog: QFileDialog) -> None:
        in_dialog(QMessageBox, look)
        dialog.selectFile(str(named))
        dialog.accept()

    in_dialog(QFileDialog, choose)
    assert ask_where(hostile.window_, "Save", named, {"Wattif (*.toml)": "toml"}) is None
    assert any("<b>B" in text for text in found)
    assert not [text for text in found if text.startswith("FAULT")]


def test_what_a_screen_would_obey_never_comes_in_by_a_file(hostile: Wiring, tmp_path: Path) -> None:
    escaped = "".join(f"\\u{ord(c):04x}" for c in OBEYED if c != "\0")
    path = tmp_path / "a.wattif.toml"
    path.write_text(
        f'format = 2\ntitle = "a{escaped}z"\nsummary = "a{escaped}z"\nnotes = "a{escaped}z"\n'
        f'[sources]\nkey = {{ text = "a{escaped}z" }}\n[statements]\n'
        f'pue = {{ value = 1.2, cite = "key", note = "a{escaped}z" }}\n'
        f'[[claims]]\nquantity = "pue"\nvalue = 1.3\nsentence = "a{escaped}z"\n'
        f'by = "a{escaped}z"\n',
        encoding="utf-8",
    )
    read = files.load(path)
    texts = (read.title, read.summary, read.notes, read.sources["key"].text)
    said = (read.statements["pue"].note, read.claims[0].sentence, read.claims[0].by)
    assert {*texts, *said} == {"a[31mz"}


def test_a_tooltip_shows_a_text_as_it_is_and_stays_small() -> None:
    document = QTextDocument()
    document.setHtml(plain(HOSTILE))
    shown = document.toPlainText().replace("\N{ZERO WIDTH SPACE}", "")
    assert shown.split() == HOSTILE.split()
    assert wrong_document(document) == ""
    for text in (LONG, UNBROKEN):
        label = QLabel(plain(text))
        label.setWordWrap(True)
        assert label.sizeHint().width() < 1280
        assert label.sizeHint().height() < 720
        label.deleteLater()
