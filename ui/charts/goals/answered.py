"""The answers to a goal as rows of text, sorted and folded; knows no widget."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer import show
from explorer.model import labels, model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.goal import Answer, Goal, Kind
from explorer.text import _, plural

HEADINGS = (_("Quantity"), _("Now"), _("Needed"), _("Change"), _("What happens"), "")
_RANK: dict[Kind, int] = {"reached": 0, "nearly": 1, "out of reach": 2, "no effect": 3}
_SIGNS: dict[Kind, tuple[str, str]] = {
    "reached": ("✓", "good"),
    "nearly": ("≈", "warn"),
    "out of reach": ("✗", "faint"),
    "no effect": ("–", "faint"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a quantity's answer or, without a name, a heading across all columns.

    `role` is the colour of what happens; `tip` is the whole in words.
    """

    name: str
    texts: tuple[str, ...]
    role: str = "faint"
    tip: str = ""
    applies: bool = False


def rows(
    results: Results, goal: Goal, answers: Sequence[Answer], kept: Sequence[str] = ()
) -> list[Row]:
    """What is stated, then what is assumed, then in one line all that makes no difference.

    Each part is sorted by how near it comes, unless the order was `kept` from before.
    """
    order = _order(answers, kept)
    assumed = [a for a in order if results.how(a.name) == "assumed"]
    found = [_row(results, goal, a) for a in order if a not in assumed]
    if assumed:
        found.append(_heading(_("Assumptions in force")))
        found += [_row(results, goal, answer) for answer in assumed]
    shown = {row.name for row in found}
    idle = labels(a.name for a in answers if a.name not in shown)
    if idle:
        found.append(_heading(_("No effect: {labels}").format(labels=idle)))
    return found


def _order(answers: Sequence[Answer], kept: Sequence[str]) -> list[Answer]:
    by_name = {answer.name: answer for answer in answers}
    matter = [a for a in answers if a.kind != "no effect"]
    if kept and set(kept) <= by_name.keys() and {a.name for a in matter} <= set(kept):
        return [by_name[name] for name in kept]
    return sorted(matter, key=lambda answer: _RANK[answer.kind])


def _heading(text: str) -> Row:
    return Row("", (text,), tip=text)


def _row(results: Results, goal: Goal, answer: Answer) -> Row:
    quantity = model().quantities[answer.name]
    sign, role = _SIGNS[answer.kind]
    needed, change = show.NOTHING, show.NOTHING
    if answer.value is not None:
        needed = show.abbreviated(answer.needed)
        needed = f"≈ {needed}" if answer.kind == "nearly" else needed
        change = _change(quantity, results.values[answer.name], answer.value)
    now = show.abbreviated(results.shown(answer.name))
    happens = f"{sign} {_happens(answer, goal)}"
    tip = f"{quantity.label}: {answer.words(goal)}"
    texts = (quantity.label, now, needed, change, happens)
    return Row(answer.name, texts, role, tip, answer.value is not None)


def _happens(answer: Answer, goal: Goal) -> str:
    gives = model().quantities[goal.quantity].shown(answer.gives)
    match answer.kind:
        case "no effect":
            return _("makes no difference")
        case "out of reach":
            words = _("at most {value}") if answer.gives < goal.value else _("at least {value}")
            return words.format(value=gives)
        case "nearly":
            return _("gives {value}").format(value=gives)
    if answer.others:
        more = plural("{n} other value does so too", "{n} other values do so too", answer.others)
        return more.format(n=answer.others)
    return _("gives {value}").format(value=gives)


def _change(quantity: Quantity, now: float, needed: float) -> str:
    if quantity.calendar:
        return f"{needed - now:+.0f}".replace("-", "−")
    if now > 0 and needed > 0 and math.isfinite(needed / now):
        return show.times(needed / now)
    return show.NOTHING


def summary(results: Results, goal: Goal, answers: Sequence[Answer]) -> str:
    """In a line: where the result is, where it shall be, and how many could do it."""
    quantity = model().quantities[goal.quantity]
    now = results.values.get(goal.quantity)
    if now is None:
        needed = labels(results.unknown.get(goal.quantity, ())) or show.NOTHING
        return _("{label} shall be {target}, but is unknown: it needs {needed}").format(
            label=quantity.label, target=goal.shown, needed=needed
        )
    stated = [a for a in answers if results.how(a.name) == "stated"]
    able = sum(a.kind == "reached" for a in stated)
    change = _change(quantity, now, goal.value)
    return _("{label} {now} shall be {target}, {change}: {able}").format(
        label=quantity.label,
        now=quantity.shown(now),
        target=goal.shown,
        change=change,
        able=plural(
            "{able} of {n} statement could do it alone",
            "{able} of {n} statements could do it alone",
            len(stated),
        ).format(able=able or _("none"), n=len(stated)),
    )


def hint(results: Results, name: str) -> str:
    """How a target is set, where there is none."""
    sentence = _(
        "Type what the result “{label}” shall be, drag a headline or pick a claim, and see what "
        "each statement alone would have to be."
    ).format(label=model().quantities[name].label)
    if name in results.values:
        return f"{sentence}\n" + _("It is now {now}.").format(now=results.shown(name))
    needed = labels(results.unknown.get(name, ()))
    text = _("It is not known yet, and needs {names}.") if needed else _("It is not known yet.")
    return f"{sentence}\n" + text.format(names=needed)


def hold_words(results: Results, goal: Goal, answer: Answer) -> str:
    """What letting a quantity follow is called; empty where it cannot follow."""
    stated = results.how(answer.name) == "stated"
    if answer.value is None or not stated or answer.name == goal.quantity:
        return ""
    quantities = model().quantities
    return _("Keep {result} at {value} and let {follower} follow").format(
        result=quantities[goal.quantity].in_sentence,
        value=goal.shown,
        follower=quantities[answer.name].in_sentence,
    )
