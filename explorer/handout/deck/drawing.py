"""Pictures as charts of python-pptx, which can be edited where the deck is opened.

It is imported when a deck is written; python-pptx comes with it.
"""

import math
import re
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from explorer.handout.deck.pictures import Bars, Curve, Curves, Picture, Series
from explorer.handout.patterns import AXIS
from explorer.plain_text import cell, clean, short

Place = tuple[Any, ...]
_INK, _FAINT, _LINE = "1c2128", "5d6673", "dcdfe4"
_SIZE, _SMALL, _SMALLEST = 14, 12, 10
_FEW, _MANY = 4, 9
"""More categories than these are written in smaller type."""
_TYPES = {
    ("clustered", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("clustered", True): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("overlapped", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("overlapped", True): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("stacked", False): XL_CHART_TYPE.BAR_STACKED,
    ("stacked", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("whole", False): XL_CHART_TYPE.BAR_STACKED_100,
    ("whole", True): XL_CHART_TYPE.COLUMN_STACKED_100,
}
_LINK = re.compile(r"(?i)^(?:https?|ftp|mailto|internal|external|file):")
_LONGEST = 60


def safe(text: str) -> str:
    """A text that the workbook behind a chart takes for nothing but a text."""
    line = cell(" ".join(clean(text).split()))
    return f"'{line}" if _LINK.match(line) else line


def draw_bars(slide: Any, bars: Bars, place: Place) -> None:
    """Add the bars to a slide."""
    data = CategoryChartData()
    data.categories = [short(safe(text), _LONGEST) for text in bars.categories]
    for series in bars.series:
        finite = [v if v is not None and math.isfinite(v) else None for v in series.values]
        data.add_series(safe(series.name), finite)
    frame = slide.shapes.add_chart(_TYPES[bars.layout, bars.upright], *place, data)
    describe(frame, bars)
    chart = frame.chart
    _dress(chart, legend=bars.legend)
    plot = chart.plots[0]
    plot.gap_width = bars.gap
    plot.overlap = 100 if bars.layout != "clustered" else 0
    for series, drawn in zip(bars.series, plot.series, strict=True):
        _color_bars(drawn, series, outside=bars.layout == "clustered")
    across, up = chart.category_axis, chart.value_axis
    across.reverse_order = not bars.upright
    across.format.line.color.rgb = rgb(_FAINT)
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    across.has_major_gridlines = False
    last = across._element.find(qn("c:noMultiLvlLbl"))
    last.addprevious(_value("c:tickLblSkip", bars.every))
    up.tick_labels.font.size = Pt(_SMALL)
    if len(bars.categories) > _FEW and not bars.upright:
        across.tick_labels.font.size = Pt(_SMALL if len(bars.categories) <= _MANY else _SMALLEST)
    _scale(up, bars)
    if bars.axis:
        _name(up, bars.axis)


def _scale(axis: Any, bars: Bars) -> None:
    axis.major_gridlines.format.line.color.rgb = rgb(_LINE)
    axis.format.line.fill.background()
    labels = axis.tick_labels
    labels.number_format, labels.number_format_is_linked = AXIS, False
    if not bars.upright:
        # The categories run from the top, and the axis would go up there with them.
        axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if bars.layout == "whole":
        labels.number_format = "0%"
    if bars.ends is not None:
        axis.minimum_scale, axis.maximum_scale = bars.ends
    if bars.log:
        _log(axis)
        axis.crosses_at = bars.ends[0] if bars.ends else 1.0
    if bars.cross is not None:
        axis.crosses_at = bars.cross


def _log(axis: Any) -> None:
    axis._element.find(qn("c:scaling")).insert(0, _value("c:logBase", 10))


def _color_bars(drawn: Any, series: Series, *, outside: bool) -> None:
    if series.color:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(series.color)
    else:
        drawn.format.fill.background()
    drawn.invert_if_negative = False
    for place, color in series.colors.items():
        fill = drawn.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(color)
    if series.form:
        labels = drawn.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = series.form, False
        labels.font.size = Pt(_SIZE)
        labels.font.color.rgb = rgb(_INK if outside else _on(series.color))
        for place in sorted(series.bare, reverse=True):
            _unlabelled(labels._element, place)
        if outside:
            labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _unlabelled(labels: Any, place: int) -> None:
    """Take the label of one bar away; those of single bars come first in the file."""
    label = OxmlElement("c:dLbl")
    label.append(_value("c:idx", place))
    label.append(_value("c:delete", 1))
    labels.insert(0, label)


def _on(color: str) -> str:
    """Ink or white, whichever is read better on a colour."""
    red, green, blue = (int(color[n : n + 2], 16) for n in (0, 2, 4))
    return _INK if 0.299 * red + 0.587 * green + 0.114 * blue > 120 else "ffffff"


def draw_curves(slide: Any, curves: Curves, place: Place) -> None:
    """Add the curves to a slide."""
    data = XyChartData()
    for curve in curves.curves:
        series = data.add_series(safe(curve.name))
        for x, y in zip(curve.x, curve.y, strict=True):
            if math.isfinite(y):
                series.add_data_point(x, y)
    kind = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
    frame = slide.shapes.add_chart(kind, *place, data)
    describe(frame, curves)
    chart = frame.chart
    _dress(chart, legend=len(curves.curves) > 1)
    for curve, drawn in zip(curves.curves, chart.plots[0].series, strict=True):
        _color_curve(drawn, curve)
    across, up = chart.category_axis, chart.value_axis
    across.minimum_scale, across.maximum_scale = curves.ends
    for axis, name, log in zip((across, up), curves.axes, curves.log, strict=True):
        axis.has_major_gridlines = axis is up
        axis.tick_labels.number_format_is_linked = False
        axis.tick_labels.number_format = AXIS
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        if log:
            _log(axis)
        _name(axis, name)
    across.tick_labels.number_format = curves.form
    up.major_gridlines.format.line.color.rgb = rgb(_LINE)


def _color_curve(drawn: Any, curve: Curve) -> None:
    drawn.smooth = False
    drawn.format.line.color.rgb = rgb(curve.color)
    drawn.format.line.width = Pt(curve.width)
    if len(curve.x) == 1:
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 11
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(curve.color)


def describe(frame: Any, picture: Picture) -> None:
    """Say in words what is shown, for whoever has it read aloud."""
    about = f"{picture.title}. {picture.subtitle}".strip()
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(about))


def _dress(chart: Any, *, legend: bool) -> None:
    chart.has_title = False
    chart.has_legend = legend
    chart.font.size = Pt(_SIZE)
    chart.font.color.rgb = rgb(_INK)
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(_SMALL)


def _name(axis: Any, text: str) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = clean(text)
    font = axis.axis_title.text_frame.paragraphs[0].font
    font.size, font.bold = Pt(_SMALL), False
    font.color.rgb = rgb(_FAINT)


def _value(tag: str, value: int) -> Any:
    """An element of a chart that says one value."""
    element = OxmlElement(tag)
    element.set("val", str(value))
    return element


def rgb(color: str) -> Any:
    """A colour as python-pptx has it."""
    return RGBColor.from_string(color.upper())
