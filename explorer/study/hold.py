"""Keep a result where it is: one stated quantity follows while the others move."""

from explorer.errors import WattifError
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Hold, Scenario
from explorer.study.goal import Goal
from explorer.study.solve import answers
from explorer.study.varied import movable
from explorer.text import _


def followers(scenario: Scenario, quantity: str) -> list[str]:
    """The stated quantities that could follow so that a result stays."""
    stated = scenario.statements
    return [n for n in movable(evaluate(scenario), quantity) if n in stated and n != quantity]


def held(scenario: Scenario) -> tuple[Scenario, str]:
    """The scenario with the follower where it has to be, and an empty text.

    Where no value of it will do, the scenario as it is and a sentence that says so.
    """
    hold = scenario.hold
    if hold is None:
        return scenario, ""
    results, goal = evaluate(scenario), Goal(hold.quantity, hold.value)
    if hold.quantity not in results.values:
        return scenario, _sentence(hold, _("it no longer follows from what is stated"))
    (answer,) = answers(results, goal, [hold.follower])
    if answer.value is None:
        return scenario, _sentence(hold, answer.words(goal))
    sentence = _sentence(hold, answer.words(goal)) if answer.kind == "nearly" else ""
    try:
        return scenario.stating(hold.follower, answer.value), sentence
    except WattifError as error:
        return scenario, _sentence(hold, str(error))


def _sentence(hold: Hold, why: str) -> str:
    quantities = model().quantities
    return _("{label} cannot be held at {value} by {follower}: {why}.").format(
        label=quantities[hold.quantity].label,
        value=quantities[hold.quantity].shown(hold.value),
        follower=quantities[hold.follower].label,
        why=why.rstrip("."),
    )
