"""The waterfall as a chart: what it shows is what the model says, and nothing is cut off."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from explorer import library, show, units
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from explorer.study.waterfall import waterfall
from tests.explorer.samples import FLEET, plain, stating
from tests.ui.test_charts import overlaps, texts
from ui import theme
from ui.charts import kinds
from ui.charts.beside import Beside, together
from ui.charts.marks import Stroke
from ui.charts.waterfall import Waterfall
from ui.charts.waterfall.bars import Bars
from ui.charts.waterfall.painter import SERIES

GWH = units.size("GWh")
LOW, RISE = "gpt-4-at-400-watts", "gpt-4-training"
SIZES = ((300, 170), (400, 300), (800, 460), (1920, 1080))
MOVED = {
    "gpu_count": 1.3,
    "server_power": 0.9,
    "run_time": 1.1,
    "pue": 1.1,
    "grid_intensity": 0.8,
    "load_factor": 1.1,
    "development_multiplier": 0.9,
    "server_embodied": 1.5,
    "gpu_embodied": 2.0,
    "hardware_life": 1.25,
}


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn(scenario: Scenario | str, **stated: float) -> Sampled:
    found = library.preset(scenario) if isinstance(scenario, str) else scenario
    for name, value in stated.items():
        found = found.stating(name, value)
    return sample(evaluate(found), LIVE)


def many() -> tuple[Sampled, Sampled]:
    """Two fleets that differ in ten things."""
    one = stating(FLEET)
    other = {name: one.statements[name].value * factor for name, factor in MOVED.items()}
    return drawn(one), drawn(one, **other)


def beside(sampled: Sampled, name: str = "At 400 W", *, ghost: bool = False) -> Beside:
    return Beside(name, theme.current().scenarios[1], sampled, ghost)


def card_of(
    qtbot: QtBot,
    one: Sampled | None,
    other: Sampled,
    size: tuple[int, int] = (400, 300),
    result: str = "energy",
    *,
    ghost: bool = False,
) -> Waterfall:
    card = kinds.new("waterfall")
    assert isinstance(card, Waterfall)
    qtbot.addWidget(card)
    card.resize(*size)
    card.look_at(result)
    if one is not None:
        card.show_beside([beside(one, ghost=ghost)])
    card.show_sampled(other)
    card.show()
    for _round in range(4):
        QApplication.processEvents()
    card.grab()
    return card


def bars(card: Waterfall) -> Bars:
    found = card.findChild(Bars)
    assert isinstance(found, Bars)
    return found


def written(card: Waterfall) -> list[str]:
    return [plain(mark.text) for mark in texts(bars(card).marks)]


def swap(card: Waterfall) -> QToolButton:
    (found,) = (b for b in card.findChildren(QToolButton) if b.isCheckable())
    return found


# ---- what it says


def test_what_is_written_is_what_the_model_says(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE), (800, 460))
    found = written(card)
    for text in ("At 400 W", "25.5 GWh", "This scenario", "48.8 GWh"):
        assert text in found
    fall = waterfall(drawn(LOW).results, drawn(RISE).results, "energy")
    for bar in fall.bars:
        assert bar.label in found
        assert plain(bar.values) in found
        assert plain(fall.signed(bar.amount)) in found
    assert {"+25.4 GWh", "−4.07 GWh", "+1.84 GWh", "0.4 → 0.8125 kW"} <= set(found)
    assert plain(card.subtitle) == plain(fall.words)
    said = plain(card.accessibleDescription())
    assert said.startswith(plain(fall.words))
    assert "PUE: 1.12 → 1 (stated → assumed), −4.07 GWh" in said


@pytest.mark.parametrize(("size", "gathered"), [((400, 300), True), ((800, 460), False)])
@pytest.mark.parametrize("result", ["emissions", "energy", "cost", "embodied_emissions"])
def test_each_bar_begins_where_the_one_before_ends_and_the_last_at_the_end(
    qtbot: QtBot, size: tuple[int, int], gathered: bool, result: str
) -> None:
    card = card_of(qtbot, *many(), size, result)
    rows = bars(card).visible_rows
    if result == "emissions":
        assert any("others" in row.label for row in rows) == gathered
    at = rows[0].end
    for row in rows[1:-1]:
        assert row.start == at
        at = row.end
    assert at == rows[-1].end == many()[1].results.values[result]


def test_the_others_are_listed_by_their_tip_and_make_up_what_is_left(qtbot: QtBot) -> None:
    card = card_of(qtbot, *many(), (300, 170), "emissions")
    picture = bars(card)
    (others,) = (row for row in picture.visible_rows if "others" in row.label)
    fall = waterfall(many()[0].results, many()[1].results, "emissions")
    shown = {row.name for row in picture.visible_rows}
    hidden = [bar for bar in fall.bars if bar.name not in shown]
    assert others.label == f"{len(hidden)} others"
    assert others.end - others.start == pytest.approx(sum(bar.amount for bar in hidden))
    tip = plain(others.tip())
    for bar in hidden:
        assert f"{bar.label}: {plain(show.abbreviated(fall.signed(bar.amount)))}" in tip
    smallest_shown = min(abs(b.amount) for b in fall.bars if b.name in shown)
    assert smallest_shown >= max(abs(bar.amount) for bar in hidden)


def test_up_and_down_differ_in_colour_and_in_where_they_point(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE), (800, 460))
    arrows = [m for m in bars(card).marks if isinstance(m, Stroke) and m.filled]
    colors = [QColor(theme.current().series[SERIES[k]]) for k in ("more", "less", "more")]
    assert [arrow.color for arrow in arrows] == colors
    for arrow, up in zip(arrows, (True, False, True), strict=True):
        xs = [x for x, _y in arrow.points]
        point = max(xs) if up else min(xs)
        assert xs.count(point) == 1, "one corner leads"
    assert not set(theme.current().scenarios[:2]) & {color.name() for color in colors}


def test_the_table_has_every_quantity_with_both_values(qtbot: QtBot) -> None:
    card = card_of(qtbot, *many(), (300, 170), "emissions")
    table = card.table()
    assert table[0] == ("Quantity", "At 400 W", "This scenario", "Emissions")
    assert len(table) == 2 + len(MOVED) + 1
    card.copy_table()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert {line.count("\t") for line in lines} == {3}


# ---- both directions, other results, none at all


def test_the_other_way_round_has_the_same_amounts_with_the_other_sign(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE), (800, 460))
    forth = {row.name: row.end - row.start for row in bars(card).picture.rows if row.name}
    QTest.mouseClick(swap(card), Qt.MouseButton.LeftButton)
    rows = bars(card).picture.rows
    assert (rows[0].label, rows[-1].label) == ("This scenario", "At 400 W")
    back = {row.name: row.end - row.start for row in rows if row.name}
    assert back == pytest.approx({name: -amount for name, amount in forth.items()})
    swap(card).setFocus()
    QTest.keyClick(swap(card), Qt.Key.Key_Space)
    assert bars(card).picture.rows[0].label == "At 400 W"
    assert swap(card).accessibleName()


def test_without_another_scenario_it_says_what_to_do(qtbot: QtBot) -> None:
    card = card_of(qtbot, None, drawn(RISE))
    assert "Ctrl+B" in card.subtitle
    assert "Ctrl+B" in " ".join(written(card))
    assert card.table() == []
    card.show_beside([beside(drawn(LOW))])
    card.show_sampled(drawn(RISE))
    assert "25.4 GWh more" in plain(card.subtitle)
    card.show_beside([])
    card.show_sampled(drawn(RISE))
    assert card.table() == []


def test_what_is_unknown_on_a_side_is_said_with_what_it_needs(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE), result="cost")
    assert card.subtitle.startswith("Cost is unknown in “GPT-4 training at 400 W a GPU”")
    box = card.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("emissions"))
    box.activated.emit(box.currentIndex())
    assert plain(card.subtitle).startswith("Emissions, from 9.81 kt to 18.7 kt")


def test_it_comes_from_the_baseline(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE))
    card.show_beside([beside(drawn(LOW)), beside(drawn("gpt-4-sparse"), "Sparse")])
    for place, name in ((0, "At 400 W"), (2, "Sparse"), (1, "At 400 W"), (9, "Sparse")):
        card.measure_against(place)
        card.show_sampled(drawn(RISE))
        assert bars(card).picture.rows[0].label == name


def test_a_ghost_stays_faint_and_without_a_name(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE), ghost=True)
    assert bars(card).picture.rows[0].ghost
    assert "At 400 W" not in written(card)
    assert "before" in written(card)


# ---- a drag, and axes that are shared


def test_in_a_drag_the_scale_and_the_order_stay_and_the_words_come_at_its_end(
    qtbot: QtBot,
) -> None:
    one, other = many()
    card = card_of(qtbot, one, other, (800, 460), "emissions")
    order = [row.name for row in bars(card).picture.rows]
    ends, said = bars(card).ends, card.accessibleDescription()
    card.gesture(True)
    scenario = other.results.scenario
    card.show_sampled(drawn(scenario, gpu_count=scenario.statements["gpu_count"].value * 0.8))
    assert [row.name for row in bars(card).picture.rows] == order
    assert bars(card).ends == ends
    assert card.accessibleDescription() == said
    card.gesture(False)
    assert [row.name for row in bars(card).picture.rows] != order
    assert card.accessibleDescription() != said


def test_the_scale_holds_what_it_is_told_and_what_there_is(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE))
    own = card.extent(drawn(RISE))
    larger = card.extent(drawn(RISE, gpu_count=60_000.0))
    assert own["value"][0] == 0.0
    assert own["value"][1] / GWH == pytest.approx(25.536 + 25.441, abs=0.01)
    assert larger["value"][1] > 2 * own["value"][1]
    card.keep_within(together([own, larger]))
    card.show_sampled(drawn(RISE))
    assert bars(card).ends == together([own, larger])["value"]
    card.show_sampled(drawn(RISE, gpu_count=90_000.0))
    assert bars(card).ends[1] > larger["value"][1]
    card.keep_within(None)
    card.show_sampled(drawn(RISE))
    assert bars(card).ends == own["value"]
    card.show_beside([])
    assert card.extent(drawn(RISE)) == {}


def test_small_changes_are_not_lost_before_a_long_way_from_zero(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(RISE), drawn(RISE, pue=1.02), (400, 300))
    low, high = bars(card).ends
    assert 0 < low < 48.75 * GWH < high
    (row,) = bars(card).picture.rows[1:-1]
    assert (row.end - row.start) / (high - low) > 0.5
    same = card_of(qtbot, drawn(RISE), drawn(RISE))
    assert bars(same).ends[0] == 0.0
    assert plain(same.subtitle) == "Energy, 48.8 GWh in both."


# ---- by keyboard, at all sizes


def test_keys_walk_along_the_rows_and_lead_to_the_panel(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE))
    picture, asked = bars(card), list[str]()
    card.selected.connect(asked.append)
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Home)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert asked == [], "a scenario is no quantity"
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert plain(picture.accessibleDescription()).startswith("Power per GPU: 0.4 → 0.8125 kW")
    QTest.keyClick(picture, Qt.Key.Key_Return)
    QTest.keyClick(picture, Qt.Key.Key_End)
    assert picture.highlighted == 4
    place = picture.visible_rows
    assert asked == ["gpu_power"]
    middle = QPointF(20, picture.height() * 0.5)
    number = picture.row_at(middle)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    assert asked[-1] == place[number].name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_neither_overlap_nor_leave_the_picture(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    for pair in ((drawn(LOW), drawn(RISE)), many()):
        card = card_of(qtbot, *pair, size, "emissions")
        card.magnify(scale)
        QApplication.processEvents()
        picture = bars(card)
        words = texts(picture.marks)
        assert words
        assert overlaps(words) == []
        for mark in words:
            right = mark.corner.x() + mark.type.width(mark.text)
            assert right <= picture.room.right() + 1.5 or size == SIZES[0], mark.text
            assert mark.corner.x() >= -0.5


def test_a_long_title_is_cut_and_names_of_quantities_are_not(qtbot: QtBot) -> None:
    card = card_of(qtbot, None, drawn(RISE))
    card.show_beside([beside(drawn(LOW), "A very long title that nobody could ever read " * 3)])
    card.show_sampled(drawn(RISE))
    found = written(card)
    assert any(text.startswith("A very") and text.endswith("…") for text in found)
    assert "Power per GPU" in found


def test_numbers_beyond_all_bounds_are_told_of(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE, run_time=1e200))
    assert math.isfinite(bars(card).ends[1])
    assert "beyond" in card.subtitle


def test_it_follows_the_theme(qtbot: QtBot) -> None:
    card = card_of(qtbot, drawn(LOW), drawn(RISE))
    theme.apply("dark")
    QApplication.processEvents()
    assert bars(card).picture.rows[-1].color == theme.DARK.scenarios[0]
    assert card.grab().toImage().pixelColor(200, 100).lightness() < 128
