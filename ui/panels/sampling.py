"""How uncertainty is drawn: the seed and the number of draws."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.scenario import Sampling
from explorer.text import _
from ui import theme


class SamplingDialog(QDialog):
    """Seed and number of draws, and what they mean."""

    def __init__(self, sampling: Sampling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Draws"))
        self.setMinimumWidth(440)
        words = QLabel(
            _(
                "Every quantity with a range is drawn many times over (Latin hypercube). The same "
                "seed gives the same draws, to the last digit, at every position of the sliders "
                "and on every machine. While you drag, up to 10,000 draws follow; when you let "
                "go, all of them are made."
            )
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.seed = QSpinBox()
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setValue(sampling.seed)
        self.samples = QSpinBox()
        self.samples.setRange(100, 1_000_000)
        self.samples.setSingleStep(10_000)
        self.samples.setGroupSeparatorShown(True)
        self.samples.setValue(sampling.samples)
        form = QFormLayout()
        form.addRow(_("&Seed"), self.seed)
        form.addRow(_("&Draws"), self.samples)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addWidget(words)
        layout.addLayout(form)
        layout.addWidget(buttons)

    @property
    def chosen(self) -> Sampling:
        """The seed and number as they now stand."""
        return Sampling(seed=self.seed.value(), samples=self.samples.value())
