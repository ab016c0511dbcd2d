"""`wattif explain`: where a number comes from."""

import argparse

from explorer.commands.arguments import Commands, add_scenario
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("explain", help=_("show where a number comes from"))
    add_scenario(command, _("NAME"))
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print the tree of formulas, inputs and sources."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.explain import explain, lines  # noqa: PLC0415
    from explorer.results import evaluate, quantity_named  # noqa: PLC0415

    results = evaluate(report.asked_scenario(options))
    for line in lines(explain(results, quantity_named(options.name).name)):
        print(line)
    return 0
