"""Money: what it costs to rent or to own."""

from explorer.formula import Value, gives
from explorer.quantity import Quantity
from explorer.text import _

TITLE = _("Money")

QUANTITIES = (
    Quantity(
        name="electricity_price",
        label=_("Electricity price"),
        unit="USD/kWh",
        slider=(0.01, 0.5),
        scale="linear",
        help=_("What the site pays for a kilowatt-hour."),
    ),
    Quantity(
        name="electricity_cost",
        result=True,
        label=_("Electricity cost"),
        unit="USD",
        slider=(1, 1e12),
        help=_("What the site's electricity costs."),
    ),
    Quantity(
        name="gpu_hour_price",
        label=_("Price of a GPU-hour"),
        unit="USD/GPU-h",
        slider=(0.1, 20),
        help=_("What renting one accelerator for an hour costs, all included."),
    ),
    Quantity(
        name="rental_cost",
        result=True,
        label=_("Cost of renting"),
        unit="USD",
        slider=(1, 1e13),
        help=_("What the GPU-hours would cost when rented."),
    ),
    Quantity(
        name="server_price",
        label=_("Price of a server"),
        unit="USD",
        slider=(1e3, 1e7),
        help=_("What one server costs to buy, accelerators included."),
    ),
    Quantity(
        name="capital_cost",
        result=True,
        label=_("Capital cost"),
        unit="USD",
        slider=(1, 1e13),
        help=_("The run's share of the price of the servers."),
    ),
    Quantity(
        name="ownership_cost",
        result=True,
        label=_("Cost of owning"),
        unit="USD",
        slider=(1, 1e13),
        help=_("The run's share of the servers, and its electricity."),
    ),
    Quantity(
        name="cost",
        result=True,
        label=_("Cost"),
        unit="USD",
        slider=(1, 1e13),
        help=_(
            "What the run costs: by renting or, failing a price for that, by owning. Where "
            "both are known, each checks the other."
        ),
    ),
    Quantity(
        name="cost_per_query",
        result=True,
        label=_("Cost per query"),
        unit="USD",
        slider=(1e-6, 10),
        help=_("The cost over the requests that were answered."),
    ),
)


def electricity_cost(energy: Value, electricity_price: Value) -> Value:
    """Energy × electricity price."""
    return energy * electricity_price


def gpu_hour_price(cost: Value, gpu_hours: Value) -> Value:
    """Cost ÷ GPU-hours."""
    return cost / gpu_hours


def rental_cost(gpu_hours: Value, gpu_hour_price: Value) -> Value:
    """GPU-hours × price of a GPU-hour."""
    return gpu_hours * gpu_hour_price


def capital_cost(
    servers: Value,
    server_price: Value,
    run_time: Value,
    hardware_life: Value,
    development_multiplier: Value = 1.0,
) -> Value:
    """Servers × price of a server × run time × development multiplier ÷ hardware life."""
    return servers * server_price * run_time * development_multiplier / hardware_life


def ownership_cost(capital_cost: Value, electricity_cost: Value) -> Value:
    """Capital cost + electricity cost."""
    return capital_cost + electricity_cost


@gives("cost")
def cost_of_renting(rental_cost: Value) -> Value:
    """Cost of renting."""
    return rental_cost


@gives("cost")
def cost_of_owning(ownership_cost: Value) -> Value:
    """Cost of owning."""
    return ownership_cost


def cost_per_query(cost: Value, queries_per_day: Value, run_time: Value) -> Value:
    """Cost ÷ (queries per day × run time)."""
    return cost / (queries_per_day * run_time)
