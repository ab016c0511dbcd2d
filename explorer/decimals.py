"""Decimal points and decimal commas: which of them a table's numbers are written with."""

import re
from collections.abc import Iterable
from typing import Literal

from explorer.errors import WattifError
from explorer.text import _

Style = Literal["point", "comma", "unsure"]
"""What stands before the decimals; unsure where a number may be read in two ways."""

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+")
_EITHER = re.compile(r"([1-9]\d{0,2})[.,](\d{3})")
_GROUPED: dict[Literal["point", "comma"], re.Pattern[str]] = {
    "point": re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}"),
    "comma": re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"),
}


def style_of(texts: Iterable[str], usual: Style) -> Style:
    """What numbers such as "6,5" or "1,234.5" tell of all the others; `usual` where none does."""
    told = {_told(number) for text in texts for number in _NUMBER.findall(text)}
    if {"point", "comma"} <= told:
        return "unsure"
    return "comma" if "comma" in told else "point" if "point" in told else usual


def with_points(text: str, style: Style) -> str:
    """The text with its numbers as Wattif reads them. Raises WattifError where it cannot tell."""

    def rewritten(match: re.Match[str]) -> str:
        number = match.group()
        told = _told(number) or style
        if told == "unsure" and (either := _EITHER.fullmatch(number)):
            whole, rest = either.groups()
            raise WattifError(
                _(
                    "“{text}” can be read in two ways; write “{large}”, or “{small}” with a point."
                ).format(text=number, large=whole + rest, small=f"{whole}.{rest}0")
            )
        return number.replace(".", "").replace(",", ".") if told == "comma" else number

    return _NUMBER.sub(rewritten, text)


def _told(number: str) -> Literal["point", "comma"] | None:
    """What a number alone tells: nothing where "1,234" may be more than a thousand, or one."""
    for style, grouped in _GROUPED.items():
        if grouped.fullmatch(number):
            return style
    if len(re.findall("[.,]", number)) > 1 or _EITHER.fullmatch(number):
        return None
    return "comma" if "," in number else "point"
