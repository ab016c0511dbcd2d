"""A story is recorded with a key, edited in its dock, kept in a file, and nothing of it is lost."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from explorer import library, stories
from explorer.errors import WattifError
from explorer.results import evaluate
from explorer.story import CHARTS, TITLES, Step, Story
from tests.explorer.samples import plain
from tests.ui.conftest import Opener, in_dialog
from tests.ui.plainness import MARK, faults
from ui import app
from ui.charts import kinds
from ui.panels.story import StoryDock
from ui.stage import PAGES
from ui.window import MainWindow
from ui.wiring import Wiring

Key = Qt.Key


@pytest.fixture(autouse=True)
def _own_file_dialogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Qt's own file dialogs, beginning in the test's folder."""
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def story(wiring: Wiring) -> Wiring:
    """A window with a story of three steps, its dock open."""
    for name in ("palm-training", "gpt-3-training", "bloom-training"):
        wiring.telling.record(Step(headline=f"{{energy}} – {name}", scenario=library.preset(name)))
    wiring.window_.actions_.story.trigger()
    app.settle()
    return wiring


def dock(wiring: Wiring) -> StoryDock:
    return wiring.storytelling.dock


def names(wiring: Wiring) -> list[str]:
    return [
        step.headline.rpartition(" ")[2].partition("-")[0] for step in wiring.telling.story.steps
    ]


def listed(wiring: Wiring) -> list[str]:
    steps = dock(wiring).steps
    return [plain(steps.item(row).text()) for row in range(steps.count())]


def said(wiring: Wiring) -> str:
    return wiring.window_.notice.text.text()


def press_offer(wiring: Wiring, words: str) -> None:
    app.settle()
    buttons = wiring.window_.notice.findChildren(QPushButton)
    next(b for b in buttons if words in b.text().replace("&", "")).click()
    app.settle()


def answer_file_dialog(path: Path) -> list[Any]:
    def act(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    return in_dialog(QFileDialog, act)


def answer(button: QMessageBox.StandardButton, told: list[str] | None = None) -> list[Any]:
    def act(box: QMessageBox) -> None:
        if told is not None:
            told.append(box.text())
        box.button(button).click()

    return in_dialog(QMessageBox, act)


# ---- what a step can show


def test_the_charts_of_a_step_are_the_charts_there_are() -> None:
    assert set(CHARTS) == set(kinds.KINDS)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_called_in_a_story_as_on_its_card(name: str, wiring: Wiring) -> None:
    chart = kinds.new(name)
    assert chart.title == TITLES[name]
    chart.deleteLater()


# ---- recording


def test_a_key_records_what_is_on_screen(wiring: Wiring, qtbot: QtBot) -> None:
    window = wiring.window_
    wiring.store.state("pue", 1.3)
    window.stage.tabs.setCurrentIndex([page.title for page in PAGES].index("How big"))
    assert wiring.insight is not None
    wiring.insight.look_at("emissions")
    app.settle()
    qtbot.keyClick(window, Key.Key_F9)
    step = wiring.telling.step
    assert step is not None
    assert step.scenario == wiring.store.scenario
    assert step.charts == ("ladder", "breakdown")
    assert step.look_at == "emissions"
    assert step.headline == "{emissions} – GPT-4 training, as RISE counts it"
    assert "step 1" in said(wiring)
    wiring.store.state("pue", 1.5)
    qtbot.keyClick(window, Key.Key_F9)
    assert [s.scenario.values["pue"] for s in wiring.telling.story.steps] == [1.3, 1.5]
    press_offer(wiring, "headline")
    assert dock(wiring).isVisible()
    assert dock(wiring).form.headline.hasFocus()
    qtbot.keyClicks(dock(wiring).form.headline, "Twice as much")
    assert wiring.telling.story.steps[1].headline == "Twice as much"


def test_what_stands_beside_is_recorded_by_the_name_it_has_there(wiring: Wiring) -> None:
    wiring.comparing.pin(library.preset("palm-training"), "The other one")
    wiring.window_.actions_.record.trigger()
    step = wiring.telling.step
    assert step is not None
    assert [one.title for one in step.beside] == ["The other one"]
    assert step.beside[0].statements == library.preset("palm-training").statements


def test_a_full_story_says_so(wiring: Wiring) -> None:
    step = Step(headline="x", scenario=library.preset("palm-training"))
    wiring.telling.recover(Story(steps=(step,) * 100), None, "")
    wiring.window_.actions_.record.trigger()
    assert "100 steps at most" in said(wiring)
    assert len(wiring.telling.story.steps) == 100


# ---- the dock


def test_the_list_says_the_headlines_with_their_numbers(story: Wiring) -> None:
    palm = evaluate(library.preset("palm-training")).shown("energy")
    assert listed(story)[0] == plain(f"{palm} – palm-training")
    assert "{" not in "".join(listed(story))


def test_an_empty_story_says_how_to_begin(wiring: Wiring) -> None:
    wiring.window_.actions_.story.trigger()
    page = dock(wiring).beginning
    assert page.isVisible()
    assert any("F9" in label.text() for label in page.findChildren(QLabel))
    begin = page.findChildren(QPushButton)[0]
    begin.click()
    app.settle()
    assert len(listed(wiring)) == 1
    assert dock(wiring).steps.isVisible()


def test_steps_are_moved_doubled_and_removed_by_keys_and_all_of_it_undone(
    story: Wiring, qtbot: QtBot
) -> None:
    steps, alt = dock(story).steps, Qt.KeyboardModifier.AltModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    before, scenario = story.telling.story, story.store.scenario
    story.store.state("pue", 1.4)
    steps.setFocus()
    qtbot.keyClick(steps, Key.Key_Up, alt)
    assert names(story) == ["palm", "bloom", "gpt"]
    qtbot.keyClick(steps, Key.Key_Down, alt)
    qtbot.keyClick(steps, Key.Key_Down, alt)
    assert names(story) == ["palm", "gpt", "bloom"], "below the last there is nothing"
    qtbot.keyClick(steps, Key.Key_Home)
    assert story.telling.chosen == 0
    qtbot.keyClick(steps, Key.Key_D, control | shift)
    assert names(story) == ["palm", "palm", "gpt", "bloom"]
    qtbot.keyClick(steps, Key.Key_Delete)
    qtbot.keyClick(steps, Key.Key_Delete)
    assert names(story) == ["palm", "bloom"]
    assert listed(story)[story.telling.chosen].endswith("bloom-training")
    for _times in range(3):
        qtbot.keyClick(steps, Key.Key_Z, control)
    assert names(story) == ["palm", "gpt", "bloom"]
    assert story.store.scenario.values["pue"] == 1.4, "the scenario has a history of its own"
    assert story.telling.story == before
    qtbot.keyClick(steps, Key.Key_Z, control | shift)
    assert names(story) == ["palm", "palm", "gpt", "bloom"]
    story.window_.setFocus()
    story.window_.actions_.undo.trigger()
    assert story.store.scenario == scenario


def test_the_words_of_a_step_are_written_in_the_form(story: Wiring, qtbot: QtBot) -> None:
    form, count = dock(story).form, story.telling.undo_stack.count()
    form.headline.selectAll()
    qtbot.keyClicks(form.headline, "It takes {energy} for {gpu_count}")
    app.settle()
    assert plain(form.preview.text()).startswith("It takes 433 MWh for 384"), form.preview.text()
    assert form.wrong.isHidden()
    assert story.telling.undo_stack.count() == count + 1, "typing is one edit"
    qtbot.keyClicks(form.notes, "Wait.")
    form.second.setCurrentIndex(form.second.findData("tornado"))
    form.second.activated.emit(form.second.currentIndex())
    form.result.setCurrentIndex(form.result.findData("emissions"))
    form.result.activated.emit(form.result.currentIndex())
    step = story.telling.step
    assert step is not None
    assert (step.notes, step.charts, step.look_at) == (
        "Wait.",
        ("breakdown", "tornado"),
        "emissions",
    )
    while story.telling.undo_stack.index() > count:
        story.telling.undo_stack.undo()
    app.settle()
    assert form.headline.toPlainText() == "{energy} – bloom-training"


def test_what_cannot_be_read_in_a_headline_is_said_and_stays_as_typed(
    story: Wiring, qtbot: QtBot, tmp_path: Path
) -> None:
    form = dock(story).form
    form.headline.selectAll()
    qtbot.keyClicks(form.headline, "{enrgy} of {energy}")
    app.settle()
    assert "did you mean energy" in form.wrong.text()
    assert form.headline.toPlainText() == "{enrgy} of {energy}", "nobody writes into the field"
    assert plain(listed(story)[2]) == "{enrgy} of 433 MWh"
    path = tmp_path / "kept.story.toml"
    answer_file_dialog(path)
    assert story.telling.save()
    assert stories.load(path) == story.telling.story


def test_a_number_is_put_into_the_headline_from_a_list(story: Wiring) -> None:
    form = dock(story).form
    form.headline.clear()
    form.numbers.aboutToShow.emit()
    offered = {action.data(): action for action in form.numbers.findChildren(QAction)}
    assert "433" in offered["{energy}"].text()
    offered["{energy change}"].trigger()
    step = story.telling.step
    assert step is not None
    assert step.headline == "{energy change}"


def test_markup_in_a_story_stays_text(wiring: Wiring, tmp_path: Path) -> None:
    scenario = library.preset("palm-training").model_copy(update={"title": MARK})
    step = Step(headline=MARK, notes=MARK, scenario=scenario, beside=(scenario,))
    path = tmp_path / "m.story.toml"
    stories.save(Story(title=MARK, summary=MARK, steps=(step,)), path)
    wiring.document.open_file(path)
    app.settle()
    assert not list(faults(dock(wiring)))
    assert MARK[:20] in listed(wiring)[0]
    wiring.storytelling.show_step()
    app.settle()
    assert not list(faults(dock(wiring)))


# ---- between story and screen


def test_a_step_is_shown_by_enter_and_undone(story: Wiring, qtbot: QtBot) -> None:
    before = story.store.scenario
    steps = dock(story).steps
    story.telling.change(
        story.telling.story.steps[2].with_changes(charts=("outlook",), look_at="emissions")
    )
    steps.setFocus()
    qtbot.keyClick(steps, Key.Key_Return)
    app.settle()
    assert story.store.scenario == library.preset("bloom-training")
    assert "outlook" in story.window_.stage.visible
    assert story.insight is not None
    assert story.insight.focus == "emissions"
    story.store.state("pue", 1.9)
    qtbot.keyClick(steps, Key.Key_Up)
    qtbot.keyClick(steps, Key.Key_Return)
    assert story.store.scenario == library.preset("gpt-3-training"), (
        "between steps nothing is asked"
    )
    for _times in range(3):
        story.store.undo_stack.undo()
    assert story.store.scenario == before


def test_work_is_asked_about_before_a_step_takes_its_place(story: Wiring) -> None:
    story.store.state("pue", 1.9)
    mine = story.store.scenario
    met = answer(QMessageBox.StandardButton.Cancel)
    story.storytelling.show_step()
    assert met
    assert story.store.scenario == mine


def test_what_stands_beside_a_step_comes_to_the_screen_with_it(story: Wiring) -> None:
    wiring, palm = story, library.preset("palm-training")
    wiring.comparing.pin(library.preset("nas-measured"), "mine")
    step = wiring.telling.story.steps[2]
    wiring.telling.change(step.with_changes(beside=(palm,)))
    wiring.storytelling.show_step()
    assert [pin.scenario.title for pin in wiring.comparing.pins] == [palm.title]
    press_offer(wiring, "Bring back")
    assert [pin.title for pin in wiring.comparing.pins] == ["mine"]


def test_a_step_takes_over_what_is_on_screen(story: Wiring) -> None:
    dock(story).replace.click()
    step = story.telling.step
    assert step is not None
    assert step.scenario == story.store.scenario
    assert step.headline == "{energy} – bloom-training"


# ---- files


def test_a_story_is_saved_and_opened_again_the_ways_a_file_is_opened(
    story: Wiring, opened: Opener, tmp_path: Path
) -> None:
    path, told = tmp_path / "meeting.story.toml", story.telling.story
    answer_file_dialog(path)
    story.window_.actions_.save_story.trigger()
    assert stories.load(path) == told
    assert not story.telling.unsaved
    assert not story.window_.actions_.save_story.isEnabled()
    assert "meeting.story.toml" in dock(story).windowTitle()

    def by_the_menu(window: MainWindow) -> None:
        answer_file_dialog(path)
        window.actions_.open_story.trigger()

    def as_any_file(window: MainWindow) -> None:
        answer_file_dialog(path)
        window.actions_.open.trigger()

    def by_dropping(window: MainWindow) -> None:
        window.dropEvent(_drop(path))

    def as_a_recent_one(window: MainWindow) -> None:
        window.actions_.recent.aboutToShow.emit()
        window.actions_.recent.actions()[0].trigger()

    for way in (by_the_menu, as_any_file, by_dropping, as_a_recent_one):
        other = opened("gpt-4-training")
        before = other.store.scenario
        way(other.window_)
        app.settle()
        assert other.telling.story == told
        assert other.telling.path == path
        assert dock(other).isVisible()
        assert other.store.scenario == before, "what is on screen stays"


def _drop(path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    _drop.kept = data  # type: ignore[attr-defined]  # the event does not own it
    return QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_the_article_ships_and_stays_as_it_is(wiring: Wiring) -> None:
    before = stories.ARTICLE.read_bytes()
    wiring.window_.actions_.article_story.trigger()
    app.settle()
    assert len(listed(wiring)) == len(stories.load(stories.ARTICLE).steps)
    assert listed(wiring)[0].startswith("What is 50 GWh? One training run: 49 GWh")
    wiring.telling.remove()

    def accept(dialog: QFileDialog) -> None:
        dialog.selectFile(str(stories.ARTICLE))
        answer(QMessageBox.StandardButton.Yes)
        dialog.accept()

    in_dialog(QFileDialog, accept)
    wiring.window_.actions_.save_story.trigger()
    assert stories.ARTICLE.read_bytes() == before
    assert "stays as it is" in said(wiring)


def test_a_file_that_cannot_be_read_changes_nothing(story: Wiring, tmp_path: Path) -> None:
    path, before = tmp_path / "bad.story.toml", story.telling.story
    path.write_text('kind = "story"\nformat = 1\n[[steps]]\npreset = "no-longer-there"\n')
    story.document.open_file(path)
    assert "bad.story.toml, line 4" in said(story)
    assert "no-longer-there" in said(story)
    assert story.telling.story is before


def test_somebody_elses_change_is_asked_about(story: Wiring, tmp_path: Path) -> None:
    path = tmp_path / "a.story.toml"
    answer_file_dialog(path)
    story.telling.save()
    theirs = path.read_text() + "# theirs\n"
    path.write_text(theirs)
    story.telling.remove()
    met = answer(QMessageBox.StandardButton.Cancel)
    assert not story.telling.save()
    assert met
    assert path.read_text() == theirs

    def replace(box: QMessageBox) -> None:
        next(b for b in box.buttons() if "Replace" in b.text()).click()

    in_dialog(QMessageBox, replace)
    assert story.telling.save()
    assert len(stories.load(path).steps) == 2


def test_closing_asks_once_for_all_that_is_unsaved(story: Wiring, tmp_path: Path) -> None:
    told: list[str] = []
    answer(QMessageBox.StandardButton.Cancel, told)
    assert not story.window_.close()
    story.store.state("pue", 1.9)
    answer(QMessageBox.StandardButton.Cancel, told)
    assert not story.window_.close()
    assert told == [
        "Save the changes to the story?",
        "Save the changes to this scenario and to the story?",
    ]
    paths = [tmp_path / "s.wattif.toml", tmp_path / "s.story.toml"]

    def name_both(box: QMessageBox) -> None:
        def scenario(dialog: QFileDialog) -> None:
            answer_file_dialog_later(dialog, paths[0], paths[1])

        in_dialog(QFileDialog, scenario)
        box.button(box.StandardButton.Save).click()

    in_dialog(QMessageBox, name_both)
    assert story.window_.close()
    assert all(path.is_file() for path in paths)


def answer_file_dialog_later(dialog: QFileDialog, path: Path, then: Path) -> None:
    """Answer this dialog with one path, and the one after it with another."""
    answer_file_dialog(then)
    dialog.selectFile(str(path))
    dialog.accept()


def test_another_story_is_not_opened_over_unsaved_steps(story: Wiring) -> None:
    before = story.telling.story
    met = answer(QMessageBox.StandardButton.Cancel)
    story.window_.actions_.article_story.trigger()
    assert met
    assert story.telling.story is before
    answer(QMessageBox.StandardButton.Discard)
    story.window_.actions_.new_story.trigger()
    assert story.telling.story == Story()
    assert not story.telling.unsaved


def test_a_story_is_told_from_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(WattifError, match="this is a story"):
        library.find(str(stories.ARTICLE))
