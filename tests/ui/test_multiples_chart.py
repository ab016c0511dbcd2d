"""Many at once: rows that say what the model says, pick what is shown, and take one over."""

import gc
import itertools
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.study.multiples import multiples
from explorer.study.sampled import sample
from explorer.study.variants import PLACES, catalogue, first_choice
from tests.ui.conftest import Opener, in_dialog
from ui import app, theme
from ui.charts.beside import together
from ui.charts.marks import Words
from ui.charts.multiples import Multiples
from ui.charts.multiples.canvas import Rows
from ui.charts.multiples.dialogs import PickDialog, ValuesDialog
from ui.panels import choices

GPT_4 = "gpt-4-training"
SIZES = ((300, 190), (400, 300), (700, 460), (1880, 900))
ALL = [variant.key for variant in catalogue(PLACES)]
TAKEN = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")


def results_of(preset: str = GPT_4, **stated: float) -> Results:
    scenario = library.preset(preset)
    for name, value in stated.items():
        scenario = scenario.stating(name, value)
    return evaluate(scenario)


@pytest.fixture
def card(qtbot: QtBot) -> Multiples:
    found = Multiples()
    qtbot.addWidget(found)
    found.resize(620, 460)
    found.look_at("emissions")
    found.show_results(results_of())
    found.show()
    app.settle()
    return found


def rows(card: Multiples) -> Rows:
    found = card.findChild(Rows)
    assert isinstance(found, Rows)
    return found


def middle(card: Multiples, key: str) -> QPoint:
    canvas = rows(card)
    ys = [
        y for y in range(canvas.height()) if (r := canvas.row_at(QPointF(40, y))) and r.key == key
    ]
    return QPoint(40, ys[len(ys) // 2])


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def written(card: Multiples) -> list[str]:
    return [plain(mark.text) for mark in rows(card).marks if isinstance(mark, Words)]


# ---- what it says


def test_what_differs_is_never_said_to_be_the_same(card: Multiples) -> None:
    card.show_results(results_of("gpt-4-at-400-watts"))  # states the power per GPU
    card.look_at("energy")
    card.vary("accelerators")
    app.settle()
    assert "the same" not in card.subtitle
    assert " to " in card.subtitle


def test_every_row_has_the_value_of_the_model(card: Multiples) -> None:
    sampled = sample(results_of(), 10_000)
    variants = tuple(v for v in catalogue(PLACES) if v.key in first_choice(PLACES))
    expected = {m.label: m for m in multiples(results_of(), variants, "emissions", sampled)}
    shown = {row.label: row for row in rows(card).picture.rows}
    assert shown.keys() == expected.keys()
    tonnes = model().quantities["emissions"].size
    for label, row in shown.items():
        found = expected[label]
        assert found.value is not None
        assert found.band is not None
        assert row.at == pytest.approx(found.value / tonnes)
        assert row.ends == pytest.approx((found.band.low / tonnes, found.band.high / tonnes))


def test_the_smallest_is_on_top_and_the_words_name_both_ends(card: Multiples) -> None:
    labels = [row.label for row in rows(card).picture.rows]
    assert (labels[0], labels[-1]) == ("Sweden", "India")
    assert plain(card.subtitle) == (
        "Places – Emissions: 1.7 kt (Sweden) to 33 kt (India), 19.1× apart; now 19 kt"
    )
    assert "Sweden: 1.7" in card.accessibleDescription()


def test_dots_stand_where_their_values_are(card: Multiples) -> None:
    frame = rows(card)._frame
    assert frame is not None
    at = {row.key: frame.x(row.at or 0.0) for row in rows(card).picture.rows}
    zero = frame.x(0.0)
    assert (at["IND"] - zero) / (at["SWE"] - zero) == pytest.approx(670 / 35, rel=1e-6)


def test_the_table_has_every_row_with_what_it_states(card: Multiples) -> None:
    table = card.table()
    assert [row[0] for row in table[1:]] == [row.label for row in rows(card).picture.rows]
    france = next(row for row in table if row[0] == "France")
    assert plain(france[1]) == "2.00 kt"
    assert plain(france[5]) == "Grid intensity 41 g/kWh"


def test_a_tip_tells_range_ratio_and_source(card: Multiples) -> None:
    tip = plain(rows(card).tip(QPointF(middle(card, "FRA"))))
    for part in ("France, 2025", "Emissions 2.00 kt", "987 t to 1.91 kt", "9.37× less", "Ember"):
        assert part in tip


def test_it_varies_what_moves_the_result_until_somebody_chooses(card: Multiples) -> None:
    assert card.shown == ("places", "emissions")
    card.look_at("energy")
    assert card.shown == ("accelerators", "energy")
    card.vary("sites")
    card.look_at("emissions")
    assert card.shown == ("sites", "emissions")


def test_places_that_change_nothing_are_said_to_change_nothing(card: Multiples) -> None:
    card.vary("places")
    card.look_at("energy")
    assert "the same in all of them" in card.subtitle


def test_what_is_not_known_says_in_its_row_what_it_needs(card: Multiples) -> None:
    card.vary("accelerators")
    assert "– needs power per server" in written(card)
    assert sum(text == "≠" for text in written(card)) == 8
    assert "contradicts the scenario" in written(card)


@pytest.mark.parametrize("scenario", [Scenario(), results_of(gpu_count=1e300).scenario])
@pytest.mark.parametrize("what", ["places", "accelerators", "sites", "pue"])
def test_nothing_known_and_too_much_can_be_drawn(
    card: Multiples, scenario: Scenario, what: str
) -> None:
    card.show_results(evaluate(scenario))
    card.vary(what)
    card.gesture(True)
    card.gesture(False)
    card.grab()
    card.table()
    assert card.subtitle


# ---- room


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("what", ["places", "accelerators", "sites", "pue"])
def test_nothing_written_leaves_the_card_or_strikes_through_another(
    card: Multiples, size: tuple[int, int], what: str
) -> None:
    card.resize(*size)
    card.vary(what)
    app.settle()
    canvas = rows(card)
    inside = QRectF(canvas.rect()).adjusted(-1, -1, 1, 1)
    inked = [
        QRectF(w.corner.x(), w.area.center().y() - 0.35 * w.type.height,
               w.type.width(w.text), 0.7 * w.type.height)
        for w in canvas.marks if isinstance(w, Words) and w.text != "≠"
    ]  # fmt: skip
    assert all(inside.contains(area) for area in inked)
    for one, other in itertools.combinations(inked, 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other)


@pytest.mark.parametrize("size", SIZES)
def test_rows_without_room_are_counted_and_can_be_scrolled_to(
    card: Multiples, size: tuple[int, int]
) -> None:
    card.resize(*size)
    card.pick(ALL)
    app.settle()
    canvas, met = rows(card), set[str]()
    more = [text for text in written(card) if text.endswith("more below")]
    assert more == [f"{len(ALL) - len(canvas.visible_rows)} more below"]
    for _turn in range(60):
        assert canvas.marks
        met |= {row.key for row in canvas.visible_rows}
        turn(canvas, -120)
    assert met == set(ALL)
    assert any(text.endswith(" above") for text in written(card))


def turn(canvas: Rows, delta: int) -> None:
    place = QPointF(40, 40)
    event = QWheelEvent(
        place, QPointF(canvas.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_a_picture_for_others_holds_all_rows_and_leaves_the_screen_as_it_was(
    card: Multiples,
) -> None:
    card.pick(ALL)
    app.settle()
    canvas = rows(card)
    turn(canvas, -1200)
    before = [row.key for row in canvas.visible_rows]
    svg = card.svg().decode()
    assert all(variant.label in svg for variant in catalogue(PLACES) if variant.key == "KAZ")
    assert "Ethiopia" in svg
    assert "more below" not in svg
    assert [row.key for row in canvas.visible_rows] == before


def test_another_theme_reaches_it(card: Multiples) -> None:
    theme.apply("dark")
    app.settle()
    image = card.grab().toImage()
    points = [QPoint(x, y) for x in range(6, 600, 9) for y in range(6, 440, 9)]
    assert not any(image.pixelColor(p) == QColor(theme.LIGHT.card) for p in points)


# ---- a drag, and axes that are shared


def test_in_a_drag_axis_and_order_stay_until_it_ends(card: Multiples) -> None:
    card.vary("accelerators")
    card.gesture(True)
    before = rows(card).picture
    card.show_results(results_of(run_time=80 * 86_400.0))
    assert rows(card).picture.axis == before.axis
    assert [r.key for r in rows(card).picture.rows] == [r.key for r in before.rows]
    card.show_results(results_of(run_time=500 * 86_400.0))
    grown = rows(card).picture.axis
    assert grown is not None
    assert before.axis is not None
    assert grown.high > before.axis.high
    card.show_results(results_of(run_time=20 * 86_400.0))
    assert rows(card).picture.axis == grown
    card.gesture(False)
    assert rows(card).picture.axis != grown


def test_no_row_goes_past_another_before_a_drag_has_ended(card: Multiples) -> None:
    life = 1.26e8
    card.vary("accelerators")
    card.show_results(results_of(server_embodied=1e6, hardware_life=life))
    before = [row.key for row in rows(card).picture.rows]
    card.gesture(True)
    dirty = results_of(server_embodied=1e6, hardware_life=life, grid_intensity=0.01)
    card.show_results(dirty)
    assert [row.key for row in rows(card).picture.rows] == before
    card.gesture(False)
    after = [row.key for row in rows(card).picture.rows]
    assert after != before
    assert after.index("tpu-v3") < after.index("h100")


def test_axes_can_be_shared(card: Multiples, qtbot: QtBot) -> None:
    small, large = (sample(results_of(gpu_count=n), 1_000) for n in (1_000, 90_000))
    common = together((card.extent(small), card.extent(large)))
    axes = []
    for sampled in (small, large):
        card.keep_within(common)
        card.show_sampled(sampled)
        axes.append(rows(card).picture.axis)
    assert axes[0] == axes[1]
    card.keep_within(None)
    card.show_sampled(small)
    assert rows(card).picture.axis != axes[0]


def test_all_draws_are_prepared_beside_the_window(card: Multiples) -> None:
    fine, prepare = sample(results_of(), 20_000), card.preparation()
    assert prepare is not None
    prepared = prepare(fine)
    card.show_sampled(fine)
    assert isinstance(prepared, tuple)
    assert all(any(one is m for m in prepared) for one in card.found)


# ---- what is picked to be shown


def test_a_search_finds_places_and_ticks_show_them(card: Multiples) -> None:
    def act(dialog: PickDialog) -> None:
        QTest.mouseClick(dialog.none, TAKEN)
        assert not ok(dialog).isEnabled()
        for word in ("norw", "qatar"):
            dialog.search.clear()
            QTest.keyClicks(dialog.search, word)
            QTest.mouseClick(dialog.all, TAKEN)
        assert dialog.count.text() == f"2 of {len(ALL)} ticked"
        dialog.sorting.setChecked(False)
        QTest.mouseClick(ok(dialog), TAKEN)

    met = in_dialog(PickDialog, act)
    QTest.mouseClick(pick_button(card), TAKEN)
    assert met
    assert [row.label for row in rows(card).picture.rows] == ["Norway", "Qatar"]


def test_a_picking_that_is_given_up_changes_nothing(card: Multiples) -> None:
    before = [row.key for row in rows(card).picture.rows]
    met = in_dialog(PickDialog, _give_up)
    QTest.mouseClick(pick_button(card), TAKEN)
    assert met
    assert [row.key for row in rows(card).picture.rows] == before


def _give_up(dialog: PickDialog) -> None:
    QTest.mouseClick(dialog.none, TAKEN)
    dialog.reject()


def test_values_of_a_quantity_are_typed(card: Multiples) -> None:
    def act(dialog: ValuesDialog) -> None:
        dialog.entry.setText("0.3; 1.2")
        assert "cannot be below" in dialog.error.text()
        assert not ok(dialog).isEnabled()
        dialog.entry.setText("1.1 to 1.5 in 5")
        assert not dialog.error.text()
        QTest.mouseClick(ok(dialog), TAKEN)

    card.vary("pue")
    met = in_dialog(ValuesDialog, act)
    QTest.mouseClick(pick_button(card), TAKEN)
    assert met
    assert [row.label for row in rows(card).picture.rows] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert plain(card.table()[1][4]) == "+10 %"


def ok(dialog: PickDialog | ValuesDialog) -> QPushButton:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def pick_button(card: Multiples) -> QPushButton:
    return next(b for b in card.findChildren(QPushButton) if b.text() == "Pick…")


# ---- taking one over


def test_a_click_states_what_the_place_dialog_would_state(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiring = opened(GPT_4)
    wiring.window_.stage.turn_to("multiples")
    card: Any = wiring.charts["multiples"]
    card.look_at("emissions")
    app.settle()
    QTest.mouseClick(rows(card), TAKEN, pos=middle(card, "FRA"))
    expected = choices.grid_statements("FRA 2025")["grid_intensity"]
    stated = wiring.store.scenario.statements["grid_intensity"]
    assert stated == expected
    assert stated.source
    assert stated.link
    assert wiring.store.undo_stack.undoText().endswith("choose France, 2025")
    app.settle()
    assert next(row for row in rows(card).picture.rows if row.same).key == "FRA"
    wiring.store.undo_stack.undo()
    assert wiring.store.scenario == wiring.store.base


def test_the_keyboard_alone_takes_an_accelerator_over(opened: Opener) -> None:
    wiring = opened(GPT_4)
    wiring.window_.stage.turn_to("multiples")
    card: Any = wiring.charts["multiples"]
    app.settle()
    assert card.shown == ("accelerators", "energy")
    canvas = rows(card)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_End)
    for _press in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert "B200" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    expected = choices.hardware_statements("b200")
    assert expected.items() <= wiring.store.scenario.statements.items()


def test_ctrl_0_turns_to_the_page(opened: Opener) -> None:
    wiring = opened(GPT_4)
    keys = [action.shortcut().toString() for action in wiring.window_.actions_.pages]
    assert len(set(keys)) == len(keys)
    place = next(n for n, key in enumerate(keys) if key == "Ctrl+0")
    wiring.window_.actions_.pages[place].trigger()
    assert "multiples" in wiring.window_.stage.visible


def test_a_magnified_row_is_hit_where_it_is_seen(card: Multiples) -> None:
    card.resize(1240, 920)
    card.magnify(2.0)
    app.settle()
    taken: list[str] = []
    card.picked.connect(lambda what, _statements: taken.append(what))
    spot = next(w for w in rows(card).marks if isinstance(w, Words) and w.text == "Germany")
    point = QPointF(spot.area.center()) * 2.0
    QTest.mouseClick(rows(card), TAKEN, pos=point.toPoint())
    assert taken == ["Germany, 2025"]
    assert not pick_button(card).isVisible()


def test_the_body_is_painted_into_any_area(card: Multiples) -> None:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    card.draw_body(painter, QRectF(100, 100, 600, 400))
    painter.end()
    white = QColor(Qt.GlobalColor.white)
    edge = [image.pixelColor(x, y) for x in range(95) for y in range(0, 600, 7)]
    assert all(color == white for color in edge)
    assert any(image.pixelColor(x, 300) != white for x in range(100, 700))


def test_a_chart_that_is_done_with_is_let_go(qtbot: QtBot) -> None:
    card = Multiples()
    card.show_results(results_of())
    card.show()
    app.settle()
    met = in_dialog(PickDialog, _give_up)
    card.ask()
    assert met
    gone: list[weakref.ref[QWidget]] = [weakref.ref(card), weakref.ref(rows(card))]
    met.clear()
    card.close()
    card.deleteLater()
    del card
    app.settle()
    gc.collect()
    assert [found() for found in gone] == [None, None]
