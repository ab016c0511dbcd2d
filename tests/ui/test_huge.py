"""The largest files that can be opened leave the window as quick as the others do."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from explorer.model import model
from tests.explorer import trial
from tests.explorer.hostile import VALID
from tests.explorer.samples import HEAD
from tests.ui.conftest import Opener
from ui.stage import PAGES
from ui.wiring import Wiring

ROOM = 8
"""Times what the standard library takes for 1 MB of harmless TOML: at most one second."""
ROUNDS = 30
"""Of events, after which everything has come to rest."""
_LONG = "a word and [another] one <b>bold</b> " * 540
_EVERYTHING = (
    HEAD
    + f'title = "{_LONG}"\nsummary = "{_LONG}"\nnotes = "{_LONG}"\n[sources.a]\ntext = "{_LONG}"\n'
    + "[statements]\n"
    + "".join(
        f'{name} = {{ value = "{q.exact(q.si_slider[1])}", note = "{"n" * 9_000}" }}\n'
        for name, q in model().quantities.items()
    )
)
WORST = {
    **{name: VALID[name] for name in ("1,000 sources", "200 claims", "tables of ten parts")},
    "everything stated": _EVERYTHING,
    "200 long claims": HEAD
    + f"[[claims]]\nquantity = 'energy'\nvalue = '1 GWh'\nsentence = \"{_LONG[:4_500]}\"\n" * 200,
}


def longest(act: Callable[[], None]) -> float:
    """The most seconds of processor that pass until the window answers again."""
    steps: list[Callable[[], None]] = [act, *(QCoreApplication.processEvents,) * ROUNDS]
    return max(map(_took, steps))


def _took(step: Callable[[], None]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun


def looked_through(wiring: Wiring, path: Path) -> dict[str, float]:
    """How long one waits at most: opening a file, turning pages, moving a slider, in a meeting."""
    tabs = wiring.window_.stage.tabs
    waits = {"opening": longest(partial(wiring.document.open_file, path))}
    for place, page in enumerate(PAGES):
        waits[page.title] = longest(partial(tabs.setCurrentIndex, place))
    waits["moving"] = longest(partial(wiring.store.state, "pue", 1.3, "1"))
    waits["pinning"] = longest(wiring.pinning.pin)
    waits["recording"] = longest(wiring.storytelling.record)
    waits["presenting"] = longest(wiring.presenting.present)
    waits["ending the show"] = longest(wiring.presenting.end)
    assert wiring.document.path == path
    return waits


@pytest.mark.parametrize("name", WORST)
def test_a_huge_file_keeps_nobody_waiting(name: str, opened: Opener, tmp_path: Path) -> None:
    path, floor = tmp_path / "huge.wattif.toml", trial.floor()
    path.write_text(WORST[name], encoding="utf-8")
    waits = looked_through(opened("gpt-4-training"), path)
    print("; ".join(f"{what} {waited:.2f} s" for what, waited in waits.items()), f"; {floor:.2f} s")
    assert max(waits.values()) < ROOM * floor
