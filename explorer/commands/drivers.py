"""`wattif drivers`: what a result rests on, and how much each of it moves it."""

import argparse

from explorer.commands.arguments import Commands, add_scenario
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("drivers", help=_("show what drives a result"))
    add_scenario(command, _("[RESULT]"))
    command.add_argument(
        "--shares", action="store_true", help=_("also work out who causes how much of the variance")
    )
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print the sentence, the swings and, if asked, the shares of the variance."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.results import evaluate, quantity_named  # noqa: PLC0415
    from explorer.study import tables  # noqa: PLC0415
    from explorer.study.drivers import drivers  # noqa: PLC0415

    results = evaluate(report.asked_scenario(options))
    target = tables.known(results, quantity_named(options.name or "energy"))
    print(drivers(results, target.name))
    print()
    report.print_rows(tables.swings(results, target))
    if options.shares:
        from explorer.study.variance import variance_shares  # noqa: PLC0415 - takes a second

        found = variance_shares(results, target.name)
        print(f"\n{found.words}")
        report.print_rows(tables.shares(found))
    return 0
