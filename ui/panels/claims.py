"""The strip of verdicts: where two routes part, and what was claimed beside what follows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from explorer import show
from explorer.model import model
from explorer.results import Check, Results
from explorer.study.claims import Kind, Verdict, computed_text, published_text, verdicts
from explorer.study.goal import Goal, goal_of
from explorer.text import _
from ui import theme
from ui.plain import plain
from ui.scroll import thin_scroll_bars

if TYPE_CHECKING:  # NumPy comes after the first paint
    from explorer.study.sampled import Sampled

_NARROWEST, _WIDEST, _HEIGHT = 200, 340, 86
_MARGINS = 32
_SIGNS: dict[Kind, tuple[str, str]] = {
    "reproduces": ("✓", "good"),
    "inside the range": ("✓", "good"),
    "off": ("✗", "bad"),
    "unit slip": ("!", "warn"),
    "unknown": ("?", "faint"),
}


@dataclass(frozen=True)
class Card:
    """What one card says: heading, figure, verdict with its sign and colour, and the whole."""

    quantity: str
    heading: str
    figure: str
    verdict: str
    sign: str
    role: str
    whole: str
    goal: Goal | None = None
    """What would make it true, where that can be asked."""


class CardButton(QAbstractButton):
    """One card; a click explains its quantity, the menu makes it true."""

    goal_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card("", "", "", "", "", "faint", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_card(self, card: Card) -> None:
        """Say what the card says."""
        if card != self.card:
            self.card = card
            self.setAccessibleName(f"{card.heading}: {card.figure}, {card.verdict}")
            self.setAccessibleDescription(card.whole)
            self.setToolTip(plain(card.whole))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its longest line, within limits; all equally high."""
        widths = [QFontMetricsF(f).horizontalAdvance(t) for t, f, _role in _lines(self.card)]
        width = min(max(round(max(widths)) + _MARGINS, _NARROWEST), _WIDEST)
        return QSize(width, _HEIGHT)

    def menu(self) -> QMenu:
        """What can be done with the card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Where it comes from")).triggered.connect(self.click)
        make_true = menu.addAction(_("Make it true"))
        make_true.setEnabled(self.card.goal is not None)
        make_true.triggered.connect(self._make_true)
        return menu

    def _make_true(self) -> None:
        self.goal_changed.emit(self.card.goal)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button, the menu key or Shift+F10."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.mapToGlobal(QPoint(18, self.height() - 8))
        self.menu().popup(below if keyboard else event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A flat card with the verdict's colour at its edge."""
        colors, painter, card = theme.current(), QPainter(self), self.card
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "accent" if self.hasFocus() or self.underMouse() else "line"
        painter.setPen(QPen(colors.color(edge), 1))
        painter.setBrush(colors.color("card"))
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(card.role))
        painter.drawRoundedRect(QRectF(6, 12, 3, self.height() - 24), 1.5, 1.5)
        top = 9.0
        for text, font, role in _lines(card):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(colors.color(role))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 28)
            painter.drawText(QRectF(18, top, self.width() - 26, metrics.height()), cut)
            top += metrics.height() + 4
        painter.end()


def _lines(card: Card) -> tuple[tuple[str, QFont, str], ...]:
    """The three lines of a card, each with its type and the role of its colour."""
    return (
        (card.heading, theme.font(0.85), "faint"),
        (card.figure, theme.font(1.0, bold=True), "text"),
        (f"{card.sign} {card.verdict}", theme.font(0.9), card.role),
    )


class ClaimsStrip(QScrollArea):
    """Cards side by side: contradictions first, then the claims."""

    explained = Signal(str)
    goal_changed = Signal(object)
    """A Goal that would make a claim true."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[CardButton] = []
        self._wanted, self._filled = True, False
        inside = QWidget()
        self._layout = QHBoxLayout(inside)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GAP)
        self._layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_HEIGHT + 12)
        thin_scroll_bars(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Claims and contradictions"))

    def show_results(self, results: Results, sampled: "Sampled | None" = None) -> None:
        """Show a card for each contradiction and each claim, with ranges where there are draws."""
        cards = [_check_card(check) for check in results.checks if check.parts]
        cards += [_claim_card(verdict, results) for verdict in verdicts(results, sampled)]
        while len(self.buttons) < len(cards):
            button = CardButton()
            button.clicked.connect(self._explain)
            button.goal_changed.connect(self.goal_changed)
            self._layout.insertWidget(len(self.buttons), button)
            self.buttons.append(button)
        for place, button in enumerate(self.buttons):
            if place < len(cards):
                button.show_card(cards[place])
            if button.isHidden() == (place < len(cards)):
                button.setVisible(place < len(cards))
        self._filled = bool(cards)
        self._show_if_wanted()

    def want(self, wanted: bool) -> None:
        """Whether the strip is wanted: not where a page shows all claims at large."""
        self._wanted = wanted
        self._show_if_wanted()

    def _show_if_wanted(self) -> None:
        visible = self._wanted and self._filled
        if self.isHidden() == visible:
            self.setVisible(visible)

    def _explain(self) -> None:
        button = self.sender()
        if isinstance(button, CardButton):
            self.ensureWidgetVisible(button)
            self.explained.emit(button.card.quantity)


def _check_card(check: Check) -> Card:
    quantity = model().quantities[check.quantity]
    value, other = quantity.shown(check.value), quantity.shown(check.other)
    figure = f"{quantity.label} {value}"
    if check.impossible:
        whole = _(
            "{label} comes out as {value}, but it {by}: the statements contradict each other."
        ).format(label=quantity.label, value=value, by=check.by)
        goal = Goal(check.quantity, check.other)
        return Card(check.quantity, _("Contradiction"), figure, check.by, "≠", "bad", whole, goal)
    route = check.by.partition(":")[0].rstrip(".")
    whole = _("{label} is {value} one way and {other} another way ({ratio}): {route}.").format(
        label=quantity.label, value=value, other=other, ratio=show.times(check.ratio), route=route
    )
    verdict = _("{other} by another route").format(other=other)
    return Card(check.quantity, _("Two routes differ"), figure, verdict, "≠", "warn", whole)


def _claim_card(verdict: Verdict, results: Results) -> Card:
    claim, quantity = verdict.claim, model().quantities[verdict.claim.quantity]
    sign, role = _SIGNS[verdict.kind]
    by = claim.by or verdict.source.text or _("Claim")
    published = published_text(verdict)
    whole = [f"{quantity.label}: {published}"]
    if claim.sentence:
        whole.append(f"“{claim.sentence}”")
    whole.append(f"{by} – {verdict.source}" if str(verdict.source) not in ("", by) else by)
    if verdict.computed is not None:
        whole.append(_("Computed: {value}").format(value=computed_text(verdict)))
    whole.append(verdict.words)
    return Card(
        claim.quantity,
        f"{quantity.label} – {by}",
        published,
        verdict.words,
        sign,
        role,
        "\n".join(whole),
        None if verdict.computed is None else goal_of(claim, results),
    )
