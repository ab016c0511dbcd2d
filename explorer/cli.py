"""The command line: the same numbers without a window. Imports no Qt unless it draws."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from explorer import __version__
from explorer.commands import NAMES
from explorer.commands.arguments import name_words
from explorer.errors import WattifError
from explorer.text import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where it went well, 2 where a sentence on standard error says why not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] not in NAMES and not given[0].startswith("-")):
        given.insert(0, "open")
    try:
        prepare()
        status = _run_command(given)
        sys.stdout.flush()
        return status
    except WattifError as error:
        print(f"wattif: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"wattif: {error.strerror or error}", file=sys.stderr)
        return 2
    finally:
        gc.enable()


def _run_command(given: list[str]) -> int:
    parser = _parser([given[0]] if given[0] in NAMES else NAMES)
    options, rest = parser.parse_known_args(given)
    # Words may stand before, between and after the options; argparse leaves the later ones over.
    if rest and (not hasattr(options, "words") or any(word.startswith("-") for word in rest)):
        parser.error(_("unrecognised arguments: {words}").format(words=" ".join(rest)))
    if hasattr(options, "words"):
        options.words += rest
        name_words(parser, options)
    return int(options.command(options))


def prepare() -> None:
    """What the program, unlike the library, does for the whole process."""
    # Looking for pydantic plugins, of which there are none, would take a tenth of the start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Letters that the terminal does not have are replaced, not fatal.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    # While modules load nothing becomes garbage; the window collects again once it is drawn.
    gc.disable()


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> None:  # type: ignore[override]  # raises instead of exiting
        raise WattifError(
            _("{message}; see “{prog} --help”.").format(message=message, prog=self.prog)
        )


def _parser(names: Iterable[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="wattif",
        description=_(
            "What-if explorer of AI's energy, carbon and cost. Without a command it "
            "opens the window."
        ),
    )
    parser.add_argument("--version", action="version", version=f"wattif {__version__}")
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    for name in names:
        import_module(f"explorer.commands.{name}").add(commands)
    return parser
