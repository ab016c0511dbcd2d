"""Make it true: a target is set in three ways, and its answers are applied or held."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot

from explorer import library
from explorer.results import Results, evaluate
from explorer.study.draws import LIVE
from explorer.study.goal import Goal
from explorer.study.sampled import sample
from explorer.study.solve import answers
from tests.explorer.samples import plain
from ui import theme
from ui.charts.goals import MakeItTrue
from ui.charts.goals.header import APPLY

GPT_4 = "gpt-4-training"
GWH = 3.6e12
SIXTY = Goal("energy", 60 * GWH)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.prepare_fonts(qapp)
    theme.apply("light")
    yield
    theme.apply("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Desk:
    """The card beside a scenario that does what it asks for."""

    def __init__(self, qtbot: QtBot, preset: str = GPT_4, size: tuple[int, int] = (640, 420)):
        self.card = MakeItTrue()
        self.goal: Goal | None = None
        self.applied: list[tuple[str, float]] = []
        self.held: list[tuple[str, float, str]] = []
        self.results = evaluate(library.preset(preset))
        self.card.goal_changed.connect(self.aim)
        self.card.applied.connect(self.apply)
        self.card.hold_asked.connect(self.hold)
        qtbot.addWidget(self.card)
        self.card.resize(*size)
        self.card.show()
        self.show(self.results)

    def show(self, results: Results) -> None:
        self.results = results
        names = [*results.scenario.statements, *results.assumptions]
        found = answers(results, self.goal, names) if self.goal else []
        self.card.show_goal(self.goal, {a.name: a for a in found})
        self.card.show_sampled(sample(results, LIVE))
        QApplication.processEvents()

    def aim(self, goal: Goal | None) -> None:
        self.goal = goal
        self.show(self.results)

    def apply(self, name: str, value: float) -> None:
        self.applied.append((name, value))
        self.show(evaluate(self.results.scenario.stating(name, value)))

    def hold(self, result: str, value: float, follower: str) -> None:
        self.held.append((result, value, follower))

    def select(self, name: str) -> None:
        table = self.card.table_
        place = [row.name for row in table.rows].index(name)
        item = table.topLevelItem(place)
        assert item is not None
        table.setCurrentItem(item)

    def words(self, name: str) -> tuple[str, ...]:
        row = self.card.table_.row_of(name)
        assert row is not None
        return tuple(map(plain, row.texts))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_without_a_target_it_says_how_to_set_one_and_what_is_now(desk: Desk) -> None:
    assert desk.card.hint.isVisible()
    assert not desk.card.table_.isVisible()
    for part in ("Energy", "drag a headline", "claim", "48.8"):
        assert part in desk.card.hint.text()
    assert desk.card.table() == []


def test_a_typed_target_is_answered(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.card.entry, "60 GWh")
    qtbot.keyClick(desk.card.entry, Qt.Key.Key_Return)
    assert desk.goal is not None
    assert desk.goal.value == pytest.approx(60 * GWH)
    assert desk.card.table_.isVisible()
    assert plain(desk.card.subtitle) == (
        "Energy 48.8 GWh shall be 60.0 GWh, +23 %: 3 of 14 statements could do it alone"
    )
    assert desk.words("gpu_count") == ("GPU count", "25,000", "30,769", "+23 %", "✓ gives 60.0 GWh")
    assert desk.words("gpus_per_server")[2:] == ("≈ 7", "−12 %", "≈ gives 55.7 GWh")


@pytest.mark.parametrize("text", ["much", "-5 GWh", "60 kg"])
def test_a_target_that_cannot_be_is_refused_in_words(desk: Desk, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(desk.card.entry, text)
    qtbot.keyClick(desk.card.entry, Qt.Key.Key_Return)
    assert desk.goal is None
    assert desk.card.entry.text() == text
    assert desk.card.entry.accessibleDescription()
    qtbot.keyClick(desk.card.entry, Qt.Key.Key_Escape)
    assert desk.card.entry.text() == ""
    assert not desk.card.entry.accessibleDescription()


def test_a_claim_sets_result_and_target(desk: Desk) -> None:
    boxes = desk.card.findChildren(QComboBox)
    claims = next(b for b in boxes if "claim" in b.accessibleName())
    place = next(i for i in range(claims.count()) if "Emissions" in claims.itemText(i))
    claims.activated.emit(place)
    assert desk.goal is not None
    assert desk.goal.value == pytest.approx(300_000.0)
    assert desk.card.quantity == "emissions"
    assert desk.words("grid_intensity")[2] == "6.154 g/kWh"


def test_rows_are_sorted_by_how_near_they_come_and_assumptions_stand_apart(desk: Desk) -> None:
    desk.aim(SIXTY)
    rows = desk.card.table_.rows
    names = [row.name or row.texts[0] for row in rows]
    assert names[:6] == [
        *("gpu_count", "server_power", "run_time", "gpus_per_server"),
        *("Assumptions in force", "development_multiplier"),
    ]
    assert names[-1].startswith("No effect: Parameters, ")
    assert names[-2] == "load_factor"


def test_enter_a_double_click_and_the_button_apply(desk: Desk, qtbot: QtBot) -> None:
    desk.aim(SIXTY)
    table = desk.card.table_
    desk.select("server_power")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert [name for name, _value in desk.applied] == ["server_power"]
    assert desk.results.values["energy"] == pytest.approx(60 * GWH)
    item = table.topLevelItem(0)
    assert item is not None
    where = table.visualItemRect(item).center()
    at = QPoint(table.columnViewportPosition(APPLY) + 8, where.y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(desk.applied) == 2
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [name for name, _value in desk.applied[1:]] == ["gpu_count"] * 2


def test_what_cannot_reach_it_cannot_be_applied(desk: Desk, qtbot: QtBot) -> None:
    desk.aim(SIXTY)
    desk.select("load_factor")
    qtbot.keyClick(desk.card.table_, Qt.Key.Key_Return)
    assert desk.applied == []
    assert not desk.card.hold.isEnabled()


def test_a_statement_can_be_let_follow_by_button_and_menu(desk: Desk, qtbot: QtBot) -> None:
    desk.aim(SIXTY)
    desk.select("run_time")
    assert "Keep energy at" in desk.card.hold.toolTip()
    desk.card.hold.click()
    table = desk.card.table_
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert desk.held == [("energy", SIXTY.value, "run_time")] * 2


def test_an_assumption_cannot_be_let_follow(desk: Desk) -> None:
    desk.aim(SIXTY)
    desk.select("pue")
    assert not desk.card.hold.isEnabled()


def test_clear_and_an_emptied_entry_end_it(desk: Desk, qtbot: QtBot) -> None:
    desk.aim(SIXTY)
    desk.card.clear.click()
    assert desk.goal is None
    assert desk.card.hint.isVisible()
    desk.aim(SIXTY)
    desk.card.entry.selectAll()
    qtbot.keyClick(desk.card.entry, Qt.Key.Key_Delete)
    qtbot.keyClick(desk.card.entry, Qt.Key.Key_Return)
    assert desk.goal is None


def test_while_a_slider_is_dragged_rows_keep_their_order_and_selection(desk: Desk) -> None:
    desk.aim(SIXTY)
    desk.select("gpus_per_server")
    order = [row.name for row in desk.card.table_.rows]
    desk.card.gesture(True)
    scenario = desk.results.scenario
    desk.show(evaluate(scenario.stating("server_power", 7000.0)))
    assert [row.name for row in desk.card.table_.rows] == order
    assert desk.words("gpu_count")[2] == "28,571"
    assert desk.card.table_.selected == "gpus_per_server"
    desk.card.gesture(False)
    assert desk.card.table_.selected == "gpus_per_server"
    assert "28,571" in desk.card.accessibleDescription()


def test_no_item_is_made_while_a_slider_moves(desk: Desk) -> None:
    desk.aim(SIXTY)
    table = desk.card.table_
    items = [id(table.topLevelItem(i)) for i in range(table.topLevelItemCount())]
    desk.show(evaluate(desk.results.scenario.stating("server_power", 6600.0)))
    assert [id(table.topLevelItem(i)) for i in range(table.topLevelItemCount())] == items


def test_another_result_asks_anew(desk: Desk) -> None:
    desk.aim(SIXTY)
    desk.card.select("cost")
    assert desk.goal is None
    assert "Cost" in desk.card.hint.text()
    desk.aim(SIXTY)
    desk.card.look_at("cost")
    assert desk.card.quantity == "energy"


def test_a_result_that_is_lost_says_what_it_needs(desk: Desk) -> None:
    desk.aim(SIXTY)
    desk.show(evaluate(desk.results.scenario.freeing("run_time")))
    assert "unknown: it needs Run time" in desk.card.subtitle


@pytest.mark.parametrize("size", [(300, 200), (380, 340), (1400, 800)])
def test_it_fits_and_gives_its_table_and_picture_away(qtbot: QtBot, size: tuple[int, int]) -> None:
    desk = Desk(qtbot, size=size)
    desk.aim(SIXTY)
    table = desk.card.table_
    columns = range(table.columnCount())
    shown = sum(table.columnWidth(c) for c in columns if not table.isColumnHidden(c))
    assert shown <= table.viewport().width() + 2
    assert desk.card.table()[0][0] == "Quantity"
    assert "GPU count" in desk.card.svg().decode()
    assert not desk.card.picture().isNull()


def test_dark_colours_reach_the_rows(desk: Desk) -> None:
    desk.aim(SIXTY)
    theme.apply("dark")
    QApplication.processEvents()
    item = desk.card.table_.topLevelItem(0)
    assert item is not None
    assert item.foreground(0).color() == theme.DARK.color("text")


def test_everything_has_a_name_for_screen_readers(desk: Desk) -> None:
    card = desk.card
    named = (card.entry, card.table_, *card.findChildren(QComboBox))
    assert all(widget.accessibleName() for widget in named)
