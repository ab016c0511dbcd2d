"""How well the model meets what was published, and what such a match is worth."""

import dataclasses

import pytest

from explorer import library
from explorer.facts import runs
from explorer.results import evaluate
from explorer.study.validation import BASES, MEANINGS, Point, rows, summary, validation
from explorer.units import size
from tests.explorer.samples import plain


def point(key: str, quantity: str) -> Point:
    (found,) = (p for p in validation() if (p.run.key, p.quantity.name) == (key, quantity))
    return found


def name(point: Point) -> str:
    return f"{point.run.key}-{point.quantity.name}"


MEASURED = [p for p in validation() if p.measured]
IDENTITIES = [p for p in validation() if not p.measured]


def test_gpt_3_comes_out_as_patterson_reports() -> None:
    energy = point("gpt-3", "energy")
    assert energy.reported / size("MWh") == pytest.approx(1287)
    assert energy.predicted / size("MWh") == pytest.approx(1289.4, abs=0.1)
    assert 0 < energy.error < 0.002
    assert plain(energy.error_text) == "+0.2 %"


def test_every_published_run_of_the_table_is_there() -> None:
    table = {"gpt-3", "palm", "evolved-transformer", "bloom", "llama-3-1-405b", "olmo-2-7b"}
    assert table <= {p.run.key for p in validation()}


def test_every_reported_figure_has_a_point() -> None:
    reported = {(run.key, quantity) for run in runs() for quantity in run.reported}
    assert {(p.run.key, p.quantity.name) for p in validation()} == reported
    assert len(validation()) == len(reported)


def test_what_counts_as_measured() -> None:
    assert {p.run.key for p in MEASURED} == {"gpt-3", "evolved-transformer"}
    assert {p.run.basis for p in validation()} <= BASES.keys() & MEANINGS.keys()


@pytest.mark.parametrize("measured", MEASURED, ids=name)
def test_a_measured_figure_is_met_within_six_tenths_of_a_per_cent(measured: Point) -> None:
    assert abs(measured.error) < 0.006


@pytest.mark.parametrize("measured", MEASURED, ids=name)
def test_a_measured_figure_is_predicted_from_what_was_read_in_a_source(measured: Point) -> None:
    scenario = library.preset(measured.run.preset)
    results = evaluate(scenario)
    assert results.how(measured.quantity.name) == "follows"
    leaves = results.plan.leaves[measured.quantity.name]
    assert {scenario.statements[n].known for n in leaves if n in scenario.statements} <= {
        "primary",
        "computed",
    }


@pytest.mark.parametrize("identity", IDENTITIES, ids=name)
def test_an_identity_is_met_within_rounding(identity: Point) -> None:
    assert abs(identity.error) < 0.008


def test_a_summary_never_counts_identities() -> None:
    wrong = dataclasses.replace(point("bloom", "energy"), predicted=1e20)
    with_it, without = summary([*MEASURED, wrong]), summary(MEASURED)
    assert (with_it.median, with_it.worst) == (without.median, without.worst)
    assert (with_it.measured, with_it.identities) == (4, 1)


def test_the_summary_of_the_catalogue() -> None:
    found = summary(validation())
    assert (found.measured, found.identities) == (4, 9)
    assert found.median == pytest.approx(0.0031, abs=0.0001)
    assert found.worst == point("evolved-transformer", "emissions")
    assert plain(found.text) == (
        "Measured (4): median error 0.3 %, largest +0.6 % (Evolved Transformer);"
        " identities (9) are not counted"
    )


def test_a_run_far_off_says_how_far() -> None:
    off = dataclasses.replace(point("gpt-3", "energy"), predicted=3 * 1287 * size("MWh"))
    assert off.error_text == "3.00×"


def test_rows_are_written_as_people_read_them() -> None:
    head, *body = rows()
    assert len(body) == len(validation())
    assert {len(row) for row in body} == {len(head)}
    assert [plain(cell) for cell in body[0][:6]] == [
        "GPT-3 175B",
        "Energy",
        "1,287 MWh",
        "1,289 MWh",
        "+0.2 %",
        "measured",
    ]
    assert all(cell for row in body for cell in row)
    assert plain(point("evolved-transformer", "energy").predicted_text) == "7.468 MWh"
    assert plain(point("bert", "emissions").reported_text) == "1,438 lb"
