"""The windows that were open when the program crashed, as a list to tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.study.differences import differences
from explorer.text import _
from ui import theme
from ui.panels.differences import counted
from ui.plain import plain
from ui.scroll import thin_scroll_bars

_LONGEST = 200
"""Characters of a title or file name; as many as there is room for are shown."""


@dataclass(frozen=True)
class Found:
    """The work of one window: what it was, and what its file holds now.

    `saved` is what was opened where there is no file, and None where the file cannot be read:
    `trouble` says why.
    """

    title: str
    file: str
    when: datetime
    recovered: Scenario
    saved: Scenario | None
    trouble: str = ""


class FoundList(QListWidget):
    """Each window with its title, its file, when it was last worked at and how much differs."""

    def __init__(self, found: Sequence[Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Entries(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Windows that were open"))
        thin_scroll_bars(self)
        for one in found:
            self.addItem(_item(one))

    @property
    def chosen(self) -> tuple[int, ...]:
        """The places of those that are ticked."""
        places = range(self.count())
        return tuple(p for p in places if self.item(p).checkState() == Qt.CheckState.Checked)


def _item(one: Found) -> QListWidgetItem:
    title = short(one.title, _LONGEST) or _("Untitled scenario")
    name = short(Path(one.file).name, _LONGEST) if one.file else _("Never saved to a file")
    when = one.when.astimezone().strftime("%Y-%m-%d %H:%M")
    item = QListWidgetItem(f"{title}\n{name}\n{when} · {_state(one)}")
    item.setToolTip(plain("\n".join(filter(None, (title, one.file)))))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item


def _state(one: Found) -> str:
    if one.saved is None:
        return _("file not readable") if one.trouble else _("all is new")
    return counted(differences(one.saved, one.recovered)).rstrip(".")


class _Entries(QStyledItemDelegate):
    """Draws a tick box, the title, and below it two fainter lines, cut where too long."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        title, small = (QFontMetrics(font) for font in (theme.font(bold=True), theme.font(0.9)))
        return QSize(0, title.height() + 2 * small.height() + 2 * theme.GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        style, colors = self._list.style(), theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, option, painter, self._list)
        box = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self._list
        )
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        painter.save()
        _draw_box(painter, QRectF(box), ticked=ticked, chosen=chosen)
        room = option.rect.adjusted(0, theme.GAP, -theme.GAP, 0)
        room.setLeft(box.right() + theme.GAP)
        title, *below = option.text.splitlines()
        painter.setPen(colors.color("accent_text" if chosen else "text"))
        painter.setFont(theme.font(bold=True))
        _draw_line(painter, room, title)
        painter.setPen(colors.color("accent_text" if chosen else "faint"))
        painter.setFont(theme.font(0.9))
        for line in below:
            _draw_line(painter, room, line)
        painter.restore()


def _draw_line(painter: QPainter, room: QRect, text: str) -> None:
    """Draw a line at the top of the room, and leave the room below it."""
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, cut)
    room.setTop(room.top() + metrics.height())


def _draw_box(painter: QPainter, rect: QRectF, *, ticked: bool, chosen: bool) -> None:
    """A box that can be told from every ground, empty or with a tick."""
    colors = theme.current()
    line: QColor = colors.color("accent_text" if chosen else "faint")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if ticked:
        x, y, step = rect.center().x(), rect.center().y(), rect.width() / 4
        painter.setPen(QPen(colors.color("accent_text" if chosen else "accent"), 2))
        points = ((x - step, y), (x - step / 4, y + step * 0.8), (x + step * 1.1, y - step))
        painter.drawPolyline([QPointF(*point) for point in points])
