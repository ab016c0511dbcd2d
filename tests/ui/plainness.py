"""Texts as somebody may put them into a file to do harm, and what in a window obeys them."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QDockWidget,
    QGraphicsTextItem,
    QGraphicsView,
    QGroupBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from explorer import library
from explorer.scenario import Claim, Scenario, Source, Statement

MARK = "<b>B</b>"
"""By this a hostile text is known again wherever it is shown."""
OBEYED = "\N{RIGHT-TO-LEFT OVERRIDE}\N{RIGHT-TO-LEFT ISOLATE}\a\x1b[31m\x00\x7f"
HOSTILE = (
    f'{MARK}<img src="file:///etc/passwd"><a href="https://evil.example">x</a><script>1</script>'
    "&amp;&lt;i&gt; A&B [*] =1+1 %1 %n {x} \\n 漢字 😀 "
)
LONG = (HOSTILE * 200)[:20_000]
UNBROKEN = (MARK + "W" * 20_000)[:20_000]
LINK = "https://evil.example/<img>?a&amp;b=%3Cb%3E&c[*]"


def scenario(text: str, preset: str = library.DEFAULT) -> Scenario:
    """A scenario in which every text is this one."""
    known = library.preset(preset)
    source = Source(text=text, link=LINK, year=2024)
    given = {
        name: s.model_copy(update={"cite": "key" if n % 2 else "", "source": text, "note": text})
        for n, (name, s) in enumerate(known.statements.items())
    }
    ranged = Statement(value=1.2, unit="1", low=1.1, high=1.4, distribution="PERT", source=text)
    claims = [
        c.model_copy(update={"sentence": text, "by": text, "cite": "", "source": text})
        for c in known.claims
    ]
    claims.append(
        Claim(quantity="energy", low=1.0, high=1.0, unit="J", cite=text, sentence=text, by=text)
    )
    return known.model_copy(
        update={
            "title": text,
            "summary": text,
            "notes": text,
            "sources": {"key": source, text: source},
            "statements": {**given, "pue": ranged},
            "claims": tuple(claims),
        }
    )


# ---- what is allowed


def wrong_tip(text: str) -> str:
    """What is wrong with a text that Qt may take for markup: nothing where it is plain."""
    if not GuiQt.mightBeRichText(text):
        return ""
    if not text.startswith("<qt>"):
        return "is taken for markup"
    document = QTextDocument()
    document.setHtml(text)
    return wrong_document(document)


def wrong_document(document: QTextDocument) -> str:
    """Whether a document holds a picture, a link, or bold letters that a text asked for."""
    html = document.toHtml()
    return "obeys markup" if re.search(r"<img|<a |<span[^>]*font-weight:[67]00", html) else ""


def wrong_keys(text: str) -> str:
    """Whether an ampersand of a hostile text is eaten; one of ours may mark a key."""
    if MARK not in text:
        return ""
    return "" if text.replace("&&", "").count("&") <= 1 else "loses an ampersand"


def faults(root: QWidget) -> Iterator[str]:
    """Everything in a window that is not shown as it was written."""
    for widget in (root, *root.findChildren(QWidget)):
        name = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for fault in _faults_of(widget):
            yield f"{name}: {fault}"
    for action in root.findChildren(QAction):
        for text in (action.toolTip(), action.statusTip(), action.whatsThis()):
            if fault := wrong_tip(text):
                yield f"action {action.text()[:60]!r}: {text[:80]!r} {fault}"
        if fault := wrong_keys(action.text()):
            yield f"action {action.text()[:80]!r} {fault}"


def _faults_of(widget: QWidget) -> Iterator[str]:
    for text in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        if fault := wrong_tip(text):
            yield f"tip {text[:80]!r} {fault}"
    if widget.isWindow() and re.search(r"(?<!\[\*\])\[\*\](?!\[\*\])", widget.windowTitle()[:-20]):
        yield f"title {widget.windowTitle()[:80]!r} holds a place for an asterisk"
    yield from _faults_of_text(widget)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _faults_of_items(widget.model(), QModelIndex())
    if isinstance(widget, QGraphicsView) and widget.scene() is not None:
        for item in widget.scene().items():
            if isinstance(item, QGraphicsTextItem) and (fault := wrong_document(item.document())):
                yield f"{item.toPlainText()[:80]!r} {fault}"


def _faults_of_text(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        formats = Qt.TextFormat
        rich = widget.textFormat() not in (formats.PlainText, formats.AutoText)
        if rich or (
            widget.textFormat() == formats.AutoText and GuiQt.mightBeRichText(widget.text())
        ):
            yield f"label {widget.text()[:80]!r} is taken for markup"
    if isinstance(widget, QPlainTextEdit | QTextEdit) and wrong_document(widget.document()):
        yield "a document obeys markup"
    named: list[str] = []
    if isinstance(widget, QAbstractButton):
        named = [widget.text()]
    elif isinstance(widget, QTabBar):
        named = [widget.tabText(n) for n in range(widget.count())]
    elif isinstance(widget, QMenu | QGroupBox):
        named = [widget.title()]
    elif isinstance(widget, QDockWidget):
        named = [widget.windowTitle()]
    for text in named:
        if fault := wrong_keys(text):
            yield f"{text[:80]!r} {fault}"


_MOST_COLUMNS = 6
"""Lists keep how many columns they have to themselves."""


def _faults_of_items(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(_MOST_COLUMNS):
            index = model.index(row, column, parent)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and (fault := wrong_tip(tip)):
                yield f"item tip {tip[:80]!r} {fault}"
        yield from _faults_of_items(model, model.index(row, 0, parent))
