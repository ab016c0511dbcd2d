"""Arguments that several commands share: which scenario, and what is changed in it."""

import argparse
from typing import TYPE_CHECKING, TypeAlias

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _

if TYPE_CHECKING:
    from explorer.scenario import Scenario

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
_DRAWS = {"seed": (0, 2**32 - 1), "samples": (100, 1_000_000)}
"""The least and the most of what the draws may be asked for."""


def add_scenario(command: argparse.ArgumentParser, second: str = "") -> None:
    """Take a file or preset, a second word if it has a name, and changes to the scenario.

    A second word in brackets may be left out.
    """
    words = _("FILE-OR-PRESET")
    command.add_argument("words", nargs="*", metavar=f"{words} {second}".strip())
    command.set_defaults(second=second, name="")
    command.add_argument("--empty", action="store_true", help=_("begin with nothing stated"))
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=_("NAME=VALUE"),
        dest="stated",
        help=_('state a quantity, with its unit: --set server_power="10.2 kW"'),
    )
    command.add_argument(
        "--free",
        action="append",
        default=[],
        metavar=_("NAME"),
        dest="freed",
        help=_("take a statement back, so that the quantity follows or is unknown"),
    )


def add_several(command: argparse.ArgumentParser) -> None:
    """Take any number of files and presets, which stay in `words`."""
    command.add_argument("words", nargs="*", metavar=_("FILE-OR-PRESET"))
    command.set_defaults(several=True)


def add_pair(command: argparse.ArgumentParser, third: str) -> None:
    """Take two files or presets, and a third word that may be left out."""
    first, second = _("A"), _("B")
    command.add_argument("words", nargs="*", metavar=f"{first} {second} {third}")
    command.set_defaults(pair=(first, second), name="")


def add_draws(command: argparse.ArgumentParser) -> None:
    """Take the number of draws and their seed."""
    command.add_argument(
        "--samples",
        metavar=_("N"),
        help=_("draw the ranges so many times, and print what nine in ten draws lie between"),
    )
    command.add_argument(
        "--seed",
        metavar=_("S"),
        help=_("where the draws begin; the same seed gives the same digits"),
    )


def name_words(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Tell the scenario from the second word among the words given."""
    if hasattr(options, "several"):
        return
    if hasattr(options, "pair"):
        _name_pair(parser, options)
        return
    words, second = list(options.words), options.second
    scenarios = 0 if options.empty else 1
    if second and (not second.startswith("[") or len(words) > scenarios):
        if not words:
            parser.error(_("{what} is missing").format(what=second))
        options.name = words.pop()
    options.scenario = words.pop(0) if words else None
    if words:
        parser.error(_("unrecognised arguments: {words}").format(words=" ".join(words)))


def _name_pair(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    words, needed = list(options.words), options.pair
    if len(words) < len(needed):
        parser.error(_("{what} is missing").format(what=needed[len(words)]))
    if len(words) > len(needed) + 1:
        rest = " ".join(words[len(needed) + 1 :])
        parser.error(_("unrecognised arguments: {words}").format(words=rest))
    options.pair = tuple(words[:2])
    options.name = words[2] if words[2:] else ""


def with_draws(scenario: "Scenario", options: argparse.Namespace) -> "Scenario":
    """The scenario with the seed and the number of draws asked for. Raises WattifError."""
    asked = {"seed": options.seed, "samples": options.samples}
    given = {key: _whole(key, text) for key, text in asked.items() if text is not None}
    sampling = scenario.sampling.model_copy(update=given)
    return scenario.model_copy(update={"sampling": sampling})


def _whole(key: str, text: str) -> int:
    """The whole number given for an option of the draws. Raises WattifError."""
    low, high = _DRAWS[key]
    if text.isdecimal() and len(text) <= len(str(high)) and low <= int(text) <= high:
        return int(text)
    raise WattifError(
        _("--{key} {value} is no whole number from {low} to {high}.").format(
            key=key, value=short(text), low=f"{low:,}", high=f"{high:,}"
        )
    )
