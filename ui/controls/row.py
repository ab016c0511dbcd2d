"""One quantity of the panel: stated, assumed, following or unknown, always ready to be stated."""

import math
from operator import is_

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from explorer import show
from explorer.quantity import Quantity
from explorer.ranges import Stated, usual_range, written
from explorer.results import Results
from explorer.scenario import Hold, Scenario, Statement
from explorer.study.goal import Answer, Goal
from explorer.text import _
from ui import theme
from ui.controls import captions
from ui.controls.entry import ValueEntry
from ui.controls.label import RowLabel
from ui.controls.slider import ValueSlider
from ui.plain import plain

ENTRY_WIDTH = 122


class QuantityRow(QWidget):
    """Shows one quantity and asks, by its signals, for it to be stated, freed, put back."""

    stated = Signal(str, float, str)
    stated_with_range = Signal(str, float, str, object)
    """A value, SI, its unit, and both ends of its range, SI, or None for no range."""
    ranged = Signal(str, object)
    """Both ends of another range around the value that stays, or None for no range."""
    applied = Signal(str)
    """The quantity shall be what alone reaches the target."""
    follow_asked = Signal(str)
    follow_ended = Signal()
    freed = Signal(str)
    put_back = Signal(str)
    explained = Signal(str)
    cited = Signal(str)
    refused = Signal(str)
    gesture_changed = Signal(bool)

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantity = quantity
        self._base_text = ""
        self._seen: tuple[object, ...] = (None, None, self, self, self, self, self)
        self._differs = False
        self._value: float | None = None
        self._statement: Statement | None = None
        self._hold: Hold | None = None
        self.label = RowLabel(quantity.label)
        self.slider = ValueSlider(quantity)
        self.entry = ValueEntry(quantity)
        self.entry.setFixedWidth(ENTRY_WIDTH)
        self.remark = QLabel()
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setFont(theme.font(0.85))
        self.remark.setForegroundRole(self.remark.foregroundRole().PlaceholderText)
        self.remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.remark.setWordWrap(True)
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setAutoRaise(True)
        self.more.setAccessibleName(_("More for {label}").format(label=quantity.label))
        self.more.setToolTip(_("Explain, give a range, let follow, put back, take back…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP, 1, 0, 1)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.remark, 1)
        layout.addWidget(self.entry)
        layout.addWidget(self.more)
        self.remark.hide()

    def _connect(self) -> None:
        self.slider.moved.connect(self._slid)
        self.slider.ranged.connect(self._range_moved)
        self.slider.applied.connect(self._apply)
        self.slider.gesture_changed.connect(self.gesture_changed)
        self.entry.typed.connect(self._typed)
        self.entry.typed_with_range.connect(self._typed_with_range)
        self.entry.refused.connect(self.refused)
        self.more.clicked.connect(self.open_menu)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in the row, from left to right."""
        return self.slider, self.entry, self.more

    def show_results(self, results: Results, base: Scenario) -> None:
        """Show what is known of the quantity now."""
        name, scenario = self.quantity.name, results.scenario
        how, value = results.how(name), results.values.get(name)
        statement, opened = scenario.statements.get(name), base.statements.get(name)
        hold = scenario.hold if scenario.hold and scenario.hold.follower == name else None
        seen = (how, value, statement, opened, results.plan, scenario.sources, hold)
        if all(map(is_, seen[2:], self._seen[2:])) and seen[:2] == self._seen[:2]:
            return
        self._seen = seen
        self._value, self._statement, self._hold = value, statement, hold
        self._differs = statement != opened
        self._base_text = written(self.quantity, opened) if opened else ""
        slides = how in ("stated", "assumed") and value is not None
        if slides != self.slider.isVisibleTo(self):
            self.slider.setVisible(slides)
            self.remark.setVisible(not slides)
        self._show_value()
        if slides and value is not None:
            follows = captions.following(hold) if hold else ""
            self.slider.show_value(value, opened.value if opened else None, statement, follows)
        else:
            self.remark.setText(captions.remark(self.quantity, results))
        self._show_caption(results)

    def show_answer(self, answer: Answer | None, goal: Goal | None) -> None:
        """Mark on the slider what alone would reach a target."""
        self.slider.show_answer(answer, goal)

    def _show_value(self) -> None:
        quantity, value, statement = self.quantity, self._value, self._statement
        if value is None or not math.isfinite(value):
            self.entry.show_value(show.NOTHING, "")
            return
        now = statement or Statement(value=value, unit=quantity.unit)
        typed = quantity.legible(value, now.unit) if statement else ""
        text = self._fitting(typed, value)
        self.entry.setFont(theme.font(1.0 if _width(text) <= ENTRY_WIDTH - 8 else 0.85))
        self.entry.show_value(text, written(quantity, now), now)

    def _fitting(self, typed: str, value: float) -> str:
        """The first of the text as typed, the rounded and the shortened one that fits the entry."""
        shown = (self.quantity.shown(value), self.quantity.shown(value, 2))
        texts = [typed, shown[0], *map(show.abbreviated, shown)]
        fitting = (t for t in texts if t and _width(t) <= ENTRY_WIDTH - 14)
        return next(fitting, texts[-1])

    def _show_caption(self, results: Results) -> None:
        caption = captions.caption(self.quantity, results)
        locked = self._hold is not None
        self.label.show_caption(caption, marked=self._differs, locked=locked)
        self.label.setToolTip(plain(self._help(caption, results)))

    def _help(self, caption: str, results: Results) -> str:
        parts = [self.quantity.label, self.quantity.help, caption]
        if needed := captions.needed(self.quantity, results):
            parts.append(_("Would follow from {names}.").format(names=needed))
        if self._differs and self._base_text:
            parts.append(_("Was {value} when opened.").format(value=self._base_text))
        return "\n".join(parts)

    def _slid(self, value: float) -> None:
        self.stated.emit(self.quantity.name, value, "")

    def _range_moved(self, low: float, high: float) -> None:
        self.ranged.emit(self.quantity.name, (low, high))

    def _typed(self, value: float, unit: str) -> None:
        self.stated.emit(self.quantity.name, value, unit)

    def _typed_with_range(self, stated: Stated) -> None:
        name, statement = self.quantity.name, self._statement
        if statement is not None and stated.value == statement.value:
            self.ranged.emit(name, stated.range)
        else:
            self.stated_with_range.emit(name, stated.value, stated.unit, stated.range)

    def open_menu(self) -> None:
        """What can be done with the quantity besides stating it."""
        menu = QMenu(self)
        self._add(menu, _("&Explain where this comes from…"), self._explain)
        if self._differs:
            text = _("&Put back to {value}").format(value=self._base_text)
            self._add(menu, text if self._base_text else _("&Put back"), self._put_back)
        if self._statement is not None:
            self._add_to_statement(menu, self._statement)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _add_to_statement(self, menu: QMenu, statement: Statement) -> None:
        if statement.range is not None:
            self._add(menu, _("Remove the &range"), self._remove_range)
        elif usual_range(self.quantity, statement.value):
            self._add(menu, _("&Give it a range (±10 %)"), self._give_range)
        if self._hold is None:
            self._add(menu, _("&Let it follow, to hold a result…"), self._ask_to_follow)
        else:
            self._add(menu, _("No &longer let it follow"), self._end_following)
        self._add(menu, _("&Source…"), self._cite)
        self._add(menu, _("&Take the statement back"), self._free)

    def _add(self, menu: QMenu, text: str, slot: object) -> None:
        action = QAction(text, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    def _explain(self) -> None:
        self.explained.emit(self.quantity.name)

    def _give_range(self) -> None:
        if self._statement is not None:
            self.ranged.emit(self.quantity.name, usual_range(self.quantity, self._statement.value))

    def _remove_range(self) -> None:
        self.ranged.emit(self.quantity.name, None)

    def _apply(self) -> None:
        self.applied.emit(self.quantity.name)

    def _ask_to_follow(self) -> None:
        self.follow_asked.emit(self.quantity.name)

    def _end_following(self) -> None:
        self.follow_ended.emit()

    def _cite(self) -> None:
        self.cited.emit(self.quantity.name)

    def _put_back(self) -> None:
        self.put_back.emit(self.quantity.name)

    def _free(self) -> None:
        self.freed.emit(self.quantity.name)


def _width(text: str) -> int:
    return QFontMetrics(theme.font()).horizontalAdvance(text)
