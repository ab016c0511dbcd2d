"""Reads files, each in a process of its own, and tells what each did.

`python -m tests.explorer.trial FOLDER FILE...` prints a line of JSON for each.

The processes are forked from one that has loaded everything, so that what they open, import and
compute is the files' doing alone.
"""

import json
import os
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from explorer.errors import WattifError
from explorer.files import opened, save
from explorer.results import evaluate
from explorer.study.then import shown_by
from tests.explorer.samples import FLEET, HEAD

PATIENCE = 20
"""Seconds of processor after which a file has hung the program."""
_USUAL = f'{HEAD}# remark\n[sources.a]\ntext = "A"\n[statements]\n' + "".join(
    f'{name} = {{ value = "{value}", cite = "a" }}\n' for name, value in FLEET.items()
)
_ODD = "[[claims]]\nquantity = 'energy'\nvalue = '1 W*fortnight'\n"
"""For what is loaded on demand: the units of pint."""
_MB = 1024


def main(folder: Path, names: Sequence[str]) -> None:
    """Print the floor, and what each file did."""
    harmless = folder / "harmless.toml"
    harmless.write_text(_USUAL + _ODD, encoding="utf-8")
    _read(harmless, folder)
    _read(folder / "nothing.toml", folder)
    print(json.dumps({"name": "floor", "reading": floor()}), flush=True)
    for name in names:
        print(json.dumps(_apart(Path(name), folder)), flush=True)


def floor() -> float:
    """Seconds of processor that 1 MB with nothing wrong takes, by the standard library alone."""
    text = "".join(f"key-{n} = 'value {n}'\n" for n in range(40_000))
    begun = time.process_time()
    tomllib.loads(text)
    return time.process_time() - begun


def _apart(path: Path, folder: Path) -> dict[str, Any]:
    """What a file did in a process of its own."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        signal.alarm(4 * PATIENCE)
        outcome = _read(path, folder)
        os.write(into, json.dumps(outcome).encode()[:60_000])
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        told = pipe.read()
    _child, status = os.waitpid(child, 0)
    return {"name": path.stem, "status": status, **(json.loads(told) if told else {})}


def _read(path: Path, folder: Path) -> dict[str, Any]:
    """Read a file, evaluate and save what is in it; what that took and what it did."""
    watch = _Watch()
    before, begun = _peak(), time.process_time()
    answer, file = "", None
    try:
        file = opened(path)
    except WattifError as error:
        answer = str(error)
    reading, begun = time.process_time() - begun, time.process_time()
    read_events, watch = watch.end(), _Watch()
    if file is not None:
        target = folder / "saved.toml"
        save(file.scenario, target, before=file.text, shown=shown_by(evaluate(file.scenario)))
        assert opened(target).scenario == file.scenario
        target.unlink()
    return {
        "answer": answer,
        "reading": reading,
        "saving": time.process_time() - begun,
        "memory": _peak() - before,
        "read_events": read_events,
        "save_events": watch.end(),
    }


def _peak() -> float:
    """MB that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB


class _Watch:
    """Hears of whatever the interpreter opens, imports, compiles, runs or connects to."""

    def __init__(self) -> None:
        self._heard: set[tuple[str, str]] = set()
        self._listening = True
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._listening and event.partition(".")[0] not in _HARMLESS:
            self._heard.add((event, str(arguments[0] if arguments else "")[:300]))

    def end(self) -> list[tuple[str, str]]:
        """What was heard, in alphabetical order; from here on nothing more is."""
        self._listening = False
        return sorted(self._heard)


_HARMLESS = ("object", "sys", "gc", "marshal", "builtins", "array", "code", "function")
"""Events that stay inside the interpreter."""

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
