"""The command line: the same numbers without a window. Imports no Qt unless it draws."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from explorer import __version__
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _

COMMANDS = ("list", "run", "explain", "shot", "schema", "open")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where it went well, 2 where a sentence on standard error says why not."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
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
    parser = _parser()
    options, rest = parser.parse_known_args(given)
    # Words may stand before, between and after the options; argparse leaves the later ones over.
    if rest and (not hasattr(options, "words") or any(word.startswith("-") for word in rest)):
        parser.error(_("unrecognised arguments: {words}").format(words=" ".join(rest)))
    if hasattr(options, "words"):
        options.words += rest
        _name_words(parser, options)
    return int(options.command(options))


def _name_words(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Tell the scenario from the quantity's name among the words given."""
    words = list(options.words)
    if options.command is _explain:
        if not words:
            parser.error(_("name a quantity to explain, such as energy"))
        options.name = words.pop()
    options.scenario = words.pop(0) if words else None
    if words:
        parser.error(_("unrecognised arguments: {words}").format(words=" ".join(words)))


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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="wattif",
        description=_(
            "What-if explorer of AI's energy, carbon and cost. Without a command it "
            "opens the window."
        ),
    )
    parser.add_argument("--version", action="version", version=f"wattif {__version__}")
    commands = parser.add_subparsers(metavar=_("COMMAND"), required=True)

    command = commands.add_parser("open", help=_("open the window (the default)"))
    command.add_argument("scenario", nargs="?", metavar=_("FILE-OR-PRESET"))
    command.add_argument(
        "--from-desktop", action="store_true", help=_("say in the window what is wrong with FILE")
    )
    command.set_defaults(command=_open)

    command = commands.add_parser("list", help=_("list the presets"))
    command.set_defaults(command=_list)

    command = commands.add_parser("run", help=_("compute a scenario and print what follows"))
    _add_scenario(command, _("FILE-OR-PRESET"))
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=_("print JSON"))
    shape.add_argument("--csv", action="store_true", help=_("print CSV"))
    command.set_defaults(command=_run)

    command = commands.add_parser("explain", help=_("show where a number comes from"))
    _add_scenario(command, _("FILE-OR-PRESET NAME"))
    command.set_defaults(command=_explain)

    command = commands.add_parser("shot", help=_("draw the window into a picture"))
    command.add_argument("scenario", metavar=_("FILE-OR-PRESET"))
    command.add_argument("-o", "--output", required=True, type=Path, metavar=_("PICTURE.png"))
    command.add_argument("--size", default="1600x1000", metavar=_("WIDTHxHEIGHT"))
    command.add_argument("--dark", action="store_true", help=_("draw in the dark theme"))
    command.set_defaults(command=_shot)

    command = commands.add_parser("schema", help=_("print the JSON Schema of scenario files"))
    command.set_defaults(command=_schema)
    return parser


def _add_scenario(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("words", nargs="*", metavar=words)
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


def _open(options: argparse.Namespace) -> int:
    from ui.app import open_window  # noqa: PLC0415 - Qt only where something is drawn

    return open_window(options.scenario, from_desktop=options.from_desktop)


def _shot(options: argparse.Namespace) -> int:
    from explorer.library import find  # noqa: PLC0415 - each command loads what it needs

    scenario = find(options.scenario)
    width, height = _picture_size(options.size)
    if not options.output.parent.is_dir():
        raise WattifError(_("There is no folder {folder}.").format(folder=options.output.parent))
    from ui.app import draw_window  # noqa: PLC0415 - Qt only where something is drawn

    draw_window(scenario, options.output, width, height, dark=options.dark)
    return 0


def _picture_size(text: str) -> tuple[int, int]:
    width, _x, height = text.lower().partition("x")
    if len(text) <= 11 and width.isdecimal() and height.isdecimal():
        size = int(width), int(height)
        if 640 <= size[0] <= 7680 and 400 <= size[1] <= 4320:
            return size
    raise WattifError(
        _("--size {text} is no size between 640x400 and 7680x4320, such as 1600x1000.").format(
            text=short(text)
        )
    )


def _list(_options: argparse.Namespace) -> int:
    from explorer import report  # noqa: PLC0415 - each command loads what it needs

    report.print_presets()
    return 0


def _run(options: argparse.Namespace) -> int:
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.results import evaluate  # noqa: PLC0415

    results = evaluate(report.asked_scenario(options))
    if options.json:
        report.print_json(results)
    elif options.csv:
        report.print_csv(results)
    else:
        report.print_table(results)
    return 0


def _explain(options: argparse.Namespace) -> int:
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.explain import explain, lines  # noqa: PLC0415
    from explorer.results import evaluate, quantity_named  # noqa: PLC0415

    results = evaluate(report.asked_scenario(options))
    for line in lines(explain(results, quantity_named(options.name).name)):
        print(line)
    return 0


def _schema(_options: argparse.Namespace) -> int:
    import json  # noqa: PLC0415 - each command loads what it needs

    from explorer.schema import schema  # noqa: PLC0415

    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
