"""`wattif run`: everything that follows from a scenario, and how sure it is if asked."""

import argparse
from typing import TYPE_CHECKING

from explorer.commands.arguments import Commands, add_draws, add_scenario, with_draws
from explorer.text import _

if TYPE_CHECKING:
    from explorer.results import Results
    from explorer.study.sampled import Sampled
    from explorer.study.then import Change


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("run", help=_("compute a scenario and print what follows"))
    add_scenario(command)
    add_draws(command)
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=_("print JSON"))
    shape.add_argument("--csv", action="store_true", help=_("print CSV"))
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print the results; with draws where their number or seed is given.

    A file that Wattif saved is compared with what it showed then.
    """
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.results import evaluate  # noqa: PLC0415

    results = evaluate(with_draws(report.asked_scenario(options), options))
    sampled = None
    if options.samples is not None or options.seed is not None:
        from explorer.study.sampled import sample  # noqa: PLC0415 - NumPy only where it is drawn

        sampled = sample(results)
    if options.json:
        report.print_json(results, sampled, _changes(options, results, sampled))
    elif options.csv:
        report.print_csv(results, sampled)
    else:
        report.print_table(results, sampled)
        report.print_changes(_changes(options, results, sampled) or ())
    return 0


def _changes(
    options: argparse.Namespace, results: "Results", sampled: "Sampled | None"
) -> "tuple[Change, ...] | None":
    """What the file showed otherwise; None where it does not say, or other changes are asked for.

    Raises WattifError.
    """
    from explorer import files, library  # noqa: PLC0415 - each command loads what it needs

    if options.empty or options.stated or options.freed:
        return None
    shown = files.opened(library.path_of(options.scenario)).shown
    if shown is None:
        return None
    from explorer.study.then import changes  # noqa: PLC0415 - few files say what they showed

    return changes(shown, results, sampled)
