"""`wattif outlook`: year by year to the horizon, and when a line is crossed."""

import argparse

from explorer.commands.arguments import Commands, add_draws, add_scenario, with_draws
from explorer.errors import WattifError
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("outlook", help=_("show each year to the horizon"))
    add_scenario(command)
    add_draws(command)
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print a row for each year and a line for each crossing."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.model import labels  # noqa: PLC0415
    from explorer.results import evaluate  # noqa: PLC0415
    from explorer.study import tables  # noqa: PLC0415
    from explorer.study.crossings import crossings  # noqa: PLC0415
    from explorer.study.outlook import SUBJECTS, outlook, wanting  # noqa: PLC0415
    from explorer.study.sampled import sample  # noqa: PLC0415

    results = evaluate(with_draws(report.asked_scenario(options), options))
    sampled = sample(results)
    subject = next(iter(SUBJECTS))
    if missing := wanting(results, subject):
        raise WattifError(f"{missing.sentence} {labels(missing.names)}.")
    report.print_rows(tables.years(sampled))
    fan = outlook(sampled, subject)
    if fan is not None:
        print()
        report.print_lines(crossing.words for crossing in crossings(fan, results))
    return 0
