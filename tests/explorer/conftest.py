"""How hypothesis runs here: speed is the bench's matter, so no test has a deadline."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "wattif",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    # A change is judged by the same examples as the one before it; at a desk every run looks on.
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("wattif")
