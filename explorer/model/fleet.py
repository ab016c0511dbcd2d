"""Fleet: the machines that do the work, and for how long."""

from explorer.formula import Value, gives
from explorer.quantity import Quantity
from explorer.text import _

TITLE = _("Fleet")

QUANTITIES = (
    Quantity(
        name="gpu_count",
        label=_("GPU count"),
        unit="1",
        slider=(1, 1e8),
        above_low=True,
        whole=True,
        help=_("Accelerators at work: GPUs, TPUs or their like."),
    ),
    Quantity(
        name="gpus_per_server",
        label=_("GPUs per server"),
        unit="1",
        slider=(1, 72),
        scale="linear",
        above_low=True,
        whole=True,
        help=_("Accelerators in one server; eight in most."),
    ),
    Quantity(
        name="servers",
        label=_("Servers"),
        unit="1",
        slider=(1, 1e7),
        above_low=True,
        whole=True,
        help=_("Servers at work."),
    ),
    Quantity(
        name="gpu_peak",
        label=_("GPU peak"),
        unit="TFLOP/s",
        slider=(10, 10_000),
        above_low=True,
        help=_(
            "The most one accelerator can compute, dense, at 16-bit precision. "
            "Data sheets often headline the sparse figure, which is twice as high."
        ),
    ),
    Quantity(
        name="utilization",
        label=_("Utilisation"),
        unit="%",
        slider=(1, 100),
        scale="linear",
        high=100,
        above_low=True,
        help=_(
            "Model FLOP utilisation over the whole run: useful operations as a share of what "
            "the accelerators could do. Good large runs reach 30 to 45 %."
        ),
    ),
    Quantity(
        name="run_time",
        label=_("Run time"),
        unit="days",
        slider=(0.1, 3650),
        above_low=True,
        help=_(
            "The length of a training run, or the period over which a standing fleet is looked at."
        ),
    ),
    Quantity(
        name="development_multiplier",
        label=_("Development multiplier"),
        unit="x",
        slider=(1, 10),
        low=1,
        help=_(
            "Failed and exploratory runs: all the work for each run that counts. "
            "Published cases lie between 1 and 2.7."
        ),
    ),
    Quantity(
        name="gpu_hours",
        result=True,
        label=_("GPU-hours"),
        unit="GPU-h",
        slider=(1, 1e10),
        help=_("Hours of accelerator time, summed over all of them."),
    ),
    Quantity(
        name="server_power",
        label=_("Power per server"),
        unit="kW",
        slider=(0.1, 200),
        above_low=True,
        help=_("The most a server draws by its name plate, accelerators and all the rest."),
    ),
    Quantity(
        name="gpu_power",
        label=_("Power per GPU"),
        unit="W",
        slider=(10, 5000),
        above_low=True,
        help=_(
            "The most that is drawn for each accelerator, its share of the rest of the server "
            "included. A chip's rated power (TDP) alone leaves that share out."
        ),
    ),
    Quantity(
        name="load_factor",
        label=_("Load factor"),
        unit="%",
        slider=(5, 100),
        scale="linear",
        high=100,
        above_low=True,
        help=_("Average draw over name-plate power. Measured servers lie between 50 and 90 %."),
    ),
    Quantity(
        name="rack_power",
        label=_("Power per rack"),
        unit="kW",
        slider=(2, 500),
        above_low=True,
        help=_("Rack density: what one rack may draw. Most racks draw 10 to 30 kW."),
    ),
    Quantity(
        name="racks",
        result=True,
        label=_("Racks"),
        unit="1",
        slider=(1, 1e7),
        help=_("Racks that the servers fill at their name-plate power."),
    ),
)


def utilization(compute: Value, gpu_count: Value, gpu_peak: Value, run_time: Value) -> Value:
    """Compute ÷ (GPU count × GPU peak × run time).

    Above 100 % the statements contradict each other. After Chowdhery et al. 2022 (PaLM), app. B.
    """
    return compute / (gpu_count * gpu_peak * run_time)


def gpu_count(servers: Value, gpus_per_server: Value) -> Value:
    """Servers × GPUs per server."""
    return servers * gpus_per_server


@gives("gpu_count")
def gpu_count_from_compute(
    compute: Value, run_time: Value, gpu_peak: Value, utilization: Value
) -> Value:
    """Compute ÷ (run time × GPU peak × utilisation): the fleet that the work needs."""
    return compute / (run_time * gpu_peak * utilization)


@gives("gpu_count")
def gpu_count_from_hours(
    gpu_hours: Value, run_time: Value, development_multiplier: Value = 1.0
) -> Value:
    """GPU-hours ÷ (run time × development multiplier)."""
    return gpu_hours / (run_time * development_multiplier)


def gpus_per_server(gpu_count: Value, servers: Value) -> Value:
    """GPU count ÷ servers."""
    return gpu_count / servers


def servers(gpu_count: Value, gpus_per_server: Value) -> Value:
    """GPU count ÷ GPUs per server."""
    return gpu_count / gpus_per_server


@gives("servers")
def servers_from_power(it_power: Value, server_power: Value, load_factor: Value = 1.0) -> Value:
    """IT power ÷ (power per server × load factor): the fleet that the power feeds."""
    return it_power / (server_power * load_factor)


def run_time(compute: Value, gpu_count: Value, gpu_peak: Value, utilization: Value) -> Value:
    """Compute ÷ (GPU count × GPU peak × utilisation): how long the work takes."""
    return compute / (gpu_count * gpu_peak * utilization)


@gives("run_time")
def run_time_from_hours(
    gpu_hours: Value, gpu_count: Value, development_multiplier: Value = 1.0
) -> Value:
    """GPU-hours ÷ (GPU count × development multiplier)."""
    return gpu_hours / (gpu_count * development_multiplier)


@gives("run_time")
def run_time_from_energy(
    it_energy: Value, it_power: Value, development_multiplier: Value = 1.0
) -> Value:
    """IT energy ÷ (IT power × development multiplier)."""
    return it_energy / (it_power * development_multiplier)


def gpu_hours(gpu_count: Value, run_time: Value, development_multiplier: Value = 1.0) -> Value:
    """GPU count × run time × development multiplier."""
    return gpu_count * run_time * development_multiplier


def server_power(it_power: Value, servers: Value, load_factor: Value = 1.0) -> Value:
    """IT power ÷ (servers × load factor)."""
    return it_power / (servers * load_factor)


@gives("server_power")
def server_power_from_gpus(gpu_power: Value, gpus_per_server: Value) -> Value:
    """Power per GPU × GPUs per server."""
    return gpu_power * gpus_per_server


def gpu_power(it_power: Value, gpu_count: Value, load_factor: Value = 1.0) -> Value:
    """IT power ÷ (GPU count × load factor)."""
    return it_power / (gpu_count * load_factor)


def load_factor(it_power: Value, servers: Value, server_power: Value) -> Value:
    """IT power ÷ (servers × power per server)."""
    return it_power / (servers * server_power)


def racks(servers: Value, server_power: Value, rack_power: Value) -> Value:
    """Servers × power per server ÷ power per rack."""
    return servers * server_power / rack_power
