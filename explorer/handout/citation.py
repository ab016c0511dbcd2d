"""How to cite a scenario: a sentence, the same in Markdown, and an entry for BibTeX."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

from explorer.durable import replace
from explorer.handout.content import Handout
from explorer.handout.going import Going
from explorer.handout.rows import Cited
from explorer.text import _

_MOST = 3
"""So many sources are named; the files list them all."""
_TEX = {
    **{c: f"\\{c}" for c in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")


def write(handout: Handout, path: Path, going: Going) -> None:
    """Write the citation as the name of the file asks for. Raises WattifError and Cancelled."""
    kinds = {".bib": bibtex, ".md": markdown}
    text = kinds.get(path.suffix.lower(), plain)(handout)
    going.check()
    replace(path, text + "\n")
    going.progress(1.0)


def plain(handout: Handout) -> str:
    """One sentence, and one that names the main sources."""
    sources = "; ".join(source.text for source in main_sources(handout))
    return _sentence(handout, f"“{handout.title}”", sources)


def markdown(handout: Handout) -> str:
    """The same with the title in italics; what would be taken for markup is escaped."""
    sources = "; ".join(_MARKDOWN.sub(r"\\\1", source.text) for source in main_sources(handout))
    title = _MARKDOWN.sub(r"\\\1", handout.title)
    return _sentence(handout, f"*{title}*", sources)


def _sentence(handout: Handout, title: str, sources: str) -> str:
    text = _("{title}. Scenario computed on {day} with Wattif {version}; {draws}.").format(
        title=title, day=handout.day, version=handout.version, draws=handout.draws
    )
    if not sources:
        return text
    return f"{text} " + _("Main sources: {sources}.").format(sources=sources)


def bibtex(handout: Handout) -> str:
    """An entry for BibTeX and its kin."""
    notes = [_("Scenario computed with Wattif {version}").format(version=handout.version)]
    notes.append(handout.draws)
    if sources := "; ".join(source.text for source in main_sources(handout)):
        notes.append(_("main sources: {sources}").format(sources=sources))
    fields = {
        "title": f"{{{_tex(handout.title)}}}",
        "author": "{Wattif}",
        "year": str(handout.made.year),
        "date": handout.made.isoformat(),
        "version": _tex(handout.version),
        "note": _tex("; ".join(notes)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{_key(handout)},\n{lines}}}"


def main_sources(handout: Handout) -> tuple[Cited, ...]:
    """The sources that most statements of the first scenario rest on."""
    sheet = handout.sheets[0]
    uses = Counter(row.reference for row in sheet.statements if row.reference)
    numbers = [number for number, _count in uses.most_common(_MOST)]
    listed = {source.number: source for source in handout.sources}
    return tuple(listed[number] for number in numbers)


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _key(handout: Handout) -> str:
    """A key of plain letters: wattif-gpt-4-training-2026."""
    letters = unicodedata.normalize("NFKD", handout.title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters.lower())[:6]
    return "-".join(["wattif", *words, str(handout.made.year)])
