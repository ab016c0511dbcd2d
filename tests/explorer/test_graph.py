"""The graph on made-up models: it must work for any domain."""

import inspect
import math
from collections.abc import Iterable, Mapping

import pytest

from explorer.formula import Function, Value, formula_of, gives, total
from explorer.graph import ABSENT, ModelError
from explorer.model import model
from explorer.planning import _KEPT, Model, needs
from explorer.quantity import Quantity
from explorer.results import evaluate
from tests.explorer.samples import FLEET, stating


def quantity(
    name: str, *, unit: str = "1", help_text: str = "A letter.", result: bool = False
) -> Quantity:
    return Quantity(
        name=name, label=name.upper(), unit=unit, help=help_text, slider=(1, 10), result=result
    )


def letters(*functions: Function, names: Iterable[str] = "abcdefgh") -> Model:
    return Model(map(quantity, names), map(formula_of, functions))


def checks(model: Model, stated: str) -> list[tuple[str, str]]:
    """Each cross-check as the quantity and the function that gives it again."""
    return [(s.quantity, s.formula.function.__name__) for s in model.plan(stated).checks]


def computed(model: Model, **stated: float) -> Mapping[str, float]:
    return model.plan(stated).run(stated)


# Building


def test_a_formula_of_an_unknown_name_names_its_place() -> None:
    def a(b: Value, bee: Value) -> Value:
        """B and a typo."""
        return b + bee

    line = a.__code__.co_firstlineno
    with pytest.raises(ModelError, match=rf"{__name__}\.a \(line {line}\).*'bee'"):
        letters(a)


def test_a_formula_that_gives_an_unknown_name_names_its_place() -> None:
    def zeta(a: Value) -> Value:
        """A."""
        return a

    with pytest.raises(ModelError, match=r"\.zeta \(line \d+\).*'zeta'"):
        letters(zeta)


def test_a_formula_without_a_docstring_names_its_place() -> None:
    def a(b: Value) -> Value:
        return b

    with pytest.raises(ModelError, match=r"\.a \(line \d+\).*docstring"):
        letters(a)


def test_a_formula_of_itself_names_its_place() -> None:
    @gives("a")
    def again(a: Value, b: Value) -> Value:
        """A + B."""
        return a + b

    with pytest.raises(ModelError, match=r"\.again \(line \d+\).*own input"):
        letters(again)


def test_a_formula_without_inputs_names_its_place() -> None:
    def a() -> Value:
        """Just one."""
        return 1.0

    with pytest.raises(ModelError, match=r"\.a \(line \d+\).*input"):
        letters(a)


def test_assumptions_that_differ_name_the_place() -> None:
    def a(b: Value = 1.0) -> Value:
        """B."""
        return b

    def c(b: Value = 2.0) -> Value:
        """B as well."""
        return b

    with pytest.raises(ModelError, match=r"\.c \(line \d+\).*assumes another b"):
        letters(a, c)


@pytest.mark.parametrize("unit", ["", "parsec", "kw"])
def test_a_quantity_without_a_known_unit_is_named(unit: str) -> None:
    with pytest.raises(ModelError, match=r"quantity a: unit"):
        Model([quantity("a", unit=unit)], [])


def test_a_quantity_declared_twice_is_named() -> None:
    with pytest.raises(ModelError, match="quantity a: declared twice"):
        Model([quantity("a"), quantity("a")], [])


def test_a_quantity_without_help_is_named() -> None:
    with pytest.raises(ModelError, match="quantity a: needs a label and a help"):
        Model([quantity("a", help_text="")], [])


def test_a_plan_for_an_unknown_name_says_so() -> None:
    with pytest.raises(ModelError, match="no such quantity: bee"):
        letters().plan(["bee"])


# Planning


def a(b: Value, c: Value) -> Value:
    """B × C."""
    return b * c


@gives("a")
def a_from_d(d: Value) -> Value:
    """D."""
    return d


def b(a: Value, c: Value) -> Value:
    """A ÷ C."""
    return a / c


def e(a: Value) -> Value:
    """A + 1."""
    return a + 1


def f(e: Value, g: Value = 10.0) -> Value:
    """E × G."""
    return e * g


def g(h: Value) -> Value:
    """2 × H."""
    return 2 * h


def test_nothing_follows_from_nothing() -> None:
    assert letters(a, b, e).plan([]).how == {}


def test_what_follows_is_computed_in_order() -> None:
    assert computed(letters(e, a), b=2.0, c=3.0) == {"b": 2.0, "c": 3.0, "a": 6.0, "e": 7.0}


def test_a_statement_goes_before_every_formula() -> None:
    assert computed(letters(a, e), a=100.0, b=2.0, c=3.0)["e"] == 101.0


def test_the_first_formula_whose_inputs_are_known_gives_the_value() -> None:
    several = letters(a, a_from_d)
    assert computed(several, b=2.0, c=3.0, d=7.0)["a"] == 6.0
    assert computed(several, d=7.0)["a"] == 7.0
    assert computed(several, b=2.0, d=7.0)["a"] == 7.0


def test_the_other_formula_is_a_check() -> None:
    assert checks(letters(a, a_from_d), "bcd") == [("a", "a_from_d")]


def test_a_stated_value_is_checked_by_its_formula() -> None:
    assert checks(letters(a), "abc") == [("a", "a")]


def test_one_contradiction_is_reported_once() -> None:
    """A, B and C stated: that B is not A ÷ C is the same news as that A is not B × C."""
    assert len(checks(letters(a, b), "abc")) == 1


def test_a_route_by_way_of_the_quantity_itself_is_no_check() -> None:
    assert checks(letters(a, b), "bc") == []


def test_a_route_from_the_same_statements_is_no_check() -> None:
    @gives("a")
    def a_again(c: Value, b: Value) -> Value:
        """C × B."""
        return c * b

    assert checks(letters(a, a_again), "bc") == []


def test_two_formulas_of_each_other_come_to_an_end() -> None:
    @gives("b")
    def b_from_e(e: Value) -> Value:
        """E."""
        return e

    around = letters(a, b, e, b_from_e)
    assert around.plan([]).how == {}
    assert set(around.plan("ac").how) == {"a", "b", "c", "e"}
    assert set(around.plan("c").how) == {"c"}


def test_a_plan_is_made_once_for_each_set_of_names() -> None:
    several = letters(a, b, e)
    assert several.plan(["b", "c"]) is several.plan({"c": 1.0, "b": 2.0})
    assert several.plan("bc") is not several.plan("ac")


def test_the_plan_says_on_what_each_value_rests() -> None:
    leaves = letters(a, e, f).plan("bc").leaves
    assert leaves["e"] == {"b", "c"}
    assert leaves["f"] == {"b", "c", "g"}


def test_the_values_can_be_run_again_with_other_numbers() -> None:
    plan = letters(a).plan("bc")
    first = plan.run({"b": 2.0, "c": 3.0})
    assert (first["a"], plan.run({"b": 5.0, "c": 3.0})["a"]) == (6.0, 15.0)
    assert first["a"] == 6.0


def test_one_quantity_can_be_run_to_by_its_own_steps_alone() -> None:
    run: list[str] = []

    def a(b: Value) -> Value:
        """B."""
        run.append("a")
        return 2 * b

    def d(a: Value, c: Value) -> Value:
        """A and C."""
        run.append("d")
        return a + c

    def e(c: Value) -> Value:
        """C alone."""
        run.append("e")
        return -c

    def f(a: Value) -> Value:
        """Of no interest."""
        run.append("f")
        return a

    plan = letters(a, d, e, f).plan("bc")
    before = plan.run({"b": 1.0, "c": 3.0})
    run.clear()
    assert plan.run_to("d", before, {"b": 5.0}) == 13.0
    assert run == ["a", "d"]
    assert plan.run_to("e", before, {"b": 5.0}) == before["e"]
    assert plan.run_to("b", before, {"b": 5.0}) == 5.0
    assert run == ["a", "d"]
    assert before["d"] == 5.0


def test_running_to_a_quantity_is_running_again() -> None:
    results = evaluate(stating(FLEET))
    other = {"pue": 1.4, "horizon_year": 2033.0}
    again = results.plan.run_again(results.values, other, frozenset(other))
    for name in results.values:
        assert results.plan.run_to(name, results.values, other) == again[name]


# Assumptions


def test_what_is_assumed_is_listed_where_it_is_used() -> None:
    assert letters(f, g).plan("e").how == {"e": "stated", "g": "assumed", "f": "follows"}
    assert "g" not in letters(f, g).plan("b").how


def test_an_assumption_gives_way_to_a_statement() -> None:
    assert computed(letters(f), e=1.0, g=3.0)["f"] == 3.0


def test_an_assumption_gives_way_to_a_derivation() -> None:
    plan = letters(f, g).plan("eh")
    assert plan.how["g"] == "follows"
    assert plan.run({"e": 1.0, "h": 4.0})["f"] == 8.0


def test_an_assumption_does_not_give_way_to_what_rests_on_itself() -> None:
    @gives("g")
    def g_from_f(f: Value, e: Value) -> Value:
        """F ÷ E."""
        return f / e

    plan = letters(f, g_from_f).plan("e")
    assert plan.how == {"e": "stated", "g": "assumed", "f": "follows"}
    assert plan.checks == ()
    assert letters(f, g_from_f).plan("ef").how["g"] == "follows"


# Optional inputs


def c(a: Value = None, b: Value = None) -> Value:
    """A + B, those that are known."""
    return total(a, b)


def test_an_optional_input_may_be_left_out() -> None:
    for stated, inputs in (("a", ("a", ABSENT)), ("b", (ABSENT, "b")), ("ab", ("a", "b"))):
        assert letters(c).plan(stated).steps["c"].inputs == inputs
    assert computed(letters(c), a=2.0)["c"] == 2.0
    assert computed(letters(c), a=2.0, b=3.0)["c"] == 5.0
    assert "c" not in computed(letters(c), d=1.0)


def test_an_optional_input_that_will_be_known_is_waited_for() -> None:
    @gives("b")
    def b_in_the_end(e: Value) -> Value:
        """E."""
        return e

    assert computed(letters(c, e, b_in_the_end), a=2.0)["c"] == 2.0 + 3.0


def test_an_optional_input_that_rests_on_the_result_is_not_waited_for() -> None:
    @gives("b")
    def b_from_c(c: Value) -> Value:
        """C."""
        return c

    assert computed(letters(c, b_from_c), a=2.0) == {"a": 2.0, "b": 2.0, "c": 2.0}


# What a value would need


def test_what_is_unknown_says_what_it_needs() -> None:
    several = letters(a, e)
    assert needs(several, several.plan("b"))["a"] == ("c",)
    assert needs(several, several.plan(""))["e"] == ("a",)
    assert needs(several, several.plan("b"))["h"] == ()


def test_what_is_known_needs_nothing() -> None:
    several = letters(a, e)
    assert not {"a", "b", "c", "e"} & needs(several, several.plan("bc")).keys()


def test_people_are_asked_for_what_they_state_rather_than_for_results() -> None:
    several = Model(
        [quantity("a", result=True), *map(quantity, "bcde")], [formula_of(a), formula_of(e)]
    )
    assert needs(several, several.plan("b"))["e"] == ("c",)


@pytest.mark.parametrize("name", sorted(model().quantities))
def test_stating_what_is_needed_gives_the_value(name: str) -> None:
    """On the real model: the advice works, from nothing and from a fleet."""
    for stated in (frozenset[str](), frozenset({"gpu_count", "gpus_per_server", "run_time"})):
        plan = model().plan(stated)
        needed = needs(model(), plan).get(name, ())
        if needed:
            assert model().plan(stated | set(needed)).how[name] == "follows"


# Values


def test_what_cannot_be_divided_is_not_a_number_and_nor_is_what_rests_on_it() -> None:
    values = computed(letters(b, f), a=1.0, c=0.0, e=1.0)
    assert math.isnan(values["b"])
    assert values["f"] == 10.0


def test_what_overflows_stops_nothing_else() -> None:
    @gives("d")
    def towering(a: Value) -> Value:
        """A to the power of A."""
        return a**a

    values = computed(letters(towering, e), a=1e9)
    assert math.isnan(values["d"])
    assert values["e"] == 1e9 + 1


def test_a_function_is_read_as_it_is_written() -> None:
    formula = formula_of(f)
    assert (formula.gives, formula.inputs) == ("f", ("e", "g"))
    assert (formula.assumed, formula.optional) == ({"g": 10.0}, frozenset())
    assert formula.text == inspect.getdoc(f)
    assert formula_of(a_from_d).gives == "a"
    assert formula_of(c).optional == {"a", "b"}


def test_a_long_session_keeps_only_the_plans_used_last() -> None:
    quantities = list(model().quantities)
    for first in quantities[:30]:
        for second in quantities[30:40]:
            model().plan({first, second})
            model().needs({first, second})
    assert model()._planned.cache_info().currsize == _KEPT
    assert model()._needed.cache_info().currsize == _KEPT
