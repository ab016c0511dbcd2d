"""Headlines with live numbers in them: “{energy} for one run, {energy change} on the last one”.

In braces stands a quantity, by its name or label, and what of it is told:

| | |
|---|---|
| `{energy}` | the value as on screen, with as many figures as its range supports |
| `{energy range}` | what nine in ten draws lie between; the value where nothing is uncertain |
| `{energy before}` | the value in the step before |
| `{energy change}` | how it compares with the step before: “+4 %”, “2.3×”, “3.1× less” |
| `{energy ratio}` | how many times the value of the step before it is: “0.523×” |

`{{` and `}}` are braces. What has no value reads “–”. Nothing else is interpreted.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer import show
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.results import Results, quantity_named
from explorer.study.headlines import told
from explorer.text import _

if TYPE_CHECKING:  # NumPy comes after the first paint
    from explorer.study.sampled import Sampled

KINDS = ("range", "before", "change", "ratio")
"""What can be told of a quantity beside its value."""
_PIECE = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}]*)\}|[{}]|[^{}]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a template: a text, or a quantity of which something is told, or a fault."""

    text: str
    written: str
    name: str = ""
    kind: str = ""
    fault: str = ""


def said(
    template: str,
    results: Results,
    before: "Results | Sampled | None" = None,
    sampled: "Sampled | None" = None,
) -> str:
    """The sentence with its numbers; what cannot be read as a number's name stays as typed."""
    earlier, drawn = (before, None) if isinstance(before, Results) else (None, before)
    if drawn is not None:
        earlier = drawn.results
    words = []
    for piece in _pieces(template):
        if not piece.name:
            words.append(piece.text)
        elif piece.kind in ("", "range"):
            words.append(_now(piece, results, sampled))
        elif earlier is None:
            words.append(show.NOTHING)
        elif piece.kind == "before":
            words.append(told(piece.name, earlier, drawn).value)
        else:
            words.append(_compared(piece, results, earlier))
    return "".join(words)


def check(template: str) -> None:
    """Raise WattifError where something in braces names no quantity, or a brace stands alone."""
    for piece in _pieces(template):
        if piece.fault:
            raise WattifError(piece.fault)


def kept(template: str) -> str:
    """The template with braces doubled wherever `check` finds fault, so that it reads as typed."""
    return "".join(
        piece.written.replace("{", "{{").replace("}", "}}") if piece.fault else piece.written
        for piece in _pieces(template)
    )


def literal(text: str) -> str:
    """The template that reads as a text, whatever stands in it."""
    return text.replace("{", "{{").replace("}", "}}")


def _now(piece: _Piece, results: Results, sampled: "Sampled | None") -> str:
    now = told(piece.name, results, sampled)
    return now.ends if piece.kind == "range" and now.ends else now.value


def _compared(piece: _Piece, results: Results, earlier: Results) -> str:
    value, other = (r.values.get(piece.name) for r in (results, earlier))
    if value is None or not other:
        return show.NOTHING
    if piece.kind == "change":
        return show.times(value / other)
    return f"{show.number(value / other)}×"


@lru_cache(maxsize=500)
def _pieces(template: str) -> tuple[_Piece, ...]:
    return tuple(map(_piece, _PIECE.finditer(template)))


def _piece(found: re.Match[str]) -> _Piece:
    written, inside = found[0], found["inside"]
    if inside is not None:
        return _named(written, inside)
    if written in ("{", "}"):
        fault = _("A brace “{brace}” stands alone; write “{two}” for a brace in the text.")
        return _Piece(written, written, fault=fault.format(brace=written, two=2 * written))
    return _Piece(written[0] if written in ("{{", "}}") else written, written)


def _named(written: str, inside: str) -> _Piece:
    if not inside.strip():
        fault = _("Between the braces stands nothing, expected for example “{example}”.")
        return _Piece(written, written, fault=fault.format(example="{energy}"))
    words, kind = inside.strip(), ""
    first, _space, last = words.rpartition(" ")
    if first and last in KINDS:
        words, kind = first, last
    try:
        return _Piece(written, written, quantity_named(words).name, kind)
    except WattifError as error:
        return _Piece(written, written, fault=_untold(first, last) or str(error))


def _untold(name: str, kind: str) -> str:
    """Why that cannot be told of a quantity; empty where it is the quantity that is not known."""
    try:
        label = quantity_named(name).label
    except WattifError:
        return ""
    fault = _("Nothing called “{kind}” can be told of {label}; expected one of {kinds}.")
    return fault.format(kind=short(kind), label=label, kinds=", ".join(KINDS))
