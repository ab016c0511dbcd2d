"""What a person writes beside the numbers: title, summary, notes, and a number's source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import WattifError
from explorer.model import model
from explorer.scenario import KNOWN_WORDS, Scenario, Statement
from explorer.text import _
from explorer.toml_reader import read_statements
from ui import theme
from ui.panels.fields import LONGEST, Line, Lines


class DetailsDialog(QDialog):
    """Title, summary and notes to edit, and the sources that the scenario rests on."""

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Title and notes"))
        self.resize(680, 620)
        self._scenario = scenario
        self.title = Line(scenario.title)
        self.summary = Lines(scenario.summary)
        self.notes = Lines(scenario.notes)
        sources = Lines("\n\n".join(_sources(scenario)) or _("None is named."))
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
                "title": self.title.written(),
                "summary": self.summary.written()[:LONGEST],
                "notes": self.notes.written()[:LONGEST],
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
        self.text = Line(source.text)
        self.link = Line(source.link)
        self.link.setPlaceholderText("https://")
        self.year = Line(str(source.year or ""))
        self.year.setMaxLength(4)
        self._origin = self._written_origin()
        self.known = QComboBox()
        self.known.addItem(_("not said"), None)
        for key, words in KNOWN_WORDS.items():
            self.known.addItem(words, key)
        self.known.setCurrentIndex(max(self.known.findData(self._statement.known), 0))
        self.note = Line(self._statement.note)
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
        origin = self._written_origin()
        written = {
            "value": self._quantity.exact(self._statement.value),
            "known": self.known.currentData(),
            "note": self.note.written(),
            **origin,
        }
        said = {key: value for key, value in written.items() if value}
        read = read_statements({self._quantity.name: said}, {})[self._quantity.name]
        changed = {"known", "note"} | ({"cite", *origin} if origin != self._origin else set())
        return self._statement.model_copy(update=read.model_dump(include=changed))

    def _written_origin(self) -> dict[str, str | int]:
        """The source as it now stands; where it is as it was, the statement keeps its own."""
        year = self.year.written()
        return {
            "source": self.text.written(),
            "link": self.link.written(),
            "year": int(year) if year.isdecimal() else year,
        }


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
