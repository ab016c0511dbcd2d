"""What drives it: bars about the present result, legible at any size, and shares on request."""

import itertools
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.study.tornado import tornado
from ui import theme
from ui.charts.marks import Box, Words
from ui.charts.tornado import shares as tornado_shares
from ui.charts.tornado.bars import Bars
from ui.charts.tornado.beside import View
from ui.charts.tornado.chart import VIEWS, Tornado
from ui.charts.tornado.marks import fill
from ui.charts.tornado.rows import Row
from ui.charts.tornado.strip import Strip
from ui.charts.tornado.words import signed

GPT_4 = "gpt-4-training"
SIZES = ((300, 200), (380, 340), (700, 460), (1400, 800), (300, 800))
SOON = 10_000


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def results_of(preset: str = GPT_4, **stated: float) -> Results:
    scenario = library.preset(preset)
    for name, value in stated.items():
        scenario = scenario.stating(name, value)
    return evaluate(scenario)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[Tornado]:
    found = Tornado()
    qtbot.addWidget(found)
    found.resize(520, 400)
    found.show_results(results_of())
    found.show()
    settle()
    yield found
    found.stop()


def settle(milliseconds: int = 0) -> None:
    end = time.monotonic() + milliseconds / 1000
    for _round in range(4):
        QApplication.processEvents()
    while time.monotonic() < end:
        QApplication.processEvents()


def bars(card: Tornado) -> Bars:
    found = card.findChild(Bars)
    assert isinstance(found, Bars)
    return found


def strip(card: Tornado) -> Strip:
    found = card.findChild(Strip)
    assert isinstance(found, Strip)
    return found


def row(card: Tornado, name: str) -> Row:
    return next(row for row in bars(card).picture.rows if row.name == name)


def words(card: Tornado) -> list[Words]:
    return [mark for mark in bars(card).marks if isinstance(mark, Words)]


def written(card: Tornado) -> list[str]:
    return [plain(mark.text) for mark in words(card)]


def inked(mark: Words) -> QRectF:
    """Where the letters themselves are, less the air above and below them."""
    height = 0.8 * mark.type.height
    top = mark.area.center().y() - height / 2
    return QRectF(mark.corner.x(), top, mark.type.width(mark.text), height)


def filled(card: Tornado, series: int, *, pale: bool) -> list[Box]:
    """The bars of a colour; the legend's squares are no wider than high."""
    color = fill(series, pale=pale)
    boxes = [m for m in bars(card).marks if isinstance(m, Box) and m.color == color]
    return [box for box in boxes if abs(box.area.width() - box.area.height()) > 0.01]


def middle(card: Tornado, name: str) -> QPoint:
    canvas = bars(card)
    ys = [
        y for y in range(canvas.height()) if (r := canvas.row_at(QPointF(50, y))) and r.name == name
    ]
    return QPoint(50, ys[len(ys) // 2])


# ---- swings


def test_the_bars_stand_about_the_present_result_the_widest_first(card: Tornado) -> None:
    picture = bars(card).picture
    assert plain(picture.label) == "48.8 GWh"
    assert "48.8 GWh" in written(card)
    assert picture.rows[0].name == "server_power"
    widths = [right - left for left, right in (row.ends for row in picture.rows)]
    assert all(one >= 0.994 * other for one, other in itertools.pairwise(widths))
    assert all(left <= picture.zero <= right for left, right in (r.ends for r in picture.rows))


def test_results_and_inputs_stand_at_the_ends(card: Tornado) -> None:
    power, gpus = row(card, "server_power"), row(card, "gpus_per_server")
    assert (power.left, power.right) == ("25.5", "48.8")
    assert tuple(map(plain, power.under)) == ("3.4 kW", "6.5 kW")
    assert (gpus.left, gpus.right) == ("44.3", "54.2")
    assert gpus.under == ("8.80", "7.20")
    assert {"25.5", "44.3", "54.2"} <= set(written(card))


def test_one_unit_serves_all_results(qtbot: QtBot, card: Tornado) -> None:
    card.show_results(results_of("homes-100000"))
    assert row(card, "households").left == "0.945"
    assert plain(bars(card).picture.label) == "1.05 TWh"


def test_colours_tell_which_end_of_the_input_gives_a_result(card: Tornado) -> None:
    zero = next(box for box in filled(card, 0, pale=False)).area.right()
    gpus = {bar.series: bar.end for bar in row(card, "gpus_per_server").bars}
    count = {bar.series: bar.end for bar in row(card, "gpu_count").bars}
    assert gpus[0] > bars(card).picture.zero > gpus[1]
    assert count[0] < bars(card).picture.zero < count[1]
    assert any(box.area.left() >= zero - 1 for box in filled(card, 0, pale=True))
    assert any(box.area.right() <= zero + 1 for box in filled(card, 1, pale=True))
    assert "low end" in written(card)


def test_what_has_no_range_is_pale_and_says_how_far_it_is_moved(card: Tornado) -> None:
    assert all(bar.pale for bar in row(card, "gpu_count").bars)
    assert not any(bar.pale for bar in row(card, "server_power").bars)
    assert row(card, "gpu_count").notes == ("±10 %",)
    assert row(card, "server_power").notes == ()
    assert "±10 %" in written(card)


def test_assumptions_say_so_and_bounds_cut_their_steps(card: Tornado) -> None:
    assert row(card, "pue").notes == ("assumed", "+10 %")
    assert row(card, "load_factor").notes == ("assumed", "−10 %")
    card.show_results(results_of(load_factor=0.95))
    assert row(card, "load_factor").notes == ("−10 to +5 %",)


def test_the_subtitle_says_what_moves_it_most(card: Tornado) -> None:
    assert plain(card.subtitle) == (
        "Energy 48.8 GWh: moved most by power per server, 25.5 to 48.8 GWh"
    )
    card.show_results(results_of("google-search-ai"))
    assert "moved most by servers and 2 more alike" in card.subtitle


def test_a_tip_tells_both_ends_in_words(card: Tornado) -> None:
    tip = plain(bars(card).tip(QPointF(middle(card, "gpu_count"))))
    assert "GPU count 22,500: energy 43.9 GWh" in tip
    assert "No range is stated, so it is moved by ±10 %." in tip


# ---- room


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", [GPT_4, "chatgpt-2025-epoch", "homes-100000"])
@pytest.mark.parametrize("view", ["swings", "elasticities"])
def test_nothing_written_collides_or_leaves_the_card(
    card: Tornado, size: tuple[int, int], preset: str, view: View
) -> None:
    card.resize(*size)
    card.select("energy", view)
    card.show_results(results_of(preset))
    settle()
    whole = QRectF(bars(card).rect()).adjusted(-1, -1, 1, 1)
    assert [w.text for w in words(card) if not whole.contains(inked(w))] == []
    assert [
        (one.text, other.text)
        for one, other in itertools.combinations(words(card), 2)
        if inked(one).adjusted(1, 1, -1, -1).intersects(inked(other))
    ] == []


def test_rows_without_room_are_counted_and_in_the_table(card: Tornado) -> None:
    card.resize(380, 240)
    settle()
    shown, all_rows = len(bars(card).visible_rows), len(bars(card).picture.rows)
    assert 2 <= shown < all_rows
    assert f"and {all_rows - shown} more" in written(card)
    assert len(card.table()) == all_rows + 1
    card.resize(520, 500)
    settle()
    assert not [text for text in written(card) if text.startswith("and ")]


def test_the_table_goes_to_the_clipboard_with_tabs(card: Tornado) -> None:
    for view in ("swings", "elasticities"):
        card.select("energy", view)
        card.copy_table()
        lines = QGuiApplication.clipboard().text().split("\n")
        assert len({line.count("\t") for line in lines}) == 1
        assert any(line.startswith("Power per server\t") for line in lines)


def test_it_is_drawn_in_the_dark_and_as_a_picture(card: Tornado) -> None:
    theme.apply("dark")
    settle()
    image = bars(card).grab().toImage()
    assert image.pixelColor(1, image.height() - 2) == QColor(theme.DARK.card)
    assert filled(card, 0, pale=False)
    assert b"<svg" in card.svg()


# ---- while something is dragged


def test_scale_and_order_stay_in_a_drag_while_bars_follow(card: Tornado) -> None:
    before, order = bars(card).ends, [r.name for r in bars(card).picture.rows]
    card.gesture(True)
    card.show_results(results_of(server_power=6300.0))
    assert bars(card).ends == before
    assert [r.name for r in bars(card).picture.rows] == order
    assert plain(bars(card).picture.label) == "47.2 GWh"
    assert row(card, "gpu_count").right == "52.0"
    card.gesture(False)
    assert bars(card).ends != before


def test_a_bar_that_leaves_the_scale_widens_it_at_once(card: Tornado) -> None:
    card.gesture(True)
    card.show_results(results_of(server_power=13_000.0))
    low, high = bars(card).ends
    assert all(
        low <= left and right <= high for left, right in (r.ends for r in bars(card).picture.rows)
    )


def test_rows_are_sorted_anew_when_the_drag_ends(card: Tornado) -> None:
    card.gesture(True)
    certain = evaluate(results_of().scenario.ranging("server_power", (6450.0, 6550.0)))
    card.show_results(certain)
    assert bars(card).picture.rows[0].name == "server_power"
    card.gesture(False)
    assert [r.name for r in bars(card).picture.rows] == [
        s.name for s in tornado(certain, "energy") if s.width > 0
    ]
    assert bars(card).picture.rows[0].name != "server_power"


def test_descriptions_wait_for_the_end_of_a_drag(card: Tornado) -> None:
    assert "48.8" in card.accessibleDescription()
    card.gesture(True)
    card.show_results(results_of(server_power=13_000.0))
    assert "97.5" in card.subtitle
    assert "97.5" not in card.accessibleDescription()
    card.gesture(False)
    assert "97.5" in card.accessibleDescription()
    assert "GPU count" in card.accessibleDescription()


# ---- choices, pointer and keyboard


def test_another_result_and_view_are_chosen_in_the_header(card: Tornado) -> None:
    result, view = card.findChildren(QComboBox)
    assert [view.itemText(i) for i in range(view.count())] == list(VIEWS.values())
    result.setCurrentIndex(result.findData("emissions"))
    result.activated.emit(result.currentIndex())
    view.setCurrentIndex(1)
    view.activated.emit(1)
    assert card.shown == ("emissions", "elasticities")
    assert "grid_intensity" in [r.name for r in bars(card).picture.rows]
    card.look_at("cost")
    assert card.shown == ("cost", "elasticities")
    assert result.currentData() == "cost"


def test_a_click_selects_the_quantity_of_the_row(qtbot: QtBot, card: Tornado) -> None:
    with qtbot.waitSignal(card.selected, timeout=SOON) as caught:
        QTest.mouseClick(bars(card), Qt.MouseButton.LeftButton, pos=middle(card, "gpu_count"))
    assert caught.args == ["gpu_count"]


def test_the_keyboard_does_what_the_mouse_does(qtbot: QtBot, card: Tornado) -> None:
    canvas, names = bars(card), [r.name for r in bars(card).picture.rows]
    card.activateWindow()
    canvas.setFocus()
    assert canvas.highlighted == names[0]
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.highlighted == names[1]
    assert row(card, names[1]).label in canvas.accessibleDescription()
    with qtbot.waitSignal(card.selected, timeout=SOON) as caught:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert caught.args == [names[1]]


def test_walking_beyond_the_last_row_brings_hidden_ones_into_sight(card: Tornado) -> None:
    card.resize(380, 240)
    settle()
    canvas = bars(card)
    last = canvas.picture.rows[-1]
    assert last not in canvas.visible_rows
    QTest.keyClick(canvas, Qt.Key.Key_End)
    settle()
    assert canvas.highlighted == last.name
    assert last in canvas.visible_rows


# ---- elasticities


def test_elasticities_stand_about_zero_with_their_sign(card: Tornado) -> None:
    card.select("energy", "elasticities")
    assert plain(row(card, "gpu_count").right) == "+1.0 %"
    assert plain(row(card, "gpus_per_server").left) == "−1.0 %"
    assert row(card, "gpus_per_server").ends[0] == pytest.approx(-1, abs=1e-3)
    assert "1 % more GPU count is 1.0 % more energy; 6 others move it as much" in plain(
        card.subtitle
    )
    assert bars(card).picture.rows[0].name == "gpu_count"


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        (0.99998, "+1.0 %"),
        (-1, "−1.0 %"),
        (0.336, "+0.34 %"),
        (-0.0004, "−0.0004 %"),
        (12, "+12.0 %"),
    ],
)
def test_changes_are_rounded_honestly(percent: float, text: str) -> None:
    assert plain(signed(percent)) == text


# ---- variance shares


def button(card: Tornado) -> QPushButton:
    found = strip(card).findChild(QPushButton)
    assert isinstance(found, QPushButton)
    return found


def computed(qtbot: QtBot, card: Tornado, target: str = "energy") -> None:
    card.select(target, "variance")
    button(card).click()
    qtbot.waitUntil(lambda: strip(card).state == "done", timeout=SOON)


def test_shares_are_computed_only_when_asked_for(qtbot: QtBot, card: Tornado) -> None:
    assert not strip(card).isVisible()
    card.select("energy", "variance")
    assert strip(card).isVisible()
    assert (strip(card).state, button(card).text()) == ("empty", "Compute")
    assert bars(card).picture.rows == ()
    button(card).click()
    assert strip(card).state == "running"
    qtbot.waitUntil(lambda: strip(card).state == "done", timeout=SOON)
    assert not button(card).isVisible()
    assert [r.name for r in bars(card).picture.rows] == ["server_power", "run_time"]
    assert plain(card.subtitle).startswith("Power per server alone explains 9")
    assert plain(row(card, "server_power").right).endswith(" %")
    assert [bar.pale for bar in row(card, "server_power").bars] == [True, False]


def test_they_follow_by_themselves_when_a_drag_ends(qtbot: QtBot, card: Tornado) -> None:
    computed(qtbot, card)
    share = row(card, "server_power").ends
    card.gesture(True)
    changed = evaluate(results_of().scenario.ranging("server_power", (6000.0, 6500.0)))
    card.show_results(changed)
    assert strip(card).state == "stale"
    assert row(card, "server_power").ends == share
    assert card.subtitle.startswith("Out of date")
    card.gesture(False)
    qtbot.waitUntil(lambda: strip(card).state == "done", timeout=SOON)
    assert row(card, "server_power").ends[1] < share[1]


def test_shares_out_of_sight_wait_until_they_are_asked_for_again(
    qtbot: QtBot, card: Tornado
) -> None:
    computed(qtbot, card)
    card.hide()
    card.show_results(results_of(server_power=6000.0))
    assert (strip(card).state, button(card).text()) == ("stale", "Compute again")
    assert bars(card).stale
    card.show()
    button(card).click()
    qtbot.waitUntil(lambda: strip(card).state == "done", timeout=SOON)
    assert not bars(card).stale


def test_the_same_statements_need_no_second_search(qtbot: QtBot, card: Tornado) -> None:
    computed(qtbot, card)
    card.show_results(results_of())
    card.gesture(False)
    assert strip(card).state == "done"


def test_a_long_search_shows_progress_and_can_be_cancelled(
    qtbot: QtBot, card: Tornado, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tornado_shares, "COUNT", 3_000_000)
    card.select("energy", "variance")
    button(card).click()
    bar = card.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    qtbot.waitUntil(bar.isVisible, timeout=SOON)
    assert button(card).text() == "Cancel"
    button(card).click()
    assert (strip(card).state, button(card).text()) == ("empty", "Compute")
    assert not bar.isVisible()
    card.stop()
    settle(50)
    assert bars(card).picture.rows == ()


def test_without_a_range_a_sentence_says_what_to_do(card: Tornado) -> None:
    scenario = results_of().scenario
    for name in scenario.uncertain:
        scenario = scenario.ranging(name, None)
    card.select("energy", "variance")
    card.show_results(evaluate(scenario))
    assert "state a range first" in card.subtitle
    assert "state a range" in " ".join(written(card))
    assert not button(card).isVisible()


@pytest.mark.parametrize("view", VIEWS)
def test_with_nothing_known_it_says_so(card: Tornado, view: View) -> None:
    card.select("energy", view)
    card.show_results(evaluate(Scenario()))
    assert card.subtitle
    assert bars(card).picture.rows == ()
    assert card.table() == []
    card.show_results(results_of())
    card.select("energy", "swings")
    assert bars(card).picture.rows
