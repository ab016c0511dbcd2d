"""How hypothesis runs here: speed is the bench's matter, so no test has a deadline."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "wattif", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("wattif")
