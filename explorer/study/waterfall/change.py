"""A number that changes: its value before and after, and who changed it by how much.

The model's own formulas run on it, and what comes out is the additive LMDI-I decomposition of the
result (Ang 2015, LMDI decomposition approach: A guide for implementation, Energy Policy 86): with
the logarithmic mean L(a, b) = (b − a) ÷ (ln b − ln a) a factor x of a product z has the share
L(z) · ln(x after ÷ x before), which is L(z) ÷ L(x) times what x itself changed by. Sums add up
what their terms have, so they need no logarithm, and a term that is new is what it adds. Nothing
is left over at any step, and the way back has the same amounts with the other sign.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

Amounts: TypeAlias = Mapping[str, float]
Number: TypeAlias = Union["Change", float]


class NoLogarithmError(ArithmeticError):
    """A factor is zero at one end, or has another sign there."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """From `before` to `after`; the amounts by quantity add up to the difference."""

    before: float
    after: float
    amounts: Amounts

    __array_ufunc__ = None
    """NumPy's numbers leave the arithmetic to this class."""

    @property
    def mean(self) -> float:
        """The logarithmic mean of both ends. Raises NoLogarithmError."""
        low, high = sorted((self.before, self.after))
        if low < 0 < high or not low * high:
            raise NoLogarithmError
        if low < 0:
            low, high = high, low
        share = (high - low) / low
        return low * share / math.log1p(share) if share else low

    def _scaled(self, factor: float) -> Amounts:
        return {name: amount * factor for name, amount in self.amounts.items()}

    def __add__(self, other: Number) -> "Change":
        if not isinstance(other, Change):
            return Change(self.before + other, self.after + other, self.amounts)
        ends = self.before + other.before, self.after + other.after
        return Change(*ends, _both(self.amounts, other.amounts))

    __radd__ = __add__

    def __neg__(self) -> "Change":
        return self * -1.0

    def __sub__(self, other: Number) -> "Change":
        return self + -other

    def __rsub__(self, other: float) -> "Change":
        return -self + other

    def __mul__(self, other: Number) -> "Change":
        if not isinstance(other, Change):
            return Change(self.before * other, self.after * other, self._scaled(other))
        return _product(self, other, 1.0, self.before * other.before, self.after * other.after)

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> "Change":
        if not isinstance(other, Change):
            return Change(
                self.before / other,
                self.after / other,
                {name: amount / other for name, amount in self.amounts.items()},
            )
        return _product(self, other, -1.0, self.before / other.before, self.after / other.after)

    def __rtruediv__(self, other: float) -> "Change":
        found = Change(other / self.before, other / self.after, {})
        if not other:
            return found
        return Change(found.before, found.after, self._scaled(-found.mean / self.mean))

    def __pow__(self, other: Number) -> "Change":
        """A power, whose logarithm is a product: the exponent times the logarithm of the base."""
        return _power(self, other)

    def __rpow__(self, other: float) -> "Change":
        return _power(other, self)


def _both(one: Amounts, other: Amounts) -> Amounts:
    found = dict(one)
    for name, amount in other.items():
        found[name] = found.get(name, 0.0) + amount
    return found


def _product(one: Change, other: Change, sign: float, before: float, after: float) -> Change:
    mean = Change(before, after, {}).mean
    shares = one._scaled(mean / one.mean), other._scaled(sign * mean / other.mean)
    return Change(before, after, _both(*shares))


def _power(base: Number, exponent: Number) -> Change:
    """The product of exponent and logarithm is split evenly: each by the middle of the other."""
    lows, powers = _ends(base), _ends(exponent)
    if min(lows) <= 0:
        raise NoLogarithmError
    found = Change(lows[0] ** powers[0], lows[1] ** powers[1], {})
    mean, amounts = found.mean, dict[str, float]()
    if isinstance(base, Change):
        middle = (powers[0] + powers[1]) / 2
        amounts = dict(base._scaled(mean * middle / base.mean))
    if isinstance(exponent, Change):
        middle = (math.log(lows[0]) + math.log(lows[1])) / 2
        amounts = dict(_both(amounts, exponent._scaled(mean * middle)))
    return Change(found.before, found.after, amounts)


def _ends(number: Number) -> tuple[float, float]:
    return (number.before, number.after) if isinstance(number, Change) else (number, number)
