"""`wattif schema`: the JSON Schema of scenario files."""

import argparse

from explorer.commands.arguments import Commands
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("schema", help=_("print the JSON Schema of scenario files"))
    command.set_defaults(command=run)


def run(_options: argparse.Namespace) -> int:
    """Print the schema."""
    import json  # noqa: PLC0415 - each command loads what it needs

    from explorer.schema import schema  # noqa: PLC0415

    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
