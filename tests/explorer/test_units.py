import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import reading, show, units
from explorer.errors import WattifError
from explorer.model import model
from tests.explorer.samples import ROOT, is_one_plain_line, sentence_of

UNITS = [(dimension, unit) for dimension, table in units.TABLE.items() for unit in table]

PINT_SPELLING = {
    # Plain numbers. A yearly rate is compounded once a year, so each step is a plain share.
    "1": "dimensionless",
    "x": "dimensionless",
    "×": "dimensionless",
    "%": "percent",
    "%/yr": "percent",
    "GPUs": "GPU",
    "tokens": "token",
    # pint reads kt as knots, and has other names for these.
    "kt": "kilotonne",
    "kt/yr": "kilotonne / year",
    "short ton": "US_ton",
    "long ton": "UK_ton",
    "$": "USD",
    "m³": "meter ** 3",
    "m3": "meter ** 3",
    # Rates and prices in words.
    "per day": "1 / day",
    "/day": "1 / day",
    "per hour": "1 / hour",
    "per s": "1 / second",
    "per year": "1 / year",
    "GPU-h": "GPU * hour",
    "USD/GPU-h": "USD / (GPU * hour)",
}


@pytest.mark.parametrize(("dimension", "unit"), UNITS)
def test_every_tabulated_unit_is_as_large_as_pint_says(dimension: str, unit: str) -> None:
    one = units.registry().Quantity(1.0, PINT_SPELLING.get(unit, unit))
    assert one.to(PINT_SPELLING.get(units.SI[dimension], units.SI[dimension])).magnitude == (
        pytest.approx(units.size(unit), rel=1e-12)
    )


def test_every_dimension_has_an_si_unit_and_a_name() -> None:
    assert units.SI.keys() == units.TABLE.keys()
    assert all(reading.dimension_name(dimension) for dimension in units.TABLE)


def test_no_spelling_stands_for_two_dimensions() -> None:
    assert len({unit for _dimension, unit in UNITS}) == len(UNITS)


@pytest.mark.parametrize(
    ("name", "text", "si"),
    [
        ("gpu_count", "25,000", 25e3),
        ("gpu_count", "25 000", 25e3),
        ("gpu_count", "25\N{NO-BREAK SPACE}000", 25e3),
        ("gpu_count", "25\N{NARROW NO-BREAK SPACE}000", 25e3),
        ("gpu_count", "1,234,567.5", 1_234_567.5),
        ("gpu_count", "25000 GPUs", 25e3),
        ("gpu_count", "25k", 25e3),
        ("gpu_count", "4.1M", 4.1e6),
        ("gpu_count", "1e3", 1e3),
        ("gpu_count", "1E+3", 1e3),
        ("gpu_count", "+5", 5.0),
        ("gpu_count", "  5  ", 5.0),
        ("parameters", "1.7 trillion", 1.7e12),
        ("parameters", "1.7 Trillion", 1.7e12),
        ("parameters", "175B", 175e9),
        ("parameters", "175 B", 175e9),
        ("parameters", "1.7T", 1.7e12),
        ("training_tokens", "13 trillion tokens", 13e12),
        ("queries_per_day", "195 million per day", 195e6 / 86400),
        ("server_power", "6.5kW", 6500.0),
        ("server_power", "6.5 kW", 6500.0),
        ("server_power", "6.5\N{NO-BREAK SPACE}kW", 6500.0),
        ("server_power", ".5 kW", 500.0),
        ("server_power", "6500 W", 6500.0),
        ("utilization", "34 %", 0.34),
        ("utilization", "34%", 0.34),
        ("utilization", "0.34", 0.34),
        ("demand_growth", "\N{MINUS SIGN}5 %/yr", -0.05),
        ("demand_growth", "-5 %", -0.05),
        ("pue", "1.1", 1.1),
        ("annual_energy", "29.2 TWh/yr", 29.2e12 * 3600 / units.YEAR),
        ("emissions", "626,155 lb", 626_155 * 0.45359237),
        ("emissions", "10 short ton", 9071.8474),
        ("cost", "100 million USD", 1e8),
        ("grid_intensity", "0.4 kg/kWh", 0.4 / 3.6e6),
        ("run_time", "14.8 days", 14.8 * 86400),
        ("base_year", "2024", 2024.0),
    ],
)
def test_a_number_is_read_as_people_write_it(name: str, text: str, si: float) -> None:
    assert model().quantities[name].read(text)[0] == pytest.approx(si, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "text", "si"),
    [
        ("server_power", "6500 watt", 6500.0),
        ("server_power", "5 horsepower", 3728.5),
        ("energy", "1000 Btu", 1_055_056.0),
        ("energy", "3.6 megajoule", 3.6e6),
        ("run_time", "2 fortnight", 28 * 86400),
        ("queries_per_day", "60 per minute", 1.0),
        ("dataset_size", "45 terabyte", 45e12),
        ("dataset_size", "1 TiB", 2.0**40),
    ],
)
def test_a_spelling_that_is_not_tabulated_is_left_to_pint(name: str, text: str, si: float) -> None:
    assert model().quantities[name].read(text)[0] == pytest.approx(si, rel=1e-4)


@pytest.mark.parametrize(("name", "text"), [("gpu_count", "5 bytes"), ("emissions", "5 dollar")])
def test_pint_does_not_mix_up_what_this_field_keeps_apart(name: str, text: str) -> None:
    with pytest.raises(WattifError):
        model().quantities[name].read(text)


@pytest.mark.parametrize(
    ("name", "text", "parts"),
    [
        ("server_power", "50 GWh", ["Power per server is a power", "“50 GWh” is an energy", "kW"]),
        ("energy", "50 MW", ["Energy is an energy", "“50 MW” is a power"]),
        ("annual_energy", "29.2 TWh", ["an energy per year", "is an energy", "“29.2 TWh/yr”"]),
        ("daily_energy", "564 MWh", ["an energy per day", "“564 MWh/day”"]),
        ("gpu_count", "5 kW", ["GPU count is a plain number or share", "a power", "“5”"]),
        ("run_time", "5 kg", ["Run time is a time", "a mass"]),
        ("server_power", "6.5", ["needs a unit", "“6.5 kW”"]),
        ("emissions", "284 ton", ["tonne", "short ton", "long ton", "“284 t”"]),
        ("emissions", "284 tons", ["tonne", "short ton", "long ton"]),
        ("server_power", "nonsense", ["“nonsense” does not begin with a number"]),
        ("server_power", "", ["does not begin with a number"]),
        ("server_power", "kW", ["does not begin with a number"]),
        ("server_power", "--5 kW", ["does not begin with a number"]),
        ("server_power", "e3 kW", ["“e3 kW” does not begin with a number"]),
        ("gpu_count", "E0", ["“E0” does not begin with a number"]),
        ("gpu_count", "-e5", ["does not begin with a number"]),
        ("server_power", "5 blorps", ["the unit “blorps” is not known", "“5 kW”"]),
        ("server_power", "5 degC", ["is not known"]),
        ("server_power", "6,5 kW", ["decimals with a point", "6.5 kW"]),
        ("server_power", "5..5 kW", ["is not known"]),
        ("server_power", "nan kW", ["does not begin with a number"]),
        ("server_power", "inf kW", ["does not begin with a number"]),
        ("server_power", "1e999 kW", ["must be a finite number"]),
        ("server_power", "1e308 GW", ["must be a finite number"]),
        ("gpu_count", "1e308 trillion", ["must be a finite number"]),
        ("server_power", "5 kW" + "!" * 100, ["too long"]),
        ("server_power", "9" * 400, ["too long"]),
        ("pue", "0.9", ["PUE cannot be below 1", "0.9"]),
        ("utilization", "140 %", ["Utilisation cannot exceed 100 %", "140 %"]),
        ("gpu_count", "0", ["GPU count must be above 0"]),
        ("gpu_count", "-5", ["GPU count must be above 0", "-5"]),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_a_sentence(
    name: str, text: str, parts: list[str]
) -> None:
    with pytest.raises(WattifError) as refusal:
        model().quantities[name].read(text)
    sentence = str(refusal.value).replace("\N{NO-BREAK SPACE}", " ")
    assert [part for part in parts if part not in sentence] == []
    assert sentence.endswith(".")


def test_beside_a_unit_on_the_screen_a_bare_number_is_in_that_unit() -> None:
    power, share = model().quantities["server_power"], model().quantities["utilization"]
    assert power.read("6.5", bare=True) == (6500.0, "kW")
    assert share.read("34", bare=True) == (0.34, "%")


@given(text=st.text(max_size=100))
def test_any_text_is_read_or_refused_with_one_plain_line(text: str) -> None:
    for name in ("server_power", "gpu_count", "utilization"):
        try:
            model().quantities[name].read(text)
        except WattifError as error:
            sentence_of(error)


@pytest.mark.parametrize(
    "text", ["\x1b[31m5 kW", "5 \x1b]0;title\x07", "5 \N{RIGHT-TO-LEFT OVERRIDE}kW"]
)
def test_a_refusal_does_not_hand_on_control_characters(text: str) -> None:
    with pytest.raises(WattifError) as refusal:
        model().quantities["server_power"].read(text)
    assert is_one_plain_line(str(refusal.value))


@pytest.mark.parametrize("unit", ["%10²²²²²²²²²", "W*9³³³³³³³³³/W"])
def test_a_tower_of_exponents_is_refused_before_it_is_computed(unit: str) -> None:
    """In a process of its own, for where it is computed it never ends."""
    code = (
        f"from explorer import reading; reading.to_si(reading.Amount(5, {unit!r}), '1', what='it')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert "is not known" in run.stderr


@pytest.mark.parametrize(
    ("name", "text", "low", "high"),
    [
        ("server_power", "5.2 to 6.5 kW", 5200.0, 6500.0),
        ("server_power", "5.2 kW to 6.5 kW", 5200.0, 6500.0),
        ("server_power", "900 W to 1 kW", 900.0, 1000.0),
        ("server_power", "5.2 – 6.5 kW", 5200.0, 6500.0),
        ("server_power", "5.2–6.5 kW", 5200.0, 6500.0),
        ("server_power", "5.2…6.5 kW", 5200.0, 6500.0),
        ("utilization", "30 to 45 %", 0.30, 0.45),
        ("parameters", "3 to 5 billion", 3e9, 5e9),
        ("parameters", "3 billion to 5 billion", 3e9, 5e9),
        ("parameters", "1.5 million to 2 million", 1.5e6, 2e6),
        ("parameters", "800 thousand to 1 million", 8e5, 1e6),
        ("parameters", "3 to 5B", 3e9, 5e9),
        ("parameters", "1 to 5 M", 1e6, 5e6),
        ("parameters", "1M to 5M", 1e6, 5e6),
        ("training_tokens", "1 to 5 T", 1e12, 5e12),
        ("gpu_count", "20,000 to 25,000", 2e4, 2.5e4),
    ],
)
def test_an_interval_is_read_with_what_both_ends_share(
    name: str, text: str, low: float, high: float
) -> None:
    ends = reading.read_interval(text)
    assert ends is not None
    quantity = model().quantities[name]
    read = [reading.to_si(end, quantity.unit, what=quantity.label) for end in ends]
    assert read == pytest.approx([low, high])


@pytest.mark.parametrize("text", ["6.5 kW", "", "1.7 trillion", "1 to 2 to 3 kW"])
def test_what_is_no_interval_is_none(text: str) -> None:
    assert reading.read_interval(text) is None


@pytest.mark.parametrize(("dimension", "unit"), UNITS)
@settings(max_examples=30)
@given(number=st.floats(1e-12, 1e24))
def test_an_exact_amount_reads_back_as_itself(dimension: str, unit: str, number: float) -> None:
    si = number * units.size(unit)
    text = show.exact(si, unit)
    assert reading.to_si(reading.read(text), unit, what="It") == pytest.approx(si, rel=1e-11)


@pytest.mark.parametrize("name", sorted(model().quantities))
@given(data=st.data())
@settings(max_examples=20)
def test_every_shown_entry_can_be_typed_again(name: str, data: st.DataObject) -> None:
    quantity = model().quantities[name]
    low, high = quantity.si_slider
    si = data.draw(st.floats(low, high, exclude_min=quantity.above_low and low == quantity.si_low))
    assert quantity.read(quantity.exact(si))[0] == pytest.approx(si, rel=1e-9, abs=1e-300)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("parameters", "175B"),
        ("parameters", "1.7T"),
        ("gpu_count", "25k"),
        ("gpu_count", "5 GPUs"),
        ("training_compute", "2.1e25 FLOP"),
        ("training_compute", "2.1e25"),
        ("utilization", "0.34"),
        ("development_multiplier", "1.5"),
        ("development_multiplier", "1.5 x"),
        ("emissions", "626155 lb"),
        ("server_power", "6500 watt"),
        ("cost", "5 $"),
        ("base_year", "2024"),
    ],
)
def test_in_the_unit_it_was_typed_in_a_value_means_the_same_again(name: str, text: str) -> None:
    quantity = model().quantities[name]
    si, unit = quantity.read(text)
    assert quantity.read(quantity.exact(si, unit))[0] == pytest.approx(si)


@pytest.mark.parametrize(
    ("si", "unit"),
    [(8.2e24, "FLOP"), (3.14e23, "FLOP"), (1e70, "FLOP"), (1e30, "1"), (1e-30, "kg")],
)
def test_an_exact_amount_is_short_enough_to_be_read(si: float, unit: str) -> None:
    assert len(show.exact(si, unit)) <= 30
