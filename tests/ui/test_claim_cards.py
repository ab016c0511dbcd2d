"""The claims page and the strip: what was said, what follows, and what to do about it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.draws import LIVE
from explorer.study.goal import Goal
from explorer.study.sampled import sample
from tests.explorer.samples import plain
from ui import theme
from ui.charts.claims import ClaimCards
from ui.charts.claims.card import ClaimCard
from ui.charts.marks import Words
from ui.panels.claims import ClaimsStrip

GPT_4 = "gpt-4-training"


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(page: ClaimCards | ClaimsStrip, scenario: Scenario) -> None:
    sampled = sample(evaluate(scenario), LIVE)
    if isinstance(page, ClaimCards):
        page.show_sampled(sampled)
    else:
        page.show_results(sampled.results, sampled)
    QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot) -> ClaimCards:
    found = ClaimCards()
    qtbot.addWidget(found)
    found.resize(1100, 900)
    found.show()
    show(found, library.preset(GPT_4))
    return found


def card_on(page: ClaimCards, quantity: str, kind: str = "") -> ClaimCard:
    return next(
        c
        for c in page.cards
        if not c.isHidden() and c.card and c.card.quantity == quantity and kind in c.card.kind
    )


def aimed(arguments: list[object] | None) -> tuple[str, float]:
    """The goal that a signal carried, its value to six figures."""
    assert arguments is not None
    (goal,) = arguments
    assert isinstance(goal, Goal)
    return goal.quantity, float(f"{goal.value:.6g}")


def test_a_card_says_all_there_is_to_a_claim(page: ClaimCards) -> None:
    card = card_on(page, "energy")
    assert card.sentence.text().startswith("Paraphrase: ")
    assert card_on(page, "cost").sentence.text().startswith("“It’s more than that”")
    assert "RISE" in card.heading.text()
    assert "(2023)" in card.origin.text()
    assert card.source.text().startswith("Open www.ri.se/")
    assert plain(card.verdict.text()) == "✓ reproduces (−2.5 %)"
    figures = plain(card.figures.text())
    assert figures.startswith("Published: 50 GWh; computed: 48.8 GWh, range ")
    inputs = dict(zip(card.inputs.text().split("\n"), card.hows.text().split("\n"), strict=True))
    assert (inputs["GPU count"], inputs["PUE"]) == ("stated", "assumed")


def test_the_difference_is_explained_and_can_be_applied(page: ClaimCards, qtbot: QtBot) -> None:
    card = card_on(page, "energy")
    lines = {plain(line.text.text()): line for line in card.remedies if not line.isHidden()}
    assert "PUE would have to be 1.026" in lines
    bound = lines["Load factor: not within reach: at most 48.8 GWh"]
    assert not bound.button.isVisible()
    with qtbot.waitSignal(page.applied) as met:
        lines["PUE would have to be 1.026"].button.click()
    assert met.args == ["pue", pytest.approx(50 / 48.75)]


def test_make_it_true_and_where_it_comes_from_are_asked_for(page: ClaimCards, qtbot: QtBot) -> None:
    card = card_on(page, "emissions")
    with qtbot.waitSignal(page.goal_changed) as met:
        card.make_true.click()
    assert aimed(met.args) == ("emissions", 300_000.0)
    with qtbot.waitSignal(page.explained) as met:
        card.explain.click()
    assert met.args == ["emissions"]


def test_a_contradiction_comes_first_and_has_its_bound(page: ClaimCards, qtbot: QtBot) -> None:
    card = page.cards[0]
    assert "contradict each other" in card.verdict.text()
    assert plain(card.figures.text()).startswith("Bound: 100 %; computed: 197 %")
    with qtbot.waitSignal(page.goal_changed) as met:
        card.make_true.click()
    assert aimed(met.args) == ("utilization", 1.0)
    assert page.subtitle.endswith("1 contradiction")


def test_a_unit_slip_is_spelled_out(page: ClaimCards) -> None:
    show(page, library.preset("nas-strubell"))
    verdict = card_on(page, "emissions", "unit slip").verdict
    assert "pounds taken for tonnes" in verdict.text()
    assert verdict.palette().windowText().color() == theme.LIGHT.color("warn")


def test_the_bar_has_both_figures_on_one_axis(page: ClaimCards) -> None:
    marks = card_on(page, "cost").bar.marks
    written = [m.text for m in marks if isinstance(m, Words)]
    assert {"published", "computed"} <= set(written)
    assert card_on(page, "cost").bar.accessibleName()


def test_cards_are_used_again_and_only_what_changed_is_set(page: ClaimCards) -> None:
    before = [id(card) for card in page.cards]
    energy, cost = card_on(page, "energy"), card_on(page, "cost")
    shown = cost.card
    scenario = library.preset(GPT_4).stating("server_power", 6600.0)
    show(page, scenario)
    assert [id(card) for card in page.cards] == before
    assert "49.5" in energy.figures.text()
    assert cost.card is shown
    show(page, Scenario())
    assert not any(card.isVisible() for card in page.cards)
    assert page.nothing.isVisible()


def test_everything_is_reached_by_keyboard_and_named(page: ClaimCards, qtbot: QtBot) -> None:
    card = card_on(page, "energy")
    for button in card.findChildren(QPushButton):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "reproduces" in card.accessibleName()
    apply = next(line.button for line in card.remedies if line.button.isVisible())
    assert apply.accessibleName().startswith("Apply: ")
    with qtbot.waitSignal(page.applied):
        qtbot.keyClick(apply, Qt.Key.Key_Space)


@pytest.mark.parametrize("width", [840, 1800])
def test_nothing_is_wider_than_the_page(page: ClaimCards, width: int) -> None:
    page.resize(width, 800)
    show(page, library.preset("chatgpt-2025-epoch"))
    for _round in range(3):
        QApplication.processEvents()
    inside = page.area.widget()
    assert inside is not None
    assert inside.width() <= page.area.viewport().width()


def test_dark_colours_reach_the_texts(page: ClaimCards) -> None:
    theme.apply("dark")
    QApplication.processEvents()
    card = card_on(page, "energy")
    assert card.heading.palette().windowText().color() == theme.DARK.color("text")
    assert card.verdict.palette().windowText().color() == theme.DARK.color("good")


def test_table_and_picture_are_given_away(page: ClaimCards) -> None:
    rows = page.table()
    assert len(rows) == 1 + len([c for c in page.cards if not c.isHidden()])
    assert "Energy – RISE" in page.svg().decode()


def strip_of(qtbot: QtBot, scenario: Scenario) -> ClaimsStrip:
    strip = ClaimsStrip()
    qtbot.addWidget(strip)
    show(strip, scenario)
    strip.show()
    return strip


def test_the_strip_speaks_of_the_band(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, library.preset(GPT_4))
    words = [button.card.verdict for button in strip.buttons]
    assert any(word.startswith("inside the range 57 M") for word in words)


def test_a_card_of_the_strip_makes_it_true_by_its_menu(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, library.preset(GPT_4))
    button = next(b for b in strip.buttons if b.card.quantity == "energy")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(button, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(strip.goal_changed) as met:
        menu.actions()[1].trigger()
    menu.close()
    assert aimed(met.args) == ("energy", 1.8e14)
