"""A story presented: keys, numbers, axes, questions, replay, type, and what is left behind."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer, isValid

from explorer import library
from explorer.results import evaluate
from explorer.story import Step
from explorer.study.headlines import told
from explorer.study.sampled import sample
from explorer.study.sentence import said
from tests.present_shots import story
from tests.ui.conftest import Opener
from ui import app, settings, theme
from ui.charts.canvas import Canvas, Line
from ui.charts.marks import Words
from ui.plot import Plot
from ui.present import motion
from ui.present.figures import Figures
from ui.present.tween import alike, between
from ui.present.words import Footer, Headline
from ui.wiring.performance import Performance

Key = Qt.Key
TWENTY_POINTS = 20 * 96 / 72


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    theme.prepare_fonts(app.make_application())
    theme.apply("light")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def shown(home: QWidget, qtbot: QtBot) -> Iterator[Performance]:
    """The story from its first step on, without movement."""
    performance = begun(home, qtbot)
    yield performance
    if isValid(performance):
        performance.end()
    app.settle()
    gc.collect()


def begun(home: QWidget, qtbot: QtBot, *, moves: bool = False) -> Performance:
    performance = Performance(story().steps, 0, home)
    performance.begin()
    performance.transition.moves = moves
    performance.show_.showNormal()
    performance.show_.resize(1920, 1080)
    performance.show_.activateWindow()
    qtbot.waitUntil(performance.show_.isActiveWindow)
    qtbot.waitUntil(lambda: not performance.rehearsal._preparing.busy)
    performance.measuring.finish()
    app.settle()
    return performance


def press(performance: Performance, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focus = cast("QWidget | None", performance.show_.focusWidget())
        qtbot.keyClick(focus if focus is not None and focus.isVisible() else performance.show_, key)
        app.settle()


def has_all_draws(performance: Performance, place: int) -> bool:
    return performance.rehearsal.drawn(place).draws.count == 100_000


def is_moving(performance: Performance) -> bool:
    return performance.transition.running


def at(performance: Performance) -> tuple[int, float]:
    """The step on the slide, and its energy."""
    scene = performance.show_.slide.scene
    assert scene is not None
    return scene.place, scene.sampled.results.values["energy"]


def test_keys_go_where_they_say(shown: Performance, qtbot: QtBot) -> None:
    for keys, place in (
        ((Key.Key_Right,), 1),
        ((Key.Key_Space,), 2),
        ((Key.Key_PageDown,), 3),
        ((Key.Key_Return,), 4),
        ((Key.Key_Left,), 3),
        ((Key.Key_PageUp,), 2),
        ((Key.Key_Backspace,), 1),
        ((Key.Key_End,), 4),
        ((Key.Key_Right,), 4),
        ((Key.Key_Home,), 0),
        ((Key.Key_Left,), 0),
        ((Key.Key_3, Key.Key_Return), 2),
        ((Key.Key_4, Key.Key_2, Key.Key_Return), 2),
    ):
        press(shown, qtbot, *keys)
        assert shown.place == place, keys
    qtbot.mouseClick(shown.show_, Qt.MouseButton.LeftButton, pos=QPoint(960, 700))
    assert shown.place == 3
    qtbot.mouseClick(shown.show_, Qt.MouseButton.RightButton, pos=QPoint(960, 700))
    assert shown.place == 2


def test_the_slide_says_what_the_model_says(shown: Performance, qtbot: QtBot) -> None:
    steps, before = story().steps, None
    for place, step in enumerate(steps):
        if step.scenario.uncertain:
            qtbot.waitUntil(partial(has_all_draws, shown, place))
        results = evaluate(step.scenario)
        drawn = sample(results)
        slide = shown.show_.slide
        for figure in slide.figures.figures:
            words = told(figure.name, results, drawn)
            assert (figure.value, figure.ends) == (words.value, words.ends)
        assert slide.figures.figures[0].name == step.look_at
        assert slide.headline.text == said(step.headline, results, before, drawn)
        assert step.scenario.title in slide.footer.texts[0]
        assert f"{place + 1} of {len(steps)}" in slide.footer.texts[1]
        before = drawn
        press(shown, qtbot, Key.Key_Right)


def test_what_was_before_stays_in_sight(shown: Performance, qtbot: QtBot) -> None:
    press(shown, qtbot, Key.Key_Right)
    slide, was = shown.show_.slide, shown.rehearsal.drawn(0)
    assert slide.figures.figures[0].before == f"before {told('energy', was.results, was).value}"
    scene = slide.scene
    assert scene is not None
    ghosts = [one for one in scene.beside_in(("ladder", "energy")) if one.ghost]
    assert [one.sampled.results.values["energy"] for one in ghosts] == [
        pytest.approx(evaluate(story().steps[0].scenario).values["energy"])
    ]


def test_axes_are_the_same_in_all_steps_that_share_a_chart(
    shown: Performance, qtbot: QtBot
) -> None:
    easel, rehearsal = shown.show_.slide.easel, shown.rehearsal
    kept = dict(easel.extents)
    key = ("ladder", "energy")
    assert set(kept) == {k for place in range(5) for k in rehearsal.keys(place)}
    for place in (0, 1, 4):
        for axis, (low, high) in easel.extent(key, rehearsal.coarse(place)).items():
            assert kept[key][axis][0] <= low <= high <= kept[key][axis][1]
    chart = easel.charts[key]
    for number in (1, 2, 5):
        press(shown, qtbot, Key(Key.Key_0 + number), Key.Key_Return)
        assert easel.charts[key] is chart
        assert dict(easel.extents) == kept


def test_questions_leave_the_step_as_it_was(shown: Performance, qtbot: QtBot) -> None:
    press(shown, qtbot, Key.Key_Right)
    slide = shown.show_.slide
    before = slide.figures.figures, slide.headline.text, slide.easel.grab().toImage()
    scenario = shown.rehearsal.steps[1].scenario
    press(shown, qtbot, Key.Key_Q)
    assert shown.show_.drawer.isVisible()
    for _step in range(3):
        press(shown, qtbot, Key.Key_Right)  # the first slider has the focus
    questions = shown.questions
    assert questions is not None
    moved = questions.store.scenario
    assert moved != scenario
    assert shown.place == 1
    figure = slide.figures.figures[0]
    assert figure.value == told("energy", evaluate(moved), sample(evaluate(moved), 10_000)).value
    assert figure.before.startswith("before ")
    press(shown, qtbot, Key.Key_Q)
    assert at(shown) == (1, evaluate(scenario).values["energy"])
    shown.rehearsal.finish(1)
    app.settle()
    assert not shown.show_.drawer.isVisible()
    assert (slide.figures.figures, slide.headline.text) == before[:2]
    assert slide.easel.grab().toImage() == before[2]
    assert shown.rehearsal.steps[1].scenario is scenario


def test_a_remote_goes_on_from_questions(shown: Performance, qtbot: QtBot) -> None:
    press(shown, qtbot, Key.Key_S, Key.Key_PageDown)
    assert shown.place == 1
    assert shown.questions is None
    assert not shown.show_.drawer.isVisible()


def test_a_remote_on_the_last_step_goes_back_from_questions(
    shown: Performance, qtbot: QtBot
) -> None:
    press(shown, qtbot, Key.Key_End, Key.Key_Q, Key.Key_Right, Key.Key_PageDown)
    assert shown.questions is None
    assert at(shown) == (4, evaluate(story().steps[4].scenario).values["energy"])


def test_escape_closes_what_is_open_before_it_ends_the_show(
    shown: Performance, qtbot: QtBot
) -> None:
    over = shown.show_
    for key, view in (
        (Key.Key_B, over.curtain),
        (Key.Key_W, over.curtain),
        (Key.Key_F1, over.keys),
        (Key.Key_G, over.jump),
        (Key.Key_Q, over.drawer),
    ):
        press(shown, qtbot, key)
        assert view.isVisible()
        press(shown, qtbot, Key.Key_Escape)
        assert not view.isVisible()
        assert over.isVisible()
    with qtbot.waitSignal(shown.ended):
        qtbot.keyClick(over, Key.Key_Escape)


def test_going_on_takes_up_the_curtain_first(shown: Performance, qtbot: QtBot) -> None:
    press(shown, qtbot, Key.Key_Period)
    assert shown.show_.curtain.isVisible()
    press(shown, qtbot, Key.Key_PageDown)
    assert (shown.place, shown.show_.curtain.isVisible()) == (0, False)


def test_a_step_is_found_by_its_words(shown: Performance, qtbot: QtBot) -> None:
    press(shown, qtbot, Key.Key_G)
    qtbot.keyClicks(shown.show_.jump.search, "every search")
    qtbot.keyClick(shown.show_.jump.search, Key.Key_Return)
    assert shown.place == 3
    press(shown, qtbot, Key.Key_G)
    qtbot.keyClick(shown.show_.jump.search, Key.Key_Down)
    qtbot.keyClick(shown.show_.jump.search, Key.Key_Return)
    assert shown.place == 4


def test_numbers_move_and_replay_ends_where_it_was(home: QWidget, qtbot: QtBot) -> None:
    performance = begun(home, qtbot, moves=True)
    slide, seen = performance.show_.slide, list[float]()
    qtbot.keyClick(performance.show_, Key.Key_Right)
    assert is_moving(performance)
    while is_moving(performance):
        QApplication.processEvents()
        seen.append(at(performance)[1])
    start, end = (evaluate(step.scenario).values["energy"] for step in story().steps[:2])
    assert seen == sorted(seen)
    assert any(start < value < end for value in seen)
    assert seen[-1] == pytest.approx(end)
    performance.rehearsal.finish(1)
    after = slide.figures.figures
    qtbot.keyClick(performance.show_, Key.Key_R)
    assert at(performance)[1] == pytest.approx(start)
    qtbot.waitUntil(lambda: not performance.transition.running)
    assert slide.figures.figures == after
    performance.end()
    app.settle()


def test_a_key_in_a_transition_finishes_it_and_goes_on(home: QWidget, qtbot: QtBot) -> None:
    performance = begun(home, qtbot, moves=True)
    for _time in range(3):
        qtbot.keyClick(performance.show_, Key.Key_Right)
    assert performance.place == 3
    performance.transition.finish()
    assert at(performance) == (3, evaluate(story().steps[3].scenario).values["energy"])
    performance.end()
    app.settle()


def test_the_last_change_of_the_sliders_is_replayed(shown: Performance, qtbot: QtBot) -> None:
    shown.transition.moves = True
    press(shown, qtbot, Key.Key_Q, Key.Key_Right)
    slide, questions = shown.show_.slide, shown.questions
    assert questions is not None
    assert slide.scene is not None
    now = slide.scene.sampled.results.values["energy"]
    qtbot.keyClick(shown.show_.drawer.rows[0].slider, Key.Key_R)
    was = evaluate(story().steps[0].scenario).values["energy"]
    assert slide.scene.sampled.results.values["energy"] == pytest.approx(was)
    qtbot.waitUntil(lambda: not shown.transition.running)
    assert slide.scene.sampled.results.values["energy"] == pytest.approx(now)


def test_nothing_moves_where_that_is_not_wanted(shown: Performance, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.show_, Key.Key_Right)
    assert not shown.transition.running
    assert at(shown) == (1, evaluate(story().steps[1].scenario).values["energy"])
    shown.transition.moves = True
    qtbot.keyClick(shown.show_, Key.Key_M)
    assert settings.load().motion == "none"
    qtbot.keyClick(shown.show_, Key.Key_Right)
    assert not shown.transition.running


def test_a_style_without_animations_asks_for_no_motion(
    home: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    assert motion.is_reduced() == (
        home.style().styleHint(home.style().StyleHint.SH_Widget_Animation_Duration) == 0
    )


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_the_way_between_two_steps_holds_values_and_ranges(share: float) -> None:
    one = library.preset("gpt-4-sparse")
    other = one.stating("gpu_count", 50_000).stating("pue", 1.5)
    assert alike(one, other)
    assert alike(one, one.freeing("pue"))  # it is assumed then
    assert not alike(one, other.freeing("run_time"))
    middle = between(one, other, share)
    wanted = one.values["gpu_count"] ** (1 - share) * 50_000**share
    assert middle.values["gpu_count"] == pytest.approx(wanted, rel=1e-4)
    for name, statement in middle.statements.items():
        if statement.range is not None:
            assert statement.range[0] <= statement.value <= statement.range[1], name


def sizes(view: QWidget) -> list[float]:
    """The pixels of the type of every word that a widget paints."""
    if isinstance(view, Canvas):
        marks = [mark for mark in view.marks if isinstance(mark, Words) and mark.text]
        return [view.magnified * pixels(mark.type.font) for mark in marks]
    if isinstance(view, Plot):
        return [view.magnified * pixels(theme.font(0.88 * view.zoom))]
    if isinstance(view, Line):
        return [pixels(view.type.font)] if view.text else []
    if isinstance(view, Headline | Footer):
        return [pixels(view.font_used)]
    if isinstance(view, Figures):
        return list(map(pixels, view.fonts_used))
    words = view.text() if isinstance(view, QLabel | QAbstractButton) else ""
    return [pixels(view.font())] if words else []


def pixels(font: QFont) -> float:
    return font.pointSizeF() * 96 / 72


def test_no_type_is_too_small_for_a_room(shown: Performance, qtbot: QtBot) -> None:
    met = set[str]()
    for what in ("", "", "", "", "", "questions", "keys", "jump"):
        if what:
            shown.do(what)
        app.settle()
        for view in shown.show_.findChildren(QWidget):
            if view.isVisible():
                for size in sizes(view):
                    assert size >= TWENTY_POINTS - 0.01, (type(view), shown.place, what)
                    met.add(type(view).__name__)
        press(shown, qtbot, Key.Key_Right) if not what else None
    assert {"Headline", "Figures", "Footer", "QLabel", "QPushButton"} <= met


def test_a_chart_that_fails_does_not_end_the_show(
    home: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.charts.ladder import Ladder  # noqa: PLC0415 - loads charts

    def fail(*_args: object) -> None:
        raise RuntimeError("cannot be drawn")

    monkeypatch.setattr(Ladder, "show_sampled", fail)
    monkeypatch.setattr("sys.excepthook", lambda *_args: None)
    performance = begun(home, qtbot)
    breakdown, ladder = performance.show_.slide.easel.in_sight
    assert not ladder._stale.isHidden()
    assert breakdown._stale.isHidden()
    performance.do("next")
    assert performance.place == 1
    performance.end()
    app.settle()


def test_the_presenter_has_notes_time_and_the_next_step(shown: Performance, qtbot: QtBot) -> None:
    shown.do("presenter")
    view = shown.presenter
    assert view.isVisible()
    assert view.notes.toPlainText() == story().steps[0].notes
    assert "PUE 1.50" in view.following.text()
    assert view.place.text() == "Step 1 of 5"
    qtbot.keyClick(view, Key.Key_PageDown)
    assert shown.place == 1
    assert view.notes.toPlainText() == story().steps[1].notes
    size = view.notes.font().pointSizeF()
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.notes.font().pointSizeF() > size
    qtbot.keyClick(view, Key.Key_C)
    assert not view.elapsed.running
    qtbot.keyClick(view, Key.Key_5)
    qtbot.keyClick(view, Key.Key_Return)
    assert view.following.text() == "This is the last step."
    view.close()
    assert shown.show_.isVisible()


def top_levels() -> set[int]:
    return {getCppPointer(widget)[0] for widget in QApplication.topLevelWidgets()}


def test_nothing_is_left_behind(home: QWidget, qtbot: QtBot) -> None:
    before = top_levels()
    performance = begun(home, qtbot, moves=True)
    performance.do("presenter")
    performance.do("questions")
    show, presenter = performance.show_, performance.presenter
    performance.do("next")
    performance.end()
    assert not performance.awake.held
    app.settle()
    assert not any(map(isValid, (performance, show, presenter)))
    del performance, show, presenter
    gc.collect()
    app.settle()
    left = [w for w in QApplication.topLevelWidgets() if getCppPointer(w)[0] not in before]
    assert not left


def test_f5_presents_what_is_on_screen_and_kept_answers_become_steps(
    opened: Opener, qtbot: QtBot
) -> None:
    wiring = opened("gpt-4-training")
    wiring.window_.actions_.present.trigger()
    performance = wiring.presenting.performance
    assert performance is not None
    (step,) = performance.rehearsal.steps
    assert step.scenario is wiring.store.scenario
    assert step.charts == wiring.window_.stage.visible[:2]
    performance.transition.moves = False
    performance.do("questions")
    assert performance.questions is not None
    performance.questions.store.state("pue", 1.7)
    performance.do("keep")
    assert [s.scenario.values["pue"] for s in wiring.telling.story.steps] == [1.7]
    assert wiring.store.scenario.values.get("pue") != 1.7
    performance.do("leave")
    performance.do("leave")
    app.settle()
    assert wiring.presenting.performance is None
    wiring.telling.undo_stack.undo()


def test_shift_f5_begins_at_the_chosen_step(opened: Opener, tmp_path: Path) -> None:
    wiring = opened("gpt-4-training")
    for step in story().steps:
        wiring.telling.record(Step(**dict(step)))
    wiring.telling.choose(2)
    wiring.window_.actions_.present_here.trigger()
    performance = wiring.presenting.performance
    assert performance is not None
    assert performance.place == 2
    performance.end()
    wiring.window_.actions_.present.trigger()
    performance = wiring.presenting.performance
    assert performance is not None
    assert performance.place == 0
    wiring.window_.may_close = lambda: True
    wiring.window_.close()
    assert wiring.presenting.performance is None


def test_the_theme_is_changed_in_the_show(opened: Opener) -> None:
    wiring = opened("gpt-4-training")
    wiring.window_.actions_.present.trigger()
    performance = wiring.presenting.performance
    assert performance is not None
    performance.do("theme")
    assert theme.current().dark
    app.settle()
    back = performance.show_.slide.picture().toImage().pixelColor(5, 5)
    assert back == theme.current().color("window")
    performance.do("theme")
    performance.end()


def test_the_pointer_hides_when_it_rests(shown: Performance, qtbot: QtBot) -> None:
    show = shown.show_
    show._rest.setInterval(10)
    where, button = QPointF(300, 300), Qt.MouseButton.NoButton
    plain = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, where, where, button, button, plain)
    QApplication.sendEvent(show.slide, moved)
    qtbot.waitUntil(lambda: show.cursor().shape() == Qt.CursorShape.BlankCursor)
