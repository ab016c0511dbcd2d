"""Colours, type and spacing: light and dark, one accent, Okabe-Ito for what charts tell apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

Choice = Literal["system", "light", "dark"]

GAP = 8
"""The unit of spacing, in pixels; margins and gaps are multiples of it."""
RADIUS = 8

_CJK = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC"]
"""Named so that Chinese text takes Chinese shapes, whatever the locale."""


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, as #rrggbb."""

    dark: bool
    window: str
    card: str
    line: str
    text: str
    faint: str
    accent: str
    accent_text: str
    good: str
    warn: str
    bad: str
    groove: str
    series: tuple[str, ...]
    scenarios: tuple[str, ...]
    """One colour for each scenario that stands beside others, the one on screen first; none of
    them is that of claims.
    """

    def color(self, role: str) -> QColor:
        """One of the theme's colours by its name."""
        return QColor(getattr(self, role))


LIGHT = Theme(
    dark=False,
    window="#f3f4f6",
    card="#ffffff",
    line="#dcdfe4",
    text="#1c2128",
    faint="#5d6673",
    accent="#0072b2",
    accent_text="#ffffff",
    good="#00795a",
    warn="#8a5a00",
    bad="#b3400a",
    groove="#d5d9df",
    series=("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"),
    scenarios=("#0072b2", "#009e73", "#a8628d", "#b07c00", "#5d6673", "#1c2128"),
)
DARK = Theme(
    dark=True,
    window="#14171c",
    card="#1d2128",
    line="#323842",
    text="#eceff3",
    faint="#a2abb8",
    accent="#56b4e9",
    accent_text="#0b1016",
    good="#2fc799",
    warn="#f0b840",
    bad="#ff8a4c",
    groove="#3b424d",
    series=("#56b4e9", "#e69f00", "#2fbf8f", "#e09bc0", "#4a90c2", "#ef7f3a"),
    scenarios=("#56b4e9", "#2fbf8f", "#e09bc0", "#e6c34a", "#a2abb8", "#eceff3"),
)

_current = LIGHT


def current() -> Theme:
    """The theme in force."""
    return _current


def apply(choice: Choice) -> Theme:
    """Put a theme in force for the whole application; "system" asks the desktop."""
    global _current  # noqa: PLW0603 - the one theme of the process, read by every paint
    wants_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    _current = DARK if choice == "dark" or (choice == "system" and wants_dark) else LIGHT
    application = QApplication.instance()
    if isinstance(application, QApplication):
        if application.style().name() != "fusion":
            application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(_palette(_current))
    return _current


@contextmanager
def drawn_in(theme: Theme) -> Iterator[None]:
    """What is drawn meanwhile, off screen, takes this theme; what is on screen keeps its own."""
    global _current  # noqa: PLW0603 - as above
    before, _current = _current, theme
    try:
        yield
    finally:
        _current = before


def prepare_fonts(application: QApplication) -> None:
    """Take the desktop's font, with Chinese shapes as fallback."""
    base = application.font()
    # By its real name: "Sans Serif" is nobody's, and the first that is there would take its place.
    base.setFamilies([QFontInfo(base).family(), *_CJK])
    if base.pointSizeF() < 10:
        base.setPointSizeF(10)
    application.setFont(base)
    font.cache_clear()


@cache
def font(scale: float = 1.0, *, bold: bool = False) -> QFont:
    """The application's font, scaled, with figures of one width; not to be changed."""
    result = QFont(QApplication.font())
    result.setPointSizeF(result.pointSizeF() * scale)
    result.setBold(bold)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.card,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.card,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.accent_text,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Midlight: theme.line,
        QPalette.ColorRole.Light: theme.card,
        QPalette.ColorRole.Dark: theme.groove,
        QPalette.ColorRole.Shadow: theme.line,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return palette
