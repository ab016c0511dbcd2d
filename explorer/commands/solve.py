"""`wattif solve`: for every statement, the value that alone would bring a result to a target."""

import argparse

from explorer.commands.arguments import Commands, add_scenario
from explorer.errors import WattifError
from explorer.text import _


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser("solve", help=_("show what would make a result come out"))
    add_scenario(command, _("RESULT=VALUE"))
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print a row for each statement; 1 where none of them can reach the target."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.results import evaluate, quantity_named  # noqa: PLC0415
    from explorer.study import tables  # noqa: PLC0415
    from explorer.study.goal import Goal  # noqa: PLC0415
    from explorer.study.solve import answers  # noqa: PLC0415

    name, equals, value = options.name.partition("=")
    if not equals:
        raise WattifError(_("Name the target as RESULT=VALUE, such as energy=60GWh."))
    results = evaluate(report.asked_scenario(options))
    target = tables.known(results, quantity_named(name))
    if results.how(target.name) != "follows":
        sentence = _("{label} is {how} itself; state it with --set {name}=…")
        how = _("stated") if results.how(target.name) == "stated" else _("assumed")
        raise WattifError(sentence.format(label=target.label, how=how, name=target.name))
    goal = Goal(target.name, target.read(value)[0])
    found = answers(results, goal, [*results.scenario.statements, *results.assumptions])
    print(tables.distance(results, goal))
    print()
    report.print_rows(tables.answers_rows(results, goal, found))
    return 0 if any(answer.value is not None for answer in found) else 1
