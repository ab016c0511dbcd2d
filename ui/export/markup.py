"""HTML written so that whatever stands in a scenario stays text."""

from collections.abc import Iterable, Sequence
from html import escape

from explorer.plain_text import clean
from ui.links import target_of


class Html(str):
    """Markup of our own making; any other text is escaped before it gets in."""

    __slots__ = ()


def tag(name: str, *inside: str | Html, **attributes: str) -> Html:
    """An element; `class_` is written class, `aria_label` aria-label."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(value))}"'
        for key, value in attributes.items()
        if value
    )
    return Html(f"<{name}{said}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str | Html]) -> Html:
    """Elements and texts one after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(clean(part)) for part in parts))


def paragraphs(text: str) -> Html:
    """A text with a paragraph for each of its own."""
    blocks = (" ".join(block.split()) for block in clean(text).split("\n\n"))
    return joined(tag("p", block) for block in blocks if block)


def linked(text: str, link: str) -> Html:
    """A text that leads to a web address, where that can be opened; nothing loads by itself."""
    target = target_of(link) if link else None
    if target is None:
        return joined([text or link])
    return tag(
        "a", text or target.brief, href=target.address, rel="noopener noreferrer", title=target.host
    )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str | Html]]) -> Html:
    """A table whose first column names the rows; on a phone each row becomes a block."""
    heads = joined(tag("th", title, scope="col") for title in head)
    body = joined(
        tag(
            "tr",
            tag("th", row[0], scope="row"),
            *(
                tag("td", cell, data_label=title)
                for title, cell in zip(head[1:], row[1:], strict=True)
            ),
        )
        for row in rows
    )
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", heads)),
        tag("tbody", body),
        class_="rows",
    )


def grid(caption: str, rows: Sequence[Sequence[str]]) -> Html:
    """A table as wide as it wants to be, in a box that scrolls."""
    head, *rest = rows
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption, class_="hidden"),
            tag("thead", tag("tr", *(tag("th", cell, scope="col") for cell in head))),
            tag("tbody", *(tag("tr", *(tag("td", cell) for cell in row)) for row in rest)),
        ),
        class_="scrolls",
        tabindex="0",
        role="region",
        aria_label=caption,
    )
