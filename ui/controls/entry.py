"""A typed entry: a value with its unit, checked when it is finished."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.errors import WattifError
from explorer.quantity import Quantity
from explorer.ranges import UNCHANGED, Stated, read_stated, states_range
from explorer.scenario import Statement
from explorer.slips import Offer, Slip
from explorer.text import _
from ui import theme
from ui.field import Field

Reader = Callable[[Quantity, str], tuple[float, str]]
"""Gives the SI value and the unit of a typed text, or raises WattifError."""
Mender = Callable[[Slip], Offer | None]
"""Asks the person what a slip was meant to be; None where that is cancelled."""


def read_alone(quantity: Quantity, text: str) -> tuple[float, str]:
    """Read a text that is compared with nothing."""
    return quantity.read(text, bare=True)


def mend_nothing(_slip: Slip) -> None:
    """Where nobody can be asked, a slip is refused."""


class ValueEntry(Field):
    """Shows a quantity's value; what is typed is taken with Enter or Tab, refused in words."""

    typed = Signal(float, str)
    typed_with_range = Signal(object)
    """A `Stated` with a range, or with None that takes the range away."""
    refused = Signal(str)
    """A text that could not be taken was left; the sentence says why."""
    _left = Signal(str)

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read: Reader = read_alone
        self.mend: Mender = mend_nothing
        self._quantity = quantity
        self._asking = False
        self._shown = ""
        self._exact = ""
        self._now: Statement | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(theme.font())
        self.setAccessibleName(_("{label}, value with unit").format(label=quantity.label))
        # A question asked before the focus has gone where it goes would come between.
        self._left.connect(self._return_to, Qt.ConnectionType.QueuedConnection)

    def show_value(self, shown: str, exact: str, now: Statement | None = None) -> None:
        """The value rounded to read, and the text to edit it by; a text being typed is left.

        A range that is typed lies around what is stated `now`.
        """
        self._now = now
        if (shown, exact) == (self._shown, self._exact):
            return
        typing = self.isModified() and self.hasFocus()
        self._shown, self._exact = shown, exact
        if not typing:
            self.put(exact if self.hasFocus() else shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The exact text comes up, selected, ready to be typed over."""
        super().focusInEvent(event)
        if not self._asking and not self.bad:
            self.put(self._exact)
            self._select()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is taken; what cannot be taken goes back to what was."""
        super().focusOutEvent(event)
        # A menu lets the focus stay with the entry; the list of a choice really takes it.
        if not self.hasFocus() and not self._asking:
            self._take(leaving=True)
            self.put(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the text, Escape puts the old one back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(leaving=False)
            return
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put(self._exact)
            self._select()
            return
        super().keyPressEvent(event)

    def _take(self, *, leaving: bool) -> None:
        text = self.text().strip()
        if not text:
            self.put(self._exact)
            self._select()
        if not self.isModified() or text == self._exact:
            self.setModified(False)
            return
        try:
            stated = self._read(text)
        except Slip as slip:
            self._amend(slip, leaving=leaving)
        except WattifError as error:
            self._turn_down(str(error), keep=not leaving)
        else:
            self._give(stated)

    def _read(self, text: str) -> Stated:
        if states_range(text):
            return read_stated(self._quantity, text, self._now, bare=True)
        return Stated(*self.read(self._quantity, text))

    def _give(self, stated: Stated) -> None:
        self.setModified(False)
        if stated.range is UNCHANGED:
            self.typed.emit(stated.value, stated.unit)
        else:
            self.typed_with_range.emit(stated)
        self.put(self._exact if self.hasFocus() else self._shown)

    def _amend(self, slip: Slip, *, leaving: bool) -> None:
        """Ask what was meant, once: a text that stays after the question is refused like any."""
        if leaving and slip.offers and not self.bad:
            self._left.emit(self.text())
            return
        offer = self._ask(slip) if slip.offers and not leaving else None
        if offer is None:
            self._turn_down(str(slip), keep=not leaving)
        else:
            self._give(Stated(offer.value, offer.unit))

    def _ask(self, slip: Slip) -> Offer | None:
        self._asking = True
        try:
            return self.mend(slip)
        finally:
            self._asking = False

    def _return_to(self, text: str) -> None:
        """Take a text that was left with a question."""
        if not self.isVisible():
            return
        self.setFocus()
        self.setText(text)
        self.setModified(True)
        self._take(leaving=False)

    def _turn_down(self, sentence: str, *, keep: bool) -> None:
        self.setModified(keep)
        if keep:
            self.refuse(sentence)
        else:
            self.say(sentence)
            self.refused.emit(sentence)

    def _select(self) -> None:
        """All of it, from the end, so that the beginning is in sight where it is long."""
        length = len(self.text())
        self.setSelection(length, -length)
