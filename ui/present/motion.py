"""Transitions: how far one has come, and whether the person wants to see things move at all."""

import sys

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QStyle

DURATION = 320
"""Milliseconds; with what comes before the first frame and the last one no more than 400."""


class Motion(QObject):
    """One transition at a time, from 0 to 1 along a soft curve."""

    moved = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(DURATION)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._pass_on)
        self._animation.finished.connect(self.ended)

    @property
    def running(self) -> bool:
        """Whether something moves."""
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self) -> None:
        """Begin anew."""
        self._animation.stop()
        self._animation.start()

    def finish(self) -> None:
        """Be at the end at once."""
        if self.running:
            self._animation.setCurrentTime(DURATION)

    def cancel(self) -> None:
        """Stop where it is; nobody hears of it."""
        self._animation.stop()

    def _pass_on(self, share: object) -> None:
        if isinstance(share, float):
            self.moved.emit(share)


def is_reduced() -> bool:
    """Whether the system asks for no movement.

    Qt has no hint of its own for that; a style that animates nothing says so in its duration, and
    each system keeps the wish in a place of its own.
    """
    application = QApplication.instance()
    if isinstance(application, QApplication):
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        if application.style().styleHint(hint) == 0:
            return True
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _mac()
    from ui.present.portal import reduced_motion  # noqa: PLC0415 - loads QtDBus

    return reduced_motion()


def _windows() -> bool:
    """SPI_GETCLIENTAREAANIMATION: "Show animations in Windows"."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there alone

        animated = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(animated), 0)
        return not animated.value
    return False


def _mac() -> bool:
    """System settings, Accessibility, Display, "Reduce motion"."""
    import subprocess  # noqa: PLC0415 - there alone

    command = ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=1, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.stdout.strip() == "1"
