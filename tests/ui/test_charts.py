"""What each chart promises to whoever looks at it, drags it or takes it away."""

import itertools
import math
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer import library, show
from explorer.errors import WattifError
from explorer.facts import yardsticks
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from ui import theme
from ui.charts.axes import Axis, fitted
from ui.charts.breakdown import Breakdown
from ui.charts.canvas import Canvas
from ui.charts.card import ChartCard
from ui.charts.ladder.chart import LADDERS, Ladder
from ui.charts.ladder.steps import Steps
from ui.charts.marks import Words, spread
from ui.charts.response import Response
from ui.charts.response.curve import CurvePlot
from ui.plot import Plot

GPT_4 = "gpt-4-training"
SIZES = ((300, 180), (380, 320), (520, 640), (1200, 700))


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
    qtbot: QtBot, card: ChartCard, preset: str = GPT_4, size: tuple[int, int] = (520, 400)
) -> None:
    qtbot.addWidget(card)
    card.resize(*size)
    card.show_results(results_of(preset))
    card.show()
    for _round in range(4):
        QApplication.processEvents()
    card.grab()


def body(card: ChartCard) -> Canvas:
    found = card.findChild(Canvas)
    assert isinstance(found, Canvas)
    return found


def plot(card: ChartCard) -> CurvePlot:
    found = card.findChild(CurvePlot)
    assert isinstance(found, CurvePlot)
    return found


def texts(marks: object) -> list[Words]:
    assert isinstance(marks, list | tuple)
    return [mark for mark in marks if isinstance(mark, Words)]


def inked(words: Words) -> QRectF:
    """Where the letters themselves are, less the air above and below them."""
    width, area = words.type.width(words.text), words.area
    left = area.left()
    if words.align & Qt.AlignmentFlag.AlignRight:
        left = area.right() - width
    elif words.align & Qt.AlignmentFlag.AlignHCenter:
        left = area.center().x() - width / 2
    height = 0.8 * words.type.height
    return QRectF(left, area.center().y() - height / 2, width, height)


def overlaps(words: list[Words]) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for one, other in itertools.combinations(words, 2)
        if inked(one).adjusted(1, 1, -1, -1).intersects(inked(other))
    ]


# ---- every chart

CHARTS = (Breakdown, Ladder, Response)


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_says_in_words_what_it_shows(qtbot: QtBot, kind: Callable[[], ChartCard]) -> None:
    card = kind()
    shown(qtbot, card)
    assert card.accessibleName() == card.title
    assert "48.8\N{NO-BREAK SPACE}GWh" in card.accessibleDescription()


@pytest.mark.parametrize("kind", CHARTS)
def test_words_follow_at_the_end_of_a_drag_at_the_latest(
    qtbot: QtBot, kind: Callable[[], ChartCard]
) -> None:
    card = kind()
    shown(qtbot, card)
    card.gesture(True)
    card.show_results(results_of(GPT_4, server_power=13_000.0))
    card.gesture(False)
    assert "97.5\N{NO-BREAK SPACE}GWh" in card.accessibleDescription()


@pytest.mark.parametrize("kind", CHARTS)
def test_the_table_goes_to_the_clipboard_with_tabs(
    qtbot: QtBot, kind: Callable[[], ChartCard]
) -> None:
    card = kind()
    shown(qtbot, card)
    card.copy_table()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) > 3
    assert len({line.count("\t") for line in lines}) == 1
    assert "\N{NO-BREAK SPACE}" not in lines[1]


@pytest.mark.parametrize("kind", CHARTS)
def test_the_picture_is_sharp_and_carries_its_words(
    qtbot: QtBot, kind: Callable[[], ChartCard], tmp_path: Path
) -> None:
    card = kind()
    shown(qtbot, card)
    card.save_picture(tmp_path / "a.png")
    card.save_picture(tmp_path / "a.svg")
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() > 1.8 * card.width() - 100
    written = ET.fromstring((tmp_path / "a.svg").read_text("utf-8"))
    drawn = "".join(written.itertext())
    assert card.title in drawn
    assert "GWh" in drawn


@pytest.mark.parametrize("kind", CHARTS)
def test_a_picture_that_cannot_be_written_says_so(
    qtbot: QtBot, kind: Callable[[], ChartCard], tmp_path: Path
) -> None:
    card = kind()
    shown(qtbot, card)
    with pytest.raises(WattifError, match="could not be saved"):
        card.save_picture(tmp_path / "missing" / "a.png")


@pytest.mark.parametrize("kind", CHARTS)
def test_another_theme_reaches_every_corner(qtbot: QtBot, kind: Callable[[], ChartCard]) -> None:
    card = kind()
    shown(qtbot, card)
    before = card.grab().toImage()
    theme.apply("dark")
    QApplication.processEvents()
    after = card.grab().toImage()
    inside = [QPoint(x, y) for x in range(6, 500, 7) for y in range(6, 390, 7)]
    light_card, dark_card = QColor(theme.LIGHT.card), QColor(theme.DARK.card)
    assert sum(before.pixelColor(p) == light_card for p in inside) > 0.3 * len(inside)
    assert sum(after.pixelColor(p) == dark_card for p in inside) > 0.3 * len(inside)
    assert not any(after.pixelColor(p) == light_card for p in inside)


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("scenario", [Scenario(), results_of(GPT_4, grid_intensity=0.0).scenario])
def test_nothing_known_and_nothing_emitted_can_be_drawn(
    qtbot: QtBot, kind: Callable[[], ChartCard], scenario: Scenario
) -> None:
    card = kind()
    shown(qtbot, card)
    card.show_results(evaluate(scenario))
    card.gesture(True)
    card.gesture(False)
    card.grab()
    card.table()
    assert card.subtitle


def test_a_narrow_card_puts_its_choices_below_the_title(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card, size=(300, 180))
    assert card.width() == 300
    assert body_area(card).height() > 70
    shown(qtbot, card, size=(640, 320))
    assert body_area(card).height() > 220


def body_area(card: ChartCard) -> QRectF:
    found = card.findChild(Plot) or card.findChild(Canvas)
    assert isinstance(found, QWidget)
    return QRectF(found.geometry())


def test_the_picture_of_a_curve_has_no_frame_round_it(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.select("facility_power", "gpu_count")
    image = card.picture()
    for y in range(image.height()):
        dark = sum(image.pixelColor(x, y).lightness() < 110 for x in range(0, image.width(), 4))
        assert dark < image.width() / 4 * 0.5


# ---- what it is made of


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", [GPT_4, "bloom-life-cycle", "google-search-ai", "gpt-4-sparse"])
def test_nothing_written_on_the_bars_collides(
    qtbot: QtBot, preset: str, size: tuple[int, int]
) -> None:
    card = Breakdown()
    shown(qtbot, card, preset, size)
    words, whole = texts(body(card).marks), QRectF(body(card).rect())
    assert words
    assert overlaps(words) == []
    assert all(whole.adjusted(-1, -1, 1, 1).contains(inked(w)) for w in words)


def test_an_unknown_total_says_what_it_needs(qtbot: QtBot) -> None:
    card = Breakdown()
    shown(qtbot, card, "bloom-life-cycle")
    written = [w.text for w in texts(body(card).marks)]
    assert "Cost – needs price of a GPU-hour" in written


def test_overhead_hardware_and_rent_have_their_parts(qtbot: QtBot) -> None:
    card = Breakdown()
    shown(qtbot, card)
    card.show_results(results_of(GPT_4, pue=1.25))
    rows = {(row[0], row[2]): row[4] for row in card.table()}
    assert rows["Energy", "IT"] == "80\N{NO-BREAK SPACE}%"
    assert rows["Energy", "overhead"] == "20\N{NO-BREAK SPACE}%"
    assert rows["Cost", "electricity"] == "8.2\N{NO-BREAK SPACE}%"


def test_storage_is_named_however_little_it_takes(qtbot: QtBot) -> None:
    card = Breakdown()
    shown(qtbot, card)
    assert any(w.text.startswith("storing the data: 0.000") for w in texts(body(card).marks))


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100"), (0.9985, "> 99"), (0.42, "42"), (0.0123, "1.2")]
)
def test_a_share_is_never_rounded_to_all(share: float, text: str) -> None:
    assert show.percent(share).replace("\N{NO-BREAK SPACE}", " ") == f"{text} %"


# ---- how big is that


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", [GPT_4, "google-search-ai", "fine-tuning-alpaca", "gpt-4-cost"])
def test_names_on_the_ladder_never_overlap(
    qtbot: QtBot, preset: str, size: tuple[int, int]
) -> None:
    card = Ladder()
    shown(qtbot, card, preset, size)
    for quantity in LADDERS:
        card.select(quantity)
        words, whole = texts(body(card).marks), QRectF(body(card).rect())
        assert overlaps(words) == [], quantity
        assert all(whole.adjusted(-1, -1, 1, 1).contains(inked(w)) for w in words), quantity


def test_the_scenario_stands_between_its_neighbours(qtbot: QtBot) -> None:
    card = Ladder()
    shown(qtbot, card)
    heights = {w.text: w.area.center().y() for w in texts(body(card).marks)}
    assert heights["GPT-4, training (RISE)"] < heights["This scenario"]
    assert heights["This scenario"] < heights["Llama 3.1 405B, training"]
    assert "2.3 × Llama 3.1 405B, training" in card.subtitle
    assert "2.5 % below GPT-4, training (RISE)" in card.subtitle


def test_every_yardstick_has_a_source_and_says_whether_it_was_checked(qtbot: QtBot) -> None:
    assert all(y.source.text for y in yardsticks())
    card = Ladder()
    shown(qtbot, card, size=(1200, 700))
    card.select("cost")
    unchecked = next(w for w in texts(body(card).marks) if "DeepSeek-V3" in w.text)
    assert unchecked.text.endswith("(not checked)")
    assert callable(unchecked.tip)
    assert "2024" in unchecked.tip()


def test_the_ladder_stays_while_dragging_unless_the_scenario_leaves_it(qtbot: QtBot) -> None:
    card = Ladder()
    shown(qtbot, card, size=(380, 320))
    before = ends(card)
    card.gesture(True)
    card.show_results(results_of(GPT_4, gpu_count=2.5e6))
    assert ends(card) == before
    card.show_results(results_of(GPT_4, gpu_count=0.001))
    assert ends(card) != before


def ends(card: Ladder) -> tuple[int, int] | None:
    steps = body(card)
    assert isinstance(steps, Steps)
    assert steps.marks
    return steps.ends


def test_the_ladder_remembers_the_choice_when_it_applies(qtbot: QtBot) -> None:
    card = Ladder()
    shown(qtbot, card, "google-search-ai")
    card.select("energy_per_query")
    card.show_results(results_of(GPT_4))
    assert card.quantity == "energy"
    card.show_results(results_of("chatgpt-2023"))
    assert card.quantity == "energy_per_query"


# ---- if this changes


def drag(target: CurvePlot, pixels: int, steps: int = 4) -> None:
    start = target.dot.toPoint()
    view = target.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, steps + 1):
        QTest.mouseMove(view, start + QPoint(pixels * step // steps, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(pixels, 0))


def heard(card: Response) -> tuple[list[tuple[str, float]], list[bool]]:
    values: list[tuple[str, float]] = []
    gestures: list[bool] = []
    card.stated.connect(lambda name, value: values.append((name, value)))
    card.gesture_changed.connect(gestures.append)
    return values, gestures


def test_dragging_the_dot_states_the_quantity(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    values, gestures = heard(card)
    drag(plot(card), 80)
    assert gestures == [True, False]
    assert {name for name, _value in values} == {"gpu_count"}
    assert values[-1][1] > 100_000
    assert all(value == float(f"{value:.2e}") for _name, value in values)


def test_the_dot_stays_where_the_slider_goes(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    values, _gestures = heard(card)
    drag(plot(card), 5000)
    drag(plot(card), -5000)
    assert max(value for _name, value in values) == 1e8
    assert min(value for _name, value in values) == 1


def test_a_value_beyond_the_slider_comes_back_to_it(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.show_results(results_of(GPT_4, gpu_count=5e9))
    values, _gestures = heard(card)
    drag(plot(card), -10)
    assert {value for _name, value in values} == {1e8}


def test_a_press_beside_the_dot_moves_nothing(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    values, gestures = heard(card)
    target = plot(card)
    aside = target.dot.toPoint() - QPoint(90, 0)
    QTest.mousePress(target.viewport(), Qt.MouseButton.LeftButton, pos=aside)
    QTest.mouseMove(target.viewport(), aside + QPoint(20, 0))
    QTest.mouseRelease(target.viewport(), Qt.MouseButton.LeftButton, pos=aside)
    assert (values, gestures) == ([], [])


def test_keys_move_the_dot(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.select("energy", "pue")
    values, gestures = heard(card)
    QTest.keyClick(plot(card), Qt.Key.Key_Right)
    QTest.keyClick(plot(card), Qt.Key.Key_End)
    assert values == [("pue", pytest.approx(1.01)), ("pue", 2.0)]
    assert gestures == [True, False, True, False]


def test_a_key_moves_a_year_by_a_year(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card, "ai-2030-iea")
    card.show_results(
        evaluate(
            library.preset("ai-2030-iea").stating("base_year", 2024).stating("horizon_year", 2030)
        )
    )
    card.select("annual_energy", "horizon_year")
    values, _gestures = heard(card)
    QTest.keyClick(plot(card), Qt.Key.Key_Right)
    assert values == [("horizon_year", 2031)]


def test_axes_stay_while_dragging_and_fit_when_it_ends(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.select("energy", "pue")
    before = plot(card).axes
    card.gesture(True)
    card.show_results(results_of(GPT_4, server_power=3000.0))
    assert plot(card).axes == before
    card.gesture(False)
    assert before is not None
    fitting = plot(card).axes
    assert fitting is not None
    assert fitting[1].high < before[1].high


def test_axes_give_way_where_the_data_leave_them(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.select("energy", "pue")
    card.gesture(True)
    card.show_results(results_of(GPT_4, server_power=65_000.0))
    axes, shape = plot(card).axes, plot(card).shape
    assert axes is not None
    assert shape is not None
    assert axes[1].high >= shape.y.max()


def test_a_slider_move_leaves_the_ticks_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = Response()
    shown(qtbot, card)
    touched: list[object] = []
    monkeypatch.setattr(Plot, "set_ticks", lambda *arguments: touched.append(arguments))
    monkeypatch.setattr(Plot, "set_ends", lambda *arguments: touched.append(arguments))
    card.gesture(True)
    for watts in (6600.0, 6700.0, 6800.0):
        card.show_results(results_of(GPT_4, server_power=watts))
    assert touched == []


def test_the_dot_is_on_the_curve(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    shape = plot(card).shape
    assert shape is not None
    x, y = shape.here
    assert x == 25_000
    assert y == pytest.approx(48.75)
    index = int(abs(shape.x - x).argmin())
    assert shape.y[index] / shape.x[index] == pytest.approx(y / x)


def test_a_flat_curve_says_that_nothing_depends(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.select("cost", "pue")
    assert "does not depend on PUE" in card.subtitle
    card.select("energy", "gpu_count")
    assert "10 % more of it: +10\N{NO-BREAK SPACE}%" in card.subtitle


def test_claims_on_the_result_are_named(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.grab()
    assert any(w.text == "RISE: 50\N{NO-BREAK SPACE}GWh" for w in texts(plot(card).marks))
    card.select("facility_power", "gpu_count")
    card.grab()
    assert not any("RISE" in w.text for w in texts(plot(card).marks))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("preset", "result"),
    [
        (GPT_4, "energy"),
        (GPT_4, "emissions"),
        (GPT_4, "cost"),
        ("google-search-ai", "energy_per_query"),
    ],
)
def test_labels_on_the_curve_never_overlap(
    qtbot: QtBot, preset: str, result: str, size: tuple[int, int]
) -> None:
    card = Response()
    shown(qtbot, card, preset, size)
    for quantity in ("server_power", "pue", "run_time", "grid_intensity"):
        card.select(result, quantity)
        card.grab()
        assert overlaps(texts(plot(card).marks)) == [], quantity


def test_choices_stay_where_they_still_apply(qtbot: QtBot) -> None:
    card = Response()
    shown(qtbot, card)
    card.select("emissions", "grid_intensity")
    card.show_results(results_of("gpt-4-sparse"))
    assert card.selected == ("emissions", "grid_intensity")
    card.show_results(evaluate(Scenario().stating("energy", 3.6e12)))
    assert card.selected != ("emissions", "grid_intensity")
    card.show_results(results_of(GPT_4))
    assert card.selected == ("emissions", "grid_intensity")


# ---- axes


@pytest.mark.parametrize("low", [1.1, 2.0, 3.3, 47.0, 910.0])
@pytest.mark.parametrize("ratio", [1.2, 2.5, 7.0, 80.0, 1e6])
def test_a_logarithmic_axis_always_has_labels(low: float, ratio: float) -> None:
    axis = fitted(model().quantities["energy"], low, low * ratio, log=True)
    assert axis.holds(low, low * ratio)
    for most in (3, 5, 8):
        assert 2 <= len(axis.ticks(most)) <= 2 * most
        assert all(axis.low * 0.999 <= tick <= axis.high * 1.001 for tick in axis.ticks(most))


def test_ticks_are_written_as_people_read_them() -> None:
    energy, count = model().quantities["energy"], model().quantities["gpu_count"]
    whole = [
        t.replace("\N{NO-BREAK SPACE}", " ")
        for t in Axis(energy, 0.01, 1000, log=True).labels([0.01, 1, 1000], named=True)
    ]
    assert whole == ["10 MWh", "1 GWh", "1 TWh"]
    assert Axis(count, 1, 1e8, log=True).labels([1, 1e4, 1e6], named=True) == [
        "1",
        "10,000",
        "1 million",
    ]


def test_spread_keeps_order_and_distance() -> None:
    places = spread([10, 11, 12, 50, 51, 90], 8, 0, 100)
    assert places == sorted(places)
    assert all(b - a >= 8 - 1e-9 for a, b in itertools.pairwise(places))
    assert math.isclose(places[5], 90)
