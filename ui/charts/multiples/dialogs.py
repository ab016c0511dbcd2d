"""Which of them are shown: a list to search and to tick, or values to type."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import WattifError
from explorer.quantity import Quantity
from explorer.study.variants import Variant, read_values
from explorer.text import _
from ui import theme
from ui.plain import plain
from ui.scroll import thin_scroll_bars

_VARIANT = Qt.ItemDataRole.UserRole
_Values = tuple[tuple[float, str], ...]


class _Asking(QDialog):
    """What both have: the order of the rows, and two buttons."""

    def __init__(self, title: str, *, by_value: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.sorting = QCheckBox(_("&Smallest result first"))
        self.sorting.setChecked(by_value)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("S&how"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme.GAP)

    def _close_with(self) -> None:
        self._layout.addWidget(self.sorting)
        self._layout.addWidget(self.buttons)

    @property
    def by_value(self) -> bool:
        """Whether the rows stand by their results, and not as they were picked."""
        return self.sorting.isChecked()

    def _allow(self, *, allowed: bool) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(allowed)


class PickDialog(_Asking):
    """Entries of the catalogue, each ticked or not."""

    def __init__(
        self,
        title: str,
        variants: Sequence[Variant],
        keys: Sequence[str],
        *,
        by_value: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, by_value=by_value, parent=parent)
        self.resize(460, 560)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search…"))
        self.search.setAccessibleName(_("Search the list"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        thin_scroll_bars(self.list)
        self.count = QLabel()
        self.count.setForegroundRole(self.count.foregroundRole().PlaceholderText)
        self.all, self.none = QPushButton(_("Tick &all")), QPushButton(_("Tick &none"))
        for button, tip in (
            (self.all, _("Tick all that the search has found")),
            (self.none, _("Take away the ticks of all that the search has found")),
        ):
            button.setAutoDefault(False)
            button.setToolTip(plain(tip))
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.all)
        row.addWidget(self.none)
        self._layout.addWidget(self.search)
        self._layout.addWidget(self.list, 1)
        self._layout.addLayout(row)
        self._close_with()
        self._fill(variants, frozenset(keys))
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(self._count)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self._count()

    def _fill(self, variants: Sequence[Variant], keys: frozenset[str]) -> None:
        for variant in variants:
            about = f" – {variant.about}" if variant.about else ""
            item = QListWidgetItem(f"{variant.label}{about}", self.list)
            item.setData(_VARIANT, variant.key)
            item.setToolTip(plain(item.text()))
            ticked = variant.key in keys
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all that is ticked, in sight or not."""
        return tuple(str(item.data(_VARIANT)) for item in self._items() if _ticked(item))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))
        self._count()

    def _tick_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    def _tick_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)

    def _count(self, *_item: object) -> None:
        ticked = len(self.keys)
        self.count.setText(_("{n} of {all} ticked").format(n=ticked, all=self.list.count()))
        self._allow(allowed=ticked > 0)


def _ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked


class ValuesDialog(_Asking):
    """Values of a quantity, typed one after the other or as an even spread."""

    def __init__(
        self,
        quantity: Quantity,
        values: _Values,
        *,
        by_value: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Values of {quantity}").format(quantity=quantity.in_sentence)
        super().__init__(title, by_value=by_value, parent=parent)
        self.setMinimumWidth(460)
        self._quantity, self.values = quantity, values
        hint = _("Values with “;” between them, such as “{some}”, or “1 to 2 in 6” steps:")
        label = QLabel(hint.format(some="; ".join(self._typed(values[:3]) or ["1; 2; 5"])))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.entry = QLineEdit("; ".join(self._typed(values)))
        self.entry.setAccessibleName(title)
        label.setBuddy(self.entry)
        self.error = QLabel()
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        for widget in (label, self.entry, self.error):
            self._layout.addWidget(widget)
        self._close_with()
        self.entry.textChanged.connect(self._read)
        self._read()

    def _typed(self, values: _Values) -> list[str]:
        return [
            self._quantity.exact(value, unit).replace("\N{NO-BREAK SPACE}", " ")
            for value, unit in values
        ]

    def _read(self) -> None:
        sentence = ""
        try:
            self.values = read_values(self._quantity, self.entry.text())
        except WattifError as error:
            sentence = str(error)
        self.error.setText(sentence)
        self._allow(allowed=not sentence)
