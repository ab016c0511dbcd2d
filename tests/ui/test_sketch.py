"""The silhouette above a slider: where a quantity is likely."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from explorer.study.distribution import Pert, Point, Shape, log_normal
from ui.controls.sketch import density_path

WIDTH, HEIGHT = 200.0, 12.0


def linear(low: float, high: float) -> Callable[[float], float]:
    return lambda fraction: low + (high - low) * fraction


def logarithmic(low: float, high: float) -> Callable[[float], float]:
    return lambda fraction: low * (high / low) ** fraction


def sketched(
    shape: Shape, to_value: Callable[[float], float], ends: tuple[float, float] = (0.0, 1.0)
) -> QPainterPath:
    return density_path(shape, to_value, ends, WIDTH, HEIGHT)


def peak(path: QPainterPath) -> float:
    places = [path.elementAt(index) for index in range(path.elementCount())]
    return min(places, key=lambda place: place.y).x


def test_it_stands_on_its_foot_and_reaches_the_top() -> None:
    box = sketched(Pert(2.0, 5.0, 9.0), linear(0, 10)).boundingRect()
    assert box.top() == pytest.approx(0)
    assert box.bottom() == HEIGHT
    assert box.left() >= 0
    assert box.right() <= WIDTH


def test_it_is_drawn_between_its_ends_alone() -> None:
    box = sketched(Pert(2.0, 5.0, 9.0), linear(0, 10), (0.2, 0.9)).boundingRect()
    assert 40 <= box.left() <= 42
    assert 178 <= box.right() <= 180


def test_the_likeliest_value_is_highest() -> None:
    assert peak(sketched(Pert(2.0, 5.0, 9.0), linear(0, 10))) == pytest.approx(100, abs=1.5)


def test_on_a_logarithmic_slider_a_log_normal_is_a_bell() -> None:
    path = sketched(log_normal(0.0, 10.0, 1000.0), logarithmic(1, 1e4))
    assert peak(path) == pytest.approx(WIDTH / 2, abs=1.5)
    fraction = math.log10(30) / 4
    heights = [path.contains(QPointF(WIDTH * x, HEIGHT / 2)) for x in (fraction, 1 - fraction)]
    assert heights[0] is heights[1]


@pytest.mark.parametrize("ends", [(0.5, 0.5), (0.6, 0.4), (0.5, 0.502)])
def test_there_is_nothing_where_there_is_no_width(ends: tuple[float, float]) -> None:
    assert sketched(Pert(2.0, 5.0, 9.0), linear(0, 10), ends).isEmpty()
    assert sketched(Point(5.03), linear(0, 10)).isEmpty()
