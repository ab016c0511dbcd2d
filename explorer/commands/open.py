"""`wattif open`: the window, on a scenario or on the usual one."""

import argparse

from explorer.commands.arguments import Commands
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("open", help=_("open the window (the default)"))
    command.add_argument("scenario", nargs="?", metavar=_("FILE-OR-PRESET"))
    command.add_argument(
        "--from-desktop", action="store_true", help=_("say in the window what is wrong with FILE")
    )
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Open the window until it is closed."""
    from ui.app import open_window  # noqa: PLC0415 - Qt only where something is drawn

    return open_window(options.scenario, from_desktop=options.from_desktop)
