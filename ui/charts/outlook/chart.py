"""Until the horizon: energy, emissions and share of the world year by year, as a fan."""

import math
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from explorer.model import model
from explorer.results import Results
from explorer.study.crossings import crossings, multiples, said, summary
from explorer.study.outlook import SUBJECTS, YEAR, Fan, Wanting, outlook, rows, wanting
from explorer.study.sampled import Sampled
from explorer.text import _
from ui.charts.axes import drawable
from ui.charts.beside import Extent, joined, knowing, left_out
from ui.charts.card import ChartCard
from ui.charts.chart import Preparation
from ui.charts.outlook.beside import OtherFan
from ui.charts.outlook.horizon import Horizon
from ui.charts.outlook.lacking import Lacking
from ui.charts.outlook.span import Within, extent, reach


class Outlook(ChartCard):
    """A result until the horizon; the dot at its end states the horizon year when dragged."""

    stated = Signal(str, float)
    gesture_changed = Signal(bool)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Until the horizon"), parent)
        self._horizon, self._lacking = Horizon(), Lacking()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._horizon)
        self._stack.addWidget(self._lacking)
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Result shown"))
        for name, label in SUBJECTS.items():
            self._choice.addItem(label, name)
        self._sampled: Sampled | None = None
        self._active = False
        self._beside: tuple[object, tuple[OtherFan, ...]] = (None, ())
        self._choice.activated.connect(self._choose)
        self._horizon.moved.connect(self._state)
        self._horizon.gesture_changed.connect(self.gesture_changed)
        self._lacking.wanted.connect(self.wanted)
        self.fill(self._stack, self._choice)

    def show_sampled(self, sampled: Sampled) -> None:
        """Show the outlook of other results."""
        self._sampled = sampled
        self._show(sampled)

    def gesture(self, active: bool) -> None:
        """While something is dragged, the axes stay as they are."""
        self._active = self._horizon.frozen = active
        if not active and self._sampled is not None:
            self._show(self._sampled)

    def look_at(self, result: str) -> None:
        """Show another result, if it is one that has an outlook."""
        if result in SUBJECTS:
            self.select(result)

    def extent(self, sampled: Sampled) -> Extent:
        """The years, and the values with what was said near them."""
        results, subject = sampled.results, self.subject
        fan = None if wanting(results, subject) else _fan_of(sampled, subject)
        if fan is None or not _can_be_drawn(fan):
            return {}
        years, (low, high) = reach(fan, said(fan, results), multiples(fan, results))
        size = fan.shown.size
        return {YEAR: years, subject: (low * size, high * size)}

    def select(self, subject: str) -> None:
        """Show another result."""
        blocker = QSignalBlocker(self._choice)
        self._choice.setCurrentIndex(self._choice.findData(subject))
        blocker.unblock()
        if self._sampled is not None:
            self._show(self._sampled)

    @property
    def subject(self) -> str:
        """The result that is shown."""
        return str(self._choice.currentData())

    def table(self) -> list[tuple[str, ...]]:
        """Every year, all results."""
        if self._sampled is None:
            return []
        found = rows(self._sampled)
        for other in self._fans() if found else ():
            texts = {f"{y:.0f}": other.fan.shown.shown(v) for y, v in _stated(other.fan)}
            head = _("{name}: {subject}").format(
                name=other.beside.called, subject=SUBJECTS[self.subject]
            )
            found = [
                (*row, texts.get(row[0], "") if number else head)
                for number, row in enumerate(found)
            ]
        return found

    def preparation(self) -> Preparation:
        """The fan of the result that is shown."""
        return partial(_fan_of, subject=self.subject)

    def draw_body(self, painter: QPainter, area: QRectF) -> None:
        """Paint the fan, or say what is wanting."""
        body = self._horizon if self._horizon.fan is not None else self._lacking
        body.draw_into(painter, area)

    def magnify_body(self, scale: float) -> None:
        """Magnify the fan, and what stands in its place."""
        super().magnify_body(scale)
        self._lacking.magnify(scale)

    def restyle(self) -> None:
        """Take other colours and type."""
        self._horizon.restyle()

    def _choose(self, index: int) -> None:
        self.select(str(self._choice.itemData(index)))

    def _state(self, year: int) -> None:
        """The horizon was moved to a year: keep it after the base, and where the slider goes."""
        if self._sampled is None:
            return
        values = self._sampled.results.values
        last = max(model().quantities[YEAR].slider[1], values[YEAR])
        year = round(min(max(year, values["base_year"] + 1), last))
        if year != values[YEAR]:
            self.stated.emit(YEAR, float(year))

    def _show(self, sampled: Sampled) -> None:
        results = sampled.results
        self._entitle(results)
        lacking = wanting(results, self.subject)
        fan = None if lacking else _fan_of(sampled, self.subject, fast=self._active)
        if fan is None or not _can_be_drawn(fan):
            self._show_lacking(lacking or Wanting(_BEYOND, ()))
            return
        times = multiples(fan, results)
        self._stack.setCurrentWidget(self._horizon)
        self._horizon.others = others = self._fans()
        self._horizon.within = self._kept(fan)
        self._horizon.show_fan(fan, times, said(fan, results))
        text = joined(summary(fan, times), left_out(self._others, [o.beside for o in others]))
        if self._active:
            # A screen reader is told when the gesture ends.
            self._subtitle.show_text(text)
        else:
            rest = [*(o.words for o in others), *(c.words for c in crossings(fan, results))]
            self.say(text, ". ".join([text, *rest]))

    def _fans(self) -> tuple[OtherFan, ...]:
        """The outlooks of the other scenarios: the same tuple for the same ones."""
        key = self._others, self.subject
        if self._beside[0] != key:
            found = [
                (other, _fan_of(other.sampled, self.subject))
                for other in knowing(self._others, self.subject)
            ]
            fans = (OtherFan(o, fan) for o, fan in found if fan and _can_be_drawn(fan))
            self._beside = key, tuple(fans)
        return self._beside[1]

    def _kept(self, fan: Fan) -> Within | None:
        """The years and values that the axes shall hold."""
        within = self._within or {}
        if self.subject not in within or YEAR not in within:
            return None
        low, high = within[self.subject]
        return within[YEAR], (low / fan.shown.size, high / fan.shown.size)

    def _show_lacking(self, lacking: Wanting) -> None:
        self._horizon.others = ()
        self._horizon.show_fan(None, (), ())
        self._lacking.show_wanting(lacking)
        self._stack.setCurrentWidget(self._lacking)
        self.say(self._lacking.words)

    def _entitle(self, results: Results) -> None:
        title = _("Until the horizon")
        if YEAR in results.values:
            title = _("Until {year}").format(year=results.shown(YEAR))
        if title != self.title:
            self.title = title
            self._heading.show_text(title)
            self.setAccessibleName(title)
            self._more.setAccessibleName(_("More about “{title}”").format(title=title))


_BEYOND = _("These values are beyond what can be drawn")


def _fan_of(sampled: Sampled, subject: str, *, fast: bool = False) -> Fan | None:
    """The fan of a result, made once for the same draws."""
    key = "fan", subject, fast
    return sampled.kept(key, partial(outlook, sampled, subject, fast=fast))


def _stated(fan: Fan) -> Iterator[tuple[float, float]]:
    """Each year with the value as stated, SI."""
    return zip(fan.years.tolist(), fan.stated.tolist(), strict=True)


def _can_be_drawn(fan: Fan) -> bool:
    return all(math.isfinite(end) and drawable(end) for end in extent(fan))
