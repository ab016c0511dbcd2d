"""Until the horizon: a fan that can be read, dragged and taken away, or what it needs."""

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.study.outlook import SUBJECTS, rows
from explorer.study.sampled import sample
from tests.explorer.samples import plain
from ui import theme
from ui.charts.marks import Box, Mark, Stroke, Words, tip_at
from ui.charts.outlook import Outlook
from ui.charts.outlook.fan import FanPicture
from ui.charts.outlook.horizon import Horizon
from ui.charts.outlook.lacking import Lacking
from ui.charts.outlook.span import extent

SIZES = ((300, 200), (380, 340), (520, 640), (1000, 300), (1400, 800))
PRESETS = (
    "headline-multipliers",
    "headline-multipliers-ai",
    "headline-multipliers-2035",
    "ai-2030-groarke-growth",
)
CENTRES, AI, LONG, GROARKE = PRESETS


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def results_of(preset: str, **stated: float) -> Results:
    scenario = library.preset(preset)
    for name, value in stated.items():
        scenario = scenario.stating(name, value)
    return evaluate(scenario)


def shown(
    qtbot: QtBot, results: Results, size: tuple[int, int] = (380, 340), subject: str = ""
) -> Outlook:
    card = Outlook()
    qtbot.addWidget(card)
    card.resize(*size)
    card.show_results(results)
    if subject:
        card.select(subject)
    card.show()
    for _round in range(4):
        QApplication.processEvents()
    card.grab()
    return card


def body(card: Outlook) -> Horizon:
    found = card.findChild(Horizon)
    assert isinstance(found, Horizon)
    return found


def words(card: Outlook) -> list[Words]:
    return [mark for mark in body(card).marks if isinstance(mark, Words)]


def written(card: Outlook) -> list[str]:
    return [plain(w.text) for w in words(card)]


def inked(found: Words) -> QRectF:
    """Where the letters themselves are, less the air above and below them."""
    height = 0.8 * found.type.height
    top = found.area.center().y() - height / 2
    return QRectF(found.corner.x(), top, found.type.width(found.text), height)


def strokes(card: Outlook, color: str, style: Qt.PenStyle) -> list[Stroke]:
    return [
        mark
        for mark in body(card).marks
        if isinstance(mark, Stroke) and mark.color == QColor(color) and mark.style == style
    ]


def year_at(picture: FanPicture, x: float) -> float:
    frame = picture.frame
    assert frame is not None
    return frame.span.first + (x - frame.x(frame.span.first)) / frame.step


# ---- how it reads


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_nothing_written_collides_or_leaves_the_card(
    qtbot: QtBot, subject: str, preset: str, size: tuple[int, int]
) -> None:
    card = shown(qtbot, results_of(preset), size, subject)
    whole = QRectF(body(card).rect()).adjusted(-1, -1, 1, 1)
    assert [w.text for w in words(card) if not whole.contains(inked(w))] == []
    assert [
        (one.text, other.text)
        for one, other in itertools.combinations(words(card), 2)
        if inked(one).adjusted(1, 1, -1, -1).intersects(inked(other))
    ] == []


def test_title_subtitle_and_description_say_it_in_words(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES))
    assert card.title == card.accessibleName() == "Until 2030"
    sentence = "415 TWh/yr in 2024 becomes 945 TWh/yr in 2030, 2.28×; 5× is not reached by 2030"
    assert plain(card.subtitle) == sentence
    assert plain(card.accessibleDescription()).startswith(sentence)
    assert "IEA, all data centres 945 TWh/yr (for 2030): in 2030" in plain(
        card.accessibleDescription()
    )
    card.show_results(results_of(CENTRES, horizon_year=2040.0))
    assert card.title == "Until 2040"


@pytest.mark.parametrize("preset", PRESETS)
def test_every_year_has_a_dot_at_its_value(qtbot: QtBot, preset: str) -> None:
    card = shown(qtbot, results_of(preset), (900, 600))
    picture = body(card)
    fan, frame = picture.fan, picture.frame
    assert fan is not None
    assert frame is not None
    color = QColor(theme.LIGHT.series[0])
    dots = [m for m in picture.marks if isinstance(m, Box) and m.color == color and m.radius]
    for year, value in zip(fan.years[:-1], fan.stated, strict=False):
        at = QPointF(frame.x(year), frame.y(value))
        assert any((dot.area.center() - at).manhattanLength() < 0.5 for dot in dots)
    assert (picture.dot - QPointF(frame.x(fan.years[-1]), frame.y(fan.stated[-1]))).isNull()


def test_values_stand_where_the_axis_says(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG), (900, 600))
    frame = body(card).frame
    assert frame is not None
    for value, text in frame.ticks:
        label = next(w for w in words(card) if w.text == text)
        assert abs(inked(label).center().y() - frame.y(value)) < 1.5


def test_the_axis_is_logarithmic_where_the_fan_spans_more_than_a_decade_and_a_half(
    qtbot: QtBot,
) -> None:
    for preset, log in ((CENTRES, False), (LONG, True)):
        span = body(shown(qtbot, results_of(preset))).span
        assert span is not None
        assert span.axis.log is log
        assert log or span.axis.low == 0


def test_multiples_are_named_with_the_year_in_which_they_are_met(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG))
    assert {"5× in 2029", "10× in 2031", "30× in 2033"} <= set(written(card))
    picture = body(card)
    frame, fan = picture.frame, picture.fan
    assert frame is not None
    assert fan is not None
    dashed = strokes(card, theme.LIGHT.faint, Qt.PenStyle.DashLine)
    heights = sorted({mark.points[0][1] for mark in dashed}, reverse=True)
    expected = [frame.y(times * fan.begins[1]) for times in (5, 10, 30)]
    assert heights == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("size", SIZES)
def test_a_multiple_is_named_by_its_own_line_or_not_at_all(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    card = shown(qtbot, results_of(LONG), size)
    frame, fan = body(card).frame, body(card).fan
    assert frame is not None
    assert fan is not None
    for label in words(card):
        times, _times, rest = label.text.partition("× in ")
        if rest:
            off = inked(label).center().y() - frame.y(float(times) * fan.begins[1])
            assert abs(off) <= label.type.height


@pytest.mark.parametrize("size", [(60, 40), (120, 90), (1600, 60)])
def test_no_size_is_too_small_to_be_painted(qtbot: QtBot, size: tuple[int, int]) -> None:
    card = shown(qtbot, results_of(CENTRES, horizon_year=2200.0), size)
    drag(card, 1)


def test_the_years_of_crossing_are_marked_on_the_axis(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG), (520, 400))
    strong = {w.text for w in words(card) if w.type.font.bold()}
    assert {"2029", "2031", "2033", "2035"} <= strong
    feet = [
        m
        for m in body(card).marks
        if isinstance(m, Stroke) and m.filled and m.color == QColor(theme.LIGHT.text)
    ]
    assert {round(year_at(body(card), foot.points[0][0]), 3) for foot in feet} == {2029, 2031, 2033}


def test_multiples_out_of_reach_are_named_at_the_edge(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES))
    assert "↑ 5×, 10×, 30×" in written(card)
    assert strokes(card, theme.LIGHT.faint, Qt.PenStyle.DashLine) == []


# ---- what was said


def test_marks_stand_at_their_year_and_value(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES), (900, 600))
    frame, color = body(card).frame, QColor(theme.LIGHT.series[5])
    assert frame is not None
    assert "IEA, all data centres 945 TWh/yr" in written(card)
    assert "de Vries, AI servers 85.4 to 134 TWh/yr" in written(card)
    bars = [
        m
        for m in body(card).marks
        if isinstance(m, Box) and m.color.alpha() < 255 and m.color.rgb() == color.rgb()
    ]
    size = frame.span.axis.quantity.size
    found = {
        (round(year_at(body(card), bar.area.center().x()), 2), round(bar.area.top(), 1))
        for bar in bars
    }
    assert (2027, round(frame.y(134 * size), 1)) in found
    assert (2030, round(frame.y(1470 * size), 1)) in found


def test_an_axis_is_not_squeezed_by_what_lies_far_off(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES, annual_energy=2e6, fleet_growth=0.1), (900, 600))
    fan, span = body(card).fan, body(card).span
    assert fan is not None
    assert span is not None
    assert span.axis.high < 3 * extent(fan)[1]
    assert "↑ IEA, all data centres 945 TWh/yr" in written(card)


def test_the_years_reach_two_beyond_the_horizon_and_no_further(qtbot: QtBot) -> None:
    for horizon, last in ((2030, 2030), (2032, 2032), (2033, 2035), (2034, 2035), (2036, 2036)):
        card = shown(qtbot, results_of(CENTRES, horizon_year=float(horizon)))
        span = body(card).span
        assert span is not None
        assert (span.first, span.last) == (2024, last)
        named = any("1,200" in text for text in written(card))
        assert named is (last >= 2035)


def test_a_tip_says_who_and_when_the_path_gets_there(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG), (900, 600))
    label = next(w for w in words(card) if w.text.startswith("Groarke"))
    told = plain(tip_at(body(card).marks, inked(label).center()))
    for part in ("AI alone 1,100 to 1,470 TWh/yr, for 2030", "in 2033", "S&P Global", "(2023)"):
        assert part in told


def test_a_tip_on_a_year_has_path_and_band(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG), (900, 600))
    frame, fan = body(card).frame, body(card).fan
    assert frame is not None
    assert fan is not None
    at = QPointF(frame.x(2026) + 3, frame.plot.bottom() - 3)
    show = fan.shown
    assert tip_at(body(card).marks, at).splitlines() == [
        f"2026: {show.shown(fan.stated[2])} as stated",
        f"median {show.shown(fan.median[2])}",
        f"5th to 95th percentile {show.interval(fan.low[2], fan.high[2])}",
    ]


def test_without_ranges_there_is_no_band_and_no_legend(qtbot: QtBot) -> None:
    assert "5th to 95th percentile" in written(shown(qtbot, results_of(LONG)))
    assert "5th to 95th percentile" not in written(shown(qtbot, results_of(CENTRES)))


# ---- how it is moved


def drag(card: Outlook, years: float) -> None:
    picture = body(card)
    assert picture.frame is not None
    at = picture.dot.toPoint()
    there = at + QPoint(round(years * picture.frame.step), 3)
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(picture, (at + there) / 2)
    QTest.mouseMove(picture, there)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=there)


def followed(card: Outlook, results: Results) -> tuple[list[tuple[str, float]], list[bool]]:
    """What the chart says while its statements come true at once, as in the window."""
    stated: list[tuple[str, float]] = []
    gestures: list[bool] = []

    def state(name: str, value: float) -> None:
        stated.append((name, value))
        card.show_results(evaluate(results.scenario.stating(name, value)))

    def gesture(active: bool) -> None:
        gestures.append(active)
        card.gesture(active)

    card.stated.connect(state)
    card.gesture_changed.connect(gesture)
    return stated, gestures


@pytest.mark.parametrize("years", [-3, 4])
def test_dragging_the_dot_moves_the_horizon(qtbot: QtBot, years: int) -> None:
    results = results_of(CENTRES)
    card = shown(qtbot, results)
    stated, gestures = followed(card, results)
    drag(card, years)
    assert stated[-1] == ("horizon_year", 2030.0 + years)
    assert gestures == [True, False]
    assert card.title == f"Until {2030 + years}"


def test_the_horizon_stays_after_the_base_and_where_its_slider_goes(qtbot: QtBot) -> None:
    results = results_of(CENTRES)
    card = shown(qtbot, results)
    stated, _gestures = followed(card, results)
    drag(card, -20)
    assert stated[-1] == ("horizon_year", 2025.0)
    drag(card, 40)
    assert stated[-1] == ("horizon_year", 2050.0)


def test_a_press_elsewhere_moves_nothing(qtbot: QtBot) -> None:
    results = results_of(CENTRES)
    card = shown(qtbot, results)
    stated, gestures = followed(card, results)
    away = body(card).dot.toPoint() - QPoint(60, 0)
    QTest.mousePress(body(card), Qt.MouseButton.LeftButton, pos=away)
    QTest.mouseMove(body(card), away - QPoint(80, 0))
    QTest.mouseRelease(body(card), Qt.MouseButton.LeftButton, pos=away)
    assert (stated, gestures) == ([], [])


@pytest.mark.parametrize(
    ("key", "year"),
    [
        (Qt.Key.Key_Left, 2029),
        (Qt.Key.Key_Right, 2031),
        (Qt.Key.Key_Up, 2031),
        (Qt.Key.Key_PageUp, 2035),
        (Qt.Key.Key_PageDown, 2025),
        (Qt.Key.Key_Home, 2025),
        (Qt.Key.Key_End, 2050),
    ],
)
def test_keys_move_it_too(qtbot: QtBot, key: Qt.Key, year: int) -> None:
    results = results_of(CENTRES)
    card = shown(qtbot, results)
    stated, gestures = followed(card, results)
    QTest.keyPress(body(card), key)
    assert gestures == [True]
    QTest.keyRelease(body(card), key)
    assert stated == [("horizon_year", float(year))]
    assert gestures == [True, False]


def test_axes_stay_while_something_is_dragged(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG))
    before = body(card).span
    card.gesture(True)
    card.show_results(results_of(LONG, fleet_growth=0.3))
    assert body(card).span is before
    card.show_results(results_of(LONG, horizon_year=2031.0))
    assert body(card).span is before
    card.gesture(False)
    assert body(card).span != before


def test_axes_give_way_where_the_data_leave_them(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES))
    before = body(card).span
    card.gesture(True)
    card.show_results(results_of(CENTRES, fleet_growth=0.6))
    after = body(card).span
    assert after is not None
    assert after != before
    assert after.axis.holds(*extent_of(card))


def extent_of(card: Outlook) -> tuple[float, float]:
    fan = body(card).fan
    assert fan is not None
    return extent(fan)


def test_the_description_waits_for_the_end_of_a_drag(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES))
    before = card.accessibleDescription()
    card.gesture(True)
    card.show_results(results_of(CENTRES, fleet_growth=0.2))
    assert "1,239" in card.subtitle
    assert card.accessibleDescription() == before
    card.gesture(False)
    assert "1,239" in card.accessibleDescription()


# ---- which result


def test_the_choice_shows_another_result(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES))
    choice = card.findChild(QComboBox)
    assert isinstance(choice, QComboBox)
    assert [choice.itemText(n) for n in range(choice.count())] == list(SUBJECTS.values())
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    assert card.subject == "horizon_world_share"
    assert plain(card.subtitle).startswith("1.34 % in 2024 becomes 2.56 % in 2030")
    card.look_at("horizon_emissions")
    assert plain(card.subtitle).startswith("195 Mt/yr")
    card.look_at("energy")
    assert card.subject == "horizon_emissions"


# ---- what it needs


def lacking(card: Outlook) -> list[QPushButton]:
    QApplication.processEvents()
    found = card.findChild(Lacking)
    assert isinstance(found, Lacking)
    return [button for button in found.findChildren(QPushButton) if button.isVisible()]


def test_what_is_unknown_is_asked_for(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of("gpt-4-training"))
    assert card.title == "Until the horizon"
    assert card.subtitle == "The outlook needs: Base year, Horizon year, Fleet growth"
    assert [b.text() for b in lacking(card)] == ["Base year", "Horizon year", "Fleet growth"]
    assert not body(card).isVisible()


def test_a_button_brings_its_quantity_by_mouse_and_by_keyboard(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of("gpt-4-training"))
    wanted: list[str] = []
    card.wanted.connect(wanted.append)
    base, _horizon, growth = lacking(card)
    QTest.mouseClick(base, Qt.MouseButton.LeftButton)
    assert growth.focusPolicy() & Qt.FocusPolicy.TabFocus
    growth.setFocus()
    QTest.keyClick(growth, Qt.Key.Key_Space)
    assert wanted == ["base_year", "fleet_growth"]


def test_the_fan_comes_as_soon_as_nothing_is_wanting(qtbot: QtBot) -> None:
    results = results_of("gpt-4-training")
    card = shown(qtbot, results)
    scenario = results.scenario
    for name, value in (("base_year", 2024.0), ("horizon_year", 2030.0)):
        scenario = scenario.stating(name, value)
        card.show_results(evaluate(scenario))
    assert [b.text() for b in lacking(card)] == ["Fleet growth"]
    card.show_results(evaluate(scenario.stating("fleet_growth", 0.1)))
    assert body(card).isVisible()
    assert lacking(card) == []
    card.show_results(results)
    assert not body(card).isVisible()
    assert body(card).fan is None


def test_the_empty_scenario_and_values_beyond_all_drawing_are_said_in_words(qtbot: QtBot) -> None:
    card = shown(qtbot, evaluate(Scenario()))
    assert card.subtitle.startswith("The outlook needs: ")
    card.show_results(results_of(CENTRES, fleet_growth=1e30))
    assert card.subtitle == "These values are beyond what can be drawn"
    assert not card.picture().isNull()


def test_a_path_that_comes_to_nothing_is_drawn(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(CENTRES, efficiency_gain=1.0))
    span = body(card).span
    assert span is not None
    assert span.axis.low == 0
    assert "becomes 0" in card.subtitle


# ---- what it gives away


def test_the_table_is_the_study(qtbot: QtBot) -> None:
    results = results_of(AI)
    assert shown(qtbot, results).table() == rows(sample(results, 10_000))
    assert Outlook().table() == []


def test_picture_and_svg_carry_the_words(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG), (700, 460))
    assert not card.picture().isNull()
    drawn = "".join(ET.fromstring(card.svg().decode()).itertext())
    for part in ("Until 2035", "10× in 2031", "de Vries"):
        assert part in drawn


def test_another_theme_reaches_every_corner(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(LONG))
    theme.apply("dark")
    QApplication.processEvents()
    after = card.grab().toImage()
    inside = [QPoint(x, y) for x in range(6, 370, 5) for y in range(6, 330, 5)]
    assert sum(after.pixelColor(p) == QColor(theme.DARK.card) for p in inside) > 0.3 * len(inside)
    assert not any(after.pixelColor(p) == QColor(theme.LIGHT.card) for p in inside)


def test_the_dot_lies_on_top_of_all_but_words(qtbot: QtBot) -> None:
    card = shown(qtbot, results_of(GROARKE))
    marks: list[Mark] = body(card).marks
    at = body(card).dot
    assert tip_at(marks, at) == "Drag it sideways to move the horizon"
