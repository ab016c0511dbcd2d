"""A web page that needs nothing but itself: no network, no script, on a phone as on a desk."""

from PySide6.QtCore import QSize

from explorer.handout.content import Handout
from explorer.text import _
from ui.export import style
from ui.export.drawing import Drawings, Wanted
from ui.export.markup import Html, joined, paragraphs, tag
from ui.export.sections import compared, section, sources
from ui.export.subjects import charts_of

_ALONE, _WIDE, _NARROW = QSize(820, 420), QSize(540, 340), QSize(340, 320)
"""What a chart is laid out for on a desk, alone or beside others, and on a phone."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"


def wanted(handout: Handout) -> list[Wanted]:
    """Every chart of every sheet, wide and narrow."""
    found = []
    for place, sheet in enumerate(handout.sheets):
        charts = list(charts_of(handout, place))
        sizes = (_ALONE if len(charts) == 1 else _WIDE, _NARROW)
        found += [Wanted((place, name), sheet, beside, sizes, bare=True) for name, beside in charts]
    return found


def composed(handout: Handout, drawings: Drawings, _suffix: str) -> bytes:
    """The page."""
    body = joined(
        [
            _header(handout),
            tag(
                "main",
                *([compared(handout)] if len(handout.sheets) > 1 and not handout.is_story else []),
                *(section(handout, place, drawings) for place in range(len(handout.sheets))),
                sources(handout),
            ),
            tag("footer", tag("p", handout.credentials, " ", _("This page loads nothing."))),
        ]
    )
    whole = tag("html", _head(handout), Html("\n"), tag("body", body), lang=_("en"))
    return f"<!doctype html>\n{whole}\n".encode()


def _head(handout: Handout) -> Html:
    return tag(
        "head",
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="referrer" content="no-referrer">'),
        Html(f'<meta name="generator" content="Wattif {handout.version}">'),
        tag("title", handout.title),
        Html(f"<style>{style.sheet()}</style>"),
    )


def _header(handout: Handout) -> Html:
    parts = [tag("h1", handout.title)]
    if handout.summary:
        parts.append(tag("p", handout.summary, class_="lead"))
    parts.append(tag("p", handout.credentials, class_="faint small"))
    if len(handout.sheets) > 1:
        parts.append(_contents(handout))
    elif handout.sheets[0].notes:
        parts.append(paragraphs(handout.sheets[0].notes))
    return tag("header", *parts)


def _contents(handout: Handout) -> Html:
    entries = (
        tag("li", tag("a", sheet.heading, href=f"#sheet-{place}"))
        for place, sheet in enumerate(handout.sheets, start=1)
    )
    title = _("Steps") if handout.is_story else _("Scenarios")
    return tag("nav", tag("strong", title), tag("ol", *entries), aria_label=title)
