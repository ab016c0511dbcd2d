"""What the whole window promises."""

import gc
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.scenario import Scenario
from tests.ui.conftest import Opener
from ui import app, settings, theme
from ui.charts.response import Response
from ui.controls.slider import ValueSlider
from ui.wiring import Wiring


def test_the_printed_facts_contradict_each_other_and_it_shows(wiring: Wiring) -> None:
    card = wiring.window_.claims.buttons[0].card
    assert card.heading == "Contradiction"
    assert "197" in card.figure
    assert "cannot exceed 100" in card.verdict


def test_claims_carry_their_verdicts(wiring: Wiring) -> None:
    cards = [b.card for b in wiring.window_.claims.buttons if b.isVisible()]
    energy = next(c for c in cards if c.quantity == "energy")
    emissions = next(c for c in cards if c.quantity == "emissions")
    assert energy.verdict.startswith("reproduces")
    assert emissions.verdict == "62× too low"


def test_verdicts_follow_the_slider(wiring: Wiring) -> None:
    wiring.store.state("server_power", 13_000)
    app.settle()
    cards = [b.card for b in wiring.window_.claims.buttons if b.isVisible()]
    energy = next(c for c in cards if c.quantity == "energy")
    assert not energy.verdict.startswith("reproduces")


def test_clicking_a_headline_explains_it_down_to_the_sources(wiring: Wiring, qtbot: QtBot) -> None:
    tile = wiring.window_.tiles.tiles[0]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    explanation = wiring.explanation
    assert explanation is not None
    assert explanation.isVisible()
    tree = explanation.tree
    texts = [
        item.text(2)
        for item in tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    ]
    assert "IT energy × PUE." in texts
    assert any("RISE" in text for text in texts)
    wiring.store.state("server_power", 13_000)
    app.settle()
    assert "97.5" in explanation.heading.text()
    qtbot.keyClick(explanation, Qt.Key.Key_Escape)
    assert not explanation.isVisible()


def test_text_from_a_file_is_never_markup(opened: Opener) -> None:
    wiring = opened(library.DEFAULT)
    evil = "<b>bold</b><img src='file:///etc/passwd'>"
    wiring.store.open(Scenario(title=evil, summary=evil))
    app.settle()
    heading = wiring.window_.heading
    assert heading.title.text() == evil
    assert heading.title.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in heading.summary.toolTip()
    for label in wiring.window_.findChildren(QLabel):
        if "<b>" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_every_control_has_a_name_for_those_who_do_not_see_it(wiring: Wiring) -> None:
    for widget in wiring.window_.findChildren(QWidget):
        if isinstance(widget, QSlider | QLineEdit) and widget.isVisible():
            assert widget.accessibleName(), widget
        if isinstance(widget, QAbstractButton) and widget.isVisible() and widget.text() == "⋯":
            assert widget.accessibleName(), widget


def test_every_visible_slider_is_reached_by_tab(wiring: Wiring) -> None:
    chain: list[QWidget] = []
    widget: QWidget | None = wiring.window_.panel.main_rows[0].slider
    while widget is not None and widget not in chain:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    sliders = [s for s in wiring.window_.findChildren(ValueSlider) if s.isVisible()]
    places = [chain.index(s) for s in sliders]
    assert len(sliders) > 10
    main = [chain.index(row.slider) for row in wiring.window_.panel.main_rows]
    start = main[0]
    order = [(place - start) % len(chain) for place in main]
    assert order == sorted(order), "from top to bottom"
    assert all(s.focusPolicy() & Qt.FocusPolicy.TabFocus for s in sliders), places


def test_the_theme_changes_and_is_remembered(wiring: Wiring) -> None:
    wiring.window_.actions_.themes["dark"].trigger()
    app.settle()
    assert theme.current().dark
    assert wiring.window_.palette().window().color().name() == theme.DARK.window
    assert settings.load().theme == "dark"
    wiring.window_.actions_.toggle_theme.trigger()
    assert not theme.current().dark


def test_everything_unknown_still_shows_a_window(wiring: Wiring) -> None:
    wiring.store.open(Scenario())
    app.settle()
    assert wiring.window_.heading.title.text() == "Untitled scenario"
    assert {t.value for t in wiring.window_.tiles.tiles} == {"–"}


def test_a_closed_window_leaves_nothing_behind(opened: Opener) -> None:
    app.make_application()
    refs: list[weakref.ref[object]] = []
    for _round in range(3):
        wiring = app.build(library.preset(library.DEFAULT))
        wiring.window_.show()
        wiring.place_charts()
        app.settle()
        refs += [weakref.ref(wiring.window_), weakref.ref(wiring.store), weakref.ref(wiring)]
        wiring.window_.close()
        wiring.window_.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del wiring
    gc.collect()
    assert [ref() for ref in refs if ref() is not None] == []


def test_qt_does_not_eat_references_of_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one with every call that returns nothing, and aborted in the end."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _round in range(3000):
        widget.setObjectName("canary")
        widget.objectNameChanged.emit("canary")
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(a - b) < 200 for a, b in zip(after, before, strict=True))


def test_the_window_is_drawn_into_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    app.draw_window(library.preset(library.DEFAULT), picture, 1280, 720, dark=True)
    theme.apply("light")
    assert picture.stat().st_size > 50_000


def test_a_new_scenario_leaves_no_curve_that_could_be_moved(wiring: Wiring, qtbot: QtBot) -> None:
    wiring.document.new()
    app.settle()
    response = wiring.charts["response"]
    assert isinstance(response, Response)
    qtbot.keyClick(response._plot, Qt.Key.Key_Right)
    assert not response._plot.isVisible()
    assert not wiring.store.scenario.statements


@pytest.mark.parametrize("value", [1e308, 1e-300, 1e30, 1.0])
def test_absurd_values_draw_a_window_all_the_same(wiring: Wiring, value: float) -> None:
    for name in ("gpu_count", "server_power", "grid_intensity"):
        wiring.store.state(name, value)
        app.settle()
        wiring.window_.grab()
    wiring.window_.actions_.put_all_back.trigger()
    app.settle()
    response = wiring.charts["response"]
    assert isinstance(response, Response)
    assert response._plot.isVisible()


def test_a_row_of_an_infinite_result_leaves_everything_else_fresh(wiring: Wiring) -> None:
    wiring.window_.panel.groups[2].header.setChecked(True)
    wiring.store.state("gpu_count", 1e300)
    wiring.store.state("server_power", 1e12)
    app.settle()
    assert next(t for t in wiring.window_.tiles.tiles if t.name == "energy").value == "–"


def test_a_picture_shows_as_many_draws_as_the_scenario_asks_for(wiring: Wiring) -> None:
    wiring.finish()
    assert wiring.insight is not None
    assert wiring.insight.live.sampled.draws.count == wiring.store.scenario.sampling.samples


def test_type_is_the_desktop_s_also_where_chinese_fonts_are_installed(wiring: Wiring) -> None:
    wanted = QFontInfo(QFont("Sans Serif")).family()
    assert QFontInfo(wiring.window_.font()).family() == wanted
