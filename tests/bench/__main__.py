"""Print all measurements as one table."""

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from tests.bench import Row

MODULES = ("model", "insight", "cli", "start", "window", "compare", "present", "memory")


def rows(names: Sequence[str]) -> Iterator[Row]:
    """The rows of the modules that are there."""
    for name in names:
        if find_spec(f"tests.bench.{name}"):
            yield from import_module(f"tests.bench.{name}").rows()
        else:
            print(f"no tests/bench/{name}.py", file=sys.stderr)


def line(row: Row) -> tuple[str, ...]:
    """The row's cells."""
    suffix = "" if row.floor is not None else f" {row.unit}"
    times = "×" if row.floor is not None else ""
    return (
        row.name,
        f"{row.ours:.3g} {row.unit}",
        "" if row.floor is None else f"{row.floor:.3g} {row.unit}",
        "" if row.ratio is None else f"{row.ratio:.2f}×",
        "" if row.aim is None else f"≤ {row.aim:g}{times}{suffix}",
        {True: "met", False: "MISSED", None: ""}[row.met],
    )


def main(names: Sequence[str]) -> None:
    """Measure and print, one row as soon as it is known."""
    widths = (52, 10, 10, 8, 9, 6)
    for cells in (("", "ours", "floor", "ratio", "aim", ""), *map(line, rows(names or MODULES))):
        name, *others = (
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        print(name, *others, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
