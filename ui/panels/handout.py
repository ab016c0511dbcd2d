"""What to hand out, and as what: the question before something is exported."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.handout.kinds import KINDS, Kind
from explorer.text import _
from ui import theme

_SIZES = (QSize(1920, 1080), QSize(1280, 720), QSize(3840, 2160), QSize(1200, 1200))
_PICTURES = (".svg", ".png")
_WIDTH = 560


@dataclass(frozen=True)
class Asked:
    """What was chosen: the subject by its key, the kind of file, and for a picture how it looks."""

    subject: str
    kind: Kind
    chart: str
    pixels: QSize
    dark: bool


class HandoutDialog(QDialog):
    """Asks what to hand out and as which kind of file; what fits only some kinds is shown then."""

    def __init__(
        self,
        subjects: Mapping[str, str],
        charts: Mapping[str, str],
        last: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hand out"))
        self._subjects = QButtonGroup(self)
        self._keys = list(subjects)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(_("Kind of file"))
        self.chart = QComboBox()
        self.chart.setAccessibleName(_("Chart"))
        self.size_box = QComboBox()
        self.size_box.setAccessibleName(_("Size of the picture"))
        self.dark = QCheckBox(_("&Dark"))
        self._picture = QWidget()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go_on = self._buttons.addButton(
            _("&Choose where…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._fill(charts, last)
        self._lay_out(subjects)
        self.kinds.currentRowChanged.connect(self._show_what_fits)
        self.kinds.itemActivated.connect(self.accept)
        self._show_what_fits()

    @property
    def asked(self) -> Asked:
        """What was chosen."""
        return Asked(
            subject=self._keys[max(self._subjects.checkedId(), 0)],
            kind=self._kind,
            chart=str(self.chart.currentData() or ""),
            pixels=self.size_box.currentData(),
            dark=self.dark.isChecked(),
        )

    @property
    def _kind(self) -> Kind:
        return KINDS[max(self.kinds.currentRow(), 0)]

    def choose(self, subject: str, suffix: str) -> None:
        """Choose a subject and a kind of file."""
        self._subjects.button(self._keys.index(subject)).setChecked(True)
        self.kinds.setCurrentRow([kind.suffix for kind in KINDS].index(suffix))

    def showEvent(self, event: QShowEvent) -> None:
        """The kinds are where most people go on."""
        super().showEvent(event)
        self.kinds.setFocus()

    def _fill(self, charts: Mapping[str, str], last: str) -> None:
        for kind in KINDS:
            item = QListWidgetItem(f"{kind.name}\n{kind.use}", self.kinds)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().height() + 10))
        suffixes = [kind.suffix for kind in KINDS]
        self.kinds.setCurrentRow(suffixes.index(last) if last in suffixes else 0)
        for name, title in charts.items():
            self.chart.addItem(title, name)
        for size in _SIZES:
            words = _("{width} × {height} pixels")
            self.size_box.addItem(words.format(width=size.width(), height=size.height()), size)

    def _lay_out(self, subjects: Mapping[str, str]) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        what = QLabel(_("What"))
        what.setForegroundRole(what.foregroundRole().PlaceholderText)
        layout.addWidget(what)
        for place, words in enumerate(subjects.values()):
            button = QRadioButton(words.replace("&", "&&"))
            self._subjects.addButton(button, place)
            layout.addWidget(button)
        self._subjects.button(0).setChecked(True)
        kind = QLabel(_("As"))
        kind.setForegroundRole(kind.foregroundRole().PlaceholderText)
        kind.setBuddy(self.kinds)
        layout.addSpacing(theme.GAP)
        layout.addWidget(kind)
        layout.addWidget(self.kinds, 1)
        form = QFormLayout(self._picture)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(_("C&hart"), self.chart)
        form.addRow(_("&Size"), self.size_box)
        form.addRow("", self.dark)
        layout.addWidget(self._picture)
        said = QLabel(
            _("Every file carries the scenario, date, version, seed, sources and assumptions.")
        )
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setForegroundRole(said.foregroundRole().PlaceholderText)
        layout.addWidget(said)
        layout.addWidget(self._buttons)
        self.resize(_WIDTH, 620)

    def _show_what_fits(self) -> None:
        self._picture.setVisible(self._kind.suffix in _PICTURES)
