"""`wattif validate`: the model beside every published run of the catalogue."""

import argparse

from explorer.commands.arguments import Commands
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("validate", help=_("hold the model against published runs"))
    command.set_defaults(command=run)


def run(_options: argparse.Namespace) -> int:
    """Print a row for each reported figure, and the summary."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.study.validation import rows, summary, validation  # noqa: PLC0415

    report.print_rows(rows())
    print()
    print(summary(validation()).text)
    return 0
