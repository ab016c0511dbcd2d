"""Outlook: how big it is, measured by homes, a company and the world, and where it is heading."""

from explorer.formula import Value, gives
from explorer.quantity import Quantity
from explorer.text import _

TITLE = _("Scale and outlook")

QUANTITIES = (
    Quantity(
        name="household_use",
        label=_("Household use"),
        unit="kWh/yr",
        slider=(500, 20_000),
        above_low=True,
        help=_("Electricity that one home uses in a year."),
    ),
    Quantity(
        name="households",
        result=True,
        label=_("Homes"),
        unit="1",
        slider=(1, 1e9),
        help=_("Homes that use as much electricity in a year as this would if it ran all year."),
    ),
    Quantity(
        name="world_demand",
        label=_("World demand"),
        unit="TWh/yr",
        slider=(10_000, 100_000),
        above_low=True,
        help=_("The world's yearly demand for electricity."),
    ),
    Quantity(
        name="world_share",
        result=True,
        label=_("Share of the world"),
        unit="%",
        slider=(1e-7, 100),
        help=_("Energy per year as a share of the world's electricity."),
    ),
    Quantity(
        name="company_demand",
        label=_("Company demand"),
        unit="TWh/yr",
        slider=(0.001, 1000),
        above_low=True,
        help=_("All the electricity that a company uses in a year."),
    ),
    Quantity(
        name="company_share",
        label=_("Share of the company"),
        unit="%",
        slider=(0.1, 100),
        high=100,
        help=_("The part of a company's electricity that this takes."),
    ),
    Quantity(
        name="base_year",
        label=_("Base year"),
        unit="1",
        slider=(2015, 2035),
        scale="linear",
        low=1900,
        high=2100,
        calendar=True,
        whole=True,
        help=_("The year that the statements describe; the outlook starts here."),
    ),
    Quantity(
        name="horizon_year",
        label=_("Horizon year"),
        unit="1",
        slider=(2020, 2050),
        scale="linear",
        low=1900,
        high=2200,
        calendar=True,
        whole=True,
        help=_("The year that the outlook looks at."),
    ),
    Quantity(
        name="fleet_growth",
        label=_("Fleet growth"),
        unit="%/yr",
        slider=(-20, 150),
        scale="linear",
        low=-100,
        above_low=True,
        help=_("How much the work asked of the fleet grows each year, compounded."),
    ),
    Quantity(
        name="efficiency_gain",
        label=_("Efficiency gain"),
        unit="%/yr",
        slider=(0, 60),
        scale="linear",
        low=-100,
        high=100,
        help=_("How much less energy the same work takes each year, compounded."),
    ),
    Quantity(
        name="grid_decline",
        label=_("Grid decline"),
        unit="%/yr",
        slider=(-5, 20),
        scale="linear",
        low=-100,
        high=100,
        help=_("How much the grid intensity falls each year, compounded."),
    ),
    Quantity(
        name="demand_growth",
        label=_("Demand growth"),
        unit="%/yr",
        slider=(-5, 10),
        scale="linear",
        low=-100,
        above_low=True,
        help=_("How much the world's demand for electricity grows each year, compounded."),
    ),
    Quantity(
        name="growth_factor",
        result=True,
        label=_("Growth to the horizon"),
        unit="x",
        slider=(0.1, 1000),
        help=_("Energy per year in the horizon year over that in the base year."),
    ),
    Quantity(
        name="horizon_energy",
        result=True,
        label=_("Energy per year at the horizon"),
        unit="TWh/yr",
        slider=(1e-7, 1e5),
        help=_("Electricity per year in the horizon year."),
    ),
    Quantity(
        name="horizon_emissions",
        result=True,
        label=_("Emissions per year at the horizon"),
        unit="t/yr",
        slider=(1, 1e10),
        help=_("Location-based CO₂ equivalents of the electricity in the horizon year."),
    ),
    Quantity(
        name="horizon_world_share",
        result=True,
        label=_("Share of the world at the horizon"),
        unit="%",
        slider=(1e-7, 100),
        help=_("Energy per year as a share of the world's electricity in the horizon year."),
    ),
)


def households(annual_energy: Value, household_use: Value) -> Value:
    """Energy per year ÷ household use."""
    return annual_energy / household_use


@gives("annual_energy")
def annual_energy_from_households(households: Value, household_use: Value) -> Value:
    """Homes × household use."""
    return households * household_use


def world_share(annual_energy: Value, world_demand: Value) -> Value:
    """Energy per year ÷ world demand."""
    return annual_energy / world_demand


def world_demand(annual_energy: Value, world_share: Value) -> Value:
    """Energy per year ÷ share of the world."""
    return annual_energy / world_share


@gives("annual_energy")
def annual_energy_from_world(world_share: Value, world_demand: Value) -> Value:
    """Share of the world × world demand."""
    return world_share * world_demand


def company_share(annual_energy: Value, company_demand: Value) -> Value:
    """Energy per year ÷ company demand."""
    return annual_energy / company_demand


def growth_factor(
    fleet_growth: Value, base_year: Value, horizon_year: Value, efficiency_gain: Value = 0.0
) -> Value:
    """((1 + fleet growth) × (1 − efficiency gain)) to the power of the years."""
    return ((1 + fleet_growth) * (1 - efficiency_gain)) ** (horizon_year - base_year)


def horizon_energy(annual_energy: Value, growth_factor: Value) -> Value:
    """Energy per year × growth to the horizon."""
    return annual_energy * growth_factor


def horizon_emissions(
    horizon_energy: Value,
    grid_intensity: Value,
    base_year: Value,
    horizon_year: Value,
    grid_decline: Value = 0.0,
) -> Value:
    """Energy per year at the horizon × grid intensity × (1 − grid decline) per year."""
    return horizon_energy * grid_intensity * (1 - grid_decline) ** (horizon_year - base_year)


def horizon_world_share(
    horizon_energy: Value,
    world_demand: Value,
    base_year: Value,
    horizon_year: Value,
    demand_growth: Value = 0.0,
) -> Value:
    """Energy per year at the horizon ÷ world demand grown by the years."""
    return horizon_energy / (world_demand * (1 + demand_growth) ** (horizon_year - base_year))
