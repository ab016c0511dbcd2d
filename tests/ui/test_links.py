"""A link opens when somebody has seen where it goes and wants it, and then exactly that."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer import library
from tests.ui.conftest import Opener, in_dialog
from ui import app
from ui.charts.claims.card import ClaimCard
from ui.links import LinkDialog, open_link, target_of
from ui.plain import plain
from ui.wiring import Wiring

SCHEMES = ("http", "https", "file", "javascript", "ftp", "mailto", "data")


class Browser(QObject):
    """Keeps what would be opened, in the place of a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[Browser]:
    made = Browser()
    for scheme in SCHEMES:
        QDesktopServices.setUrlHandler(scheme, made, "take")  # type: ignore[arg-type]  # takes a str, whatever it says
    yield made
    for scheme in SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def answer(act: Callable[[LinkDialog], None]) -> list[LinkDialog]:
    return in_dialog(LinkDialog, act)


def open_it(dialog: LinkDialog) -> None:
    dialog.open_button.click()


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        ("http://example.org:8080/", "example.org:8080"),
        ("https://google.com@evil.example/", "evil.example"),
        ("https://google.com:secret@evil.example:443/", "evil.example"),
        ("https://google.com%2f@evil.example/", "evil.example"),
        ("https://google.com\\@evil.example/", "evil.example"),
        ("https://google.com#@evil.example", "google.com"),
        ("https://g\u043e\u043egle.com/", "xn--ggle-55da.com"),
        ("https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/", "xn--e1afmkfd.xn--p1ai"),
        ("https://google.com\u3002evil.example/", "google.com.evil.example"),
        ("https://[::1]/", "[::1]"),
        ("https://0x7f.1/", "127.0.0.1"),
    ],
)
def test_the_host_is_shown_as_it_is(
    browser: Browser, window: QWidget, link: str, host: str
) -> None:
    shown: list[str] = []

    def look(dialog: LinkDialog) -> None:
        shown.extend((dialog.host.toPlainText(), dialog.address.toPlainText()))
        dialog.open_button.click()

    answer(look)
    open_link(link, window)
    assert shown[0] == host
    assert all(text.isascii() and text.isprintable() for text in shown)
    assert browser.opened == [shown[1]], "what is opened is what was shown"
    assert QUrl(browser.opened[0]).host(QUrl.ComponentFormattingOption.FullyEncoded) == (
        host.rpartition(":")[0] if host.endswith(":8080") else host.strip("[]")
    )


@pytest.mark.parametrize(
    "link",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/",
        "mailto:a@example.org",
        "data:text/html,x",
        "https:example.org",
        "https:///path",
        "https://exa\nmple.org/",
        "https://example.org:99999/",
        "//example.org/",
        "example.org",
    ],
)
def test_nothing_else_is_offered(browser: Browser, window: QWidget, link: str) -> None:
    met = answer(open_it)
    open_link(link, window)
    app.settle()
    assert target_of(link) is None
    assert browser.opened == []
    assert met == []


def test_the_whole_of_a_long_address_can_be_seen(window: QWidget, browser: Browser) -> None:
    path = "/" + "x" * 5_000 + "/end"
    host = ".".join("a" * 60 for _n in range(3)) + ".evil.example"

    def look(dialog: LinkDialog) -> None:
        assert dialog.address.toPlainText() == f"https://{host}{path}"
        assert dialog.host.toPlainText() == host
        assert dialog.host.verticalScrollBar().maximum() == 0, "the host's end is in sight"
        for field in (dialog.host, dialog.address):
            layout = field.document().firstBlock().layout()
            widths = [layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())]
            assert max(widths) <= field.viewport().width(), "no letter is cut"
        assert dialog.address.verticalScrollBar().maximum() > 0
        assert dialog.width() < 700
        assert dialog.height() < 400

    answer(look)
    open_link(f"https://{host}{path}", window)


def test_the_address_is_copied_and_not_opened(window: QWidget, browser: Browser) -> None:
    met = answer(lambda dialog: dialog.copy_button.click())
    open_link("https://example.org/ä", window)
    assert met
    assert QGuiApplication.clipboard().text() == "https://example.org/%C3%A4"
    assert browser.opened == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_held_down_opens_nothing(window: QWidget, browser: Browser, key: Qt.Key) -> None:
    def press(dialog: LinkDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), key)
        assert not dialog.isVisible()

    assert answer(press) is not None
    open_link("https://example.org/", window)
    assert browser.opened == []


@pytest.mark.parametrize("by_mnemonic", [False, True])
def test_the_keyboard_opens_a_link(window: QWidget, browser: Browser, by_mnemonic: bool) -> None:
    def press(dialog: LinkDialog) -> None:
        if by_mnemonic:
            QTest.keyClick(dialog, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
            return
        for _step in range(8):
            if dialog.open_button.hasFocus():
                break
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.open_button, Qt.Key.Key_Space)

    answer(press)
    open_link("https://example.org/", window)
    assert browser.opened == ["https://example.org/"]


def test_the_explanation_s_link_asks_and_opens(wiring: Wiring, browser: Browser) -> None:
    wiring.explain("gpu_count")
    dialog = wiring.explanation
    assert dialog is not None
    button = dialog.open_source
    address = "https://www.ri.se/en/news/blog/generative-ai-does-not-run-on-thin-air"
    assert button.isVisible()
    assert button.toolTip() == plain(address)
    assert "ri.se" in button.text()
    assert browser.opened == [], "nothing opens by being shown"
    met = answer(open_it)
    button.click()
    assert met
    assert browser.opened == [address]


def test_a_claim_s_link_asks_and_opens(opened: Opener, browser: Browser) -> None:
    wiring = opened(library.DEFAULT)
    wiring.window_.stage.turn_to("claims")
    app.settle()
    cards = [c for c in wiring.window_.findChildren(ClaimCard) if c.source.isVisible()]
    assert cards
    card = cards[0].card
    assert card is not None
    assert cards[0].source.toolTip() == plain(card.link)
    answer(open_it)
    cards[0].source.click()
    assert browser.opened == [card.link]
