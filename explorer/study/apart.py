"""Two values or texts in words that look as different as they are."""

import math
from collections.abc import Iterable

from explorer import show, toml_entries, units
from explorer.model import model
from explorer.plain_text import clean
from explorer.quantity import Quantity
from explorer.scenario import Statement
from explorer.text import _

Pair = tuple[str, str]

_FIGURES = (show.FIGURES, 4, 6, 9, 12, 15)
_CONTEXT = 30
"""Characters of a long text that are shown before the place where two of them part."""
_LONGEST = 120


def first_apart(pairs: Iterable[Pair]) -> Pair:
    """The first pair whose halves differ; the last one where none does."""
    pair = ("", "")
    for pair in pairs:
        if pair[0] != pair[1]:
            break
    return pair


def results(quantity: Quantity, one: float, other: float) -> Pair:
    """Two SI values rounded for people, with more figures where they would look the same.

    What is no finite number is shown as nothing.
    """
    pair = first_apart((quantity.shown(one, f), quantity.shown(other, f)) for f in _FIGURES)
    ends = (one, other)
    if pair[0] != pair[1] or not all(map(math.isfinite, ends)):
        return pair
    first, last = (toml_entries.digits(end, quantity.unit) for end in ends)
    return show.with_unit(first, quantity.unit), show.with_unit(last, quantity.unit)


def values(name: str, one: Statement, other: Statement) -> Pair:
    """What two statements of a quantity state, exactly, each in its unit."""
    return first_apart((_exact(name, one, other), _as_written(name, one, other)))


def rounded_values(name: str, one: Statement, other: Statement) -> Pair:
    """The same in six figures where those tell them apart."""
    short = rounded(name, one.value, one.unit), rounded(name, other.value, other.unit)
    return first_apart((short, values(name, one, other)))


def ranges(name: str, one: Statement, other: Statement) -> Pair:
    """The ranges of two statements, in six figures where those tell them apart."""
    rounded_off = _range(name, one), _range(name, other)
    return first_apart((rounded_off, (_range_as_written(one), _range_as_written(other))))


def rounded(name: str, si: float, unit: str) -> str:
    """An SI value in six figures, in `unit`."""
    quantity = model().quantities[name]
    size = units.size(quantity.unit if unit in {"", "1"} else unit)
    return quantity.exact(float(f"{si / size:.6g}") * size, unit)


def range_of(name: str, statement: Statement) -> str:
    """The range of a statement in six figures, the unit once; empty where it has none."""
    if statement.range is None:
        return ""
    low, high = (rounded(name, end, statement.unit) for end in statement.range)
    _number, _space, unit = high.partition("\N{NO-BREAK SPACE}")
    first = low.removesuffix(f"\N{NO-BREAK SPACE}{unit}") if unit else low
    return _("{low} to {high}").format(low=first, high=high)


def _range(name: str, statement: Statement) -> str:
    return range_of(name, statement) or _("no range")


def _range_as_written(statement: Statement) -> str:
    ends = statement.range
    return toml_entries.interval(*ends, statement.unit) if ends else _("no range")


def _exact(name: str, one: Statement, other: Statement) -> Pair:
    quantity = model().quantities[name]
    return quantity.exact(one.value, one.unit), quantity.exact(other.value, other.unit)


def _as_written(name: str, one: Statement, other: Statement) -> Pair:
    """As a file has them, down to the last digit."""
    first, last = (toml_entries.value_text(name, s.value, s.unit) for s in (one, other))
    return str(first), str(last)


def texts(one: str, other: str) -> Pair:
    """Two texts on one line each; of long ones the part around the place where they part.

    Where only spaces, line ends or invisible characters differ, those are made visible.
    """
    lines = first_apart(((_line(one), _line(other)), (_visible(one), _visible(other))))
    place = _parting(*lines)
    first = max(min(place - _CONTEXT, max(map(len, lines)) - _LONGEST), 0)
    return _cut(lines[0], first, place), _cut(lines[1], first, place)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() and c != " " else _mark(c) for c in text)


def _mark(character: str) -> str:
    return {" ": "␣", "\n": "↵", "\t": "⇥"}.get(character, f"⟨{ord(character):04X}⟩")


def _parting(one: str, other: str) -> int:
    """The place of the first character that differs."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text: str, first: int, place: int) -> str:
    """A long text from the word at `first` on, as far as there is room."""
    if text in ("", show.NOTHING):
        return f"“{text}”" if text else show.NOTHING
    if len(text) <= _LONGEST:
        return text
    end = first + _LONGEST
    if first:
        first = text.find(" ", first, place) + 1 or first
    return "…" * (first > 0) + text[first:end].strip() + "…" * (end < len(text))
