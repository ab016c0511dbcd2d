"""What matters most, in words, from the numbers of the tornado."""

import math
from collections.abc import Sequence

from explorer import show
from explorer.model import model
from explorer.results import Results
from explorer.study.tornado import Elasticity, Swing, elasticities, idle, tornado
from explorer.text import _

MOST = 3
_ASKED = ("parameters", "active_share", "training_tokens")
"""What people suspect first: the size of the model and of its data."""
_AS_STRONG = 0.02
_LEAST = 1e-4
"""Per cent; what is less is said to be less, and not how much."""


def drivers(results: Results, target: str) -> str:
    """One or two sentences: what drives a result, by how much, and what does not."""
    if not math.isfinite(results.values.get(target, math.nan)):
        return ""
    swings = [s for s in tornado(results, target) if s.width > 0]
    ranged = [s for s in swings if s.ranged]
    if ranged:
        first = _ranged(target, ranged[:MOST])
    else:
        first = _in_step(target, elasticities(results, target))
    return " ".join(part for part in (first, _not_these(results, target)) if part)


def _ranged(target: str, swings: Sequence[Swing]) -> str:
    quantity = model().quantities[target]
    parts = []
    for swing in swings:
        low, high = sorted(swing.results)
        ends = quantity.interval(low, high, 2)
        parts.append(f"{_word(swing.name)} ({ends})")
    sentence = _("What drives {result} within the ranges: {parts}.")
    return sentence.format(result=_word(target), parts=_listed(parts, _("and then")))


def _in_step(target: str, found: Sequence[Elasticity]) -> str:
    strongest = [e for e in found if e.how == "stated" and abs(e.percent) > _AS_STRONG][:MOST]
    if not strongest:
        return _("Nothing that is stated moves {result}.").format(result=_word(target))
    sentence = _("1 % more of {parts} changes {result} by {percent} %.")
    same = [e for e in strongest if abs(abs(e.percent) - abs(strongest[0].percent)) < _AS_STRONG]
    return sentence.format(
        parts=_listed([_word(e.name) for e in same], _("or")),
        result=_word(target),
        percent=f"{abs(same[0].percent):.2g}",
    )


def _not_these(results: Results, target: str) -> str:
    """Which of the usual suspects make no difference, the storing of the data among them."""
    unmoved = set(idle(results, target))
    names = [_word(name) for name in _ASKED if name in unmoved]
    sentences = []
    if names:
        text = _("It does not depend on {names}.").format(names=_listed(names, _("or")))
        sentences.append(text)
    share = results.values.get("storage_share")
    if share is not None and target in ("energy", "emissions", "annual_energy", "facility_power"):
        sentences.append(_storing(share * 100))
    return " ".join(sentences)


def _storing(percent: float) -> str:
    if percent == 0:
        return _("Storing the data adds nothing.")
    if percent < _LEAST:
        text = _("Storing the data adds less than {share} %.")
        return text.format(share=show.number(_LEAST, 1))
    return _("Storing the data adds {share} %.").format(share=show.number(percent, 1))


def _listed(parts: Sequence[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def _word(name: str) -> str:
    return model().quantities[name].in_sentence
