"""`wattif schema`: the JSON Schema of scenario files, or of story files."""

import argparse

from explorer.commands.arguments import Commands
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("schema", help=_("print the JSON Schema of scenario files"))
    command.add_argument("--story", action="store_true", help=_("print that of story files"))
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    import json  # noqa: PLC0415 - each command loads what it needs

    from explorer.schema import schema  # noqa: PLC0415
    from explorer.stories.schema import story_schema  # noqa: PLC0415

    made = story_schema() if options.story else schema()
    print(json.dumps(made, indent=2, ensure_ascii=False))
    return 0
