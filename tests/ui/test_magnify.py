"""Type for a room: nothing in any chart is smaller than 20 points on a slide of 1920×1080."""

from collections.abc import Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.study.goal import Goal
from explorer.study.sampled import Sampled
from explorer.study.solve import answers
from tests.ui.test_beside import AHEAD, RED, drawn, settle
from tests.ui.test_charts import overlaps
from ui import theme
from ui.charts import kinds
from ui.charts.beside import Beside
from ui.charts.canvas import Canvas, Line
from ui.charts.card import ChartCard
from ui.charts.marks import Words
from ui.charts.response import Response
from ui.charts.response.curve import CurvePlot
from ui.plot import Plot

W = TypeVar("W", bound=QWidget)
ROOM, LEAST = 2.3, 20.0
SLIDES = ((1800, 800), (900, 800))


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def state(kind: str) -> Sampled:
    return drawn(AHEAD) if kind == "outlook" else drawn()


def placed(
    qtbot: QtBot, kind: str, size: tuple[int, int], scale: float = ROOM, *, others: bool = True
) -> ChartCard:
    card = kinds.new(kind)
    qtbot.addWidget(card)
    card.resize(*size)
    card.magnify(scale)
    sampled = state(kind)
    other = drawn(AHEAD, horizon_year=2030.0) if kind == "outlook" else drawn(gpu_count=9000.0)
    if others:
        card.show_beside([Beside("Another", RED, other)])
    goal, results = Goal("energy", 2.16e14), sampled.results
    names = [*results.scenario.statements, *results.assumptions]
    if "energy" in results.values:
        card.show_goal(goal, {a.name: a for a in answers(results, goal, names)})
    card.show_sampled(sampled)
    card.show()
    settle()
    card.grab()
    return card


def points(font: QFont) -> float:
    return font.pointSizeF()


def texts(card: ChartCard) -> Iterator[tuple[str, float]]:
    """Everything that is written, and how many points it has on the screen."""
    for canvas in _seen(card, Canvas):
        for mark in canvas.marks:
            if isinstance(mark, Words) and mark.text:
                yield mark.text, points(mark.type.font) * canvas.magnified
    for plot in _seen(card, Plot):
        yield from _of_plot(plot)
    for line in _seen(card, Line):
        yield line.text, points(line.type.font)
    for label in _seen(card, QLabel):
        yield label.text(), points(label.font())
    for kind in (QTreeWidget, QHeaderView):
        for widget in _seen(card, kind):
            yield type(widget).__name__, points(widget.font())


def _seen(card: ChartCard, kind: type[W]) -> list[W]:
    return [widget for widget in card.findChildren(kind) if widget.isVisible()]


def _of_plot(plot: Plot) -> Iterator[tuple[str, float]]:
    item: Any = plot.getPlotItem()  # type: ignore[attr-defined]  # pyqtgraph's, which has no types
    for side in ("bottom", "left"):
        axis = item.getAxis(side)
        yield f"{side} axis", points(axis.style["tickFont"]) * plot.transform().m11()
    if isinstance(plot, CurvePlot):
        for mark in plot.marks:
            if isinstance(mark, Words):
                yield mark.text, points(mark.type.font) * plot.magnified


@pytest.mark.parametrize("kind", kinds.KINDS)
@pytest.mark.parametrize("size", SLIDES)
def test_no_text_is_smaller_than_twenty_points(
    qtbot: QtBot, kind: str, size: tuple[int, int]
) -> None:
    card = placed(qtbot, kind, size)
    found = dict(texts(card))
    assert len(found) > 2
    assert {text: size for text, size in found.items() if size < LEAST} == {}


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_there_is_nothing_to_press_and_all_of_it_comes_back(qtbot: QtBot, kind: str) -> None:
    card = placed(qtbot, kind, SLIDES[0])

    def controls() -> list[QWidget]:
        return [
            w
            for w in (*card.findChildren(QAbstractButton), *card.findChildren(QComboBox))
            if w.isVisible()
        ]

    assert controls() == []
    card.magnify(1.0)
    settle()
    again = placed(qtbot, kind, SLIDES[0], 1.0)
    assert sorted(dict(texts(card)).items()) == sorted(dict(texts(again)).items())
    pressed = [type(w) for w in controls()]
    assert pressed
    assert sorted(map(str, pressed)) == sorted(
        str(type(w))
        for w in (*again.findChildren(QAbstractButton), *again.findChildren(QComboBox))
        if w.isVisible()
    )


DRAWN = ("breakdown", "tornado", "ladder", "distribution", "outlook", "map", "waterfall")


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("size", SLIDES)
def test_labels_are_thinned_out_not_overlapped(
    qtbot: QtBot, kind: str, size: tuple[int, int]
) -> None:
    card = placed(qtbot, kind, size)
    for canvas in card.findChildren(Canvas):
        words = [mark for mark in canvas.marks if isinstance(mark, Words) and mark.text]
        if kind != "map":  # whose dot may stand on the label of a line
            assert overlaps(words) == []
        assert all(mark.extent.top() >= -4 for mark in words)
        assert all(mark.extent.bottom() <= canvas.room.bottom() + 4 for mark in words)


def test_lines_and_dots_grow_with_the_type(qtbot: QtBot) -> None:
    small = placed(qtbot, "distribution", (783, 348), 1.0, others=False).grab().toImage()
    large = placed(qtbot, "distribution", (1800, 800), others=False).grab().toImage()
    accent = theme.current().color("accent").name()

    def widest(image: QImage) -> int:
        rows = (
            [image.pixelColor(x, y).name() == accent for x in range(image.width())]
            for y in range(image.height())
        )
        return max(map(sum, rows))

    assert widest(large) > 1.8 * widest(small)


def test_the_dot_is_dragged_where_it_is_seen(qtbot: QtBot) -> None:
    card = placed(qtbot, "response", SLIDES[0], others=False)
    assert isinstance(card, Response)
    plot = card.findChild(CurvePlot)
    assert isinstance(plot, CurvePlot)
    stated: list[tuple[str, float]] = []
    card.stated.connect(lambda name, value: stated.append((name, value)))
    at = (plot.dot * plot.magnified).toPoint()
    view, left = plot.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(view, at + QPoint(200, 0))
    QTest.mouseRelease(view, left, Qt.KeyboardModifier.NoModifier, at + QPoint(200, 0))
    assert stated
    now = drawn().results.values["gpu_count"]
    assert stated[-1][1] > 2 * now


def test_a_row_is_pointed_at_where_it_is_seen(qtbot: QtBot) -> None:
    card = placed(qtbot, "tornado", SLIDES[0], others=False)
    bars: Any = card.findChild(Canvas)
    frame = bars._frame
    at = (frame.row(2).center() * bars.magnified).toPoint()
    QTest.mouseMove(bars, at)
    assert bars.highlighted == bars.visible_rows[2].name
