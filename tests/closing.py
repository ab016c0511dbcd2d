"""Closing a window whose work is not wanted."""

from ui import app
from ui.wiring import Wiring


def close(wiring: Wiring) -> None:
    """Close and delete it without a question."""
    wiring.window_.may_close = _yes
    wiring.window_.close()
    wiring.window_.deleteLater()
    app.settle()


def _yes() -> bool:
    return True
