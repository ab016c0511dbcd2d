"""Energy: from the servers' power to the electricity bill of the whole site."""

from explorer.formula import Value, gives
from explorer.quantity import Quantity
from explorer.text import _

TITLE = _("Power and energy")

QUANTITIES = (
    Quantity(
        name="it_power",
        result=True,
        label=_("IT power"),
        unit="MW",
        slider=(1e-4, 1e5),
        above_low=True,
        help=_("What the servers draw on average while they run."),
    ),
    Quantity(
        name="pue",
        label=_("PUE"),
        unit="1",
        slider=(1, 2),
        scale="linear",
        low=1,
        help=_(
            "Power usage effectiveness: energy of the whole site over energy of its IT "
            "equipment, ISO/IEC 30134-2. The best sites reach 1.04 to 1.1; the industry's "
            "average is about 1.5."
        ),
    ),
    Quantity(
        name="facility_power",
        result=True,
        label=_("Facility power"),
        unit="MW",
        slider=(1e-4, 1e5),
        above_low=True,
        help=_("What the whole site draws on average, cooling and losses included."),
    ),
    Quantity(
        name="it_energy",
        result=True,
        label=_("IT energy"),
        unit="GWh",
        slider=(1e-6, 1e7),
        above_low=True,
        help=_("Electricity that the servers use over the run time."),
    ),
    Quantity(
        name="energy",
        result=True,
        label=_("Energy"),
        unit="GWh",
        slider=(1e-6, 1e7),
        above_low=True,
        help=_("Electricity that the whole site uses over the run time."),
    ),
    Quantity(
        name="overhead_energy",
        result=True,
        label=_("Overhead energy"),
        unit="GWh",
        slider=(1e-6, 1e7),
        help=_("Cooling, power conversion and other losses: the site's energy less the IT's."),
    ),
    Quantity(
        name="daily_energy",
        result=True,
        label=_("Energy per day"),
        unit="GWh/day",
        slider=(1e-6, 1e4),
        above_low=True,
        help=_("Electricity that the site uses in a day."),
    ),
    Quantity(
        name="annual_energy",
        result=True,
        label=_("Energy per year"),
        unit="TWh/yr",
        slider=(1e-7, 1e5),
        above_low=True,
        help=_("Electricity that the site would use if it ran all year (8,760 hours)."),
    ),
    Quantity(
        name="energy_per_query",
        result=True,
        label=_("Energy per query"),
        unit="Wh",
        slider=(0.01, 100),
        help=_("The site's energy over the requests that it answered."),
    ),
    Quantity(
        name="dataset_size",
        label=_("Data set size"),
        unit="TB",
        slider=(1e-3, 1e6),
        help=_("The stored training data."),
    ),
    Quantity(
        name="storage_power",
        label=_("Storage power"),
        unit="W/TB",
        slider=(0.01, 100),
        help=_("What it takes to keep one terabyte ready on drives."),
    ),
    Quantity(
        name="storage_energy",
        result=True,
        label=_("Storage energy"),
        unit="GWh",
        slider=(1e-6, 1e4),
        help=_("Electricity for keeping the data over the run time."),
    ),
    Quantity(
        name="storage_share",
        result=True,
        label=_("Storage share"),
        unit="%",
        slider=(1e-6, 100),
        help=_("The energy of storing the data, measured by the energy of the whole run."),
    ),
)


def it_power(servers: Value, server_power: Value, load_factor: Value = 1.0) -> Value:
    """Servers × power per server × load factor."""
    return servers * server_power * load_factor


@gives("it_power")
def it_power_from_gpus(gpu_count: Value, gpu_power: Value, load_factor: Value = 1.0) -> Value:
    """GPU count × power per GPU × load factor."""
    return gpu_count * gpu_power * load_factor


@gives("it_power")
def it_power_from_facility(facility_power: Value, pue: Value = 1.0) -> Value:
    """Facility power ÷ PUE."""
    return facility_power / pue


def pue(facility_power: Value, it_power: Value) -> Value:
    """Facility power ÷ IT power: ISO/IEC 30134-2, for the average power."""
    return facility_power / it_power


@gives("pue")
def pue_from_energy(energy: Value, it_energy: Value) -> Value:
    """Energy ÷ IT energy: ISO/IEC 30134-2."""
    return energy / it_energy


def facility_power(it_power: Value, pue: Value = 1.0) -> Value:
    """IT power × PUE."""
    return it_power * pue


@gives("facility_power")
def facility_power_from_energy(
    energy: Value, run_time: Value, development_multiplier: Value = 1.0
) -> Value:
    """Energy ÷ (run time × development multiplier)."""
    return energy / (run_time * development_multiplier)


@gives("facility_power")
def facility_power_from_year(annual_energy: Value) -> Value:
    """Energy per year, as average power."""
    return annual_energy


@gives("facility_power")
def facility_power_from_day(daily_energy: Value) -> Value:
    """Energy per day, as average power."""
    return daily_energy


def it_energy(it_power: Value, run_time: Value, development_multiplier: Value = 1.0) -> Value:
    """IT power × run time × development multiplier."""
    return it_power * run_time * development_multiplier


@gives("it_energy")
def it_energy_from_site(energy: Value, pue: Value = 1.0) -> Value:
    """Energy ÷ PUE."""
    return energy / pue


def energy(it_energy: Value, pue: Value = 1.0) -> Value:
    """IT energy × PUE."""
    return it_energy * pue


@gives("energy")
def energy_from_year(
    annual_energy: Value, run_time: Value, development_multiplier: Value = 1.0
) -> Value:
    """Energy per year × run time × development multiplier."""
    return annual_energy * run_time * development_multiplier


def overhead_energy(energy: Value, it_energy: Value) -> Value:
    """Energy − IT energy."""
    return energy - it_energy


def daily_energy(facility_power: Value) -> Value:
    """Facility power over a day."""
    return facility_power


def annual_energy(facility_power: Value) -> Value:
    """Facility power over a year of 8,760 hours."""
    return facility_power


@gives("annual_energy")
def annual_energy_from_company(company_demand: Value, company_share: Value) -> Value:
    """Company demand × company share."""
    return company_demand * company_share


def energy_per_query(energy: Value, queries_per_day: Value, run_time: Value) -> Value:
    """Energy ÷ (queries per day × run time)."""
    return energy / (queries_per_day * run_time)


def storage_energy(dataset_size: Value, storage_power: Value, run_time: Value) -> Value:
    """Data set size × storage power × run time."""
    return dataset_size * storage_power * run_time


def storage_share(storage_energy: Value, energy: Value) -> Value:
    """Storage energy ÷ energy."""
    return storage_energy / energy
