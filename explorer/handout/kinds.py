"""The kinds of files that can be handed out, and what each is good for."""

from dataclasses import dataclass

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.text import _


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: the ending of its name, what people call it, what it is good for."""

    suffix: str
    name: str
    use: str
    draws: bool = False
    """Whether it holds charts as the window draws them."""


KINDS = (
    Kind(
        ".pptx",
        _("Slides (PowerPoint)"),
        _("One slide a scenario or step, charts that can be edited, notes for the speaker."),
    ),
    Kind(
        ".xlsx",
        _("Workbook (Excel)"),
        _("The model as live formulas: change a cell, and the energy follows."),
    ),
    Kind(
        ".html",
        _("Web page"),
        _("One file for any browser, a phone's too, that needs no network."),
        draws=True,
    ),
    Kind(
        ".pdf",
        _("Report (PDF)"),
        _("Two pages for each scenario, ready to be printed."),
        draws=True,
    ),
    Kind(".csv", _("Numbers (CSV)"), _("Every quantity in a row of a table, for other programs.")),
    Kind(".json", _("Numbers (JSON)"), _("Everything in order and by name, for a script.")),
    Kind(
        ".svg",
        _("Chart (SVG)"),
        _("A picture that stays sharp at any size, to be edited."),
        draws=True,
    ),
    Kind(".png", _("Chart (PNG)"), _("A picture in pixels, for any place."), draws=True),
    Kind(".txt", _("Citation (text)"), _("A sentence that says where the numbers come from.")),
    Kind(".md", _("Citation (Markdown)"), _("The same sentence for a web page or a notebook.")),
    Kind(".bib", _("Citation (BibTeX)"), _("An entry for a list of references.")),
)


def kind_of(suffix: str) -> Kind:
    """The kind whose files end so. Raises WattifError, naming all that there are."""
    for kind in KINDS:
        if kind.suffix == suffix.lower():
            return kind
    endings = ", ".join(kind.suffix for kind in KINDS)
    sentence = _("A name that ends in “{suffix}” says no kind of file; there are {endings}.")
    if not suffix:
        sentence = _("The name has no ending to say which kind of file it is; there are {endings}.")
    raise WattifError(sentence.format(suffix=short(suffix, 20), endings=endings))
