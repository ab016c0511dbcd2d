"""The desktop on Linux, by D-Bus: does it ask for less motion; please no screen saver now.

Nothing here waits for longer than a blink, and where nobody answers nothing happens.
"""

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_PATIENCE = 120
"""So many milliseconds for all questions about motion together."""
_MOTION = (
    # Of 2025; 1 is "reduce".
    ("org.freedesktop.appearance", "reduced-motion", ("1",)),
    ("org.gnome.desktop.interface", "enable-animations", ("False", "false")),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", ("0", "0.0")),
)
_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")


def reduced_motion() -> bool:
    """Whether the settings of the desktop ask for no movement."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    for space, key, wishes in _MOTION:
        message = QDBusMessage.createMethodCall(
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
            "Read",
        )
        message.setArguments([space, key])
        reply = bus.call(message, timeout=_PATIENCE)
        if reply.type() != QDBusMessage.MessageType.ReplyMessage:
            if reply.errorName().endswith((".NoReply", ".ServiceUnknown", ".Timeout")):
                return False  # nobody is there to be asked
            continue
        value = reply.arguments()[0]
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if str(value) in wishes:
            return True
    return False


class Inhibitor(QObject):
    """Asks the desktop for no screen saver, and takes that back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cookie: int | None = None
        self._wanted = False
        self._watcher: QDBusPendingCallWatcher | None = None

    def hold(self, reason: str) -> None:
        """No screen saver from here on."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        self._wanted = True
        message = QDBusMessage.createMethodCall(*_SAVER, _SAVER[0], "Inhibit")
        message.setArguments(["Wattif", reason])
        self._watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)
        self._watcher.finished.connect(self._answered)

    def release(self) -> None:
        """As before."""
        self._wanted = False
        self._give_back()

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self.cookie = int(reply.arguments()[0])
        watcher.deleteLater()
        self._watcher = None
        if not self._wanted:
            self._give_back()

    def _give_back(self) -> None:
        if self.cookie is not None:
            message = QDBusMessage.createMethodCall(*_SAVER, _SAVER[0], "UnInhibit")
            message.setArguments([self.cookie])
            QDBusConnection.sessionBus().send(message)
            self.cookie = None
