"""A chart as a picture of any size: pixels, SVG, PDF."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from explorer import __version__, durable
from ui.charts.pictures.tidy import tidied

ENDINGS = (".png", ".svg", ".pdf")
SHARP = 2.0
"""Pictures for others have so many pixels for each one on screen."""
_LAID_OUT = QSize(960, 540)
"""A picture of many pixels is laid out as if it had about so many, so that its type stays large."""
_METRE = 39.3701
"""Inches."""


class Pictured(Protocol):
    """A chart, as far as pictures of it are concerned."""

    title: str

    def picture_size(self) -> QSize:
        """The size at which it stands on screen, with its words."""

    def paint_picture(self, painter: QPainter, size: QSize, *, bare: bool = False) -> None:
        """Paint it with its words and credentials, or without, arranged for a size."""

    def accessibleDescription(self) -> str:
        """What it shows, in words."""


def planned(pixels: QSize) -> tuple[QSize, float]:
    """The size for which a picture of so many pixels is laid out, and its pixels for each one."""
    wide, high = pixels.width() / _LAID_OUT.width(), pixels.height() / _LAID_OUT.height()
    scale = max(min(wide, high), 1.0)
    return QSize(round(pixels.width() / scale), round(pixels.height() / scale)), scale


def image(card: Pictured, size: QSize | None = None, scale: float = SHARP) -> QImage:
    """The chart in pixels, `scale` of them for each one of the size it is laid out for."""
    laid_out = size or card.picture_size()
    whole = QSize(round(laid_out.width() * scale), round(laid_out.height() * scale))
    made = QImage(whole, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(scale)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    card.paint_picture(painter, laid_out)
    painter.end()
    made.setDevicePixelRatio(1.0)
    dots = round(_resolution() * scale * _METRE)
    made.setDotsPerMeterX(dots)
    made.setDotsPerMeterY(dots)
    made.setText("Title", card.title)
    made.setText("Description", card.accessibleDescription())
    made.setText("Software", f"Wattif {__version__}")
    return made


def png(card: Pictured, size: QSize | None = None, scale: float = SHARP) -> bytes:
    """The chart as a PNG file."""
    data, buffer = _buffer()
    made = image(card, size, scale)
    made.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants str
    return bytes(data.data())


def svg(card: Pictured, size: QSize | None = None, *, bare: bool = False) -> bytes:
    """The chart as an SVG file, in which texts are texts; `bare` without heading and words."""
    laid_out = size or card.picture_size()
    data, buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(card.title)
    generator.setSize(laid_out)
    generator.setViewBox(QRectF(0, 0, laid_out.width(), laid_out.height()))
    generator.setResolution(round(_resolution()))
    painter = QPainter(generator)
    card.paint_picture(painter, laid_out, bare=bare)
    painter.end()
    return tidied(bytes(data.data()), card.accessibleDescription())


def pdf(card: Pictured, size: QSize | None = None) -> bytes:
    """The chart as a PDF file of one page, as large as the chart, its fonts embedded."""
    laid_out, dots = size or card.picture_size(), _resolution()
    data, buffer = _buffer()
    writer = QPdfWriter(buffer)
    # At the screen's own resolution type, lines and places come out as they are on screen.
    writer.setResolution(round(dots))
    points = QSizeF(laid_out.width() * 72 / dots, laid_out.height() * 72 / dots)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", match))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(card.title)
    writer.setCreator(f"Wattif {__version__}")
    painter = QPainter(writer)
    card.paint_picture(painter, laid_out)
    painter.end()
    return bytes(data.data())


def write(card: Pictured, path: Path, pixels: QSize | None = None) -> None:
    """Write a picture of so many pixels, or as on screen. Raises WattifError.

    The ending of the name says which kind; anything else than .svg and .pdf becomes PNG.
    """
    size, scale = planned(pixels) if pixels else (None, SHARP)
    ending = path.suffix.lower()
    if ending == ".svg":
        data = svg(card, size)
    elif ending == ".pdf":
        data = pdf(card, size)
    else:
        data = png(card, size, scale)
    durable.replace(path, data)


def _buffer() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, buffer


def _resolution() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInch()
