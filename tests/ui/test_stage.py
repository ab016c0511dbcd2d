"""The pages of charts: what is in sight, when it is made, and that it shows what is so now."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.scenario import Sampling
from explorer.study.goal import Goal, goal_of
from tests.ui.conftest import Opener
from ui import app
from ui.charts.claims import ClaimCards
from ui.charts.goals import MakeItTrue
from ui.stage import NARROWEST, PAGES
from ui.wiring import Wiring

OVERVIEW, CLAIMS, GOALS = 0, 6, 3
TITLES = [page.title for page in PAGES]
WITH_PINS = {"sidebyside", "waterfall"}
"""What is shown where something stands beside the scenario."""
GROWING = "headline-multipliers-2035"
"""A scenario that is followed year by year."""


def turn(wiring: Wiring, page: int) -> None:
    wiring.window_.stage.tabs.setCurrentIndex(page)
    app.settle()


def in_sight(wiring: Wiring) -> tuple[str, ...]:
    """The charts that can be seen, which is also what the stage says."""
    seen = [name for name, chart in wiring.charts.items() if chart.isVisible()]
    assert sorted(seen) == sorted(wiring.window_.stage.visible)
    return wiring.window_.stage.visible


def tell(wiring: Wiring) -> dict[str, str]:
    return {name: wiring.charts[name].subtitle for name in in_sight(wiring)}


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# ---- pages


def test_a_click_on_a_tab_turns_to_its_page(wiring: Wiring, qtbot: QtBot) -> None:
    tabs = wiring.window_.stage.tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == TITLES
    for place in (*range(1, len(PAGES)), 0):
        middle = tabs.tabRect(place).center()
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=middle)
        app.settle()
        assert wiring.window_.stage.page is PAGES[place]
        assert set(in_sight(wiring)) <= set(PAGES[place].charts)


def test_ctrl_and_a_digit_turn_to_a_page_from_wherever_the_focus_is(wiring: Wiring) -> None:
    window = wiring.window_
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.panel.main_rows[0].entry.setFocus()
    for place in (*range(1, len(PAGES)), 0):
        digit = (place + 1) % 10
        key = Qt.Key(Qt.Key.Key_0 + digit)
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.stage.tabs.currentIndex() == place
        assert f"(Ctrl+{digit})" in window.stage.tabs.tabToolTip(place)


def test_the_view_menu_turns_to_every_page(wiring: Wiring) -> None:
    menus = wiring.window_.menuBar().findChildren(QMenu)
    view = next(menu for menu in menus if menu.title().replace("&", "") == "View")
    entries: list[QAction] = view.actions()[: len(PAGES)]
    assert [entry.text() for entry in entries] == TITLES
    for place, entry in reversed(list(enumerate(entries))):
        entry.trigger()
        assert wiring.window_.stage.tabs.currentIndex() == place


# ---- what has room


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((1280, 720), ("breakdown", "tornado", "ladder", "response")),
        ((1600, 1000), ("breakdown", "tornado", "ladder", "response", "distribution")),
        ((2560, 1440), ("breakdown", "tornado", "ladder", "response", "distribution")),
    ],
)
def test_as_many_charts_as_have_room(
    wiring: Wiring, size: tuple[int, int], seen: tuple[str, ...]
) -> None:
    for page in range(len(PAGES)):
        turn(wiring, page)
        wiring.window_.resize(*size)
        app.settle()
        charts = tuple(name for name in PAGES[page].charts if name not in WITH_PINS)
        expected = seen if page == OVERVIEW else charts
        assert in_sight(wiring) == expected, PAGES[page].title
        for name in expected:
            chart, area = wiring.charts[name], wiring.window_.stage.rect()
            assert chart.width() >= NARROWEST.width(), name
            assert chart.height() >= NARROWEST.height(), name
            assert area.contains(chart.geometry()), name
        boxes = [wiring.charts[name].geometry() for name in expected]
        for place, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[:place])


def test_the_outlook_is_in_the_overview_exactly_where_it_is_known(opened: Opener) -> None:
    wiring = opened(GROWING)
    assert in_sight(wiring)[-1] == "outlook"
    wiring.store.free("fleet_growth")
    app.settle()
    assert "outlook" not in in_sight(wiring)
    assert wiring.window_.stage.page is PAGES[OVERVIEW]
    wiring.store.undo_stack.undo()
    app.settle()
    assert in_sight(wiring)[-1] == "outlook"
    for name in (library.DEFAULT, "headline-multipliers", "ai-2030-groarke"):
        wiring.document.open_preset(name)
        app.settle()
        known = "horizon_energy" in wiring.store.results.values
        assert ("outlook" in in_sight(wiring)) is known, name


def test_where_only_the_horizon_is_stated_the_overview_has_no_empty_outlook(
    opened: Opener,
) -> None:
    wiring = opened(GROWING)
    wiring.store.state("horizon_energy", wiring.store.results.values["horizon_energy"])
    app.settle()
    assert "outlook" not in in_sight(wiring)


def test_the_outlook_s_own_page_says_what_is_missing(wiring: Wiring) -> None:
    turn(wiring, TITLES.index("Outlook"))
    assert in_sight(wiring) == ("outlook",)
    assert wiring.charts["outlook"].subtitle


# ---- what they show


def test_charts_are_made_when_they_are_first_needed(wiring: Wiring) -> None:
    first = set(in_sight(wiring))
    assert set(wiring.charts) == first == set(PAGES[OVERVIEW].charts) - {"outlook"}
    turn(wiring, GOALS)
    assert set(wiring.charts) - first == {"goals", "map"}
    made = dict(wiring.charts)
    turn(wiring, OVERVIEW)
    turn(wiring, GOALS)
    assert dict(wiring.charts) == made, "and never twice"


def test_only_what_is_in_sight_is_fed_and_what_comes_into_sight_is_fresh(
    opened: Opener, wiring: Wiring
) -> None:
    wiring.store.draw_as(Sampling(samples=1_000))  # no later refinement between two looks
    for page in range(len(PAGES)):
        turn(wiring, page)
    turn(wiring, OVERVIEW)
    hidden = [name for name in wiring.charts if name not in in_sight(wiring)]
    old = {name: wiring.charts[name].table() for name in hidden}
    wiring.store.state("server_power", 13_000.0)
    wiring.store.state("grid_intensity", wiring.store.results.values["grid_intensity"] / 2)
    app.settle()
    for name in hidden:
        if name != "map":  # it computes its table when asked
            assert wiring.charts[name].table() == old[name], name
    fresh = opened("gpt-4-training")
    fresh.store.open(wiring.store.scenario)
    app.settle()
    for page in reversed(range(len(PAGES))):
        turn(wiring, page)
        turn(fresh, page)
        assert tell(wiring) == tell(fresh), PAGES[page].title
        assert all(tell(wiring).values()), PAGES[page].title
        for name in in_sight(wiring):
            assert wiring.charts[name].table() == fresh.charts[name].table(), name


@pytest.mark.parametrize("page", [OVERVIEW, 1, 2, GOALS])
def test_the_result_looked_at_changes_all_charts_and_the_sentence(
    wiring: Wiring, page: int
) -> None:
    turn(wiring, page)
    before, stage = tell(wiring), wiring.window_.stage
    sentence = stage.sentence.text()
    assert "nergy" in sentence
    choice = stage.focus.findData("emissions")
    stage.focus.setCurrentIndex(choice)
    stage.focus.activated.emit(choice)
    app.settle()
    assert stage.focus.currentText() == "Emissions"
    assert stage.sentence.text() != sentence
    assert "missions" in stage.sentence.text()
    for name, words in tell(wiring).items():
        if name != "breakdown":  # it shows every total at once
            assert words != before[name], name
        if name in ("response", "goals", "map"):
            assert words.startswith("Emissions "), name


def test_a_chart_made_later_looks_at_the_result_chosen_before(wiring: Wiring) -> None:
    stage = wiring.window_.stage
    stage.focus.activated.emit(stage.focus.findData("emissions"))
    assert stage.focus.currentData() == "energy", "the box was not moved"
    stage.focused.emit("emissions")
    turn(wiring, GOALS)
    assert stage.focus.currentData() == "emissions"
    for name in ("goals", "map"):
        assert "missions" in wiring.charts[name].subtitle


def test_a_result_that_is_lost_gives_way_to_one_that_is_known(wiring: Wiring) -> None:
    stage = wiring.window_.stage
    stage.focused.emit("emissions")
    wiring.store.free("grid_intensity")
    app.settle()
    assert stage.focus.findData("emissions") == -1
    assert stage.focus.currentData() == "energy"
    wiring.store.undo_stack.undo()
    app.settle()
    assert stage.focus.currentData() == "emissions", "it comes back when it can"


# ---- claims


def test_the_claims_strip_goes_where_a_page_shows_all_claims(wiring: Wiring) -> None:
    for page in range(len(PAGES)):
        turn(wiring, page)
        assert wiring.window_.claims.isVisible() is (page != CLAIMS), PAGES[page].title
    wiring.store.state("pue", 1.3)
    turn(wiring, CLAIMS)
    wiring.store.state("pue", 1.2)
    app.settle()
    assert not wiring.window_.claims.isVisible(), "nor does a move bring it back"


def make_true_in_the_strip(wiring: Wiring) -> Goal | None:
    claim = wiring.store.scenario.claims[1]
    buttons = wiring.window_.claims.buttons
    button = next(b for b in buttons if b.card.quantity == claim.quantity and b.card.goal)
    menu = button.menu()
    next(a for a in menu.actions() if a.text() == "Make it true").trigger()
    menu.close()
    return button.card.goal


def make_true_on_the_page(wiring: Wiring) -> Goal | None:
    turn(wiring, CLAIMS)
    cards = wiring.charts["claims"]
    assert isinstance(cards, ClaimCards)
    claim = wiring.store.scenario.claims[1]
    goal = goal_of(claim, wiring.store.results)
    card = next(c for c in cards.cards if c.card and c.card.goal == goal)
    buttons = card.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Make it true").click()
    return goal


@pytest.mark.parametrize("ask", [make_true_in_the_strip, make_true_on_the_page])
def test_a_claim_s_card_turns_to_what_would_make_it_true(wiring: Wiring, ask: object) -> None:
    assert callable(ask)
    goal = ask(wiring)
    app.settle()
    assert goal is not None
    assert wiring.store.goal == goal
    assert wiring.window_.stage.page.title == "Make it true"
    assert in_sight(wiring) == ("goals", "map")
    chart = wiring.charts["goals"]
    assert isinstance(chart, MakeItTrue)
    assert chart.quantity == goal.quantity
    assert plain(goal.shown) in plain(chart.subtitle)
    assert wiring.window_.stage.focus.currentData() == goal.quantity
