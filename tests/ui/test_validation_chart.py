"""The model against published runs: legible at any size, and nothing left out for those who ask."""

import dataclasses
import itertools
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study import validation as study
from ui import theme
from ui.charts.marks import Box, Type, Words
from ui.charts.validation import Validation
from ui.charts.validation.agreement import PANELS, Agreement
from ui.charts.validation.pairs import Panel

SIZES = ((300, 180), (380, 340), (700, 460), (1200, 700), (1400, 260), (420, 900))
WIDE, NARROW = (700, 460), (380, 340)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(qtbot: QtBot, size: tuple[int, int] = WIDE) -> Validation:
    card = Validation()
    qtbot.addWidget(card)
    card.resize(*size)
    card.show_results(evaluate(Scenario()))
    card.show()
    for _round in range(4):
        QApplication.processEvents()
    card.grab()
    return card


def body(card: Validation) -> Agreement:
    found = card.findChild(Agreement)
    assert isinstance(found, Agreement)
    return found


def words(card: Validation) -> list[Words]:
    return [mark for mark in body(card).marks if isinstance(mark, Words)]


def inked(written: Words) -> QRectF:
    """Where the letters themselves are, less the air above and below them."""
    height = 0.8 * written.type.height
    top = written.area.center().y() - height / 2
    return QRectF(written.corner.x(), top, written.type.width(written.text), height)


def dots(card: Validation, color: str) -> list[Box]:
    """The dots on the panels of one fill, those of the legend left out."""
    return [
        mark
        for mark in body(card).marks
        if isinstance(mark, Box) and mark.tip and mark.color == QColor(color)
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("quantity", PANELS)
def test_nothing_written_collides_or_leaves_the_card(
    qtbot: QtBot, quantity: str, size: tuple[int, int]
) -> None:
    card = shown(qtbot, size)
    card.select(quantity)
    whole = QRectF(body(card).rect()).adjusted(-1, -1, 1, 1)
    assert all(whole.contains(inked(w)) for w in words(card))
    assert [
        (one.text, other.text)
        for one, other in itertools.combinations(words(card), 2)
        if inked(one).adjusted(1, 1, -1, -1).intersects(inked(other))
    ] == []


@pytest.mark.parametrize("size", SIZES)
def test_all_marks_are_within_the_area(qtbot: QtBot, size: tuple[int, int]) -> None:
    card = shown(qtbot, size)
    whole = QRectF(body(card).rect()).adjusted(-6, -6, 6, 6)
    assert all(whole.contains(mark.area) for mark in body(card).marks)


def test_every_point_has_a_dot_filled_where_it_was_measured(qtbot: QtBot) -> None:
    card = shown(qtbot)
    rings = dots(card, theme.LIGHT.card)
    filled = sum(len(dots(card, theme.LIGHT.series[n])) for n in PANELS.values()) - len(rings)
    found = study.summary(study.validation())
    assert (filled, len(rings)) == (found.measured, found.identities)


@pytest.mark.parametrize("size", [WIDE, (1200, 700)])
def test_every_point_has_its_name_and_error(qtbot: QtBot, size: tuple[int, int]) -> None:
    written = [w.text for w in words(shown(qtbot, size))]
    for point in study.validation():
        assert point.run.name in written
        assert point.error_text in written


def test_the_errors_of_measured_points_are_never_cut(qtbot: QtBot) -> None:
    card = shown(qtbot, (300, 180))
    errors = {p.error_text for p in study.validation() if p.measured}
    card.select("energy")
    energy = {w.text for w in words(card)}
    card.select("emissions")
    assert errors <= energy | {w.text for w in words(card)}


def test_dots_stand_on_the_diagonal_as_far_as_they_are_right(qtbot: QtBot) -> None:
    points = sorted(
        (p for p in study.validation() if p.quantity.name == "emissions"),
        key=lambda point: point.reported,
    )
    twice = dataclasses.replace(points[0], predicted=2 * points[0].reported)
    type_ = Type()
    panel = Panel("emissions", [twice, *points], QRectF(0, 0, 600, 500), type_.height, type_)
    plot = panel.plot
    for point in (twice, *points):
        x, y = panel.place(point)
        across, up = (x - plot.left()) / plot.width(), (plot.bottom() - y) / plot.height()
        assert 0 < across < 1
        assert up - across == pytest.approx(math.log10(1 + point.error) / 5)
    assert panel.band(0.1)[1][1] == pytest.approx(math.log10(1.1) / 5)


def test_a_tip_has_all_details_and_the_source(qtbot: QtBot) -> None:
    card = shown(qtbot)
    tips = [w.tip for w in words(card) if w.text == "PaLM 540B"]
    (tip,) = tips
    assert isinstance(tip, str)
    for part in ("271.43\N{NO-BREAK SPACE}t", "forced", "79 g/kWh", "Chowdhery et al.", "(2022)"):
        assert part in tip


def test_the_legend_says_what_dots_mean(qtbot: QtBot) -> None:
    written = [w.text for w in words(shown(qtbot))]
    assert set(study.MEANINGS.values()) <= set(written)


def test_the_table_is_the_study(qtbot: QtBot) -> None:
    assert shown(qtbot).table() == study.rows()


def test_a_screen_reader_gets_every_number(qtbot: QtBot) -> None:
    card = shown(qtbot)
    said = card.accessibleDescription()
    assert card.subtitle == study.summary(study.validation()).text
    for point in study.validation():
        for text in (point.run.name, point.reported_text, point.predicted_text, point.error_text):
            assert text in said


def test_a_narrow_card_offers_a_choice_and_a_wide_one_shows_both(qtbot: QtBot) -> None:
    card = shown(qtbot, NARROW)
    choice = card.findChild(QComboBox)
    assert isinstance(choice, QComboBox)
    assert choice.isVisible()
    assert "Llama 3.1 405B" not in [w.text for w in words(card)]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert "Llama 3.1 405B" in [w.text for w in words(card)]
    card.resize(*WIDE)
    QApplication.processEvents()
    assert not choice.isVisible()
    assert {"Energy", "Emissions"} <= {w.text for w in words(card)}


def test_it_is_worked_out_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card = shown(qtbot)
    monkeypatch.setattr(study, "validation", lambda: pytest.fail("worked out again"))
    card.gesture(True)
    card.show_results(evaluate(Scenario()))
    card.gesture(False)


def test_picture_and_svg_carry_the_words(qtbot: QtBot) -> None:
    card = shown(qtbot)
    image, colors = card.picture(), set[int]()
    for x, y in itertools.product(range(0, image.width(), 3), range(0, image.height(), 3)):
        colors.add(image.pixel(x, y))
    assert {QColor(theme.LIGHT.series[n]).rgb() for n in PANELS.values()} <= colors
    drawn = "".join(ET.fromstring(card.svg().decode()).itertext())
    assert card.title in drawn
    assert "GPT-3 175B" in drawn


def test_another_theme_reaches_every_corner(qtbot: QtBot) -> None:
    card = shown(qtbot)
    theme.apply("dark")
    QApplication.processEvents()
    after = card.grab().toImage()
    inside = [QPoint(x, y) for x in range(6, 690, 5) for y in range(6, 450, 5)]
    assert sum(after.pixelColor(p) == QColor(theme.DARK.card) for p in inside) > 0.3 * len(inside)
    assert not any(after.pixelColor(p) == QColor(theme.LIGHT.card) for p in inside)


def test_before_it_is_first_asked_it_is_empty_and_drawn_all_the_same(qtbot: QtBot) -> None:
    card = Validation()
    qtbot.addWidget(card)
    card.resize(*WIDE)
    card.show()
    card.grab()
    assert not card.picture().isNull()
    assert card.table() == study.rows()
