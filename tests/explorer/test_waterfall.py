"""Why two scenarios differ: nothing is left over, and the way back is the same."""

import itertools
import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import library, units
from explorer.errors import WattifError
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.study.waterfall import Waterfall, waterfall
from explorer.study.waterfall.change import Change, NoLogarithmError
from explorer.study.waterfall.route import route
from explorer.study.waterfall.rows import places, remark, rows
from explorer.study.waterfall.shapley import ALL, shapley
from tests.explorer.samples import FLEET, on_slider, plain, results_of, scenarios, stating

GWH = units.size("GWh")
LOW, RISE = "gpt-4-at-400-watts", "gpt-4-training"


def preset(name: str) -> Results:
    return evaluate(library.preset(name))


def amounts(fall: Waterfall) -> dict[str, float]:
    return {bar.name: bar.amount for bar in fall.bars}


def left_over(fall: Waterfall) -> float:
    """What the bars do not explain, measured by the largest number there is."""
    found = math.fsum(bar.amount for bar in fall.bars) - (fall.end - fall.start)
    largest = max(map(abs, (fall.start, fall.end, *amounts(fall).values())))
    return abs(found) / largest if largest else abs(found)


@st.composite
def moved(draw: st.DrawFn, scenario: Scenario) -> Scenario:
    """The scenario with some statements moved, some to zero where that can be, and some freed."""
    names = draw(st.lists(st.sampled_from(sorted(scenario.statements)), unique=True, max_size=6))
    for name in names:
        quantity = model().quantities[name]
        zero = [] if quantity.above_low or quantity.low else [st.just(0.0)]
        value = draw(st.one_of(on_slider(quantity), st.just(None), *zero))
        scenario = scenario.freeing(name) if value is None else scenario.stating(name, value)
    return scenario


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Results, Results]:
    """Two scenarios: presets or anything at all, each moved."""
    presets = st.sampled_from(library.names()).map(library.preset)
    anything = st.one_of(presets, st.just(stating(FLEET)), scenarios())
    one = draw(anything)
    other = draw(st.one_of(st.just(one), anything))
    return evaluate(draw(moved(one)) if one.statements else one), evaluate(
        draw(moved(other)) if other.statements else other
    )


def finite_in_both(pair: tuple[Results, Results]) -> list[str]:
    one, other = pair
    return [
        name
        for name in model().quantities
        if math.isfinite(one.values.get(name, math.nan))
        and math.isfinite(other.values.get(name, math.nan))
    ]


# ---- exact, whatever the two are


@settings(max_examples=150, deadline=None)
@given(pairs())
def test_the_bars_add_up_to_the_difference_and_the_way_back_is_minus_them(
    pair: tuple[Results, Results],
) -> None:
    one, other = pair
    for name in finite_in_both(pair):
        there, back = waterfall(one, other, name), waterfall(other, one, name)
        assert (there.start, there.end) == (one.values[name], other.values[name])
        assert left_over(there) < 1e-9, name
        assert amounts(back) == {n: -amount for n, amount in amounts(there).items()}, name
        assert there.method == back.method


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_what_is_the_same_in_both_gets_nothing(pair: tuple[Results, Results]) -> None:
    one, other = pair
    for name in finite_in_both(pair):
        for bar in waterfall(one, other, name).bars:
            assert bar.one != bar.other, (name, bar.name)
            assert (bar.one, bar.other) == tuple(
                side.values.get(bar.name, 0.0) for side in (one, other)
            )


@settings(max_examples=60, deadline=None)
@given(pairs())
def test_a_route_leads_to_both_values_from_the_same_coordinates(
    pair: tuple[Results, Results],
) -> None:
    one, other = pair
    stated = [frozenset(results.scenario.statements) for results in pair]
    for name in finite_in_both(pair):
        way = route(stated[0], stated[1], name)
        assert way == route(stated[1], stated[0], name)
        for side in (one, other):
            values = {n: side.values.get(n, 0.0) for n in way.coordinates}
            if name in ("overhead_energy", "operational_emissions"):
                continue  # differences of nearly equal numbers have few digits
            if not all(map(math.isfinite, values.values())):
                continue  # a share of nothing, of which no one knows what the whole is
            try:
                found = way.run(values)
            except ArithmeticError:
                continue
            assert found == pytest.approx(side.values[name], rel=1e-9, abs=1e-300), name


@given(scenarios())
def test_nothing_moves_between_a_scenario_and_itself(scenario: Scenario) -> None:
    results = evaluate(scenario)
    for name in finite_in_both((results, results)):
        assert waterfall(results, results, name).bars == ()


# ---- the killer case


def test_the_two_figures_for_gpt_4_differ_by_what_the_rest_of_a_server_draws() -> None:
    fall = waterfall(preset(LOW), preset(RISE), "energy")
    assert fall.start / GWH == pytest.approx(25.536)
    assert fall.end / GWH == pytest.approx(48.75)
    mean = (48.75 - 25.536) / math.log(48.75 / 25.536)
    by_hand = {
        "gpu_power": mean * math.log(6.5 / 8 / 0.4),
        "pue": mean * math.log(1 / 1.12),
        "run_time": mean * math.log(100 / 95),
    }
    assert {n: a / GWH for n, a in amounts(fall).items()} == pytest.approx(by_hand, rel=1e-12)
    assert [bar.name for bar in fall.bars] == ["gpu_power", "pue", "run_time"], "largest first"
    assert fall.method == "LMDI"
    assert plain(fall.words) == (
        "Energy, from 25.5 GWh to 48.8 GWh: 25.4 GWh more by power per GPU, "
        "4.07 GWh less by PUE, 1.84 GWh more by run time."
    )
    details = {bar.name: plain(bar.values) for bar in fall.bars}
    assert details == {
        "gpu_power": "0.4 → 0.8125 kW",
        "pue": "1.12 → 1",
        "run_time": "95 → 100 days",
    }
    assert [remark(bar) for bar in fall.bars] == ["stated → follows", "stated → assumed", "stated"]


def test_servers_and_chips_meet_where_the_other_side_states_servers_too() -> None:
    chips = library.preset(LOW).stating("gpus_per_server", 8)
    fall = waterfall(evaluate(chips), preset(RISE), "energy")
    assert amounts(fall)["server_power"] / GWH == pytest.approx(25.44, abs=0.01)
    assert {bar.name: plain(bar.values) for bar in fall.bars}["server_power"] == "3.2 → 6.5 kW"


# ---- logarithmic means


@given(
    st.lists(st.tuples(st.floats(0.01, 100), st.floats(0.01, 100)), min_size=2, max_size=6),
)
def test_a_product_is_split_as_the_textbook_says(ends: list[tuple[float, float]]) -> None:
    changes = [Change(a, b, {str(n): b - a}) for n, (a, b) in enumerate(ends)]
    found = math.prod(changes[1:], start=changes[0])
    first, last = (math.prod(column) for column in zip(*ends, strict=True))
    mean = (last - first) / math.log(last / first) if abs(last / first - 1) > 1e-6 else first
    for n, (a, b) in enumerate(ends):
        assert found.amounts[str(n)] == pytest.approx(
            mean * math.log(b / a), rel=1e-5, abs=1e-9 * abs(mean)
        )


def test_sums_products_quotients_and_powers_leave_nothing_over() -> None:
    x, y, n = (
        Change(2.0, 5.0, {"x": 3.0}),
        Change(7.0, 3.0, {"y": -4.0}),
        Change(6.0, 10.0, {"n": 4.0}),
    )
    cases: list[Change] = [
        *(x + y, x - y, 3 - x, 3 + x, -x, x * y, 2 * x, x / y, x / 4, 4 / x, x**2, 1.5**n, x**n),
        (x * y + 4 * x) / (1 + y) ** n,
    ]
    for case in cases:
        assert math.fsum(case.amounts.values()) == pytest.approx(case.after - case.before)
    assert (x * 0.0).amounts == {"x": 0.0}
    assert (0.0 / x).amounts == {}


def test_a_sum_gives_each_term_its_own_change() -> None:
    """A term that is new needs no logarithm: it is what it adds."""
    old, new = Change(10.0, 12.0, {"old": 2.0}), Change(0.0, 5.0, {"new": 5.0})
    assert (old + new).amounts == {"old": 2.0, "new": 5.0}
    scaled = (old + new) * Change(1.0, 3.0, {"scale": 2.0})
    assert math.fsum(scaled.amounts.values()) == pytest.approx(51 - 10)


@pytest.mark.parametrize(
    "act",
    [
        lambda zero, x: zero * x,
        lambda zero, x: zero / x,
        lambda zero, x: x ** (zero - 1) * zero,
        lambda zero, _x: zero**2,
        lambda zero, x: (zero - 1) * x,
    ],
)
def test_there_is_no_logarithm_of_nothing_nor_across_it(
    act: Callable[[Change, Change], Change],
) -> None:
    with pytest.raises(NoLogarithmError):
        act(Change(0.0, 2.0, {"zero": 2.0}), Change(1.0, 3.0, {"x": 2.0}))


def test_a_zero_that_stays_needs_no_logarithm() -> None:
    clean = stating(FLEET).stating("grid_intensity", 0.0)
    fall = waterfall(evaluate(clean), evaluate(clean.stating("hardware_life", 1e8)), "emissions")
    assert [bar.name for bar in fall.bars] == ["hardware_life"]
    assert fall.method == "LMDI"


# ---- Shapley


def brute_force(
    ends: dict[str, tuple[float, float]], run: Callable[..., float]
) -> dict[str, float]:
    """The average over all orders, one after the other."""
    found = dict.fromkeys(ends, 0.0)
    orders = list(itertools.permutations(ends))
    for order in orders:
        values = {name: pair[0] for name, pair in ends.items()}
        before = run(values)
        for name in order:
            values[name] = ends[name][1]
            after = run(values)
            found[name] += (after - before) / len(orders)
            before = after
    return found


def test_a_factor_of_zero_is_split_by_shapley_as_all_orders_say() -> None:
    clean = stating(FLEET).stating("grid_intensity", 0.0).stating("pue", 1.5)
    one = evaluate(clean.stating("server_power", 10_000.0))
    other = evaluate(stating(FLEET).stating("hardware_life", 1e8))
    fall = waterfall(one, other, "emissions")
    assert fall.method == "Shapley"
    ends = {bar.name: (bar.one, bar.other) for bar in fall.bars}
    assert set(ends) == {"grid_intensity", "pue", "server_power", "hardware_life"}
    way = route(frozenset(FLEET), frozenset(FLEET), "emissions")
    kept = {name: one.values[name] for name in way.coordinates}
    expected = brute_force(ends, lambda values: float(way.run({**kept, **values})))
    assert amounts(fall) == pytest.approx(expected, rel=1e-9)
    assert left_over(fall) < 1e-12


@given(
    st.lists(st.tuples(st.floats(-10, 10), st.floats(-10, 10)), min_size=ALL + 1, max_size=ALL + 4)
)
@settings(max_examples=20, deadline=None)
def test_of_many_coordinates_some_orders_are_taken_and_nothing_is_left(
    pairs_: list[tuple[float, float]],
) -> None:
    ends = {str(n): pair for n, pair in enumerate(pairs_)}

    def run(values: dict[str, float]) -> float:
        one, *others = values.values()
        total = one
        for n, value in enumerate(others):
            total = total * value if n % 3 == 0 else total + value
        return total

    found = shapley(run, ends, {})  # type: ignore[arg-type]  # of dictionaries alone
    first = run({name: pair[0] for name, pair in ends.items()})
    last = run({name: pair[1] for name, pair in ends.items()})
    size = max(map(abs, (first, last, 1.0, *found.values())))
    assert math.fsum(found.values()) == pytest.approx(last - first, abs=1e-9 * size)
    back = shapley(run, {name: pair[::-1] for name, pair in ends.items()}, {})  # type: ignore[arg-type]
    assert back == {name: -amount for name, amount in found.items()}


def test_what_is_beyond_all_bounds_in_between_is_no_split() -> None:
    def run(values: dict[str, float]) -> float:
        return values["a"] * values["b"] * values["c"] * values["d"]

    with pytest.raises(ArithmeticError):
        shapley(run, dict.fromkeys("abcd", (1.0, 1e200)), {})  # type: ignore[arg-type]  # as above


# ---- what either side does not have


def test_a_part_that_one_side_lacks_is_a_bar_of_its_own() -> None:
    whole = stating(FLEET)
    bare = whole.freeing("gpu_embodied")
    fall = waterfall(evaluate(bare), evaluate(whole), "emissions")
    (bar,) = fall.bars
    assert (bar.name, bar.how) == ("embodied_emissions", ("absent", "follows"))
    assert bar.amount == pytest.approx(evaluate(whole).values["embodied_emissions"])
    assert plain(bar.values).startswith("none → ")


def test_a_result_that_one_side_states_is_walked_on_from() -> None:
    stated = results_of({"energy": "50 GWh", "run_time": "90 days", "pue": "1.1"})
    fall = waterfall(stated, preset(RISE), "energy")
    assert set(amounts(fall)) == {"it_power", "run_time", "pue"}
    both = results_of({"energy": "60 GWh"})
    (bar,) = waterfall(results_of({"energy": "50 GWh"}), both, "energy").bars
    assert (bar.name, bar.how) == ("energy", ("stated", "stated"))
    assert bar.amount / GWH == pytest.approx(10)


def test_a_side_that_contradicts_itself_is_not_explained_by_what_it_contradicts() -> None:
    torn = library.preset(RISE).stating("energy", 70 * GWH)
    fall = waterfall(evaluate(torn), preset(LOW), "energy")
    assert left_over(fall) < 1e-12
    assert [bar.name for bar in fall.bars] == ["energy"]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_result_that_is_unknown_on_a_side_is_refused_with_what_it_needs(swapped: bool) -> None:
    pair = (preset(LOW), preset(RISE))
    with pytest.raises(WattifError, match=r"Cost is unknown in “GPT-4 training at 400 W.*needs"):
        waterfall(*(pair[::-1] if swapped else pair), "cost")


def test_a_result_that_is_no_number_is_refused() -> None:
    broken = stating({"servers": "1", "run_time": "1 day"}).stating("server_power", 1e250)
    broken = broken.stating("run_time", 1e250)
    assert not math.isfinite(evaluate(broken).values["energy"])
    with pytest.raises(WattifError, match="Energy is no finite number in “\\(no title\\)”"):
        waterfall(preset(RISE), evaluate(broken), "energy")


# ---- in words and rows


def test_the_smaller_contributions_are_told_together() -> None:
    one = stating(FLEET)
    other = one
    for name, factor in {
        "gpu_count": 2.0,
        "server_power": 1.5,
        "run_time": 1.2,
        "pue": 1.1,
        "grid_intensity": 0.9,
    }.items():
        other = other.stating(name, one.statements[name].value * factor)
    fall = waterfall(evaluate(one), evaluate(other), "emissions")
    assert ": " in fall.words
    assert fall.words.count(" by ") == 4
    assert fall.words.endswith("by 2 others together.")
    fewer = waterfall(evaluate(one), evaluate(other), "energy")
    assert fewer.words.count(" by ") == 4, "a fourth one alone is named"
    assert "others" not in fewer.words


def test_a_percentage_changes_by_points() -> None:
    fall = waterfall(preset(LOW), preset(RISE), "utilization")
    assert plain(fall.words) == "Utilisation, from 207 % to 197 %: 10.4 points less by run time."


def test_the_rows_begin_and_end_with_the_two_values() -> None:
    fall = waterfall(preset(LOW), preset(RISE), "energy")
    table = [tuple(map(plain, row)) for row in rows(fall, "A", "B")]
    assert table[0] == ("Quantity", "A", "B", "Energy")
    assert table[1] == ("A", "", "", "25.5 GWh")
    assert table[2] == ("Power per GPU", "0.4 kW", "0.8125 kW", "+25.4 GWh")
    assert table[-1] == ("B", "", "", "48.8 GWh")
    spans = list(places(fall))
    assert spans[0] == (0.0, fall.start)
    assert spans[-1] == (0.0, fall.end)
    assert all(one[1] == other[0] for one, other in itertools.pairwise(spans[:-1]))
    assert spans[-2][1] == fall.end
