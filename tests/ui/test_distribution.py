"""How sure: what the heap of draws shows, says and gives away."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Claim, Scenario
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from tests.explorer.samples import plain
from ui import theme
from ui.charts.distribution import Distribution
from ui.charts.distribution.bins import fitting_bins, span_of
from ui.charts.distribution.heap import Heap, HeapPicture
from ui.charts.marks import Words

SPARSE = "gpt-4-sparse"
SIZES = ((300, 200), (380, 340), (520, 640), (1400, 800))


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn(scenario: Scenario) -> Sampled:
    return sample(evaluate(scenario), LIVE)


def opened(
    qtbot: QtBot, sampled: Sampled, result: str = "energy", size: tuple[int, int] = (380, 340)
) -> Distribution:
    card = Distribution()
    qtbot.addWidget(card)
    card.resize(*size)
    card.select(result)
    card.show_sampled(sampled)
    card.show()
    for _round in range(4):
        QApplication.processEvents()
    card.grab()
    return card


def picture(card: Distribution) -> HeapPicture:
    found = card.findChild(HeapPicture)
    assert isinstance(found, HeapPicture)
    return found


def heap(card: Distribution) -> Heap:
    found = picture(card).heap
    assert found is not None
    return found


def texts(card: Distribution) -> list[str]:
    return [plain(mark.text) for mark in picture(card).marks if isinstance(mark, Words)]


def altered(sampled: Sampled, name: str, values: np.ndarray) -> Sampled:
    return Sampled(sampled.results, sampled.draws, {**sampled.values, name: values})


@pytest.mark.parametrize("result", ["energy", "emissions", "cost"])
def test_every_draw_is_counted_once(qtbot: QtBot, result: str) -> None:
    sampled = drawn(library.preset(SPARSE))
    found = heap(opened(qtbot, sampled, result))
    assert found.counts.sum() == LIVE
    assert found.counts[0] + found.counts[-1] <= 0.002 * LIVE
    values = sampled.of(result) / model().quantities[result].size
    low, high = found.bins.interval(7)
    assert found.counts[8] == np.count_nonzero((values >= low) & (values < high))
    assert 20 <= found.bins.count <= 80


def test_percentiles_are_those_of_the_draws(qtbot: QtBot) -> None:
    sampled = drawn(library.preset(SPARSE))
    card, size = opened(qtbot, sampled), model().quantities["energy"].size
    band, found = sampled.band("energy"), heap(card).band
    assert band is not None
    shown = [end * size for end in (found.low, found.median, found.high)]
    assert shown == pytest.approx([band.low, band.median, band.high])
    assert {"5 %: 26.7 GWh", "50 %: 40.4 GWh", "95 %: 50.7 GWh"} <= set(texts(card))
    assert "between 26.7 and 50.7 GWh; half are above 40.4 GWh" in plain(card.subtitle)
    assert "This scenario: 46.0 GWh" in texts(card)
    assert "10,000 draws, seed 1" in texts(card)


def test_lines_move_and_the_axis_stays_during_a_gesture(qtbot: QtBot) -> None:
    scenario = library.preset(SPARSE)
    card = opened(qtbot, drawn(scenario))
    before = heap(card)
    card.gesture(True)
    card.show_sampled(drawn(scenario.stating("gpu_count", 22_000)))
    during = heap(card)
    assert during.bins is before.bins
    assert during.band.median == pytest.approx(before.band.median * 0.88)
    assert during.counts.sum() == LIVE
    card.gesture(False)
    assert heap(card).bins != before.bins


def test_the_axis_gives_way_where_the_data_leave_it(qtbot: QtBot) -> None:
    scenario = library.preset(SPARSE)
    card = opened(qtbot, drawn(scenario))
    card.gesture(True)
    card.show_sampled(drawn(scenario.stating("gpu_count", 250_000)))
    found = heap(card)
    assert found.bins.axis.holds(found.band.low, found.band.high)


def test_a_screen_reader_waits_for_the_end_of_a_gesture(qtbot: QtBot) -> None:
    scenario = library.preset(SPARSE)
    card = opened(qtbot, drawn(scenario))
    before = card.accessibleDescription()
    card.gesture(True)
    card.show_sampled(drawn(scenario.stating("gpu_count", 50_000)))
    assert "80.8 GWh" in plain(card.subtitle)
    assert card.accessibleDescription() == before
    card.gesture(False)
    assert "80.8 GWh" in plain(card.accessibleDescription())


def with_claims(*claims: tuple[str, float, float]) -> Scenario:
    published = tuple(
        Claim(quantity="energy", low=low * 3.6e12, high=high * 3.6e12, unit="GWh", by=by)
        for by, low, high in claims
    )
    return library.preset(SPARSE).model_copy(update={"claims": published})


def test_claims_are_marked_and_named(qtbot: QtBot) -> None:
    claims = ("Near", 50, 50), ("Wide", 30, 40), ("Huge", 5000, 5000), ("Tiny", 0.1, 0.1)
    card = opened(qtbot, drawn(with_claims(*claims)))
    written = set(texts(card))
    assert {"Near: 50 GWh", "Wide: 30 GWh to 40 GWh"} <= written
    assert {"→ Huge: 5,000 GWh", "Tiny: 0.1 GWh"} <= written
    assert heap(card).bins.axis.holds(0.1, 50)
    assert not heap(card).bins.axis.holds(5000)
    values = drawn(with_claims()).of("energy") / 3.6e12
    within = np.count_nonzero((values >= 30) & (values <= 40)) / LIVE
    words = plain(card.subtitle)
    assert f"{np.mean(values > 50) * 100:.1f} % of the draws are above Near’s 50 GWh" in words
    assert f"{within * 100:.0f} % of the draws are within Wide’s 30 GWh to 40 GWh" in words
    assert "none of the draws are above Huge’s" in words
    assert "none of the draws are below Tiny’s" in words


def test_a_claim_far_below_is_named_at_the_left_end(qtbot: QtBot) -> None:
    card = opened(qtbot, drawn(library.preset("ai-2030-groarke")), "annual_energy")
    assert "← de Vries: 85.4 TWh/yr to 134 TWh/yr" in texts(card)


def test_nothing_to_be_unsure_about_says_how_to_begin(qtbot: QtBot) -> None:
    scenario = library.preset(SPARSE)
    for name in scenario.uncertain:
        scenario = scenario.ranging(name, None)
    card = opened(qtbot, drawn(scenario))
    assert picture(card).heap is None
    assert " ".join(texts(card)) == (
        "Nothing that this result rests on has a range. Give one a range: click ⋯ beside a "
        "quantity, or type “5.2 to 6.5 kW”."
    )
    assert card.table()
    card.show_sampled(drawn(library.preset(SPARSE)))
    assert heap(card).counts.sum() == LIVE


def test_nothing_known_has_a_sentence(qtbot: QtBot) -> None:
    card = opened(qtbot, drawn(Scenario()))
    card.gesture(True)
    card.gesture(False)
    assert card.subtitle
    assert card.table()


def test_draws_without_a_value_are_left_out_and_counted(qtbot: QtBot) -> None:
    sampled = drawn(library.preset(SPARSE))
    values = sampled.of("energy").copy()
    values[:3], values[3:5] = np.nan, np.inf
    card = opened(qtbot, altered(sampled, "energy", values))
    assert heap(card).counts.sum() == LIVE - 5
    assert "5 of 10,000 draws have no value and are left out" in card.subtitle
    assert np.isfinite(heap(card).band.low)
    card.show_sampled(altered(sampled, "energy", np.full(LIVE, np.nan)))
    assert "beyond what can be drawn" in " ".join(texts(card))
    card.show_sampled(altered(sampled, "energy", np.full(LIVE, 3.6e12)))
    assert heap(card).counts.max() == LIVE


def test_the_table_has_percentiles_and_bars(qtbot: QtBot) -> None:
    sampled = drawn(library.preset(SPARSE))
    card = opened(qtbot, sampled)
    rows = card.table()
    assert {len(row) for row in rows} == {4}
    expected = np.quantile(sampled.of("energy") / 3.6e12, (0.01, 0.99), method="hazen")
    found = [float(row[2]) for row in rows if row[0] == "Percentile"]
    assert len(found) == 9
    assert (found[0], found[-1]) == pytest.approx(tuple(expected), rel=1e-5)
    assert sum(row[0] == "Bar" for row in rows) >= heap(card).bins.count
    claim = next(row for row in rows if row[0] == "RISE")
    assert plain(claim[2]) == "50 GWh"
    assert "6.7 % of the draws are above" in plain(claim[3])


def test_a_bar_tells_its_interval_and_share(qtbot: QtBot) -> None:
    card = opened(qtbot, drawn(library.preset(SPARSE)))
    view, found = picture(card), heap(card)
    index = int(found.counts[1:-1].argmax())
    x = 16 + (view.width() - 32) * (index + 0.5) / found.bins.count
    told = plain(view.tip(QPointF(x, view.height() / 2)))
    low, high = found.bins.interval(index)
    assert told.startswith(f"{low:.3g}")
    assert f"{found.counts[index + 1] / LIVE * 100:.1f} % of the draws" in told
    assert high > low


def test_arrow_keys_read_the_percentiles(qtbot: QtBot) -> None:
    card = opened(qtbot, drawn(library.preset(SPARSE)))
    view = picture(card)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    value = model().quantities["energy"].shown(heap(card).percentile(61) * 3.6e12)
    assert view.accessibleDescription() == f"61\N{NO-BREAK SPACE}% of the draws lie below {value}"
    for _key in range(10):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.accessibleDescription().startswith("1.0")


def test_another_result_can_be_looked_at(qtbot: QtBot) -> None:
    card = opened(qtbot, drawn(library.preset(SPARSE)))
    card.look_at("cost")
    assert card.selected == "cost"
    assert "USD" in card.subtitle


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_stay_inside_and_apart(qtbot: QtBot, size: tuple[int, int], name: str) -> None:
    theme.apply("dark" if name == "dark" else "light")
    for preset, result in ((SPARSE, "energy"), (SPARSE, "cost"), ("ai-2030-groarke", "energy")):
        card = opened(qtbot, drawn(library.preset(preset)), result, size)
        words = [mark for mark in picture(card).marks if isinstance(mark, Words) and mark.text]
        boxes = [QRectF(w.corner, w.area.size()) for w in words]
        for word, box in zip(words, boxes, strict=True):
            box.setSize(QRectF(0, 0, word.type.width(word.text), 0.8 * word.type.height).size())
            assert box.left() >= -1, word.text
            assert box.right() <= picture(card).width() + 1, word.text
        for one, other in itertools.combinations(boxes, 2):
            assert not one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))
        image = picture(card).grab().toImage()
        assert image.pixelColor(1, 1).name() == theme.current().card


@pytest.mark.parametrize(
    ("low", "high", "log"),
    [(10.0, 300.0, False), (10.0, 400.0, True), (0.0, 400.0, False), (-5.0, 5.0, False)],
)
def test_a_wide_span_has_a_logarithmic_axis(low: float, high: float, log: bool) -> None:
    energy = model().quantities["energy"]
    draws = np.geomspace(low, high, 500) if low > 0 else np.linspace(low, high, 500)
    bins = fitting_bins(energy, span_of(draws, None))
    assert bins.axis.log is log
    assert bins.axis.holds(low, high)
    assert bins.counted(draws).sum() == 500
    widths = np.diff(bins.edges)
    assert widths == pytest.approx(widths[0])
    assert all(bins.axis.low <= tick <= bins.axis.high for tick in bins.axis.ticks(6))
    assert len(bins.axis.ticks(6)) >= 2


def test_the_last_bar_holds_its_upper_edge() -> None:
    share = model().quantities["load_factor"]
    draws = np.append(np.linspace(80, 100, 300), np.full(700, 100.0))
    bins = fitting_bins(share, span_of(draws, None))
    assert bins.axis.high == 100
    assert bins.counted(draws)[-2] >= 700
    assert bins.counted(draws)[-1] == 0
