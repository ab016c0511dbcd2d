"""`wattif export`: slides, a workbook, a page, a report or a picture for others."""

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.commands.arguments import Commands, add_several
from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _

if TYPE_CHECKING:
    from explorer.handout.content import Handout
    from explorer.handout.going import Going
    from ui.export.picture import Chosen

_PICTURES = (".svg", ".png")
"""What shows one chart, in a size and a theme."""


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "export",
        help=_("make slides, a workbook, a web page, a report, a picture or numbers for others"),
        description=_(
            "The ending of the name says what is made: .pptx slides, .xlsx a workbook with live "
            "formulas, .html a web page that needs no network, .pdf a report of two pages, .svg or "
            ".png one chart, .csv or .json the numbers, .txt, .md or .bib a citation. Several "
            "scenarios are compared with the first."
        ),
    )
    add_several(command)
    command.add_argument(
        "--to", "-o", required=True, type=Path, metavar=_("FILE"), help=_("the file to write")
    )
    command.add_argument(
        "--story",
        nargs="?",
        const="article",
        metavar=_("STORY"),
        help=_("a story's file instead of scenarios; the article's, where none is named"),
    )
    command.add_argument("--chart", metavar=_("NAME"), help=_("which chart a picture shows"))
    command.add_argument("--size", metavar=_("WIDTHxHEIGHT"), help=_("pixels of a picture"))
    command.add_argument("--dark", action="store_true", help=_("draw a picture in the dark theme"))
    command.add_argument(
        "--force", action="store_true", help=_("replace the file where it is there already")
    )
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Write the file, all of it or nothing, and say so."""
    from explorer.durable import name_of  # noqa: PLC0415 - each command loads what it needs
    from explorer.handout import WRITERS  # noqa: PLC0415
    from explorer.handout.going import Going  # noqa: PLC0415
    from explorer.handout.kinds import kind_of  # noqa: PLC0415

    kind = kind_of(options.to.suffix)
    _check_output(options)
    handout = _handout(options, datetime.now().astimezone().date())
    if kind.draws:
        _draw(handout, options, Going())
    else:
        WRITERS[kind.suffix](handout, options.to, Going())
    said = _("Wrote {name}, “{title}”.")
    print(said.format(name=name_of(options.to), title=short(handout.title)))
    return 0


def _check_output(options: argparse.Namespace) -> None:
    """Raise WattifError where writing there would lose something, or where that makes no sense."""
    from explorer.durable import name_of  # noqa: PLC0415 - each command loads what it needs
    from explorer.library import is_preset  # noqa: PLC0415

    output: Path = options.to
    sentence, look = "", options.chart or options.size or options.dark
    if not output.parent.is_dir():
        sentence = _("There is no folder {folder}; make it, or name another one.")
    elif is_preset(output):
        sentence = _("The presets stay as they are; write {name} in another folder.")
    elif output.exists() and not options.force:
        sentence = _("{name} is there already; give --force to replace it, or another name.")
    elif look and output.suffix.lower() not in _PICTURES:
        sentence = _("--chart, --size and --dark are for a picture; let the name end in .svg.")
    if sentence:
        folder = short(str(output.parent), 120)
        raise WattifError(sentence.format(name=name_of(output), folder=folder))


def _handout(options: argparse.Namespace, made: date) -> "Handout":
    """What is handed out. Raises WattifError."""
    from explorer.handout.content import (  # noqa: PLC0415 - each command loads what it needs
        of_scenarios,
        of_story,
    )
    from explorer.library import find  # noqa: PLC0415
    from explorer.study.comparison import MOST  # noqa: PLC0415

    if options.story and options.words:
        raise WattifError(_("Give either scenarios or --story, not both."))
    if options.story:
        from explorer import stories  # noqa: PLC0415 - for stories only

        article = options.story == "article"
        story = stories.load(stories.ARTICLE if article else Path(options.story))
        if not story.steps:
            raise WattifError(_("The story has no steps; record one first."))
        return of_story(story, made)
    if not options.words:
        raise WattifError(_("Name a scenario to hand out, a preset or a file, or give --story."))
    if len(options.words) > MOST:
        raise WattifError(_("At most {most} scenarios are compared.").format(most=MOST))
    return of_scenarios([find(word) for word in options.words], made)


def _draw(handout: "Handout", options: argparse.Namespace, going: "Going") -> None:
    """Write what needs charts drawn, off screen."""
    import os  # noqa: PLC0415 - where something is drawn

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import app, export, theme  # noqa: PLC0415 - Qt only where something is drawn

    app.make_application()
    theme.apply("light")
    export.write(handout, options.to, going, _chosen(options))
    app.settle()


def _chosen(options: argparse.Namespace) -> "Chosen":
    """Which picture is asked for. Raises WattifError."""
    from explorer.commands.shot import picture_size  # noqa: PLC0415 - for pictures only
    from explorer.story import CHARTS  # noqa: PLC0415
    from ui.export.picture import Chosen  # noqa: PLC0415

    if options.chart and options.chart not in CHARTS:
        raise WattifError(
            _("There is no chart called “{name}”; there are {names}.").format(
                name=short(options.chart), names=", ".join(CHARTS)
            )
        )
    size = picture_size(options.size or "1920x1080")
    return Chosen.of(options.chart or "", size, dark=options.dark)
