"""Tables that come in and go out: nothing changes before it was seen, nothing copied runs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QTableWidget
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.report import table
from explorer.results import evaluate
from explorer.scenario import Claim, Hold, Scenario, Source
from explorer.study.goal import Goal
from explorer.table_reader import read_table
from tests.explorer.samples import plain
from tests.ui.conftest import Opener, in_dialog
from ui import app, theme
from ui.panels.imported import ImportDialog
from ui.stage import PAGES
from ui.wiring import Wiring

TABLE = (
    "name,value,unit,source\n"
    "server_power,5.2,kW,our meter\n"
    "PUE,1.2,,ours\n"
    "run_time,90,days,\n"
    "energy,50,kW,\n"
    "gpu_count,25000,,\n"
)
RUNS = '=HYPERLINK("http://x.example","y")'


@pytest.fixture(autouse=True)
def _own_file_dialogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))


def paste(wiring: Wiring, text: str, act: Callable[[ImportDialog], None]) -> list[ImportDialog]:
    """Paste a text and act on the dialog that opens; the dialogs met."""
    QGuiApplication.clipboard().setText(text)
    met = in_dialog(ImportDialog, act)
    wiring.window_.actions_.paste_table.trigger()
    return met


def drop(wiring: Wiring, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    wiring.window_.dropEvent(
        QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def cells(shown: QTableWidget) -> list[list[str]]:
    """What a list shows, with ordinary spaces."""
    return [
        [
            plain(str(shown.model().index(row, column).data()))
            for column in range(shown.columnCount())
        ]
        for row in range(shown.rowCount())
    ]


# ---- coming in


def test_a_pasted_table_is_stated_in_one_step_once_it_was_seen(wiring: Wiring) -> None:
    before = wiring.store.scenario

    def act(dialog: ImportDialog) -> None:
        assert wiring.store.scenario is before
        assert dialog.take.text() == "&Take 3 statements"
        dialog.take.click()

    assert paste(wiring, TABLE, act)
    store = wiring.store
    changed = {n for n, s in store.scenario.statements.items() if s != before.statements.get(n)}
    assert changed == {"server_power", "pue", "run_time"}
    assert store.scenario.statements["server_power"].source == "our meter"
    assert store.undo_stack.count() == 1
    assert store.undo_stack.undoText() == "import 3 statements"
    store.undo_stack.undo()
    assert store.scenario == before


def test_cancel_changes_nothing(wiring: Wiring) -> None:
    before = wiring.store.scenario
    assert paste(wiring, TABLE, lambda dialog: dialog.cancel.click())
    assert wiring.store.scenario is before
    assert wiring.store.undo_stack.count() == 0


def test_a_chosen_and_a_dropped_file_are_shown_first(wiring: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "ours.CSV"
    path.write_text(TABLE, "utf-8")

    def choose(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    met: list[list[ImportDialog]] = []

    def then(dialog: QFileDialog) -> None:
        met.append(in_dialog(ImportDialog, lambda shown: shown.take.click()))
        choose(dialog)

    in_dialog(QFileDialog, then)
    wiring.window_.actions_.import_table.trigger()
    assert met
    assert met[0]
    assert wiring.store.scenario.values["pue"] == pytest.approx(1.2)
    wiring.store.undo_stack.undo()

    dropped = in_dialog(ImportDialog, lambda shown: shown.take.click())
    drop(wiring, path)
    assert dropped
    assert wiring.store.scenario.values["pue"] == pytest.approx(1.2)
    assert wiring.document.path is None, "a table is no document"


def test_what_cannot_be_read_at_all_is_said_in_the_window(wiring: Wiring, tmp_path: Path) -> None:
    notice = wiring.window_.notice
    path = tmp_path / "bad.csv"
    path.write_bytes(b"pue,1.2\nwue,\xff\n")
    drop(wiring, path)
    assert notice.text.text().startswith("bad.csv, line 2: found bytes that are not UTF-8")
    drop(wiring, tmp_path / "gone.csv")
    assert "no such file" in notice.text.text()
    for nothing in (None, "  \n"):
        QGuiApplication.clipboard().clear()
        if nothing:
            QGuiApplication.clipboard().setText(nothing)
        notice.hide()
        wiring.window_.actions_.paste_table.trigger()
        assert notice.isVisible()
        assert "clipboard holds no text" in notice.text.text()
    assert wiring.store.undo_stack.count() == 0


def test_all_numbers_copied_and_pasted_back_have_nothing_to_take(wiring: Wiring) -> None:
    wiring.window_.actions_.copy_numbers.trigger()

    def act(dialog: ImportDialog) -> None:
        assert not dialog.take.isEnabled()
        assert "states all this already" in dialog.said.text()
        assert dialog.leaves.rowCount() > 10
        dialog.cancel.click()

    assert paste(wiring, QGuiApplication.clipboard().text(), act)
    assert wiring.store.undo_stack.count() == 0


def test_a_follower_that_is_imported_follows_no_longer(wiring: Wiring) -> None:
    energy = wiring.store.results.values["energy"]
    hold = Hold(quantity="energy", value=energy, unit="GWh", follower="gpu_count")
    wiring.store.hold(hold)
    paste(wiring, "gpu_count,9000\n", lambda dialog: dialog.take.click())
    assert wiring.store.scenario.hold is None
    assert wiring.store.scenario.values["gpu_count"] == 9000


# ---- the report


@pytest.fixture
def report(qtbot: QtBot) -> ImportDialog:
    theme.prepare_fonts(app.make_application())
    results = evaluate(library.preset(library.DEFAULT))
    dialog = ImportDialog(read_table(TABLE), results)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_report_shows_each_value_beside_what_it_is_now(report: ImportDialog) -> None:
    rows = cells(report.takes)
    power = ["2", "Power per server", "6.5 kW (3.4 to 6.5)", "5.2 kW", "our meter"]
    assert rows[0] == power
    assert rows[1] == ["3", "PUE", "1.00, assumed", "1.2", "ours"]
    assert rows[3][:4] == ["6", "GPU count", "25,000", "the same"]
    assert report.said.text() == "4 of 5 rows can be taken. Stated already: 1."
    ((line, text, reason),) = cells(report.leaves)
    assert (line, text) == ("5", "energy,50,kW,")
    assert "is a power" in reason


def test_ctrl_c_copies_the_whole_report(report: ImportDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(report.takes, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "Power per server\t6.5 kW (3.4 to 6.5)\t5.2 kW\tour meter" in copied
    assert "5\tenergy,50,kW,\tEnergy is an energy" in copied


def test_a_table_of_which_nothing_can_be_taken_says_so(qtbot: QtBot) -> None:
    results = evaluate(Scenario())
    dialog = ImportDialog(read_table("to be, or not\n"), results)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.said.text() == "Nothing can be taken from this table."
    assert not dialog.take.isEnabled()
    assert not dialog.takes.isVisible()
    assert dialog.leaves.isVisible()


def test_no_column_is_cut_off_beside_the_others(report: ImportDialog) -> None:
    app.settle()
    for shown in (report.takes, report.leaves):
        assert not shown.horizontalScrollBar().isVisible()
        assert shown.horizontalHeader().length() <= shown.viewport().width()


# ---- going out


def hostile(scenario: Scenario) -> Scenario:
    """The same scenario, every text of it a formula of a spreadsheet."""
    sources = {key: Source(text=RUNS, link=s.link) for key, s in scenario.sources.items()}
    claims = tuple(
        c.model_copy(update={"by": RUNS, "sentence": RUNS, "cite": "", "source": RUNS})
        for c in (*scenario.claims, Claim(quantity="energy", low=1e12, high=1e12, unit="GWh"))
    )
    told = {"title": RUNS, "summary": RUNS, "notes": RUNS, "sources": sources, "claims": claims}
    statements = {n: s.model_copy(update={"note": RUNS}) for n, s in scenario.statements.items()}
    return scenario.model_copy(update={**told, "statements": statements})


def would_run(text: str) -> list[str]:
    """The cells of a copied table that a spreadsheet would compute."""
    found = [cell for line in text.split("\n") for cell in line.split("\t")]
    return [cell for cell in found if cell.strip(' "').startswith(("=HYP", "@", "+H", "-H"))]


def test_no_copied_table_has_a_cell_that_a_spreadsheet_would_run(opened: Opener) -> None:
    wiring, clipboard = opened("headline-multipliers-2035"), QGuiApplication.clipboard()
    wiring.store.open(hostile(wiring.store.scenario))
    wiring.store.aim(Goal("energy", 60 * 3.6e12))
    wiring.window_.actions_.copy_numbers.trigger()
    assert len(clipboard.text().split("\n")) == len(table(wiring.store.results))
    assert would_run(clipboard.text()) == []
    guarded = set()
    for place in range(len(PAGES)):
        wiring.window_.stage.tabs.setCurrentIndex(place)
        wiring.finish()
        app.settle()
        for name in wiring.window_.stage.visible:
            wiring.charts[name].copy_table()
            assert would_run(clipboard.text()) == [], name
            guarded |= {name} if "'=HYPERLINK" in clipboard.text() else set()
    assert guarded, "no chart showed a text of the scenario"
