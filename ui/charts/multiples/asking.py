"""Which variants a person wants to see, asked in a dialog."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from explorer.model import model
from explorer.study.variants import catalogue
from ui.charts.multiples.dialogs import PickDialog, ValuesDialog
from ui.charts.multiples.picking import Values, name_of


def pick_keys(
    what: str, keys: Sequence[str], *, by_value: bool, parent: QWidget
) -> tuple[tuple[str, ...], bool] | None:
    """Which entries of the catalogue, and whether by their results; None where nothing changes."""
    dialog = PickDialog(name_of(what), catalogue(what), keys, by_value=by_value, parent=parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return (dialog.keys, dialog.by_value) if accepted else None


def pick_values(
    what: str, values: Values, *, by_value: bool, parent: QWidget
) -> tuple[Values, bool] | None:
    """Which values of a quantity, and whether by their results; None where nothing changes."""
    dialog = ValuesDialog(model().quantities[what], values, by_value=by_value, parent=parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return (dialog.values, dialog.by_value) if accepted else None
