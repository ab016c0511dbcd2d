"""`wattif convert`: a scenario file from a table."""

import argparse
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.commands.arguments import Commands
from explorer.errors import WattifError
from explorer.text import _

if TYPE_CHECKING:
    from explorer.scenario import Scenario
    from explorer.table_reader import Taken


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "convert",
        help=_("make a scenario file from a table"),
        description=_(
            "Reads a CSV file with the columns name, value, unit and source, and where it has "
            "headings also link, year, range or low and high, and note. Ends with 1 where rows "
            "were left out, with 2 where nothing could be read, else with 0."
        ),
    )
    command.add_argument("table", type=Path, metavar=_("TABLE.csv"))
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("OUT.wattif.toml"),
        help=_("the file to write; without it the scenario is printed"),
    )
    command.add_argument("--title", metavar=_("TITLE"), help=_("what the scenario is called"))
    command.add_argument(
        "--force", action="store_true", help=_("replace the file where it is there already")
    )
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Write or print the scenario; report which rows were taken, and which not and why."""
    from explorer import files  # noqa: PLC0415 - each command loads what it needs
    from explorer.scenario import Scenario  # noqa: PLC0415
    from explorer.table_reader import read_table  # noqa: PLC0415
    from explorer.toml_writer import written  # noqa: PLC0415

    if options.output is not None:
        _check_output(options.output, options.table, force=options.force)
    taken = read_table(files.read_text(options.table))
    title = options.table.stem if options.title is None else options.title
    scenario = Scenario(title=_title(title), statements=taken.statements)
    if not taken.statements:
        with contextlib.redirect_stdout(sys.stderr):
            _report(scenario, taken)
        return 2
    if options.output is not None:
        files.save(scenario, options.output, before="")
        _report(scenario, taken)
    else:
        print(written(scenario), end="")
        with contextlib.redirect_stdout(sys.stderr):
            _report(scenario, taken)
    return 1 if taken.refused else 0


def _title(text: str) -> str:
    """The title as a file has it. Raises WattifError where it is too long."""
    from explorer.faults import FaultError  # noqa: PLC0415 - each command loads what it needs
    from explorer.toml_fields import text_in  # noqa: PLC0415

    try:
        return text_in({"title": text}, "title", ())
    except FaultError as fault:
        raise WattifError(f"--title: {fault.sentence}") from None


def _check_output(output: Path, table: Path, *, force: bool) -> None:
    """Raise WattifError where writing there would lose something."""
    from explorer.durable import name_of  # noqa: PLC0415 - each command loads what it needs
    from explorer.library import is_preset  # noqa: PLC0415

    sentence = ""
    if is_preset(output):
        sentence = _("The presets stay as they are; write {name} in another folder.")
    elif output.exists() and table.exists() and output.samefile(table):
        sentence = _("{name} is the table itself; name another file for the scenario.")
    elif output.exists() and not force:
        sentence = _("{name} is there already; give --force to replace it, or another name.")
    if sentence:
        raise WattifError(sentence.format(name=name_of(output)))


def _report(scenario: "Scenario", taken: "Taken") -> None:
    """Print what was taken as a table, and a sentence for every row that was not."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.model import model  # noqa: PLC0415
    from explorer.plain_text import short  # noqa: PLC0415
    from explorer.ranges import written  # noqa: PLC0415
    from explorer.table_reader import counted  # noqa: PLC0415

    report.print_lines([counted(taken)])
    rows = [(_("Line"), _("Quantity"), _("Value"), _("Source"))]
    for row in taken.taken:
        quantity, statement = model().quantities[row.name], scenario.statements[row.name]
        source = short(str(scenario.source_of(statement)), 200)
        rows.append((str(row.line), quantity.label, written(quantity, statement), source))
    if taken.taken:
        report.print_rows(rows)
    said = _("Line {line} was not taken, “{text}”: {why}")
    report.print_lines(said.format(line=r.line, text=r.text, why=r.why) for r in taken.refused)
    if taken.unread:
        unread = ", ".join(taken.unread)
        report.print_lines([_("Columns that were not read: {columns}.").format(columns=unread)])
