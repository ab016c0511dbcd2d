"""What a chart gives away: the picture of it in pixels, as SVG and as PDF, and its table."""

from ui.charts.pictures.credits import credentials, today
from ui.charts.pictures.making import ENDINGS, Pictured, image, pdf, planned, png, svg, write
from ui.charts.pictures.menu import GivesAway, file_name

__all__ = [
    "ENDINGS",
    "GivesAway",
    "Pictured",
    "credentials",
    "file_name",
    "image",
    "pdf",
    "planned",
    "png",
    "svg",
    "today",
    "write",
]
