"""Extreme but valid values: a window that makes sense all the same, light and dark, and small."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.model import model
from explorer.quantity import Quantity
from explorer.scenario import Scenario
from tests.closing import close
from tests.monkey.invariant import differences
from tests.monkey.listening import Listening
from ui import app, theme
from ui.controls.row import QuantityRow
from ui.stage import PAGES
from ui.wiring import Wiring

SIZE = (1280, 720)
LONGEST = 40
"""So many letters a value with its unit may take."""
_SILLY = re.compile(r"\b(nan|inf|infinity)\b|\de[+-]\d|\d{16}", re.IGNORECASE)


def stating(values: Mapping[str, float], base: str = library.DEFAULT) -> Scenario:
    """A preset with other values, SI."""
    scenario = library.preset(base)
    for name, value in values.items():
        scenario = scenario.stating(name, value)
    return scenario


def in_units(values: Mapping[str, float]) -> Mapping[str, float]:
    """Values in the unit shown, in SI."""
    return {name: value * model().quantities[name].size for name, value in values.items()}


def at_low(quantity: Quantity) -> float:
    """The least there can be; a hair above where that itself cannot be."""
    if quantity.low > 0 or not quantity.above_low:
        return quantity.low
    return 1.0 if quantity.whole else min(quantity.slider[0], 1.0) * 1e-6


def at_high(quantity: Quantity) -> float:
    """The most there can be; far beyond the slider where there is no most."""
    return quantity.slider[1] * 1000 if quantity.high is None else quantity.high


def everything(end: Callable[[Quantity], float]) -> Scenario:
    """Every quantity that is no result, stated at one of its ends."""
    inputs = {n: q for n, q in model().quantities.items() if not q.result}
    scenario = Scenario(title="Everything at its end")
    for name, quantity in inputs.items():
        scenario = scenario.stating(name, end(quantity) * quantity.size)
    return scenario


def no_width() -> Scenario:
    """A range whose ends are its value."""
    scenario = library.preset("gpt-4-sparse")
    name, statement = next((n, s) for n, s in scenario.statements.items() if s.range)
    return scenario.ranging(name, (statement.value, statement.value))


def wide_at_the_end() -> Scenario:
    """A range about the most that a slider shows."""
    return stating({"parameters": 1.5e15}).ranging("parameters", (1.25e15, 2.5e18))


EXTREMES: Mapping[str, Callable[[], Scenario]] = {
    "as many parameters as there can be": lambda: stating({"parameters": 1e15}),
    "one parameter": lambda: stating({"parameters": 1}),
    "one GPU": lambda: stating({"gpu_count": 1, "gpus_per_server": 1}),
    "no overhead": lambda: stating({"pue": 1}),
    "a grid without carbon": lambda: stating({"grid_intensity": 0}),
    "a range without width": no_width,
    "a range beyond the slider": wide_at_the_end,
    "nothing stated": Scenario,
    "everything least": lambda: everything(at_low),
    "everything most": lambda: everything(at_high),
    "the first years": lambda: stating(
        {"base_year": 1900, "horizon_year": 1900}, "headline-multipliers-2035"
    ),
    "the last years": lambda: stating(
        {"base_year": 1900, "horizon_year": 2200}, "headline-multipliers-2035"
    ),
    "a second": lambda: stating({"run_time": 1}),
    "an age": lambda: stating(in_units({"run_time": 1e7})),
    "all that a GPU can do": lambda: stating({"utilization": 1}),
    "a hair of load": lambda: stating({"load_factor": 1e-6}),
    "full load": lambda: stating({"load_factor": 1}),
    "no more than that": lambda: stating(
        {"gpu_count": 1, "gpus_per_server": 1, "pue": 1, "grid_intensity": 0, "run_time": 1}
    ),
    "more than all": lambda: stating(
        {"parameters": 1e15, "gpu_count": 1e12, "load_factor": 1, "pue": 1e3, "run_time": 1e12}
    ),
}


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[Scenario, theme.Choice], Wiring]]:
    """A small window on a scenario in one of the themes."""
    theme.prepare_fonts(app.make_application())
    windows: list[Wiring] = []

    def show(scenario: Scenario, name: theme.Choice) -> Wiring:
        theme.apply(name)
        wiring = app.build(scenario)
        windows.append(wiring)
        wiring.window_.resize(*SIZE)
        wiring.window_.show()
        wiring.place_charts()
        for group in wiring.window_.panel.groups:
            group.header.setChecked(True)
        app.settle()
        return wiring

    yield show
    for wiring in windows:
        close(wiring)
    theme.apply("light")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("what", EXTREMES)
def test_extremes_make_a_sensible_window(
    shown: Callable[[Scenario, theme.Choice], Wiring], what: str, dark: bool
) -> None:
    with Listening() as listening:
        wiring = shown(EXTREMES[what](), "dark" if dark else "light")
        assert differences(wiring) == []
        assert list(silly(wiring)) == []
        for page in range(len(PAGES)):
            wiring.window_.stage.tabs.setCurrentIndex(page)
            app.settle()
            wiring.window_.grab()
            assert list(mute(wiring)) == [], PAGES[page].title
            assert list(silly(wiring)) == [], PAGES[page].title
            assert list(crowded(wiring)) == [], PAGES[page].title
        wiring.finish()
        app.settle()
        assert list(silly(wiring)) == []
    assert listening.heard == []


@pytest.mark.parametrize("what", EXTREMES)
def test_extremes_stand_beside_others(
    shown: Callable[[Scenario, theme.Choice], Wiring], what: str
) -> None:
    with Listening() as listening:
        wiring = shown(EXTREMES[what](), "light")
        wiring.pinning.pin()
        wiring.pinning.add_preset("gpt-4-sparse")
        wiring.comparing.measure_against(2)
        for chart in ("breakdown", "distribution", "outlook", "multiples", "comparison"):
            wiring.window_.stage.turn_to(chart)
            app.settle()
            assert differences(wiring) == [], chart
            assert list(mute(wiring)) == [], chart
            assert list(silly(wiring)) == [], chart
            assert list(crowded(wiring)) == [], chart
        wiring.pinning.exchange(2)
        app.settle()
        assert differences(wiring) == []
    assert listening.heard == []


def silly(wiring: Wiring) -> Iterator[str]:
    """What is shown that nobody can read: NaN, e+15, endless digits, numbers without a unit."""
    window = wiring.window_
    for tile in window.tiles.tiles:
        yield from _silly(tile.value, LONGEST)
        yield from _silly(tile.band, 3 * LONGEST)
        yield from _silly(tile.below, 2 * LONGEST)
        yield from _lacking_unit(model().quantities[tile.name], tile.value)
        yield from (
            text for _at, text, _font, role in tile._words if role == "text" and "…" in text
        )
    for row in window.panel.findChildren(QuantityRow):
        if row.isVisible() and not row.entry.hasFocus():
            yield from _silly(row.entry.text(), LONGEST)
            yield from _lacking_unit(row.quantity, row.entry.text())
            yield from _silly(row.label.caption, 400)
            if (
                QFontMetrics(row.entry.font()).horizontalAdvance(row.entry.text())
                > row.entry.width() - 6
            ):
                yield f"“{row.entry.text()}” is wider than its entry"
    for label in window.findChildren(QLabel):
        if label.isVisible():
            yield from _silly(label.text(), 2_000)
    for name in window.stage.visible:
        yield from _silly(wiring.charts[name].subtitle, 400)


def _silly(text: str, most: int) -> Iterator[str]:
    if _SILLY.search(text) or len(text) > most:
        yield text


def _lacking_unit(quantity: Quantity, text: str) -> Iterator[str]:
    if text != "–" and quantity.unit != "1" and not re.search(r"[A-Za-z%×]", text):
        yield f"{quantity.label} {text}"


def mute(wiring: Wiring) -> Iterator[str]:
    """Charts in sight that say nothing; a page without any."""
    visible = wiring.window_.stage.visible
    if not visible:
        yield "no chart"
    for name in visible:
        if not wiring.charts[name].subtitle:
            yield f"{name} says nothing"


def crowded(wiring: Wiring) -> Iterator[str]:
    """Parts of the window that lie over each other, or beyond it."""
    window = wiring.window_
    parts: list[QWidget] = [*window.tiles.tiles, window.stage, window.heading, window.panel]
    parts += [part for part in (window.claims, window.assumptions, window.pins) if part.isVisible()]
    places = [(part, _place(part, window)) for part in parts]
    for (one, its), (other, others) in combinations(places, 2):
        if its.intersects(others):
            yield f"{type(one).__name__} lies over {type(other).__name__}"
    for part, place in places:
        if not window.rect().contains(place):
            yield f"{type(part).__name__} lies beyond the window"
    for button in window.assumptions.findChildren(QPushButton):
        if button.isVisible() and button.width() < button.minimumSizeHint().width():
            yield f"“{button.text()}” is cut off"


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def test_what_is_silly_is_found() -> None:
    for text in ("nan kWh", "1e+15", "-inf", "12345678901234567890"):
        assert list(_silly(text, LONGEST)) == [text]
    assert not list(_silly("1.33 × 10²⁶ FLOP", LONGEST))
    assert list(_lacking_unit(model().quantities["energy"], "50"))
    parameters, run_time = model().quantities["parameters"], model().quantities["run_time"]
    assert parameters.legible(1e15) == "1.00 × 10¹⁵"
    assert model().quantities["grid_decline"].legible(-0.0) == "0\N{NO-BREAK SPACE}%/yr"
    assert parameters.legible(1.7e12) == "1.7 trillion"
    assert run_time.legible(1e12, "days") == run_time.shown(1e12)
    assert math.isclose(at_high(model().quantities["pue"]), 2000)
