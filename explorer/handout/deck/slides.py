"""The slides: the first one, one for each sheet, and the last ones with all that it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer import show
from explorer.handout.content import Handout, Sheet
from explorer.handout.deck.compared import pictures
from explorer.handout.deck.pictures import ACCENT, FAINT, Picture, Table
from explorer.handout.deck.slide import MARGIN, WIDTH, Deck, Slide, lines
from explorer.handout.rows import Stated
from explorer.text import _

_ROOM = WIDTH - 2 * MARGIN
_HEADING = 30
_TILES, _TOP, _BOTTOM = 1.5, 2.55, 6.8
"""Where headlines begin, and where pictures begin and end."""
_BETWEEN = 0.4
_LIST = 14
"""The type of the lists on the last slides."""


class Slides:
    """The slides of a hand-out in the making."""

    def __init__(self, handout: Handout) -> None:
        self._handout = handout
        self._deck = Deck(handout.title, handout.made, handout.credentials)

    def content(self) -> bytes:
        """The finished deck."""
        return self._deck.content()

    def first(self) -> None:
        """Title, summary, and when it was made."""
        handout = self._handout
        slide = self._deck.slide(handout.title, 44)
        slide.move_title(1.2, 2.0, 44)
        slide.rule(MARGIN, 3.4, 2.2)
        slide.text(handout.summary, MARGIN, 3.7, _ROOM, 2.4, 22, least=16)
        slide.text(handout.credentials, MARGIN, 6.6, _ROOM, 0.5, 16, color=FAINT)
        slide.notes(handout.credentials)

    def together(self) -> None:
        """Several scenarios that are no story: side by side."""
        handout = self._handout
        if handout.is_story or len(handout.sheets) < 2:
            return
        first, *others = handout.sheets
        both = replace(first, charts=("comparison",), beside=tuple(others))
        slide = self._deck.slide(_("Side by side"), _HEADING)
        self._pictures(slide, both, _TILES)
        slide.notes(self._notes(both))

    def of(self, sheet: Sheet) -> None:
        """One step or scenario."""
        slide = self._deck.slide(sheet.heading, _HEADING)
        tiles = "comparison" not in sheet.charts  # which has the headlines itself
        if tiles:
            self._headlines(slide, sheet)
        self._pictures(slide, self._against_the_first(sheet), _TOP if tiles else _TILES)
        slide.notes(self._notes(sheet))

    def last(self) -> None:
        """All sources, all assumptions and the credentials, on as many slides as they take."""
        handout = self._handout
        sources = [
            f"[{source.number}] {source.text}{f', {source.link}' if source.link else ''}"
            for source in handout.sources
        ]
        assumptions = list(self._assumptions())
        self._lists(_("What is assumed, because nothing is stated"), assumptions)
        self._lists(_("Sources"), sources or [_("No source is given.")])

    # ---- parts of a slide

    def _against_the_first(self, sheet: Sheet) -> Sheet:
        """In a comparison, the sheet with what makes the difference to the first scenario."""
        first = self._handout.sheets[0]
        known = all(sheet.look_at in one.results.values for one in (first, sheet))
        if self._handout.is_story or sheet is first or not known:
            return sheet
        return replace(sheet, charts=("waterfall", *sheet.charts[:1]), beside=(first,))

    def _headlines(self, slide: Slide, sheet: Sheet) -> None:
        """The headlines that are known, side by side."""
        known = [row for row in sheet.headlines if row.value != show.NOTHING]
        width = _ROOM / max(len(known), 4)
        for place, row in enumerate(known):
            left = MARGIN + place * width
            slide.text(row.label, left, _TILES, width - 0.1, 0.28, 14, color=FAINT)
            slide.text(
                show.abbreviated(row.value),
                left,
                _TILES + 0.27,
                width - 0.1,
                0.4,
                22,
                color=ACCENT,
                bold=True,
            )
            slide.text(row.ends, left, _TILES + 0.66, width - 0.1, 0.26, 14, color=FAINT)

    def _pictures(self, slide: Slide, sheet: Sheet, top: float) -> None:
        found = pictures(sheet)
        left = MARGIN
        for picture, share in zip(found, _shares(found), strict=True):
            width = share * (_ROOM - _BETWEEN * (len(found) - 1))
            slide.picture(picture, left, top, width, _BOTTOM - top)
            left += width + _BETWEEN
        slide.text(self._footer(sheet), MARGIN, 6.95, _ROOM, 0.4, 12, color=FAINT, least=12)

    def _footer(self, sheet: Sheet) -> str:
        """The sources' numbers, since all are listed at the end, and when it was made."""
        numbers = _runs([source.number for source in sheet.sources])
        words = [self._handout.credentials]
        if self._handout.is_story or len(self._handout.sheets) > 1:
            words.insert(0, _("Scenario: {title}.").format(title=sheet.title))
        if numbers:
            words.append(_("Sources: {numbers}.").format(numbers=numbers))
        return " ".join(words)

    def _notes(self, sheet: Sheet) -> str:
        """What is to be said, and then everything that the slide rests on."""
        parts = [[sheet.notes]] if sheet.notes else []
        for one in (sheet, *sheet.beside):
            parts.append([_("Scenario: {title}").format(title=one.title)])
            parts.append([_("Stated:"), *(_stated(row) for row in one.statements)])
            assumed = [f"{row.label}: {row.value}" for row in one.assumptions]
            parts += [[_("Assumed:"), *assumed]] if assumed else []
            judged = [f"{row.label}, {row.by}: {row.verdict}" for row in one.claims]
            parts += [[_("Claims:"), *judged]] if judged else []
        sources = {s.number: s for one in (sheet, *sheet.beside) for s in one.sources}
        listed = [f"[{n}] {s.text} {s.link}".rstrip() for n, s in sorted(sources.items())]
        parts += [[_("Sources:"), *listed]] if listed else []
        parts.append([self._handout.credentials])
        return "\n\n".join("\n".join(part) for part in parts)

    def _assumptions(self) -> Iterator[str]:
        """Each assumption once, with the scenarios that it holds in where it does not in all."""
        sheets = self._handout.scenarios
        found: dict[str, list[str]] = {}
        for sheet in sheets:
            for row in sheet.assumptions:
                line = _("{label}: {value}, for {uses}")
                text = line.format(label=row.label, value=row.value, uses=row.uses)
                found.setdefault(text, []).append(sheet.title)
        for text, titles in found.items():
            where = "" if len(titles) == len(sheets) else f" ({'; '.join(dict.fromkeys(titles))})"
            yield f"{text}{where}"

    def _lists(self, title: str, texts: Sequence[str]) -> None:
        """Texts one below the other, on as many slides as they take."""
        pages = list(_paged(texts))
        for place, page in enumerate(pages, 1):
            number = f" ({place}/{len(pages)})" if len(pages) > 1 else ""
            slide = self._deck.slide(f"{title}{number}", _HEADING)
            slide.text("\n".join(page), MARGIN, _TILES, _ROOM, _BOTTOM - _TILES, _LIST, least=12)
            slide.text(self._handout.credentials, MARGIN, 6.95, _ROOM, 0.4, 12, color=FAINT)
            slide.notes(self._handout.credentials)


def _shares(found: Sequence[Picture]) -> tuple[float, ...]:
    """How the width is shared: a table beside a picture takes more."""
    if len(found) < 2:
        return (1.0,)
    one, other = (isinstance(picture, Table) for picture in found)
    return (0.5, 0.5) if one == other else (0.6, 0.4) if one else (0.4, 0.6)


def _runs(numbers: Sequence[int]) -> str:
    """Numbers in brackets, those in a row as "[1] to [4]"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = _("[{first}] to [{last}]")
    return ", ".join(
        f"[{run[0]}]" if len(run) == 1 else words.format(first=run[0], last=run[-1]) for run in runs
    )


def _paged(texts: Sequence[str]) -> Iterator[list[str]]:
    room = int((_BOTTOM - _TILES) * 72 / (1.2 * _LIST))
    page: list[str] = []
    taken = 0
    for text in texts:
        needed = lines(text, _LIST, _ROOM)
        if page and taken + needed > room:
            yield page
            page, taken = [], 0
        page.append(text)
        taken += needed
    if page:
        yield page


def _stated(row: Stated) -> str:
    """A statement with its range, source and how far that is checked."""
    words = f"{row.label}: {row.value}"
    if row.range:
        words = _("{words} (range {range})").format(words=words, range=row.range)
    number = f" [{row.reference}]" if row.reference else ""
    return f"{words}{number}{f', {row.checked}' if row.checked else ''}"
