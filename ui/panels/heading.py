"""Whose scenario this is: title, summary, tags, and how it differs from what was opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.text import _, plural
from ui import theme
from ui.plain import plain

_LINES = 3
_TITLE = 160
"""Characters of a title; they fill four lines."""


class Summary(QWidget):
    """At most three lines of plain text, the last one cut short; the whole of it as a tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFont(theme.font(0.9))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 2)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setToolTip(plain(text))
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line by line, until there is no more room."""
        painter, metrics = QPainter(self), self.fontMetrics()
        painter.setPen(theme.current().color("faint"))
        layout = QTextLayout(self._text, self.font())
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            part = self._text[line.textStart() : line.textStart() + line.textLength()]
            if number == _LINES - 1:
                rest = self._text[line.textStart() :]
                part = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(0, number * metrics.lineSpacing() + metrics.ascent(), part)
        layout.endLayout()
        painter.end()


class Heading(QWidget):
    """The head of the panel."""

    all_put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setFont(theme.font(1.25, bold=True))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.summary = Summary()
        self.summary.hide()
        self.changes = QLabel()
        self.changes.setTextFormat(Qt.TextFormat.PlainText)
        self.changes.setFont(theme.font(0.9))
        self.button = QPushButton(_("Put all back"))
        self.button.setToolTip(_("Make everything as it was when the scenario was opened"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.all_put_back)
        self.details = QPushButton(_("Details…"))
        self.details.setToolTip(_("Title, summary, notes and sources"))
        self.details.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP + 2, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        self.line = QWidget()
        line = QHBoxLayout(self.line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.changes, 1)
        line.addWidget(self.details)
        line.addWidget(self.button)
        layout.addWidget(self.line)

    def show_scenario(self, scenario: Scenario, base: Scenario) -> None:
        """Show the scenario's head, and how many statements differ from the opened one."""
        title = short(scenario.title, _TITLE) or _("Untitled scenario")
        if title != self.title.text():
            self.title.setText(title)
            self.title.setToolTip(plain(scenario.title) if title.endswith("…") else "")
        summary = " ".join(scenario.summary.split())
        if summary != self.summary.text():
            self.summary.set_text(summary)
            self.summary.setVisible(bool(summary))
        count = sum(
            scenario.statements.get(name) != base.statements.get(name)
            for name in {*scenario.statements, *base.statements}
        )
        text = plural("{n} statement changed", "{n} statements changed", count).format(n=count)
        if not count:
            text = ", ".join(scenario.tags)
        if text != self.changes.text():
            self.changes.setText(text)
            role = self.changes.foregroundRole()
            self.changes.setForegroundRole(role.Link if count else role.PlaceholderText)
        self.button.setEnabled(bool(count))
