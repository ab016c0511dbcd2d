"""What a map says: its sentence, its lines for claims and a goal, its rows, and its tips."""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import Claim
from explorer.study.goal import Goal
from explorer.study.map import Landscape, landscape
from explorer.text import _
from ui.charts.axes import Axis
from ui.charts.map.ground import Contour, Ground
from ui.charts.overlay import published_value

Names: TypeAlias = tuple[str, str, str]
"""A result, and the quantities from left to right and from bottom to top."""


def marked(claims: Iterable[Claim], goal: Goal | None, scale: Axis) -> tuple[Contour, ...]:
    """The lines of the goal and of the claims on the result of a scale, the goal's first."""
    quantity, found = scale.quantity, list[Contour]()
    if goal is not None and goal.quantity == quantity.name:
        value = goal.value / quantity.size
        label = scale.labels([value], named=True)[0]
        tip = _("The goal: {value}").format(value=label)
        found.append(Contour(value, label, "goal", tip=tip))
    for claim in claims:
        if claim.quantity == quantity.name:
            label = published_value(scale, claim)
            tip = f"{claim.by}: {label}\n{claim.sentence}".strip()
            for end in sorted({claim.low, claim.high}):
                found.append(Contour(end / quantity.size, label, "claim", claim.by, tip))
    return tuple(found)


def sentence(results: Results, names: Names, ground: Ground) -> str:
    """What the map shows, in a line."""
    result, across, up = (model().quantities[name] for name in names)
    words = {"result": result.label, "value": results.shown(result.name)}
    rests_on = results.plan.leaves.get(result.name, ())
    idle = [quantity for quantity in (across, up) if quantity.name not in rests_on]
    if idle:
        sentence = _("{result} {value}: does not depend on {quantity}")
        return sentence.format(**words, quantity=idle[0].in_sentence)
    words |= {
        "across": across.in_sentence,
        "x": results.shown(across.name),
        "up": up.in_sentence,
        "y": results.shown(up.name),
    }
    goal = next((contour for contour in ground.marked if contour.kind == "goal"), None)
    if goal is None:
        text = _("{result} {value} at {across} {x} and {up} {y}; along a line it stays the same")
    elif ground.holds(goal.value):
        text = _("{result} {value} at {across} {x} and {up} {y}; on the thick line it is {goal}")
    else:
        text = _("{result} {value} at {across} {x} and {up} {y}; it is {goal} nowhere on this map")
    return text.format(**words, goal=goal.label if goal else "")


def description(sentence: str, ground: Ground) -> str:
    """The same for a screen reader, with the ends of all that can be seen."""
    bottom, left, scale = (_interval(a) for a in (ground.bottom, ground.left, ground.scale))
    lines = [
        sentence,
        _("From left to right: {axis}").format(axis=bottom),
        _("From bottom to top: {axis}").format(axis=left),
        _("Colours: {axis}").format(axis=scale),
        *(contour.tip for contour in ground.marked),
    ]
    return "\n".join(lines)


def told(results: Results, names: Names, x: float, y: float) -> str:
    """What the result is at two values, in the units shown."""
    result, across, up = (model().quantities[name] for name in names)
    at = x * across.size, y * up.size
    ends = (at[0], at[0]), (at[1], at[1])
    found = landscape(results, across.name, up.name, result.name, 1, 1, *ends)
    return _("{across} {x}\n{up} {y}\n{result} {value}").format(
        across=across.label,
        x=across.shown(at[0]),
        up=up.label,
        y=up.shown(at[1]),
        result=result.label,
        value=result.shown(float(found.values[0, 0])),
    )


def rows(found: Landscape, names: Names) -> list[tuple[str, ...]]:
    """A row for each value of the one quantity, a column for each of the other."""
    result, across, up = (model().quantities[name] for name in names)
    head = _("{result}: {up} ↓, {across} →").format(
        result=_headed(result), up=_headed(up), across=_headed(across)
    )
    table: list[tuple[str, ...]] = [(head, *_written(found.x / across.size))]
    for y, values in zip(found.y / up.size, found.values / result.size, strict=True):
        table.append((*_written([y]), *_written(values)))
    return table


def _written(values: Iterable[float]) -> Iterable[str]:
    return (f"{value:.6g}" if np.isfinite(value) else "" for value in values)


def _interval(axis: Axis) -> str:
    quantity = axis.quantity
    ends = quantity.interval(axis.low * quantity.size, axis.high * quantity.size)
    return f"{quantity.label}, {ends}"


def _headed(quantity: Quantity) -> str:
    return quantity.label if quantity.unit == "1" else f"{quantity.label} ({quantity.unit})"
