"""Year by year to the horizon, with what others have said of those years."""

from ui.charts.outlook.chart import Outlook

__all__ = ["Outlook"]
