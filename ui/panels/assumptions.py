"""The assumptions in force, each one click away from becoming a statement."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.model import model
from explorer.results import Results
from explorer.text import _
from ui import theme
from ui.plain import menu_text, plain

_COLUMNS = 2


class Assumptions(QWidget):
    """A small list: "PUE 1", "load factor 100 %"; a click states it."""

    stated = Signal(str, float, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(_("Assumed, because nothing is stated – click to state it"))
        self.heading.setFont(theme.font(0.85))
        self.heading.setForegroundRole(self.heading.foregroundRole().PlaceholderText)
        self.buttons: dict[str, QPushButton] = {}
        self._shown: dict[str, float] | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP + 2, 4, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addLayout(self._grid)

    def show_results(self, results: Results) -> None:
        """Show one button for each assumption in force."""
        wanted = {name: results.values[name] for name in results.assumptions}
        if wanted == self._shown:
            return
        self._shown = wanted
        for name, button in self.buttons.items():
            self._grid.removeWidget(button)
            button.setVisible(name in wanted)
        for place, (name, value) in enumerate(wanted.items()):
            quantity = model().quantities[name]
            button = self._button(name)
            button.setText(menu_text(f"{quantity.label} {quantity.legible(value)}"))
            button.setToolTip(plain(quantity.help + "\n" + _("Click to state it yourself.")))
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            button.show()
        self.setVisible(bool(wanted))

    def _button(self, name: str) -> QPushButton:
        if name not in self.buttons:
            button = QPushButton(self)
            button.setAutoDefault(False)
            button.setFont(theme.font(0.9))
            button.setObjectName(name)
            button.clicked.connect(self._state)
            self.buttons[name] = button
        return self.buttons[name]

    def _state(self) -> None:
        name = self.sender().objectName()
        if self._shown and name in self._shown:
            self.stated.emit(name, self._shown[name], "")
