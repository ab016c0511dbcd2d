"""Text from files and people, kept plain where Qt would read it as markup."""

from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def plain(text: str) -> str:
    """Text for a tooltip: wrapped by Qt, yet with nothing in it interpreted."""
    return "<qt>" + escape(text, quote=False).replace("\n", "<br>") + "</qt>"


def menu_text(text: str) -> str:
    """Text for a menu or button, where an ampersand would underline the next letter."""
    return text.replace("&", "&&")


def open_link(link: str) -> None:
    """Hand a web address to the browser; anything but http and https is left alone."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() in ("http", "https") and url.host():
        QDesktopServices.openUrl(url)
