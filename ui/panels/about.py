"""What Wattif is, whose work it rests on, and which keys it knows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from explorer import __version__
from explorer.text import _
from ui import theme


def show_about(parent: QWidget) -> None:
    """Say what Wattif is and what it rests on."""
    dialog = _dialog(parent, _("About Wattif"))
    _add(dialog, f"Wattif {__version__}", theme.font(1.4, bold=True))
    _add(
        dialog,
        _(
            "State what you know; the rest follows, or says what it needs; where two "
            "routes disagree, it tells you."
        ),
    )
    _add(
        dialog,
        _(
            "Grid intensity: Our World in Data, from Ember and the Energy Institute "
            "(CC BY 4.0). Hardware: Epoch AI (CC BY 4.0). Every other figure names its "
            "source where it stands."
        ),
    )
    _add(
        dialog,
        _(
            "Built with Qt and PySide6 (LGPL), pyqtgraph, NumPy, contourpy, pydantic, pint "
            "and tomlkit. Icons: Lucide (ISC). Wattif itself is under the MIT licence and "
            "makes no network connection."
        ),
    )
    _finish(dialog)


def show_keys(parent: QWidget, rows: Sequence[tuple[str, str]]) -> None:
    """Every key on one page."""
    dialog = _dialog(parent, _("Keyboard"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * theme.GAP)
    own = [
        (_("Sliders: step, finely with Shift"), "← →"),
        (_("Sliders: a tenth, to the ends"), "Page ↑ ↓, Home, End"),
        (_("Sliders: lower end of the range, upper one with Shift"), "Ctrl + ← →"),
        (_("Sliders: take the value that reaches the target"), "Ctrl + Enter"),
        (_("Entries: take the value, put the old one back"), "Enter, Esc"),
        (_("From one control to the next"), "Tab"),
        (_("Menus"), "F10, Alt"),
    ]
    seen: dict[str, str] = {keys: text for text, keys in rows}
    for line, (text, keys) in enumerate([*((t, k) for k, t in seen.items()), *own]):
        label = QLabel(text.replace("&", "").rstrip("…"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(label, line, 0)
        key = QLabel(keys)
        key.setFont(theme.font(bold=True))
        grid.addWidget(key, line, 1)
    layout = dialog.layout()
    if isinstance(layout, QVBoxLayout):
        layout.addLayout(grid)
    _finish(dialog)


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(3 * theme.GAP, 2 * theme.GAP, 3 * theme.GAP, 2 * theme.GAP)
    layout.setSpacing(2 * theme.GAP)
    return dialog


def _add(dialog: QDialog, text: str, font: object = None) -> None:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(460)
    if font is not None:
        label.setFont(font)  # type: ignore[arg-type]  # a QFont where given
    layout = dialog.layout()
    if layout is not None:
        layout.addWidget(label)


def _finish(dialog: QDialog) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = dialog.layout()
    if layout is not None:
        layout.addWidget(buttons)
    dialog.open()
