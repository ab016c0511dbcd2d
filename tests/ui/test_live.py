"""The draws behind the window: few in a drag, all of them after it, and always those in force."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.model import model
from explorer.results import Results
from explorer.scenario import Sampling
from explorer.study.draws import LIVE
from explorer.study.sampled import Sampled, sample
from tests.explorer.samples import ROOT
from tests.ui.conftest import Opener
from ui import app
from ui.controls.row import QuantityRow
from ui.controls.slider import ValueSlider
from ui.wiring import Wiring

ALL = 20_000
SEED = 7


def open_with(opened: Opener, samples: int, seed: int = SEED) -> Wiring:
    """A window on the default scenario, drawn so often."""
    wiring = opened(library.DEFAULT)
    sampling = Sampling(seed=seed, samples=samples)
    scenario = library.preset(library.DEFAULT).model_copy(update={"sampling": sampling})
    wiring.store.open(scenario)
    app.settle()
    return wiring


@pytest.fixture
def drawn(opened: Opener) -> Wiring:
    """A window that draws 20,000 times."""
    return open_with(opened, ALL)


def sampled(wiring: Wiring) -> Sampled:
    """What the window shows now."""
    assert wiring.insight is not None
    return wiring.insight.live.sampled


def refined(wiring: Wiring, qtbot: QtBot) -> Sampled:
    """What the window shows once the pause is over and all draws are made."""
    wanted = wiring.store.scenario.sampling.samples
    qtbot.waitUntil(lambda: sampled(wiring).draws.count == wanted, timeout=10_000)
    app.settle()
    return sampled(wiring)


def slider_of(wiring: Wiring, name: str) -> ValueSlider:
    rows = wiring.window_.panel.findChildren(QuantityRow)
    return next(row.slider for row in rows if row.quantity.name == name)


def at(slider: ValueSlider, fraction: float) -> QPoint:
    return QPoint(round(7 + fraction * (slider.width() - 14)), slider.height() // 2)


def workers() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name.startswith("wattif-background")]


@pytest.fixture
def no_worker_left() -> Iterator[None]:
    before = set(workers())
    yield
    assert set(workers()) <= before


def test_a_drag_follows_with_few_draws_and_the_pause_makes_all(drawn: Wiring, qtbot: QtBot) -> None:
    slider = slider_of(drawn, "server_power")
    tile = drawn.window_.tiles.tiles[0]
    said = {tile.band}
    assert refined(drawn, qtbot).draws.count == ALL
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.5))
    for fraction in (0.55, 0.6, 0.65):
        qtbot.mouseMove(slider, at(slider, fraction))
        app.settle()
        now = sampled(drawn)
        assert now.results is drawn.store.results, "no move is left out"
        assert now.draws.count == LIVE == 10_000
        said.add(tile.band)
    assert len(said) == 4, "the band follows every move"
    qtbot.wait(200)
    assert sampled(drawn).draws.count == LIVE, "a drag that rests is still a drag"
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.65))
    assert refined(drawn, qtbot).results is drawn.store.results
    for name in drawn.window_.stage.visible:
        drawn.charts[name].grab()


def test_the_percentiles_are_those_of_a_fresh_drawing_to_the_last_digit(
    drawn: Wiring, qtbot: QtBot
) -> None:
    refined(drawn, qtbot)
    drawn.store.state("server_power", 7_000.0)
    drawn.store.set_range("gpu_count", (20_000.0, 26_000.0))
    app.settle()
    shown, fresh = refined(drawn, qtbot), sample(drawn.store.results)
    assert fresh.draws.count == ALL
    for name in fresh.values:
        assert shown.band(name) == fresh.band(name), name
        assert (shown.of(name) == fresh.of(name)).all(), name


def test_window_and_command_line_give_the_same_digits(opened: Opener, qtbot: QtBot) -> None:
    shown = refined(open_with(opened, ALL, seed=11), qtbot)
    command = ("run", library.DEFAULT, "--seed", "11", "--samples", str(ALL), "--json")
    done = subprocess.run(
        [sys.executable, "-m", "explorer", *command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    entries = json.loads(done.stdout)["quantities"]
    assert {"energy", "emissions", "gpu_count", "pue"} <= set(entries) <= set(shown.values)
    for name, entry in entries.items():
        band, size = shown.band(name), model().quantities[name].size
        assert band is not None
        for end in ("low", "median", "high"):
            # The digits beyond are those that the change of unit leaves.
            assert entry[end] == float(f"{getattr(band, end) / size:.14g}"), (name, end)


def test_what_is_on_screen_is_never_overtaken_by_what_was(opened: Opener, qtbot: QtBot) -> None:
    wiring = open_with(opened, 300_000)
    live = wiring.insight.live if wiring.insight else None
    assert live is not None
    came: list[Results] = []

    def note() -> None:
        came.append(live.sampled.results)

    live.refined.connect(note)
    for power in (7_000.0, 8_000.0, 9_000.0):
        qtbot.waitUntil(lambda: live._worker.busy, timeout=5_000)
        wiring.store.state("server_power", power)
        app.settle()
        assert live.sampled.results is wiring.store.results
        assert live.sampled.draws.count == LIVE, "what was begun for another value is dropped"
    shown = refined(wiring, qtbot)
    assert came == [wiring.store.results], "only the last one came, once"
    assert shown.results.values["server_power"] == 9_000
    assert wiring.window_.tiles.tiles[0].value.startswith("68\N{NO-BREAK SPACE}GWh")


def test_an_undo_while_all_are_drawn_shows_what_was_before(drawn: Wiring, qtbot: QtBot) -> None:
    before = refined(drawn, qtbot).band("energy")
    drawn.store.state("server_power", 8_000.0)
    app.settle()
    drawn.window_.actions_.undo.trigger()
    app.settle()
    assert refined(drawn, qtbot).band("energy") == before


@pytest.mark.usefixtures("no_worker_left")
def test_a_window_closed_while_all_are_drawn_ends_cleanly(opened: Opener, qtbot: QtBot) -> None:
    wiring = open_with(opened, 1_000_000)
    insight = wiring.insight
    assert insight is not None
    qtbot.waitUntil(lambda: insight.live._worker.busy, timeout=5_000)
    assert workers()
    begun = time.monotonic()
    assert wiring.window_.close()
    assert time.monotonic() - begun < 5
    app.settle()
    assert not insight.live._worker.busy
    assert sampled(wiring).draws.count == LIVE


def test_where_fewer_are_asked_for_exactly_so_many_are_drawn(opened: Opener, qtbot: QtBot) -> None:
    wiring = open_with(opened, 700)
    slider = slider_of(wiring, "gpu_count")
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.5))
    qtbot.mouseMove(slider, at(slider, 0.6))
    app.settle()
    assert sampled(wiring).draws.count == 700
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.6))
    qtbot.wait(200)
    assert sampled(wiring).draws.count == 700
    assert sampled(wiring).of("energy").shape == (700,)


def test_where_nothing_has_a_range_nothing_works_in_the_background(opened: Opener) -> None:
    wiring = opened("gpt-3-training")
    assert not wiring.store.scenario.uncertain
    assert wiring.insight is not None
    wiring.insight._refine()
    assert not wiring.insight.live._worker.busy
    assert wiring.window_.tiles.tiles[0].band == ""
