"""The table of scenarios side by side: its numbers, its axes, its words."""

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer import library, show
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.comparison import larger
from explorer.study.sampled import Sampled, sample
from tests.ui.test_comparing import pin
from tests.ui.test_panel import drag
from ui import app, theme
from ui.charts.beside import Beside, together
from ui.charts.comparison import Comparison
from ui.charts.comparison.scale import scale_of
from ui.charts.marks import Box, Words
from ui.wiring import Wiring

NAMES = ("gpt-4-training", "gpt-4-sparse", "gpt-3-training")
COUNT = 2_000


def drawn(scenario: Scenario) -> Sampled:
    return sample(evaluate(scenario), COUNT)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def chart(qtbot: QtBot) -> Comparison:
    """Three scenarios, 640 × 560."""
    theme.prepare_fonts(app.make_application())
    theme.apply("light")
    made = Comparison()
    qtbot.addWidget(made)
    made.resize(640, 560)
    made.show()
    compare(made)
    return made


def compare(chart: Comparison, *names: str) -> tuple[Sampled, tuple[Beside, ...]]:
    first, *others = (drawn(library.preset(name)) for name in names or NAMES)
    colors = theme.current().scenarios
    beside = tuple(Beside(s.results.scenario.title, colors[n + 1], s) for n, s in enumerate(others))
    chart.show_beside(beside)
    chart.show_sampled(first)
    app.settle()
    return first, beside


def texts(chart: Comparison) -> list[str]:
    return [mark.text for mark in chart._table.marks if isinstance(mark, Words)]


# ---- in the window


def test_a_slider_moves_the_one_on_screen_beside_what_was_pinned(
    wiring: Wiring, qtbot: QtBot
) -> None:
    pin(wiring)
    before = wiring.store.results.shown("energy")
    wiring.window_.stage.turn_to("comparison")
    app.settle()
    drag(qtbot, wiring.window_.panel.main_rows[3].slider, 0.1, 0.4)
    wiring.finish()
    app.settle()
    chart = wiring.charts["comparison"]
    assert isinstance(chart, Comparison)
    now, rows = wiring.store.results, chart.table()
    cells = {(row[0], row[1]): row for row in rows[1:] if len(row) > 1}
    title = wiring.store.scenario.title
    ours, theirs = cells["Energy", f"{title} (on screen)"], cells["Energy", title]
    assert wiring.insight is not None
    (pinned,) = wiring.comparing.beside(100_000, wiring.store.scenario.sampling)
    assert pinned.sampled.results.shown("energy") == before
    ratio = pinned.sampled.results.values["energy"] / now.values["energy"]
    assert ours[4] == ""
    assert theirs[4] == show.times(ratio)
    assert ratio < 1, "the slider raised it, or else the test says nothing"
    live = wiring.insight.live.sampled
    wanted = larger(title, f"{title} (on screen)", "energy", pinned.sampled, live)
    assert list(chart.sentences) == [wanted]
    assert wanted in chart.accessibleDescription()


def test_every_chart_is_told_of_the_others(wiring: Wiring) -> None:
    pin(wiring)
    sampling = wiring.store.scenario.sampling
    count = wiring.insight.live.sampled.draws.count if wiring.insight else 0
    shown = wiring.comparing.beside(count, sampling)
    for name in wiring.window_.stage.visible:
        assert [other.name for other in wiring.charts[name]._others] == [o.name for o in shown]
    wiring.comparing.clear()
    app.settle()
    for name in wiring.window_.stage.visible:
        assert wiring.charts[name]._others == ()


def test_a_click_on_a_name_makes_it_the_baseline(wiring: Wiring) -> None:
    for name in NAMES[1:]:
        wiring.pinning.add_preset(name)
    wiring.window_.stage.turn_to("comparison")
    app.settle()
    chart = wiring.charts["comparison"]
    assert isinstance(chart, Comparison)
    canvas = chart._table
    head = canvas._frame(canvas._grid(canvas.room)[0]).party(2).center()
    QTest.mouseClick(
        canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(head.x()), round(head.y()))
    )
    app.settle()
    assert wiring.comparing.baseline == 2
    assert canvas.baseline == 2
    assert chart.subtitle.startswith(f"Ratios to {wiring.comparing.pins[1].title};")
    wiring.comparing.remove(1)
    app.settle()
    assert canvas.baseline == 0


def test_what_to_do_is_said_while_nothing_stands_beside(wiring: Wiring) -> None:
    wiring.window_.stage.turn_to("comparison")
    app.settle()
    chart = wiring.charts["comparison"]
    assert isinstance(chart, Comparison)
    assert any("Ctrl+B" in text for text in texts(chart))
    assert wiring.window_.actions_.pin.shortcut().toString() == "Ctrl+B"
    assert wiring.window_.actions_.add_preset.shortcut().toString() == "Ctrl+Shift+B"
    pin(wiring)
    assert not any("Ctrl+B" in text for text in texts(chart))


# ---- its numbers


def test_every_cell_says_value_range_and_ratio(chart: Comparison) -> None:
    first, beside = compare(chart)
    rows = chart.table()
    assert rows[0][:5] == (
        *("Result", "Scenario", "Value", "Nine in ten"),
        f"Ratio to {first.results.scenario.title}",
    )
    for other in beside:
        row = next(r for r in rows[1:] if r[0] == "Energy" and r[1] == other.name)
        value = other.sampled.results.values["energy"]
        assert row[4] == show.times(value / first.results.values["energy"])
        assert row[4] in texts(chart)
    certain = next(r for r in rows if r[:2] == ("Cost", beside[1].name))
    assert certain[2] == show.NOTHING
    assert certain[7].startswith("needs ")


def test_intervals_of_a_result_are_on_one_axis(chart: Comparison) -> None:
    first, beside = compare(chart)
    parties = [first, *(other.sampled for other in beside)]
    scale = chart._table.scales["energy"]
    assert scale is not None
    places = [scale.place(p.results.values["energy"]) for p in parties]
    values = [p.results.values["energy"] for p in parties]
    assert sorted(range(3), key=places.__getitem__) == sorted(range(3), key=values.__getitem__)
    for sampled in parties:
        band = sampled.band("energy")
        assert band is not None
        assert scale.holds(band.low, band.high)


def test_axes_begin_at_zero_or_are_logarithmic() -> None:
    near, far = scale_of([(10.0, 12.0)]), scale_of([(1.0, 2.0), (500.0, 600.0)])
    assert near is not None
    assert near.place(0.0) == 0.0
    assert near.place(12.0) == pytest.approx(2 * near.place(6.0))
    assert far is not None
    steps = [far.place(10.0**n) for n in range(3)]
    assert steps[2] - steps[1] == pytest.approx(steps[1] - steps[0])
    assert scale_of([]) is None


def test_in_a_drag_the_axes_stay_until_something_leaves_them(chart: Comparison) -> None:
    compare(chart)
    before = chart._table.scales["energy"]
    chart.gesture(True)
    scenario = library.preset(NAMES[0])
    chart.show_sampled(drawn(scenario.stating("gpu_count", 12_000)))
    assert chart._table.scales["energy"] is before
    chart.show_sampled(drawn(scenario.stating("gpu_count", 250_000)))
    assert chart._table.scales["energy"] != before
    chart.show_sampled(drawn(scenario.stating("gpu_count", 25_000)))
    chart.gesture(False)
    assert chart._table.scales["energy"] == before


def test_axes_can_be_shared(chart: Comparison) -> None:
    one, _others = compare(chart)
    chart.show_beside(())
    other = drawn(library.preset("google-search-ai"))
    chart.keep_within(together((chart.extent(one), chart.extent(other))))
    found = []
    for sampled in (one, other):
        chart.show_sampled(sampled)
        found.append(chart._table.scales["energy"])
    assert found[0] == found[1]
    chart.keep_within(None)
    chart.show_sampled(one)
    assert chart._table.scales["energy"] != found[0]


def test_a_ghost_is_no_scenario_of_the_table(chart: Comparison) -> None:
    first, beside = compare(chart)
    ghost = Beside("before", "#888888", beside[0].sampled, ghost=True)
    chart.show_beside((ghost, *beside))
    chart.show_sampled(first)
    assert [party.name for party in chart._table.parties][1:] == [other.name for other in beside]


# ---- how it looks


@pytest.mark.parametrize("size", [(400, 300), (526, 620), (1060, 620), (1800, 800)])
@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_nothing_overlaps_or_is_cut_off(
    chart: Comparison, size: tuple[int, int], count: int
) -> None:
    names = (*NAMES, "palm-training", "google-search-ai", "llama-3-1-405b")[:count]
    chart.resize(*size)
    compare(chart, *names)
    app.settle()
    room = chart._table.room
    written = [m for m in chart._table.marks if isinstance(m, Words) and m.text]
    drawn_ = []
    for mark in written:
        box = QRectF(mark.corner, mark.corner)
        box.setSize(QRectF(0, 0, mark.type.width(mark.text), mark.type.height).size())
        assert room.adjusted(-1, -3, 1, 3).contains(box), (mark.text, box, room)
        drawn_.append((mark.text, box.adjusted(1, 3, -1, -3)))
    for place, (text, box) in enumerate(drawn_):
        for other, area in drawn_[:place]:
            assert not box.intersects(area), (text, other)
    shown = {m.color.name() for m in chart._table.marks if isinstance(m, Box)}
    assert set(theme.current().scenarios[:count]) <= shown
    looked_at = [m.text for m in written if m.text.startswith("Energ")]
    assert looked_at, "the result looked at has room in any case"


def test_results_without_room_are_counted(chart: Comparison) -> None:
    chart.resize(400, 300)
    compare(chart, *NAMES, "palm-training", "bloom-training", "llama-3-1-405b")
    chart.look_at("utilization")
    chart.show_sampled(drawn(library.preset(NAMES[0])))
    app.settle()
    said = texts(chart)
    assert "Utilisation" in said
    assert any(" of " in text and text.endswith("results") for text in said)


def test_a_tip_says_it_all(chart: Comparison) -> None:
    first, beside = compare(chart)
    canvas = chart._table
    found = canvas._frame(canvas._grid(canvas.room)[0])
    tip = plain(canvas.tip(found.cell(0, 1).center()))
    other = beside[0].sampled
    assert tip.startswith(f"Energy, {beside[0].name}: ")
    assert "nine in ten draws" in tip
    ours = first.results.scenario.title
    assert plain(larger(beside[0].name, ours, "energy", other, first)) in tip
    assert canvas.tip(QPointF(-5, -5)) == ""


def test_a_picture_of_it_is_drawn(chart: Comparison) -> None:
    image = QImage(900, 500, QImage.Format.Format_RGB32)
    image.fill(theme.current().color("card"))
    blank = image.copy()
    painter = QPainter(image)
    chart.draw_body(painter, QRectF(10, 10, 880, 480))
    painter.end()
    assert image != blank


def test_it_goes_when_it_is_closed(qtbot: QtBot) -> None:
    app.make_application()
    chart = Comparison()
    compare(chart)
    gone = weakref.ref(chart)
    chart.close()
    chart.deleteLater()
    app.settle()
    del chart
    gc.collect()
    assert gone() is None
