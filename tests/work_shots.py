"""Pictures of what keeps work safe: the history, what was recovered, what differs, a table."""

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtWidgets import QDialog

from explorer import library
from explorer.results import evaluate
from explorer.study.then import Change
from explorer.table_reader import read_table
from ui.panels.claiming import ClaimsDialog
from ui.panels.differences import CompareDialog
from ui.panels.imported import ImportDialog
from ui.panels.recover import Found, RecoverDialog
from ui.panels.then import ThenDialog
from ui.wiring import Wiring

_TABLE = """name\tvalue\tunit\tsource
GPU count\t27,000\t\tour own count
power per server\t6.8\tkW\tmeter
PUE\t0.9\t\tmeter
run time\tabout a year\t\t
"""


def change(wiring: Wiring) -> None:
    """Some work, with its history beside it and a sentence that can be answered."""
    store, window = wiring.store, wiring.window_
    store.state("pue", 1.3)
    store.state("gpu_count", 27_000)
    store.set_range("server_power", (5_200, 6_600))
    store.open(library.preset("palm-training"))
    store.free("pue")
    window.actions_.history.trigger()
    offers = dict.fromkeys(("&Reload", "&Keep mine", "&Compare"), window.close)
    window.notice.say("mine.wattif.toml was changed by another program.", offers)


def dialogs() -> Iterator[tuple[str, QDialog]]:
    """Each dialog with something in it, by the name of its picture."""
    saved = library.preset("gpt-4-training")
    work = saved.stating("pue", 1.3).stating("gpu_count", 27_000).freeing("grid_intensity")
    when = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
    found = [
        Found(saved.title, "/home/ada/mine.wattif.toml", when, work, saved),
        Found("PaLM", "", when, library.preset("palm-training"), saved),
        Found("Gone", "/drive/x.toml", when, work, None, "x.toml cannot be read: it is gone."),
    ]
    yield "recover", RecoverDialog(found)
    yield "compare", CompareDialog(saved, work, "In the file", "On screen", "Compared")
    why = "It is computed otherwise now: then “IT energy × PUE.”, now with the losses of the lines."
    yield "then", ThenDialog([Change("energy", "48.8 GWh", "50.1 GWh", why)], "0.0.9")
    yield "import", ImportDialog(read_table(_TABLE), evaluate(saved))
    yield "claims", ClaimsDialog(saved)
