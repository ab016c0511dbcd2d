"""What a deck is drawn on; only it, `drawing` and `tabling` talk to python-pptx."""

import io
from datetime import date, datetime
from typing import Any

from explorer.handout.deck.drawing import draw_bars, draw_curves
from explorer.handout.deck.pictures import ACCENT, FAINT, INK, Bars, Curves, Picture
from explorer.handout.deck.tabling import draw_table
from explorer.plain_text import clean

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
"""Inches."""
_LETTER, _BOLD = 0.56, 0.64
"""The width of a letter by its height, plain and bold, as wide types have it."""
_FEW, _MOST = 2, 4
"""Lines of words above a picture: in larger type, and in any."""
_LINE = 1.2
"""How far lines stand apart, by the height of their type."""


class Deck:
    """Slides of 16 to 9 in the making; `content` gives the file's bytes."""

    def __init__(self, title: str, made: date, comments: str) -> None:
        from pptx import Presentation  # noqa: PLC0415 - only where slides are written
        from pptx.util import Inches  # noqa: PLC0415

        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
        properties = self._deck.core_properties
        properties.title, properties.comments = clean(title)[:250], comments[:250]
        properties.author, properties.last_modified_by = "Wattif", "Wattif"
        moment = datetime(made.year, made.month, made.day)  # noqa: DTZ001 - a date has no zone
        properties.created = properties.modified = moment

    def slide(self, title: str, size: float) -> "Slide":
        """A further slide with its title, which outlines and screen readers find."""
        layout = self._deck.slide_layouts[5]
        return Slide(self._deck.slides.add_slide(layout), title, size)

    def content(self) -> bytes:
        """The finished deck."""
        file = io.BytesIO()
        self._deck.save(file)
        return file.getvalue()


class Slide:
    """One slide; places and sizes are inches, type is points."""

    def __init__(self, slide: Any, title: str, size: float) -> None:
        self._slide = slide
        self._place_title(title, size)

    def _place_title(self, title: str, size: float) -> None:
        shape, text = self._slide.shapes.title, clean(title)
        _place(shape, MARGIN, 0.35, WIDTH - 2 * MARGIN, 1.05)
        fitted = fitting(text, size, WIDTH - 2 * MARGIN, 1.05, bold=True)
        _write(shape.text_frame, text, fitted, INK, bold=True)
        shape.text_frame.vertical_anchor = _middle()

    def move_title(self, top: float, height: float, size: float) -> None:
        """Put the title elsewhere, larger: for the first slide."""
        shape = self._slide.shapes.title
        text = shape.text_frame.text
        _place(shape, MARGIN, top, WIDTH - 2 * MARGIN, height)
        fitted = fitting(text, size, WIDTH - 2 * MARGIN, height, bold=True)
        _write(shape.text_frame, text, fitted, INK, bold=True)

    def text(
        self,
        text: str,
        left: float,
        top: float,
        width: float,
        height: float,
        size: float,
        *,
        color: str = INK,
        bold: bool = False,
        least: float = 12,
    ) -> None:
        """A text that keeps within its place: in smaller type, or in the end cut."""
        whole = clean(text)
        if not whole:
            return
        fitted = fitting(whole, size, width, height, least, bold=bold)
        box = self._slide.shapes.add_textbox(*_inches(left, top, width, height))
        _write(box.text_frame, cut(whole, fitted, width, height), fitted, color, bold=bold)

    def rule(self, left: float, top: float, width: float, color: str = ACCENT) -> None:
        """A line across."""
        from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415 - only where slides are written

        shape = self._slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_inches(left, top, width, 0.04))
        shape.fill.solid()
        shape.fill.fore_color.rgb = _color(color)
        shape.line.fill.background()

    def picture(
        self, picture: Picture, left: float, top: float, width: float, height: float
    ) -> None:
        """A chart that can be edited, or a table, below its title and its words."""
        self.text(picture.title, left, top, width, 0.4, 18, bold=True)
        size = 14.0 if lines(picture.subtitle, 14, width) <= _FEW else 12.0
        words = min(lines(picture.subtitle, size, width), _MOST) * size * _LINE / 72
        self.text(picture.subtitle, left, top + 0.38, width, words, size, color=FAINT)
        place = _inches(left, top + 0.42 + words, width, height - 0.42 - words)
        if isinstance(picture, Bars):
            draw_bars(self._slide, picture, place)
        elif isinstance(picture, Curves):
            draw_curves(self._slide, picture, place)
        else:
            draw_table(self._slide, picture, place)

    def notes(self, text: str) -> None:
        """What the speaker sees."""
        self._slide.notes_slide.notes_text_frame.text = clean(text)


def fitting(
    text: str, size: float, width: float, height: float, least: float = 12, *, bold: bool = False
) -> float:
    """The largest type up to `size` in which a text keeps within its place."""
    points = size
    while points > least and lines(text, points, width, bold=bold) * points * _LINE > 72 * height:
        points -= 1
    return points


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """About how many lines a text takes."""
    room = max(72 * width / ((_BOLD if bold else _LETTER) * size), 1)
    return sum(max(1, -(-len(part) // int(room))) for part in text.split("\n"))


def cut(text: str, size: float, width: float, height: float) -> str:
    """The text, without what has no room even so."""
    whole = text
    while lines(whole, size, width) * size * _LINE > 72 * height + size and len(whole) > 20:
        whole = whole[: int(0.9 * len(whole))].rstrip()
    return whole if whole == text else f"{whole}…"


def _write(frame: Any, text: str, size: float, color: str, *, bold: bool) -> None:
    from pptx.enum.text import PP_ALIGN  # noqa: PLC0415 - only where slides are written
    from pptx.util import Pt  # noqa: PLC0415

    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = Pt(size), bold
        paragraph.font.color.rgb = _color(color)


def _place(shape: Any, *place: float) -> None:
    shape.left, shape.top, shape.width, shape.height = _inches(*place)


def _inches(*place: float) -> tuple[Any, ...]:
    from pptx.util import Inches  # noqa: PLC0415 - only where slides are written

    return tuple(Inches(number) for number in place)


def _middle() -> Any:
    from pptx.enum.text import MSO_ANCHOR  # noqa: PLC0415 - only where slides are written

    return MSO_ANCHOR.MIDDLE


def _color(color: str) -> Any:
    from pptx.dml.color import RGBColor  # noqa: PLC0415 - only where slides are written

    return RGBColor.from_string(color.upper())
