"""Choose from a searchable list: a preset, an accelerator, a place, a site."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from explorer.plain_text import short
from explorer.text import _
from ui import theme
from ui.scroll import thin_scroll_bars

_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """One entry: its key, its name, a short remark beside it, and a longer text about it."""

    key: str
    name: str
    remark: str = ""
    about: str = ""
    words: str = field(default="", repr=False)

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every one of the words occurs somewhere in the entry."""
        text = f"{self.key} {self.name} {self.remark} {self.about} {self.words}".casefold()
        return all(word in text for word in words)

    def is_named(self, words: Sequence[str]) -> bool:
        """Whether every one of the words occurs in the name or the key."""
        name = f"{self.key} {self.name}".casefold()
        return all(word in name for word in words)


class _TwoLines(QStyledItemDelegate):
    """Draws an entry's name and, below it, its remark."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        lines = QFontMetrics(theme.font()).height() + QFontMetrics(theme.font(0.85)).height()
        return QSize(200, lines + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        choice: Choice = index.data(_CHOICE)
        colors = theme.current()
        area = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(area, colors.color("accent"))
        area.adjust(10, 5, -8, -5)
        for text, font, role in (
            (choice.name, theme.font(), "text"),
            (choice.remark, theme.font(0.85), "faint"),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colors.color("accent_text" if selected else role))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area.left(), area.top() + metrics.ascent(), cut)
            area.setTop(area.top() + metrics.height() + 1)
        painter.restore()


class _SearchField(QLineEdit):
    """The arrow keys walk through the list while the text stays in focus."""

    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)


class PickerDialog(QDialog):
    """A list with a search field and, beside it, what is known of the entry."""

    def __init__(
        self, title: str, hint: str, choices: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(900, 560)
        self.search = _SearchField()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setItemDelegate(_TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        thin_scroll_bars(self.list)
        self.list.setAccessibleName(title)
        self.about = QLabel()
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setFont(theme.font(1.25, bold=True))
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = QLabel()
        self.count.setForegroundRole(self.count.foregroundRole().PlaceholderText)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._fill(choices)
        self.search.textChanged.connect(self._filter)
        self.search.walked.connect(self._walk)
        self.list.currentItemChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(self.accept)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._filter("")

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.count)
        right.setContentsMargins(2 * theme.GAP, 4, theme.GAP, 0)
        right.setSpacing(theme.GAP)
        right.addWidget(self.name)
        area = QScrollArea()
        area.setWidget(self.about)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        thin_scroll_bars(area)
        right.addWidget(area, 1)
        columns = QHBoxLayout()
        columns.addLayout(left, 5)
        columns.addLayout(right, 5)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)

    def _fill(self, choices: Sequence[Choice]) -> None:
        for choice in choices:
            item = QListWidgetItem(self.list)
            item.setData(_CHOICE, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.name}, {choice.remark}")

    @property
    def chosen(self) -> Choice | None:
        """The entry that is selected, if any is in sight."""
        if self.list.currentRow() < 0 or self.list.currentItem().isHidden():
            return None
        choice: Choice = self.list.currentItem().data(_CHOICE)
        return choice

    def _visible(self) -> list[int]:
        return [i for i in range(self.list.count()) if not self.list.item(i).isHidden()]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(not item.data(_CHOICE).matches(words))
        visible = self._visible()
        self.list.setCurrentRow(self._best(visible, words))
        self._show()
        self.count.setText(
            _("{n} of {all}").format(n=len(visible), all=self.list.count())
            if visible
            else _("Nothing matches; try fewer words.")
        )

    def _best(self, visible: list[int], words: Sequence[str]) -> int:
        """The first entry whose name has all the words, else the first that is left."""
        choices = [(place, self.list.item(place).data(_CHOICE)) for place in visible]
        named = (place for place, choice in choices if choice.is_named(words))
        return next(named, visible[0] if visible else -1)

    def _walk(self, step: int) -> None:
        visible = self._visible()
        if visible:
            row = self.list.currentRow()
            place = visible.index(row) if row in visible else 0
            self.list.setCurrentRow(visible[min(max(place + step, 0), len(visible) - 1)])

    def _show(self, *_items: object) -> None:
        choice = self.chosen
        self.name.setText(short(choice.name, 200) if choice else "")
        self.about.setText(choice.about if choice else "")
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(choice is not None)
