"""What each key does while something is presented; presenter remotes send some of them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from explorer.text import _

_Key = Qt.Key


@dataclass(frozen=True, slots=True)
class Command:
    """Something to be asked for: its name, its keys, how they are written, what it does."""

    name: str
    keys: tuple[Qt.Key, ...]
    written: str
    words: str
    while_open: bool = False
    """Whether its keys count while sliders or a list are open as well."""


COMMANDS = (
    Command(
        "next",
        (_Key.Key_Right, _Key.Key_Space, _Key.Key_Return, _Key.Key_Enter, _Key.Key_N),
        _("→, Space, Enter, Page down, click"),
        _("Next step"),
    ),
    Command("next", (_Key.Key_PageDown,), "", "", while_open=True),
    Command(
        "back",
        (_Key.Key_Left, _Key.Key_Backspace),
        _("←, Backspace, Page up"),
        _("Step before"),
    ),
    Command("back", (_Key.Key_PageUp,), "", "", while_open=True),
    Command("first", (_Key.Key_Home,), _("Home"), _("First step")),
    Command("last", (_Key.Key_End,), _("End"), _("Last step")),
    Command("jump", (_Key.Key_G,), _("digits, Enter; G"), _("Go to a step; choose from a list")),
    Command("replay", (_Key.Key_R,), _("R"), _("Replay the last change"), while_open=True),
    Command(
        "questions",
        (_Key.Key_Q, _Key.Key_S),
        _("Q, S"),
        _("Open the sliders, and go back to the story"),
        while_open=True,
    ),
    Command("keep", (_Key.Key_K,), _("K"), _("Keep what the sliders show as a step"), True),
    Command("black", (_Key.Key_B, _Key.Key_Period), _("B, full stop"), _("Black screen"), True),
    Command("white", (_Key.Key_W, _Key.Key_Comma), _("W, comma"), _("White screen"), True),
    Command("presenter", (_Key.Key_P,), _("P"), _("Presenter view: notes, next step, clock"), True),
    Command("display", (_Key.Key_D,), _("D"), _("Show on the other display"), True),
    Command("full", (_Key.Key_F, _Key.Key_F11), _("F"), _("In a window, or full screen"), True),
    Command("theme", (_Key.Key_T,), _("T"), _("Light or dark"), True),
    Command("motion", (_Key.Key_M,), _("M"), _("With or without movement"), True),
    Command("keys", (_Key.Key_F1, _Key.Key_Question), _("F1, ?"), _("These keys"), True),
    Command("leave", (_Key.Key_Escape,), _("Esc"), _("Close what is open; end the show"), True),
)
CLOCK = (
    Command("pause", (_Key.Key_C,), _("C"), _("Presenter view: clock on or off")),
    Command("reset", (_Key.Key_Z,), _("Z"), _("Presenter view: clock back to 0")),
    Command("larger", (_Key.Key_Plus, _Key.Key_Equal), _("+"), _("Presenter view: larger notes")),
    Command("smaller", (_Key.Key_Minus,), _("−"), _("Presenter view: smaller notes")),
)
"""What the presenter's own window hears as well."""
_UNHEARD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def command(event: QKeyEvent, *, is_open: bool = False, clock: bool = False) -> str:
    """What a key asks for, or nothing; `is_open` where another view takes most keys."""
    if event.modifiers() & _UNHEARD:
        return ""
    key = _Key(event.key())
    heard: tuple[Command, ...] = (*COMMANDS, *CLOCK) if clock else COMMANDS
    for one in heard:
        if key in one.keys and (one.while_open or not is_open):
            return one.name
    return ""


def digit(event: QKeyEvent) -> str:
    """The digit that was typed, or nothing."""
    text: str = event.text()
    return text if len(text) == 1 and text in "0123456789" else ""
