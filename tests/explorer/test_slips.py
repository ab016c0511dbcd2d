"""What a typed text betrays, and what is offered instead."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer import library, units
from explorer.cli import main
from explorer.errors import WattifError
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.slips import Offer, Slip, read_as_written, read_checked
from tests.explorer.samples import (
    FLEET,
    is_one_plain_line,
    plain,
    results_of,
    scenarios,
    sentence_of,
)

GPT_4 = evaluate(library.preset("gpt-4-training"))
"""25,000 GPUs in 3,125 servers of 6.5 kW for 100 days: 20.3 MW, 48.75 GWh, 18,720 t."""
SEARCH = evaluate(library.preset("google-search-ai"))
"""4,102,568 GPUs in 512,821 servers: 80.0 GWh a day, 29.2 TWh a year."""


def slip_of(name: str, text: str, results: Results = GPT_4) -> Slip:
    """The slip that a text is taken for; an error where it is taken as it stands."""
    with pytest.raises(Slip) as caught:
        read_checked(model().quantities[name], text, results)
    assert is_one_plain_line(str(caught.value))
    return caught.value


def sentence(slip: Slip) -> str:
    return plain(str(slip))


def words(slip: Slip) -> list[str]:
    return [plain(offer.words) for offer in slip.offers]


def taken(name: str, text: str, results: Results = GPT_4) -> float:
    """The SI value of a text that raises no question."""
    return read_checked(model().quantities[name], text, results)[0]


def mended(slip: Slip) -> Offer:
    """What is offered first, of a slip that only asks."""
    first, kept = slip.offers
    assert (first.kept, kept.kept) == (False, True)
    return first


# An energy where a power belongs, and the other way about


@pytest.mark.parametrize("name", ["facility_power", "it_power"])
def test_an_energy_for_the_site_s_power_is_spread_over_the_run_time(name: str) -> None:
    slip = slip_of(name, "50 GWh")
    assert "is a power, but “50 GWh” is an energy" in sentence(slip)
    assert "20.8 MW (over the run time of 100 days)" in sentence(slip)
    assert slip.offers[0].value == pytest.approx(50e9 / 2400)
    assert (plain(slip.offers[0].words), slip.offers[0].unit) == ("20.8 MW", "MW")


def test_failed_runs_count_in_the_time_an_energy_was_used() -> None:
    results = results_of({"run_time": "100 days", "development_multiplier": "2"})
    slip = slip_of("facility_power", "50 GWh", results)
    assert slip.offers[0].value == pytest.approx(50e9 / 4800)
    assert "over the run time of 100 days, 2.00 × for development" in sentence(slip)


def test_a_power_s_unit_with_an_hour_too_many_is_offered_without() -> None:
    slip = slip_of("server_power", "6.5 kWh")
    assert words(slip) == ["6.5 kW"]
    assert slip.offers[0].value == pytest.approx(6500)
    assert words(slip_of("it_power", "20 MWh")) == ["8.33 kW", "20 MW"]


def test_an_energy_that_no_server_draws_is_refused_without_an_offer() -> None:
    with pytest.raises(WattifError) as refusal:
        taken("server_power", "50 GWh")
    assert not isinstance(refusal.value, Slip)


@pytest.mark.parametrize("text", ["-50 GWh", "0 GWh"])
def test_what_cannot_be_is_not_offered(text: str) -> None:
    with pytest.raises(WattifError) as refusal:
        taken("facility_power", text)
    assert not isinstance(refusal.value, Slip)


def test_without_a_run_time_there_is_no_power_to_offer() -> None:
    results = evaluate(Scenario())
    assert words(slip_of("facility_power", "50 GWh", results)) == ["50 GW"]


@pytest.mark.parametrize(
    ("name", "text", "offer"),
    [
        ("annual_energy", "50 GWh", "50 GWh/yr"),
        ("world_demand", "30,000 TWh", "30,000 TWh/yr"),
        ("household_use", "10,500 kWh", "10,500 kWh/yr"),
        ("company_demand", "18.3 TWh", "18.3 TWh/yr"),
        ("daily_energy", "564 MWh", "564 MWh/day"),
        ("daily_energy", "180 TJ", "50.0 GWh/day"),
    ],
)
def test_an_energy_for_one_per_year_or_day_is_offered_as_that(
    name: str, text: str, offer: str
) -> None:
    slip = slip_of(name, text)
    assert words(slip) == [offer]
    assert f"did you mean {offer}?" in sentence(slip)
    si, unit = model().quantities[name].read(offer)
    assert slip.offers[0].value == pytest.approx(si)
    assert unit == slip.offers[0].unit


def test_a_power_for_an_energy_is_offered_by_the_hour_and_over_the_run_time() -> None:
    slip = slip_of("energy", "22,800,000 kW of consumption")
    assert "Energy is an energy, but “22,800,000 kW of consumption” is a power" in sentence(slip)
    assert words(slip) == ["22.8 GWh", "54.7 TWh"]
    assert "54.7 TWh (over the run time of 100 days)" in sentence(slip)
    values = [offer.value / units.size("GWh") for offer in slip.offers]
    assert values == pytest.approx([22.8, 22.8 * 2400])


def test_a_yearly_energy_for_an_energy_loses_its_year_or_is_taken_for_the_run() -> None:
    slip = slip_of("energy", "1 GWh/yr")
    assert "is an energy per year" in sentence(slip)
    assert [o.value / units.size("GWh") for o in slip.offers] == pytest.approx([1, 100 / 365])


def test_storing_the_data_knows_no_failed_runs() -> None:
    results = results_of({"run_time": "100 days", "development_multiplier": "2"})
    for name, hours in (("storage_energy", 2400), ("energy", 4800)):
        offers = slip_of(name, "30 kW", results).offers
        assert [o.value / units.size("kWh") for o in offers] == pytest.approx([30, 30 * hours])


def test_a_power_for_the_energy_of_one_query_has_nothing_to_do_with_the_run_time() -> None:
    assert words(slip_of("energy_per_query", "3 W")) == ["3.00 Wh"]


@pytest.mark.parametrize(
    ("name", "text", "si"),
    [
        ("energy", "50 GWh of electricity", 50e9 * 3600),
        ("energy", "50 GWh electricity consumption", 50e9 * 3600),
        ("facility_power", "20 MW of power", 20e6),
        ("emissions", "300 t of CO2", 3e5),
        ("emissions", "300 t CO₂e", 3e5),
    ],
)
def test_words_that_say_what_a_unit_is_of_are_passed_over(name: str, text: str, si: float) -> None:
    assert taken(name, text) == pytest.approx(si)


@pytest.mark.parametrize("text", ["5 power", "electricity", "5 kW of nothing"])
def test_such_words_are_no_unit(text: str) -> None:
    with pytest.raises(WattifError):
        taken("server_power", text)


# Tons


@pytest.mark.parametrize("text", ["284 ton", "284 tons", "284 tons of CO2"])
def test_a_ton_is_one_of_three(text: str) -> None:
    slip = slip_of("emissions", text)
    assert words(slip) == ["284 t", "284 short ton", "284 long ton"]
    assert sentence(slip).endswith("; did you mean 284 t, 284 short ton or 284 long ton?")
    kilograms = [284_000, 284 * 907.18474, 284 * 1016.0469088]
    assert [offer.value for offer in slip.offers] == pytest.approx(kilograms)


def test_a_ton_within_a_unit_is_one_of_three_as_well() -> None:
    assert words(slip_of("grid_intensity", "0.4 ton/MWh")) == [
        "0.4 t/MWh",
        "363 g/kWh",
        "406 g/kWh",
    ]
    values = [offer.value for offer in slip_of("emissions", "1.5 kilotons").offers]
    assert values == pytest.approx([1.5e6, 1.5e6 * 0.90718474, 1.5e6 * 1.0160469088])
    assert words(slip_of("horizon_emissions", "500 tons/yr"))[0] == "500 t/yr"


@pytest.mark.parametrize(
    ("name", "text", "si"),
    [
        ("emissions", "284 metric tons", 284e3),
        ("emissions", "284 tonnes", 284e3),
        ("emissions", "10 short tons", 9071.8474),
        ("emissions", "10 long ton", 10160.469088),
        ("grid_intensity", "0.4 short ton/MWh", 0.4 * 907.18474 / 3.6e9),
    ],
)
def test_a_ton_that_says_which_is_taken(name: str, text: str, si: float) -> None:
    assert taken(name, text) == pytest.approx(si)


# A factor that slips make


@pytest.mark.parametrize(
    ("name", "text", "results", "asked", "offer"),
    [
        ("annual_energy", "80 GWh/yr", SEARCH, "figure per day as one per year", "29.2 TWh/yr"),
        ("daily_energy", "29.2 TWh/day", SEARCH, "figure per year as one per day", "80.0 GWh/day"),
        ("daily_energy", "3.333 GWh/day", SEARCH, "figure per hour as one per day", "80.0 GWh/day"),
        ("annual_energy", "3.333 GWh/yr", SEARCH, "per hour as one per year", "29.2 TWh/yr"),
        ("facility_power", "3.33 MW", SEARCH, "a thousandfold too low", "3.33 GW"),
        ("energy", "48.75 TWh", GPT_4, "a thousandfold too high", "48.8 GWh"),
        ("energy", "48.75 kWh", GPT_4, "a millionfold too low", "48.8 GWh"),
        ("energy", "175,500 GWh", GPT_4, "joules as watt-hours", "48.8 GWh"),
        ("emissions", "41,270 t", GPT_4, "pounds as kilograms", "18.7 kt"),
        ("emissions", "41.27 million t", GPT_4, "pounds as tonnes", "18.7 kt"),
        ("emissions", "18,720,000 lb", GPT_4, "kilograms as pounds", "18.7 kt"),
        ("emissions", "18,720 lb", GPT_4, "tonnes as pounds", "18.7 kt"),
        ("run_time", "100 hours", GPT_4, "“hour” for “day”", "100 days"),
        ("run_time", "100 years", GPT_4, "“year” for “day”", "100 days"),
        ("server_power", "6500", GPT_4, "a thousandfold too high", "6.50 kW"),
        ("gpu_hour_price", "1000", GPT_4, "a thousandfold too high", "1.00 USD/GPU-h"),
    ],
)
def test_a_factor_that_slips_make_is_asked_about(
    name: str, text: str, results: Results, asked: str, offer: str
) -> None:
    slip = slip_of(name, text, results)
    assert asked in sentence(slip)
    assert sentence(slip).endswith(f", and mean {offer}?")
    assert plain(mended(slip).words) == offer
    assert mended(slip).value == pytest.approx(results.values[name], rel=0.01)


def test_the_question_says_how_far_the_value_is_from_what_it_was() -> None:
    low, high = slip_of("annual_energy", "80 GWh/yr", SEARCH), slip_of("energy", "48.75 TWh")
    assert "“80 GWh/yr” is 1/365 of what Energy per year was" in sentence(low)
    assert "“48.75 TWh” is 1,000 times what Energy was" in sentence(high)


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("energy", "48.75 TWh", "48.75 TWh"),
        ("run_time", "100 hours", "100 hours"),
        ("server_power", "6500", "6,500 kW"),
    ],
)
def test_what_was_typed_can_be_kept(name: str, text: str, kept: str) -> None:
    offer = slip_of(name, text).offers[-1]
    si, unit = model().quantities[name].read(text, bare=True)
    assert (plain(offer.words), offer.value, offer.unit) == (kept, si, unit)


def test_a_value_mended_to_what_it_was_is_exactly_what_it_was() -> None:
    """So that a statement keeps its source."""
    for name, text in (("server_power", "6500"), ("electricity_price", "80.6")):
        assert mended(slip_of(name, text)).value == GPT_4.values[name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pue", "2"),
        ("pue", "1.2"),
        ("server_power", "6.5 kW"),
        ("server_power", "3.25 kW"),
        ("server_power", "13 kW"),
        ("server_power", "65 kW"),
        ("run_time", "365 days"),
        ("run_time", "200 days"),
        ("run_time", "4 days"),
        ("energy", "49.5 TWh"),
        ("energy", "48 TWh"),
        ("energy", "20.635 GWh"),
        ("annual_energy", "64 TWh/yr"),
        ("emissions", "20,635 t"),
        ("emissions", "37,440 t"),
        ("emissions", "42,000 t"),
        ("gpu_count", "25 million"),
        ("gpu_count", "600,000"),
        ("gpu_count", "55,115"),
        ("grid_intensity", "23 g/kWh"),
        ("electricity_price", "0.16"),
    ],
)
def test_a_change_that_people_make_is_not_asked_about(name: str, text: str) -> None:
    assert taken(name, text) > 0


def test_a_quantity_that_is_unknown_has_nothing_to_be_compared_with() -> None:
    assert taken("energy", "48.75 TWh", evaluate(Scenario())) == pytest.approx(1.755e17)


# GPUs and servers


@pytest.mark.parametrize(
    ("name", "text", "offer"),
    [
        ("servers", "25,000 GPUs", "3,125"),
        ("servers", "1 GPU", "0.125"),
        ("servers", "25k gpus", "3,125"),
        ("gpu_count", "3,125 servers", "25,000"),
        ("gpu_count", "1 server", "8"),
    ],
)
def test_gpus_for_servers_are_offered_as_servers(name: str, text: str, offer: str) -> None:
    slip = slip_of(name, text)
    assert f"“{text}” is a number of " in sentence(slip)
    assert f"did you mean {offer} (at 8 GPUs per server)?" in sentence(slip)
    assert [offer.value for offer in slip.offers] == [float(offer.replace(",", ""))]


def test_racks_are_so_many_servers_by_their_power() -> None:
    results = results_of({"rack_power": "26 kW", "server_power": "6.5 kW", "gpus_per_server": "8"})
    assert words(slip_of("servers", "10 racks", results)) == ["40"]
    assert words(slip_of("gpu_count", "10 racks", results)) == ["320"]
    assert slip_of("racks", "320 GPUs", results).offers[0].value == pytest.approx(10)
    assert "(at 26.0 kW per rack, 6.50 kW per server)" in sentence(
        slip_of("servers", "10 racks", results)
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("parameters", "13 trillion tokens"),
        ("training_tokens", "1.7 trillion parameters"),
        ("households", "25,000 GPUs"),
        ("pue", "8 GPUs"),
        ("training_compute", "13 trillion tokens"),
        ("gpus_per_server", "3 servers"),
        ("gpu_count", "5 racks"),
    ],
)
def test_a_count_of_something_else_is_refused(name: str, text: str) -> None:
    slip = slip_of(name, text)
    assert slip.offers == ()
    assert sentence(slip).endswith(".")


def test_without_gpus_per_server_there_is_no_count_to_offer() -> None:
    assert slip_of("servers", "25,000 GPUs", evaluate(Scenario())).offers == ()


@pytest.mark.parametrize(
    ("name", "text", "si"),
    [
        ("servers", "5,000 servers", 5e3),
        ("gpu_count", "30,000 GPUs", 3e4),
        ("gpu_count", "30k GPUs", 3e4),
        ("gpus_per_server", "4 GPUs", 4),
        ("parameters", "1.8 trillion parameters", 1.8e12),
        ("training_tokens", "12 trillion tokens", 12e12),
        ("households", "100,000 homes", 1e5),
        ("households", "100,000 households", 1e5),
        ("racks", "200 racks", 200),
        ("queries_per_day", "9 billion queries per day", 9e9 / 86400),
        ("servers", "25,000 servers", 25e3),
    ],
)
def test_a_count_may_say_what_it_counts(name: str, text: str, si: float) -> None:
    assert taken(name, text) == pytest.approx(si)


def test_queries_without_a_time_are_offered_by_the_day() -> None:
    slip = slip_of("queries_per_day", "9 billion queries")
    assert words(slip) == ["9 billion per day"]
    assert slip.offers[0].value == pytest.approx(9e9 / 86400)


@pytest.mark.parametrize(
    ("name", "text", "results", "offer"),
    [
        ("servers", "25,000", GPT_4, 3125),
        ("servers", "25k", GPT_4, 3125),
        ("gpu_count", "3,125", GPT_4, 25_000),
        ("servers", "4.1 million", SEARCH, 512_500),
        ("gpu_count", "512,821", SEARCH, 4_102_568),
    ],
)
def test_the_present_count_of_the_other_kind_is_asked_about(
    name: str, text: str, results: Results, offer: float
) -> None:
    slip = slip_of(name, text, results)
    assert mended(slip).value == pytest.approx(offer)
    assert "did you type" in sentence(slip)


@pytest.mark.parametrize("text", ["24,900", "25,100", "20,000", "3,000"])
def test_a_count_of_its_own_is_not_asked_about(text: str) -> None:
    assert taken("servers", text) > 0


def test_one_gpu_in_a_server_makes_no_difference() -> None:
    results = results_of({"gpu_count": "100", "gpus_per_server": "1"})
    assert taken("servers", "100", results) == 100


@pytest.mark.parametrize("text", ["0.8125 kW", "812.5 W", "0.81"])
def test_the_power_of_one_gpu_is_asked_about(text: str) -> None:
    slip = slip_of("server_power", text)
    assert "1/8 of what Power per server was" in sentence(slip)
    assert "the power of one GPU" in sentence(slip)
    assert mended(slip).value == pytest.approx(6500, rel=0.01)


@pytest.mark.parametrize("text", ["0.8 kW", "0.83 kW", "52 kW"])
def test_a_power_that_is_no_eighth_is_not_asked_about(text: str) -> None:
    assert taken("server_power", text) > 0


def test_an_eighth_of_another_power_is_not_asked_about() -> None:
    assert taken("it_power", "2.54 MW") == pytest.approx(2.54e6)


# Percentages


def test_a_factor_in_per_cent_is_that_factor() -> None:
    assert taken("pue", "112 %") == pytest.approx(1.12)


def test_what_comes_on_top_of_one_is_offered_as_a_factor() -> None:
    slip = slip_of("pue", "12 %")
    assert sentence(slip) == "PUE cannot be below 1, but 0.12 was given; did you mean 1.12?"
    assert slip.offers == (Offer("1.12", 1.12, "1"),)


def test_a_percentage_without_its_sign_is_asked_about_where_a_factor_belongs() -> None:
    assert mended(slip_of("pue", "112")).value == pytest.approx(1.12)
    assert taken("pue", "3") == 3
    assert taken("pue", "250") == 250


def test_a_share_of_more_than_all_is_offered_as_a_percentage() -> None:
    slip = slip_of("active_share", "1700 %")
    assert sentence(slip) == "Active share cannot exceed 100 %; did you mean “17 %”?"
    assert words(slip) == ["17 %"]
    assert slip.offers[0].value == pytest.approx(0.17)


def test_a_share_beside_a_percent_sign_is_asked_about() -> None:
    slip = slip_of("utilization", "0.34")
    assert "“0.34” is read as 0.34 %" in sentence(slip)
    assert (plain(mended(slip).words), mended(slip).value) == ("34 %", 0.34)
    assert slip.offers[-1].value == pytest.approx(0.0034)


@pytest.mark.parametrize(
    ("name", "text"),
    [("utilization", "34"), ("utilization", "0.34 %"), ("company_share", "0.5"), ("pue", "1.12")],
)
def test_an_honest_percentage_is_not_asked_about(name: str, text: str) -> None:
    assert taken(name, text) > 0


# A script means what it says


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("annual_energy", "80 GWh/yr"),
        ("servers", "25,000"),
        ("server_power", "0.8125 kW"),
        ("pue", "112"),
        ("utilization", "0.34"),
    ],
)
def test_a_script_is_asked_nothing(name: str, text: str) -> None:
    quantity = model().quantities[name]
    assert read_as_written(quantity, text, GPT_4) == quantity.read(text)


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("facility_power", "50 GWh", "20.8 MW (over the run time of 100 days)"),
        ("servers", "25,000 GPUs", "did you mean 3,125"),
        ("emissions", "284 ton", "284 t, 284 short ton or 284 long ton"),
        ("active_share", "17", "did you mean “17 %”"),
    ],
)
def test_a_script_is_refused_with_the_same_sentence(name: str, text: str, part: str) -> None:
    with pytest.raises(Slip) as refusal:
        read_as_written(model().quantities[name], text, GPT_4)
    assert part in plain(str(refusal.value))


@pytest.mark.parametrize(
    ("option", "status", "part"),
    [
        ("facility_power=50 GWh", 2, "did you mean 20.8 MW (over the run time of 100 days)"),
        ("servers=25,000 GPUs", 2, "did you mean 3,125 (at 8 GPUs per server)?"),
        ("server_power=0.8125 kW", 0, ""),
    ],
)
def test_the_command_line_refuses_and_never_asks(
    capsys: pytest.CaptureFixture[str], option: str, status: int, part: str
) -> None:
    assert main(["run", "gpt-4-training", "--json", "--set", option]) == status
    assert part in plain(capsys.readouterr().err)


# Whatever is typed

_UNITS = (
    "|kW|GWh|mWh|J|MJ/day|TWh/yr|ton|kilotons|tons/yr|lb|%|x|days|GPUs|k GPUs|servers|racks|queries"
)
_TEXTS = st.text(max_size=40) | st.builds(
    "{} {}{}".format,
    st.floats(0, 1e30),
    st.sampled_from(_UNITS.split("|")),
    st.sampled_from(["", "", " of consumption", "\N{RIGHT-TO-LEFT OVERRIDE}"]),
)


@settings(max_examples=300)
@example(name="storage_energy", text="0J/d", scenario=Scenario())
@given(name=st.sampled_from(sorted(model().quantities)), text=_TEXTS, scenario=scenarios())
def test_every_offer_can_be_stated_and_every_sentence_is_one_plain_line(
    name: str, text: str, scenario: Scenario
) -> None:
    quantity = model().quantities[name]
    try:
        read_checked(quantity, text, evaluate(scenario))
    except WattifError as error:
        sentence_of(error)
        offers = error.offers if isinstance(error, Slip) else ()
        for offer in offers:
            quantity.check(offer.value)
        stated = [quantity.exact(offer.value, offer.unit) for offer in offers]
        assert all(map(is_one_plain_line, [*stated, *map(str, offers)]))


@pytest.mark.parametrize("name", sorted(FLEET))
def test_a_value_typed_as_it_stands_is_never_asked_about(name: str) -> None:
    results = results_of(FLEET)
    text = model().quantities[name].exact(results.values[name])
    assert taken(name, text, results) == pytest.approx(results.values[name])
