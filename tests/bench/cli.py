"""The command line: a whole process, from the shell to the last line."""

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.bench import Row, medians

ROOT = Path(__file__).resolve().parents[2]
RUN = (sys.executable, "-m", "explorer", "run", "gpt-4-training", "--json")
FLOOR = (sys.executable, "-c", "import pydantic, numpy")
NOTHING = (sys.executable, "-c", "")


def process(command: Sequence[str]) -> None:
    """Run a command to its end."""
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def rows() -> list[Row]:
    """The process beside one that only loads two libraries."""
    ours, floor, nothing = medians(
        [partial(process, command) for command in (RUN, FLOOR, NOTHING)], rounds=15
    )
    return [
        Row(
            "wattif run gpt-4-training --json; floor: two imports",
            ours * 1e3,
            floor * 1e3,
            "ms",
            2.5,
        ),
        Row("  the same; floor: an empty process", ours * 1e3, nothing * 1e3, "ms", None),
    ]
