"""What a row says of its quantity: where it comes from, its range, what it would have to be."""

from explorer.distribution import natural
from explorer.model import labels, model
from explorer.quantity import Quantity
from explorer.ranges import span_written
from explorer.results import Results
from explorer.scenario import Hold, Statement
from explorer.study.goal import Answer, Goal
from explorer.text import _


def caption(quantity: Quantity, results: Results) -> str:
    """The line below the name: the range, and where the value comes from."""
    name = quantity.name
    match results.how(name):
        case "stated":
            scenario = results.scenario
            if scenario.hold is not None and scenario.hold.follower == name:
                return following(scenario.hold)
            statement = scenario.statements[name]
            source = str(scenario.source_of(statement)) or _("stated by you")
            if statement.range is None:
                return source
            return _("{range} · {source}").format(
                range=range_words(quantity, statement), source=source
            )
        case "assumed":
            return _("assumed")
        case "follows":
            return _("follows")
    return _("unknown")


def following(hold: Hold) -> str:
    """Why the follower of a held result moves."""
    held = model().quantities[hold.quantity]
    return _("follows, to hold {label} at {value}").format(
        label=held.label, value=held.shown(hold.value)
    )


def remark(quantity: Quantity, results: Results) -> str:
    """Where there is no slider: the formula, or what an unknown result needs."""
    step, needs = results.plan.steps.get(quantity.name), needed(quantity, results)
    if step is not None:
        return step.formula.text.partition(":")[0].rstrip(".")
    return _("needs {names}").format(names=needs) if needs and quantity.result else ""


def needed(quantity: Quantity, results: Results) -> str:
    """What an unknown quantity would follow from."""
    return labels(results.unknown.get(quantity.name, ()))


def handle_words(quantity: Quantity, value: float, statement: Statement | None) -> str:
    """The value of a slider, and its range."""
    typed = quantity.legible(value, statement.unit if statement else "")
    if statement is None or statement.range is None:
        return typed
    words = range_words(quantity, statement)
    return _("{value}; range {range}").format(value=typed, range=words)


def range_words(quantity: Quantity, statement: Statement) -> str:
    """A range as it was typed, or rounded where that is shorter."""
    low, high = statement.range or (statement.value, statement.value)
    typed, rounded = (
        span_written(quantity, (low, high), statement.unit),
        quantity.interval(low, high),
    )
    return rounded if "e+" in typed or "e-" in typed else min(typed, rounded, key=len)


def end_words(quantity: Quantity, statement: Statement, *, upper: bool) -> str:
    """What an end of a range says, and of which distribution."""
    low, high = statement.range or (statement.value, statement.value)
    words = _("95th percentile {value}; {distribution}")
    if not upper:
        words = _("5th percentile {value}; {distribution}")
    return words.format(
        value=quantity.shown(high if upper else low),
        distribution=statement.distribution or natural(quantity, low),
    )


def answer_words(answer: Answer, goal: Goal) -> str:
    """What a quantity would have to be to reach a target: "Energy is 60 GWh at 8.00 kW"."""
    quantity, result = model().quantities[answer.name], model().quantities[goal.quantity]
    if answer.value is None:
        return _("{label} at {goal}: {words}").format(
            label=result.label, goal=goal.shown, words=answer.words(goal)
        )
    words = _("{label} is {result} at {value}").format(
        label=result.label,
        result=result.shown(answer.gives),
        value=quantity.shown(answer.value, 4 if quantity.scale == "linear" else 3),
    )
    if answer.others:
        return _("{words}, and at {n} other values").format(words=words, n=answer.others)
    return words
