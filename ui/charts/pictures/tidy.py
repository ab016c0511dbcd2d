"""Qt's SVG made shorter, and such that other programs' fonts do not break it."""

import xml.etree.ElementTree as ET

from PySide6.QtGui import QFont, QFontMetricsF

from ui import theme

_SVG = "{http://www.w3.org/2000/svg}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GENERIC = "sans-serif"
_SAME = {
    ("transform", "matrix(1,0,0,1,0,0)"),
    ("fill-opacity", "1"),
    ("stroke-opacity", "1"),
    ("vector-effect", "none"),
    ("font-weight", "400"),
    ("font-style", "normal"),
}
"""What says nothing, for it would be so anyway."""
_ABOVE = {"fill-opacity", "stroke-opacity"}
"""What a text's group may have said otherwise."""


def tidied(written: bytes, description: str) -> bytes:
    """The picture with a description and without repetition.

    Every text carries its width: a program with another font fits it in, and nothing overlaps.
    """
    ET.register_namespace("", _SVG[1:-1])
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(written)
    for key in ("version", "baseProfile"):
        root.attrib.pop(key, None)
    for element in root.iter():
        _shorten(element)
        if element.tag == f"{_SVG}text":
            _measure(element)
        elif element.tag == f"{_SVG}g":
            for key in ("font-family", "font-size", "font-weight"):
                element.attrib.pop(key, None)
        elif element.tag == f"{_SVG}desc":
            element.text = description
    for parent in list(root.iter(f"{_SVG}g")):
        for child in [c for c in parent if c.tag == f"{_SVG}g" and (not len(c) or _is_frame(c))]:
            parent.remove(child)
    families = [f'"{f}"' if " " in f else f for f in theme.font().families()]
    root.set("font-family", ", ".join([*(f for f in families if f != '"Sans Serif"'), _GENERIC]))
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _is_frame(group: ET.Element) -> bool:
    """Whether it is the edge of a plot, which Qt writes in black although its pen is none."""
    return group.get("stroke") == "#000000" and group.get("fill") == "none"


def _shorten(element: ET.Element) -> None:
    for key, value in list(element.attrib.items()):
        said_above = element.tag == f"{_SVG}text" and key in _ABOVE
        if ((key, value) in _SAME and not said_above) or key == "font-family":
            del element.attrib[key]
    if element.tag != f"{_SVG}text":
        element.text = (element.text or "").strip() or None
    element.tail = None


def _measure(element: ET.Element) -> None:
    """Say how wide the text is, in whatever font it is shown."""
    text = element.text or ""
    element.attrib.pop(_SPACE, None)
    font = QFont(theme.font())
    font.setPixelSize(100)
    font.setBold(element.get("font-weight", "400") == "700")
    size = float(element.get("font-size", "0"))
    width = QFontMetricsF(font).horizontalAdvance(text) * size / 100
    if width:
        element.set("textLength", f"{width:.2f}")
        element.set("lengthAdjust", "spacingAndGlyphs")
