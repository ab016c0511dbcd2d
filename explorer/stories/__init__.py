"""Story files: read them whole or not at all, never write over what was not seen."""

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from explorer import files, library
from explorer.durable import ChangedError, name_of, replace
from explorer.errors import WattifError
from explorer.faults import FaultError, lines_outside_texts
from explorer.stories.reader import read_story
from explorer.story import Story
from explorer.text import _
from explorer.toml_reader import placed

__all__ = [
    "ARTICLE",
    "LARGEST",
    "SUFFIX",
    "ChangedError",
    "Opened",
    "is_shipped",
    "is_story",
    "is_story_file",
    "load",
    "opened",
    "read",
    "read_text",
    "save",
]

ARTICLE = library.folder() / "stories" / "article.toml"
"""The story of the article, which ships with Wattif."""
SUFFIX = ".story.toml"
LARGEST = 4_000_000
"""Bytes; a hundred steps with their scenarios come to less than half of it."""
_KIND = re.compile(r"""(?:kind|"kind"|'kind')\s*=\s*["']+story["']""")


@dataclass(frozen=True)
class Opened:
    """A file as it was read: its story and its text."""

    story: Story
    text: str


def load(path: Path) -> Story:
    """The story in a file. Raises WattifError with one sentence that names the file."""
    return opened(path).story


def opened(path: Path) -> Opened:
    """All that a file holds. Raises WattifError with one sentence that names file and line."""
    text = read_text(path)
    return Opened(read(text, name_of(path)), text)


def read(text: str, name: str) -> Story:
    """The story in a text. Raises WattifError: file name, line, field, found, expected."""
    try:
        return read_story(text)
    except FaultError as fault:
        raise placed(fault, text, name) from None


def read_text(path: Path) -> str:
    """The text of a story file. Raises WattifError: missing, too large, not UTF-8."""
    return files.read_text(path, LARGEST)


def is_story(text: str) -> bool:
    """Whether a file says that it holds a story, as it has to before its first table."""
    for _number, line in lines_outside_texts(text):
        if line.startswith("["):
            return False
        if _KIND.match(line):
            return True
    return False


def is_story_file(path: Path) -> bool:
    """Whether a file can be read and says that it holds a story."""
    try:
        return is_story(read_text(path))
    except WattifError:
        return False


def is_shipped(path: Path) -> bool:
    """Whether a path lies among the stories that ship with Wattif, which are never overwritten."""
    return path.resolve().parent == ARTICLE.parent.resolve()


def save(
    story: Story, path: Path, *, before: str | None = None, expected: str | None = None
) -> str:
    """Write the story, so that a crash leaves the old file or the new one; the text written.

    `before` is the text of an older state of it (where not given, what the file holds): steps
    that are the same keep their words, with all comments, wherever they now stand. Raises
    WattifError; ChangedError where the file is there and does not hold the text `expected`.
    """
    from explorer.stories.writer import written  # noqa: PLC0415 - loads tomlkit

    if before is None:
        before = ""
        with contextlib.suppress(WattifError):
            before = read_text(path)
    text = written(story, before)
    if len(text.encode()) > LARGEST:
        sentence = _("{name} would be larger than {most} MB; make two stories of it.")
        raise WattifError(sentence.format(name=name_of(path), most=LARGEST // 1_000_000))
    replace(path, text, None if expected is None else files.Other(expected, LARGEST))
    return text
