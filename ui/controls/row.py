"""One quantity of the panel: stated, assumed, following or unknown, always ready to be stated."""

from operator import is_

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from explorer import show
from explorer.model import labels
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.scenario import Scenario
from explorer.text import _
from ui import theme
from ui.controls.entry import ValueEntry
from ui.controls.slider import ValueSlider
from ui.plain import plain

LABEL_WIDTH = 160
ENTRY_WIDTH = 122


class RowLabel(QWidget):
    """A name, below it where the value comes from, and a dot where it differs."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._caption = ""
        self._marked = False
        self.setFixedSize(self.sizeHint())

    def show_caption(self, caption: str, *, marked: bool) -> None:
        """The line below the name, and whether the value differs from the opened scenario."""
        if (caption, marked) != (self._caption, self._marked):
            self._caption, self._marked = caption, marked
            self.update()

    @property
    def caption(self) -> str:
        """The line below the name."""
        return self._caption

    def sizeHint(self) -> QSize:
        """Two lines."""
        line, small = QFontMetrics(theme.font()), QFontMetrics(theme.font(0.85))
        return QSize(LABEL_WIDTH, line.height() + small.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The name above, the caption below in a fainter hand, both cut short where too long."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, left = theme.current(), 10
        if self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent"))
            painter.drawEllipse(0, self.height() // 2 - 3, 6, 6)
        large, small = theme.font(), theme.font(0.85)
        top = 2
        for text, font, role in ((self._text, large, "text"), (self._caption, small, "faint")):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colors.color(role))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - left - 6)
            painter.drawText(left, top + metrics.ascent(), cut)
            top += metrics.height()
        painter.end()


class QuantityRow(QWidget):
    """Shows one quantity and asks, by its signals, for it to be stated, freed, put back."""

    stated = Signal(str, float, str)
    freed = Signal(str)
    put_back = Signal(str)
    explained = Signal(str)
    cited = Signal(str)
    refused = Signal(str)
    gesture_changed = Signal(bool)

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantity = quantity
        self._stated = False
        self._base_text = ""
        self._seen: tuple[object, ...] = (None, None, self, self, self, self)
        self._differs = False
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
        self.more.setToolTip(_("Explain, put back, take back…"))
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
        self.slider.gesture_changed.connect(self.gesture_changed)
        self.entry.typed.connect(self._typed)
        self.entry.refused.connect(self.refused)
        self.more.clicked.connect(self.open_menu)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in the row, from left to right."""
        return self.slider, self.entry, self.more

    def show_results(self, results: Results, base: Scenario) -> None:
        """Show what is known of the quantity now."""
        name, quantity = self.quantity.name, self.quantity
        how, value = results.how(name), results.values.get(name)
        statement, opened = results.scenario.statements.get(name), base.statements.get(name)
        seen = (how, value, statement, opened, results.plan, results.scenario.sources)
        if all(map(is_, seen[2:], self._seen[2:])) and seen[:2] == self._seen[:2]:
            return
        self._seen = seen
        self._stated = statement is not None
        self._differs = statement != opened
        self._base_text = quantity.exact(opened.value, opened.unit) if opened else ""
        slides = how in ("stated", "assumed") and value is not None
        if slides != self.slider.isVisibleTo(self):
            self.slider.setVisible(slides)
            self.remark.setVisible(not slides)
        self._show_value(results)
        if slides and value is not None:
            self.slider.show_value(value, opened.value if opened else None)
        else:
            self._show_remark(results)
        self._show_caption(results)

    def _show_value(self, results: Results) -> None:
        name, quantity = self.quantity.name, self.quantity
        statement, value = results.scenario.statements.get(name), results.values.get(name)
        if value is None:
            self.entry.show_value(show.NOTHING, "")
            return
        exact = quantity.exact(value, statement.unit if statement else "")
        self.entry.show_value(self._fitting(exact if statement else "", value), exact)

    def _fitting(self, exact: str, value: float) -> str:
        """The first of the exact text, the rounded and the shortened one that fits the entry."""
        texts = [exact, self.quantity.shown(value), show.abbreviated(self.quantity.shown(value))]
        metrics = QFontMetrics(theme.font())
        room = ENTRY_WIDTH - 14
        fitting = (t for t in texts if t and metrics.horizontalAdvance(t) <= room)
        return next(fitting, texts[-1])

    def _show_remark(self, results: Results) -> None:
        """Where there is no slider: the formula, or what an unknown result needs."""
        step, needed = results.plan.steps.get(self.quantity.name), self._needed(results)
        text = ""
        if step is not None:
            text = step.formula.text.partition(":")[0].rstrip(".")
        elif needed and self.quantity.result:
            text = _("needs {names}").format(names=needed)
        self.remark.setText(text)

    def _needed(self, results: Results) -> str:
        return labels(results.unknown.get(self.quantity.name, ()))

    def _show_caption(self, results: Results) -> None:
        name = self.quantity.name
        match results.how(name):
            case "stated":
                statement = results.scenario.statements[name]
                source = results.scenario.source_of(statement)
                caption = str(source) or _("stated by you")
            case "assumed":
                caption = _("assumed")
            case "follows":
                caption = _("follows")
            case _:
                caption = _("unknown")
        self.label.show_caption(caption, marked=self._differs)
        self.label.setToolTip(plain(self._help(caption, results)))

    def _help(self, caption: str, results: Results) -> str:
        parts = [self.quantity.label, self.quantity.help, caption]
        if needed := self._needed(results):
            parts.append(_("Would follow from {names}.").format(names=needed))
        if self._differs and self._base_text:
            parts.append(_("Was {value} when opened.").format(value=self._base_text))
        return "\n".join(parts)

    def _slid(self, value: float) -> None:
        self.stated.emit(self.quantity.name, value, "")

    def _typed(self, value: float, unit: str) -> None:
        self.stated.emit(self.quantity.name, value, unit)

    def open_menu(self) -> None:
        """What can be done with the quantity besides stating it."""
        menu = QMenu(self)
        self._add(menu, _("&Explain where this comes from…"), self._explain)
        if self._differs:
            text = _("&Put back to {value}").format(value=self._base_text)
            self._add(menu, text if self._base_text else _("&Put back"), self._put_back)
        if self._stated:
            self._add(menu, _("&Source…"), self._cite)
            self._add(menu, _("&Take the statement back"), self._free)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _add(self, menu: QMenu, text: str, slot: object) -> None:
        action = QAction(text, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    def _explain(self) -> None:
        self.explained.emit(self.quantity.name)

    def _cite(self) -> None:
        self.cited.emit(self.quantity.name)

    def _put_back(self) -> None:
        self.put_back.emit(self.quantity.name)

    def _free(self) -> None:
        self.freed.emit(self.quantity.name)
