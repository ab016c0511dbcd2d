"""Why two scenarios differ: the change of a result, split over the quantities that make it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from explorer.errors import WattifError
from explorer.graph import Plan
from explorer.model import model
from explorer.study.sampled import Sampled
from explorer.study.waterfall import Waterfall as Fall
from explorer.study.waterfall import waterfall
from explorer.study.waterfall.rows import METHODS
from explorer.study.waterfall.rows import rows as rows_of
from explorer.text import _
from ui import theme
from ui.charts.axes import drawable
from ui.charts.beside import Beside, Extent, both
from ui.charts.card import ChartCard
from ui.charts.choices import results_offered
from ui.charts.waterfall.bars import Bars
from ui.charts.waterfall.rows import Picture, Scene, picture

_WIDER = 0.25
"""So much room a scale gets that is left in a drag, lest it changes at every move."""


class Waterfall(ChartCard):
    """From a scenario beside it to the one shown; a click or Enter leads to a quantity's row."""

    selected = Signal(str)
    """The quantity whose row was clicked, or activated by a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Why do they differ?"), parent)
        self._bars = Bars()
        self._bars.setAccessibleName(
            _("Bars; the arrow keys move along them, Enter shows the quantity in the panel")
        )
        self._bars.activated.connect(self.selected)
        self._box = QComboBox()
        self._box.setAccessibleName(_("Result whose change is split"))
        self._box.activated.connect(self._choose)
        self._swap = QToolButton(self)
        self._swap.setText("⇄")
        self._swap.setCheckable(True)
        self._swap.setAutoRaise(True)
        self._swap.setToolTip(_("The other way round"))
        self._swap.setAccessibleName(_("The other way round"))
        self._swap.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._swap.toggled.connect(self._show)
        self._wanted, self._result, self._place = "energy", "", 1
        self._sampled: Sampled | None = None
        self._plan: Plan | None = None
        self._fall: Fall | None = None
        self._key: tuple[object, ...] = ()
        self._active = False
        self.fill(self._bars, self._box)
        layout = self._tools.layout()
        if layout is not None:
            layout.addWidget(self._swap)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show how one comes to other results."""
        self._sampled = sampled
        if sampled.results.plan is not self._plan:
            self._plan = sampled.results.plan
            self._offer()
        self._show()

    def gesture(self, active: bool) -> None:
        """In a drag the scale and the order of the rows stay; words come at its end."""
        self._active = self._bars.frozen = active
        if not active:
            self._show()

    def look_at(self, result: str) -> None:
        """Split the change of another result."""
        self._wanted = result
        if self._sampled is not None:
            self._offer()
            self._show()

    def measure_against(self, place: int) -> None:
        """Come from another of the scenarios beside; from the first, where it is the one shown."""
        self._place = max(place, 1)

    @property
    def shown(self) -> tuple[str, bool]:
        """The result whose change is split, and whether it is shown the other way round."""
        return self._result, self._swap.isChecked()

    def extent(self, sampled: Sampled) -> Extent:
        """What the scale would have to hold for other results."""
        other = self._other
        target = self._wanted if self._wanted in sampled.results.values else self._result
        if other is None or not target:
            return {}
        try:
            fall = waterfall(other.sampled.results, sampled.results, target)
        except WattifError:
            return {}
        return {"value": picture(fall, Scene("", ""), Scene("", "")).ends}

    def table(self) -> list[tuple[str, ...]]:
        """The start, every quantity, and the end, those that there was no room for as well."""
        if self._fall is None:
            return []
        one, other = self._scenes()
        return rows_of(self._fall, one.name, other.name)

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the bars."""
        self._bars.draw_into(painter, area)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._bars.restyle()
        self._show()

    # ---- what is chosen

    @property
    def _other(self) -> Beside | None:
        """The scenario that is come from."""
        others: Sequence[Beside] = self._others
        return others[min(self._place, len(others)) - 1] if others else None

    def _offer(self) -> None:
        """Fill the choice of results, and select what is wanted or comes first."""
        if self._sampled is None:
            return
        offered = results_offered(self._sampled.results)
        self._result = next((n for n in (self._wanted, *offered) if n in offered), "")
        blocker = QSignalBlocker(self._box)
        self._box.clear()
        for name in offered:
            self._box.addItem(model().quantities[name].label, name)
        self._box.setCurrentIndex(self._box.findData(self._result))
        blocker.unblock()

    def _choose(self) -> None:
        self.look_at(str(self._box.currentData()))

    def _scenes(self) -> tuple[Scene, Scene]:
        """The scenarios at both ends, in the order of the picture."""
        other, own = self._other, Scene(_("This scenario"), theme.current().scenarios[0])
        that = Scene(other.called, other.color, other.ghost) if other else Scene("", "")
        return (own, that) if self._swap.isChecked() else (that, own)

    # ---- what is drawn

    def _show(self) -> None:
        other, sampled = self._other, self._sampled
        if sampled is None:
            return
        if other is None:
            self._instead(_("Pin a state or add a preset to compare with: Ctrl+B"))
            return
        if not self._result:
            self._instead(_("Nothing is known yet that could differ"))
            return
        ends = other.sampled.results, sampled.results
        if self._swap.isChecked():
            ends = ends[::-1]
        try:
            fall = waterfall(*ends, self._result)
        except WattifError as error:
            self._instead(str(error))
            return
        if not (drawable(fall.start) and drawable(fall.end)):
            self._instead(_("This value is beyond what can be drawn"))
            return
        self._fall = fall
        self._put(fall, (self._result, other.sampled.results.plan, self._plan))

    def _instead(self, sentence: str) -> None:
        """Say why there are no bars."""
        self._fall, self._key = None, ()
        self._bars.picture = Picture(instead=sentence)
        self._bars.renew()
        self.say(sentence)

    def _put(self, fall: Fall, key: tuple[object, ...]) -> None:
        """Paint a waterfall and say it; whole descriptions wait for the end of a drag."""
        held = self._active and key == self._key
        order = [row.name for row in self._bars.picture.rows] if held else []
        found = picture(fall, *self._scenes(), order)
        low, high = found.ends
        if self._within and "value" in self._within:
            low, high = both(self._within["value"], (low, high))
        before = self._bars.ends
        if not (held and before[0] <= low and high <= before[1]):
            self._bars.ends = _apart(low, high, _WIDER if held else 0.0)
        self._key, self._bars.picture = key, found
        self._bars.renew()
        if self._active:
            self._subtitle.show_text(fall.words)
            return
        tips = "; ".join(row.tip().replace("\n", ", ") for row in found.rows)
        self.say(fall.words, f"{fall.words} {METHODS[fall.method]} {tips}")


def _apart(low: float, high: float, wider: float) -> tuple[float, float]:
    """The ends of a scale with room beyond them, but for zero; one without extent gets some."""
    high = high if high > low else low + (abs(low) or 1.0)
    room = wider * (high - low)
    below = max(low - room, 0.0) if low >= 0 else low - room
    return below, high + room * (high != 0)
