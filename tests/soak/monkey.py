"""A long session: twenty thousand things done at random, and no memory lost by them."""

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from tests.monkey.census import hand_large_pieces_back, resident
from tests.monkey.run import MishapError, Monkey
from ui import app, theme

_WARM = 5_000
"""So many actions before memory is looked at: caches and the history are full by then."""
_PART = 1_000
_MOST = 5.0
"""Megabytes that 10,000 actions may add."""


def run(arguments: Sequence[str]) -> int:
    """Let the monkey in, and say what came of it; 0 where all is well."""
    parser = argparse.ArgumentParser(prog="monkey", description=__doc__)
    parser.add_argument("actions", type=int, nargs="?", default=20_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    asked = parser.parse_args(arguments)
    hand_large_pieces_back()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(folder) / name)
        return _session(Monkey(asked.seed, _files(Path(folder))), asked.actions)


def _files(folder: Path) -> Path:
    theme.prepare_fonts(app.make_application())
    return folder / "files"


def _session(monkey: Monkey, actions: int) -> int:
    monkey.tour()
    before = monkey.alive()
    used: list[tuple[int, float]] = []
    try:
        while monkey.step < actions:
            monkey.act(min(_PART, actions - monkey.step))
            more = monkey.alive() - before
            used.append((monkey.step, resident()))
            print(f"{monkey.step:>7,} actions, {used[-1][1]:.1f} MB", flush=True)
            if more or monkey.left():
                print(f"not let go of: {dict(more)}, {monkey.left()}")
                return 1
    except MishapError as mishap:
        print(mishap)
        return 1
    finally:
        monkey.leave()
    grown = growth(used)
    if grown is None:
        print(f"memory is looked at from {_WARM:,} actions on; these were too few")
        return 0
    print(f"memory that 10,000 actions add: {grown:.1f} MB, at most {_MOST:.0f} are allowed")
    return 0 if grown <= _MOST else 1


def growth(used: Sequence[tuple[int, float]]) -> float | None:
    """Megabytes in 10,000 actions, once it is warm: the slope of a line through all of them.

    None where it has not been warm for long enough.
    """
    warm = [one for one in used if one[0] >= _WARM]
    if len(warm) < 3:
        return None
    steps, megabytes = np.array(warm).T
    return float(np.polyfit(steps, megabytes, 1)[0]) * 10_000
