"""A slider over a quantity's range: its value, how sure that is, and where it would have to be."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.quantity import Quantity
from explorer.scenario import Statement
from explorer.study.goal import Answer, Goal
from ui.controls import captions, groove
from ui.controls.grips import RADIUS, Part, Places
from ui.controls.handled import HandledSlider
from ui.controls.scale import STEPS, Scale
from ui.plain import plain

_TAIL = 0.45
"""How far the density is drawn beyond either end of the range, as a share of its length."""


class ValueSlider(HandledSlider):
    """Emits SI values, rounded to three significant figures, while it is moved."""

    moved = Signal(float)
    ranged = Signal(float, float)
    """An end of the range is moved; both ends, SI."""

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quantity = quantity
        self._scale = Scale(quantity)
        self._value = float("nan")
        self._base: float | None = None
        self._statement: Statement | None = None
        self._ends: tuple[float, float] | None = None
        self._follows = ""
        self._said = ""
        self._answer: Answer | None = None
        self._goal: Goal | None = None
        self._drawn: tuple[Statement | None, QSize] = (None, QSize())
        self._density, self._densities = QPainterPath(), False
        self.setAccessibleName(quantity.label)
        self.valueChanged.connect(self._emit_value)

    def show_value(
        self,
        si: float,
        base: float | None,
        statement: Statement | None = None,
        follows: str = "",
    ) -> None:
        """Put the handle at an SI value and the mark at the one as opened, emitting nothing.

        The range of the statement is shown with it; `follows` says why the value follows.
        """
        ends = statement.range if statement else None
        new = (si, base, ends, statement, follows)
        if new == (self._value, self._base, self._ends, self._statement, self._follows):
            return
        self._value, self._base, self._ends, self._statement, self._follows = new
        step = round(self._scale.fraction(si) * STEPS)
        if step != self.value():
            blocked = self.blockSignals(True)
            self.setValue(step)
            self.blockSignals(blocked)
        words = captions.handle_words(self._quantity, si, statement)
        self._said = "; ".join(filter(None, (words, follows)))
        self._describe()
        self.update()

    def show_answer(self, answer: Answer | None, goal: Goal | None) -> None:
        """Mark the value that alone would reach a target, where there is one."""
        if (answer, goal) == (self._answer, self._goal):
            return
        before = self._mark()
        self._answer, self._goal = answer, goal
        self._describe()
        if self._mark() != before:
            self.update()

    def _mark(self) -> tuple[int | None, int]:
        """The pixel of the mark, and the side on which it is an arrow."""
        at = self.places().answer
        return None if at is None else round(at), self._beyond()

    def _describe(self) -> None:
        """Say value, range and target, to whoever hears the slider or points at it."""
        said = self._said
        if self._answer is not None and self._goal is not None:
            said = "; ".join((said, captions.answer_words(self._answer, self._goal)))
        self.setAccessibleDescription(said)
        self.setToolTip(plain(said.replace("; ", "\n")))

    def event(self, event: QEvent) -> bool:
        """The tooltip at an end of the range says what that is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self.places().at(event.pos().toPointF())
            if part in ("low", "high") and self._statement is not None:
                words = captions.end_words(self._quantity, self._statement, upper=part == "high")
                QToolTip.showText(event.globalPos(), plain(words), self)
                return True
        return super().event(event)

    def drag_end(self, part: Part, fraction: float) -> None:
        """The end goes no farther than the value."""
        self._move_end(part, self._scale.rounded(fraction))

    def nudge_end(self, part: Part, steps: int) -> None:
        """From where it is, in the steps of the slider."""
        if self._ends is not None:
            end = self._ends[part == "high"]
            self._move_end(part, self._scale.nudged(end, steps))

    def _move_end(self, part: Part, si: float) -> None:
        if self._ends is None:
            return
        low, high = self._ends
        ends = (low, max(si, self._value)) if part == "high" else (min(si, self._value), high)
        if ends != self._ends:
            self._ends = ends
            self.update()
            self.ranged.emit(*ends)

    def _emit_value(self, step: int) -> None:
        value = self._scale.rounded(step / STEPS)
        if value != self._value:
            self._value = value
            self.moved.emit(value)

    def sizeHint(self) -> QSize:
        """As wide as there is room, one line high."""
        return QSize(160, groove.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Wide enough to be aimed at."""
        return QSize(80, groove.HEIGHT)

    def places(self) -> Places:
        """In pixels, with the ends and the mark kept within the slider."""
        low, high = self._ends or (None, None)
        return Places(
            self.height() / 2,
            RADIUS + self._room * self.value() / STEPS,
            self._x(low),
            self._x(high),
            self._x(self._answer.value if self._answer else None),
        )

    @property
    def _room(self) -> float:
        return self.width() - 2 * RADIUS

    def _x(self, si: float | None) -> float | None:
        return None if si is None else RADIUS + self._room * self._scale.fraction(si)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it, in one go."""
        look = groove.Look(
            places=self.places(),
            width=self._room,
            base=self._x(self._base),
            density=self._outline(),
            beyond=self._beyond(),
            follows=bool(self._follows),
            enabled=self.isEnabled(),
            focused=self.hasFocus(),
        )
        painter = QPainter(self)
        groove.paint(painter, look)
        painter.end()

    def _beyond(self) -> int:
        """On which side of the slider the answer lies: −1, 1, or 0 where it lies on it."""
        if self._answer is None or self._answer.value is None:
            return 0
        place = self._scale.place(self._answer.value)
        return -1 if place < -1e-9 else int(place > 1 + 1e-9)

    def draw_density(self) -> None:
        """From here on the distribution of a range is drawn; that needs NumPy."""
        self._densities, self._drawn = True, (None, QSize())
        self.update()

    def _outline(self) -> QPainterPath:
        """The density, drawn anew where the statement or the size is another one."""
        if (self._statement, self.size()) == self._drawn:
            return self._density
        self._drawn = self._statement, self.size()
        self._density = QPainterPath()
        statement = self._statement
        if self._densities and statement is not None and statement.range is not None:
            from explorer.study.distribution import shape_of  # noqa: PLC0415 - brings NumPy
            from ui.controls.sketch import density_path  # noqa: PLC0415

            first, last = map(self._scale.fraction, statement.range)
            more = _TAIL * (last - first)
            self._density = density_path(
                shape_of(self._quantity.name, statement),
                self._scale.value,
                (max(first - more, 0.0), min(last + more, 1.0)),
                self._room,
                groove.density_height(self.height() / 2),
            )
        return self._density
