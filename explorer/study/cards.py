"""Claims and contradictions as cards: all that people ask of a published figure, in words."""

from dataclasses import dataclass
from typing import Literal

from explorer import show
from explorer.model import model
from explorer.results import Check, Results
from explorer.scenario import Claim
from explorer.study import claims
from explorer.study.claims import Verdict
from explorer.study.gap import explain_gap
from explorer.study.goal import Answer, Goal, goal_of
from explorer.study.sampled import Band, Sampled
from explorer.text import _

Kind = claims.Kind | Literal["contradiction", "two routes"]
_PARAPHRASE = "Paraphrase:"
"""So sentences begin in scenario files that are not the words of who said it."""
_SAME = 0.0005
"""A difference that a verdict does not name needs no explanation."""


@dataclass(frozen=True, slots=True)
class Input:
    """A quantity that another rests on, its value, and whether it is stated or assumed."""

    name: str
    label: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What one assumption would have to be for the figures to agree, as a sentence."""

    sentence: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Card:
    """One claim or contradiction; `low`, `high` and `value` are SI, what was published and is.

    `beside` names what stands beside the computed value: what was published, a bound, a route.

    `goal` is what would make it true, None where that cannot be asked; `note` says why there are
    no remedies.
    """

    quantity: str
    kind: Kind
    by: str
    sentence: str
    origin: str
    link: str
    beside: str
    published: str
    computed: str
    words: str
    low: float
    high: float
    value: float | None
    band: Band | None
    inputs: tuple[Input, ...]
    goal: Goal | None = None
    remedies: tuple[Remedy, ...] = ()
    note: str = ""

    @property
    def label(self) -> str:
        """The label of what is claimed."""
        return model().quantities[self.quantity].label

    @property
    def fails(self) -> bool:
        """Whether it is a claim that is wrong beyond its own rounding and the ranges."""
        return self.kind in ("off", "unit slip")


def cards(results: Results, sampled: Sampled | None = None) -> list[Card]:
    """A card for each contradiction, then one for each claim."""
    parted = [_of_check(check, results, sampled) for check in results.checks if check.parts]
    return parted + [_of_claim(v, results) for v in claims.verdicts(results, sampled)]


def _of_claim(verdict: Verdict, results: Results) -> Card:
    claim, source = verdict.claim, verdict.source
    known = verdict.computed is not None
    remedies, note = _remedies(verdict, claim, results) if known else ((), "")
    return Card(
        quantity=claim.quantity,
        kind=verdict.kind,
        by=claim.by or source.text or _("Claim"),
        sentence=_quoted(claim.sentence),
        origin=str(source),
        link=source.link,
        beside=_("published"),
        published=claims.published_text(verdict),
        computed=claims.computed_text(verdict),
        words=verdict.words,
        low=claim.low,
        high=claim.high,
        value=verdict.computed,
        band=verdict.band,
        inputs=_inputs(claim.quantity, results),
        goal=goal_of(claim, results) if known else None,
        remedies=remedies,
        note=note,
    )


def _remedies(verdict: Verdict, claim: Claim, results: Results) -> tuple[tuple[Remedy, ...], str]:
    if abs(verdict.ratio - 1) < _SAME:
        return (), _("The figures agree; there is no difference to explain.")
    goal = goal_of(claim, results)
    found = [a for a in explain_gap(results, claim) if a.kind != "no effect"]
    if not found:
        return (), _("No assumption that is usually left out makes a difference here.")
    return tuple(Remedy(remedy(answer, goal), answer) for answer in found), ""


def remedy(answer: Answer, goal: Goal) -> str:
    """What a quantity would have to be: "PUE would have to be 1.026"."""
    label, words = model().quantities[answer.name].label, answer.words(goal)
    if answer.kind == "reached":
        return _("{label} would have to be {value}").format(label=label, value=words)
    return _("{label}: {words}").format(label=label, words=words)


def _of_check(check: Check, results: Results, sampled: Sampled | None) -> Card:
    quantity = model().quantities[check.quantity]
    band = sampled.band(check.quantity) if sampled else None
    other = quantity.shown(check.other)
    if check.impossible:
        words = _("the statements contradict each other: it {by}").format(by=check.by)
        by, beside, published = _("Contradiction"), _("bound"), other
    else:
        words = _("{other} by another route ({ratio})").format(
            other=other, ratio=show.times(check.ratio)
        )
        by, beside = _("Two routes differ"), _("other route")
        published = f"{other} – {check.by.rstrip('.')}"
    return Card(
        quantity=check.quantity,
        kind="contradiction" if check.impossible else "two routes",
        by=by,
        sentence="",
        origin="",
        link="",
        beside=beside,
        published=published,
        computed=claims.computed_in_words(check.quantity, check.value, band),
        words=words,
        low=check.other,
        high=check.other,
        value=check.value,
        band=band,
        inputs=_inputs(check.quantity, results),
        goal=Goal(check.quantity, check.other) if check.impossible else None,
    )


def _inputs(name: str, results: Results) -> tuple[Input, ...]:
    words = {"stated": _("stated"), "assumed": _("assumed")}
    leaves = results.plan.leaves.get(name, frozenset())
    return tuple(
        Input(n, quantity.label, _as_stated(n, results), words.get(results.how(n) or "", ""))
        for n, quantity in model().quantities.items()
        if n in leaves
    )


def _as_stated(name: str, results: Results) -> str:
    statement = results.scenario.statements.get(name)
    if statement is None:
        return model().quantities[name].legible(results.values[name])
    return model().quantities[name].legible(statement.value, statement.unit)


def _quoted(sentence: str) -> str:
    """In quotation marks, unless it has its own or says that it is none."""
    text = " ".join(sentence.split())
    return text if not text or text.startswith(("“", _PARAPHRASE)) else f"“{text}”"
