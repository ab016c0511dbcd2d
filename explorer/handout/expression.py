"""A spreadsheet's formula, written by running the model's own formula on symbols."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explorer.graph import Step

_SUM, _PRODUCT, _POWER, _ATOM = range(4)
"""How tightly an expression holds together."""


@dataclass(frozen=True, slots=True)
class Expression:
    """The text of a formula; arithmetic on it gives longer ones, with brackets where needed."""

    text: str
    rank: int = _ATOM

    def __add__(self, other: object) -> "Expression":
        return _join(self, "+", other, _SUM)

    def __radd__(self, other: object) -> "Expression":
        return _join(other, "+", self, _SUM)

    def __sub__(self, other: object) -> "Expression":
        return _join(self, "-", other, _SUM)

    def __rsub__(self, other: object) -> "Expression":
        return _join(other, "-", self, _SUM)

    def __mul__(self, other: object) -> "Expression":
        return _join(self, "*", other, _PRODUCT)

    def __rmul__(self, other: object) -> "Expression":
        return _join(other, "*", self, _PRODUCT)

    def __truediv__(self, other: object) -> "Expression":
        return _join(self, "/", other, _PRODUCT)

    def __rtruediv__(self, other: object) -> "Expression":
        return _join(other, "/", self, _PRODUCT)

    def __pow__(self, other: object) -> "Expression":
        # Spreadsheets take powers from the left: both sides stand in brackets.
        return Expression(f"{_within(self, _ATOM)}^{_within(_read(other), _ATOM)}", _POWER)

    def __rpow__(self, other: object) -> "Expression":
        return _read(other) ** self

    def __neg__(self) -> "Expression":
        # Spreadsheets let a sign hold tighter than a power.
        return Expression(f"0-{_within(self, _PRODUCT)}", _SUM)


def _join(left: object, sign: str, right: object, rank: int) -> Expression:
    tighter = rank + 1 if sign in "-/" else rank
    return Expression(f"{_within(_read(left), rank)}{sign}{_within(_read(right), tighter)}", rank)


def _read(value: object) -> Expression:
    if isinstance(value, Expression):
        return value
    if not isinstance(value, int | float):
        raise TypeError(type(value).__name__)
    return Expression(f"{value:.15g}", _ATOM if value >= 0 else _SUM)


def _within(expression: Expression, rank: int) -> str:
    return expression.text if expression.rank >= rank else f"({expression.text})"


def formula(step: Step, name_of: Callable[[str], str]) -> str:
    """A step of a plan as a spreadsheet computes it, in SI, from cells of these names."""
    symbols: Mapping[str, Expression] = {n: Expression(name_of(n)) for n in step.known}
    found = step.formula.function(*map(symbols.get, step.inputs))
    return f"={found.text}"
