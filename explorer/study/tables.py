"""The studies as rows of text, a row of headings first: for the terminal and for spreadsheets."""

from collections.abc import Sequence

from explorer import show
from explorer.errors import WattifError
from explorer.model import labels, model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.study.goal import Answer, Goal
from explorer.study.outlook import SUBJECTS, outlook
from explorer.study.sampled import Sampled
from explorer.study.tornado import SWING, elasticities, tornado
from explorer.study.variance import Shares, in_percent
from explorer.text import _

Rows = list[tuple[str, ...]]


def known(results: Results, quantity: Quantity) -> Quantity:
    """The quantity, where the scenario gives it. Raises WattifError with what is missing."""
    if quantity.name in results.values:
        return quantity
    needed = labels(results.unknown.get(quantity.name, ()))
    raise WattifError(
        _("{label} is unknown here; it needs {needed}.").format(
            label=quantity.label, needed=needed or show.NOTHING
        )
    )


def swings(results: Results, target: Quantity) -> Rows:
    """Each quantity at the ends of its range, what the target is there, and its elasticity."""
    steps = {e.name: e.percent for e in elasticities(results, target.name)}
    rows: Rows = [
        (_("Quantity"), _("from"), _("to"), target.label, _("to"), _("1 % more"), _("Remark"))
    ]
    for swing in tornado(results, target.name):
        quantity = model().quantities[swing.name]
        remarks = [] if swing.ranged else [_("±{share:.0f} %").format(share=SWING * 100)]
        remarks += [_("assumed")] if swing.how == "assumed" else []
        remarks += [_("rises and falls between")] if swing.turns else []
        step = f"{steps[swing.name]:+.2g} %" if swing.name in steps else show.NOTHING
        rows.append(
            (
                quantity.label,
                *(quantity.shown(end) for end in swing.ends),
                *(target.shown(end) for end in swing.results),
                step,
                ", ".join(remarks),
            )
        )
    return rows


def shares(found: Shares) -> Rows:
    """How much of the variance each range causes, alone and together with others."""
    rows: Rows = [(_("Quantity"), _("alone"), _("with others"))]
    for share in found.shares:
        label = model().quantities[share.name].label
        rows.append((label, in_percent(share.first), in_percent(share.total)))
    return rows


def distance(results: Results, goal: Goal) -> str:
    """How far a result is from its target."""
    quantity, now = model().quantities[goal.quantity], results.values[goal.quantity]
    change = show.times(goal.value / now) if now else show.NOTHING
    return _("{label} is {now}; {goal} is {change}.").format(
        label=quantity.label, now=quantity.shown(now), goal=goal.shown, change=change
    )


def answers_rows(results: Results, goal: Goal, found: Sequence[Answer]) -> Rows:
    """What each statement is now, and what it would have to be; those without effect last."""
    rows: Rows = [(_("Quantity"), _("now"), _("would have to be"))]
    for answer in sorted(found, key=lambda a: a.kind == "no effect"):
        quantity = model().quantities[answer.name]
        now = quantity.shown(results.values[answer.name])
        if results.how(answer.name) == "assumed":
            now = _("{value} (assumed)").format(value=now)
        rows.append((quantity.label, now, answer.words(goal)))
    return rows


def years(sampled: Sampled) -> Rows:
    """Each year to the horizon: what is stated and, in brackets, the range."""
    fans = [fan for name in SUBJECTS if (fan := outlook(sampled, name)) is not None]
    rows: Rows = [(_("Year"), *(SUBJECTS[fan.quantity] for fan in fans))]
    for place, year in enumerate(fans[0].years if fans else ()):
        cells = []
        for fan in fans:
            quantity = model().quantities[fan.quantity]
            stated, low, high = (float(p[place]) for p in (fan.stated, fan.low, fan.high))
            if fan.certain:
                cells.append(quantity.shown(stated))
                continue
            figures = show.supported(stated, low, high)
            ends = quantity.interval(low, high, figures)
            cells.append(f"{quantity.shown(stated, figures)} ({ends})")
        rows.append((f"{year:.0f}", *cells))
    return rows
