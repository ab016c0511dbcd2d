"""The charts of a slide: made once each, kept, shown one or two at a time, faded over."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from explorer.study.sampled import Sampled
from explorer.text import _
from ui import theme
from ui.charts import kinds
from ui.charts.beside import Extent
from ui.charts.card import ChartCard
from ui.charts.chart import Preparation
from ui.mishaps import contained
from ui.present.scene import Key, Scene
from ui.present.sizes import SMALLEST, Sizes


class Easel(QWidget):
    """Shows the charts of a scene; a chart that fails says so, and the show goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: dict[Key, ChartCard | QLabel] = {}
        self._extents: dict[Key, Extent] = {}
        self._sizes = Sizes.of(QSize(1920, 1080))
        self._keys: tuple[Key, ...] = ()
        self._veil = _Veil(self)

    @property
    def charts(self) -> Mapping[Key, ChartCard]:
        """The charts that could be made so far."""
        return {key: c for key, c in self._charts.items() if isinstance(c, ChartCard)}

    @property
    def in_sight(self) -> tuple[ChartCard, ...]:
        """The charts on show, from the left."""
        charts = self.charts
        return tuple(charts[key] for key in self._keys if key in charts)

    # ---- what is shown

    def show_scene(self, scene: Scene) -> None:
        """Show another state, in the charts that the scene asks for."""
        self._bring(scene.keys)
        for key in self._keys:
            chart = self._charts[key]
            if isinstance(chart, ChartCard):
                self._show_in(chart, scene, key)

    def _show_in(self, chart: ChartCard, scene: Scene, key: Key) -> None:
        fresh = False
        with contained:
            chart.show_beside(scene.beside_in(key))
            chart.show_sampled(scene.sampled)
            fresh = True
        chart.tell_whether(fresh=fresh)

    def gesture(self, active: bool) -> None:
        """Something begins to move, or came to rest."""
        for chart in self.in_sight:
            with contained:
                chart.gesture(active)

    def preparations(self) -> tuple[Preparation, ...]:
        """What the charts on show want to be done beside the window."""
        return tuple(filter(None, (chart.preparation() for chart in self.in_sight)))

    # ---- axes that steps share

    def extent(self, key: Key, sampled: Sampled) -> Extent:
        """What the axes of a chart would have to hold for these results."""
        chart = self._chart(key)
        with contained:
            return chart.extent(sampled) if isinstance(chart, ChartCard) else {}
        return {}

    def keep(self, key: Key, extent: Extent) -> None:
        """From here on the axes of a chart hold this."""
        chart = self._chart(key)
        self._extents[key] = extent
        if isinstance(chart, ChartCard):
            with contained:
                chart.keep_within(extent or None)

    @property
    def extents(self) -> Mapping[Key, Extent]:
        """What the axes hold."""
        return self._extents

    # ---- from one picture to the next

    def fade(self, before: QPixmap, after: QPixmap, share: float) -> None:
        """Show a mixture of two pictures; from a share of 1 on the charts themselves."""
        self._veil.mix(before, after, share)

    def picture(self) -> QPixmap:
        """The charts as they stand."""
        self._veil.hide()
        return self.grab()

    # ---- where everything stands

    def resize_for(self, sizes: Sizes) -> None:
        """Take other type."""
        if sizes != self._sizes:
            self._sizes = sizes
            for chart in self._charts.values():
                self._enlarge(chart)
        self._arrange()

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def restyle(self) -> None:
        """Take the colours of another theme."""
        self._veil.hide()
        for chart in self._charts.values():
            self._enlarge(chart)

    def stop(self) -> None:
        """The show ends; what works in the background has to end."""
        for chart in self.charts.values():
            with contained:
                chart.stop()

    def _bring(self, keys: tuple[Key, ...]) -> None:
        if keys == self._keys:
            return
        for key in self._keys:
            self._charts[key].hide()
        for key in keys:
            self._chart(key)
        self._keys = keys
        self._arrange()
        for key in keys:
            self._charts[key].show()
        self._veil.raise_()

    def _chart(self, key: Key) -> ChartCard | QLabel:
        if key not in self._charts:
            self._charts[key] = self._make(key)
        return self._charts[key]

    def _make(self, key: Key) -> ChartCard | QLabel:
        chart: ChartCard | QLabel | None = None
        with contained:
            made = kinds.new(key[0])
            made.look_at(key[1])
            chart = made
        if chart is None:
            chart = QLabel(_("This chart could not be drawn. The story goes on."))
            chart.setAlignment(Qt.AlignmentFlag.AlignCenter)
            chart.setWordWrap(True)
        chart.setParent(self)
        chart.hide()
        # A click anywhere goes on, and no chart takes a key that moves the story.
        chart.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for child in (chart, *chart.findChildren(QWidget)):
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._enlarge(chart)
        return chart

    def _enlarge(self, chart: ChartCard | QLabel) -> None:
        if isinstance(chart, ChartCard):
            with contained:
                chart.magnify(self._sizes.in_charts)
        else:
            chart.setFont(self._sizes.font(SMALLEST))

    def _arrange(self) -> None:
        """Side by side or, on a display that is higher than wide, one above the other."""
        count, gap = max(len(self._keys), 1), self._sizes.px(24)
        whole = self.height() if self._sizes.portrait else self.width()
        part = (whole - (count - 1) * gap) // count
        for place, key in enumerate(self._keys):
            at = place * (part + gap)
            across = self._sizes.portrait
            area = (0, at, self.width(), part) if across else (at, 0, part, self.height())
            self._charts[key].setGeometry(QRect(*area))
        self._veil.setGeometry(self.rect())


class _Veil(QWidget):
    """Two pictures over the charts, the one going, the other coming."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before, self._after, self._share = QPixmap(), QPixmap(), 1.0
        # Nothing below has to be painted while it is there.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def mix(self, before: QPixmap, after: QPixmap, share: float) -> None:
        """Show another mixture, or nothing any more."""
        self._before, self._after, self._share = before, after, share
        if share >= 1:
            self._before = self._after = QPixmap()
            self.hide()
        else:
            self.show()
            self.raise_()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        painter.drawPixmap(self.rect(), self._before)
        painter.setOpacity(self._share)
        painter.drawPixmap(self.rect(), self._after)
        painter.end()
