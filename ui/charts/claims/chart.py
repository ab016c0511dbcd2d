"""The claims page: every claim against its own inputs, one large card each."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.study.cards import Card, cards
from explorer.study.sampled import Sampled
from explorer.text import _, plural
from ui import theme
from ui.charts.card import ChartCard
from ui.charts.claims.card import ClaimCard
from ui.charts.claims.picture import paint
from ui.scroll import thin_scroll_bars

_AT_ONCE = 20
"""New cards in one frame; a scenario of somebody else can have hundreds."""


class ClaimCards(ChartCard):
    """A column of cards: contradictions first, then the claims."""

    goal_changed = Signal(object)
    """A Goal that would make a claim true."""
    applied = Signal(str, float)
    """A quantity shall be stated as an SI value."""
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Every claim against its own inputs"), parent)
        self.cards: list[ClaimCard] = []
        self._shown: list[Card] = []
        self.nothing = QLabel(_("This scenario carries no claims, and nothing contradicts itself."))
        self.nothing.setForegroundRole(self.nothing.foregroundRole().PlaceholderText)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(theme.GAP)
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        thin_scroll_bars(self.area)
        self.area.setAccessibleName(_("Claims and contradictions"))
        self.fill(self.area)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._show_cards)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show a card for each contradiction and each claim; cards are used again."""
        self._shown = cards(sampled.results, sampled)
        self._show_cards()
        self.nothing.setVisible(not self._shown)
        self.say(_summary(self._shown))

    def _show_cards(self) -> None:
        """Bring the cards up to date; new ones come a few in each frame."""
        missing = len(self._shown) - len(self.cards)
        for _card in range(min(missing, _AT_ONCE)):
            self._add()
        for place, widget in enumerate(self.cards):
            wanted = place < len(self._shown)
            if wanted:
                widget.show_card(self._shown[place])
            if widget.isHidden() == wanted:
                widget.setVisible(wanted)
        if missing > _AT_ONCE:
            self._rest.start()

    def _add(self) -> None:
        widget = ClaimCard()
        widget.goal_changed.connect(self.goal_changed)
        widget.applied.connect(self.applied)
        widget.explained.connect(self.explained)
        self._column.insertWidget(len(self.cards), widget)
        self.cards.append(widget)
        widget.magnify(self._magnified)

    def magnify_body(self, scale: float) -> None:
        """Magnify the cards, and those that come."""
        self.nothing.setFont(theme.font(scale))
        for widget in self.cards:
            widget.magnify(scale)

    def gesture(self, active: bool) -> None:
        """The cards follow every move alike."""

    def table(self) -> list[tuple[str, ...]]:
        """One row for each card."""
        head = (_("Quantity"), _("By"), _("Published"), _("Computed"), _("Verdict"), _("Source"))
        return [
            head,
            *((c.label, c.by, c.published, c.computed, c.words, c.origin) for c in self._shown),
        ]

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint a line for each figure, and one for its verdict."""
        paint(painter, area, self._shown)

    def restyle(self) -> None:
        """Cards take other colours by themselves."""


def _summary(found: list[Card]) -> str:
    claims = [c for c in found if c.kind not in ("contradiction", "two routes")]
    if not found:
        return _("No claims")
    held = sum(c.kind in ("reproduces", "inside the range") for c in claims)
    words = [
        plural("{held} of {n} claim holds", "{held} of {n} claims hold", len(claims)).format(
            held=held, n=len(claims)
        )
    ]
    parted = len(found) - len(claims)
    if parted:
        words.append(plural("{n} contradiction", "{n} contradictions", parted).format(n=parted))
    return "; ".join(words)
