"""One claim or contradiction, large: sentence, source, inputs, figures, verdict, remedies."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.plain_text import short
from explorer.study.cards import Card, Kind
from explorer.text import _
from ui import theme
from ui.charts.claims.bar import ClaimBar
from ui.charts.claims.lines import RemedyLine, Text
from ui.links import offer_link, open_link

SIGNS: dict[Kind, tuple[str, str]] = {
    "reproduces": ("✓", "good"),
    "inside the range": ("✓", "good"),
    "off": ("✗", "bad"),
    "unit slip": ("!", "warn"),
    "unknown": ("?", "faint"),
    "contradiction": ("≠", "bad"),
    "two routes": ("≠", "warn"),
}

_NARROW = 520
_LONGEST = 1_000
"""Characters of a sentence; all of it stands where claims are written."""


class ClaimCard(QFrame):
    """The card of one claim; what it shows is handed over again and again."""

    goal_changed = Signal(object)
    applied = Signal(str, float)
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: Card | None = None
        self.heading = Text(scale=1.15, bold=True)
        self.verdict = Text(scale=1.15, bold=True)
        self.sentence, self.origin = Text(scale=1.05), Text("faint", 0.9)
        self.figures, self.bar = Text(), ClaimBar()
        self.inputs, self.values, self.hows = Text("faint"), Text(), Text("faint")
        self.why, self.note = Text("faint", 0.9), Text("faint")
        self.source, self.explain = QPushButton(), QPushButton(_("Where it comes from"))
        self.make_true = QPushButton(_("Make it true"))
        self.remedies: list[RemedyLine] = []
        self._scale = 1.0
        self._lines = QVBoxLayout()
        self._lay_out()
        self.source.clicked.connect(self._open_source)
        self.explain.clicked.connect(self._explain)
        self.make_true.clicked.connect(self._make_true)

    def _lay_out(self) -> None:
        for button in (self.source, self.explain, self.make_true):
            button.setAutoDefault(False)
        self.source.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for text in (self.inputs, self.values, self.hows):
            text.setWordWrap(False)
        for text in (self.heading, self.verdict, self.sentence, self.origin):
            text.setMinimumWidth(1)  # a word without end takes no more than its half
        self.values.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make_true)
        buttons.addWidget(self.explain)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(theme.GAP)
        for widget in (self.sentence, self.origin, self.source, self.figures, self.bar):
            left.addWidget(widget)
        left.addLayout(buttons)
        left.addStretch(1)
        table = QGridLayout()
        table.setHorizontalSpacing(2 * theme.GAP)
        table.setVerticalSpacing(4)
        self.needs = Text("faint", 0.9)
        self.needs.put(_("It rests on"))
        table.addWidget(self.needs, 0, 0, 1, 3)
        for column, text in enumerate((self.inputs, self.values, self.hows)):
            table.addWidget(text, 1, column)
        table.setColumnStretch(2, 1)
        self._lines.setSpacing(4)
        self._lines.addWidget(self.why)
        self._lines.addWidget(self.note)
        right = QVBoxLayout()
        right.setSpacing(2 * theme.GAP)
        right.addLayout(table)
        right.addLayout(self._lines)
        right.addStretch(1)
        self.why.put(_("Explain the difference"))
        grid = self._grid = QGridLayout(self)
        self._space()
        grid.setVerticalSpacing(theme.GAP)
        grid.addWidget(self.heading, 0, 0)
        grid.addWidget(self.verdict, 0, 1)
        grid.addLayout(left, 1, 0)
        grid.addLayout(right, 1, 1)
        self._left, self._right, self._stacked = left, right, False
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def magnify(self, scale: float) -> None:
        """Larger type and, in a room, no buttons."""
        self._scale = scale
        for text in self.findChildren(Text):
            text.magnify(scale)
        for line in self.remedies:
            line.magnify(scale)
        self.bar.magnify(scale)
        for button in (self.explain, self.make_true):
            button.setVisible(scale == 1.0)
        if self.card is not None:
            self._offer_source(self.card.link)
        self._space()
        self._stack()

    def _offer_source(self, link: str) -> None:
        offer_link(self.source, link, most=40)
        if self._scale != 1.0:
            self.source.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        """Large type in a narrow card: verdict and what it rests on stand below, not beside."""
        narrow = self._scale != 1.0 and self.width() < _NARROW * self._scale
        if narrow == self._stacked:
            return
        self._stacked, wide = narrow, 2 if narrow else 1
        if self.card is not None:
            self._show_inputs(self.card)
        for widget in (self.heading, self.verdict):
            self._grid.removeWidget(widget)
        for half in (self._left, self._right):
            self._grid.removeItem(half)
        self._grid.addWidget(self.heading, 0, 0, 1, wide)
        self._grid.addWidget(self.verdict, *((1, 0) if narrow else (0, 1)), 1, wide)
        self._grid.addLayout(self._left, 2 if narrow else 1, 0, 1, wide)
        self._grid.addLayout(self._right, *((3, 0) if narrow else (1, 1)), 1, wide)

    def _space(self) -> None:
        left, top, right, bottom = (round(side * self._scale) for side in (22, 12, 16, 14))
        self._grid.setContentsMargins(left, top, right, bottom)
        self._grid.setHorizontalSpacing(round(4 * theme.GAP * self._scale))

    def show_card(self, card: Card) -> None:
        """Show another card, or the same one as it now is."""
        if card == self.card:
            return
        role_before = SIGNS[self.card.kind][1] if self.card else ""
        link_before = self.card.link if self.card else None
        self.card = card
        sign, role = SIGNS[card.kind]
        self.heading.put(f"{card.label} – {short(card.by, 120)}")
        self.verdict.put(f"{sign} {card.words}", role)
        self.sentence.put(short(card.sentence, _LONGEST))
        self.origin.put(short(card.origin, _LONGEST) if card.origin != card.by else "")
        if card.link != link_before:
            self._offer_source(card.link)
        self.figures.put(
            _("{beside}: {published}; computed: {computed}").format(
                beside=card.beside.capitalize(), published=card.published, computed=card.computed
            )
        )
        self.bar.setVisible(card.value is not None)
        self.bar.show_card(card)
        self._show_inputs(card)
        self._show_remedies(card)
        self.make_true.setEnabled(card.goal is not None)
        self.setAccessibleName(f"{card.label} – {card.by}: {card.words}")
        if role != role_before:
            self.update()

    def _show_inputs(self, card: Card) -> None:
        self.inputs.put("\n".join(i.label for i in card.inputs))
        self.values.put("\n".join(i.value for i in card.inputs))
        self.hows.put("" if self._stacked else "\n".join(i.how for i in card.inputs))
        self.needs.setVisible(bool(card.inputs))
        spoken = "; ".join(f"{i.label} {i.value}, {i.how}" for i in card.inputs)
        self.inputs.setAccessibleName(spoken)

    def _show_remedies(self, card: Card) -> None:
        while len(self.remedies) < len(card.remedies):
            line = RemedyLine()
            line.applied.connect(self.applied)
            line.magnify(self._scale)
            self._lines.addWidget(line)
            self.remedies.append(line)
        for place, line in enumerate(self.remedies):
            if place < len(card.remedies):
                line.show_remedy(card.remedies[place])
            if line.isHidden() == (place < len(card.remedies)):
                line.setVisible(place < len(card.remedies))
        self.note.put(card.note)
        self.why.put(_("Explain the difference") if card.remedies or card.note else "")

    def _open_source(self) -> None:
        if self.card is not None:
            open_link(self.card.link, self)

    def _explain(self) -> None:
        if self.card is not None:
            self.explained.emit(self.card.quantity)

    def _make_true(self) -> None:
        if self.card is not None:
            self.goal_changed.emit(self.card.goal)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A flat card with the verdict's colour at its edge."""
        colors, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colors.color("line"), 1))
        painter.setBrush(colors.color("card"))
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        role = SIGNS[self.card.kind][1] if self.card else "faint"
        painter.setBrush(colors.color(role))
        one = self._scale
        edge = QRectF(8 * one, 14 * one, 4 * one, self.height() - 28 * one)
        painter.drawRoundedRect(edge, 2 * one, 2 * one)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Take the theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_lines"):
            for text in self.findChildren(Text):
                text.recolor()
            self.bar.restyle()
