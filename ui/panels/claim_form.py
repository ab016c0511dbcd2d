"""The fields of one claim; what is wrong with a field is said below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.faults import FaultError
from explorer.model import model
from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.text import _
from ui import theme
from ui.panels.drafts import Draft
from ui.panels.fields import Line, Lines, Told

_LINES = 6
"""So many lines of a sentence are in sight."""


class ClaimForm(QWidget):
    """Shows a draft and gives back the one that now stands in it."""

    edited = Signal()

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario, self._draft, self._showing = scenario, Draft(), False
        self.quantity = _quantities()
        self.value, self.by, self.source, self.link, self.year = (Line() for _n in range(5))
        self.sentence = Lines()
        self.sentence.setFixedHeight(self.sentence.fontMetrics().lineSpacing() * _LINES)
        self.value.setPlaceholderText(_("for example 1287 MWh, or 4 to 6 GWh"))
        self.link.setPlaceholderText("https://")
        self.told: dict[str, Told] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(2 * theme.GAP)
        self._form.setVerticalSpacing(theme.GAP)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, words in (
            ("quantity", _("&Quantity")),
            ("value", _("&Value")),
            ("sentence", _("&Sentence")),
            ("by", _("&By whom")),
            ("source", _("S&ource")),
            ("link", _("&Link")),
            ("year", _("&Year")),
        ):
            self._add(name, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addStretch(1)
        self.quantity.currentTextChanged.connect(self._note)
        self.sentence.textChanged.connect(self._note)
        for line in (self.value, self.by, self.source, self.link, self.year):
            line.textChanged.connect(self._note)

    def _add(self, name: str, words: str) -> None:
        field: QWidget = getattr(self, name)
        label, told = QLabel(words), Told()
        label.setBuddy(field)
        self.told[name] = told
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(told)
        self._form.addRow(label, column)

    @property
    def draft(self) -> Draft:
        """What stands in the fields."""
        return Draft(
            quantity=self.quantity.currentText(),
            value=self.value.written(),
            sentence=self.sentence.written(),
            by=self.by.written(),
            source=self.source.written(),
            link=self.link.written(),
            year=self.year.written(),
            was=self._draft.was,
        )

    def show_draft(self, draft: Draft) -> None:
        """Show another claim."""
        self._draft, self._showing = draft, True
        self.quantity.setCurrentIndex(self.quantity.findText(draft.quantity))
        self.quantity.setEditText(draft.quantity)
        for name in ("value", "sentence", "by", "source", "link", "year"):
            getattr(self, name).put(getattr(draft, name))
        self._showing = False
        self.tell(None)

    def tell(self, fault: FaultError | None) -> None:
        """Say what is wrong beside its field; below the others what there is to know."""
        draft = self.draft
        texts = {"value": (_read_as(draft, self._scenario), "faint")}
        if cite := draft.cites(self._scenario):
            words = _(
                "The scenario's source “{cite}”; what you write here is this claim's own source."
            )
            texts["source"] = (words.format(cite=short(cite)), "faint")
        if fault is not None:
            name = str(fault.path[0]) if fault.path else ""
            texts[name if name in self.told else "value"] = (fault.sentence, "bad")
        for name, told in self.told.items():
            text, role = texts.get(name, ("", "faint"))
            told.put(text, role)
            getattr(self, name).setAccessibleDescription(text)

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        field: QWidget = getattr(self, name) if name in self.told else self.value
        field.setFocus()

    def _note(self, *_text: object) -> None:
        if not self._showing:
            self.edited.emit()


def _read_as(draft: Draft, scenario: Scenario) -> str:
    """How the value is read, where it can be."""
    try:
        claim = Draft(quantity=draft.quantity, value=draft.value).read(scenario)
    except FaultError:
        return ""
    return "= " + model().quantities[claim.quantity].interval(claim.low, claim.high)


def _quantities() -> QComboBox:
    """All quantities, found by any part of their name."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMaxVisibleItems(16)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(24)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for quantity in model().quantities.values():
        box.addItem(quantity.label, quantity.name)
    box.setCompleter(_finding(box))
    if (line := box.lineEdit()) is not None:
        line.setPlaceholderText(_("any part of its name"))
    return box


def _finding(box: QComboBox) -> QCompleter:
    completer = QCompleter(box.model(), box)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
