"""The tornado in words: what each quantity does to a result."""

import math
from collections.abc import Sequence

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.tornado import Elasticity, Swing
from explorer.study.variance import Share, Shares, in_percent
from explorer.text import _

TURNS = _("⌃ turns")
"""The mark of a result that does not rise or fall all the way."""


def notes(swing: Swing, value: float) -> tuple[str, ...]:
    """What there is to know about a swing about a value, in a few short words each."""
    found = []
    if swing.how == "assumed":
        found.append(_("assumed"))
    if not swing.ranged:
        found.append(_step(swing, value))
    if swing.turns:
        found.append(TURNS)
    return tuple(found)


def _step(swing: Swing, value: float) -> str:
    """How far a quantity without a range is moved, as far as its bounds let it."""
    if model().quantities[swing.name].calendar:
        return _("±1 year")
    down, up = (round(100 * abs(end - value) / abs(value)) for end in swing.ends)
    if down == up:
        return _("±{share} %").format(share=up)
    if not down or not up:
        return _("−{share} %").format(share=down) if down else _("+{share} %").format(share=up)
    return _("−{down} to +{up} %").format(down=down, up=up)


def swing_words(result: Quantity, quantity: Quantity, swing: Swing, value: float) -> str:
    """What the result is at both ends, and what is to be said of them."""
    lines = [
        _("{quantity} {input}: {result} {value}").format(
            quantity=quantity.label,
            input=quantity.shown(end),
            result=result.in_sentence,
            value=result.shown(at_end),
        )
        for end, at_end in zip(swing.ends, swing.results, strict=True)
    ]
    if swing.how == "assumed":
        lines.append(_("Its value is an assumption."))
    if not swing.ranged:
        sentence = _("No range is stated, so it is moved by {step}.")
        lines.append(sentence.format(step=_step(swing, value)))
    if swing.turns:
        sentence = _("On the way from one end to the other {result} turns, so it may go further.")
        lines.append(sentence.format(result=result.in_sentence))
    return "\n".join(lines)


def elasticity_words(target: str, found: Elasticity) -> str:
    """What one per cent more of a quantity does, as a sentence."""
    more = _("1 % more {quantity} is {percent} more {result}")
    less = _("1 % more {quantity} is {percent} less {result}")
    return (more if found.percent >= 0 else less).format(
        quantity=model().quantities[found.name].in_sentence,
        percent=signed(abs(found.percent))[1:],
        result=model().quantities[target].in_sentence,
    )


def signed(percent: float) -> str:
    """A change in per cent with its sign: +1.0 %, −0.34 %."""
    size = abs(percent)
    if size >= 0.995:
        text = f"{size:.1f}" if size < 100 else show.number(size)
    else:
        text = f"{size:.2f}" if size >= 0.095 else show.number(size, 1)
    return show.with_unit(f"{'−' if percent < 0 else '+'}{text}", "%")


def share_words(target: str, share: Share) -> str:
    """A quantity's part in the variance, as a sentence, with its margin."""
    return _(
        "{quantity} alone: {first} of the variance of {result} (± {margin}), with others: {total}"
    ).format(
        quantity=model().quantities[share.name].label,
        first=in_percent(share.first),
        result=model().quantities[target].in_sentence,
        margin=in_percent(max(share.margin, 0.001)),
        total=in_percent(share.total),
    )


def strongest_words(results: Results, target: str, swings: Sequence[Swing]) -> str:
    """Which quantity moves the result most, and from where to where."""
    if not swings or not swings[0].width > 0:
        return ""
    most, result = swings[0], model().quantities[target]
    low, high = sorted(most.results)
    words = {
        "result": result.label,
        "value": results.shown(target),
        "quantity": model().quantities[most.name].in_sentence,
        "interval": result.interval(low, high),
        "n": sum(math.isclose(s.width, most.width, rel_tol=0.01) for s in swings) - 1,
    }
    if not words["n"]:
        return _("{result} {value}: moved most by {quantity}, {interval}").format(**words)
    return _("{result} {value}: moved most by {quantity} and {n} more alike, {interval}").format(
        **words
    )


def in_step_words(results: Results, target: str, found: Sequence[Elasticity]) -> str:
    """What one per cent more of the strongest does, and how many do as much."""
    if not found:
        return ""
    strongest = abs(found[0].percent)
    others = sum(math.isclose(abs(e.percent), strongest, rel_tol=0.01) for e in found) - 1
    words = {
        "result": model().quantities[target].label,
        "value": results.shown(target),
        "sentence": elasticity_words(target, found[0]),
        "n": others,
    }
    if not others:
        return _("{result} {value}: {sentence}").format(**words)
    return _("{result} {value}: {sentence}; {n} others move it as much").format(**words)


def settled_words(shares: Shares) -> str:
    """From how many draws shares come, and how sure they are."""
    if not shares.shares:
        return ""
    margin = max(share.margin for share in shares.shares)
    return _("{n} draws; the shares are right to ± {margin}").format(
        n=f"{shares.count:,}", margin=in_percent(margin)
    )
