"""Questions to the person: each opens a dialog, waits, and gives back the answer or nothing.

The dialogs are imported when first asked for, which keeps the start of the program short.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from explorer.model import model
from explorer.results import Results
from explorer.scenario import Hold, Sampling, Scenario, Statement
from explorer.slips import Offer, Slip
from explorer.text import _

if TYPE_CHECKING:
    from explorer.table_reader import Taken
    from ui.panels.picker import Choice

Filling = tuple[str, Mapping[str, Statement]]
"""What was chosen, in words, and the statements that it fills in."""


def _accepted(dialog: QDialog) -> bool:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def preset(window: QWidget) -> str:
    """Which preset to open: its id, or nothing."""
    from ui.panels.choices import presets  # noqa: PLC0415 - reads every preset

    choice = _choice(_("Presets"), _("Search title, tag, summary…"), presets(), _("&Open"), window)
    return choice.key if choice else ""


def hardware(window: QWidget) -> Filling | None:
    """An accelerator, by name, and what it fills in."""
    from ui.panels import choices  # noqa: PLC0415 - reads the tables

    choice = _choice(
        _("Hardware"), _("Search accelerators…"), choices.hardware(), _("&Fill in"), window
    )
    return (choice.name, choices.hardware_statements(choice.key)) if choice else None


def place(window: QWidget) -> Filling | None:
    """A place in a year, by name, and what it fills in."""
    from ui.panels import choices  # noqa: PLC0415 - reads the tables

    choice = _choice(
        _("Place"), _("Search places and years…"), choices.grids(), _("&Fill in"), window
    )
    return (choice.name, choices.grid_statements(choice.key)) if choice else None


def site(window: QWidget) -> Filling | None:
    """A kind of site, by name, and what it fills in."""
    from ui.panels import choices  # noqa: PLC0415 - reads the tables

    choice = _choice(_("Site"), _("Search sites…"), choices.sites(), _("&Fill in"), window)
    return (choice.name, choices.site_statements(choice.key)) if choice else None


def _choice(
    title: str, hint: str, offered: Sequence["Choice"], verb: str, window: QWidget
) -> "Choice | None":
    from ui.panels.picker import PickerDialog  # noqa: PLC0415 - when first asked for

    dialog = PickerDialog(title, hint, offered, window)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Open).setText(verb)
    return dialog.chosen if _accepted(dialog) else None


def follower(
    name: str, value: float, results: Results, candidates: Sequence[str], window: QWidget
) -> str | None:
    """Which quantity shall follow; empty where all are kept, None where nothing is changed."""
    from ui.panels.follow import FollowDialog  # noqa: PLC0415 - when first asked for

    dialog = FollowDialog(name, value, results, candidates, window)
    return dialog.follower if _accepted(dialog) else None


def mend(slip: Slip, window: QWidget) -> Offer | None:
    """What was meant by a text that betrays a slip, or nothing."""
    from ui.panels.mend import MendDialog  # noqa: PLC0415 - when first asked for

    dialog = MendDialog(slip, window)
    return dialog.chosen if _accepted(dialog) else None


def source(name: str, scenario: Scenario, window: QWidget) -> Statement | None:
    """A statement with the source that the person gives it."""
    from ui.panels.details import SourceDialog  # noqa: PLC0415 - when first asked for

    dialog = SourceDialog(name, scenario, window)
    return dialog.stated if _accepted(dialog) else None


def details(scenario: Scenario, window: QWidget) -> Scenario | None:
    """The scenario with the title, summary and notes that the person gives it."""
    from ui.panels.details import DetailsDialog  # noqa: PLC0415 - when first asked for

    dialog = DetailsDialog(scenario, window)
    return dialog.described if _accepted(dialog) else None


def claims(scenario: Scenario, window: QWidget) -> Scenario | None:
    """The scenario with the claims that the person adds, changes, removes and puts in order."""
    from ui.panels.claiming import ClaimsDialog  # noqa: PLC0415 - when first asked for

    dialog = ClaimsDialog(scenario, window)
    return dialog.claimed if _accepted(dialog) else None


def hold(follower: str, results: Results, focus: str, window: QWidget) -> Hold | None:
    """Which result shall stay, and at what value, while a quantity follows."""
    from ui.panels.hold import HoldDialog  # noqa: PLC0415 - when first asked for

    rests = results.plan.leaves
    follow = [n for n in results.plan.steps if follower in rests[n]]
    offered = [n for n in model().quantities if n in follow and model().quantities[n].result]
    dialog = HoldDialog(follower, results, offered or follow, focus, window)
    return dialog.chosen if _accepted(dialog) else None


def imported(taken: "Taken", results: Results, window: QWidget) -> Mapping[str, Statement] | None:
    """The statements of a table, once the person has seen what they change."""
    from ui.panels.imported import ImportDialog  # noqa: PLC0415 - when first asked for

    dialog = ImportDialog(taken, results, window)
    return dialog.statements if _accepted(dialog) else None


def sampling(scenario: Scenario, window: QWidget) -> Sampling | None:
    """Another seed and number of draws."""
    from ui.panels.sampling import SamplingDialog  # noqa: PLC0415 - when first asked for

    dialog = SamplingDialog(scenario.sampling, window)
    return dialog.chosen if _accepted(dialog) else None


def title(now: str, window: QWidget) -> str | None:
    """What something shall be called."""
    from PySide6.QtWidgets import QInputDialog  # noqa: PLC0415 - when first asked for

    text, accepted = QInputDialog.getText(window, _("Rename"), _("Title"), text=now)
    return text if accepted else None
