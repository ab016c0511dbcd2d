"""Claims are written in the window, and what was there before stays as it was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from explorer import files, library
from explorer.scenario import Claim, Scenario, Source, Statement
from explorer.toml_reader import MOST_CLAIMS
from tests.ui.conftest import in_dialog
from ui import theme
from ui.panels.claiming import ClaimsDialog
from ui.panels.details import DetailsDialog, SourceDialog
from ui.wiring import Wiring

MWH = 3.6e9
ODD = "a\N{NO-BREAK SPACE}b\n\ttwo  spaces \N{EM SPACE} end "
"""A text that Qt's fields do not give back as they were given it."""

SHARED = Scenario(
    sources={"iea": Source(text="IEA", link="https://iea.org", year=2024)},
    claims=(
        Claim(quantity="energy", low=MWH, high=2 * MWH, unit="MWh", cite="iea", sentence=ODD),
        Claim(quantity="pue", low=1.2, high=1.2, unit="1", by=ODD, source=ODD, year=2020),
        Claim(quantity="utilization", low=0.1 + 0.2, high=0.4, unit="%", cite="iea"),
        Claim(quantity="gpu_count", low=25e3, high=25e3, unit="1", link="https://a.org"),
    ),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ClaimsDialog:
    made = ClaimsDialog(SHARED)
    qtbot.addWidget(made)
    made.show()
    return made


def ok(dialog: ClaimsDialog) -> bool:
    """Press OK; whether the dialog closed."""
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    box.button(QDialogButtonBox.StandardButton.Ok).click()
    return not dialog.isVisible()


def choose(dialog: ClaimsDialog, quantity: str) -> None:
    dialog.form.quantity.setEditText(quantity)


def test_nothing_changed_is_nothing_lost(dialog: ClaimsDialog) -> None:
    for row in (1, 2, 3, 0):
        dialog.list.setCurrentRow(row)
    assert ok(dialog)
    assert dialog.claimed == SHARED


def test_a_claim_that_no_file_could_hold_stays_until_it_is_touched(qtbot: QtBot) -> None:
    claim = Claim(quantity="energy", low=1, high=1, unit="J", cite="gone", link="ftp://a.org")
    made = ClaimsDialog(Scenario(claims=(claim,)))
    qtbot.addWidget(made)
    made.accept()
    assert made.result() == QDialog.DialogCode.Accepted
    assert made.claimed.claims == (claim,)


def test_a_share_written_as_a_number_stays_one(qtbot: QtBot) -> None:
    claim = Claim(quantity="utilization", low=0.34, high=0.34, unit="1")
    made = ClaimsDialog(Scenario(claims=(claim,)))
    qtbot.addWidget(made)
    made.form.by.setText("Somebody")
    made.accept()
    assert made.result() == QDialog.DialogCode.Accepted
    assert made.claimed.claims == (claim.model_copy(update={"by": "Somebody"}),)


def test_every_preset_goes_through_the_fields_unchanged(qtbot: QtBot) -> None:
    for scenario in map(library.preset, library.names()):
        made = ClaimsDialog(scenario)
        qtbot.addWidget(made)
        made.accept()
        assert made.result() == QDialog.DialogCode.Accepted
        assert made.claimed == scenario


def test_a_new_claim_is_read_as_files_read_it(wiring: Wiring, qtbot: QtBot) -> None:
    before = wiring.store.scenario.claims

    def write(dialog: ClaimsDialog) -> None:
        dialog.list.setCurrentRow(len(before) - 1)
        dialog.add.click()
        qtbot.keyClicks(dialog.form.quantity, "emissions")
        qtbot.keyClicks(dialog.form.value, "4 to 6 kt")
        qtbot.keyClicks(dialog.form.sentence, "Some kilotonnes.")
        qtbot.keyClicks(dialog.form.by, "Somebody")
        qtbot.keyClicks(dialog.form.source, "A blog")
        qtbot.keyClicks(dialog.form.link, "https://example.org/a")
        qtbot.keyClicks(dialog.form.year, "2025")
        assert dialog.list.item(len(before)).text().startswith("emissions: 4 to 6 kt\nSomebody")
        assert ok(dialog)

    in_dialog(ClaimsDialog, write)
    wiring.window_.actions_.claims.trigger()
    *same, new = wiring.store.scenario.claims
    assert tuple(same) == before
    assert (new.quantity, new.low, new.high, new.unit) == ("emissions", 4e6, 6e6, "kt")
    assert (new.sentence, new.by) == ("Some kilotonnes.", "Somebody")
    assert wiring.store.scenario.source_of(new) == Source(
        text="A blog", link="https://example.org/a", year=2025
    )
    assert "change the claims" in wiring.window_.actions_.undo.toolTip()
    wiring.window_.actions_.undo.trigger()
    assert wiring.store.scenario.claims == before


def test_what_was_written_is_what_the_file_has(dialog: ClaimsDialog, tmp_path: Path) -> None:
    dialog.form.value.setText("1.5 GWh")
    dialog.form.by.setText("Some\N{RIGHT-TO-LEFT OVERRIDE}body")
    assert ok(dialog)
    path = tmp_path / "a.wattif.toml"
    files.save(dialog.claimed, path)
    assert files.load(path).claims == dialog.claimed.claims
    assert dialog.claimed.claims[0].by == "Somebody"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("value", "12 kW", "Energy is an energy, but “12 kW” is a power"),
        ("value", "12", "Energy needs a unit"),
        ("value", "6 to 4 GWh", "ends below its start"),
        ("value", "", "Write the value"),
        ("link", "ftp://a.org", "begins with https://"),
        ("year", "soon", "expected a year"),
        ("sentence", "x" * 20_001, "longer than 20,000"),
    ],
)
def test_wrong_input_is_told_beside_its_field(
    dialog: ClaimsDialog, field: str, text: str, said: str
) -> None:
    widget = getattr(dialog.form, field)
    before = widget.toPlainText() if field == "sentence" else widget.text()
    put = widget.setPlainText if field == "sentence" else widget.setText
    put(text)
    dialog.list.setCurrentRow(2)
    assert not ok(dialog)
    assert dialog.list.currentRow() == 0, "the claim that is wrong comes into sight"
    told = dialog.form.told[field]
    assert said in told.text()
    assert told.isVisible()
    assert told.palette().color(told.foregroundRole()).name() == theme.current().bad
    assert widget.accessibleDescription() == told.text()
    assert widget.hasFocus() or not dialog.isActiveWindow()
    put(before)
    assert said not in told.text(), "what is mended is no longer called wrong"
    assert ok(dialog)


def test_a_quantity_must_be_one_of_the_list(dialog: ClaimsDialog) -> None:
    choose(dialog, "Engery")
    assert not ok(dialog)
    assert "“Engery” is no quantity" in dialog.form.told["quantity"].text()
    choose(dialog, "")
    assert "Choose the quantity" in dialog.form.told["quantity"].text()
    choose(dialog, "energy")
    assert ok(dialog)
    assert dialog.claimed.claims[0].quantity == "energy"


def test_quantities_are_found_by_a_part_of_their_name(dialog: ClaimsDialog) -> None:
    completer = dialog.form.quantity.completer()
    assert completer is not None
    completer.setCompletionPrefix("hour")
    found = [
        completer.completionModel().index(row, 0).data()
        for row in range(completer.completionCount())
    ]
    assert found
    assert all("hour" in label.casefold() for label in found)


def test_how_a_value_is_read_is_said_while_it_is_typed(dialog: ClaimsDialog) -> None:
    dialog.form.value.setText("1 to 2 GWh")
    told = dialog.form.told["value"].text().replace("\N{NO-BREAK SPACE}", " ")
    assert told == "= 1.00 to 2.00 GWh"


def test_a_shared_source_stays_cited_until_it_is_changed(dialog: ClaimsDialog) -> None:
    dialog.form.by.setText("Another")
    assert "“iea”" in dialog.form.told["source"].text()
    dialog.list.setCurrentRow(2)
    dialog.form.source.setText("Mine")
    assert dialog.form.told["source"].text() == ""
    assert ok(dialog)
    first, _second, third, _last = dialog.claimed.claims
    assert (first.cite, first.by) == ("iea", "Another")
    assert (third.cite, third.source, third.link) == ("", "Mine", "https://iea.org")
    assert (third.low, third.high, third.unit) == (0.1 + 0.2, 0.4, "%"), "untouched"
    assert dialog.claimed.sources == SHARED.sources


def test_nothing_is_lost_by_looking_at_another_claim(dialog: ClaimsDialog) -> None:
    dialog.form.value.setText("nonsense")
    dialog.form.by.setText("Half written")
    dialog.list.setCurrentRow(1)
    dialog.list.setCurrentRow(0)
    assert dialog.form.value.text() == "nonsense"
    assert dialog.form.by.text() == "Half written"


def test_claims_change_places_and_go(dialog: ClaimsDialog, qtbot: QtBot) -> None:
    one, two, three, four = SHARED.claims
    assert not dialog.up.isEnabled()
    dialog.down.click()
    dialog.down.click()
    assert dialog.list.currentRow() == 2
    captions = [dialog.list.item(row).text().partition(":")[0] for row in range(4)]
    assert captions == ["PUE", "Utilisation", "Energy", "GPU count"]
    dialog.list.setCurrentRow(3)
    assert not dialog.down.isEnabled()
    dialog.up.click()
    dialog.list.setCurrentRow(0)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.list.count() == 3
    assert ok(dialog)
    assert dialog.claimed.claims == (three, four, one)
    assert two not in dialog.claimed.claims


def test_the_delete_key_elsewhere_deletes_no_claim(dialog: ClaimsDialog, qtbot: QtBot) -> None:
    dialog.down.setFocus()
    qtbot.keyClick(dialog.down, Qt.Key.Key_Delete)
    dialog.form.by.setText("ab")
    dialog.form.by.setFocus()
    dialog.form.by.setCursorPosition(0)
    qtbot.keyClick(dialog.form.by, Qt.Key.Key_Delete)
    assert dialog.form.by.text() == "b"
    assert dialog.list.count() == 4


def test_without_claims_it_says_what_one_is(dialog: ClaimsDialog) -> None:
    for _claim in SHARED.claims:
        dialog.remove.click()
    assert dialog.empty.isVisible()
    assert "somebody published" in dialog.empty.text()
    assert not dialog.remove.isEnabled()
    dialog.add.click()
    assert dialog.form.isVisible()
    assert not ok(dialog), "a claim of nothing is none"
    dialog.remove.click()
    assert ok(dialog)
    assert dialog.claimed.claims == ()


def test_no_more_claims_than_a_file_may_have(qtbot: QtBot) -> None:
    made = ClaimsDialog(SHARED.model_copy(update={"claims": SHARED.claims[:1] * MOST_CLAIMS}))
    qtbot.addWidget(made)
    assert not made.add.isEnabled()
    made.remove.click()
    assert made.add.isEnabled()


def test_cancelling_changes_nothing(wiring: Wiring) -> None:
    def cancel(dialog: ClaimsDialog) -> None:
        dialog.remove.click()
        dialog.reject()

    in_dialog(ClaimsDialog, cancel)
    wiring.window_.actions_.claims.trigger()
    assert not wiring.store.undo_stack.count()


def test_a_source_looked_at_keeps_all_that_a_statement_has(qtbot: QtBot) -> None:
    stated = Statement(
        value=0.1 + 0.2, unit="1", low=0.2, high=0.6, distribution="PERT", cite="iea", note=ODD
    )
    scenario = SHARED.with_statement("utilization", stated)
    made = SourceDialog("utilization", scenario)
    qtbot.addWidget(made)
    made.accept()
    assert made.result() == QDialog.DialogCode.Accepted
    assert made.stated == stated

    made = SourceDialog("utilization", scenario)
    qtbot.addWidget(made)
    made.known.setCurrentIndex(1)
    made.accept()
    assert made.result() == QDialog.DialogCode.Accepted
    assert made.stated == stated.model_copy(update={"known": made.known.itemData(1)})

    made = SourceDialog("utilization", scenario)
    qtbot.addWidget(made)
    made.year.setText("2020")
    made.accept()
    assert made.result() == QDialog.DialogCode.Accepted
    own = {"cite": "", "source": "IEA", "link": "https://iea.org", "year": 2020}
    assert made.stated == stated.model_copy(update=own)


def test_title_and_notes_looked_at_stay_as_they_are(qtbot: QtBot) -> None:
    scenario = SHARED.model_copy(update={"title": "x" * 300 + ODD, "summary": ODD, "notes": ODD})
    made = DetailsDialog(scenario)
    qtbot.addWidget(made)
    assert made.described == scenario


def test_no_label_of_the_dialog_is_interpreted(qtbot: QtBot) -> None:
    key = "<b>key</b>"
    claim = Claim(quantity="energy", low=1, high=1, unit="J", cite=key)
    made = ClaimsDialog(Scenario(sources={key: Source(text="a")}, claims=(claim,)))
    qtbot.addWidget(made)
    said = [label for label in made.findChildren(QLabel) if key in label.text()]
    assert said
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in said)
