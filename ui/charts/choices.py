"""Which results and which quantities a chart offers, in which order."""

from explorer.model import model
from explorer.results import Results

RESULTS = (
    "energy",
    "emissions",
    "facility_power",
    "cost",
    "annual_energy",
    "households",
    "energy_per_query",
    "utilization",
)
STATED = ("parameters", "gpu_count", "server_power", "pue", "grid_intensity")


def results_offered(results: Results) -> list[str]:
    """The results that a chart can show, the headlines first."""
    known = [n for n in model().quantities if n in results.values]
    follow = [n for n in known if results.how(n) == "follows" or model().quantities[n].result]
    return [*(n for n in RESULTS if n in follow), *(n for n in follow if n not in RESULTS)]


def quantities_offered(results: Results) -> list[str]:
    """The stated and assumed quantities that can be varied, the five main ones first."""
    free = [n for n in model().quantities if results.how(n) in ("stated", "assumed")]
    return [*(n for n in STATED if n in free), *(n for n in free if n not in STATED)]
