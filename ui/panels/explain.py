"""Where a number comes from, as a tree down to the sources; follows the model as it moves."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.explain import Explanation, explain
from explorer.results import Results
from explorer.scenario import KNOWN_WORDS
from explorer.text import _
from ui import theme
from ui.links import offer_link, open_link
from ui.plain import plain
from ui.scroll import thin_scroll_bars

_LINES = 5
"""Of what is said of the chosen number; the rest is scrolled to."""
_ROLE = Qt.ItemDataRole.UserRole


class ExplainDialog(QDialog):
    """A tree of the number, its inputs and their origins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._link = ""
        self.setModal(False)
        self.resize(860, 520)
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setFont(theme.font(1.3, bold=True))
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.help = QLabel()
        self.help.setTextFormat(Qt.TextFormat.PlainText)
        self.help.setWordWrap(True)
        self.help.setForegroundRole(self.help.foregroundRole().PlaceholderText)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([_("Quantity"), _("Value"), _("Where it comes from")])
        self.tree.setAlternatingRowColors(True)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setAccessibleName(_("Formula, inputs and sources"))
        self.tree.currentItemChanged.connect(self._show_detail)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.detail.viewport().setAutoFillBackground(False)
        self.detail.document().setDocumentMargin(0)
        self.detail.setFixedHeight(self.detail.fontMetrics().lineSpacing() * _LINES + 4)
        self.detail.setAccessibleName(_("The chosen number and its source"))
        thin_scroll_bars(self.detail)
        self._said = ""
        self.open_source = QPushButton()
        self.open_source.setAutoDefault(False)
        self.open_source.clicked.connect(self._open_source)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.heading, self.help, self.tree, self.detail, self.open_source, buttons):
            layout.addWidget(widget)
        layout.setStretchFactor(self.tree, 1)

    def explain(self, results: Results, name: str) -> None:
        """Explain a quantity, with everything unfolded."""
        self.name = name
        self.show_results(results)
        if (top := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(top)
        self.tree.setFocus()

    def show_results(self, results: Results) -> None:
        """Show the numbers as they now stand; folding and selection stay where the tree does."""
        if not self.name:
            return
        explanation = explain(results, self.name)
        label = explanation.quantity.label
        self.setWindowTitle(_("Where {label} comes from").format(label=label))
        self.heading.setText(f"{label} = {explanation.shown}")
        self.help.setText(explanation.quantity.help)
        top = self.tree.topLevelItem(0)
        if top is None or not _fits(top, explanation):
            self.tree.clear()
            top = _item(explanation)
            self.tree.addTopLevelItem(top)
            self.tree.expandAll()
            self.tree.setCurrentItem(top)
        _fill(top, explanation)
        _color(top)
        self._show_detail()

    def changeEvent(self, event: QEvent) -> None:
        """Origins are coloured anew with the palette."""
        super().changeEvent(event)
        top = self.tree.topLevelItem(0) if event.type() == QEvent.Type.PaletteChange else None
        if top is not None:
            _color(top)

    def _show_detail(self, *_items: object) -> None:
        item = self.tree.currentItem()
        explanation = item.data(0, _ROLE) if item else None
        text = _detail(explanation) if isinstance(explanation, Explanation) else ""
        if text != self._said:
            self._said = text
            self.detail.setPlainText(text)
        source = explanation.source if isinstance(explanation, Explanation) else None
        self._link = source.link if source else ""
        offer_link(self.open_source, self._link, most=90)

    def _open_source(self) -> None:
        open_link(self._link, self)


def _item(explanation: Explanation) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    for part in explanation.inputs:
        item.addChild(_item(part))
    return item


def _fits(item: QTreeWidgetItem, explanation: Explanation) -> bool:
    """Whether the tree has the shape of the explanation."""
    before = item.data(0, _ROLE)
    return (
        isinstance(before, Explanation)
        and before.quantity == explanation.quantity
        and item.childCount() == len(explanation.inputs)
        and all(map(_fits, _children(item), explanation.inputs))
    )


def _fill(item: QTreeWidgetItem, explanation: Explanation) -> None:
    item.setText(0, explanation.quantity.label)
    item.setText(1, explanation.shown.replace("\N{NO-BREAK SPACE}", " "))
    item.setText(2, explanation.origin)
    item.setToolTip(2, plain(explanation.origin))
    item.setData(0, _ROLE, explanation)
    for child, part in zip(_children(item), explanation.inputs, strict=True):
        _fill(child, part)


def _color(item: QTreeWidgetItem) -> None:
    """The origins' colours: statements plain, assumptions marked, formulas faint."""
    explanation = item.data(0, _ROLE)
    how = explanation.how if isinstance(explanation, Explanation) else None
    role = {"stated": "text", "assumed": "warn"}.get(how or "", "faint")
    item.setForeground(2, QBrush(theme.current().color(role)))
    for child in _children(item):
        _color(child)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for i in range(item.childCount()) if (child := item.child(i)) is not None]


def _detail(explanation: Explanation) -> str:
    lines = [f"{explanation.quantity.label} = {explanation.shown}"]
    statement, source = explanation.statement, explanation.source
    if statement is None:
        return f"{lines[0]}\n{explanation.origin}"
    if statement.low is not None and statement.high is not None:
        low, high = (
            explanation.quantity.exact(end, statement.unit)
            for end in (statement.low, statement.high)
        )
        lines.append(_("Range: {low} to {high}").format(low=low, high=high))
    text = str(source) if source and source.text else _("Stated without a source")
    known = f" – {KNOWN_WORDS[statement.known]}" if statement.known else ""
    lines.append(text + known)
    if statement.note:
        lines.append(statement.note)
    return "\n".join(lines)
