"""The list of steps: number, headline, and below it what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from explorer.plain_text import short
from explorer.text import _
from ui import theme
from ui.plain import plain
from ui.scroll import thin_scroll_bars

_NUMBER, _SIDE, _ABOVE = 26, 8, 6
"""Pixels for the number at the left, and around the words."""
_LONGEST = 220
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
_BELOW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A step as the list says it: its headline with its numbers, and what is shown."""

    headline: str
    below: str


class StepList(QListWidget):
    """Steps in their order; the chosen one is shown in the form."""

    chosen = Signal(int)
    asked = Signal()
    """The chosen step is wanted on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Steps(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Steps of the story, in their order"))
        thin_scroll_bars(self)
        self.currentRowChanged.connect(self._choose)
        self.itemActivated.connect(self._ask)
        self._showing = False

    def show_rows(self, rows: Sequence[Row], chosen: int) -> None:
        """Show these steps; only what differs is laid out anew."""
        self._showing = True
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            self._show_row(self.item(place), place, row)
        if chosen != self.currentRow():
            self.setCurrentRow(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollToItem(self.currentItem())
        self._showing = False

    def _show_row(self, item: QListWidgetItem, place: int, row: Row) -> None:
        headline = short(row.headline, _LONGEST) or _("No headline yet")
        if (item.text(), item.data(_BELOW)) != (headline, row.below):
            item.setText(headline)
            item.setData(_BELOW, row.below)
            item.setToolTip(plain(f"{row.headline}\n{row.below}"))
        name = _("Step {n}: {headline}").format(n=place + 1, headline=headline)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, row.below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, place: int) -> None:
        if not self._showing:
            self.chosen.emit(place)

    def _ask(self, _item: QListWidgetItem) -> None:
        self.asked.emit()


class _Steps(QStyledItemDelegate):
    """Draws a step in as many lines as its headline takes."""

    def __init__(self, steps: StepList) -> None:
        super().__init__(steps)
        self._steps = steps

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        room = self._steps.viewport().width()
        words = _words_in(QRect(0, 0, room, 0))
        height = _height(str(index.data()), theme.font(), words.width())
        return QSize(room, height + QFontMetrics(theme.font(0.85)).height() + 2 * _ABOVE + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self._steps.style().drawPrimitive(panel, option, painter, self._steps)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, roles = self._steps.palette(), QPalette.ColorRole
        strong = palette.color(roles.HighlightedText if chosen else roles.Text)
        faint = strong if chosen else theme.current().color("faint")
        area = option.rect.adjusted(0, _ABOVE, 0, -_ABOVE)
        words, headline = _words_in(area), str(index.data())
        painter.setPen(strong if chosen else theme.current().color("accent"))
        painter.setFont(theme.font(1.0, bold=True))
        number = QRect(area.left(), area.top(), _NUMBER, area.height())
        aligned = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        painter.drawText(number, int(aligned), str(index.row() + 1))
        painter.setPen(strong)
        painter.setFont(theme.font())
        painter.drawText(words, _WRAPPED, headline)
        words.setTop(words.top() + _height(headline, theme.font(), words.width()) + 2)
        painter.setPen(faint)
        painter.setFont(theme.font(0.85))
        below = QFontMetrics(theme.font(0.85)).elidedText(
            str(index.data(_BELOW)), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop), below)


def _words_in(area: QRect) -> QRect:
    """Where the words of a row stand."""
    return area.adjusted(_NUMBER + _SIDE, 0, -_SIDE, 0)


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(0, 0, max(width, 1), 10_000, _WRAPPED, text).height()
