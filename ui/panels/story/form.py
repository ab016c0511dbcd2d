"""The words and charts of one step."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.errors import WattifError
from explorer.model import model
from explorer.results import Results, evaluate
from explorer.scenario import Scenario
from explorer.story import TITLES, Step
from explorer.study.headlines import told
from explorer.study.sentence import KINDS, check, kept
from explorer.text import _
from ui import theme
from ui.charts.choices import results_offered
from ui.panels.fields import Lines, Told
from ui.plain import menu_text
from ui.scroll import thin_scroll_bars

_HEADLINE, _NOTES = 3, 5
"""So many lines of each are in sight."""
_OFFERED = 12
"""So many results can be put into a headline without asking for more."""
_KIND_WORDS = {
    "": _("{label}: {value}"),
    "range": _("{label}: what nine in ten draws lie between"),
    "before": _("{label} in the step before"),
    "change": _("{label} against the step before: +4 %, 2.3×"),
    "ratio": _("{label} as a multiple of the step before: 0.52×"),
}


class StepForm(QWidget):
    """Shows a step, and gives back the one that now stands in it."""

    edited = Signal(object, str)
    """A Step, and the field that was changed where it may go on changing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._results, self._showing = Step(headline=""), evaluate(Scenario()), False
        self.headline, self.notes = Lines(), Lines()
        for field, lines in ((self.headline, _HEADLINE), (self.notes, _NOTES)):
            field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 12)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            thin_scroll_bars(field)
        self.preview, self.wrong = Told(), Told()
        self.insert = QToolButton()
        self.insert.setText(_("Insert a number"))
        self.insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.insert.setToolTip(_("Put a result into the headline; it follows the model"))
        self.numbers = QMenu(self.insert)
        self.more = QMenu(_("More"), self.numbers)
        self.numbers.aboutToShow.connect(self._fill_numbers)
        self.insert.setMenu(self.numbers)
        self.first, self.second, self.result = QComboBox(), QComboBox(), QComboBox()
        for chart, title in TITLES.items():
            self.first.addItem(title, chart)
        for box, name in (
            (self.first, _("First chart")),
            (self.second, _("Second chart")),
            (self.result, _("Result that the charts look at")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        self._lay_out()
        self.headline.textChanged.connect(self._note_headline)
        self.notes.textChanged.connect(self._note_notes)
        for box in (self.first, self.second, self.result):
            box.activated.connect(self._note_choice)

    def _lay_out(self) -> None:
        head, charts = QHBoxLayout(), QHBoxLayout()
        head.addWidget(_label(_("&Headline"), self.headline), 1)
        head.addWidget(self.insert)
        charts.setSpacing(theme.GAP)
        charts.addWidget(self.first, 1)
        charts.addWidget(self.second, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for part in (self.headline, self.wrong, self.preview):
            column.addWidget(part)
        column.addWidget(_label(_("&Charts"), self.first))
        column.addLayout(charts)
        column.addWidget(_label(_("&Looks at"), self.result))
        column.addWidget(self.result)
        column.addWidget(_label(_("&Notes for the presenter"), self.notes))
        column.addWidget(self.notes)

    def show_step(self, step: Step, results: Results, said: str) -> None:
        """Show a step, the results that its headline is filled from, and how that reads."""
        another = results is not self._results
        self._step, self._results, self._showing = step, results, True
        if kept(self.headline.written()) != step.headline:
            self.headline.put(step.headline)
        if self.notes.written() != step.notes:
            self.notes.put(step.notes)
        self.first.setCurrentIndex(self.first.findData(step.charts[0]))
        self._offer_second(step)
        if another or self.result.findData(step.look_at) < 0:
            self._offer_results(step, results)
        self.result.setCurrentIndex(self.result.findData(step.look_at))
        self._showing = False
        self._tell(said)

    def _tell(self, said: str) -> None:
        wrong = ""
        try:
            check(self.headline.written())
        except WattifError as error:
            wrong = str(error)
        self.wrong.put(wrong, "bad")
        self.preview.put(said if said != self.headline.written() else "", "faint")
        self.preview.setAccessibleName(_("How the headline reads"))
        self.headline.setAccessibleDescription(wrong or said)

    def focus_headline(self) -> None:
        """Write the headline, which is chosen as a whole."""
        self.headline.setFocus()
        self.headline.selectAll()

    def _offer_second(self, step: Step) -> None:
        """The second chart is another one than the first, or none."""
        offered = [("", _("No second chart"))]
        offered += [(c, title) for c, title in TITLES.items() if c != step.charts[0]]
        if [self.second.itemData(n) for n in range(self.second.count())] != [
            chart for chart, _title in offered
        ]:
            self.second.clear()
            for chart, title in offered:
                self.second.addItem(title, chart)
        second = step.charts[1] if len(step.charts) > 1 else ""
        self.second.setCurrentIndex(self.second.findData(second))

    def _offer_results(self, step: Step, results: Results) -> None:
        names = results_offered(results)
        self.result.clear()
        for name in names if step.look_at in names else [step.look_at, *names]:
            self.result.addItem(model().quantities[name].label, name)

    # ---- what is written

    def _note_headline(self) -> None:
        self._note("headline")

    def _note_notes(self) -> None:
        self._note("notes")

    def _note_choice(self, _index: int) -> None:
        self._note("")

    def _note(self, field: str) -> None:
        if self._showing:
            return
        first, second = str(self.first.currentData()), str(self.second.currentData())
        charts = (first,) if second in ("", first) else (first, second)
        self.edited.emit(
            self._step.with_changes(
                headline=self.headline.written(),
                notes=self.notes.written(),
                charts=charts,
                look_at=str(self.result.currentData()),
            ),
            field,
        )

    # ---- numbers in the headline

    def _fill_numbers(self) -> None:
        """The results first; for the one that is looked at, what else can be told of it."""
        for menu in (self.numbers, self.more):
            menu.clear()
        names = results_offered(self._results)
        for name in names[:_OFFERED]:
            self._add_number(self.numbers, name)
        rest = [n for n in model().quantities if n in self._results.values]
        self.numbers.addMenu(self.more)
        for name in rest:
            if name not in names[:_OFFERED]:
                self._add_number(self.more, name)
        self.numbers.addSeparator()
        for kind in KINDS:
            self._add_number(self.numbers, self._step.look_at, kind)

    def _add_number(self, menu: QMenu, name: str, kind: str = "") -> None:
        value = told(name, self._results).value
        label = model().quantities[name].label
        action = QAction(menu_text(_KIND_WORDS[kind].format(label=label, value=value)), menu)
        action.setData(f"{{{name} {kind}}}" if kind else f"{{{name}}}")
        action.triggered.connect(self._put_number)
        menu.addAction(action)

    def _put_number(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.headline.insertPlainText(str(action.data()))
            self.headline.setFocus()


def _label(text: str, field: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(field)
    return label
