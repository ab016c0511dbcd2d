"""A spreadsheet's formula is the model's own, whatever the formula is."""

import math

import pytest

from explorer import library
from explorer.handout.expression import Expression, formula
from explorer.model import model
from explorer.results import evaluate


def computed(text: str, values: dict[str, float]) -> float:
    """What a spreadsheet makes of a formula of plain arithmetic."""
    assert text.startswith("=")
    return float(eval(text[1:].replace("^", "**"), {"__builtins__": {}}, values))


@pytest.mark.parametrize("name", library.names())
def test_every_step_of_every_preset_gives_what_the_model_gives(name: str) -> None:
    results = evaluate(library.preset(name))
    values = dict(results.values)
    for quantity, step in results.plan.steps.items():
        found = computed(formula(step, lambda n: n), values)
        assert math.isclose(found, values[quantity], rel_tol=1e-12), quantity


@pytest.mark.parametrize("place", range(len(model().formulas)))
def test_every_formula_of_the_model_can_be_written(place: int) -> None:
    one = model().formulas[place]
    values = {name: 0.25 + 0.0625 * n for n, name in enumerate(one.inputs)}
    symbols = {name: Expression(name) for name in one.inputs}
    written = one.function(*symbols.values())
    expected = one.function(*values.values())
    assert math.isclose(computed(f"={written.text}", values), expected, rel_tol=1e-12)


def test_brackets_stand_where_a_spreadsheet_needs_them() -> None:
    a, b, c = (Expression(name) for name in "abc")
    assert (a - (b - c)).text == "a-(b-c)"
    assert (a / (b * c)).text == "a/(b*c)"
    assert ((a + b) * c).text == "(a+b)*c"
    assert ((1 - a) ** (b - c)).text == "(1-a)^(b-c)"
    assert ((a**b) ** c).text == "(a^b)^c"
    assert (a ** (b**c)).text == "a^(b^c)"
    assert ((-a) ** b).text == "(0-a)^b"
    assert (2 * a + 0.5).text == "2*a+0.5"
    assert (a * -2).text == "a*(-2)"
