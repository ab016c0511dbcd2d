"""Where a number comes from: its formula, the values put in, and so on down to the sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.graph import How
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import KNOWN_WORDS, Source, Statement
from explorer.text import _


@dataclass(frozen=True, slots=True)
class Explanation:
    """One number, how it came about, and the same for each of its inputs."""

    quantity: Quantity
    shown: str
    how: How | None
    formula: str = ""
    inputs: tuple["Explanation", ...] = ()
    statement: Statement | None = None
    source: Source | None = None
    needs: tuple[Quantity, ...] = ()

    @property
    def origin(self) -> str:
        """One line: the formula, the source, or what is missing."""
        match self.how:
            case "follows":
                return self.formula
            case "assumed":
                return _("assumed, because nothing is stated")
            case "stated":
                return _stated(self)
        if self.needs:
            return _("unknown; needs {names}").format(names=", ".join(q.label for q in self.needs))
        return _("unknown; state it")


def _stated(explanation: Explanation) -> str:
    statement, source = explanation.statement, explanation.source
    if statement is None or source is None or not source.text:
        return _("stated without a source")
    known = f" [{KNOWN_WORDS[statement.known]}]" if statement.known else ""
    link = f" {source.link}" if source.link else ""
    return f"{source}{known}{link}"


def explain(results: Results, name: str) -> Explanation:
    """Explain one quantity down to its statements."""
    quantities = model().quantities
    quantity, how = quantities[name], results.how(name)
    if how == "stated":
        statement = results.scenario.statements[name]
        return Explanation(
            quantity,
            quantity.legible(statement.value, statement.unit),
            how,
            statement=statement,
            source=results.scenario.source_of(statement),
        )
    if how == "follows":
        step = results.plan.steps[name]
        return Explanation(
            quantity,
            results.shown(name),
            how,
            formula=step.formula.text,
            inputs=tuple(explain(results, i) for i in step.known),
        )
    return Explanation(
        quantity,
        results.shown(name),
        how,
        needs=tuple(quantities[n] for n in results.unknown.get(name, ())),
    )


def lines(explanation: Explanation, indent: str = "") -> Iterator[str]:
    """The explanation as indented plain text."""
    yield f"{indent}{explanation.quantity.label} = {explanation.shown}"
    yield f"{indent}  {explanation.origin}"
    statement = explanation.statement
    if statement is not None and statement.low is not None and statement.high is not None:
        # Without the digits that a range has which moved along with its value.
        ends = (float(f"{end:.4g}") for end in (statement.low, statement.high))
        low, high = map(explanation.quantity.exact, ends)
        yield f"{indent}  {_('range')}: {low} – {high}"
    if statement is not None and statement.note:
        yield f"{indent}  {statement.note}"
    for part in explanation.inputs:
        yield from lines(part, indent + "    ")
