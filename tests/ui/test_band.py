"""The band about a response curve: nine in ten draws, kept while only the dot moves."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from ui import theme
from ui.charts.overlay import Shape
from ui.charts.response import Response
from ui.charts.response.curve import CurvePlot

SPARSE = "gpt-4-sparse"


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn(scenario: Scenario, before: Sampled | None = None) -> Sampled:
    return sample(evaluate(scenario), LIVE, before)


def opened(qtbot: QtBot, scenario: Scenario, result: str, quantity: str) -> Response:
    card = Response()
    qtbot.addWidget(card)
    card.resize(540, 350)
    card.select(result, quantity)
    card.show_sampled(drawn(scenario))
    card.show()
    for _round in range(4):
        QApplication.processEvents()
    return card


def plot(card: Response) -> CurvePlot:
    found = card.findChild(CurvePlot)
    assert isinstance(found, CurvePlot)
    return found


def shape(card: Response) -> Shape:
    found = plot(card).shape
    assert found is not None
    return found


def brute_force(scenario: Scenario, result: str, quantity: str, value: float) -> list[float]:
    """The percentiles where the quantity is stated as a value without a range."""
    certain = scenario.stating(quantity, value * model().quantities[quantity].size)
    certain = certain.ranging(quantity, None)
    values = sample(evaluate(certain), LIVE).of(result) / model().quantities[result].size
    return [float(v) for v in np.quantile(values, (0.05, 0.95), method="hazen")]


@pytest.mark.parametrize("result", ["energy", "emissions", "cost"])
@pytest.mark.parametrize("quantity", ["gpu_count", "pue", "run_time", "grid_intensity"])
def test_the_band_is_the_percentiles_of_all_draws(qtbot: QtBot, result: str, quantity: str) -> None:
    scenario = library.preset(SPARSE)
    found = shape(opened(qtbot, scenario, result, quantity))
    assert found.band is not None
    for index in (10, 60, 83):  # places where it is found, and one between them
        expected = brute_force(scenario, result, quantity, float(found.x[index]))
        assert [ends[index] for ends in found.band] == pytest.approx(expected, rel=2e-3)


def test_an_assumed_quantity_has_a_band_as_well(qtbot: QtBot) -> None:
    scenario = library.preset(SPARSE)
    results = evaluate(scenario)
    name = next(n for n in results.assumptions if n in results.plan.leaves["emissions"])
    found = shape(opened(qtbot, scenario, "emissions", name))
    assert found.band is not None
    expected = brute_force(scenario, "emissions", name, float(found.x[60]))
    assert [ends[60] for ends in found.band] == pytest.approx(expected, rel=1e-6)


def test_the_band_stays_while_its_own_quantity_moves(qtbot: QtBot) -> None:
    scenario = library.preset(SPARSE)
    card = opened(qtbot, scenario, "energy", "pue")
    before = shape(card)
    card.gesture(True)
    card.show_sampled(drawn(scenario.stating("pue", 1.3)))
    after = shape(card)
    assert after.here != before.here
    assert after.band is before.band
    assert after.y is before.y


@pytest.mark.parametrize("change", ["value", "range", "seed"])
def test_the_band_follows_all_else(qtbot: QtBot, change: str) -> None:
    scenario = library.preset(SPARSE)
    card = opened(qtbot, scenario, "energy", "pue")
    before = shape(card).band
    days = scenario.statements["run_time"].value
    other = {
        "value": scenario.stating("run_time", 1.1 * days),
        "range": scenario.ranging("run_time", (0.5 * days, 2 * days)),
        "seed": scenario.model_copy(
            update={"sampling": scenario.sampling.model_copy(update={"seed": 7})}
        ),
    }[change]
    card.show_sampled(drawn(other))
    after = shape(card).band
    assert before is not None
    assert after is not None
    assert not np.array_equal(before[0], after[0])


def test_nothing_is_shaded_where_nothing_else_varies(qtbot: QtBot) -> None:
    scenario = library.preset(SPARSE)
    for name in scenario.uncertain:
        if name != "pue":
            scenario = scenario.ranging(name, None)
    card = opened(qtbot, scenario, "energy", "pue")
    assert shape(card).band is None
    assert "shaded" not in card.subtitle
    assert len(card.table()[0]) == 3
    card.select("energy", "gpu_count")
    assert shape(card).band is not None
    assert "shaded: nine in ten draws" in card.subtitle


def test_the_band_is_on_the_axis_in_the_table_and_under_the_pointer(qtbot: QtBot) -> None:
    card = opened(qtbot, library.preset(SPARSE), "energy", "pue")
    found, axes = shape(card), plot(card).axes
    assert found.band is not None
    assert axes is not None
    assert axes[1].holds(float(found.band[0].min()), float(found.band[1].max()))
    rows = card.table()
    assert rows[0][2:4] == ("5th percentile", "95th percentile")
    assert float(rows[1][2]) == pytest.approx(found.band[0][0], rel=1e-5)
    assert {len(row) for row in rows} == {5}
    point = plot(card).point(1.5, axes[1].position(found.here[1]))
    assert "nine in ten draws" in plot(card).tip(QPointF(point))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_band_can_be_seen(qtbot: QtBot, name: str) -> None:
    theme.apply("dark" if name == "dark" else "light")
    card = opened(qtbot, library.preset(SPARSE), "emissions", "grid_intensity")
    found, axes = shape(card), plot(card).axes
    assert found.band is not None
    assert axes is not None
    low, high = found.band[0][100], found.band[1][100]
    place = plot(card).point(float(found.x[100]), axes[1].position(0.7 * low + 0.3 * high))
    image = plot(card).grab().toImage()
    assert image.pixelColor(place.toPoint()).name() != theme.current().card
    beyond = plot(card).point(float(found.x[100]), axes[1].position(0.9 * low))
    assert image.pixelColor(beyond.toPoint()).name() == theme.current().card
