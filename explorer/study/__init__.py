"""Questions asked of a scenario beyond its values."""
