"""Which kind of picture, and how large."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.text import _
from ui import theme

_KINDS = (
    (".png", _("PNG: pixels, for slides and web pages")),
    (".svg", _("SVG: drawing, to edit and to enlarge")),
    (".pdf", _("PDF: drawing, for print")),
)
_SIZES = (QSize(1920, 1080), QSize(3840, 2160))


class PictureDialog(QDialog):
    """Kind and size of a picture to save."""

    def __init__(self, on_screen: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save picture"))
        self.setMinimumWidth(420)
        self.kind = QComboBox()
        for ending, words in _KINDS:
            self.kind.addItem(words, ending)
        self.size_box = QComboBox()
        words = _("As on screen ({width} × {height})")
        self.size_box.addItem(
            words.format(width=on_screen.width(), height=on_screen.height()), None
        )
        for size in _SIZES:
            self.size_box.addItem(f"{size.width()} × {size.height()}", size)
        self.size_box.addItem(_("Another size"), "own")
        self.size_box.currentIndexChanged.connect(self._offer_own)
        self.width_box, self.height_box = _pixels(on_screen.width()), _pixels(on_screen.height())
        self.width_box.setAccessibleName(_("Width in pixels"))
        self.height_box.setAccessibleName(_("Height in pixels"))
        own = QHBoxLayout()
        for part in (self.width_box, QLabel("×"), self.height_box):
            own.addWidget(part)
        own.addStretch(1)
        form = QFormLayout()
        form.setSpacing(theme.GAP)
        form.addRow(_("&Kind"), self.kind)
        form.addRow(_("&Size"), self.size_box)
        form.addRow(_("&Width, height"), own)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText(_("&Choose where…"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._offer_own()

    @property
    def ending(self) -> str:
        """The ending of the kind chosen."""
        return str(self.kind.currentData())

    @property
    def pixels(self) -> QSize | None:
        """The size chosen, None for that on screen."""
        chosen = self.size_box.currentData()
        if chosen == "own":
            return QSize(self.width_box.value(), self.height_box.value())
        return chosen if isinstance(chosen, QSize) else None

    def _offer_own(self) -> None:
        chosen = self.size_box.currentData()
        for box in (self.width_box, self.height_box):
            box.setEnabled(chosen == "own")
        if isinstance(chosen, QSize):
            self.width_box.setValue(chosen.width())
            self.height_box.setValue(chosen.height())


def _pixels(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(200, 7680)
    box.setSuffix(_(" px"))
    box.setValue(value)
    return box
