"""What a person writes beside the numbers: title, summary, notes, and a number's source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import WattifError
from explorer.model import model
from explorer.scenario import KNOWN_WORDS, Scenario, Statement
from explorer.text import _
from explorer.toml_reader import read_statements
from ui import theme

_LONGEST = 20_000


class DetailsDialog(QDialog):
    """Title, summary and notes to edit, and the sources that the scenario rests on."""

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Title and notes"))
        self.resize(680, 620)
        self._scenario = scenario
        self.title = QLineEdit(scenario.title)
        self.title.setMaxLength(200)
        self.summary = _text(scenario.summary)
        self.notes = _text(scenario.notes)
        sources = _text("\n\n".join(_sources(scenario)) or _("None is named."))
        sources.setReadOnly(True)
        form = QFormLayout()
        form.setSpacing(theme.GAP)
        form.addRow(_("&Title"), self.title)
        form.addRow(_("&Summary"), self.summary)
        form.addRow(_("&Notes"), self.notes)
        form.addRow(_("S&ources"), sources)
        layout = QVBoxLayout(self)
        layout.addLayout(form, 1)
        layout.addWidget(_buttons(self))

    @property
    def described(self) -> Scenario:
        """The scenario with the texts as they now stand."""
        return self._scenario.model_copy(
            update={
                "title": self.title.text().strip(),
                "summary": self.summary.toPlainText()[:_LONGEST],
                "notes": self.notes.toPlainText()[:_LONGEST],
            }
        )


class SourceDialog(QDialog):
    """Where one statement comes from: citation, link, year, how far it was checked, a remark."""

    def __init__(self, name: str, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quantity = self._quantity = model().quantities[name]
        self._statement = self.stated = scenario.statements[name]
        source = scenario.source_of(self._statement)
        value = quantity.exact(self._statement.value, self._statement.unit)
        self.setWindowTitle(_("Source of {label}").format(label=quantity.label))
        self.setMinimumWidth(560)
        self.text = QLineEdit(source.text)
        self.link = QLineEdit(source.link)
        self.link.setPlaceholderText("https://")
        self.year = QLineEdit(str(source.year or ""))
        self.year.setMaxLength(4)
        self.known = QComboBox()
        self.known.addItem(_("not said"), None)
        for key, words in KNOWN_WORDS.items():
            self.known.addItem(words, key)
        self.known.setCurrentIndex(max(self.known.findData(self._statement.known), 0))
        self.note = QLineEdit(self._statement.note)
        for field in (self.text, self.link, self.note):
            field.setMaxLength(2000)
            field.setCursorPosition(0)
        self.wrong = QLabel()
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        heading = QLabel(f"{quantity.label} = {value}")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(theme.font(1.2, bold=True))
        form = QFormLayout()
        form.addRow(_("&Source"), self.text)
        form.addRow(_("&Link"), self.link)
        form.addRow(_("&Year"), self.year)
        form.addRow(_("&Checked"), self.known)
        form.addRow(_("&Remark"), self.note)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        for part in (heading, self.wrong):
            layout.addWidget(part)
        layout.insertLayout(1, form)
        layout.addWidget(_buttons(self))

    def accept(self) -> None:
        """Close only where what was written can be kept; else say why not."""
        try:
            self.stated = self._read()
        except WattifError as error:
            self.wrong.setText(str(error).partition(": ")[2] or str(error))
            return
        super().accept()

    def _read(self) -> Statement:
        """The statement with its source as it now stands. Raises WattifError."""
        year = self.year.text().strip()
        written = {
            "value": self._quantity.exact(self._statement.value),
            "source": self.text.text().strip(),
            "link": self.link.text().strip(),
            "year": int(year) if year.isdecimal() else year or None,
            "known": self.known.currentData(),
            "note": self.note.text().strip(),
        }
        said = {key: value for key, value in written.items() if value}
        read = read_statements({self._quantity.name: said}, {})[self._quantity.name]
        kept = {"value": self._statement.value, "unit": self._statement.unit}
        ends = {"low": self._statement.low, "high": self._statement.high}
        return read.model_copy(update=kept | ends)


def _text(text: str) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    return field


def _sources(scenario: Scenario) -> Sequence[str]:
    named = {
        str(scenario.source_of(s)): scenario.source_of(s) for s in scenario.statements.values()
    }
    return [f"{text}\n{source.link}".strip() for text, source in named.items() if text]


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
