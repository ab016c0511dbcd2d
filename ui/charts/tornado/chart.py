"""What drives it: each quantity moved by itself, by one per cent, or drawn within its range."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from explorer.graph import Plan
from explorer.model import model
from explorer.results import Results
from explorer.study.sampled import Sampled
from explorer.study.tornado import Elasticity, Swing, elasticities, tornado
from explorer.study.variance import varying
from explorer.text import _
from ui.charts.axes import drawable
from ui.charts.beside import Beside, Extent, joined, left_out
from ui.charts.card import ChartCard
from ui.charts.choices import results_offered
from ui.charts.legend import Entry, entries
from ui.charts.tornado.bars import Bars
from ui.charts.tornado.beside import Bars as OtherBars
from ui.charts.tornado.beside import View, bars_of, cells, comparable, with_others
from ui.charts.tornado.rows import (
    Picture,
    elasticities_picture,
    shares_picture,
    swings_picture,
)
from ui.charts.tornado.scale import scale_about, scale_name, shared_scale, spanned
from ui.charts.tornado.shares import COUNT, SharesFinder
from ui.charts.tornado.strip import State, Strip
from ui.charts.tornado.words import in_step_words, settled_words, strongest_words

VIEWS: Mapping[View, str] = {
    "swings": _("Swings"),
    "elasticities": _("Elasticities"),
    "variance": _("Variance shares"),
}
S = TypeVar("S", Swing, Elasticity)
_Found: TypeAlias = tuple[tuple[Beside, ...], Sequence[Entry], OtherBars]


class Tornado(ChartCard):
    """What a result rests on, the strongest first; a click or Enter leads to its row."""

    selected = Signal(str)
    """The quantity whose row was clicked, or activated by a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What drives it?"), parent)
        self._bars, self._strip = Bars(), Strip()
        self._bars.setAccessibleName(
            _("Bars; the arrow keys move along them, Enter shows the quantity in the panel")
        )
        self._bars.activated.connect(self.selected)
        self._result_box, self._view_box = QComboBox(), QComboBox()
        self._result_box.setAccessibleName(_("Result that is driven"))
        self._view_box.setAccessibleName(_("Kind of comparison"))
        for view, title in VIEWS.items():
            self._view_box.addItem(title, view)
        self._wanted, self._result, self._view = "energy", "", next(iter(VIEWS))
        self._results: Results | None = None
        self._plan: Plan | None = None
        self._key: tuple[str, str, Plan | None] = ("", "", None)
        self._active = False
        self._beside: tuple[object, _Found] = (None, ((), (), {}))
        self._finder = SharesFinder(self)
        self._result_box.activated.connect(self._choose)
        self._view_box.activated.connect(self._choose)
        self._finder.changed.connect(self._show)
        self._finder.progressed.connect(self._strip.show_progress)
        self._strip.asked.connect(self._ask)
        self._strip.cancelled.connect(self._cancel)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bars, 1)
        layout.addWidget(self._strip)
        self._strip.hide()
        self.fill(body, self._result_box, self._view_box)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show what drives other results."""
        results = self._results = sampled.results
        if results.plan is not self._plan:
            self._plan = results.plan
            self._offer(results)
        self._follow()

    def gesture(self, active: bool) -> None:
        """In a drag the scale and the order of the rows stay; words and shares come at its end."""
        self._active = self._bars.frozen = active
        if not active:
            self._follow()

    def look_at(self, result: str) -> None:
        """Look at another result."""
        self.select(result, self._view)

    def extent(self, sampled: Sampled) -> Extent:
        """What the bars span: SI for swings, per cent for elasticities, shares of the variance."""
        result = self._pick(results_offered(sampled.results))
        if not result or not drawable(sampled.results.values[result]):
            return {}
        return {scale_name(result, self._view): spanned(sampled, result, self._view)}

    def select(self, result: str, view: View) -> None:
        """Show what drives another result, or in another way."""
        self._wanted, self._view = result, view
        self._view_box.setCurrentIndex(self._view_box.findData(view))
        self._strip.setVisible(view == "variance")
        if self._results is not None:
            self._offer(self._results)
            self._follow()

    @property
    def shown(self) -> tuple[str, View]:
        """The result and the view on screen."""
        return self._result, self._view

    def stop(self) -> None:
        """Let the search end."""
        self._finder.stop()

    def table(self) -> list[tuple[str, ...]]:
        """One row for each quantity, those that there was no room for as well."""
        picture = self._bars.picture
        result, view = self._result, self._view
        others = comparable(self._others, result, view)
        rows = (
            (row.label, *row.cells(), *cells(row, others, result, view)) for row in picture.rows
        )
        heads = (_("Quantity"), *picture.heads, *(other.called for other in others))
        return [heads, *rows] if picture.rows else []

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the bars."""
        self._bars.draw_into(painter, area)

    def magnify_body(self, scale: float) -> None:
        """Magnify the bars and the line below them."""
        super().magnify_body(scale)
        self._strip.magnify(scale)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._bars.restyle()
        self._strip.restyle()

    # ---- what is chosen

    def _offer(self, results: Results) -> None:
        """Fill the choice of results, and select what is wanted or comes first."""
        offered = results_offered(results)
        self._result = self._pick(offered)
        blocker = QSignalBlocker(self._result_box)
        self._result_box.clear()
        for name in offered:
            self._result_box.addItem(model().quantities[name].label, name)
        self._result_box.setCurrentIndex(self._result_box.findData(self._result))
        blocker.unblock()

    def _pick(self, offered: Sequence[str]) -> str:
        return next((n for n in (self._wanted, *offered) if n in offered), "")

    def _choose(self) -> None:
        self.select(str(self._result_box.currentData()), self._view_box.currentData())

    # ---- what is drawn

    def _follow(self) -> None:
        """Show the results at hand; shares that are on screen are found again after a drag."""
        results, result, finder = self._results, self._result, self._finder
        if results is not None and result and self._view == "variance" and not self._active:
            seen = finder.shares is not None and self.isVisible()
            wanted = seen or not varying(results, result)
            if wanted and not finder.are_of(results, result):
                finder.find(results, result)
        self._show()

    def _ask(self) -> None:
        if self._results is not None and self._result:
            self._finder.find(self._results, self._result)
            self._show()

    def _cancel(self) -> None:
        self._finder.cancel()
        self._show()

    def _show(self) -> None:
        results, result = self._results, self._result
        if results is None:
            return
        if not result or not drawable(results.values[result]):
            nothing = _("Nothing is known yet that something could drive")
            beyond = _("This value is beyond what can be drawn")
            self._put(Picture(instead=beyond if result else nothing), beyond if result else nothing)
        elif self._view == "swings":
            swings = self._ordered(tornado(results, result))
            words = strongest_words(results, result, swings)
            self._put(swings_picture(results, result, swings), words)
        elif self._view == "elasticities":
            found = self._ordered(elasticities(results, result))
            self._put(elasticities_picture(result, found), in_step_words(results, result, found))
        else:
            self._show_shares(results, result)

    def _show_shares(self, results: Results, result: str) -> None:
        finder, shares = self._finder, self._finder.shares
        fresh = finder.are_of(results, result)
        self._strip.show_state(*self._state(fresh=fresh))
        if shares is None or shares.target != result:
            label = model().quantities[result].in_sentence
            sentence = _("Whose uncertainty is that of {result}?").format(result=label)
            self._put(Picture(instead=sentence), sentence)
        else:
            words = shares.words if fresh else _("Out of date: {words}").format(words=shares.words)
            self._put(shares_picture(shares), words, stale=not fresh)

    def _state(self, *, fresh: bool) -> tuple[State, str]:
        """What the line below the shares says."""
        finder = self._finder
        if finder.running:
            return "running", _("Computing…")
        if fresh and finder.shares is not None:
            return "done", settled_words(finder.shares)
        if finder.failure:
            return "stale", finder.failure
        if finder.shares is None:
            return "empty", _("From {n} draws, beside the window").format(n=f"{COUNT:,}")
        if self._active:
            return "stale", _("Out of date until the drag ends")
        return "stale", _("Out of date – compute again")

    def _ordered(self, rows: Sequence[S]) -> list[S]:
        """In a drag in the order of the picture before, else the strongest first."""
        before = {row.name: place for place, row in enumerate(self._bars.picture.rows)}
        if self._active and self._key == (self._result, self._view, self._plan):
            return sorted(rows, key=lambda row: before.get(row.name, len(before)))
        return list(rows)

    def _put(self, picture: Picture, subtitle: str, *, stale: bool = False) -> None:
        """Paint the picture and say what it shows; whole descriptions wait for a drag's end."""
        key = self._result, self._view, self._plan
        others, self._bars.named, bars = self._found()
        picture = with_others(picture, bars)
        low, high = self._bars.ends
        held = self._active and key == self._key
        if not (held and low <= picture.ends[0] and picture.ends[1] <= high):
            kept = self._kept
            self._bars.ends = (
                scale_about(picture, moving=held) if kept is None else shared_scale(kept, picture)
            )
        self._bars.shared = self._kept is not None
        self._key, self._bars.picture, self._bars.stale = key, picture, stale
        self._bars.renew()
        if self._others:
            subtitle = joined(subtitle, left_out(self._others, others))
        if self._active:
            self._subtitle.show_text(subtitle)
            return
        rows = (f"{row.label}: {', '.join((row.tip(), *row.notes))}" for row in picture.rows)
        self.say(subtitle, "; ".join((subtitle, *rows)).replace("\n", ", "))

    @property
    def _kept(self) -> tuple[float, float] | None:
        """What the scale shall hold."""
        return (self._within or {}).get(scale_name(self._result, self._view))

    def _found(self) -> _Found:
        """The other scenarios, their legend and bars: made anew where they are other ones."""
        key = self._others, self._result, self._view
        if self._beside[0] != key:
            others = comparable(self._others, self._result, self._view)
            bars = bars_of(others, self._result, self._view)
            self._beside = key, (others, entries(others, self._result), bars)
        return self._beside[1]
