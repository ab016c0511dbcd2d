import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer import show
from explorer.units import size
from tests.explorer.samples import plain

SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6}


def parsed(text: str) -> float:
    """What a shown number says."""
    if match := re.fullmatch(r"(.+) × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text):
        superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
        return float(match[1]) * 10.0 ** int(match[2].translate(superscripts))
    digits, _space, word = text.partition(" ")
    return float(digits.replace(",", "")) * SCALES.get(word, 1.0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1, "1.00"),
        (1.005, "1.00"),
        (9.996, "10.0"),
        (48.75, "48.8"),
        (99.96, "100"),
        (384, "384"),
        (999.4, "999"),
        (999.96, "1,000"),
        (3125, "3,125"),
        (9999.6, "10,000"),
        (25_000, "25,000"),
        (512_821, "513,000"),
        (999_400, "999,000"),
        (999_500, "1.00 million"),
        (999_700, "1.00 million"),
        (4_102_568, "4.10 million"),
        (999.7e6, "1.00 billion"),
        (1.7e12, "1.70 trillion"),
        (999.4e12, "999 trillion"),
        (1e15, "1.00 × 10¹⁵"),
        (999.96e12, "1.00 × 10¹⁵"),
        (1.326e26, "1.33 × 10²⁶"),
        (0.1, "0.100"),
        (0.000144, "0.000144"),
        (1e-4, "0.000100"),
        (0.00005, "5.00 × 10⁻⁵"),
        (1e-300, "1.00 × 10⁻³⁰⁰"),
        (5e-324, "4.94 × 10⁻³²⁴"),
    ],
)
def test_a_number_has_three_significant_figures(value: float, text: str) -> None:
    assert show.number(value) == text


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_a_dash(value: float) -> None:
    assert show.number(value) == show.amount(value, "kW") == show.times(value) == "–"


@pytest.mark.parametrize("value", [1, 48.75, 999.96, 25_000, 1.7e12, 1.3e26, 0.00005])
def test_a_negative_number_is_the_positive_one_with_a_minus(value: float) -> None:
    shown = show.number(-value)
    assert shown[0] in "-−"
    assert shown[1:] == show.number(value)


@given(value=st.floats(1e-30, 1e30))
def test_a_shown_number_is_right_to_three_figures(value: float) -> None:
    assert parsed(show.number(value)) == pytest.approx(value, rel=0.00501)


@given(value=st.floats(), figures=st.integers(1, 8))
@example(value=1.7976931348623157e308, figures=3)
@example(value=1.7976931348623157e308, figures=2)
@example(value=-5e-324, figures=3)
def test_any_number_can_be_shown(value: float, figures: int) -> None:
    assert show.number(value, figures)
    assert show.amount(value, "kW", figures)
    assert show.times(value)


@given(value=st.floats(1e-12, 1e18))
def test_a_shown_number_has_no_more_and_no_fewer_than_three_figures(value: float) -> None:
    digits = re.sub(r"[,.]", "", show.number(value).split()[0]).lstrip("0")
    if 1000 <= value < 9999.5:
        assert len(digits) == 4, "whole numbers below 10,000 stay whole"
    elif 9999.5 <= value < 999_500:
        assert digits[3:].strip("0") == ""
    else:
        assert len(digits) == 3 or parsed(show.number(value)) in (1000, 10_000)


@given(value=st.floats(1e-30, 1e30), figures=st.integers(1, 8))
def test_as_many_figures_as_asked_for(value: float, figures: int) -> None:
    assert parsed(show.number(value, figures)) == pytest.approx(
        value, rel=0.501 * 10 ** (1 - figures)
    )


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (48.75, "GWh", "48.8 GWh"),
        (29_200, "GWh", "29.2 TWh"),
        (0.0029, "kWh", "2.90 Wh"),
        (999.6, "W", "1.00 kW"),
        (999.4, "W", "999 W"),
        (20.3125, "MW", "20.3 MW"),
        (3.33, "GW", "3.33 GW"),
        (18_720, "t", "18.7 kt"),
        (284, "t", "284 t"),
        (0.00429, "kg", "4.29 g"),
        (564, "MWh/day", "564 MWh/day"),
        (178, "GWh/yr", "178 GWh/yr"),
        (10_500, "kWh/yr", "10.5 MWh/yr"),
        (365, "days", "365 days"),
        (999, "days", "999 days"),
        (274_120, "h", "31.3 years"),
        (0.5, "h", "30.0 min"),
        (312, "TFLOP/s", "312 TFLOP/s"),
        (1000, "TFLOP/s", "1.00 PFLOP/s"),
        (34, "%", "34.0 %"),
        (384, "g/kWh", "384 g/kWh"),
        (1.5, "x", "1.50 ×"),
        (25_000, "1", "25,000"),
        (60e6, "GPU-h", "60.0 million GPU-h"),
        (0, "GWh", "0 GWh"),
        (-5000, "W", "-5.00 kW"),
        (1e-9, "mWh", "1.00 × 10⁻⁹ mWh"),
        (1e9, "TWh", "1.00 billion TWh"),
    ],
)
def test_an_amount_has_the_unit_that_reads_best(number: float, unit: str, text: str) -> None:
    assert plain(show.amount(number * size(unit), unit)) == text


def test_a_number_and_its_unit_never_part_at_the_end_of_a_line() -> None:
    assert " kW" not in show.amount(6500.0, "kW")
    assert "\N{NO-BREAK SPACE}kW" in show.amount(6500.0, "kW")


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (6.5, "kW", "6.5 kW"),
        (1.7e12, "1", "1.7 trillion"),
        (25_000, "1", "25,000"),
        (512_821, "1", "512,821"),
        (4_102_568, "1", "4.102568 million"),
        (9e9, "per day", "9 billion per day"),
        (34, "%", "34 %"),
        (0, "GWh", "0 GWh"),
        (-5, "%/yr", "-5 %/yr"),
        (1515.43, "W", "1,515.43 W"),
        (0.0806, "USD/kWh", "0.0806 USD/kWh"),
    ],
)
def test_an_exact_amount_is_as_a_person_would_type_it(number: float, unit: str, text: str) -> None:
    assert plain(show.exact(number * size(unit), unit)) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (1, "same"),
        (1.0004, "same"),
        (0.9997, "same"),
        (1.04, "+4.0 %"),
        (0.975, "−2.5 %"),
        (1.2, "+20 %"),
        (1.97, "+97 %"),
        (2.3, "2.30×"),
        (2205, "2,205×"),
        (0.25, "4.00× less"),
        (0, "0"),
    ],
)
def test_a_ratio_is_said_as_people_say_it(ratio: float, text: str) -> None:
    assert plain(show.times(ratio)) == text


@given(ratio=st.floats(0, 1e30))
def test_any_ratio_can_be_said(ratio: float) -> None:
    assert show.times(ratio)
