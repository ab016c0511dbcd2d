"""Every claim against its own inputs."""

from ui.charts.claims.chart import ClaimCards

__all__ = ["ClaimCards"]
