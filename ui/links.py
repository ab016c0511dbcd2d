"""Links: opened in the browser by a click and an answer, after it was shown where they go."""

import math
import re
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QFontMetrics, QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.plain_text import short
from explorer.text import _
from ui import theme
from ui.plain import menu_text, plain
from ui.scroll import WIDTH, thin_scroll_bars

_WIDTH = 560
_BEFORE_HOST = re.compile(r"^https?://([^/?#]*@)?")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Target:
    """Where a link goes, in ASCII: letters of other scripts that look like ours show themselves."""

    host: str
    address: str
    brief: str
    """The address without what is the same for all of them, and without a user's name."""


def target_of(link: str) -> Target | None:
    """Where a link goes; None where it is no web address that can be opened."""
    url = QUrl(link, QUrl.ParsingMode.TolerantMode)
    host = _text(QUrl.toAce(url.host()))
    if not url.isValid() or url.scheme() not in _PORTS or not (host or ":" in url.host()):
        return None
    host = host or f"[{url.host()}]"
    if url.port() not in (-1, _PORTS[url.scheme()]):
        host = f"{host}:{url.port()}"
    address = _text(url.toEncoded())
    return Target(host, address, _BEFORE_HOST.sub("", address).removesuffix("/"))


def _text(data: QByteArray) -> str:
    return bytes(data.data()).decode("ascii")


def offer_link(button: QAbstractButton, link: str, most: int) -> None:
    """Let a button name a link, in `most` letters; it hides where that cannot be opened."""
    target = target_of(link)
    button.setVisible(target is not None)
    if target is not None:
        text = _("Open {link}").format(link=short(target.brief, most))
        button.setText(menu_text(text))
        button.setToolTip(plain(target.address))
        button.setAccessibleDescription(target.address)


def open_link(link: str, window: QWidget) -> None:
    """Show where a link goes, and hand it to the browser where the person wants that."""
    target = target_of(link)
    if target is None:
        return
    dialog = LinkDialog(target, window)
    dialog.exec()
    dialog.deleteLater()


class LinkDialog(QDialog):
    """The host by itself, the whole address below it, and what can be done with it."""

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.setWindowTitle(_("Open a link"))
        self.host = _Wrapped(target.host, theme.font(1.35, bold=True), most=5)
        self.host.setAccessibleName(_("Where the link goes"))
        self.address = _Wrapped(target.address, theme.font(0.95), most=4)
        self.address.setAccessibleName(_("The whole address"))
        self.wrong = QLabel(_("No browser could be started; copy the address instead."))
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        kinds, roles = QDialogButtonBox.StandardButton, QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(kinds.Cancel)
        self.open_button = buttons.addButton(_("&Open in browser"), roles.ActionRole)
        self.copy_button = buttons.addButton(_("&Copy address"), roles.ActionRole)
        self.cancel_button = buttons.button(kinds.Cancel)
        for button in (self.open_button, self.copy_button, self.cancel_button):
            button.setAutoDefault(False)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        layout.setContentsMargins(*(2 * theme.GAP,) * 4)
        for part in (QLabel(_("This link leads to")), self.host, self.address, self.wrong):
            layout.addWidget(part)
        layout.addSpacing(theme.GAP)
        layout.addWidget(buttons)
        # A key that is still held down from pressing the link must not open it.
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    def _open(self) -> None:
        if QDesktopServices.openUrl(QUrl.fromEncoded(self._target.address.encode())):
            self.accept()
        else:
            self.wrong.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._target.address)
        self.accept()


class _Wrapped(QPlainTextEdit):
    """Text to read that may be broken anywhere; what has no room is scrolled to."""

    def __init__(self, text: str, font: QFont, most: int) -> None:
        super().__init__(text)
        self.setFont(font)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        thin_scroll_bars(self)
        metrics, area = QFontMetrics(font), QRect(0, 0, _WIDTH - 2 * WIDTH, 0)
        high = metrics.boundingRect(area, Qt.TextFlag.TextWrapAnywhere, text).height()
        lines = math.ceil(high / metrics.lineSpacing())
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOn if lines > most else policies.ScrollBarAlwaysOff
        )
        self.setFixedSize(_WIDTH, metrics.lineSpacing() * min(lines, most) + 4)
