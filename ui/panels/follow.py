"""Asks which quantity shall follow instead, when one that follows is stated."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from explorer.model import model
from explorer.results import Results
from explorer.text import _
from ui import theme
from ui.plain import menu_text


class FollowDialog(QDialog):
    """One radio button for each quantity that could follow, and one for keeping all."""

    def __init__(
        self,
        name: str,
        value: float,
        results: Results,
        candidates: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        quantities = model().quantities
        quantity = quantities[name]
        self.setWindowTitle(_("What should change?"))
        said = QLabel(
            _(
                "{label} follows from what is stated: {now}. You state {value}. "
                "Which quantity should change with it?"
            ).format(label=quantity.label, now=results.shown(name), value=quantity.legible(value))
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addWidget(said)
        self.choices: list[tuple[str, QRadioButton]] = []
        for other in candidates:
            statement = results.scenario.statements[other]
            value_text = quantities[other].legible(statement.value, statement.unit)
            text = _("{label} (now {value})").format(
                label=quantities[other].label, value=value_text
            )
            self.choices.append((other, QRadioButton(menu_text(text))))
        self.choices.append(("", QRadioButton(_("None: keep them all and show the difference"))))
        for _other, button in self.choices:
            layout.addWidget(button)
        self.choices[0][1].setChecked(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @property
    def follower(self) -> str:
        """The quantity that shall follow; empty where all are kept."""
        return next((name for name, button in self.choices if button.isChecked()), "")
