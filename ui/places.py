"""Where the program keeps what is its own: habits in one folder, the state of work in another."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Places = QStandardPaths.StandardLocation


def settings_folder() -> Path:
    """For what a person chose."""
    return Path(QStandardPaths.writableLocation(_Places.GenericConfigLocation)) / "wattif"


def state_folder() -> Path:
    """For what concerns this machine alone: the log, and work that no file has yet."""
    return Path(QStandardPaths.writableLocation(_Places.GenericStateLocation)) / "wattif"
