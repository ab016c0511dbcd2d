"""Which result shall stay, and where, while a quantity follows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import WattifError
from explorer.model import model
from explorer.results import Results
from explorer.scenario import Hold
from explorer.text import _
from ui import theme


class HoldDialog(QDialog):
    """Choose a result and the value at which it shall stay; what is refused is said in words."""

    def __init__(
        self,
        follower: str,
        results: Results,
        offered: Sequence[str],
        focus: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        quantity = model().quantities[follower]
        self.setWindowTitle(_("Let {label} follow").format(label=quantity.label))
        self.setMinimumWidth(460)
        self._follower, self._results = follower, results
        self.chosen: Hold | None = None
        sentence = _("{label} will follow the other quantities so that a result stays where it is.")
        if not offered:
            sentence = _("No result follows from {label} yet, so there is none that could stay.")
        words = QLabel(sentence.format(label=quantity.label))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.result_ = QComboBox()
        for name in offered:
            self.result_.addItem(model().quantities[name].label, name)
        self.result_.setCurrentIndex(max(self.result_.findData(focus), 0))
        self.value = QLineEdit()
        self.value.setMaxLength(80)
        self.wrong = QLabel()
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        form = QFormLayout()
        if offered:
            form.addRow(_("&Keep"), self.result_)
            form.addRow(_("&at"), self.value)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel if offered else kinds.Close)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addWidget(words)
        layout.addLayout(form)
        layout.addWidget(self.wrong)
        layout.addWidget(buttons)
        self.result_.currentIndexChanged.connect(self._suggest)
        if offered:
            self._suggest()

    def accept(self) -> None:
        """Close only where the value can be read; else say why not."""
        quantity = model().quantities[str(self.result_.currentData())]
        try:
            value, unit = quantity.read(self.value.text(), bare=True)
        except WattifError as error:
            self.wrong.setText(str(error))
            self.wrong.show()
            self.value.setFocus()
            return
        self.chosen = Hold(quantity=quantity.name, value=value, unit=unit, follower=self._follower)
        super().accept()

    def _suggest(self) -> None:
        """The present value, ready to be typed over."""
        name = str(self.result_.currentData())
        value = self._results.values[name]
        quantity = model().quantities[name]
        self.value.setText(quantity.shown(value).replace("\N{NO-BREAK SPACE}", " "))
        self.value.selectAll()
