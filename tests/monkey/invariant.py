"""What is shown equals what the model gives for what is stated: the window, part by part."""

import math
from collections.abc import Iterator

from PySide6.QtWidgets import QPushButton

from explorer import show
from explorer.model import model
from explorer.plain_text import short
from explorer.scenario import Statement
from explorer.study.claims import verdicts
from explorer.study.drivers import drivers
from explorer.study.headlines import HEADLINES, LAST
from tests.monkey.charts import different_charts
from tests.monkey.meeting import different_pins, different_show, different_story
from tests.monkey.truth import Truth, compared, on_screen
from ui.controls import captions
from ui.controls.row import QuantityRow
from ui.plain import menu_text
from ui.wiring import Wiring

NO_VALUE = "–"


def differences(wiring: Wiring) -> list[str]:
    """Where the screen says something else; for a window at rest."""
    truth = on_screen(wiring)
    found = list[str]()
    for part in (
        _file,
        _results,
        _tiles,
        _rows,
        _heading,
        _history,
        _title,
        _assumptions,
        _claims,
        _stage,
        different_pins,
        different_story,
    ):
        found += part(wiring, truth)
    beside, visible = compared(wiring, truth), wiring.window_.stage.visible
    found += different_charts(wiring.charts, visible, beside)
    return [*found, *different_show(wiring)]


def _differ(what: str, shown: object, wanted: object) -> Iterator[str]:
    if shown != wanted:
        yield f"{what}: shown {shown!r}, but it is {wanted!r}"


def _file(wiring: Wiring, truth: Truth) -> Iterator[str]:
    shown, held = dict(wiring.store.scenario), dict(truth.scenario)
    for key, value in shown.items():
        yield from _differ(f"{key}, beside what the file would hold", value, held[key])


def _results(wiring: Wiring, truth: Truth) -> Iterator[str]:
    values, fresh = wiring.store.results.values, truth.now.values
    yield from _differ("what is known", sorted(values), sorted(fresh))
    for name in fresh.keys() & values.keys():
        if not _same(values[name], fresh[name]):
            yield f"{name}: {values[name]} in the store, but it is {fresh[name]}"


def _same(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


def _tiles(wiring: Wiring, truth: Truth) -> Iterator[str]:
    now, tiles = truth.now, wiring.window_.tiles.tiles
    last = next((name for name in LAST if name in now.values), LAST[-1])
    yield from _differ("headlines", [tile.name for tile in tiles], [*HEADLINES, last])
    for tile in tiles:
        value, band = _value_and_band(tile.name, truth)
        yield from _differ(f"{tile.name}", tile.value, value)
        yield from _differ(f"band of {tile.name}", tile.band, band)
        yield from _differ(
            f"{tile.name} to a reader", tile.accessibleName().rpartition(": ")[2], value
        )
        aimed = truth.goal if truth.goal and truth.goal.quantity == tile.name else None
        yield from _differ(f"target of {tile.name}", tile.goal, aimed)
        if aimed is None:
            yield from _change(tile.name, tile.below, truth)
        elif aimed.shown not in tile.below:
            yield f"{tile.name} is aimed at {aimed.shown}, but “{tile.below}” is said"


def _value_and_band(name: str, truth: Truth) -> tuple[str, str]:
    quantity, band = model().quantities[name], truth.drawn.band(name)
    if name not in truth.now.values:
        return NO_VALUE, ""
    value = truth.now.values[name]
    if band is None or band.certain or not math.isfinite(band.high - band.low):
        return quantity.shown(value), ""
    figures = show.supported(value, band.low, band.high)
    ends = show.abbreviated(quantity.interval(band.low, band.high, figures))
    middle = show.abbreviated(quantity.shown(band.median, figures))
    return quantity.shown(value, figures), f"{ends}, median {middle}"


def _change(name: str, below: str, truth: Truth) -> Iterator[str]:
    now, was = truth.now.values.get(name), truth.was.values.get(name)
    if name == "utilization":
        return
    if now is None or was is None or not was > 0 or now == was:
        if "since opened" in below:
            yield f"{name} did not change, but “{below}” is said"
    else:
        yield from _differ(f"change of {name}", below, f"{show.times(now / was)} since opened")


def _rows(wiring: Wiring, truth: Truth) -> Iterator[str]:
    for row in wiring.window_.panel.findChildren(QuantityRow):
        if row.isVisible():
            yield from _row(row, truth)


def _row(row: QuantityRow, truth: Truth) -> Iterator[str]:
    quantity, results = row.quantity, truth.now
    name, how = quantity.name, results.how(quantity.name)
    statement = truth.scenario.statements.get(name)
    caption = row.label.caption
    states = {None: "unknown", "follows": "follows", "assumed": "assumed"}
    wanted = states[how] if how != "stated" else captions.caption(quantity, results)
    yield from _differ(f"caption of {name}", caption, wanted)
    yield from _differ(f"slider of {name}", row.slider.isVisible(), how in {"stated", "assumed"})
    entry = row.entry
    if entry.isModified() or entry.bad:
        return
    texts = _texts(row, truth, statement)
    if entry.hasFocus() and entry.text() not in texts | {show.NOTHING, ""}:
        return  # the exact text with its range, to be edited
    if entry.text() not in texts:
        yield f"entry of {name}: shown {entry.text()!r}, but it is one of {sorted(texts)}"


def _texts(row: QuantityRow, truth: Truth, statement: Statement | None) -> set[str]:
    """What an entry may say of its value: as it was typed, rounded, or shortened."""
    quantity, value = row.quantity, truth.now.values.get(row.quantity.name, math.nan)
    if not math.isfinite(value):
        return {NO_VALUE, ""} if row.entry.hasFocus() else {NO_VALUE}
    rounded = quantity.shown(value)
    unit = statement.unit if statement else ""
    typed = quantity.exact(value, unit) if row.entry.hasFocus() else quantity.legible(value, unit)
    return {typed, rounded, show.abbreviated(rounded), show.abbreviated(quantity.shown(value, 2))}


def _heading(wiring: Wiring, truth: Truth) -> Iterator[str]:
    heading, scenario, base = wiring.window_.heading, truth.scenario, truth.opened
    yield from _differ("title", heading.title.text(), scenario.title or "Untitled scenario")
    summary = " ".join(scenario.summary.split())
    yield from _differ("summary", heading.summary.text(), summary)
    names = {*scenario.statements, *base.statements}
    count = sum(scenario.statements.get(n) != base.statements.get(n) for n in names)
    words = f"{count} statement{'' if count == 1 else 's'} changed"
    said = words if count else ", ".join(scenario.tags)
    yield from _differ("changes", heading.changes.text(), said)
    yield from _differ("“Put all back”", heading.button.isEnabled(), count > 0)


def _history(wiring: Wiring, _truth: Truth) -> Iterator[str]:
    stack, actions = wiring.store.undo_stack, wiring.window_.actions_
    for action, can, text in (
        (actions.undo, stack.canUndo(), stack.undoText()),
        (actions.redo, stack.canRedo(), stack.redoText()),
    ):
        yield from _differ(f"“{action.text()}”", action.isEnabled(), can)
        if menu_text(text) not in action.text():
            yield f"“{action.text()}” would take back “{text}”"


def _title(wiring: Wiring, truth: Truth) -> Iterator[str]:
    window, path = wiring.window_, wiring.document.path
    name = path.name if path else truth.scenario.title or "Untitled scenario"
    title = f"{short(name, 200)}[*] – Wattif"
    yield from _differ("window title", window.windowTitle(), title)
    saved = wiring.store.origin.saved
    yield from _differ("unsaved", window.isWindowModified(), truth.scenario != saved)


def _assumptions(wiring: Wiring, truth: Truth) -> Iterator[str]:
    quantities, now = model().quantities, truth.now
    names = now.assumptions
    wanted = {f"{quantities[n].label} {quantities[n].legible(now.values[n])}" for n in names}
    buttons = wiring.window_.assumptions.findChildren(QPushButton)
    shown = {b.text() for b in buttons if not b.isHidden()}
    yield from _differ("assumptions", shown, set(map(menu_text, wanted)))


def _claims(wiring: Wiring, truth: Truth) -> Iterator[str]:
    contradictions = [check for check in truth.now.checks if check.parts]
    judged = verdicts(truth.now, truth.drawn)
    buttons = [b for b in wiring.window_.claims.buttons if not b.isHidden()]
    wanted = [check.quantity for check in contradictions]
    wanted += [verdict.claim.quantity for verdict in judged]
    yield from _differ("cards", [button.card.quantity for button in buttons], wanted)
    for button, verdict in zip(buttons[len(contradictions) :], judged, strict=False):
        yield from _differ(f"verdict on {button.card.heading}", button.card.verdict, verdict.words)
    for button, check in zip(buttons, contradictions, strict=False):
        value = model().quantities[check.quantity].shown(check.value)
        if not button.card.figure.endswith(value):
            yield f"contradiction “{button.card.figure}”, but it is {value}"


def _stage(wiring: Wiring, truth: Truth) -> Iterator[str]:
    assert wiring.insight is not None
    focus = wiring.insight.focus
    wanted = drivers(truth.now, focus)
    yield from _differ("what drives it", wiring.window_.stage.sentence.text(), wanted)
