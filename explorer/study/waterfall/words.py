"""A waterfall in words."""

from collections.abc import Sequence

from explorer import show, units
from explorer.model import model
from explorer.quantity import Quantity
from explorer.study import apart
from explorer.text import _

MOST = 3
"""So many contributions are named in the sentence."""
_MINUS = "−"
_SHORT = 6
"""A number of so many letters need not be rounded."""


def values(
    name: str, pair: tuple[float, float], how: tuple[str, str], typed_in: tuple[str, str]
) -> tuple[str, str]:
    """Two values of a quantity as they were typed, rounded where nobody typed them."""
    quantity = model().quantities[name]
    rounded_off = apart.results(quantity, *pair)
    unit = next(filter(None, typed_in), "")
    found = []
    for si, side, typed, short in zip(pair, how, typed_in, rounded_off, strict=True):
        if side == "absent":
            text = _("none")
        elif typed:
            text = quantity.legible(si, typed)
        else:
            text = _alike(quantity, si, unit) or short
        found.append(show.abbreviated(text))
    return found[0], found[1]


def _alike(quantity: Quantity, si: float, unit: str) -> str:
    """A value that nobody typed in the unit of the other one, where it reads well in that."""
    if not unit or quantity.calendar:
        return ""
    exact, number = quantity.exact(si, unit), si / units.size(unit)
    if len(exact.partition("\N{NO-BREAK SPACE}")[0]) <= _SHORT:
        return exact
    if unit == "1" or not 0.01 <= abs(number) < 10_000:
        return ""
    return show.with_unit(show.number(number), unit)


def from_to(one: str, other: str) -> str:
    """Two values as a step, the unit once where both have the same."""
    _number, _space, unit = other.partition("\N{NO-BREAK SPACE}")
    if unit and one.endswith("\N{NO-BREAK SPACE}" + unit):
        one = one.removesuffix("\N{NO-BREAK SPACE}" + unit)
    return _("{before} → {after}").format(before=one, after=other)


def signed(target: str, amount: float) -> str:
    """An amount of a result with its sign."""
    sign = _MINUS if amount < 0 else "+"
    return sign + size(model().quantities[target], amount)


def size(quantity: Quantity, amount: float) -> str:
    """How large an amount is; of a percentage in points, for it is no share of the result."""
    if quantity.unit == "%":
        text = show.number(abs(amount) / quantity.size)
        return _("{n} points").format(n=text).replace(" points", "\N{NO-BREAK SPACE}points")
    return quantity.shown(abs(amount))


def sentence(target: str, start: float, end: float, found: Sequence[tuple[str, float]]) -> str:
    """From what to what a result goes, and what the first of the amounts do."""
    quantity = model().quantities[target]
    first = _("{label}, from {was} to {now}")
    if start == end:
        first = _("{label}, {now} in both")
    was, now = apart.results(quantity, start, end) if start != end else ("", quantity.shown(end))
    first = first.format(label=quantity.label, was=was, now=now)
    named = found if len(found) == MOST + 1 else found[:MOST]
    parts = [_part(quantity, model().quantities[n].in_sentence, amount) for n, amount in named]
    if rest := found[len(named) :]:
        others = _("{n} others together").format(n=len(rest))
        parts.append(_part(quantity, others, sum(amount for _name, amount in rest)))
    if not parts:
        return f"{first}."
    return _("{first}: {parts}.").format(first=first, parts=", ".join(parts))


def _part(quantity: Quantity, who: str, amount: float) -> str:
    text = _("{amount} more by {who}") if amount > 0 else _("{amount} less by {who}")
    return text.format(who=who, amount=size(quantity, amount))
