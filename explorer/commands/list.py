"""`wattif list`: the presets that ship with the program."""

import argparse

from explorer.commands.arguments import Commands
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("list", help=_("list the presets"))
    command.set_defaults(command=run)


def run(_options: argparse.Namespace) -> int:
    """Print a line for each preset."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs

    report.print_presets()
    return 0
