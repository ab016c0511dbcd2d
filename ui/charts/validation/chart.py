"""The model against published runs: what it predicts beside what was reported."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.model import model
from explorer.study import validation as study
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.card import ChartCard
from ui.charts.validation.agreement import PANELS, Agreement
from ui.charts.validation.pairs import sentence


class Validation(ChartCard):
    """Every published figure of the catalogue; the scenario at hand has no part in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The model against published runs"), parent)
        self._agreement = Agreement()
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Quantity to compare"))
        for name in PANELS:
            self._choice.addItem(model().quantities[name].label, name)
        self._choice.activated.connect(self._choose)
        self.fill(self._agreement, self._choice)

    def show_sampled(self, _sampled: Sampled) -> None:
        """Show the published runs, whatever the scenario; worked out when first asked for."""
        if not self._agreement.points:
            self._agreement.points = study.validation()
            self._agreement.renew()
            self._describe()

    def gesture(self, active: bool) -> None:
        """Nothing here moves with a slider."""

    def select(self, quantity: str) -> None:
        """Compare another quantity where there is room for one only."""
        self._choice.setCurrentIndex(self._choice.findData(quantity))
        self._agreement.chosen = quantity
        self._agreement.renew()

    def table(self) -> list[tuple[str, ...]]:
        """One row for each published figure."""
        return study.rows()

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the panels and their legend."""
        self._agreement.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._agreement.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer a choice where the panels do not fit side by side."""
        margins = self._grid.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        room = width / self._agreement.magnified
        self._choice.setVisible(not self._agreement.has_room_for_all(room))
        super().resizeEvent(event)

    def _choose(self, index: int) -> None:
        self.select(str(self._choice.itemData(index)))

    def _describe(self) -> None:
        points = self._agreement.points
        text = study.summary(points).text
        self.say(text, "; ".join([text, *map(sentence, points)]))
