"""Each on its own: one kind of chart once for each scenario, on the same axes."""

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.results import evaluate
from explorer.study.sampled import Sampled, sample
from tests.ui.conftest import Opener
from ui import app, theme
from ui.charts import kinds
from ui.charts.beside import Beside
from ui.charts.card import ChartCard
from ui.charts.multiples.canvas import Rows
from ui.charts.response.curve import CurvePlot
from ui.charts.sidebyside import SideBySide
from ui.charts.sidebyside.chart import OFFERED
from ui.charts.sidebyside.grid import columns_for, places
from ui.wiring import Wiring

GPT_4 = "gpt-4-training"
OTHERS = ("gpt-4-sparse", "gpt-3-training", "llama-3-1-405b", "palm-training", "gpt-4-france")
COUNT = 2_000


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn(preset: str, **stated: float) -> Sampled:
    scenario = library.preset(preset)
    for name, value in stated.items():
        scenario = scenario.stating(name, value)
    return sample(evaluate(scenario), COUNT)


def beside(*presets: str) -> list[Beside]:
    colors = theme.current().scenarios[1:]
    return [
        Beside(library.preset(name).title, color, drawn(name))
        for name, color in zip(presets, colors, strict=False)
    ]


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[SideBySide]:
    found = SideBySide()
    qtbot.addWidget(found)
    found.resize(1200, 700)
    found.show_beside(beside(*OTHERS[:2]))
    found.show_sampled(drawn(GPT_4))
    found.show()
    app.settle()
    yield found
    found.stop()


# ---- what stands there


@pytest.mark.parametrize("number", range(6))
def test_there_is_a_chart_for_every_scenario(card: SideBySide, number: int) -> None:
    card.show_beside(beside(*OTHERS[:number]))
    card.show_sampled(drawn(GPT_4))
    app.settle()
    titles = [library.preset(name).title for name in (GPT_4, *OTHERS[:number])]
    assert [cell.name for cell in card.cells] == titles
    assert [cell.color for cell in card.cells] == list(theme.current().scenarios[: number + 1])
    areas = [QRectF(cell.geometry()) for cell in card.cells]
    assert all(cell.isVisible() for cell in card.cells)
    assert all(
        not one.intersects(other) for place, one in enumerate(areas) for other in areas[place + 1 :]
    )


def test_ghosts_and_a_seventh_are_left_out(card: SideBySide) -> None:
    others = beside(*OTHERS)
    ghost = Beside("before", "#888888", drawn(GPT_4), ghost=True)
    card.show_beside([ghost, *others, *others[:1]])
    card.show_sampled(drawn(GPT_4))
    assert len(card.cells) == 6
    assert "before" not in [cell.name for cell in card.cells]


def test_alone_it_says_how_others_come_beside(card: SideBySide) -> None:
    card.show_beside([])
    card.show_sampled(drawn(GPT_4))
    assert len(card.cells) == 1
    assert "Ctrl+B" in card.subtitle


@pytest.mark.parametrize("kind", [kind for kind in OFFERED if kind != "outlook"])
def test_each_says_what_the_chart_alone_says(card: SideBySide, kind: str, qtbot: QtBot) -> None:
    card.show_kind(kind)
    app.settle()
    rows = card.table()
    for name in (GPT_4, *OTHERS[:2]):
        alone = kinds.new(kind)
        qtbot.addWidget(alone)
        alone.show_sampled(drawn(name))
        title = library.preset(name).title
        shown = [row[1 : 1 + len(alone.table()[0])] for row in rows if row[0] == title]
        # Bars of a heap lie on the axes that all share; its percentiles are its own.
        expected = [row for row in alone.table()[1:] if row[0] != "Bar"]
        assert expected
        assert [row for row in shown if row[0] != "Bar"] == expected
        alone.stop()


@pytest.mark.parametrize("kind", OFFERED)
def test_every_kind_is_drawn_whole(card: SideBySide, kind: str) -> None:
    card.show_kind(kind)
    app.settle()
    svg = card.svg().decode()
    for cell in card.cells:
        assert cell.name[:12] in svg
        assert cell.chart.isVisible()
    assert card.title in svg


def test_another_theme_reaches_every_cell(card: SideBySide) -> None:
    theme.apply("dark")
    app.settle()
    image = card.grab().toImage()
    inside = [(x, y) for x in range(6, 1190, 9) for y in range(6, 690, 9)]
    assert not any(image.pixelColor(*p) == QColor(theme.LIGHT.card) for p in inside)
    assert card.cells[0].color == theme.DARK.scenarios[0]


# ---- the same axes


def axes_of(chart: ChartCard) -> Any:
    """What a chart's picture stands on."""
    rows, plot = chart.findChild(Rows), chart.findChild(CurvePlot)
    if isinstance(rows, Rows):
        return rows.picture.axis
    assert isinstance(plot, CurvePlot)
    return plot._axes


@pytest.mark.parametrize("kind", ["multiples", "response"])
def test_all_stand_on_the_same_axes(card: SideBySide, kind: str) -> None:
    card.look_at("emissions")
    card.show_kind(kind)
    app.settle()
    first, *rest = (axes_of(cell.chart) for cell in card.cells)
    assert first is not None
    assert all(axes == first for axes in rest)
    alone = kinds.new(kind)
    alone.look_at("emissions")
    alone.show_sampled(drawn("gpt-3-training"))
    assert axes_of(alone) != first


def test_the_others_are_drawn_again_only_where_the_axes_change(card: SideBySide) -> None:
    card.look_at("emissions")
    card.show_kind("multiples")
    card.show_sampled(drawn(GPT_4, gpu_count=90_000))
    app.settle()
    card.gesture(True)
    before = [rows_of(cell.chart).picture for cell in card.cells]
    card.show_sampled(drawn(GPT_4, gpu_count=40_000))
    after = [rows_of(cell.chart).picture for cell in card.cells]
    assert after[0] is not before[0]
    assert all(one is other for one, other in zip(after[1:], before[1:], strict=True))
    card.show_sampled(drawn(GPT_4, gpu_count=900_000))
    wider = [axes_of(cell.chart) for cell in card.cells]
    assert wider[0] != before[0].axis
    assert all(axes == wider[0] for axes in wider)
    card.show_sampled(drawn(GPT_4, gpu_count=90_000))
    assert axes_of(card.cells[1].chart) == wider[1]
    card.gesture(False)
    assert axes_of(card.cells[1].chart) == before[1].axis


def rows_of(chart: ChartCard) -> Rows:
    found = chart.findChild(Rows)
    assert isinstance(found, Rows)
    return found


def test_alone_the_axes_are_its_own_again(card: SideBySide) -> None:
    card.look_at("emissions")
    card.show_kind("multiples")
    card.show_beside([])
    card.show_sampled(drawn("gpt-3-training"))
    alone = kinds.new("multiples")
    alone.look_at("emissions")
    alone.show_sampled(drawn("gpt-3-training"))
    assert axes_of(card.cells[0].chart) == axes_of(alone)


# ---- room


def test_cells_are_as_large_as_can_be() -> None:
    assert [columns_for(n, 1200, 700) for n in (1, 2, 3, 4, 6)] == [1, 2, 2, 2, 3]
    assert columns_for(3, 400, 900) == 1
    assert columns_for(6, 2400, 300) == 6


@pytest.mark.parametrize("number", range(1, 7))
def test_places_fill_the_area_without_overlap(number: int) -> None:
    area = QRectF(10, 20, 900, 500)
    found = places(number, area, columns_for(number, 900, 500), 14)
    assert all(area.contains(place.adjusted(1, 1, -1, -1)) for place in found)
    assert not any(one.intersects(other) for n, one in enumerate(found) for other in found[n + 1 :])


def test_where_cells_would_be_too_small_they_scroll(card: SideBySide) -> None:
    card.resize(420, 330)
    card.show_beside(beside(*OTHERS))
    card.show_sampled(drawn(GPT_4))
    app.settle()
    assert all(cell.height() >= 130 for cell in card.cells)
    assert card.cells[-1].geometry().bottom() > 330
    assert card.picture_size().height() > 600


def test_empty_it_can_be_shown_and_resized(qtbot: QtBot) -> None:
    card = SideBySide()
    qtbot.addWidget(card)
    card.show()
    card.resize(400, 300)
    app.settle()
    assert card.table() == []
    card.gesture(True)
    card.gesture(False)
    card.stop()


# ---- in the window


def test_it_comes_with_the_first_pin_and_follows_the_screen(opened: Opener) -> None:
    wiring = opened(GPT_4)
    wiring.window_.stage.turn_to("multiples")
    app.settle()
    assert in_sight(wiring) == ["multiples"]
    wiring.pinning.pin()
    app.settle()
    assert in_sight(wiring) == ["multiples", "sidebyside"]
    wiring.store.state("pue", 1.5)
    app.settle()
    card: Any = wiring.charts["sidebyside"]
    ratio = [cell.sampled.results.values["energy"] for cell in card.cells]
    assert ratio[0] / ratio[1] == pytest.approx(1.5)
    wiring.pinning.clear()
    app.settle()
    assert in_sight(wiring) == ["multiples"]


def in_sight(wiring: Wiring) -> list[str]:
    return list(wiring.window_.stage.visible)


def test_charts_that_are_no_longer_shown_are_let_go(card: SideBySide) -> None:
    gone = [weakref.ref(cell.chart) for cell in card.cells]
    card.show_kind("multiples")
    app.settle()
    card.show_kind("tornado")
    card.show_beside([])
    card.show_sampled(drawn(GPT_4))
    app.settle()
    gc.collect()
    assert [chart() for chart in gone] == [None] * len(gone)


def test_magnified_the_titles_grow_with_the_charts(card: SideBySide) -> None:
    card.show_kind("multiples")
    app.settle()
    before = card.cells[0].chart.geometry().top()
    card.magnify(2.0)
    card.show_beside(beside(*OTHERS[:3]))
    card.show_sampled(drawn(GPT_4))
    app.settle()
    assert card.cells[0].chart.geometry().top() > 1.6 * before
    assert {rows_of(cell.chart).magnified for cell in card.cells} == {2.0}
