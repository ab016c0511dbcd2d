"""`wattif shot`: the window as a picture."""

import argparse
from pathlib import Path

from explorer.commands.arguments import Commands
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("shot", help=_("draw the window into a picture"))
    command.add_argument("scenario", metavar=_("FILE-OR-PRESET"))
    command.add_argument("-o", "--output", required=True, type=Path, metavar=_("PICTURE.png"))
    command.add_argument("--size", default="1600x1000", metavar=_("WIDTHxHEIGHT"))
    command.add_argument("--dark", action="store_true", help=_("draw in the dark theme"))
    command.add_argument(
        "--page", type=int, default=1, metavar=_("N"), help=_("which page of charts, from 1")
    )
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Draw the window off screen and write the picture."""
    from explorer.library import find  # noqa: PLC0415 - each command loads what it needs

    scenario = find(options.scenario)
    width, height = picture_size(options.size)
    if not options.output.parent.is_dir():
        raise WattifError(_("There is no folder {folder}.").format(folder=options.output.parent))
    from ui.app import draw_window  # noqa: PLC0415 - Qt only where something is drawn

    draw_window(scenario, options.output, width, height, dark=options.dark, page=options.page)
    return 0


def picture_size(text: str) -> tuple[int, int]:
    """Width and height of "1600x1000". Raises WattifError."""
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
