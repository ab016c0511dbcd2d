"""The one typed façade of pyqtgraph: curves over two axes whose ends and ticks are given.

It does nothing by itself: no ranging, no menu, no panning. What a chart paints on top of the
curves is its own `draw_over`.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QGraphicsPolygonItem, QGraphicsView, QToolTip, QWidget

from ui import theme
from ui.plain import plain

if TYPE_CHECKING:
    _View: TypeAlias = QGraphicsView
else:
    _View = pg.PlotWidget

Side = Literal["bottom", "left"]
Tick: TypeAlias = tuple[float, str]
_OUT = 60
"""How far labels may stand out beyond the ends of an axis, in pixels."""


class _Axis(pg.AxisItem):
    """An axis whose labels may stand out at its ends, and whose lines lie behind the curves."""

    def __init__(self, side: Side) -> None:
        super().__init__(side)
        self.setStyle(tickLength=0, tickAlpha=255, tickTextOffset=6)
        self.setGrid(255)

    def boundingRect(self) -> QRectF:
        rect = super().boundingRect()
        return QRectF(rect.adjusted(-_OUT, -_OUT, _OUT, _OUT))


class Curve:
    """One curve of a plot."""

    def __init__(self, item: Any, series: int) -> None:
        self._item = item
        self._series = series

    def set_points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        """Show other points; NaN makes a gap."""
        self._item.setData(x, y)

    def style(self, width: float, *, fine: bool) -> None:
        """Take the theme's colour, and be drawn well or fast."""
        color = theme.current().series[self._series]
        self._item.setPen(pg.mkPen(color, width=width))
        # One path of a hundred points is as quick as segments, and has no beads at the joints.
        self._item.setSegmentedLineMode("off")
        self._item.opts["antialias"] = fine


class Shade:
    """A shaded area of a plot, behind its curves."""

    def __init__(self, item: QGraphicsPolygonItem, series: int) -> None:
        self._item = item
        self._series = series

    def set_between(
        self, x: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
    ) -> None:
        """Shade between two curves over the same places; without points, nothing."""
        known = np.isfinite(x) & np.isfinite(low) & np.isfinite(high)
        there = zip(x[known].tolist(), high[known].tolist(), strict=True)
        back = zip(x[known][::-1].tolist(), low[known][::-1].tolist(), strict=True)
        self._item.setPolygon(QPolygonF([QPointF(*place) for place in (*there, *back)]))

    def style(self) -> None:
        """Take the theme's colour."""
        color = QColor(theme.current().series[self._series])
        color.setAlphaF(0.22)
        self._item.setPen(pg.mkPen(None))
        self._item.setBrush(color)


class Plot(_View):
    """Curves over two axes."""

    zoom = 1.0
    """How much larger than usual the type is."""
    headroom = 0.0
    """Room above the axes for what a chart paints there."""
    _magnified = 1.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Any = cast("Any", self).getPlotItem()
        self._curves: list[Curve] = []
        self._shades: list[Shade] = []
        self._fine = True
        self._ends: dict[Side, tuple[float, float]] = {}
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self._item.hideButtons()
        self._item.setMenuEnabled(False)
        self._item.setMouseEnabled(False, False)
        self._item.disableAutoRange()
        self._item.setAxisItems({"bottom": _Axis("bottom"), "left": _Axis("left")})
        for side in ("bottom", "left"):
            self._item.getAxis(side).setZValue(-200)
        self.restyle()

    # ---- what it shows

    def add_curve(self, series: int) -> Curve:
        """A curve in one of the theme's series colours."""
        item = pg.PlotCurveItem(connect="finite")
        self._item.addItem(item, ignoreBounds=True)
        self._curves.append(Curve(item, series))
        self._style_curves()
        return self._curves[-1]

    def add_shade(self, series: int) -> Shade:
        """A shaded area in one of the theme's series colours, behind all curves."""
        item = QGraphicsPolygonItem()
        self._item.addItem(item, ignoreBounds=True)
        item.setZValue(-100)
        self._shades.append(Shade(item, series))
        self._style_curves()
        return self._shades[-1]

    def set_ends(self, side: Side, low: float, high: float) -> None:
        """The positions at the ends of an axis."""
        self._ends[side] = low, high
        set_range = self._item.setXRange if side == "bottom" else self._item.setYRange
        set_range(low, high, padding=0)

    def set_ticks(self, side: Side, ticks: Sequence[Tick]) -> None:
        """Where an axis has labels, and a line across the plot."""
        axis = self._item.getAxis(side)
        axis.setTicks([list(ticks)])
        if side == "left":
            widest = max((self.text_width(text) for _at, text in ticks), default=0)
            axis.setWidth(round(widest) + 9)
        else:
            axis.setHeight(round(self.line_height) + 7)
            out = self.text_width(ticks[-1][1]) / 2 + 2 if ticks else 0
            top = self.headroom + self.line_height / 2
            self._item.layout.setContentsMargins(0, top, max(out, 12), 0)
        self._item.layout.activate()

    def set_fine(self, fine: bool) -> None:
        """Draw well (smooth lines, two pixels wide) or fast (plain ones)."""
        if fine != self._fine:
            self._fine = fine
            self._style_curves()
            self.renew()

    def magnify(self, scale: float) -> None:
        """Paint everything so many times as large, all alike."""
        if scale != self._magnified:
            self._magnified = scale
            self._fit()
            self.restyle()
            self.updateGeometry()

    @property
    def magnified(self) -> float:
        """How many pixels of the widget each of the picture takes."""
        return self._magnified

    @property
    def room(self) -> QRectF:
        """The widget in the pixels of the picture, in which everything stands."""
        return QRectF(0, 0, self.width() / self._magnified, self.height() / self._magnified)

    def spot(self, point: QPointF) -> QPointF:
        """A place of the widget, as the pointer has it, on the picture."""
        return point / self._magnified

    def renew(self) -> None:
        """Paint anew."""
        self.viewport().update()

    # ---- where things are

    @property
    def inside(self) -> QRectF:
        """The area between the axes, in pixels."""
        return QRectF(self._item.getViewBox().sceneBoundingRect())

    def point(self, x: float, y: float) -> QPointF:
        """Where a position on both axes is, in pixels."""
        area, (left, right), (low, high) = self.inside, self._ends["bottom"], self._ends["left"]
        return QPointF(
            area.left() + (x - left) / (right - left) * area.width(),
            area.bottom() - (y - low) / (high - low) * area.height(),
        )

    def across(self, pixel: float) -> float:
        """The position on the bottom axis at a pixel, kept between its ends."""
        area, (left, right) = self.inside, self._ends["bottom"]
        share = (pixel - area.left()) / max(area.width(), 1.0)
        return left + min(max(share, 0.0), 1.0) * (right - left)

    def text_width(self, text: str) -> float:
        """How wide a tick's label is."""
        return self._metrics.horizontalAdvance(text)

    @property
    def line_height(self) -> float:
        """How high a tick's label is."""
        return self._metrics.height()

    # ---- what a chart adds

    def retick(self) -> None:
        """Choose ticks for another size; a chart says which."""

    def draw_over(self, painter: QPainter) -> None:
        """Paint on top of the curves, in pixels."""

    def tip(self, _point: QPointF) -> str:
        """What a pointer resting at a point is told."""
        return ""

    def draw_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint the plot elsewhere."""
        was_fine = self._fine
        self.set_fine(True)
        picture = QSvgRenderer(QByteArray(self._svg()))
        self.set_fine(was_fine)
        picture.render(painter, area)
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(area.width() / self.room.width(), area.height() / self.room.height())
        self.draw_over(painter)
        painter.restore()

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        colors, font = theme.current(), theme.font(0.88 * self.zoom)
        self._metrics = QFontMetricsF(font)
        cast("Any", self).setBackground(colors.card)
        grid = colors.color("line")
        grid.setAlphaF(0.75)
        for side in ("bottom", "left"):
            axis = self._item.getAxis(side)
            axis.setPen(pg.mkPen(colors.color("groove"), width=self._magnified))
            axis.setTickPen(pg.mkPen(grid, width=self._magnified))
            axis.setTextPen(pg.mkPen(colors.color("faint")))
            axis.setStyle(tickFont=font)
        self._style_curves()
        self.retick()

    def _style_curves(self) -> None:
        width = (2.0 if self._fine else 1.0) * self.devicePixelRatioF() * self._magnified
        for curve in self._curves:
            curve.style(width, fine=self._fine)
        for shade in self._shades:
            shade.style()

    def _svg(self) -> bytes:
        from pyqtgraph.exporters import SVGExporter  # noqa: PLC0415 - only to export

        with _paths_left_open():
            exporter: Any = SVGExporter(self._item)
            text = bytes(exporter.export(toBytes=True)).decode()
        # Qt paints the outline of a clip, and keeps lines thin that should grow with the picture.
        text = re.sub(r"<clipPath.*?</clipPath>", "", text, flags=re.DOTALL)
        return text.replace('vector-effect="non-scaling-stroke"', "").encode()

    # ---- events: pyqtgraph's own handling is left out

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._style_curves()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip(self.spot(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), plain(tip) if tip else "", self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ends:
            painter = QPainter(self.viewport())
            painter.scale(self._magnified, self._magnified)
            self.draw_over(painter)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._magnified != 1.0:
            self._fit()
        if getattr(self, "_ends", None):
            self._item.layout.activate()
            self.retick()

    def _fit(self) -> None:
        """Let the plot fill the widget."""
        pg.GraphicsView.setRange(self, self.room, padding=0, disableAutoPixel=False)

    def updateMatrix(self, propagate: bool = True) -> None:
        """The picture that pyqtgraph makes, magnified."""
        cast("Any", super()).updateMatrix(propagate)
        if self.transform().m11() != self._magnified:
            self.setTransform(QTransform.fromScale(self._magnified, self._magnified))
            cast("Any", self).sigDeviceTransformChanged.emit(self)

    def _leave(self, event: Any) -> None:
        event.ignore()

    mousePressEvent = mouseMoveEvent = mouseReleaseEvent = mouseDoubleClickEvent = _leave
    wheelEvent = keyPressEvent = _leave


@contextmanager
def _paths_left_open() -> Iterator[None]:
    """Let pyqtgraph's exporter read the closed paths ("Z") that Qt 6.11 and later write."""
    module: Any = sys.modules["pyqtgraph.exporters.SVGExporter"]
    original = module.correctCoordinates

    def correct(node: Any, *rest: Any) -> None:
        for path in node.getElementsByTagName("path"):
            path.setAttribute("d", _without_z(path.getAttribute("d")))
        original(node, *rest)

    module.correctCoordinates = correct
    try:
        yield
    finally:
        module.correctCoordinates = original


def _without_z(path: str) -> str:
    """The same outline with each Z spelled as a line to where it began."""
    found, start = [], ""
    for token in path.split():
        if token.upper() == "Z":
            found.append("L" + start)
            continue
        if token.startswith("M"):
            start = token[1:]
        found.append(token.rstrip("Zz"))
        if token[-1] in "Zz":
            found.append("L" + start)
    return " ".join(found)
