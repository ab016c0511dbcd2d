"""From the text of a table to its cells: what divides them, which lines belong to one row."""

import contextlib
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from explorer.errors import WattifError
from explorer.text import _

_DIVIDERS = ("\t", ";", "|", ",")
_LOOKED_AT = 50
"""Rows that tell what divides the cells."""


@dataclass(frozen=True)
class Line:
    """One row of a table: its cells, the lines that it stands on, and their text."""

    first: int
    last: int
    text: str
    cells: tuple[str, ...]


def divider_of(text: str, tells: Callable[[str], bool]) -> str:
    """What divides the cells: that which leaves most rows with a cell that `tells`."""

    def score(divider: str) -> tuple[int, int]:
        telling = divided = 0
        with contextlib.suppress(WattifError):  # whoever reads on will hear of it
            for line in islice(lines_of(text, divider), _LOOKED_AT):
                if len(line.cells) > 1:
                    telling, divided = telling + any(map(tells, line.cells)), divided + 1
        return telling, divided

    return max(_DIVIDERS, key=score)


def lines_of(text: str, divider: str) -> Iterator[Line]:
    """The rows of a table, without empty ones and remarks that begin with #.

    Raises WattifError where a cell is not closed or too long.
    """
    feed = _Feed(text)
    reader = csv.reader(feed, delimiter=divider, skipinitialspace=True)
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise WattifError(
                _("Line {line} has a cell that is too long.").format(line=feed.first)
            ) from None
        raw = "\n".join(feed.taken)
        if feed.ended and len(feed.taken) > 1 and raw.count('"') % 2:
            raise WattifError(
                _("Line {line} opens a quotation mark that is never closed.").format(
                    line=feed.first
                )
            )
        cells = [cell.strip() for cell in cells]
        if divider == "|" and len(cells) > 2 and not cells[0] and not cells[-1]:
            cells = cells[1:-1]
        ruled = divider == "|" and not any(cell.strip(":-") for cell in cells)
        if any(cells) and not ruled:
            yield Line(feed.first, feed.number, raw, tuple(cells))


class _Feed:
    """Hands lines to the reader of one row after the other, and remembers which."""

    def __init__(self, text: str) -> None:
        self._lines = iter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        self.number = self.first = 0
        self.taken: list[str] = []
        self.ended = False

    def begin(self) -> None:
        """From here on the lines belong to another row."""
        self.taken = []

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self.number += 1
            if not self.taken:
                if not line.strip() or line.lstrip().startswith("#"):
                    continue
                self.first = self.number
            self.taken.append(line)
            return f"{line}\n"
        self.ended = True
        raise StopIteration
