"""Pictures to look at: the window and each chart, light and dark, small and large.

`python -m tests.shots FOLDER` draws them with the real program, off screen.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QDialog, QWidget

from explorer import library
from explorer.scenario import Scenario
from explorer.study.goal import Goal
from tests import present_shots, work_shots
from tests.closing import close
from ui import app, theme
from ui.panels import choices
from ui.panels.follow import FollowDialog
from ui.panels.picker import PickerDialog
from ui.stage import PAGES
from ui.wiring import Wiring

SIZES = ((1280, 720), (1600, 1000), (1920, 1080), (2560, 1440))
_GWH = 3.6e12
PRESETS = (
    "gpt-4-training",
    "google-search-ai",
    "nas-strubell",
    "gpt-3-training",
    "ai-2030-groarke",
    "headline-multipliers-2035",
)


def main(folder: Path) -> None:
    """Draw every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    theme.prepare_fonts(app.make_application())
    for name in ("light", "dark"):
        theme.apply("dark" if name == "dark" else "light")
        for title, draw in _pictures():
            path = folder / f"{title}-{name}.png"
            draw(path)
            print(path)


def _pictures() -> Iterator[tuple[str, Callable[[Path], None]]]:
    for width, height in SIZES:
        yield f"window-{width}x{height}", _Window(library.DEFAULT, width, height)
    for name in PRESETS[1:]:
        yield f"window-{name}", _Window(name, 1600, 1000)
    for place, page in enumerate(PAGES):
        title = "page-" + page.title.lower().replace(" ", "-")
        for width, height in SIZES[:2] if place else ():
            yield f"{title}-{width}x{height}", _Page(place, width, height)
    yield "page-make-it-true-2560x1440", _Page(3, 2560, 1440)
    yield "window-empty", _empty
    yield "window-changed", _changed
    yield "charts", _charts
    yield "explain", _explain
    yield "gallery", _gallery
    yield "follow", _follow
    for width, height in SIZES[:2]:
        yield f"history-{width}x{height}", _History(width, height)
    yield from present_shots.pictures()
    for title, _dialog in work_shots.dialogs():
        yield title, _Work(title)


class _Window:
    """The whole window on one preset at one size."""

    def __init__(self, preset: str, width: int, height: int) -> None:
        self._preset, self._width, self._height = preset, width, height

    def __call__(self, path: Path) -> None:
        wiring = _open(library.preset(self._preset), self._width, self._height)
        _grab(wiring.window_, path)
        close(wiring)


class _Page:
    """One page of charts, with a target and, for the outlook, a scenario that has one."""

    def __init__(self, place: int, width: int, height: int) -> None:
        self._place, self._width, self._height = place, width, height

    def __call__(self, path: Path) -> None:
        outlook = PAGES[self._place].charts == ("outlook",)
        preset = library.preset("headline-multipliers-2035" if outlook else library.DEFAULT)
        wiring = _open(preset, self._width, self._height)
        wiring.store.aim(Goal("energy", 60 * _GWH))
        wiring.window_.stage.tabs.setCurrentIndex(self._place)
        _grab(wiring.window_, path)
        close(wiring)


class _History:
    """The window at work, with its history."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height

    def __call__(self, path: Path) -> None:
        wiring = _open(library.preset(library.DEFAULT), self._width, self._height)
        work_shots.change(wiring)
        _grab(wiring.window_, path)
        close(wiring)


class _Work:
    """One of the dialogs about work, in the theme of the moment."""

    def __init__(self, title: str) -> None:
        self._title = title

    def __call__(self, path: Path) -> None:
        _show(dict(work_shots.dialogs())[self._title], path)


def _open(scenario: Scenario, width: int = 1600, height: int = 1000) -> Wiring:
    wiring = app.build(scenario)
    wiring.window_.resize(width, height)
    wiring.window_.show()
    wiring.place_charts()
    app.settle()
    return wiring


def _grab(widget: QWidget, path: Path) -> None:
    app.settle()
    widget.grab().save(str(path))


def _empty(path: Path) -> None:
    wiring = _open(Scenario())
    _grab(wiring.window_, path)
    close(wiring)


def _changed(path: Path) -> None:
    """Statements moved, a group unfolded, a sentence across the top."""
    wiring = _open(library.preset(library.DEFAULT))
    wiring.store.state("pue", 1.55)
    wiring.store.state("server_power", 4800)
    wiring.store.state("active_share", 0.17)
    wiring.window_.panel.groups[1].header.setChecked(True)
    wiring.window_.notice.say("scenario.toml, line 7: statements, pue: PUE cannot be below 1.")
    _grab(wiring.window_, path)
    close(wiring)


def _charts(path: Path) -> None:
    """Each chart by itself, at the size it has in a large window."""
    wiring = _open(library.preset(library.DEFAULT), 1920, 1080)
    for chart in wiring.charts.values():
        _grab(chart, path.with_name(f"{path.stem}-{type(chart).__name__.lower()}.png"))
    _grab(wiring.window_.stage, path)
    close(wiring)


def _explain(path: Path) -> None:
    wiring = _open(library.preset(library.DEFAULT))
    wiring.explain("emissions")
    if wiring.explanation is not None:
        _grab(wiring.explanation, path)
    close(wiring)


def _gallery(path: Path) -> None:
    dialog = PickerDialog("Presets", "Search title, tag, summary…", choices.presets())
    _show(dialog, path)


def _follow(path: Path) -> None:
    wiring = _open(library.preset(library.DEFAULT))
    results = wiring.store.results
    dialog = FollowDialog("servers", 5000.0, results, ["gpu_count", "gpus_per_server"])
    _show(dialog, path)
    close(wiring)


def _show(dialog: QDialog, path: Path) -> None:
    dialog.show()
    _grab(dialog, path)
    dialog.close()
    dialog.deleteLater()
    app.settle()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots"))
