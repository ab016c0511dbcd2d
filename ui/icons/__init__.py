"""The icons, tinted in the theme's text colour: Lucide's (ISC), and Wattif's own."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui import theme

_FOLDER = Path(__file__).parent
_SIZE = 18
_SCALE = 2


def tinted(name: str) -> QIcon:
    """An icon in the colours of the theme in force."""
    colors = theme.current()
    icon = QIcon()
    icon.addPixmap(_drawn(name, colors.text), QIcon.Mode.Normal)
    icon.addPixmap(_drawn(name, colors.groove), QIcon.Mode.Disabled)
    return icon


def program() -> QIcon:
    """The program's own icon."""
    return QIcon(str(_FOLDER / "wattif.svg"))


def _drawn(name: str, color: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - after the first paint

    source = (_FOLDER / f"{name}.svg").read_text("utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(_SIZE * _SCALE, _SIZE * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, _SIZE, _SIZE))
    painter.end()
    return pixmap
