"""Emissions and water: what the electricity and the hardware leave behind."""

from explorer.formula import Value, gives, total
from explorer.quantity import Quantity
from explorer.text import _

TITLE = _("Emissions and water")

QUANTITIES = (
    Quantity(
        name="grid_intensity",
        label=_("Grid intensity"),
        unit="g/kWh",
        slider=(10, 1000),
        scale="linear",
        help=_(
            "Carbon intensity of electricity: CO₂ equivalents per kilowatt-hour on the grid "
            "where the site stands, life-cycle, location-based."
        ),
    ),
    Quantity(
        name="operational_emissions",
        result=True,
        label=_("Operational emissions"),
        unit="t",
        slider=(1e-3, 1e9),
        help=_("CO₂ equivalents of the electricity, by the grid's average (location-based)."),
    ),
    Quantity(
        name="contract_share",
        label=_("Clean contracts"),
        unit="%",
        slider=(0, 100),
        scale="linear",
        high=100,
        help=_("The share of the electricity covered by contracts for clean power."),
    ),
    Quantity(
        name="market_emissions",
        result=True,
        label=_("Market-based emissions"),
        unit="t",
        slider=(1e-3, 1e9),
        help=_(
            "Operational emissions with clean contracts counted as zero (market-based, GHG "
            "Protocol Scope 2): to be read beside the location-based figure."
        ),
    ),
    Quantity(
        name="server_embodied",
        label=_("Embodied per server"),
        unit="kg",
        slider=(100, 20_000),
        help=_("CO₂ equivalents of making one server, without its accelerators."),
    ),
    Quantity(
        name="gpu_embodied",
        label=_("Embodied per GPU"),
        unit="kg",
        slider=(5, 2000),
        help=_("CO₂ equivalents of making one accelerator."),
    ),
    Quantity(
        name="hardware_life",
        label=_("Hardware life"),
        unit="years",
        slider=(1, 10),
        scale="linear",
        above_low=True,
        help=_("Years over which making and buying the hardware are spread; 3 to 6 are usual."),
    ),
    Quantity(
        name="embodied_emissions",
        result=True,
        label=_("Embodied emissions"),
        unit="t",
        slider=(1e-3, 1e9),
        help=_("The run's share of the CO₂ equivalents of making the hardware."),
    ),
    Quantity(
        name="emissions",
        result=True,
        label=_("Emissions"),
        unit="t",
        slider=(1e-3, 1e9),
        help=_("CO₂ equivalents of the electricity and, where known, of the hardware."),
    ),
    Quantity(
        name="emissions_per_query",
        result=True,
        label=_("Emissions per query"),
        unit="g",
        slider=(1e-3, 100),
        help=_("Emissions over the requests that were answered."),
    ),
    Quantity(
        name="wue",
        label=_("WUE"),
        unit="L/kWh",
        slider=(0, 4),
        scale="linear",
        help=_(
            "Water usage effectiveness: water evaporated on the site for each kilowatt-hour "
            "of the IT equipment, ISO/IEC 30134-9."
        ),
    ),
    Quantity(
        name="grid_water",
        label=_("Water intensity of the grid"),
        unit="L/kWh",
        slider=(0, 20),
        scale="linear",
        help=_("Water consumed in generating a kilowatt-hour of electricity."),
    ),
    Quantity(
        name="site_water",
        result=True,
        label=_("Water on site"),
        unit="L",
        slider=(1, 1e12),
        help=_("Water evaporated for cooling on the site."),
    ),
    Quantity(
        name="offsite_water",
        result=True,
        label=_("Water off site"),
        unit="L",
        slider=(1, 1e12),
        help=_("Water consumed in generating the electricity."),
    ),
    Quantity(
        name="water",
        result=True,
        label=_("Water"),
        unit="L",
        slider=(1, 1e12),
        help=_("Water consumed on the site and for its electricity, whichever is known."),
    ),
)


def operational_emissions(energy: Value, grid_intensity: Value) -> Value:
    """Energy × grid intensity: location-based, GHG Protocol Scope 2."""
    return energy * grid_intensity


@gives("operational_emissions")
def operational_emissions_of_all(emissions: Value, embodied_emissions: Value = None) -> Value:
    """Emissions − embodied emissions, if those are known."""
    return emissions if embodied_emissions is None else emissions - embodied_emissions


def grid_intensity(operational_emissions: Value, energy: Value) -> Value:
    """Operational emissions ÷ energy."""
    return operational_emissions / energy


def market_emissions(operational_emissions: Value, contract_share: Value) -> Value:
    """Operational emissions × (1 − clean contracts)."""
    return operational_emissions * (1 - contract_share)


def embodied_emissions(
    servers: Value,
    server_embodied: Value,
    gpu_count: Value,
    gpu_embodied: Value,
    run_time: Value,
    hardware_life: Value,
    development_multiplier: Value = 1.0,
) -> Value:
    """(Servers × embodied per server + GPUs × embodied per GPU) × run time × development ÷ life.

    Amortised over the hardware's life: SCI specification, ISO/IEC 21031:2024.
    """
    making = servers * server_embodied + gpu_count * gpu_embodied
    return making * run_time * development_multiplier / hardware_life


def emissions(operational_emissions: Value, embodied_emissions: Value = None) -> Value:
    """Operational emissions + embodied emissions, if those are known."""
    return total(operational_emissions, embodied_emissions)


def emissions_per_query(emissions: Value, queries_per_day: Value, run_time: Value) -> Value:
    """Emissions ÷ (queries per day × run time)."""
    return emissions / (queries_per_day * run_time)


def site_water(it_energy: Value, wue: Value) -> Value:
    """IT energy × WUE: ISO/IEC 30134-9."""
    return it_energy * wue


def offsite_water(energy: Value, grid_water: Value) -> Value:
    """Energy × water intensity of the grid: Li et al. 2023, arXiv 2304.03271."""
    return energy * grid_water


def water(site_water: Value = None, offsite_water: Value = None) -> Value:
    """Water on site + water off site, those that are known."""
    return total(site_water, offsite_water)
