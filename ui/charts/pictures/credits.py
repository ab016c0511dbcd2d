"""What stands small below a picture: scenario, day, program, sources, what is assumed."""

from datetime import date, datetime

from explorer.handout.content import of_scenarios
from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.text import _
from ui.charts.marks import Type

_SOURCE = 60
"""At most so many letters of a source."""


def today() -> date:
    """The day that the person's clock shows."""
    return datetime.now().astimezone().date()


def credentials(scenario: Scenario, made: date, kind: Type, width: float) -> list[str]:
    """The lines below a picture of this width; as many sources and assumptions as fit on one."""
    handout = of_scenarios([scenario], made)
    title, rest = short(handout.title, 120), handout.credentials
    lines = [f"{title}. {rest}"]
    if kind.width(lines[0]) > width:
        lines = [kind.cut(title, width), kind.cut(rest, width)]
    sources = [short(source.text or source.link, _SOURCE) for source in handout.sources]
    if sources:
        lines.append(kind.cut(_sources(sources, kind, width), width))
    assumed = ", ".join(f"{row.label} {row.value}" for row in handout.sheets[0].assumptions)
    if assumed:
        lines.append(kind.cut(_("Assumed: {assumed}").format(assumed=assumed), width))
    return lines


def _sources(sources: list[str], kind: Type, width: float) -> str:
    for count in range(len(sources), 0, -1):
        named, left = "; ".join(sources[:count]), len(sources) - count
        line = _("Sources: {sources}; {count} more") if left else _("Sources: {sources}")
        text = line.format(sources=named, count=left)
        if kind.width(text) <= width or count == 1:
            return text
    return ""
