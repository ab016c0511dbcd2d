import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer import show
from explorer.model import model
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


# What a range supports


@pytest.mark.parametrize(
    ("value", "half", "figures"),
    [
        # The half range begins with 100 to 354: its two figures say where the value ends.
        (48.75, 1.0, 3),
        (48.75, 3.54, 3),
        # With 355 to 949: its one figure does.
        (48.75, 3.55, 2),
        (48.75, 0.949, 3),
        (48.75, 9.49, 2),
        # With 950 and more it is rounded up to 1.0 of the next power, and has two figures again.
        (48.75, 0.95, 3),
        (48.75, 0.9499, 3),
        (4.875, 0.0999, 3),
        (48.75, 9.996, 2),
        (487.5, 9.996, 3),
        (0.827, 0.119, 2),
        (0.827, 0.0367, 2),
        (0.8271, 0.00950, 3),
        (4.875, 0.96, 2),
        (4.875, 0.0096, 3),
        (487.5, 96.0, 2),
        (487.5, 9.6, 3),
        (487.5, 36.0, 2),
        (487.5, 35.0, 3),
        (100.0, 0.001, 3),
        (100.0, 500.0, 2),
        (1.0e15, 2.0e13, 3),
        (1.0e15, 6.0e14, 2),
        (1.0e-9, 2.0e-11, 3),
        (-48.75, 4.0, 2),
    ],
)
def test_a_range_supports_so_many_figures_as_the_particle_data_group_s_rule_says(
    value: float, half: float, figures: int
) -> None:
    assert show.supported(value, value - half, value + half) == figures
    assert show.supported(value, value, value + 2 * half) == figures, "wherever the range lies"


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(48.75, 48.75, 48.75), (0, -1, 1), (1, 2, 1), (1, math.nan, 2), (1, math.nan, math.nan)],
)
def test_what_has_no_range_has_three_figures(value: float, low: float, high: float) -> None:
    assert show.supported(value, low, high) == 3


@given(value=st.floats(1e-300, 1e300), half=st.floats(1e-300, 1e300))
def test_any_range_supports_two_figures_or_three(value: float, half: float) -> None:
    assert show.supported(value, value - half, value + half) in (2, 3)


@pytest.mark.parametrize(
    ("name", "low", "high", "figures", "text"),
    [
        ("energy", 24, 46, 2, "24 to 46 GWh"),
        ("energy", 0.9, 1.2, 2, "900 MWh to 1.2 GWh"),
        ("energy", 48.7, 48.9, 2, "49 GWh"),
        ("energy", 48.75, 48.75, 3, "48.8 GWh"),
        ("energy", 999.6, 1100, 3, "1.00 to 1.10 TWh"),
        ("pue", 1.1, 1.5, 3, "1.10 to 1.50"),
        ("load_factor", 60, 80, 2, "60 to 80 %"),
        ("gpu_count", 7, 9, 3, "7 to 9"),
        ("gpu_count", 24_000, 26_600, 2, "24,000 to 27,000"),
        ("parameters", 1.5e12, 1.8e12, 2, "1.5 trillion to 1.8 trillion"),
        ("horizon_year", 2030, 2035, 3, "2030 to 2035"),
        ("server_power", 0.95, 6.5, 2, "950 W to 6.5 kW"),
    ],
)
def test_an_interval_names_its_unit_once(
    name: str, low: float, high: float, figures: int, text: str
) -> None:
    quantity = model().quantities[name]
    assert plain(quantity.interval(low * quantity.size, high * quantity.size, figures)) == text
