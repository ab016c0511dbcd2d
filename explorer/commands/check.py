"""wattif check: is what was claimed right? For scripts and builds that keep figures honest."""

import argparse
import sys
from typing import TYPE_CHECKING

from explorer.text import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.results import Results
    from explorer.study.cards import Card

_SIGNS = {
    "reproduces": "✓",
    "inside the range": "✓",
    "off": "✗",
    "unit slip": "!",
    "unknown": "?",
    "contradiction": "≠",
    "two routes": "≠",
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser(
        "check",
        help=_("check what was claimed against what follows"),
        description=_(
            "Ends with 1 where a claim is wrong beyond its own rounding, with 2 where a file "
            "cannot be read, else with 0."
        ),
    )
    command.add_argument("scenarios", nargs="+", metavar=_("FILE-OR-PRESET"))
    command.add_argument(
        "--strict",
        action="store_true",
        help=_("statements that contradict each other fail as well"),
    )
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Check every scenario named; the worst that was met is the status."""
    from explorer.errors import WattifError  # noqa: PLC0415 - each command loads what it needs
    from explorer.library import find  # noqa: PLC0415
    from explorer.report import holding  # noqa: PLC0415
    from explorer.results import evaluate  # noqa: PLC0415

    status, begun = 0, False
    for name in options.scenarios:
        try:
            results = evaluate(holding(find(name)))
        except WattifError as error:
            print(f"wattif: {' '.join(str(error).split())}", file=sys.stderr)
            status = 2
            continue
        if begun:
            print()
        begun = True
        status = max(status, _check(results, name, strict=options.strict))
    return status


def _check(results: "Results", name: str, *, strict: bool) -> int:
    from explorer.plain_text import short  # noqa: PLC0415 - each command loads what it needs
    from explorer.study.cards import cards  # noqa: PLC0415
    from explorer.study.sampled import sample  # noqa: PLC0415

    print(short(results.scenario.title or name, most=100))
    found = cards(results, sample(results))
    if not found:
        print("  " + _("Nothing is claimed, and nothing contradicts itself."))
    for card in found:
        for line in lines(card):
            print(line.replace("\N{NO-BREAK SPACE}", " "))
    failing = ("contradiction", "two routes") if strict else ()
    return int(any(card.fails or card.kind in failing for card in found))


def lines(card: "Card") -> "Iterator[str]":
    """A card as lines of plain text."""
    yield f"  {_SIGNS[card.kind]} {card.label} – {card.by}: {card.words}"
    for text in (card.sentence, card.origin, card.link):
        yield from _wrapped("", text)
    yield from _wrapped(card.beside, card.published)
    yield from _wrapped(_("computed"), card.computed)
    inputs = ", ".join(f"{i.label} {i.value} ({i.how})" for i in card.inputs)
    if inputs:
        yield from _wrapped(_("from"), inputs)
    for remedy in card.remedies:
        yield from _wrapped("", f"→ {remedy.sentence}")


def _wrapped(label: str, text: str) -> list[str]:
    import textwrap  # noqa: PLC0415 - each command loads what it needs

    from explorer.plain_text import clean  # noqa: PLC0415

    plain = " ".join(clean(text).split())
    return textwrap.wrap(
        f"{label} {plain}".lstrip(),
        100,
        initial_indent="      ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )
