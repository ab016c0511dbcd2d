"""What a slide can show, as plain data: bars, curves, tables, each with its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from explorer import show, units
from explorer.handout.patterns import AXIS
from explorer.quantity import Quantity
from explorer.text import _

SERIES = ("0072b2", "e69f00", "009e73", "cc79a7", "56b4e9", "d55e00")
"""Okabe and Ito's colours, in the order in which the charts of the window use them."""
SCENARIOS = ("0072b2", "009e73", "a8628d", "b07c00", "5d6673", "1c2128")
"""One colour for each of six scenarios, as in the window."""
INK, FAINT, PALE, ACCENT = "1c2128", "5d6673", "b9c4cf", "0072b2"
UP, DOWN = "e69f00", "56b4e9"
Layout = Literal["clustered", "stacked", "whole", "overlapped"]


@dataclass(frozen=True, kw_only=True)
class Series:
    """Bars of one colour, none where that is empty; `colors` are those of single bars, by place.

    `form` is how their values are written at them, empty where they are not; those in `bare` places
    have no room for it.
    """

    name: str
    values: tuple[float | None, ...]
    color: str
    colors: Mapping[int, str] = field(default_factory=dict)
    form: str = ""
    bare: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Bars over categories; `axis` names the values' axis, `cross` is where the bars begin."""

    title: str
    subtitle: str = ""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    layout: Layout = "clustered"
    upright: bool = False
    axis: str = ""
    ends: tuple[float, float] | None = None
    log: bool = False
    cross: float | None = None
    gap: int = 45
    every: int = 1
    legend: bool = False


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Points joined by a line, or a dot where there is but one."""

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    color: str
    width: float = 2.0


@dataclass(frozen=True, kw_only=True)
class Curves:
    """Curves between two axes; ends and names of both, and whether they are logarithmic."""

    title: str
    subtitle: str = ""
    curves: tuple[Curve, ...]
    axes: tuple[str, str]
    ends: tuple[float, float]
    log: tuple[bool, bool] = (False, False)
    form: str = AXIS


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of text, headings first; `widths` are shares of the whole."""

    title: str
    subtitle: str = ""
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


Picture: TypeAlias = Bars | Curves | Table


@dataclass(frozen=True)
class Scale:
    """A quantity in the unit in which the screen would show a value of about this size.

    `times` is a million and the like, and `word` says so, where the unit alone would be too small.
    """

    quantity: Quantity
    unit: str
    times: float = 1.0
    word: str = ""

    def value(self, si: float) -> float:
        """An SI value in the unit, without the digits that only that put there."""
        return float(f"{si / units.size(self.unit) / self.times:.14g}")

    @property
    def axis(self) -> str:
        """The name of an axis: "Energy, GWh"; "Cost, million USD"."""
        return self.named(self.quantity.label)

    def named(self, label: str) -> str:
        """A label with the unit."""
        unit = {"1": "", "x": "×"}.get(self.unit, self.unit)
        words = " ".join(filter(None, (self.word, unit)))
        return _("{label}, {unit}").format(label=label, unit=words) if words else label


def scale(quantity: Quantity, largest: float) -> Scale:
    """The scale that reads best for values up to this, SI."""
    unit = show.fitting(largest, quantity.unit)
    amount = abs(largest) / units.size(unit)
    times, word = next(((n, w) for n, w in _WORDS if n <= amount < 1e15), (1.0, ""))
    return Scale(quantity, unit, times, word)


_WORDS = ((1e12, _("trillion")), (1e9, _("billion")), (1e6, _("million")))


def nothing(title: str, why: str) -> Table:
    """In place of a picture, why there is none."""
    return Table(title=title, rows=((why,),), widths=(1.0,))
